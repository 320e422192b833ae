"""How long the minimum takes: the figures against `money` and the register, in both languages, and when it opens."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from credit_coach.dialogue.walk import WalkState, pending
from credit_coach.dialogue.walking import advance, start
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.money import ConfirmationNeeded, InputInvalid, payment_to_clear, simulate_repayment
from credit_coach.walks.all import TOOLS
from credit_coach.walks.minimum_payment import TOOL, WALK, opening
from credit_coach.walks.openings import opened
from credit_coach.wording import Wording

from .saying import (
    ON,
    assert_comes_back,
    assert_every_sentence_is_said,
    begun,
    charts,
    conclude,
    first_sentence,
    row,
    tables,
    text_of,
)

CARD = {"balance": "20000", "daily_rate": "0.05% a day", "minimum_share": "10%", "pay": "2500"}
VAGUE = {"balance": "47000..48000", "daily_rate": "unknown", "minimum_share": "unknown", "pay": "skipped"}
CASES: list[dict[str, str]] = [
    CARD,
    VAGUE,
    CARD | {"pay": "1800"},
    CARD | {"pay": "600"},
    CARD | {"pay": "200"},
    CARD | {"balance": "90"},
    CARD | {"after": "3", "least": "100"},
    CARD | {"of_statement": "yes"},
    CARD | {"balance": "9000000000000", "minimum_share": "0.01%"},
]
BILLS: list[dict[str, str]] = [CARD | {"days": "30 days"}, VAGUE | {"balance": "~5000", "days": "30 days"}]
MONTHLY = Decimal("0.1825") / 12


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("zh", "每月只还最低，要3年3个月才还清，利息一共2,973.24元。"),
        ("en", "Paying only the minimum, it takes 3 years 3 months to clear and costs CNY 2,973.24 in interest."),
    ],
)
def test_the_first_sentence_gives_months_and_interest(
    lang: Lang, sentence: str, wording: Wording, library: Library
) -> None:
    """20,000 at 0.05% a day, 10% of principal plus interest, at least 100 of principal: 39 months."""
    assert first_sentence(conclude(TOOL, CARD, lang, wording, library)) == sentence


@pytest.mark.parametrize(("share", "months", "interest"), [("10%", 32, 1450), ("5%", 52, 2750)])
def test_it_agrees_with_the_example_of_the_register(
    share: str, months: int, interest: int, wording: Wording, library: Library
) -> None:
    """min_payment_trap_example: 10,000 takes about 32 months and 1,450 at 10%, 52 months and 2,750 at 5%."""
    answers = CARD | {"balance": "10000", "minimum_share": share}
    shown = row(conclude(TOOL, answers, "en", wording, library), "only the minimum")
    years, rest = divmod(months, 12)
    assert shown[2] == f"{years} years {rest} months"
    assert abs(Decimal(shown[3].replace(",", "")) - interest) < 10


def test_other_ways_of_paying(wording: Wording, library: Library) -> None:
    """The person's own figure, and the payments that end it in 12 and 24 months, are those of `money`."""
    result = conclude(TOOL, CARD, "zh", wording, library)
    fixed = simulate_repayment(Decimal(20000), MONTHLY, Decimal(2500))
    assert row(result, "你说的数")[2:4] == ("9个月", f"{fixed.total_interest:,}")
    for months, name in ((12, "12个月还清"), (24, "24个月还清")):
        assert row(result, name)[1] == f"{payment_to_clear(Decimal(20000), MONTHLY, months):,}"
    assert "比只还最低少付1,481.60元" in text_of(result)


def test_keeping_the_first_payment_helps_most(wording: Wording, library: Library) -> None:
    """By the first minimum each month, 10% of 20,000 and 304.17 of interest, it is over in 10 months."""
    text = text_of(conclude(TOOL, CARD, "zh", wording, library))
    assert "每月都还2,304.17元：10个月就还清，利息少付1,357.32元" in text


