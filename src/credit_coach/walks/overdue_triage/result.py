"""The first-steps plan in words: one calm sentence, what to offer, the articles' own steps by date, what not to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from credit_coach.dialogue.kinds import MoneyKind, MoneyValue
from credit_coach.dialogue.walk import Answers, told
from credit_coach.money import add_months, months_without_interest
from credit_coach.reply import Option
from credit_coach.walks.overdue_triage.plan import FIRST_MONTH, Situation, Stretch, stretches
from credit_coach.walks.overdue_triage.questions import AMOUNT, CAN_PAY, PRODUCTS
from credit_coach.walks.plans import amount_of
from credit_coach.walks.speech import Speech
from credit_coach.walks.tool import Result

_WEEK = timedelta(days=7)


def situation_of(answers: Answers) -> Situation:
    """Return what the answers describe."""
    amount, pays = _most_owed(answers), _can_pay(answers)
    return Situation(
        products=frozenset((told(answers, "product") or "").split(", ")),
        days=int(answers["days_late"]),
        cause=told(answers, "cause") or "other",
        papers=told(answers, "papers") or "none",
        pays=bool(pays),
        clears=amount is not None and pays is not None and pays >= amount,
    )


def _amount(answers: Answers) -> Decimal | None:
    assert isinstance(AMOUNT.kind, MoneyKind)
    return amount_of(answers, "amount", AMOUNT.kind)


def _most_owed(answers: Answers) -> Decimal | None:
    """The upper end of what is overdue; None where it was not told or is open."""
    stored = told(answers, "amount")
    return MoneyValue.restore(stored).high if stored else None


def _can_pay(answers: Answers) -> Decimal | None:
    assert isinstance(CAN_PAY.kind, MoneyKind)
    return amount_of(answers, "can_pay", CAN_PAY.kind)


def result(answers: Answers, speech: Speech, on: date) -> Result:
    """Return the plan."""
    situation = situation_of(answers)
    stage = _stage(situation)
    blocks = [
        speech.text(_opening(stage, situation, answers, speech)),
        speech.text(_plan(situation, speech, on)),
        speech.text(_aside(situation, answers, speech)),
    ]
    # The letter is to an institution, and nobody who can pay needs it.
    files = ("reminders",) if situation.clears or situation.private else ("hardship", "reminders")
    if situation.papers == "collector":
        files = (*files, "hold_action")
    return Result(tuple(blocks), stage, files, _suggestions(situation, answers, speech))


def _stage(situation: Situation) -> str:
    """Name what decides the first sentence."""
    if situation.papers in ("court", "lawyer_letter"):
        return situation.papers
    if situation.clears:
        return "clears" if situation.days else "clears_in_time"
    if not situation.days:
        return "before_due"
    if situation.private:
        return "private"
    if situation.papers == "collector":
        return "collected"
    return "first_month" if situation.days <= FIRST_MONTH else "months"


#: The section that stands behind the first sentence; of two the first that is there.
_BEHIND: dict[str, Sequence[tuple[str, str, str]]] = {
    "court": (("court-summons", "how-to-answer", "lawsuit_deadlines_answer_appeal"),),
    "lawyer_letter": (("lawyer-letter", "what-it-is", ""), ("court-summons", "is-it-real", "")),
    "clears": (("late-by-days", "forgot", ""),),
    "clears_in_time": (("late-by-days", "when-overdue", ""),),
    "before_due": (("negotiate-plan", "how-to-ask", ""),),
    "private": (("business-failed", "private-lenders", ""), ("overdue-first-steps", "cannot-pay", "")),
    "collected": (("collection-rules", "lawful-or-not", ""),),
    "first_month": (("overdue-first-steps", "first-month", ""),),
    "months": (("overdue-first-steps", "third-month", ""),),
}


def _cite_first(places: Sequence[tuple[str, str, str]], speech: Speech) -> str:
    return next((mark for place in places if (mark := speech.cite(*place))), "")


def _opening(stage: str, situation: Situation, answers: Answers, speech: Speech) -> str:
    """One calm and concrete sentence, and what to say on the phone."""
    what = _what(situation, answers, speech)
    figures = {"what": what[:1].upper() + what[1:]}
    if stage == "court":
        figures["days"] = speech.fact("lawsuit_deadlines_answer_appeal")
    lines = [f"**{speech.say(f'first.{stage}', **figures)}**{_cite_first(_BEHIND[stage], speech)}"]
    if not situation.clears:
        lines.append(_offer(situation, answers, speech))
    return "\n\n".join(lines)


def _what(situation: Situation, answers: Answers, speech: Speech) -> str:
    """What is late: "花呗、信用卡逾期32天、9,700元"."""
    parts = {"product": speech.shown(PRODUCTS, answers["product"]), "days": str(situation.days)}
    amount = _amount(answers)
    key = "late" if situation.days else "due"
    figures = parts if situation.days else {"product": parts["product"]}
    if amount is None:
        return speech.say(f"what.{key}", **figures)
    return speech.say(f"what.{key}_amount", **figures, amount=speech.money(amount))


def _offer(situation: Situation, answers: Answers, speech: Speech) -> str:
    """What to offer: what can be paid as it is, or nothing yet."""
    pays, amount = _can_pay(answers), _amount(answers)
    if pays is None:
        return speech.say("offer.unknown") + speech.cite("negotiate-plan", "what-to-prepare")
    if not situation.pays:
        return speech.say("offer.nothing") + speech.cite("overdue-first-steps", "cannot-pay")
    said = speech.say("offer.pay_private" if situation.private else "offer.pay", pay=speech.money(pays)) + speech.cite(
        "negotiate-plan", "what-to-prepare"
    )
    months = None if amount is None else months_without_interest(amount, pays)
    if months is None or amount is None:
        return said
    return said + speech.gap + speech.say("offer.months", amount=speech.money(amount), time=speech.span(months))


def until(on: date) -> dict[Stretch, date]:
    """Return the last day of each stretch of the plan."""
    return {"today": on, "week": on + _WEEK, "month": add_months(on, 1)}


def _plan(situation: Situation, speech: Speech, on: date) -> str:
    """The dated plan; a stretch without lines is left out."""
    ends = until(on)
    parts = [
        f"**{speech.say(f'stretch.{name}', day=speech.day(ends[name].isoformat()))}**\n\n"
        + "\n".join(f"- {line}" for line in lines)
        for name, lines in stretches(situation, speech).items()
        if lines
    ]
    return "\n\n".join(parts)


def _aside(situation: Situation, answers: Answers, speech: Speech) -> str:
    """What holds beside the plan, and what not to do."""
    lines = []
    if situation.papers == "court":
        lines.append(speech.say("payment_order") + speech.cite("payment-order", "what-to-do"))
    if "credit_card" in situation.products and not situation.clears:
        figures = {"limit": speech.fact("cc_art70_personalised_plan")}
        lines.append(speech.say("card", **figures) + speech.cite("article-70-plan", "is-it-a-right"))
    if situation.days and not situation.private:
        years = speech.fact("negative_record_clock_needs_settlement")
        mark = speech.cite("credit-report-overdue", "one-day-late", "negative_record_clock_needs_settlement")
        lines.append(speech.say("record", years=years) + mark)
    lines += _ranges(answers, speech)
    avoid = [
        speech.say("avoid.borrow") + speech.cite("borrow-to-repay", "pushed-to-borrow"),
        speech.say("avoid.agents") + speech.cite("scams-around-debt", "agents"),
    ]
    if situation.papers == "court":
        avoid.append(speech.say("avoid.silence") + speech.cite("court-summons", "do-i-have-to-go"))
    elif situation.days and not situation.clears and not situation.private:
        avoid.append(speech.say("avoid.hiding") + speech.cite("collection-rules", "lawful-or-not"))
    noted = [f"**{speech.say('aside')}**", "\n".join(f"- {line}" for line in lines)] if lines else []
    return "\n\n".join([*noted, f"**{speech.say('avoid')}**", "\n".join(f"- {line}" for line in avoid)])


def _ranges(answers: Answers, speech: Speech) -> list[str]:
    """Which end of a rough figure was used."""
    notes = []
    for question, value in ((AMOUNT, _amount(answers)), (CAN_PAY, _can_pay(answers))):
        stored = told(answers, question.name)
        if stored is not None and value is not None and not MoneyValue.restore(stored).exact:
            notes.append(speech.say("range_note", label=speech.label(question.name), value=speech.money(value)))
    return notes


def _suggestions(situation: Situation, answers: Answers, speech: Speech) -> tuple[Option, ...]:
    """Offer the calculation that goes on from here."""
    several = len(situation.products) > 1 or situation.cause == "too_many_debts"
    if several:
        text = speech.say("offer.payoff_plan")
    elif situation.days and _amount(answers) is not None:
        text = speech.say("offer.overdue_cost")
    else:
        return ()
    return (Option(text, text),)
