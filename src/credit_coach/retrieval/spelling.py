"""Slips of the keyboard.

Chinese words of the field that were typed as other characters of the same sound (崔收, 征性), and English words that
nobody writes and that one or two letters turn into a word of the articles (intrest, baitaio).

What is a word already is left alone: 语气 is not 逾期, and "steam" is not "steal".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from pypinyin import lazy_pinyin
from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

from credit_coach.knowledge.figures import is_han

_HAN = re.compile(r"[一-鿿]+")
_LATIN = re.compile(r"[A-Za-z]+")
#: Sounds that many speakers do not tell apart, and typing tools therefore confuse.
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"), ("ang", "an"))
_LONGEST_TERM = 4
#: A word of the articles stands there at least so often: a slip that somebody wrote there on purpose is none.
_AT_LEAST, _FAR_MORE = 4, 20
#: Letters of a word that is looked at, and from which on two of them may be wrong.
_SHORTEST, _LONG = 4, 9
#: Words from which on what may be read as pinyin is nothing else, and the marks around them.
_SENTENCE, _MARKS = 5, ",.?!;:，。？！；："


class English:
    """The English words of the articles with how often they stand there, and the syllables of pinyin beside them."""

    def __init__(self, counts: Mapping[str, int], syllables: Sequence[str]) -> None:
        self.counts = dict(counts)
        self.syllables = tuple(syllables)
        self._pinyin = re.compile(rf"(?:{'|'.join(syllables)}){{2,}}")
        self._syllables = re.compile(rf"(?:{'|'.join(syllables)})+")

    @classmethod
    def of(cls, texts: Iterable[str]) -> English:
        """Count the words of texts; a slip that many people make is left out."""
        counts = Counter(word.lower() for text in texts for word in _LATIN.findall(text) if len(word) >= _SHORTEST)
        found = {"".join(lazy_pinyin(chr(code))) for code in range(0x4E00, 0x9FA6)}
        syllables = sorted((one for one in found if one.isascii() and one.isalpha()), key=lambda one: (-len(one), one))
        english = cls({word: count for word, count in counts.items() if count >= _AT_LEAST}, syllables)
        # What many who ask write wrong is told by the word that is far more common.
        dictionary = SpellChecker(language="en")
        odd = [word for word in english.counts if not dictionary.known([word])]
        for word, near in [(word, english.nearest(word)) for word in odd]:
            if near and english.counts[near] >= _FAR_MORE * english.counts[word]:
                del english.counts[word]
        return english

    def is_pinyin(self, text: str) -> bool:
        """Tell whether a message is a sentence in pinyin, word for word; a short one may be English all the same."""
        words = text.lower().split()
        return len(words) >= _SENTENCE and all(map(self._syllables.fullmatch, (word.strip(_MARKS) for word in words)))

    def nearest(self, word: str) -> str:
        """Return the most likely other word of the articles, "" where none is near."""
        # Few slips are in the first letter, and most words that differ there are other words.
        known = [one for one in self.counts if one[0] == word[0] and one != word]
        # A word in pinyin (jietiao) is none that English letters were mixed up in; a name may be (baitaio).
        if self._pinyin.fullmatch(word):
            known = [one for one in known if self._pinyin.fullmatch(one)]
        wrong = 2 if len(word) >= _LONG else 1
        near = process.extract(word, known, scorer=OSA.distance, score_cutoff=wrong, limit=8)
        return min(near, key=lambda one: (one[1], -self.counts[one[0]]))[0] if near else ""


class Speller:
    """Repairs slips. `terms` are the field's Chinese words, `english` the words of what is searched in English.

    `cut` divides a run of Chinese characters into the words of a dictionary.
    """

    def __init__(self, terms: Iterable[str], english: English, cut: Callable[[str], Sequence[str]]) -> None:
        self._cut = cut
        self._english = english
        self._terms = frozenset(term for term in terms if 2 <= len(term) <= _LONGEST_TERM and all(map(is_han, term)))
        self._by_sound: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for term in sorted(self._terms):
            self._by_sound[_sounds(term)].append(term)
        self._dictionary = SpellChecker(language="en")
        # Bounded, and for this speller alone: people make the same slips again and again.
        self._repair_word = lru_cache(maxsize=10_000)(self._nearest)

    def can_read(self, text: str) -> bool:
        """Tell whether a message is written as it is searched for: not in pinyin."""
        return not self._english.is_pinyin(text)

    def __call__(self, text: str) -> str:
        """Return the text with its slips repaired; everything else stays as it is."""
        text = _HAN.sub(lambda match: self._repair_run(match[0]), text)
        return _LATIN.sub(lambda match: self._repair_word(match[0]), text)

    def _repair_run(self, run: str) -> str:
        """Replace what sounds like a term and is made of single characters, not of parts of other words."""
        sounds = _sounds(run)
        loose = [len(word) == 1 for word in self._cut(run) for _ in word]
        at = 0
        while at < len(run):
            size = self._slip_at(run, sounds, loose, at)
            if size:
                run = run[:at] + self._term_for(run[at : at + size], sounds[at : at + size]) + run[at + size :]
            at += max(1, size)
        return run

    def _slip_at(self, run: str, sounds: tuple[str, ...], loose: Sequence[bool], at: int) -> int:
        """Return the length of the slip that begins there, 0 where none does."""
        for size in range(min(_LONGEST_TERM, len(run) - at), 1, -1):
            whole = all(loose[at : at + size])
            if whole and self._term_for(run[at : at + size], sounds[at : at + size]):
                return size
        return 0

    def _term_for(self, piece: str, sounds: tuple[str, ...]) -> str:
        """Return the term that sounds like a piece and shares a character with it, "" where there is none."""
        if piece in self._terms:
            return ""
        terms = self._by_sound.get(sounds, ())
        return next((term for term in terms if any(a == b for a, b in zip(term, piece, strict=True))), "")

    def _nearest(self, word: str) -> str:
        lower = word.lower()
        if len(lower) < _SHORTEST or lower in self._english.counts or self._dictionary.known([lower]):
            return word
        return self._english.nearest(lower) or word


def _sounds(text: str) -> tuple[str, ...]:
    """Return the sound of each character, without tones, sounds that are often confused made one."""
    return tuple(map(_sound, text))


@lru_cache(maxsize=30_000)
def _sound(character: str) -> str:
    sound = "".join(lazy_pinyin(character))
    for old, new in _ALIKE:
        sound = sound.replace(old, new)
    return sound
