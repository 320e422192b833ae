"""One verdict for one sentence: shown, or dropped and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from credit_coach.answering.verification.claims import states_nothing
from credit_coach.answering.verification.polarity import Polarity, Terms, denials, turned
from credit_coach.answering.verification.quantities import Quantity, quantities, unsupported
from credit_coach.answering.verification.sequence import turned_round
from credit_coach.answering.verification.stance import shifts
from credit_coach.answering.verification.support import aligned, clauses
from credit_coach.knowledge.figures import Lang

#: A judge of its own, such as a model by name: does what is cited support the sentence? It is told what the rules found.
Judges = Callable[[str, Sequence[str], Lang, Collection[str]], bool]
Reason = Literal[
    "uncited", "figure", "negated", "modality", "scope", "date", "order", "duty", "support", "language", "address"
]

#: What no judge may overrule.
HARD: frozenset[Reason] = frozenset({"address", "language", "figure", "order", "duty"})

#: From this share of common terms on, two Chinese clauses say the same thing, and so deny it equally often.
_SAME_CLAUSE = 0.7

_ADDRESS = re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|cn|net|org|top|xyz)\b|[<>{}]|\]\(", re.IGNORECASE)
#: An address as articles write it; a sentence may repeat that of its source, character for character.
_SITE = re.compile(r"www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_YOURS: dict[Lang, re.Pattern[str]] = {"zh": re.compile("[你您]"), "en": re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)}
#: Somebody is told that they need not pay: nothing that a person may believe costs them more.
_RELEASES: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"(不用|不必|无须|无需|不需要|用不着)(再|继续)?(还(款|钱|债|清|了|$|[，。！])|偿还|归还)"),
    "en": re.compile(
        r"\b(need not|needn't|(do|does|did)(n't| not) (have|need) to|no need to|not required to) (re)?pay\b", re.I
    ),
}
#: How a source says that somebody owes nothing, or need not pay.
_OWES_NOTHING: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(
        r"(不用|不必|无须|无需|不需要|用不着|可以不|不承担|没有?义务|免除?|不负|不归|不该|不由|不是).{0,4}(还|偿|债|责)"
    ),
    "en": re.compile(
        r"\b(not|n't|no|nothing|never|neither|without|free of|waived?)\b.{0,40}\b(pay|repay|owe[sd]?|debts?|liab\w+|duty|obligation|responsib\w+)\b",
        re.I,
    ),
}
_HAN = re.compile(r"[一-鿿]")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True)
class Verdict:
    """Whether a sentence may be shown; empty `reasons` say that it may."""

    reasons: tuple[Reason, ...]

    @property
    def holds(self) -> bool:
        """Tell whether the sentence may be shown."""
        return not self.reasons


class Verifier:
    """Checks sentences against the texts that they cite. Pure: the same question has the same verdict."""

    def __init__(self, terms: Terms, field: Collection[str], judges: Sequence[Judges]) -> None:
        """`terms` cuts a text into search terms, `field` are the field's own words; all `judges` must agree."""
        self._terms = terms
        self._judges = tuple(judges)
        self._field = frozenset(term.lower() for term in field if len(term) > 1)

    def __call__(
        self, sentence: str, spans: Sequence[str], lang: Lang, said: frozenset[Quantity] = frozenset()
    ) -> Verdict:
        """Return the verdict on a sentence that cites `spans`; `said` are figures that the person named.

        A figure of the person's own may be repeated only in a sentence that speaks to them.
        """
        flags = self.flags(sentence, spans, lang, said)
        if flags and (not spans or HARD & set(flags)):
            return Verdict(flags)
        if not spans or sentence.strip() in spans:
            return Verdict(())
        if all(judge(sentence, spans, lang, flags) for judge in self._judges):
            return Verdict(())
        return Verdict(flags or ("support",))

    def flags(
        self, sentence: str, spans: Sequence[str], lang: Lang, said: frozenset[Quantity] = frozenset()
    ) -> tuple[Reason, ...]:
        """Return what the rules alone find; the judge weighs those that are not hard."""
        if _ADDRESS.search(_without_own(sentence, spans)):
            return ("address",)
        if not _in_language(sentence, lang):
            return ("language",)
        if not spans:
            return () if states_nothing(sentence, lang, self._field) else ("uncited",)
        own = said if _YOURS[lang].search(sentence) else frozenset()
        reasons: list[Reason] = []
        if unsupported(quantities(sentence), frozenset().union(own, *map(quantities, spans))):
            reasons.append("figure")
        if turned(Polarity.of(sentence, lang, self._terms), [Polarity.of(span, lang, self._terms) for span in spans]):
            reasons.append("negated")
        if turned_round(sentence, "\n".join(spans), lang):
            reasons.append("order")
        if _RELEASES[lang].search(sentence) and not any(map(_OWES_NOTHING[lang].search, spans)):
            reasons.append("duty")
        reasons += self._by_clause(sentence, spans, lang)
        return tuple(dict.fromkeys(reasons))

    def _by_clause(self, sentence: str, spans: Sequence[str], lang: Lang) -> list[Reason]:
        """Compare each clause with the one of the passages that it is about."""
        own, known = clauses(sentence), [clause for span in spans for clause in clauses(span)]
        # Each is cut once, however many it is compared with.
        terms, known_terms = ([frozenset(self._terms(clause)) for clause in one] for one in (own, known))
        passages = " ".join(spans)
        reasons: list[Reason] = []
        for place, clause in enumerate(own):
            at = aligned(terms[place], known_terms)
            near, before = (known[at], known[max(0, at - 1)]) if at is not None else ("", "")
            beside = " ".join(own[max(0, place - 1) : place + 2])
            reasons += [shift.change for shift in shifts(clause, beside, near, before, passages, lang)]
            if at is None:
                continue
            if _other_figure(quantities(clause), quantities(near)):
                reasons.append("figure")
            share = len(terms[place] & known_terms[at]) / len(terms[place])
            if lang == "zh" and share >= _SAME_CLAUSE and (denials(clause, lang) + denials(near, lang)) % 2:
                reasons.append("negated")
        return reasons


def _other_figure(said: Collection[Quantity], near: Collection[Quantity]) -> bool:
    """Tell whether a clause has another figure of the same kind than the one that it is about."""
    kinds = {one.kind for one in near if one.kind}
    return any(one.kind in kinds for one in unsupported(said, near))


def _in_language(sentence: str, lang: Lang) -> bool:
    han, latin = len(_HAN.findall(sentence)), len(_LATIN.findall(sentence))
    return han > 0 and han * 4 >= latin if lang == "zh" else latin > 2 * han


def _without_own(sentence: str, spans: Sequence[str]) -> str:
    """Return a sentence without the addresses that its source has."""
    own = {site for span in spans for site in _SITE.findall(span)}
    return _SITE.sub(lambda match: "" if match[0] in own else match[0], sentence)
