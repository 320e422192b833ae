"""What is supposed after a result: "那24期呢", "what if it were 700 a month", "so on 3 January?"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from credit_coach.dialogue import slots
from credit_coach.dialogue.asides import size_of
from credit_coach.dialogue.corrections import closest, extended, figure_of, in_the_same_unit, stored_figure
from credit_coach.dialogue.fees import fee_or_payment
from credit_coach.dialogue.hearing import meant
from credit_coach.dialogue.kinds import CountKind, MoneyKind, PeriodsKind
from credit_coach.dialogue.readers import Amount, Day, Mention, Number, Term
from credit_coach.dialogue.walk import Answers, Question, Walk


def supposes(text: str) -> bool:
    """Tell whether a message has words of a supposition."""
    return bool(_SUPPOSES.search(text))


def supposed(walk: Walk, answers: Answers, text: str, on: date) -> dict[str, str]:
    """Read "那24期呢" or "what if it were 700 a month" after a result: the answers that the one figure in it replaces.

    Empty where the message says more than that, or where the figure could be meant for several questions.
    """
    if not supposes(text):
        return {}
    # "那24期" would be a certain instalment.
    text = text.strip().removeprefix("那")
    questions = walk.questions(answers)
    mentions = [_later(one, questions, answers, on) for one in meant(questions, answers, text, on)]
    if not mentions and _INSTEAD.match(text):
        return _in_words(questions, answers, text)
    left = _SAYS_NOTHING.sub(" ", _SUPPOSES.sub(" ", slots.residue(text, mentions, questions)))
    if len(mentions) != 1 or size_of(left) > _MOST_BESIDE:
        return {}
    question = _meant_for(mentions[0], walk, questions, answers, text)
    if question is None:
        return {}
    before = answers.get(question.name)
    reading = question.kind.read(mentions, text)
    reading = in_the_same_unit(extended(question, reading, before, text), before or "", text)
    if question.name == "charge":
        reading = fee_or_payment({"charge": reading}, answers, text)
    return {question.name: reading} if isinstance(reading, str) else {}


def _later(mention: Mention, questions: Sequence[Question], answers: Answers, on: date) -> Mention:
    """Where days were counted up to now, a day to come is so many more of them."""
    counted = [one for one in questions if isinstance(one.kind, CountKind) and one.name in answers]
    value = mention.value
    if len(counted) != 1 or not isinstance(value, Day) or value.date is None or value.date <= on:
        return mention
    so_far = stored_figure(answers[counted[0].name])
    if so_far is None:
        return mention
    return replace(mention, value=Term(int(so_far) + (value.date - on).days, "day"))


def _meant_for(one: Mention, walk: Walk, questions: Sequence[Question], answers: Answers, text: str) -> Question | None:
    """Return the only question whose answer a figure can replace, by its unit, its words, its size, or what is left."""
    answered = [q for q in questions if q.name in answers]
    accepting = [q for q in answered if q.kind.accepts(one)]
    ways: tuple[Callable[[], list[Question]], ...] = (
        lambda: [q for q in accepting if q.cue and _stands_at(q.cue, one, text)],
        lambda: [q for q in answered if q.kind.claims(one)],
        lambda: [q for q in accepting if q.cue and q.cue.search(text)],
        lambda: closest(one, [q for q in answered if isinstance(q.kind, MoneyKind)], answers),
        lambda: [q for q in accepting if _counts(one) and isinstance(q.kind, PeriodsKind | CountKind)],
        lambda: [q for q in accepting if q.name == walk.main and not _counts(one)],
        lambda: accepting if isinstance(one.value, Amount) else [],
    )
    found = next((found for way in ways if (found := way())), [])
    return found[0] if len(found) == 1 else None


def _stands_at(cue: re.Pattern[str], mention: Mention, text: str) -> bool:
    """Tell whether a cue stands right before a figure."""
    return any(match.end() <= mention.start <= match.end() + _CLOSE for match in cue.finditer(text))


#: Characters between a cue and its figure, for them to belong together whatever the unit says.
_CLOSE = 5


def _counts(mention: Mention) -> bool:
    """Tell whether a bare number is so small that it counts something."""
    figure = figure_of(mention)
    return isinstance(mention.value, Number) and figure is not None and 0 < figure <= _MOST_COUNTED


#: A larger bare number is a sum.
_MOST_COUNTED = 60


def _in_words(questions: Sequence[Question], answers: Answers, text: str) -> dict[str, str]:
    """Read "what if the fees are waived": an answer in words that count anywhere, instead of the one before."""
    said = {q.name: q.kind.words(text, pending=False) for q in questions if q.free and q.name in answers}
    meant_now = {name: one for name, one in said.items() if isinstance(one, str)}
    return meant_now if len(meant_now) == 1 else {}


_INSTEAD = re.compile(r"(and |but )?(what|how) (if|about)\b", re.IGNORECASE)
_SUPPOSES = re.compile(
    r"如果|要是|假如|假设|换成|换作|改成|变成|降(到|成|为)|涨(到|成)|谈到|砍到|那|呢|的话|会怎么?样"
    r"|\b(what|how) (if|about)\b|\b(and|then|if|so|but|or|now|say|suppose|supposing|would|only)\b|\binstead\b|^(at|with|over|in|on) ",
    re.IGNORECASE,
)
#: Words of a supposition that bring nothing else: who offers it, that it changes, what is to be told.
_SAYS_NOTHING = re.compile(
    r"客服|银行|平台|他们|对方|老板|又|说|谈|砍|降|涨|调|到|成|为|可以|能|只|改|拖|等|再|以后|之后|后|才|借|贷|用|试试|看看|看|一下|万一|最后|变|多少|怎么样?|如何|其他|不变|一样|同样|每期|费率|年化|利息|月供|总共|一共|手续费|总|那么|呀|嘛|些|些呢|更|少|多|换|算|期限|时间"
    r"|\b(they|them|the|called|tell|told|says?|said|offer(ed)?|agreed?|got|get|can|could|would|will|might|cut|lower(ed)?|bring|brought|drop(ped)?|raise|go|wait|until|till|after|day|then|much|only|just|see|still|now|again|rate|interest|total|payment|monthly|change|changes|same|everything|else|instead|actually|paid|pay|back|return|borrow|take|took|make|longer|shorter|less|more|rather|please|what|which|how|figure|my|you|your|too|for|me)\b",
    re.IGNORECASE,
)
#: What may stand beside the figure of a supposition, by `size_of`.
_MOST_BESIDE = 4
