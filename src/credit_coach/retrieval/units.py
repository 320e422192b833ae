"""The units of a text that the bundled encoder has rows for: word pieces, dictionary words, neighbouring pieces.

Three views look at one text. "pieces" sees word pieces alone (Chinese by character), "words" sees dictionary words too,
"pairs" sees neighbouring pieces too, the edges of the text among them. What one view misses another one catches.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import rjieba
from tokenizers import Tokenizer

VIEWS = ("pieces", "words", "pairs")
#: Stands before the first piece and after the last one.
EDGE = -1
Pair = tuple[int, int]
#: Marks that stand alone whatever is beside them.
_WIDE_MARKS = "，。！？；：“”‘’（）《》【】、…—～"
_MARKS = rf"!-/:-@\[-`{{-~{_WIDE_MARKS}"
#: What a tokenizer of this kind never joins: a Chinese character, a mark, and what stands between these and blanks.
_CHUNKS = re.compile(rf"[一-鿿]|[{_MARKS}]|[^ \t\n\r\u3000一-鿿{_MARKS}]+")


class Units:
    """What a text is made of, as row numbers of each view's table: pieces first, then the view's own units."""

    def __init__(self, tokenizer: Tokenizer, words: Sequence[str], pairs: Sequence[Pair]) -> None:
        """Take the pieces of a tokenizer made as in `training.vocabulary`, known words, and pairs of piece numbers."""
        tokenizer.no_padding()
        self.tokenizer, self.words, self.pairs = tokenizer, tuple(words), tuple(pairs)
        pieces = tokenizer.get_vocab_size()
        self.sizes = {"pieces": pieces, "words": pieces + len(words), "pairs": pieces + len(pairs)}
        self._words = {word: pieces + place for place, word in enumerate(words)}
        self._pairs = {pair: pieces + place for place, pair in enumerate(pairs)}
        self._unknown = unknown_id(tokenizer)
        # The pieces of what is most of any text, cut once. What people type is not remembered.
        common = [*tokenizer.get_vocab(), *(word for word in words if word.isascii()), *_WIDE_MARKS]
        cut = tokenizer.encode_batch(common, add_special_tokens=False)
        self._known = {chunk: self._without_unknown(one.ids) for chunk, one in zip(common, cut, strict=True)}

    def __call__(self, text: str) -> tuple[list[int], list[int], list[int]]:
        """Return the rows of a text in each of `VIEWS`; unknown pieces are passed over, nothing known gives no rows."""
        pieces, words, pairs = self.parts(text)
        return pieces, pieces + words, pieces + pairs

    def parts(self, text: str) -> tuple[list[int], list[int], list[int]]:
        """Return the rows that all views have, those of words alone and those of pairs alone; none without pieces."""
        pieces = self.pieces(text)
        if not pieces:
            return [], [], []
        words = [row for word in self.cut(text) if (row := self._words.get(word)) is not None]
        pairs = [row for pair in neighbours(pieces) if (row := self._pairs.get(pair)) is not None]
        return pieces, words, pairs

    def pieces(self, text: str) -> list[int]:
        """Return the known pieces of a text in their order.

        Looking chunks up takes a fifth of the time of the tokenizer, which only sees those that are rare.
        """
        pieces: list[int] = []
        for chunk in _CHUNKS.findall(text):
            known = self._known.get(chunk)
            if known is None and chunk.isascii():
                known = self._known.get(chunk.lower())
            if known is None:
                known = self._without_unknown(self.tokenizer.encode(chunk, add_special_tokens=False).ids)
            pieces += known
        return pieces

    def _without_unknown(self, ids: list[int]) -> list[int]:
        return [piece for piece in ids if piece != self._unknown]

    def cut(self, text: str) -> list[str]:
        """Return the words of a text, the blanks and marks between them included."""
        return words(unicodedata.normalize("NFKC", text).lower())

    def save(self, folder: Path) -> None:
        """Write tokenizer.json and units.json."""
        self.tokenizer.save(str(folder / "tokenizer.json"))
        known = {"words": self.words, "pairs": self.pairs}
        (folder / "units.json").write_text(json.dumps(known, ensure_ascii=False, separators=(",", ":")), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> Units:
        """Read what `save` wrote; any error of the files comes through."""
        known = json.loads((folder / "units.json").read_text("utf-8"))
        pairs = [(before, after) for before, after in known["pairs"]]
        return cls(Tokenizer.from_file(str(folder / "tokenizer.json")), known["words"], pairs)


def words(text: str) -> list[str]:
    """Return the dictionary words of a text in lower case; together they are the text."""
    return list(_cutter().cut(text, False))


@cache
def _cutter() -> Any:
    """Return the dictionary, 25 MB, once for all encoders."""
    return rjieba.Jieba()


def neighbours(pieces: Sequence[int]) -> Iterator[Pair]:
    """Yield each two neighbouring pieces, with the edges."""
    return pairwise([EDGE, *pieces, EDGE]) if pieces else iter(())


def unknown_id(tokenizer: Tokenizer) -> int:
    """Return the id of the piece that stands for unknown text, or -1 when the tokenizer has none."""
    piece = json.loads(tokenizer.to_str())["model"].get("unk_token")
    found = tokenizer.token_to_id(piece) if isinstance(piece, str) else None
    return -1 if found is None else found
