"""Two offers in one message, cut apart where each tells all that a plan needs, or told one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from credit_coach.dialogue import slots
from credit_coach.dialogue.hearing import hear
from credit_coach.dialogue.kinds import RateValue, Reading, Trouble
from credit_coach.dialogue.kinds.rates import shown_as
from credit_coach.dialogue.readers import Mention, Term, find
from credit_coach.dialogue.walk import Answers, Question
from credit_coach.walks import instalment_cost
from credit_coach.walks.asking import asks_figure, has_come_so_far, settles_early

#: What an offer may tell, in the order in which it is stored.
_TOLD = ("amount", "periods", "charge", "method", "down_payment", "received", "joining", "free_periods")
#: What holds for both where only one of them tells it.
_SHARED = ("amount", "periods", "down_payment")
_INTEREST = ("year", "month", "day")
#: No day is read in an offer.
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class OfferKind:
    """A whole offer, stored as its answers: "amount=10000; periods=12; charge=0.6% a period"."""

    @property
    def nothing(self) -> str | None:
        """Nothing is no answer."""
        return None

    def accepts(self, mention: Mention) -> bool:
        """No figure alone is an offer."""
        return False

    def claims(self, mention: Mention) -> bool:
        """No figure alone is an offer."""
        return False

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """No offer without figures."""
        return None

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """An offer is read from its whole message."""
        return Trouble("unreadable")

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown by what it charges."""
        return shown_as(restored(stored)["charge"], "charge")


FIRST, SECOND = Question("first", OfferKind()), Question("second", OfferKind())


def questions(answers: Answers) -> tuple[Question, ...]:
    """The two offers."""
    return (FIRST, SECOND)


def restored(stored: str) -> dict[str, str]:
    """Return a stored offer as the answers about a plan."""
    return dict(part.split("=", 1) for part in stored.split("; "))


def _stored(offer: Mapping[str, str]) -> str:
    return "; ".join(f"{name}={offer[name]}" for name in _TOLD if name in offer)


def whole(text: str, mentions: Sequence[Mention], answers: Answers, pending: str | None) -> Mapping[str, Reading]:
    """Read both offers of a message, or the one that was asked for."""
    if pending is not None:
        told = _heard(text)
        known = restored(answers["first"]) if "first" in answers and pending == "second" else {}
        both = _with_one_rate(told, known) if told and known else None
        told = dict(both[0]) if both else told
        offer = _with_shared(told, known) if told and "charge" in told else None
        return {pending: _stored(offer)} if offer and _is_complete(offer) else {}
    spelled = _spelled_out(text, mentions)
    both = next(_pairs(spelled, find(spelled, _ANY_DAY)), None)
    return {} if both is None else {"first": _stored(both[0]), "second": _stored(both[1])}


def _spelled_out(text: str, mentions: Sequence[Mention]) -> str:
    """Name the payments of "24 payments of 450, or 12 of 870" each time, as each offer is heard alone."""
    for one in reversed(mentions):
        if isinstance(one.value, Term) and text[one.start : one.end].isdigit() and text[one.end :].startswith(" of "):
            text = f"{text[: one.end]} payments{text[one.end :]}"
    return text


