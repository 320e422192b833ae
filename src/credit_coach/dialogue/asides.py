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


#: Asks whether something is so: its figure is what is asked about, and answers nothing.
_ASKS_IF_SO = re.compile(
    r"(是不是|是否|算不算|等不等于|对不对)(?=[^，,。;；]*[\d一二两三四五六七八九十百千万])|(是不是|对不对|对吗|对吧|对么|是吗|是吧|没错吧)[?？。!！]*$"
    r"|(就是|等于|相当于|算是|也就是|不就|这是|那是|不是)[^，,。;；]*[\d一二两三四五六七八九十百千万][^，,。;；]*([吗么嘛]|吧[?？])[?？]*$|(就是|等于|相当于)[^，,。;；]*[\d一二两三四五六七八九十百千万][^，,。;；]*[?？]$"
    r"|\b(is|isn'?t|was|wasn'?t) (that|it|this|the (\w+ )?(rate|apr|interest|cost|total|payment|amount))( (then|really|actually|just|about|also|like|only|the same as|equal to|effectively|not|around|more like))* *(a |an )?(¥|CNY )?\d"
    r"|\b(so|then|and|but) (that|it|this)( is|'s| means| makes| equals)[^.;]*\d[^.;]*\?|\b(does|do|doesn'?t) (that|it|this) (mean|equal|make|come to)\b|\b(same as|equals?|equal to)\b[^.;]*\d[^.;]*\?|(, ?)?\b(right|correct|isn'?t it|is that right|is that correct|no|yes) ?\?+$",
    re.IGNORECASE,
)


def doubted(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the figures of a message that only ask whether something is so: "8厘是不是就是年化8%?"."""
    found: list[Mention] = []
    before: tuple[Mention, ...] = ()
    for part in slots.clauses(text.strip(), mentions):
        if _ASKS_IF_SO.search(part.text.strip()):
            # "也就是年化8%，对吧": the tag is about what stands before it.
            found += part.mentions or before
        before = part.mentions or before
    return tuple(found)


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