@pytest.mark.parametrize("lang", LANGS)
def test_less_than_the_minimum_is_warned_of(lang: Lang, wording: Wording, library: Library) -> None:
    """A payment below the first minimum would be overdue: call the bank first. One above it needs no warning."""
    warning = "要留心" if lang == "zh" else "Please note"
    assert warning in text_of(conclude(TOOL, CARD | {"pay": "1800"}, lang, wording, library))
    assert warning not in text_of(conclude(TOOL, CARD, lang, wording, library))


def test_a_payment_below_the_interest_never_ends(wording: Wording, library: Library) -> None:
    """200 a month does not cover the 304.17 of interest, and no total is shown for it."""
    result = conclude(TOOL, CARD | {"pay": "200"}, "zh", wording, library)
    assert "每月200元还不完：光是利息一个月就有304.17元" in text_of(result)
    assert row(result, "你说的数") == ("你说的数", "200.00", "还不完", "—", "—")


def test_a_minimum_that_hardly_repays_has_no_total(wording: Wording, library: Library) -> None:
    """A debt that outlives the simulation is said to do so, without interest that nobody could quote."""
    result = conclude(TOOL, CASES[-1], "en", wording, library)
    assert result.verdict == "beyond_horizon"
    assert row(result, "only the minimum")[3:] == ("—", "—")


def test_a_minimum_in_yuan_is_a_share_of_the_balance(wording: Wording, library: Library) -> None:
    """1,200 of 12,000 is 10%, whichever of the two was told."""
    answers = {"balance": "12000", "daily_rate": "0.05% a day", "pay": "skipped"}
    told, shared = (
        conclude(TOOL, answers | {"minimum_share": share}, "zh", wording, library) for share in ("1200", "10%")
    )
    assert tables(told) == tables(shared)
    assert first_sentence(told) == first_sentence(shared)


def test_a_minimum_above_the_balance_comes_back(wording: Wording, library: Library) -> None:
    """1,300 of 1,200 is asked again."""
    answers = {"balance": "1200", "daily_rate": "0.05% a day", "minimum_share": "1300", "pay": "skipped"}
    assert_comes_back(TOOL, answers, InputInvalid, "minimum_share", wording, library)


def test_what_is_unknown_is_assumed_and_said(wording: Wording, library: Library) -> None:
    """Rate and share come from the register, hedged, and the other end of the share's range is worked out too."""
    text = text_of(conclude(TOOL, VAGUE | {"balance": "47000"}, "zh", wording, library))
    assert "我按常见的每天0.05%（一年约18.25%）算" in text
    assert "常见是5%至10%，我按10%算；如果是5%，要6年10个月，利息14,006.89元" in text
    assert "以领用合约为准" in text


def test_a_range_is_used_at_its_cautious_end(wording: Wording, library: Library) -> None:
    """A balance counts at its higher end, a payment at its lower."""
    answers = CARD | {"balance": "18000..20000", "pay": "2500..3000"}
    text = text_of(conclude(TOOL, answers, "zh", wording, library))
    assert "欠款你说的是个大概，我按20,000元算" in text
    assert "每月能还你说的是个大概，我按2,500元算" in text


@pytest.mark.parametrize("answers", CASES)
def test_the_balances_are_drawn(answers: dict[str, str], wording: Wording, library: Library) -> None:
    """Each line begins with the balance and ends at nothing; the picture stays readable."""
    (chart,) = charts(conclude(TOOL, answers, "zh", wording, library))
    assert len(chart.labels) <= 62
    for series in chart.series:
        assert len(series.values) <= len(chart.labels)
        assert series.values[0] == chart.series[0].values[0]
        if answers is not CASES[-1]:
            assert series.values[-1] == 0
    assert all(series.name in chart.alt for series in chart.series)


@pytest.mark.parametrize("lang", LANGS)
def test_the_interest_free_days_are_said_to_be_lost(lang: Lang, wording: Wording, library: Library) -> None:
    """Paying the minimum is usually not overdue, but loses the interest-free days; hedged and sourced."""
    result = conclude(TOOL, CARD, lang, wording, library)
    line = next(one for one in text_of(result).splitlines() if ("免息" if lang == "zh" else "interest-free") in one)
    assert ("一般" if lang == "zh" else "usually") in line
    assert line.rstrip()[-1] == "]"


