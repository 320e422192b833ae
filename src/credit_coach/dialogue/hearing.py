"""What a message in a walk says: answers by question, which of them correct earlier ones, and whether it asks something."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from credit_coach.dialogue import slots
from credit_coach.dialogue.kinds import (
    ChoiceKind,
    CountKind,
    HouseholdKind,
    Missing,
    MoneyKind,
    MoneyValue,
    PeriodsKind,
    Reading,
    Trouble,
)
from credit_coach.dialogue.readers import Amount, Day, FreePeriods, Mention, Number, Term, find
from credit_coach.dialogue.walk import Answers, Question, Walk

_CORRECTS = re.compile(
    r"不对|涨(到|成|价)|降(到|成|价)|变成|不是.{0,12}是|不是(?=[\d一二两三四五六七八九])|多打|少打|多写|少写|手滑|口误|手误|错了|说错|打错|写错|填错|弄错|搞错|记错|算错|看错|改成|改为|改到|改一下|换成|更正|纠正|应该是|其实|实际(上)?是|才是|而不是|不是说|刚才.{0,10}(是|说)"
    r"|\b(actually|correction|sorry|wrong|mistake|mistyped|typo|i mean|meant|misspoke|make (that|it)|change|changed?|should be|should have been|instead|rather than|not \S+ but|wait,? no|no,? wait|no,? (it'?s|it is|that'?s|i)|fix|update|went (up|down|from|to)|gone up|rose|dropped)\b|\bno,|\bnot \d",
    re.IGNORECASE,
)
_OPENS_AGAIN = re.compile(
    r"(改|修改|更正|重填|重新填|重说|换|更新|调整)(一下|下|一改)?|(一下)?(要改|得改|想改|填错了?|说错了?|错了|不对)"
    r"|\b(change|edit|fix|update|correct|redo|modify|wrong|mistake|re-?enter)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"[?？]|吗|么$|什么|怎么|咋|为啥|为什么|多久|会不会|能不能|可不可以|是不是|要不要|哪|谁|如何|区别|啥"
    r"|^\s*(what|how|why|when|can|could|do|does|did|is|are|will|would|should|which|who|where|what's|am)\b",
    re.IGNORECASE,
)
_ASKS_IN_WORDS = re.compile(_ASKS.pattern.removeprefix("[?？]|"), re.IGNORECASE)
_MEANT = re.compile(r"改成|改为|改到|换成|\bto\b|→|->|=>", re.IGNORECASE)


@dataclass
class Heard:
    """What was heard. `asked` is the part that asks something, `reopened` a question that is to be put again.

    `residue` is what no value and no cue explains, `unplaced` tells that a value belongs to no question.
    """

    readings: dict[str, Reading] = field(default_factory=dict)
    reopened: str | None = None
    asked: str = ""
    residue: str = ""
    unplaced: bool = False


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
    mentions = _as_meant(find(text, on), text)
    if any(isinstance(question.kind, CountKind) for question in questions):
        mentions = tuple(_as_days(mention, on) for mention in mentions)
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
    corrects = bool(_CORRECTS.search(text))
    if corrects and answers:
        corrected = _correction(parts, text, questions, answers, last)
        if corrected:
            heard.readings.update(corrected)
            # "Living costs 1,640. And my rent is 2,680, not 2,480": the clause of the correction is done with.
            told = [part.text for part in parts if not _corrects(part, corrected, questions)]
            parts = [part for part in parts if part.text in told]
            pending = None
    _zeros(heard, told, questions, mentions)
    aimed = _aim(walk, pending, answers, last, corrects=corrects)
    found = slots.assign(parts, questions, aimed, settled=frozenset(heard.readings))
    by_name = {question.name: question for question in questions}
    _free_periods(found, by_name, answers)
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
            and _is_old(question, values, text, answers, {*found.values, *heard.readings})
        ):
            continue
        # Who belongs to the household is said around the counts, in any clause.
        around = text if isinstance(question.kind, HouseholdKind) else found.around.get(name, text)
        reading: Reading | None = _read(question, values, around, answers.get(name))
        beside = text[max(0, values[0].start - _BESIDE) : values[-1].end + _BESIDE]
        if question.not_meant and question.not_meant.search(beside):
            reading = Trouble("not_meant")
        elif not corrects and _ON_TOP.search(beside) and _can_add(question, reading, answers.get(name)):
            assert isinstance(question.kind, MoneyKind)
            reading = question.kind.added(answers[name], str(reading))
        elif (
            not corrects
            and (pending is not None and pending.name != name)
            and _far_off(question, reading, answers.get(name))
        ):
            # "The car loan still has 30k left" is no new monthly payment.
            reading = (
                Trouble("conflict", (str(reading), answers[name])) if isinstance(question.kind, MoneyKind) else None
            )
        if reading is None:
            continue
        heard.readings[name] = reading
    heard.unplaced = bool(found.left)
    _words(heard, told, questions, pending, answers)
    if not heard.readings and answers:
        heard.reopened = _reopened(text, mentions, questions, answers)
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
    if len(mentions) != 1 or _size(left) > _MOST_BESIDE:
        return {}
    one = mentions[0]
    claiming = [q for q in questions if q.kind.claims(one) and q.name in answers]
    main = [q for q in questions if q.name == walk.main and q.kind.accepts(one)]
    other = [q for q in questions if q.name in answers and q.kind.accepts(one)] if isinstance(one.value, Amount) else []
    meant = claiming or main or other
    reading = meant[0].kind.read([one], text) if len(meant) == 1 else None
    return {meant[0].name: reading} if isinstance(reading, str) else {}


_SUPPOSES = re.compile(
    r"如果|要是|假如|换成|换作|那|呢|会怎么?样|\b(what|how) (if|about)\b|\b(and|then|if)\b|\binstead\b", re.IGNORECASE
)
#: What may stand beside the figure of a supposition, by `_size`.
_MOST_BESIDE = 4


def _read(question: Question, values: Sequence[Mention], around: str, before: str | None) -> Reading:
    reading = question.kind.read(values, around)
    if isinstance(question.kind, HouseholdKind) and before and before not in tuple(Missing):
        return question.kind.amended(before, values) or reading
    return reading


def _can_add(question: Question, reading: Reading | None, before: str | None) -> bool:
    """Tell whether "还有话费100" may come on top of what was said before."""
    summed = isinstance(question.kind, MoneyKind) and question.kind.sums
    return summed and isinstance(reading, str) and before not in (None, "0", reading, *Missing)


#: How far from a figure "还有" or "as well" may stand (characters).
_BESIDE = 16
_ON_TOP = re.compile(
    r"还有|还要|另外|再加|加上|此外|外加|多(赚|挣|花)|\b(plus|also|on top|in addition|besides|another|extra|as well|too)\b",
    re.IGNORECASE,
)


def _is_old(question: Question, values: Sequence[Mention], text: str, answers: Answers, said: Collection[str]) -> bool:
    """Tell whether a figure only repeats the answer that the same message corrects: "9200 is gross, I get 7900"."""
    reading = question.kind.read(values, text)
    return any(name in answers and answers[name] == reading for name in said)


def _far_off(question: Question, reading: Reading | None, before: str | None) -> bool:
    """Tell whether a figure is so far from the answer before it that it is likely about something else."""
    if not isinstance(reading, str) or before in (None, *Missing):
        return False
    if isinstance(question.kind, MoneyKind):
        old, new = (MoneyValue.restore(one).low for one in (str(before), reading))
    elif isinstance(question.kind, PeriodsKind):
        # "I am behind on one payment" is no plan of one instalment.
        old, new = Decimal(str(before)), Decimal(reading) if reading != "1" else Decimal(str(before)) * _FAR
    else:
        return False
    return min(old, new) > 0 and max(old, new) >= _FAR * min(old, new)


_FAR = 5


def _as_meant(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """Leave years out, and take "应该是2530" in a correction for the right figure, not a rough one."""
    mentions = [m for m in mentions if not (_is_year(m) and _IN_YEAR.search(text[: m.start]))]
    if not _SHOULD_BE.search(text):
        return tuple(mentions)
    return tuple(
        replace(m, value=replace(m.value, approximate=False)) if isinstance(m.value, Amount) else m for m in mentions
    )


def _is_year(mention: Mention) -> bool:
    return isinstance(mention.value, Number) and 2000 <= mention.value.value < 2100


def _as_days(mention: Mention, on: date) -> Mention:
    """Where days are counted, "11月3号就该还了" and "since June 3" are the days from then to now."""
    value = mention.value
    if not isinstance(value, Day) or value.date is None:
        return mention
    past = value.date
    if (past - on).days > _SOON:
        past = past.replace(year=past.year - 1, day=min(past.day, 28))
    if past >= on:
        return mention
    return Mention(Term((on - past).days, "day"), mention.start, mention.end, mention.negated)


#: A day further ahead than this is the one of last year.
_SOON = 120
_IN_YEAR = re.compile(
    r"\b(jan\w*|feb\w*|mar(ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|until|till|since|in|by|of) *$",
    re.IGNORECASE,
)
_SHOULD_BE = re.compile(r"应该是(?!.{0,12}(左右|上下|大概|差不多))|\bshould (be|have been)\b", re.IGNORECASE)


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
        asks = bool(_ASKS.search(part.text)) and not part.text.strip().startswith(("不", "没"))
        inside = [
            Mention(m.value, m.start - part.start, m.end - part.start)
            for m in mentions
            if part.start <= m.start and m.end <= end
        ]
        left = slots.residue(part.text, inside, questions)
        # "8999的手机行不行" asks for the walk itself; "逾期三天会上征信吗" asks something else.
        cued = sum(bool(q.cue and q.cue.search(part.text)) for q in questions)
        # "8,390 happy now?" answers, whatever the mark at its end.
        answers_it = pending is not None and any(pending.kind.accepts(one) for one in inside)
        asks = asks and not (answers_it and not _ASKS_IN_WORDS.search(part.text))
        own = opening or walk.opening(part.text) or (len(inside) >= 2 and cued >= 2)
        # With a question word and a question mark, less is enough.
        enough = 2 if "?" in part.text and _ASKS_IN_WORDS.search(part.text) else 4
        (asked if asks and not own and _size(left) >= enough else told).append(part.text)
    return told, [part.strip() for part in asked]


def _size(text: str) -> int:
    """Characters that say something: a Chinese character counts one, an English word two."""
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


# ---- corrections ----


def _correction(
    parts: Sequence[slots.Clause],
    text: str,
    questions: Sequence[Question],
    answers: Answers,
    last: Sequence[str],
) -> dict[str, Reading] | None:
    """Find "not 8000 but 9000", "8000改成9000", "9000, not 8000": the old value says which answer is meant."""
    mentions = [mention for part in parts for mention in part.mentions]
    if len(mentions) < 2:
        return None
    order = {name: place for place, name in enumerate(last)}
    answered = sorted((q for q in questions if q.name in answers), key=lambda q: order.get(q.name, len(order)))
    for question in answered:
        fitting = [mention for mention in mentions if question.kind.accepts(mention)]
        olds = [mention for mention in fitting if question.kind.read([mention], text) == answers[question.name]]
        news = [mention for mention in fitting if mention not in olds and not mention.negated]
        if olds and len(news) > 1:
            # "8200改成7900，今天还了300": the figure beside the old one is the new one.
            news = [min(news, key=lambda one: abs(one.start - olds[0].start))]
        if not olds or len(news) != 1:
            continue
        if olds[0].negated or _MEANT.search(text) or len(mentions) == 2:
            around = next(part.text for part in parts if part.start <= news[0].start < part.start + len(part.text))
            return {question.name: question.kind.read(news, around)}
    return None


def _corrects(part: slots.Clause, corrected: Mapping[str, Reading], questions: Sequence[Question]) -> bool:
    """Tell whether a clause holds what a correction was read from: its cue, or nothing but figures."""
    if not part.mentions:
        return False
    named = {q.name for q in questions if q.cue and q.cue.search(part.text)}
    return not named or bool(named & set(corrected))


def _reopened(text: str, mentions: Sequence[Mention], questions: Sequence[Question], answers: Answers) -> str | None:
    """Return the answered question that "改一下收入" names without a new value."""
    if mentions or len(text) > 30 or not _OPENS_AGAIN.search(text):
        return None
    named = [q.name for q in questions if q.cue and q.name in answers and q.cue.search(text)]
    return named[0] if named else None


# ---- words ----

_SHORT = 6
_NONE_BEFORE = re.compile(
    r"(没有?|无|不用(付|交|出|还)?|不(需要|欠|交|付)|从不|\bno( (other|more|outstanding|existing))?|\bnot? any|\bzero|\bwithout( any)?|\bdon'?t (have|pay)( any)?)\s*(任何|什么|啥|其他|其它|other|much)?\s*$",
    re.IGNORECASE,
)
_NONE_AFTER = re.compile(
    r"^\s*(我)?(都|也|是|目前|现在|倒是|一分)*(没有?|无|不用(付|交|还)?|为零|零|is (none|zero|nil)|none|nothing|zero|nil)(了|的|啊|呢|过)?\s*(?=$|[，,。.;；!！、\n])",
    re.IGNORECASE,
)


def _zeros(heard: Heard, told: Sequence[str], questions: Sequence[Question], mentions: Sequence[Mention]) -> None:
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


def _free_periods(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Tell a plan without charge ("免息12期") from a charge that starts later ("前3期免息，每期0.6%")."""
    charge = found.values.get("charge", [])
    free = [mention for mention in charge if isinstance(mention.value, FreePeriods)]
    if not free:
        return
    value = free[0].value
    assert isinstance(value, FreePeriods)
    charged = len(charge) > len(free)
    if charged and "free_periods" in by_name:
        found.values["charge"] = [mention for mention in charge if mention not in free]
        found.values["free_periods"] = [Mention(Term(value.months, "period"), free[0].start, free[0].end)]
    elif not charged and "periods" in by_name and "periods" not in found.values and "periods" not in answers:
        found.values["periods"] = [Mention(Term(value.months, "period"), free[0].start, free[0].end)]
