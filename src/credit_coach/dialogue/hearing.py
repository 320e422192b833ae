"""What a message in a walk says: answers by question, which of them correct earlier ones, and whether it asks something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from credit_coach.dialogue import slots
from credit_coach.dialogue.charges import (
    amount_by_size,
    fee_or_payment,
    free_periods,
    one_charge,
    other_offer,
    whole_term,
)
from credit_coach.dialogue.corrections import (
    CORRECTS,
    beside,
    closest,
    correction,
    extended,
    is_corrected,
    likeliest,
    reopened,
    repeats_old,
    weighed,
)
from credit_coach.dialogue.kinds import (
    ChoiceKind,
    CountKind,
    DurationKind,
    HouseholdKind,
    Missing,
    MoneyKind,
    Reading,
    SpanKind,
    Trouble,
)
from credit_coach.dialogue.meaning import as_days, as_meant, as_span, between
from credit_coach.dialogue.readers import Amount, Mention, find
from credit_coach.dialogue.walk import Answers, Question, Walk

_ASKS = re.compile(
    r"[?？]|吗|么$|什么|怎么|咋|为啥|为什么|多久|会不会|能不能|可不可以|是不是|要不要|哪|谁|如何|区别|啥"
    r"|^\s*(what|how|why|when|can|could|do|does|did|is|are|will|would|should|which|who|where|what's|am)\b",
    re.IGNORECASE,
)
#: What asks where it stands beside no figure: "房贷利率多少", not "不知道多少".
_ASKS_HOW_MUCH = re.compile(r"^(?!.*(不|没|忘)).*(多少|几[个天年月点号成期]|多大|多长|多高)", re.IGNORECASE)
_ASKS_IN_WORDS = re.compile(_ASKS.pattern.removeprefix("[?？]|"), re.IGNORECASE)


@dataclass
class Heard:
    """What was heard. `asked` is the part that asks something, `reopened` a question that is to be put again.

    `residue` is what no value and no cue explains, `left` the values that belong to no question.
    """

    readings: dict[str, Reading] = field(default_factory=dict)
    reopened: str | None = None
    asked: str = ""
    residue: str = ""
    left: tuple[Mention, ...] = ()


def hear(
    walk: Walk,
    answers: Answers,
    pending: Question | None,
    text: str,
    on: date,
    last: Sequence[str],
    *,
    opening: bool = False,
) -> Heard:
    """Read a message; `last` are the questions answered before, the latest first, and an `opening` begins the walk.

    Questions may come to apply only through the message itself: "分12期" makes the number of instalments a question. So
    it is heard again with those questions until no more come.
    """
    questions = walk.questions(answers)
    mentions = as_meant(find(text, on), text)
    if any(isinstance(question.kind, CountKind) for question in questions):
        mentions = tuple(as_days(mention, on) for mention in between(mentions, on))
    if any(isinstance(question.kind, DurationKind | SpanKind) for question in questions):
        mentions = tuple(as_span(mention, text, on) for mention in mentions)
    for _ in range(_MOST_PASSES):
        heard = _hear(walk, answers, pending, text, mentions, questions, last, opening=opening)
        taken = {name: value for name, value in heard.readings.items() if isinstance(value, str)}
        applying = walk.questions({**answers, **taken})
        if {question.name for question in applying} <= {question.name for question in questions}:
            break
        questions = applying
    return heard


#: Questions bring others two levels deep at most: how it is paid, then what the plan charges.
_MOST_PASSES = 3


def _hear(
    walk: Walk,
    answers: Answers,
    pending: Question | None,
    text: str,
    mentions: Sequence[Mention],
    questions: Sequence[Question],
    last: Sequence[str],
    *,
    opening: bool,
) -> Heard:
    heard = Heard(residue=slots.residue(text, mentions, questions))
    told, asking = _split(walk, text, mentions, questions, pending, opening=opening)
    # What an opening asks is what the walk is there to answer.
    heard.asked = "" if opening else " ".join(asking)
    whole = walk.whole(text, mentions, answers, pending.name if pending else None) if walk.whole else None
    if whole:
        heard.readings.update(whole)
        return heard
    parts = [part for part in slots.clauses(text, mentions) if part.text in told]
    corrects = bool(CORRECTS.search(text))
    if corrects and answers:
        corrected = correction(parts, text, questions, answers, last)
        if corrected:
            heard.readings.update(corrected)
            # "Living costs 1,640. And my rent is 2,680, not 2,480": the clause of the correction is done with.
            told = [part.text for part in parts if not is_corrected(part, corrected, questions)]
            parts = [part for part in parts if part.text in told]
            pending = None
    _zeros(heard, told, questions)
    recent = [likeliest(parts, questions, answers, last)] if corrects and last else last
    aimed = _aim(walk, pending, answers, recent, corrects=corrects)
    found = slots.assign(parts, questions, aimed, settled=frozenset(heard.readings))
    heard.left = tuple(found.left)
    by_name = {question.name: question for question in questions}
    free_periods(found, by_name, answers, text)
    whole_term(found, by_name, answers)
    other_offer(found, by_name, text)
    amount_by_size(found, by_name, answers)
    one_charge(found, by_name, answers, parts)
    for name, values in found.values.items():
        # Beside a question, a figure about anything but what was asked belongs to the question.
        if heard.asked and (pending is None or name != pending.name) and not corrects:
            continue
        if name in heard.readings:
            continue
        question = by_name[name]
        if (
            corrects
            and name not in answers
            and repeats_old(question, values, text, answers, {*found.values, *heard.readings})
        ):
            continue
        # Who belongs to the household is said around the counts, in any clause.
        around = text if isinstance(question.kind, HouseholdKind) else found.around.get(name, text)
        read = extended(question, _read(question, values, around, answers.get(name)), answers.get(name), text)
        aside = pending is not None and pending.name != name
        reading = read if corrects else weighed(question, read, answers.get(name), beside(text, values), aside=aside)
        if question.not_meant and question.not_meant.search(beside(text, values)):
            reading = Trouble("not_meant")
        if reading is not None:
            heard.readings[name] = reading
    if "charge" in heard.readings:
        heard.readings["charge"] = fee_or_payment(heard.readings, answers)
    _words(heard, told, questions, pending, answers)
    if not heard.readings and answers:
        heard.reopened = reopened(text, mentions, questions, answers)
    return heard


def supposed(walk: Walk, answers: Answers, text: str, on: date) -> dict[str, str]:
    """Read "那24期呢" or "what if it were 700 a month" after a result: the answers that the one figure in it replaces.

    Empty where the message says more than that, or where the figure could be meant for several questions.
    """
    if not _SUPPOSES.search(text):
        return {}
    # "那24期" would be a certain instalment.
    mentions = find(text := text.strip().removeprefix("那"), on)
    questions = walk.questions(answers)
    left = _SUPPOSES.sub(" ", slots.residue(text, mentions, questions))
    if len(mentions) != 1 or size_of(left) > _MOST_BESIDE:
        return {}
    one = mentions[0]
    claiming = [q for q in questions if q.kind.claims(one) and q.name in answers]
    near = closest(one, [q for q in questions if q.name in answers and isinstance(q.kind, MoneyKind)], answers)
    main = [q for q in questions if q.name == walk.main and q.kind.accepts(one)]
    other = [q for q in questions if q.name in answers and q.kind.accepts(one)] if isinstance(one.value, Amount) else []
    named = [q for q in questions if q.name in answers and q.cue and q.cue.search(text) and q.kind.accepts(one)]
    meant = claiming or named or near or main or other
    reading = meant[0].kind.read([one], text) if len(meant) == 1 else None
    if reading is not None:
        reading = extended(meant[0], reading, answers.get(meant[0].name), text)
    return {meant[0].name: reading} if isinstance(reading, str) else {}


_SUPPOSES = re.compile(
    r"如果|要是|假如|换成|换作|那|呢|会怎么?样|\b(what|how) (if|about)\b|\b(and|then|if)\b|\binstead\b", re.IGNORECASE
)
#: What may stand beside the figure of a supposition, by `size_of`.
_MOST_BESIDE = 4


def _read(question: Question, values: Sequence[Mention], around: str, before: str | None) -> Reading:
    kind = question.kind
    if question.shared and isinstance(kind, MoneyKind) and len(values) > 1 and question.shared.search(around):
        # "月薪8000，老婆6000": both live on both.
        kind = replace(kind, sums=True)
    reading = kind.read(values, around)
    if isinstance(question.kind, HouseholdKind) and before and before not in tuple(Missing):
        return question.kind.amended(before, values) or reading
    return reading


def _split(
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


def _aim(
    walk: Walk, pending: Question | None, answers: Answers, last: Sequence[str], *, corrects: bool
) -> Question | None:
    """Return the question that a value without a cue is meant for."""
    if corrects and last:
        return walk.question(last[0], answers)
    if pending is not None and pending.name != "consent":
        return pending
    return walk.question(walk.main, answers) if walk.main not in answers else None


# ---- words ----

_SHORT = 6
_NONE_BEFORE = re.compile(
    r"(没有?|无|不用(付|交|出|还)?|不(需要|欠|交|付)|从不|\bno( (other|more|outstanding|existing))?|\bnot? any|\bzero|\bwithout( any)?|\bdon'?t (have|pay)( any)?)\s*(任何|什么|啥|其他的?|其它的?|别的|other|much)?\s*(monthly|regular)?\s*$",
    re.IGNORECASE,
)
_NONE_AFTER = re.compile(
    r"^\s*(我)?(都|也|是|目前|现在|倒是|一分)*(没有?|无|不用(付|交|还)?|为零|零|is (none|zero|nil)|none|nothing|zero|nil)(了|的|啊|呢|过)?\s*(?=$|[，,。.;；!！、\n])",
    re.IGNORECASE,
)


def _zeros(heard: Heard, told: Sequence[str], questions: Sequence[Question]) -> None:
    """Take "没有存款", "房租不用付" and "住自己的房子" as zero."""
    for part in told:
        for question in questions:
            if question.name in heard.readings or not isinstance(question.kind, MoneyKind) or question.kind.positive:
                continue
            if (question.none and question.none.search(part)) or (
                question.cue
                and any(
                    _NONE_BEFORE.search(part[: match.start()]) or _NONE_AFTER.search(part[match.end() :])
                    for match in question.cue.finditer(part)
                )
            ):
                heard.readings[question.name] = "0"


def _words(
    heard: Heard,
    told: Sequence[str],
    questions: Sequence[Question],
    pending: Question | None,
    answers: Answers,
) -> None:
    """Take answers that are words: of the pending question anywhere, of others only where their words are free.

    Beside a question only a short clause answers: "信用卡只还最低，算逾期吗" tells nothing of oneself.
    """
    text = " ".join(part for part in told if not heard.asked or len(part) <= _SHORT)
    for question in questions:
        if question.name in heard.readings or not text:
            continue
        is_pending = pending is not None and question.name == pending.name
        if not is_pending and not question.free:
            continue
        reading = question.kind.words(text, pending=is_pending)
        # "No kids" beside other answers is not "none of these".
        loose = bool(heard.readings) and isinstance(question.kind, ChoiceKind) and reading == question.kind.nothing
        if (
            reading is None
            or (loose and question.kind.words(text, pending=False) is None)
            or (isinstance(reading, Trouble) and not is_pending)
        ):
            continue
        if reading == answers.get(question.name):
            continue
        heard.readings[question.name] = reading
