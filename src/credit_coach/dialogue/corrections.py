"""What a later figure does to an earlier answer: corrects it, opens it again, adds to it, or is about something else."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from credit_coach.dialogue import slots
from credit_coach.dialogue.kinds import CountKind, Missing, MoneyKind, MoneyValue, PeriodsKind, Reading, Trouble
from credit_coach.dialogue.readers import Amount, Mention, Number
from credit_coach.dialogue.walk import Answers, Question

CORRECTS = re.compile(
    r"不对|(?:^|[，,。 ])[哦噢啊额呃诶哎]?不[，,。！! ]+(?=是|应该|[\d一二两三四五六七八九])|涨(到|成|价)|降(到|成|价)|变成|不是.{0,12}是|不是(?=[\d一二两三四五六七八九])|多打|少打|多写|少写|手滑|口误|手误|错了|说错|打错|写错|填错|弄错|搞错|记错|算错|看错|改成|改为|改到|改一下|换成|更正|纠正|应该是|其实|实际(上)?是|才是|而不是|不是说|刚才.{0,10}(是|说)"
    r"|\b(actually|correction|sorry|wrong|mistake|mistyped|typo|i mean|meant|misspoke|make (that|it)|change|changed?|should be|should have been|instead|rather than|not \S+ but|wait,? (no|it'?s|that'?s|make)|no,? wait|no,? (it'?s|it is|that'?s|i)|fix|update|went (up|down|from|to)|gone up|rose|dropped)\b|\bno,|\bnot \d",
    re.IGNORECASE,
)
_OPENS_AGAIN = re.compile(
    r"(改|修改|更正|重填|重新填|重说|换|更新|调整)(一下|下|一改)?|(一下)?(要改|得改|想改|填错了?|说错了?|错了|不对)"
    r"|\b(change|edit|fix|update|correct|redo|modify|wrong|mistake|re-?enter)\b",
    re.IGNORECASE,
)
_MEANT = re.compile(r"改成|改为|改到|换成|\bto\b|→|->|=>", re.IGNORECASE)


def correction(
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


def likeliest(
    parts: Sequence[slots.Clause],
    questions: Sequence[Question],
    answers: Answers,
    last: Sequence[str],
    together: int = 1,
) -> str | None:
    """Return the answer that a lone figure corrects: the latest, unless it is far from that one and close to another.

    Of several that were told `together` none is the latest: it is the one of that size, None where that could be two.
    """
    mentions = [mention for part in parts for mention in part.mentions if not mention.negated]
    figure = figure_of(mentions[0]) if len(mentions) == 1 else None
    latest = last[:together]
    if len(mentions) == 1:
        taking = {question.name for question in questions if question.kind.accepts(mentions[0])}
        last = [name for name in last if name in taking] or last
    if not figure:
        return last[0]
    away = {
        question.name: max(figure, old) / min(figure, old)
        for question in questions
        if question.name in answers and question.kind.accepts(mentions[0])
        if (old := stored_figure(answers[question.name]))
    }
    ranked = sorted(away, key=lambda name: away[name])
    if sum(name in away for name in latest) > 1:
        return ranked[0] if away[ranked[1]] > away[ranked[0]] * _OFF else None
    closest = ranked[0] if ranked else last[0]
    # No sum of hundreds corrects a rate.
    unlike = "%" in answers.get(last[0], "") and figure >= _HUNDRED
    far, close = unlike or away.get(last[0], _OFF) > _OFF, away.get(closest, _OFF) < _CLOSE
    return closest if far and close else last[0]


def in_the_same_unit(reading: Reading, before: str, text: str = "") -> Reading:
    """Take "14%" that corrects "15% a year" for a yearly rate, and 640 that corrects "660 each period" for a payment.

    0.48 that corrects "0.75% a period" is one in percent, unless `text` says that it is yuan.
    """
    if isinstance(reading, str) and "%" in before and "%" not in reading and not _YUAN.search(text):
        figure = stored_figure(reading)
        if figure is not None and 0 < figure < _PERCENT and (" " in reading) == (" " in before):
            return f"{figure.normalize():f}% {before.partition('% ')[2]}".strip()
        return reading
    if isinstance(reading, Trouble) and reading.reason in ("rate_per", "rate_base", "rate_percent", "charge_amount"):
        unit = before.partition(" ")[2]
        return next((option for option in reading.options if unit and option.endswith(unit)), reading)
    return reading


def closest(mention: Mention, questions: Sequence[Question], answers: Answers) -> list[Question]:
    """Return the one of several sums that a lone figure is closest to, as a factor; none where two are about as close."""
    figure = figure_of(mention)
    away = [
        (max(figure, old) / min(figure, old), place, question)
        for place, question in enumerate(questions)
        if figure and question.kind.accepts(mention) and (old := stored_figure(answers[question.name]))
    ]
    away = sorted((one for one in away if one[0] <= _ALIKE), key=lambda one: one[:2])
    sure = len(away) == 1 or (len(away) > 1 and away[1][0] > away[0][0] * _OFF)
    return [away[0][2]] if sure else []


def figure_of(mention: Mention) -> Decimal | None:
    """Return the number of a sum or of bare digits."""
    value = mention.value
    if isinstance(value, Amount):
        return value.low
    return value.value if isinstance(value, Number) else None


def stored_figure(stored: str) -> Decimal | None:
    """Return the number that a stored answer begins with, None for a rate."""
    found = re.match(r"~?(\d+(?:\.\d+)?)", stored)
    return Decimal(found[1]) if found and "%" not in stored else None


_YUAN = re.compile(r"[元块]|¥|\b(yuan|rmb|cny|kuai)\b", re.IGNORECASE)
#: A smaller figure in the place of a percentage is one.
_PERCENT = 40
#: A sum more times larger or smaller than an answer is not of its kind: "那12厘呢" is no loan of 12.
_ALIKE = 50
_HUNDRED = 100
#: A correction this many times the answer is not likely of it; one within the other factor is.
_OFF, _CLOSE = Decimal(2), Decimal("1.25")


def is_corrected(part: slots.Clause, corrected: Mapping[str, Reading], questions: Sequence[Question]) -> bool:
    """Tell whether a clause holds what a correction was read from: its cue, or nothing but figures."""
    if not part.mentions:
        return False
    named = {q.name for q in questions if q.cue and q.cue.search(part.text)}
    return not named or bool(named & set(corrected))


def reopened(text: str, mentions: Sequence[Mention], questions: Sequence[Question], answers: Answers) -> str | None:
    """Return the answered question that "改一下收入" names without a new value."""
    if mentions or len(text) > 30 or not _OPENS_AGAIN.search(text):
        return None
    named = [q.name for q in questions if q.cue and q.name in answers and q.cue.search(text)]
    return named[0] if named else None


def weighed(question: Question, reading: Reading, before: str | None, around: str, *, aside: bool) -> Reading | None:
    """Weigh a figure that nothing calls a correction against the answer before it; None leaves that answer as it is.

    It may come on top ("还有话费100"), and `aside`, where another question was asked, one far from the answer is likely
    about something else: "the car loan still has 30k left" is no new monthly payment.
    """
    if not isinstance(reading, str) or before in (None, *Missing):
        return reading
    kind, before = question.kind, str(before)
    if isinstance(kind, MoneyKind) and before not in ("0", reading):
        if question.shared and question.shared.search(around):
            return kind.added(before, reading)
        if kind.sums and _ON_TOP.search(around):
            return kind.added(before, reading)
    if not aside or not _far_off(question, reading, before):
        return reading
    return Trouble("conflict", (reading, before)) if isinstance(kind, MoneyKind) else None


def extended(question: Question, reading: Reading, before: str | None, text: str) -> Reading:
    """Read "再拖30天" and "another 30 days" as so many more than were told before."""
    if not isinstance(question.kind, CountKind) or not isinstance(reading, str) or before in (None, *Missing):
        return reading
    return question.kind.extended(str(before), reading) if _STILL_MORE.search(text) else reading


_STILL_MORE = re.compile(
    r"再(拖|过|晚|等|欠|放|来)|多(拖|欠|等|晚)|又(拖|过|晚)了|\b(another|further|more|longer|additional)\b",
    re.IGNORECASE,
)


def beside(text: str, values: Sequence[Mention]) -> str:
    """Return the figures of a message with the words next to them."""
    return text[max(0, values[0].start - _BESIDE) : values[-1].end + _BESIDE]


#: How far from a figure "还有" or "as well" may stand (characters).
_BESIDE = 16
_ON_TOP = re.compile(
    r"还有|还要|另外|再加|加上|此外|外加|多(赚|挣|花)|\b(plus|also|on top|in addition|besides|another|extra|as well|too)\b",
    re.IGNORECASE,
)


def repeats_old(
    question: Question, values: Sequence[Mention], text: str, answers: Answers, said: Collection[str]
) -> bool:
    """Tell whether a figure only repeats the answer that the same message corrects: "9200 is gross, I get 7900"."""
    reading = question.kind.read(values, text)
    return any(name in answers and answers[name] == reading for name in said)


def _far_off(question: Question, reading: str, before: str) -> bool:
    if isinstance(question.kind, MoneyKind):
        old, new = (MoneyValue.restore(one).low for one in (before, reading))
        return min(old, new) > 0 and max(old, new) >= _FAR * min(old, new)
    if isinstance(question.kind, PeriodsKind):
        old, new = Decimal(before), Decimal(reading)
        # "I am behind on one payment" is no plan of one instalment.
        return min(old, new) > 0 and (new == 1 or max(old, new) >= _FAR * min(old, new))
    return False


_FAR = 5
