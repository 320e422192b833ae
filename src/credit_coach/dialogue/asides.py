"""Which clauses of a message answer, and which ask something else that is to be looked up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from credit_coach.dialogue import slots
from credit_coach.dialogue.readers import Mention
from credit_coach.dialogue.walk import Question, Walk

_ASKS = re.compile(
    r"[?？]|吗|么$|什么|怎么|咋|为啥|为什么|多久|会不会|能不能|可不可以|是不是|要不要|哪|谁|如何|区别|啥"
    r"|^\s*(what|how|why|when|can|could|do|does|did|is|are|will|would|should|which|who|where|what's|am)\b",
    re.IGNORECASE,
)
#: What asks where it stands beside no figure: "房贷利率多少", not "不知道多少".
_ASKS_HOW_MUCH = re.compile(r"^(?!.*(不|没|忘)).*(多少|几[个天年月点号成期]|多大|多长|多高)", re.IGNORECASE)
_ASKS_IN_WORDS = re.compile(_ASKS.pattern.removeprefix("[?？]|"), re.IGNORECASE)


def told_and_asked(
    walk: Walk,
    text: str,
    mentions: Sequence[Mention],
    questions: Sequence[Question],
    pending: Question | None,
    *,
    opening: bool,
) -> tuple[list[str], list[str]]:
    """Tell the clauses that answer from those that ask something else."""
    told: list[str] = []
    asked: list[str] = []
    sentences = slots.clauses(text, mentions)
    for part in sentences:
        end = part.start + len(part.text)
        inside = [
            Mention(m.value, m.start - part.start, m.end - part.start)
            for m in mentions
            if part.start <= m.start and m.end <= end
        ]
        asks = bool(_ASKS.search(part.text) or (not inside and _ASKS_HOW_MUCH.search(part.text)))
        asks = asks and not part.text.strip().startswith(("不", "没"))
        left = slots.residue(part.text, inside, questions)
        # "8999的手机行不行" asks for the walk itself; "逾期三天会上征信吗" asks something else.
        cued = sum(bool(q.cue and q.cue.search(part.text)) for q in questions)
        # "8,390 happy now?" answers, whatever the mark at its end.
        answers_it = pending is not None and any(pending.kind.accepts(one) for one in inside)
        asks = asks and not (answers_it and not _ASKS_IN_WORDS.search(part.text))
        own = opening or walk.opening(part.text) or (len(inside) >= 2 and cued >= 2)
        # With a question word and a question mark, less is enough.
        enough = 2 if "?" in part.text and _ASKS_IN_WORDS.search(part.text) else 4
        (asked if asks and not own and size_of(left) >= enough else told).append(part.text)
    return told, [part.strip() for part in asked]


def size_of(text: str) -> int:
    """Return how many characters that say something: a Chinese character counts one, an English word two."""
    return len(re.findall(r"[一-鿿]", text)) + 2 * len(re.findall(r"[A-Za-z]{3,}", text))
