"""Words for keyword search. Chinese: dictionary words plus character pairs, which survive a bad cut; English: stems."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable

import rjieba
import snowballstemmer

from credit_coach.knowledge.figures import is_han

_RUNS = re.compile(r"[一-鿿]+|[a-z0-9]+(?:['.][a-z0-9]+)*%?")
_STOP = frozenset(
    """
    的 了 吗 呢 吧 啊 呀 么 嘛 哦 我 你 他 她 它 们 我们 是 在 有 和 与 就 都 也 还 会 要 能 被 把 对 给 让 这 那 个
    a an the is are was were be been am i you he she it we they my your me to of in on at for and or do does did will
    would can could should may what how when which who that this there if with from by as not have has had 一个
    """.split()
)


class Tokenizer:
    """Cuts questions and passages into search terms; the field's own words stay whole."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._jieba = rjieba.Jieba()
        for term in terms:
            self._jieba.add_word(term, 20_000, "n")
        self._stemmer = snowballstemmer.stemmer("english")
        self._stemming = threading.Lock()
        self._stems: dict[str, str] = {}

    def __call__(self, text: str) -> list[str]:
        """Return the search terms of `text`, with repeats: its words, and the character pairs of Chinese."""
        terms: list[str] = []
        for run, is_chinese in _runs(text):
            terms.extend(self._words_of(run, is_chinese))
            if is_chinese:
                terms.extend(run[i : i + 2] for i in range(len(run) - 1))
        return terms

    def cut(self, run: str) -> list[str]:
        """Return a run of Chinese characters as words of the dictionary, nothing left out."""
        return list(self._jieba.cut(run, False))

    def words(self, text: str) -> list[str]:
        """Return the words of `text` alone."""
        return [word for run, is_chinese in _runs(text) for word in self._words_of(run, is_chinese)]

    def _words_of(self, run: str, is_chinese: bool) -> list[str]:
        if is_chinese:
            return [word for word in self.cut(run) if word not in _STOP]
        return [] if run in _STOP else [self._stem(run)]

    def _stem(self, word: str) -> str:
        stem = self._stems.get(word)
        if stem is None:
            with self._stemming:  # the stemmer keeps the word it works on in itself
                stem = str(self._stemmer.stemWord(word))
                # Bounded: a stream of made-up words must not grow the cache for ever.
                if len(self._stems) > 50_000:
                    self._stems.clear()
                self._stems[word] = stem
        return stem


def _runs(text: str) -> list[tuple[str, bool]]:
    """Return the runs of one script in normalised text, each with whether it is Chinese."""
    return [(run, is_han(run[0])) for run in _RUNS.findall(unicodedata.normalize("NFKC", text).lower())]
