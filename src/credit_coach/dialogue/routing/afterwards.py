"""What a message is after an urgent reply or a warning: "yes, alone" and "i sent it already" mean nothing by themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from credit_coach.dialogue.conversation import Turn
from credit_coach.dialogue.routing.rules import Intent, any_of
from credit_coach.dialogue.routing.scams import WARNINGS

#: What may still be meant after each urgent reply, where nothing else is plainly asked.
STILL: Mapping[str, Intent] = {
    **dict.fromkeys(("crisis", "danger", "minor_distress", "threat", "still_at_risk"), "still_at_risk"),
    **dict.fromkeys(("other_at_risk", "still_other_at_risk"), "still_other_at_risk"),
    **dict.fromkeys(("violence", "coerced", "still_unsafe"), "still_unsafe"),
    **dict.fromkeys(("just_scammed", "account_urgent", "still_scammed"), "still_scammed"),
}
#: So many of the last turns are looked at for an urgent reply, and for a warning.
_URGENT_BACK, _WARNED_BACK = 2, 3
_PAID = any_of(
    r"(转|汇|付|交|给|充|垫|存|打(?=过去|钱|款|给|了?[\d一二两三四五六七八九十几]))给?(他们?|她们?|对方|人家)?(过去|出去|进去|钱|款)?(过|了)(?!会|能|就|才|吗|呢|.{0,3}会)"
    r"|照(着)?(做|办)了|已经(转|汇|付|交|给|充|照做)",
    r"\b(i|we|my (mum|mom|mother|dad|father|wife|husband))('ve| have|'s| has)?( (just|already|also|then|even|only))*"
    r" (sent|paid|transferr?ed|transfer|gave|wired|deposited|did (what|as) (he|she|they))\b",
)

_CANNOT = any_of(
    r"(没法|不想|不能|无法|没办法|坚持不)(再)?(继续|接着)",
    r"\b(can'?t|cannot|can not|don'?t want to|won'?t)\b.{0,12}\b(continue|go on|carry on|keep going)\b",
)
_GOES_ON = any_of(
    r"继续|接着(来|算|问|说|做|填)",
    r"\b(continue|go on|going on|carry on|keep going|proceed)\b(?!.{0,12}(like this|living))",
)

#: In front of it in the same clause: it was not done, is wished for, demanded, or asked about.
_NOT_DONE = any_of(r"没|未|别|不|想|让|叫|催|如果|要是|万一|是否", r"\b(not|never|if|should|whether|to be|who)\b|n't\b")
_CLAUSES = re.compile(r"[,，。.;；!！?？\n]+")


def goes_on(text: str) -> bool:
    """Tell whether a message wants to go on with what was under way."""
    return bool(_GOES_ON.search(text)) and not _CANNOT.search(text)


def still_meant(turns: Sequence[Turn]) -> Intent | None:
    """Return what the latest urgent reply among the last turns is still about, or None."""
    found = (STILL[turn.intent] for turn in reversed(turns[-_URGENT_BACK:]) if turn.intent in STILL)
    return next(found, None)


def paid_all_the_same(text: str, turns: Sequence[Turn]) -> bool:
    """Tell whether somebody who was just warned of a scam says that the money is gone."""
    return any(_is_warning(turn) for turn in turns[-_WARNED_BACK:]) and any(map(_tells_of_paying, _CLAUSES.split(text)))


def _tells_of_paying(clause: str) -> bool:
    paid = _PAID.search(clause)
    return paid is not None and not _NOT_DONE.search(clause[: paid.end()])


def _is_warning(turn: Turn) -> bool:
    return turn.intent in WARNINGS or "scam" in turn.topics
