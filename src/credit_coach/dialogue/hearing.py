"""What a message in a walk says: answers by question, which of them correct earlier ones, and whether it asks something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from credit_coach.dialogue import slots
from credit_coach.dialogue.asides import doubted, told_and_asked
from credit_coach.dialogue.bases import without_repeats
from credit_coach.dialogue.charges import settle
from credit_coach.dialogue.corrections import (
    CORRECTS,
    beside,
    correction,
    extended,
    in_the_same_unit,
    is_corrected,
    likeliest,
    reopened,
    repeats_old,
    stored_figure,
    weighed,
)
from credit_coach.dialogue.daily_costs import as_daily_rates
from credit_coach.dialogue.fees import fee_or_payment
from credit_coach.dialogue.household import told_apart
from credit_coach.dialogue.instalment_numbers import as_instalments
from credit_coach.dialogue.kinds import (
    CountKind,
    DurationKind,
    HouseholdKind,
    Missing,
    MoneyKind,
    Reading,
    SpanKind,
    Trouble,
)
from credit_coach.dialogue.late import settle_late, without_year_basis
from credit_coach.dialogue.lending import as_lengths, settle_loan
from credit_coach.dialogue.meaning import as_days, as_meant, as_span, between, lent_between
from credit_coach.dialogue.rate_units import a_year, with_unit
from credit_coach.dialogue.readers import Mention, find
from credit_coach.dialogue.said import in_words, zeros
from credit_coach.dialogue.settling import settle_early_figures
from credit_coach.dialogue.walk import Answers, Question, Walk


@dataclass
class Heard:
    """What was heard. `asked` is the part that asks something, `reopened` a question that is to be put again.

    `residue` is what no value and no cue explains, `left` the values that belong to no question, `household` those that
    are named as a household's in a walk that asks for none. `kept` are answered questions whose figure is only asked
    about, `which` tells that a correction may be of several answers, `doubts` that the message asks whether a figure is so.
    """

    readings: dict[str, Reading] = field(default_factory=dict)
    reopened: str | None = None
    asked: str = ""
    residue: str = ""
    left: tuple[Mention, ...] = ()
    household: tuple[Mention, ...] = ()
    kept: tuple[str, ...] = ()
    which: bool = False
    doubts: bool = False


def hear(
    walk: Walk,
    answers: Answers,
    pending: Question | None,
    text: str,
    on: date,
    last: Sequence[str],
    *,
    opening: bool = False,
    together: int = 1,
) -> Heard:
    """Read a message; `last` are the questions answered before, the latest first, and an `opening` begins the walk.

    So many of `last` were answered `together` by the latest message that answered any.

    Questions may come to apply only through the message itself: "分12期" makes the number of instalments a question. So
    it is heard again with those questions until no more come.
    """
    questions = walk.questions(answers)
    mentions = meant(questions, answers, text, on)
    others, mentions = told_apart(text, mentions, household=walk.household, spares=walk.spares)
    for _ in range(_MOST_PASSES):
        heard = _hear(walk, answers, pending, text, mentions, questions, last, opening=opening, together=together)
        taken = {name: value for name, value in heard.readings.items() if isinstance(value, str)}
        applying = walk.questions({**answers, **taken})
        if {question.name for question in applying} <= {question.name for question in questions}:
            break
        questions = applying
    heard.household = others
    return heard


def meant(questions: Sequence[Question], answers: Answers, text: str, on: date) -> tuple[Mention, ...]:
    """Return the values of a message as they are meant for these questions: each sum once, dates as the time between."""
    known = {figure for one in answers.values() if (figure := stored_figure(one)) is not None}
    plan = any(question.name == "charge" for question in questions)
    mentions = without_repeats(as_meant(find(text, on), text), text, known)
    if plan:
        mentions = as_instalments(mentions, text)
    if any(question.name in ("rate", "daily_rate") for question in questions):
        mentions = as_daily_rates(mentions, text)
    if any(isinstance(question.kind, CountKind) for question in questions):
        mentions = as_lengths(without_year_basis(mentions), text)
        mentions = tuple(as_days(mention, on) for mention in between(mentions, on))
    if any(isinstance(question.kind, SpanKind) for question in questions):
        mentions = as_lengths(lent_between(mentions, text, on), text)
    if any(isinstance(question.kind, DurationKind | SpanKind) for question in questions):
        mentions = tuple(as_span(mention, text, on) for mention in mentions)
    return mentions


#: Questions bring others two levels deep at most: how it is paid, then what the plan charges.
_MOST_PASSES = 3


@dataclass
class _Message:
    """One message as it is being heard: what is known of the walk, the clauses that answer, and what they have said."""

    walk: Walk
    answers: Answers
    pending: Question | None
    text: str
    mentions: Sequence[Mention]
    questions: Sequence[Question]
    last: Sequence[str]
    together: int
    heard: Heard
    told: Sequence[str] = ()
    parts: Sequence[slots.Clause] = ()

    @property
    def corrects(self) -> bool:
        return bool(CORRECTS.search(self.text))

    @property
    def readings(self) -> dict[str, Reading]:
        return self.heard.readings


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
    together: int,
) -> Heard:
    heard = Heard(residue=slots.residue(text, mentions, questions))
    message = _Message(walk, answers, pending, text, mentions, questions, last, together, heard)
    message.told, asking = told_and_asked(walk, text, mentions, questions, pending, opening=opening)
    # What an opening asks is what the walk is there to answer.
    heard.asked = "" if opening else " ".join(asking)
    whole = walk.whole(text, mentions, answers, pending.name if pending else None) if walk.whole else None
    if whole:
        heard.readings.update(whole)
        return heard
    message.parts = [part for part in slots.clauses(text, mentions) if part.text in message.told]
    _take_correction(message)
    heard.readings |= zeros(message.told, questions, heard.readings)
    _take_values(message, _assigned(message))
    heard.readings |= in_words(_words_of(message), questions, message.pending, answers, heard.readings)
    if not heard.readings and answers:
        heard.reopened = reopened(text, mentions, questions, answers)
    return heard


def _take_correction(message: _Message) -> None:
    """Take "8000改成9000" for the answer that was 8000; the clause that says so is done with."""
    if not (message.corrects and message.answers):
        return
    corrected = correction(message.parts, message.text, message.questions, message.answers, message.last)
    if not corrected:
        return
    message.readings.update(corrected)
    # "Living costs 1,640. And my rent is 2,680, not 2,480": the other clause goes on.
    message.parts = [part for part in message.parts if not is_corrected(part, corrected, message.questions)]
    message.told = [part.text for part in message.parts]
    message.pending = None


def _assigned(message: _Message) -> slots.Slots:
    """Give each value to its question."""
    aimed = _aimed(message)
    found = slots.assign(message.parts, message.questions, aimed, settled=frozenset(message.readings))
    by_name = {question.name: question for question in message.questions}
    settle_late(found, message.text)
    settle_loan(found, by_name, message.text)
    settle_early_figures(found, by_name, message.answers, message.text)
    settle(found, by_name, message.answers, message.parts, message.text)
    message.heard.left = tuple(found.left)
    return found


def _aimed(message: _Message) -> Question | None:
    """Return the question that a value without a cue is meant for."""
    if not (message.corrects and message.last):
        return _aim(message.walk, message.pending, message.answers)
    meant = likeliest(message.parts, message.questions, message.answers, message.last, message.together)
    message.heard.which = meant is None
    return message.walk.question(meant, message.answers) if meant else None


def _take_values(message: _Message, found: slots.Slots) -> None:
    """Read the values of each question that this message may answer."""
    by_name = {question.name: question for question in message.questions}
    in_doubt = doubted(message.text, message.mentions)
    message.heard.doubts = bool(in_doubt)
    for name, told_now in found.values.items():
        if name in message.readings or _is_aside(message, name):
            continue
        values = [one for one in told_now if one not in in_doubt]
        if not values and message.answers.get(name) not in (None, *Missing):
            message.heard.kept = (*message.heard.kept, name)
            continue
        values = values or told_now
        question, told = by_name[name], {*found.values, *message.readings}
        if (
            message.corrects
            and name not in message.answers
            and repeats_old(question, values, message.text, message.answers, told)
        ):
            continue
        reading = _weighed(message, question, values, found.around.get(name, message.text))
        if reading is not None:
            message.readings[name] = reading
    if "rate" in message.readings:
        message.readings["rate"] = a_year(message.readings["rate"], message.text)
    if "charge" in message.readings:
        message.readings["charge"] = fee_or_payment(message.readings, message.answers, message.text)
        said = {**in_words(_words_of(message), message.questions, message.pending, {}, {}), **message.readings}
        message.readings["charge"] = with_unit(said, message.answers, message.text)


def _is_aside(message: _Message, name: str) -> bool:
    """Tell whether a figure belongs to a question that is asked beside: any but one about what was asked here."""
    about_this = message.pending is not None and name == message.pending.name
    return bool(message.heard.asked) and not about_this and not message.corrects


def _weighed(message: _Message, question: Question, values: Sequence[Mention], around: str) -> Reading | None:
    """Read the values of a question against the answer before; None leaves that answer as it is."""
    before, text = message.answers.get(question.name), message.text
    if question.not_meant and question.not_meant.search(beside(text, values)):
        return Trouble("not_meant")
    # Who belongs to the household is said around the counts, in any clause.
    around = text if isinstance(question.kind, HouseholdKind) else around
    reading = extended(question, _read(question, values, around, before), before, text)
    reading = in_the_same_unit(reading, before or "", text)
    if message.corrects:
        return reading
    aside = message.pending is not None and message.pending.name != question.name
    return weighed(question, reading, before, beside(text, values), aside=aside)


#: Beside a question only so short a clause answers: "信用卡只还最低，算逾期吗" tells nothing of oneself.
_SHORT = 6


def _words_of(message: _Message) -> str:
    return " ".join(part for part in message.told if not message.heard.asked or len(part) <= _SHORT)


def _read(question: Question, values: Sequence[Mention], around: str, before: str | None) -> Reading:
    kind = question.kind
    if question.shared and isinstance(kind, MoneyKind) and len(values) > 1 and question.shared.search(around):
        # "月薪8000，老婆6000": both live on both.
        kind = replace(kind, sums=True)
    reading = kind.read(values, around)
    if isinstance(question.kind, HouseholdKind) and before and before not in tuple(Missing):
        return question.kind.amended(before, values) or reading
    return reading


def _aim(walk: Walk, pending: Question | None, answers: Answers) -> Question | None:
    """Return the question that a value without a cue answers: the pending one, else what the walk is about."""
    if pending is not None and pending.name != "consent":
        return pending
    return walk.question(walk.main, answers) if walk.main not in answers else None