@pytest.mark.parametrize(
    ("answers", "error", "question"),
    [
        (CARD | {"daily_rate": "5% a day"}, ConfirmationNeeded, "daily_rate"),
        (CARD | {"daily_rate": "10000% a day", "confirm:daily_rate": "yes"}, InputInvalid, "daily_rate"),
        (CARD | {"balance": "99999999999999999"}, InputInvalid, "balance"),
        (CARD | {"minimum_share": "150%"}, InputInvalid, "minimum_share"),
        (CARD | {"pay": "99999999999999999"}, InputInvalid, "pay"),
    ],
)
def test_what_cannot_be_used_comes_back_to_its_question(
    answers: dict[str, str], error: type[InputInvalid], question: str, wording: Wording, library: Library
) -> None:
    """Nothing partial is shown: the failure names the question that is asked again."""
    assert_comes_back(TOOL, answers, error, question, wording, library)


def test_every_sentence_is_said(wording: Wording, library: Library) -> None:
    """No sentence of the files is left over, and none is missing, in both languages."""
    assert_every_sentence_is_said(TOOL, [*CASES, *BILLS], {}, wording, library)


def test_the_questions_come_in_order() -> None:
    """Balance, rate, share, and what one could pay."""
    asked, state = [], WalkState("minimum_payment")
    while (question := pending(WALK, state.answers)) is not None:
        asked.append(question.name)
        state = state.tell({question.name: "1"})
    assert asked == ["balance", "daily_rate", "minimum_share", "pay"]


def test_a_share_is_no_rate() -> None:
    """10% alone answers the share that is asked for, and does not change the daily rate."""
    state = WalkState("minimum_payment").tell({"balance": "20000", "daily_rate": "0.05% a day"})
    assert advance(WALK, state, "10%", ON).state.answers["minimum_share"] == "10%"


def test_one_message_can_hold_everything() -> None:
    """Balance, rate, share and payment are taken from one sentence."""
    text = "卡上欠36000，每天万分之五，最低还款5%，要是每个月还3000，跟只还最低比差多少，算一下"
    step = start(WALK, text, date(2026, 11, 26), consented=False)
    assert step.then == "result"
    assert step.state.answers == {
        "balance": "36000",
        "daily_rate": "0.05% a day",
        "minimum_share": "5%",
        "pay": "3000",
    }


@pytest.mark.parametrize(
    "text",
    [
        "帮我算只还最低要还多久",
        "Work out how long paying the minimum takes",
        "信用卡欠5万5每月还最低 多久还完 算下",
        "my card balance is 23,000, 0.05% per day, minimum is 5%, i could pay 1,800 a month",
        "simulate minimum payments on my visa card",
    ],
)
def test_a_debt_of_ones_own_opens_it(text: str) -> None:
    """Who asks for the sum, or tells a balance with its rate or payment, gets it."""
    assert opening(text)


