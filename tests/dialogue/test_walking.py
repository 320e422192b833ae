"""What later messages of a walk do to the figures told before."""

from __future__ import annotations

from datetime import date

import pytest

from credit_coach.dialogue.walk import WalkState
from credit_coach.dialogue.walking import Step, advance, start
from credit_coach.walks.all import TOOLS

ON = date(2026, 11, 26)
WALKS = {tool.walk.name: tool.walk for tool in TOOLS}


def played(walk: str, *messages: str) -> Step:
    """Return the step after the last of some messages."""
    step = start(WALKS[walk], messages[0], ON, consented=False)
    for message in messages[1:]:
        step = advance(WALKS[walk], step.state, message, ON)
    return step


def answers(walk: str, *messages: str) -> dict[str, str]:
    """Return what is known after some messages."""
    return played(walk, *messages).state.answers


def notes(step: Step) -> list[str]:
    """Return the kinds of what is said before the next question."""
    return [note.kind for note in step.notes]


@pytest.mark.parametrize(
    ("text", "amount", "charge"),
    [
        ("我欠了9万，月入8千，算算我两年能不能还清，年化15%", "90000", "15% a year"),
        ("我月入7000欠8万年化12%两年还完吗每月要还多少", "80000", "12% a year"),
        ("欠了5万，月入6千，年化18%，一年能还清吗", "50000", "18% a year"),
        ("i make 6k a month and pay 2k rent, borrowed 20000 for 24 months at 18% a year", "20000", "18% a year"),
        ("已经每月还车贷1500，再借3万分12期年化12%每月还多少", "30000", "12% a year"),
    ],
)
def test_pay_and_costs_are_no_figures_of_a_plan(text: str, amount: str, charge: str) -> None:
    """Pay, rent and another loan's instalment are never the sum or the charge, and are said to play no part."""
    step = played("instalment_cost", text)
    assert (step.state.answers["amount"], step.state.answers["charge"]) == (amount, charge)
    assert step.then == "result"
    assert "household" in notes(step)


def test_costs_told_after_a_result_change_nothing() -> None:
    """Rent and food are no instalment, though a month is said of them."""
    step = played("instalment_cost", "借9万分24期年化15%，每月还多少", "哦对我每月房租吃饭要4500")
    assert step.state.answers["charge"] == "15% a year"
    assert (step.then, notes(step)) == ("result", ["household"])


@pytest.mark.parametrize(
    ("opening", "question"),
    [
        ("借款20万，分12期，先息后本，月息8厘，每月还多少", "8厘是不是就是年化8%"),
        ("借12000分12期年化15%，每月还多少", "也就是年化18%，对吗"),
        ("20000 in 24 instalments, 15% APR, how much each month?", "so is that 18% a year?"),
        ("20000 in 24 instalments, 15% APR, how much each month?", "that means 15% in total, right?"),
    ],
)
def test_a_question_overwrites_no_answer(opening: str, question: str) -> None:
    """A figure that is only asked about leaves the answer as it was, and the result comes again."""
    before = answers("instalment_cost", opening)
    step = played("instalment_cost", opening, question)
    assert step.state.answers == before
    assert (step.then, notes(step)) == ("result", ["kept"])


@pytest.mark.parametrize(("text", "periods"), [("那24期呢", "24"), ("what about 24 instalments?", "24")])
def test_a_supposition_still_changes_one(text: str, periods: str) -> None:
    """What is supposed is worked out: it asks for another result, not whether something is so."""
    assert answers("instalment_cost", "借12000分12期年化15%，每月还多少", text)["periods"] == periods


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("不对，是8千", {"amount": "8000"}),
        ("no wait, 8 thousand", {"amount": "8000"}),
        ("不对，是1180", {"charge": "1180 each period"}),
        ("sorry, 1,210", {"charge": "1210 each period"}),
        ("不对，是18期", {"periods": "18"}),
    ],
)
def test_a_bare_correction_is_of_the_figure_that_it_is_like(text: str, changed: dict[str, str]) -> None:
    """Of figures told in one message none is the latest: kind and size tell which one is meant."""
    told = {"amount": "12000", "periods": "12", "charge": "1120 each period"}
    assert answers("instalment_cost", "借12000分12期每期还1120，年化多少", text) == told | changed


def test_a_correction_of_two_likely_figures_is_asked_back() -> None:
    """Three and a half thousand is about as far from the sum as from the instalment."""
    step = played("instalment_cost", "借12000分12期每期还1120，年化多少", "no wait, 3500")
    assert notes(step) == ["which"]


def test_a_correction_after_a_single_answer_is_of_that_one() -> None:
    """What was just told alone is what is corrected."""
    assert answers("affordability", "can i afford a 6000 laptop", "salary 7000", "no, 17000")["income"] == "17000"


@pytest.mark.parametrize(
    "text",
    ["8千是我工资不是月供", "那是我工资，8000不是月供", "那是我工资，不是月供", "that's my salary, not the payment"],
)
def test_a_disowned_figure_gives_way_to_the_one_before(text: str) -> None:
    """What the wrong figure had replaced holds again."""
    step = played("instalment_cost", "借12000分12期每期还1120，年化多少", "每期还8000", text)
    assert step.state.answers["charge"] == "1120 each period"
    assert step.then == "result"


@pytest.mark.parametrize("text", ["no, 7000 is my salary, not the instalment", "7000是我工资，不是月供"])
def test_a_disowned_figure_with_none_before_is_asked_anew(text: str) -> None:
    """Where nothing was told before, the question is open again."""
    step = played("instalment_cost", "20000 in 24 instalments, what is the true rate?", "7000 each month", text)
    assert "charge" not in step.state.answers
    assert notes(step)[0] == "reopened"


def test_the_unit_of_a_rate_is_kept() -> None:
    """A rate that follows one whose unit is known is charged in the same way."""
    opening = "20000 in 24 instalments, 15% APR, how much each month?"
    assert answers("instalment_cost", opening, "what about 18%?")["charge"] == "18% a year"
    assert answers("instalment_cost", opening, "and 18%")["charge"] == "18% a year"


@pytest.mark.parametrize(
    ("text", "repaid"),
    [
        ("I earn 9000, rent 2500, already paying 1200 for a loan. Can I afford an iphone for 7000", "1200"),
        ("can i afford a phone for 5000, salary 8000, rent 2500 and i pay 800 huabei monthly", "800"),
        ("月薪8000，房租2000，每月还花呗800，能买6000的手机吗", "800"),
        ("月薪8000，借呗每月900，能买6000的手机吗", "900"),
    ],
)
def test_what_is_repaid_already_is_noted(text: str, repaid: str) -> None:
    """An instalment of another product is an existing repayment, never the charge of the plan."""
    told = answers("affordability", text)
    assert told["repayments"] == repaid
    assert "charge" not in told


def test_a_state_without_answers_has_nothing_to_take_back() -> None:
    """A denial before any figure is no correction."""
    step = advance(WALKS["instalment_cost"], WalkState("instalment_cost"), "那是我工资，不是月供", ON)
    assert step.state.answers == {}
