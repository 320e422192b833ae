"""What the check gives to take away: the household's month as a budget, and the plan's payments as reminders."""

from __future__ import annotations

from datetime import date

from credit_coach.dialogue.walk import Answers
from credit_coach.handouts.budget import BudgetLine, BudgetPage
from credit_coach.handouts.reminders import Reminder
from credit_coach.money import add_months, schedule_of
from credit_coach.walks.affordability.case import amount, case_of
from credit_coach.walks.affordability.questions import LIVING, RENT
from credit_coach.walks.papers import Papers
from credit_coach.walks.speech import Speech


def papers(answers: Answers, speech: Speech, on: date) -> Papers:
    """The household's month as a budget, and the plan's payments as reminders."""
    household, purchase = case_of(answers)
    schedule = schedule_of(purchase)
    income = [BudgetLine(speech.label("income"), household.income_fixed)]
    if household.income_variable:
        income.append(BudgetLine(speech.label("income_variable"), household.income_variable))
    repayments = [BudgetLine(speech.label("repayments"), household.existing_repayments)]
    reminders: tuple[Reminder, ...] = ()
    if schedule is not None:
        repayments.append(BudgetLine(speech.say("paper.new_payment"), schedule.largest_payment))
        title = speech.say("paper.reminder", payment=speech.money(schedule.largest_payment))
        note = speech.say("paper.reminder_note")
        reminders = (Reminder(add_months(on, 1), title, note, monthly=schedule.plan.periods),)
    page = BudgetPage(
        title=speech.say("paper.budget"),
        income=tuple(income),
        costs=tuple(BudgetLine(speech.label(question.name), amount(answers, question)) for question in (RENT, LIVING)),
        repayments=tuple(repayments),
        savings=None,
        notes=(speech.say("yardstick"),),
    )
    return Papers(page, reminders)
