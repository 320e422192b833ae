"""What a text is made of for the bundled encoder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from credit_coach.config import bundled_folder
from credit_coach.retrieval.units import EDGE, Units, neighbours

PIECES = ["[UNK]", "花", "呗", "逾", "期", "late", "pay"]
BUNDLED = Units.load(bundled_folder("models") / "coach-static")


@pytest.fixture
def units() -> Units:
    """Return six pieces, two words and two pairs."""
    tokenizer = Tokenizer(models.WordPiece({piece: n for n, piece in enumerate(PIECES)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return Units(tokenizer, ["late", "逾期"], [(EDGE, 3), (2, 3)])


def test_each_view_adds_its_own_units_after_the_pieces(units: Units) -> None:
    """Rows of words and of pairs follow the rows of the pieces in their tables."""
    assert units.sizes == {"pieces": 7, "words": 9, "pairs": 9}
    assert units("花呗逾期") == ([1, 2, 3, 4], [1, 2, 3, 4, 8], [1, 2, 3, 4, 8])
    assert units("逾期 LATE") == ([3, 4, 5], [3, 4, 5, 8, 7], [3, 4, 5, 7])


def test_unknown_pieces_are_passed_over(units: Units) -> None:
    """An emoji pulls nothing anywhere, and its neighbours become neighbours."""
    assert units("花呗😭逾期") == units("花呗逾期")
    assert units("😭") == units("") == ([], [], [])


def test_neighbours_have_edges() -> None:
    """The first and the last piece stand beside an edge; nothing has no neighbours."""
    assert list(neighbours([4, 5])) == [(EDGE, 4), (4, 5), (5, EDGE)]
    assert list(neighbours([])) == []


def test_units_are_read_as_they_were_written(units: Units, tmp_path: Path) -> None:
    """What is saved and loaded cuts a text alike."""
    units.save(tmp_path)
    again = Units.load(tmp_path)
    assert (again.words, again.pairs, again.sizes) == (units.words, units.pairs, units.sizes)
    assert again("花呗逾期 late pay") == units("花呗逾期 late pay")


@given(st.text())
def test_any_text_gives_rows_that_the_tables_have(text: str) -> None:
    """Whatever is typed, the rows of each view begin with the pieces and lie within its table."""
    pieces, words, pairs = BUNDLED(text)
    assert words[: len(pieces)] == pairs[: len(pieces)] == pieces
    for rows, size in zip((pieces, words, pairs), BUNDLED.sizes.values(), strict=True):
        assert all(0 <= row < size for row in rows)


#: What people type, what is beside it in the code tables, and what joins with its neighbours when text is normalised.
ODD = st.text(
    st.sampled_from(
        "花呗还款 aZ9.,?%<=&；，。…（）“—～【￥¥①ﬁé\u0301\u0338\u3000\u00a0\u200b\u0085\x1c\ufffd\U00020000Ａ😭가ё"
    )
)


@given(st.text() | ODD)
def test_pieces_are_those_of_the_tokenizer(text: str) -> None:
    """Cutting a text into chunks whose pieces are remembered gives what the tokenizer gives for the whole text."""
    whole = BUNDLED.tokenizer.encode(text, add_special_tokens=False).ids
    unknown = BUNDLED.tokenizer.token_to_id("[UNK]")
    assert BUNDLED.pieces(text) == [piece for piece in whole if piece != unknown]


def test_what_people_type_is_not_remembered(units: Units) -> None:
    """A name or a number that was in a text is nowhere in the units afterwards."""
    before = dict(units._known)
    units("花呗逾期 Zhang.San 6222020200112233")
    assert units._known == before
