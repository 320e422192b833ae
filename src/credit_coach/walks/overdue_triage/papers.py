"""What a first-steps plan gives to take away: its dates as reminders, and what the letters may say."""

from __future__ import annotations

import re
from datetime import date

from credit_coach.dialogue.walk import Answers, told
from credit_coach.handouts.reminders import Reminder
from credit_coach.money import days_before
from credit_coach.walks.overdue_triage.plan import stretches
from credit_coach.walks.overdue_triage.questions import AMOUNT, CAN_PAY, CAUSE, DAYS_LATE, PRODUCTS
from credit_coach.walks.overdue_triage.result import situation_of, until
from credit_coach.walks.papers import Papers
from credit_coach.walks.speech import Speech

_MARK = re.compile(r"\[\d+\]")


def papers(answers: Answers, speech: Speech, on: date) -> Papers:
    """Return the reminders of the plan and the blanks that the person has filled."""
    ends = until(on)
    reminders = tuple(
        Reminder(
            ends[name],
            speech.say(f"paper.{name}"),
            "\n".join(_MARK.sub("", line) for line in lines),
            days_before=(1,),
        )
        for name, lines in stretches(situation_of(answers), speech).items()
        if lines and name != "today"
    )
    shown = {
        question.name: speech.shown(question, stored)
        for question in (PRODUCTS, AMOUNT, DAYS_LATE, CAUSE, CAN_PAY)
        if (stored := told(answers, question.name)) is not None
    }
    due = days_before(on, int(answers["days_late"]))
    return Papers(reminders=reminders, told=shown | {"due_since": speech.day(due.isoformat())})
