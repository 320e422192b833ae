"""What differs in order between a sentence and the passages, and what came before becoming after."""

from __future__ import annotations

import pytest

from credit_coach.answering.verification.edits import edits
from credit_coach.answering.verification.judge import WORDS
from credit_coach.answering.verification.reading import Read
from credit_coach.answering.verification.sequence import turned_round
from credit_coach.answering.verification.wording import load_wording
from credit_coach.knowledge.figures import Lang

PASSAGE = "The issuing bank lends with a credit card, the platform lends with monthly pay."


def _edits(sentence: str, passage: str, lang: Lang = "en") -> dict[str, float]:
    wording = load_wording(WORDS)[lang]
    return edits(Read.of(sentence, lang, wording), Read.of(passage, lang, wording))


def test_a_passages_own_words_need_no_edit() -> None:
    """A sentence laid on itself is all there, in order."""
    found = _edits(PASSAGE, PASSAGE)
    assert found["in_order"] == found["least_in_order"] == 1.0
    assert not any(found[name] for name in ("put_in", "left_out", "exchanged", "swapped", "steps_back"))


def test_a_swap_is_told_from_a_new_word() -> None:
    """What is exchanged for something else of the passages is a swap; a foreign word is put in."""
    swapped = _edits("The platform lends with a credit card.", PASSAGE)
    foreign = _edits("The grocer lends with a credit card.", PASSAGE)
    assert swapped["exchanged"] == foreign["exchanged"] == 1
    assert (swapped["swapped"], foreign["swapped"]) == (1, 0)


def test_nothing_to_lay_it_on() -> None:
    """Passages without words leave nothing in order and break nothing."""
    assert _edits("借款", "……", "zh")["in_order"] == 0


@pytest.mark.parametrize(
    ("sentence", "passage", "lang", "turned"),
    [
        ("2026年8月1日以前新办的分期有明示表。", "2026年8月1日起新办的分期有明示表。", "zh", True),
        ("到期之后再打电话。", "到期之前打电话。", "zh", True),
        ("到期前打个电话。", "到期之前打电话。", "zh", False),
        ("签字前看合同，签字后留一份。", "签字之后留一份，签字之前看合同。", "zh", False),
        ("Ask after the due date.", "Ask before the due date.", "en", True),
        ("Before the due date, ask.", "Ask before your due date.", "en", False),
        ("Ask after lunch.", "Ask before the due date.", "en", False),
    ],
)
def test_before_never_becomes_after(sentence: str, passage: str, lang: Lang, turned: bool) -> None:
    """The same day or event stays on its side; another event, or both sides in the passage, is another matter."""
    assert turned_round(sentence, passage, lang) is turned