def _pairs(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Cut a message at each of its clauses into two offers; what is said behind the last figure is said of both."""
    parts = slots.clauses(text, mentions)
    end = max((part.start + len(part.text) for part in parts if part.mentions), default=0)
    cuts = {part.start for part in parts[1:]} | {match.start() for match in _EITHER.finditer(text)}
    for cut in sorted(cuts):
        if not any(one.start < cut for one in mentions) or not any(one.start >= cut for one in mentions):
            continue
        before, behind = _heard(f"{text[:cut].rstrip(' ,，;；')}， {text[end:]}"), _heard(text[cut:])
        pair = _with_one_rate(before, behind) if before and behind else None
        if pair is None:
            continue
        one, other = pair
        if _is_bare_rate(one) != _is_bare_rate(other) and not _OF_EACH.search(text):
            # A plan against a rate that stands alone is a question about the plan.
            return
        first, second = _with_shared(one, other), _with_shared(other, one)
        if _is_complete(first) and _is_complete(second) and first != second:
            yield first, second
            return


#: One offer ends where the other is set against it.
_EITHER = re.compile(
    r"还是|或者?|对比|相比|[和跟与](?!还款|每)|\b(or|vs\.?|versus|against|and|compared (to|with))\b", re.IGNORECASE
)


def _heard(text: str) -> dict[str, str] | None:
    """Return what a text tells of one offer; None where it tells neither charge nor term, or leaves open which."""
    readings = hear(instalment_cost.WALK, {}, None, text, _ANY_DAY, [], opening=True).readings
    told = {name: value for name, value in readings.items() if name in _TOLD}
    charge = told.get("charge")
    if isinstance(charge, Trouble) and charge.reason == "rate_base" and "periods" not in told:
        # Without instalments there is nothing that a fee could be charged on each time.
        told["charge"] = next(one for one in charge.options if one.endswith("a month"))
    if "offer" in readings or any(isinstance(value, Trouble) for value in told.values()):
        return None
    stored = {name: value for name, value in told.items() if isinstance(value, str)}
    return stored if {"charge", "periods"} & set(stored) else None


def _with_one_rate(
    one: Mapping[str, str], other: Mapping[str, str]
) -> tuple[Mapping[str, str], Mapping[str, str]] | None:
    """Take the rate that only one of two terms has for that of both: "12期和24期哪个划算，每期0.6%"; None without a rate."""
    charge = one.get("charge") or other.get("charge")
    if charge is None or ("charge" in one and "charge" in other):
        return None if charge is None else (one, other)
    rate = RateValue.restore(charge)
    terms = {one.get("periods"), other.get("periods")}
    # What is paid each month, and a fee in all, are those of one term.
    if not rate.percent or rate.unit not in ("period", *_INTEREST) or None in terms or len(terms) == 1:
        return None
    return {**one, "charge": charge}, {**other, "charge": charge}


def _with_shared(offer: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    shared = {name: other[name] for name in _SHARED if name in other}
    both = {**shared, **offer}
    charge = RateValue.restore(both["charge"])
    if "amount" not in both and charge.percent and "periods" in both:
        both["amount"] = "10000"
    return both


def _is_bare_rate(offer: Mapping[str, str]) -> bool:
    return set(offer) == {"charge"} and RateValue.restore(offer["charge"]).unit in _INTEREST


def is_rate_alone(offer: Mapping[str, str]) -> bool:
    """Tell whether an offer is known by its rate of interest alone."""
    return RateValue.restore(offer["charge"]).unit in _INTEREST and "periods" not in offer


def _is_complete(offer: Mapping[str, str]) -> bool:
    return "charge" in offer and (is_rate_alone(offer) or {"amount", "periods", "charge"} <= set(offer))


_OF_EACH = re.compile(
    r"各|分别|两(个|种|家|边)的?(总|利息|年化|费用)|都(告诉|算|给)|\b(both|each|either)\b", re.IGNORECASE
)
_ASKS_WHICH = re.compile(
    r"哪(一?个|一?种|一?家|边|款|样|者)|谁(更)?(便宜|贵|划算)|比(一?比|较|一下|下|哪|起)|对比|各(是|要|自|多|付|花|还|有|折|算)|分别|两(个|种|家|边)(方案)?(的|各|哪|都)"
    r"|\b(which|cheaper|dearer|compare[ds]?|comparing|comparison|versus|vs|both|for each|each of (them|the two|these)|of each|(for|is|does|are) each(?! (month|instal|payment|period|time))|(offer|option|plan|bank|lender|shop|store|app) a\b[^?]{4,90}\b(offer|option|plan|bank|lender|shop|store|app) b)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"还是|两(个|种|家|边)|更?(便宜|划算|贵)|都(告诉|算)|\b(better|worse|either|or|difference)\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"逾期|提前|最低还|罚息|买得起|买不起|先还|\b(overdue|late|minimum|early|prepay\w*|afford|first i should|pay first)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(帮|替|给)我.{0,6}(比(一?比|较|一下|下)|看看?).{0,8}(两|哪).{0,8}(方案|报价|分期|贷款|家|种|个).{0,8}(便宜|划算|比)?|比(一?比|较)两(个|种|家)(方案|报价|分期|贷款)"
    r"|\bcompare (two|both|these|my two)\b[^.?]{0,12}\b(offers?|plans?|loans?)\b",
    re.IGNORECASE,
)


def about(text: str) -> bool:
    """Tell whether a message sets two offers against each other."""
    asks = _ASKS_WHICH.search(text) or (_COMPARES.search(text) and asks_figure(text))
    if not asks or _ELSEWHERE.search(text) or settles_early(text) or has_come_so_far(text):
        return False
    return len(find(text, _ANY_DAY)) >= _FEWEST


#: Two charges.
_FEWEST = 2


def opening(text: str) -> bool:
    """Tell whether a message wants two offers compared that it does not tell."""
    return bool(_OPENS.search(text)) and not _ELSEWHERE.search(text)