@pytest.mark.parametrize(
    "text",
    [
        "只还最低算逾期吗",
        "最低还款利息怎么算",
        "最低还款要还多久才能还清",
        "卡里欠三万每月只能还最低",
        "最低还款和分期哪个划算",
        "minimum payment interest calculation",
        "make me a payoff plan: baitiao 3200 at 0.04% a day with minimum 320",
        "先还哪个好，给我做个还债计划：白条3600年化14%最低还360",
    ],
)
def test_a_question_about_the_rules_does_not(text: str) -> None:
    """How the minimum works, what follows from it, and plans for several debts are not its business."""
    assert not opening(text)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (
            "bill of 5,000, I pay the 10% minimum, 0.05% a day on the rest, what is the interest for 20 days?",
            {"balance": "5000", "minimum_share": "10%", "days": "20 days"},
        ),
        (
            "信用卡账单5000，只还最低10%，没还的按日息万五算20天，利息是多少",
            {"balance": "5000", "minimum_share": "10%", "days": "20 days"},
        ),
        (
            "卡债9000，月利率1.2%，最低还款=利息+本金5%，连续四个月只还最低，还欠多少",
            {"minimum_share": "5%", "after": "4"},
        ),
        (
            "I owe 9,000 at 1.2% a month and pay 5% of the new balance, after 4 payments how much do I still owe",
            {"minimum_share": "5%", "after": "4", "of_statement": "yes"},
        ),
        ("卡债9000，月利率1.2%，最低是利息加本金的5%，不低于50块，多久还清", {"least": "50..", "minimum_share": "5%"}),
        ("信用卡欠7000，每月600，月利率1.5%，利息一共多少", {"balance": "7000", "pay": "600"}),
    ],
)
def test_what_a_message_tells_of_a_card(text: str, answers: dict[str, str]) -> None:
    """The days of one bill, how many payments are made, and how the minimum is put together."""
    step = start(TOOL.walk, text, date(2026, 11, 26), consented=False)
    assert step.then == "result"
    assert {name: step.state.answers.get(name) for name in answers} == answers


@pytest.mark.parametrize(
    ("answers", "lang", "sentence"),
    [
        (
            {"balance": "5000", "daily_rate": "0.05% a day", "minimum_share": "10%", "days": "20 days"},
            "en",
            "The interest of 20 days on the CNY 4,500 that is not paid is CNY 45.",
        ),
        (
            {"balance": "5000", "daily_rate": "0.05% a day", "minimum_share": "600", "days": "1 months"},
            "zh",
            "没还的4,400元，30天的利息是66元。",
        ),
        (
            {
                "balance": "10000",
                "daily_rate": "1% a month",
                "minimum_share": "10%",
                "after": "2",
                "of_statement": "yes",
            },
            "zh",
            "还2次以后还剩8,262.81元，付出去的钱里利息是190.90元。",
        ),
        (
            {"balance": "10000", "daily_rate": "1% a month", "minimum_share": "10%", "after": "2"},
            "en",
            "After 2 payments CNY 8,100 is still owed; CNY 190 of what was paid was interest.",
        ),
    ],
)
def test_one_bill_and_some_payments(
    answers: dict[str, str], lang: Lang, sentence: str, wording: Wording, library: Library
) -> None:
    """The interest of days on what is not paid, and what is owed after so many payments, come first."""
    assert first_sentence(conclude(TOOL, answers, lang, wording, library)) == sentence


def test_a_floor_on_the_whole_payment_takes_longer(wording: Wording, library: Library) -> None:
    """A least payment with the interest in it repays less than one of principal alone."""
    card = {"balance": "8000", "daily_rate": "1.5% a month", "minimum_share": "10%"}
    of_principal, of_all = (
        first_sentence(conclude(TOOL, card | one, "zh", wording, library))
        for one in ({"floor": "100"}, {"least": "100"})
    )
    assert "2年6个月" in of_principal
    assert "2年7个月" in of_all


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "账单1.5万只能还10%，剩下的13500每天万分之五，过30天这部分利息多少",
            {"balance": "15000", "minimum_share": "10%"},
        ),
        (
            "bill of 9,000, can only pay 10%, the 8,100 left costs 0.05% a day for 30 days. interest?",
            {"balance": "9000"},
        ),
        ("信用卡欠了1.6万，月利率1.5%，不刷了，工资7000，固定还1200，几个月还清，多少利息", {"pay": "1200"}),
    ],
)
def test_a_share_that_is_paid_and_what_it_leaves(text: str, told: dict[str, str]) -> None:
    """What is left of a bill by the share that is paid is no second bill, and 固定还 names what is paid each month."""
    found = opened(TOOLS, text, date(2026, 11, 26))
    assert begun(found) == WALK.name
    assert start(WALK, text, date(2026, 11, 26), consented=False).state.answers.items() >= told.items()
