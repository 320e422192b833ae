"""What a payoff plan gives to take away: the first month's payments in a budget, reminders, what the letter may say."""

from __future__ import annotations

from datetime import date

from credit_coach.dialogue.walk import Answers
from credit_coach.handouts.budget import BudgetLine, BudgetPage
from credit_coach.handouts.reminders import Reminder
from credit_coach.money import MoneyError, Payoff, add_months, plan_payoff, total_owed
from credit_coach.walks.papers import Papers
from credit_coach.walks.payoff_plan.case import Case, case_of
from credit_coach.walks.speech import Speech

#: Phones hold a repetition for so long without trouble; a longer plan is looked at again by then anyway.
_MOST_REMINDERS = 60


def papers(answers: Answers, speech: Speech, on: date) -> Papers:
    """Return budget, reminders and blanks; where no plan works the payments stay blanks."""
    case = case_of(answers, speech.register)
    plan = _plan(case)
    payments = plan.steps[0].payments if plan and plan.steps else (None,) * len(case.debts)
    page = BudgetPage(
        title=speech.say("paper.budget"),
        income=(BudgetLine(speech.say("paper.income"), None),),
        costs=(BudgetLine(speech.say("paper.rent"), None), BudgetLine(speech.say("paper.living"), None)),
        repayments=tuple(BudgetLine(debt.id, paid) for debt, paid in zip(case.debts, payments, strict=True)),
        savings=None,
        notes=(speech.say("paper.first_month"),),
    )
    months = min((plan.months if plan else None) or 12, _MOST_REMINDERS)
    title = speech.say("paper.reminder", budget=speech.money(case.budget))
    reminder = Reminder(add_months(on, 1), title, speech.say("paper.reminder_note"), monthly=months)
    told = {
        "product": speech.join([debt.id for debt in case.debts]),
        "amount": speech.money(total_owed(case.debts)),
        "can_pay": speech.money(case.budget),
    }
    return Papers(page, (reminder,), told)


def _plan(case: Case) -> Payoff | None:
    try:
        return plan_payoff(case.debts, case.budget)
    except MoneyError:
        return None
