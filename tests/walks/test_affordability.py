"""The flagship walk: its result is that of the rules, its words are complete, and what they show reads back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.dialogue.walk import WalkState
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.money import assess, read_case
from credit_coach.reply import ChartBlock, ChoicesBlock, FileBlock, Reply, TableBlock, TextBlock
from credit_coach.walks.affordability import TOOL, WALK
from credit_coach.walks.affordability.case import case_of
from credit_coach.walks.affordability.opening import opening

_TODAY = date(2026, 11, 25)
_CASES = yaml.safe_load((Path(__file__).parents[1] / "money" / "households.yaml").read_text(encoding="utf-8"))
_PHONE = "月薪1万2，房租3500，想分12期买8999的手机，每期手续费0.6%"


def _stored(inputs: dict[str, Any]) -> dict[str, str]:
    """The answers that a person would have given for a worked household."""
    plan = inputs.get("plan")
    answers = {"consent": "yes", "price": str(inputs["price"]), "payment": "instalments" if plan else "cash"}
    if plan:
        answers["periods"] = str(plan["periods"])
        rate = Decimal(str(plan.get("fee_rate_per_period", plan.get("annual_nominal_rate", "0"))))
        unit = "a year" if "annual_nominal_rate" in plan else "a period"
        answers["charge"] = f"{rate * 100:f}% {unit}" if rate else "free"
    names = {
        "income_fixed": "income",
        "income_variable": "income_variable",
        "existing_repayments": "repayments",
        "savings": "savings",
        "unsecured_debt": "debt",
        "down_payment": "down_payment",
    }
    answers |= {names[field]: str(inputs[field]) for field in names if field in inputs}
    if inputs.get("essentials") is not None:
        answers |= {"rent": "0", "living": str(inputs["essentials"])}
    answers["household"] = f"{inputs.get('adults', 1)} adults, {inputs.get('children', 0)} children"
    answers["area"] = str(inputs.get("area", "urban"))
    return answers


@pytest.mark.parametrize("scenario", _CASES["scenarios"], ids=lambda one: one["id"])
def test_the_walk_gives_the_verdict_of_the_rules(scenario: dict[str, Any]) -> None:
    """Each worked household, told in conversation, is the same household for the arithmetic."""
    if "method" in (scenario["inputs"].get("plan") or {}) and "one_time_fee" in scenario["inputs"]["plan"]:
        pytest.skip("a fee kept back is asked for in the walk about a plan's cost")
    household, purchase = case_of(_stored(scenario["inputs"]))
    expected = assess(*read_case(scenario["inputs"]))
    found = assess(household, purchase)
    assert (found.verdict, found.binding_rules) == (expected.verdict, expected.binding_rules)
    assert (found.residual, found.dsr, found.total_cost) == (expected.residual, expected.dsr, expected.total_cost)


def _said(coach: Coach, lang: Lang, *messages: str) -> tuple[Conversation, Reply]:
    conversation = Conversation("walk", lang)
    for message in messages:
        conversation, reply = coach.respond(conversation, message, _TODAY)
    return conversation, reply


_ANSWERS = {
    "zh": ("同意", "两千", "花呗400，车贷1500", "2万", "8000", "就我一个人", "都没有"),
    "en": ("I agree", "2000", "Huabei 400 and car loan 1500", "20k", "8000", "just me", "none of these"),
}
_OPENINGS = {
    "zh": _PHONE,
    "en": "I make 12k a month, rent 3500, want a phone for 8999 in 12 instalments, 0.6% fee each",
}


def test_the_first_message_fills_what_it_says(coach: Coach) -> None:
    """The purchase and the figures in one sentence start the walk with those answers, and only the rest is asked."""
    conversation, reply = _said(coach, "zh", _PHONE)
    assert conversation.walk is not None
    assert conversation.walk.answers == {
        "income": "12000",
        "rent": "3500",
        "price": "8999",
        "payment": "instalments",
        "periods": "12",
        "charge": "0.6% a period",
    }
    assert reply.walk is not None
    assert reply.walk.question == "consent"
    asked = []
    for message in _ANSWERS["zh"]:
        conversation, reply = coach.respond(conversation, message, _TODAY)
        asked.append(reply.walk.question if reply.walk else None)
    assert asked == ["living", "repayments", "savings", "debt", "household", "signals", None]
    assert reply.outcome == "walk_result"


@pytest.mark.parametrize("lang", LANGS)
def test_a_result_leads_with_the_verdict_and_shows_its_working(coach: Coach, lang: Lang) -> None:
    """Verdict first, then gauge, sums with sources, ways, the schedule to the fen, files, and what was said."""
    _, reply = _said(coach, lang, _OPENINGS[lang], *_ANSWERS[lang])
    assert reply.outcome == "walk_result"
    assert reply.walk is not None
    assert reply.walk.verdict == "amber"
    verdict = {"zh": "按现在的数字，能买，但有点紧", "en": "it is possible but tight"}[lang]
    assert verdict in next(b.markdown for b in reply.blocks if isinstance(b, TextBlock) and "**" in b.markdown)
    tables = [block for block in reply.blocks if isinstance(block, TableBlock)]
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)
    charts = [block for block in reply.blocks if isinstance(block, ChartBlock)]
    assert {chart.kind for chart in charts} == {"gauge", "bar"}
    assert all(chart.alt for chart in charts)
    for figure in ("803.98", "9,646.88", "647.88", "13.03%", "13.84%", "2.44"):
        assert figure in reply.text
    files = [block.href for block in reply.blocks if isinstance(block, FileBlock)]
    assert [href.rpartition("/")[2] for href in files] == ["budget", "reminders", "transcript"]
    assert all(reply.id in href for href in files)
    assert reply.citations


@pytest.mark.parametrize("lang", LANGS)
def test_a_button_sends_what_it_says(coach: Coach, lang: Lang) -> None:
    """Every button of every question is read back as the answer that it stands for."""
    conversation, reply = _said(coach, lang, {"zh": "帮我算算买不买得起", "en": "can I afford it"}[lang])
    seen = 0
    while reply.outcome == "walk_question" and reply.walk and reply.walk.question:
        question = WALK.question(reply.walk.question, reply.walk.answers)
        assert question is not None
        options = [o for block in reply.blocks if isinstance(block, ChoicesBlock) for o in block.options]
        for stored, option in zip(question.buttons, options, strict=False):
            after, _ = coach.respond(conversation, option.send, _TODAY)
            if stored == "no":
                assert after.walk is None
            else:
                assert after.walk is not None
                assert after.walk.answers[question.name] == stored
            seen += 1
        answer = {"price": "3000", "charge": "0.5%手续费每期" if lang == "zh" else "0.5% fee each period"}
        sent = options[0].send if question.buttons else answer.get(question.name, "1000")
        conversation, reply = coach.respond(conversation, sent, _TODAY)
    assert reply.outcome == "walk_result"
    assert seen >= 12


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("question", "stored"),
    [
        ("price", "8999"), ("price", "8999.5"), ("price", "~8000"), ("income", "5000..6000"), ("income", "10000.."),
        ("periods", "18"), ("charge", "0.6% a period"), ("charge", "18% a year"), ("charge", "1.2% a month"),
        ("charge", "0.05% a day"), ("charge", "3% once"), ("charge", "812.5 each period"), ("charge", "600 once"),
        ("charge", "free"), ("household", "2 adults, 1 children"), ("household", "1 adults, 0 children"),
        ("income_variable", "2 months of pay"), ("signals", "overdue_now, pays_only_minimum"), ("payment", "cash"),
        ("area", "rural"),
    ],
)  # fmt: skip
def test_what_is_shown_reads_back_as_the_same_answer(coach: Coach, lang: Lang, question: str, stored: str) -> None:
    """An answer as it is shown, typed by a person, is stored as the same answer: nobody can misread the summary."""
    answers = {"payment": "instalments"} if question not in ("payment",) else {}
    asked = WALK.question(question, answers)
    assert asked is not None
    speech = coach.guide.replies.speech(TOOL, lang)
    shown = speech.shown(asked, stored)
    from credit_coach.dialogue.hearing import hear

    heard = hear(WALK, answers, asked, shown, _TODAY, [])
    assert heard.readings.get(question) == stored


@pytest.mark.parametrize("lang", LANGS)
def test_every_question_can_be_asked_explained_and_named(coach: Coach, lang: Lang) -> None:
    """Each question that is asked has its words, its reason with a source, and examples; each has a label."""
    speech = coach.guide.replies.speech(TOOL, lang)
    for payment in ("cash", "instalments"):
        for question in WALK.questions({"payment": payment}):
            if question.name == "consent":
                continue
            assert speech.label(question.name)
            if question.asked:
                assert speech.say(f"{question.name}.ask")
                assert speech.say(f"{question.name}.why")
                assert speech.say(f"{question.name}.examples")
                assert speech.cite(*TOOL.reasons.get(question.name, TOOL.about))


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"price": "100", "down_payment": "200"}, "down_payment"),
        ({"periods": "0"}, "periods"),
        ({"income": "99999999999999"}, "income"),
        ({"charge": "1 each period"}, "charge"),
    ],
)
def test_what_the_arithmetic_refuses_opens_its_question(coach: Coach, answers: dict[str, str], question: str) -> None:
    """A stored answer that cannot be used is asked for again by name, with no figure of a result."""
    base = _stored(_CASES["scenarios"][0]["inputs"]) | {"signals": "none"}
    state = WalkState("affordability").tell(base | answers)
    from credit_coach.reply import Trace

    done = coach.guide.replies.conclude(TOOL, state, (), "zh", Trace("t", "", "t"), _TODAY)
    assert done.reply.outcome == "walk_question"
    assert done.reply.walk is not None
    assert done.reply.walk.question == question
    assert "**" not in done.reply.text


@pytest.mark.parametrize(
    "message",
    [
        "手机刚响，说我的卡在境外刷了6200",
        "报了个配音课，分期8980，群解散了",
        "限高了，高铁二等座能买吗",
        "need 8000 from my credit card as cash",
        "am I on the list, can i still buy a train ticket",
    ],
)
def test_what_is_done_or_is_no_purchase_opens_nothing(message: str) -> None:
    """A charge that somebody else made, a course that was signed up for and a train under a court's limit are none."""
    assert not opening(message)


def test_a_purchase_that_was_made_is_weighed_with_a_household() -> None:
    """Who tells income and rent beside it asks whether the money lasts."""
    assert opening("买了个手机8999分12期，工资5000，房租1500，吃得消吗")
