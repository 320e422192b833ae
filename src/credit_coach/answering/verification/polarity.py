"""What is affirmed and what is denied: a word that the passage only denies may not be affirmed, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from credit_coach.knowledge.figures import Lang

#: Cuts a text into search terms, as the index does.
Terms = Callable[[str], list[str]]

_STATEMENT = re.compile(r"[。;；!！?？]|\bbut\b|但|：")
_CLAUSE = re.compile(
    r"[,，。;；:：!！?？()（）“”\"、]|\bbut\b|\band\b|\bso\b|\bwhile\b|\b(?:is|are|was|were)\b(?! not)|(?<!not )\bcounts? as\b|但|而|(?=[也就才])"
)
#: Questions and set phrases that deny nothing: 是不是, 同不同意, 拿不准, 不同, "not only".
_NEUTRAL: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(
        r"(.)[不没]\1|不(?:同|过|仅|但|少|管|论|服|满|稳|妥|得不|一样|怕|如|然|断)|无论|没准|特别|分别|差别|区别|级别|个别|判别|性别"
        r"|别(?:人|的|家)|非常|未来|[拿说猜]不准|没人|不良|谈不下来"
    ),
    "en": re.compile(
        r"\b(?:not|instead of|rather than) (?:only|just|merely)\b|\bno matter\b|\bwhether or not\b|\bif not\b|\bno longer\b",
        re.IGNORECASE,
    ),
}
_DENIES: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(
        r"不(?:会|用|要|能|得|可以|可|许|准|必|应|该|算|是)?|没有?|无需|无须|无法|无|未|别|非|勿|禁止|严禁"
    ),
    "en": re.compile(
        r"\b(?:not|never|no|without|nor|neither|cannot|nobody|none|rather than|instead of|fail(?:s|ing|ed)? to)\b"
        r"|n['’]t\b",
        re.IGNORECASE,
    ),
}
#: How far a denial reaches: characters, words.
_REACH: dict[Lang, int] = {"zh": 4, "en": 4}
#: Denials of the whole clause that follows: 不会因为你逾期在他们的报告里添一笔.
_WHOLE: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"不(?:会|能|得|可以|许|必)|禁止|严禁"),
    "en": re.compile(r"^$"),
}
#: Denials behind what they deny: "… are out of bounds", …是不许的.
_BEHIND: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"(?:是)?(?:指引|规定)?(?:不许可?|不准|不行|不可以|不合法|违法)的?$|(?:已被|被)不许可$"),
    "en": re.compile(
        r"\b(?:(?:is|are) (?:out of bounds|illegal|banned|against the \w+)|cross(?:es)? the line)\b", re.IGNORECASE
    ),
}
#: Words that carry no claim of their own.
_EMPTY = frozenset("他们 她们 我们 你们 这样 那个 自己 因为 可以 whether even just also most one get thing it".split())
#: Several words for one thing, so that what is forbidden in one text and allowed in the other meets.
_SAME: dict[Lang, tuple[tuple[re.Pattern[str], str], ...]] = {
    "zh": (
        (re.compile(r"(\S)不([掉了到起成完])"), r"，不\1\2，"),
        (re.compile(r"允许|准许|许可"), "许可"),
        (re.compile(r"(?<=[不])(?:许|准)(?!可)"), "许可"),
        (re.compile(r"禁止|严禁"), "不许可"),
        (re.compile(r"停下|停止"), "停下"),
    ),
    "en": (
        (re.compile(r"\b(?:is|are) not allowed to\b", re.IGNORECASE), "may not"),
        (re.compile(r"\brules? out\b([^,;.]*?) and\b", re.IGNORECASE), r"not allow\1 not"),
        (re.compile(r"\brules? out\b", re.IGNORECASE), "not allow"),
        (re.compile(r"\b(?:forbids?|forbidden|prohibit(?:s|ed)?)\b", re.IGNORECASE), "not allow"),
        (re.compile(r"\b(?:permit(?:s|ted)?|allowed)\b", re.IGNORECASE), "allow"),
    ),
}


@dataclass(frozen=True)
class Polarity:
    """The terms that a text affirms and those that it denies; one may be in both."""

    affirmed: frozenset[str]
    denied: frozenset[str]

    @classmethod
    def of(cls, text: str, lang: Lang, terms: Terms) -> Polarity:
        """Read the polarity of every term of `text`."""
        text = _NEUTRAL[lang].sub(" ", text)
        for pattern, written in _SAME[lang]:
            text = pattern.sub(written, text)
        affirmed: set[str] = set()
        denied: set[str] = set()
        for statement in _STATEMENT.split(text):
            rest = statement
            for part in re.split("[,，]", statement):
                if _BEHIND[lang].search(part.strip()):
                    end = statement.index(part) + len(part)
                    denied.update(terms(_BEHIND[lang].sub("", statement[:end])))
                    rest = statement[end:]
            for clause in _CLAUSE.split(rest):
                _read(clause, lang, terms, affirmed, denied)
        return cls(frozenset(affirmed), frozenset(denied))


def turned(sentence: Polarity, spans: Iterable[Polarity]) -> tuple[str, ...]:
    """Return the terms that the sentence affirms and the spans only deny, or denies and the spans only affirm."""
    known = tuple(spans)
    affirmed = frozenset().union(*(one.affirmed for one in known))
    denied = frozenset().union(*(one.denied for one in known))
    up = (sentence.affirmed - sentence.denied) & (denied - affirmed)
    down = (sentence.denied - sentence.affirmed) & (affirmed - denied)
    return tuple(sorted(term for term in up | down if len(term) > 1 and term not in _EMPTY))


def denials(text: str, lang: Lang) -> int:
    """Return how many denials a text holds."""
    text = _NEUTRAL[lang].sub(" ", text)
    for pattern, written in _SAME[lang]:
        text = pattern.sub(written, text)
    return len(_DENIES[lang].findall(text)) + len(_BEHIND[lang].findall(text))


def _read(clause: str, lang: Lang, terms: Terms, affirmed: set[str], denied: set[str]) -> None:
    position, marks = 0, list(_DENIES[lang].finditer(clause))
    for number, mark in enumerate(marks):
        # Two denials side by side make an affirmation: 别以为就不用, 别当成不用还了.
        end = _reach(clause, mark.end(), lang)
        twice = any(other.start() < end for other in marks[number + 1 : number + 2])
        earlier = number > 0 and mark.start() < _reach(clause, marks[number - 1].end(), lang)
        affirmed.update(terms(clause[position : mark.start()]))
        into = affirmed if (twice or earlier) and lang == "zh" else denied
        into.update(terms(clause[mark.end() : end]))
        position = max(position, end)
    affirmed.update(terms(clause[position:]))


def _reach(clause: str, start: int, lang: Lang) -> int:
    if lang == "zh":
        if _WHOLE[lang].search(clause[max(0, start - 3) : start]):
            return len(clause)
        return min(len(clause), start + _REACH[lang])
    words = list(re.finditer(r"\w{4,}", clause[start:]))[: _REACH[lang]]
    return start + words[-1].end() if len(words) == _REACH[lang] else len(clause)
