"""What a plan really costs a year: the figures against `money` and by hand, in both languages, and when it opens."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from credit_coach.dialogue.walk import WalkState, pending
from credit_coach.dialogue.walking import start
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.money import (
    ConfirmationNeeded,
    FeeTiming,
    InputInvalid,
    Method,
    Plan,
    build_schedule,
    compare_terms,
)
from credit_coach.walks.all import TOOLS
from credit_coach.walks.instalment_cost import TOOL, WALK, opening, schedule_of
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

PHONE = {"amount": "8400", "periods": "12", "charge": "0.6% a period"}
CASES: list[dict[str, str]] = [
    PHONE,
    PHONE | {"received": "8000"},
    {"amount": "~10000", "received": "9000", "periods": "12", "charge": "916.67 each period"},
    {"amount": "30000", "periods": "36", "charge": "14.4% a year"},
    {"amount": "30000", "periods": "36", "charge": "14.4% a year", "method": "equal_principal"},
    {"amount": "4300", "periods": "6", "charge": "150 once"},
    {"amount": "8880", "periods": "15", "charge": "free"},
    {"amount": "9600", "periods": "12", "charge": "1% a period"},
    PHONE | {"paid": "6"},
    PHONE | {"offer": "9.8% a year"},
    PHONE | {"offer": "18% a year"},
    {"amount": "24000", "periods": "12", "charge": "12% a year", "offer": "1% a month"},
    {"amount": "9600", "periods": "12", "charge": "6% spread"},
    {"amount": "9600", "periods": "12", "charge": "500 upfront"},
    PHONE | {"joining": "199"},
    {"amount": "8400", "periods": "12", "charge": "740 each period", "first_due": "now"},
]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("zh", "这笔分期真实年化13.03%（单利），价格算普通。"),
        ("en", "The true cost of this plan is 13.03% a year (simple): an ordinary price."),
    ],
)
def test_the_first_sentence_gives_the_true_rate(lang: Lang, sentence: str, wording: Wording, library: Library) -> None:
    """12 x 0.6% on 8,400 is 13.03% simple (ICBC's table), and that is the first thing said."""
    assert first_sentence(conclude(TOOL, PHONE, lang, wording, library)) == sentence


@pytest.mark.parametrize(
    ("offer", "sentence"),
    [
        ("9.8% a year", "和年利率9.8%的那个比：这笔分期更贵，它的真实年化是13.03%（单利）。"),
        ("0.04% a day", "和年利率14.6%的那个比：这笔分期便宜，它的真实年化是13.03%（单利）。"),
    ],
)
def test_another_offer_is_compared_by_the_year(offer: str, sentence: str, wording: Wording, library: Library) -> None:
    """Whichever is dearer by the true rate is said first."""
    assert first_sentence(conclude(TOOL, PHONE | {"offer": offer}, "zh", wording, library)) == sentence


@pytest.mark.parametrize(
    ("text", "amount", "down", "periods", "charge"),
    [
        ("车价12万首付4万，3年免息", "120000", "40000", "36", "free"),
        ("首付30%，车价15万，3年0利率", "150000", "45000", "36", "free"),
        ("首付两成，车价9万8，贷款免息两年", "98000", "19600", "24", "free"),
        ("车款首付6万，尾款8万分24期免息", "140000", "60000", "24", "free"),
        ("买车15万，首付5万，剩下10万2年免息，要交金融服务费3000", "150000", "50000", "24", "3000 once"),
        ("电动车5800，定金800，余下24期0利息", "5800", "800", "24", "free"),
        ("car costs 20000, 5000 down payment, 0% over 36 months", "20000", "5000", "36", "free"),
        ("20,000 bike with 20% down, zero interest 24 months", "20000", "4000", "24", "free"),
        ("deposit 10%, price 12000, no interest for a year", "12000", "1200", "12", "free"),
        ("15% deposit, 30000 motorbike, rest interest free over 24 months, admin fee 600",
         "30000", "4500", "24", "600 once"),
    ],
)  # fmt: skip
def test_a_down_payment_is_no_charge(text: str, amount: str, down: str, periods: str, charge: str) -> None:
    """A share of the price, the less of two sums and the rest that is financed are told from price and charge."""
    assert begun(opened(TOOLS, text, ON)) == "instalment_cost"
    answers = start(WALK, text, ON, consented=False).state.answers
    assert answers == {"amount": amount, "down_payment": down, "periods": periods, "charge": charge}


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("8000元12期，服务费一共400", {"amount": "8000", "periods": "12", "charge": "400 once"}),
        ("免息12期，服务费3%，手机6000", {"amount": "6000", "periods": "12", "charge": "3% once"}),
        ("扫地机2999，分3期不要息，服务费共60", {"amount": "2999", "periods": "3", "charge": "60 once"}),
        (
            "interest free 12 months but a service fee of 400, phone is 6000",
            {"amount": "6000", "periods": "12", "charge": "400 once"},
        ),
        (
            "price 9000, 12 instalments, handling fee 36 each",
            {"amount": "9000", "periods": "12", "charge": "36 a period"},
        ),
    ],
)
def test_a_fee_beside_a_price_is_its_cost_without_a_question(text: str, answers: dict[str, str]) -> None:
    """Who tells price, time and fee wants to know what they come to."""
    assert begun(opened(TOOLS, text, ON)) == "instalment_cost"
    assert start(WALK, text, ON, consented=False).state.answers == answers


@pytest.mark.parametrize(
    "text", ["想买手机8000，12期免息", "月薪9000，手机8000，12期免息", "can I afford a 8000 phone, 0% for 12 months"]
)
def test_a_free_plan_to_be_afforded_is_weighed(text: str) -> None:
    """A wish to buy, or pay beside it, asks for more than what the plan costs."""
    assert begun(opened(TOOLS, text, ON)) == "affordability"


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("借1万，月息一分二等本等息，12期", "1.2% a period"),
        ("1万12期，月利率1.2%，等本等息，真实年化多少", "1.2% a period"),
        ("借1万按月平息1.2%分12期", "1.2% a period"),
        ("10000 at 1.2% a month flat for 12 months", "1.2% a period"),
        ("10000 for 12 months at 14.4% a year flat, what's the real rate", "1.2% a period"),
        ("10000 over 12 months, 1.2% monthly interest on the original amount", "1.2% a period"),
        ("借1万月息1.2%，12期，不是等本等息，真实年化", "1.2% a month"),
        ("rent my flat for 3000, borrowed 10000 at 12% a year over 12 months, true rate?", "12% a year"),
    ],
)
def test_a_flat_rate_is_charged_on_the_first_sum(text: str, charge: str) -> None:
    """1.2% a month of the first sum, whatever is still owed, is nearly twice as dear a year as it sounds."""
    answers = start(WALK, text, ON, consented=False).state.answers
    assert answers == {"amount": "10000", "periods": "12", "charge": charge}


def test_only_what_is_not_paid_down_is_in_instalments(wording: Wording, library: Library) -> None:
    """15,800 less 3,800 is 12,000: 12 x 1,090 is 1,080 more, by pyxirr 16.22% simple."""
    answers = {"amount": "15800", "down_payment": "3800", "periods": "12", "charge": "1090 each period"}
    result = conclude(TOOL, answers, "zh", wording, library)
    assert row(result, "分期金额")[1] == "12,000.00"
    assert row(result, "多付的利息和费用")[1] == "1,080.00"
    assert row(result, "真实年化（单利）")[1] == "16.22%"


def test_every_figure_is_in_the_table_to_the_fen(wording: Wording, library: Library) -> None:
    """By hand: 8,400 / 12 = 700, 8,400 x 0.6% = 50.40, 12 x 750.40 = 9,004.80, of which 604.80 is extra."""
    result = conclude(TOOL, PHONE, "zh", wording, library)
    assert row(result, "每期还款") == ("每期还款", "750.40", "本金 700.00 + 息费 50.40")
    assert row(result, "一共还")[1] == "9,004.80"
    assert row(result, "多付的利息和费用")[1:] == ("604.80", "9,004.80 − 8,400.00")
    assert row(result, "真实年化（复利）")[1] == "13.84%"


def test_the_fee_times_twelve_is_named_and_refused(wording: Wording, library: Library) -> None:
    """0.6% x 12 is 7.2%, which is not the rate of a year; the sentence is sourced."""
    text = text_of(conclude(TOOL, PHONE, "zh", wording, library))
    assert "每期0.6%乘以12是7.2%，但那不是一年的利率" in text
    assert "收。[1]" in text


@pytest.mark.parametrize("lang", LANGS)
def test_the_yardstick_is_no_statement_about_legality(lang: Lang, wording: Wording, library: Library) -> None:
    """18.25% and 24% are shown as a yardstick for the price, and no result calls anything illegal."""
    for case in CASES:
        text = text_of(conclude(TOOL, case, lang, wording, library))
        if case["charge"] != "free":
            assert "18.25%" in text
            assert "24%" in text
            assert ("不是合不合法" if lang == "zh" else "not about legality") in text
        assert "违法" not in text
        assert "illegal" not in text
        assert "高利贷" not in text


def test_what_is_kept_back_counts(wording: Wording, library: Library) -> None:
    """8,400 of which 8,000 are paid out cost 22.43%, as the docstring of `build_schedule` works out."""
    answers = PHONE | {"received": "8000"}
    assert schedule_of(answers).received == Decimal("8000.00")
    assert first_sentence(conclude(TOOL, answers, "zh", wording, library)).startswith(
        "这笔分期真实年化22.43%（单利），偏贵"
    )
    kept = Plan(
        Method.FEE_EACH_PERIOD,
        12,
        fee_rate_per_period=Decimal("0.006"),
        one_time_fee=Decimal(400),
        one_time_fee_timing=FeeTiming.KEPT_BACK,
    )
    assert schedule_of(answers).rates() == build_schedule(Decimal(8400), kept).rates()


def test_a_single_fee_that_was_kept_back_is_not_charged_twice() -> None:
    """10,000 with one fee of 600 and 9,400 received: the 600 are the ones that are missing."""
    schedule = schedule_of({"amount": "10000", "received": "9400", "periods": "12", "charge": "600 once"})
    assert schedule.extra_cost == Decimal("600.00")


def test_other_terms_are_drawn_and_listed(wording: Wording, library: Library) -> None:
    """6, 12 and 24 instalments at the same charge beside paying at once, in the chart, its words and the table."""
    result = conclude(TOOL, PHONE, "zh", wording, library)
    (chart,) = charts(result)
    terms = compare_terms(Decimal(8400), schedule_of(PHONE).plan, (6, 12, 24))
    assert chart.series[0].values == (Decimal(0), *(term.extra_cost for term in terms))
    assert "一次付清0元" in chart.alt
    assert "24期1,209.60元" in chart.alt
    assert row(result, "24期")[1:] == ("400.40", "1,209.60", "13.27%")


@pytest.mark.parametrize(("periods", "listed"), [("36", True), ("37", False)])
def test_the_schedule_is_listed_up_to_three_years(
    periods: str, listed: bool, wording: Wording, library: Library
) -> None:
    """A schedule of up to 36 rows is shown whole; a longer one is left out."""
    result = conclude(TOOL, PHONE | {"periods": periods}, "en", wording, library)
    assert any(len(table.rows) == int(periods) for table in tables(result)) is listed


def test_paying_off_early_depends_on_the_contract(wording: Wording, library: Library) -> None:
    """After 6 of 12 instalments 6 x 50.40 = 302.40 are saved if the fees are waived, and nothing if they are not."""
    text = text_of(conclude(TOOL, PHONE, "zh", wording, library))
    assert "还完6期就结清，剩下的手续费不收，能省302.40元；照收，就一分不省" in text
    assert "还完9期就结清" in text_of(conclude(TOOL, PHONE | {"paid": "9"}, "zh", wording, library))


def test_a_plan_without_charge_costs_nothing(wording: Wording, library: Library) -> None:
    """No rate, no other terms: only that nothing extra is paid, and what to look at."""
    result = conclude(TOOL, {"amount": "8880", "periods": "15", "charge": "free"}, "zh", wording, library)
    assert first_sentence(result) == "这笔分期真实年化是0，一分钱没有多付。"
    assert not charts(result)


def test_a_range_is_used_at_its_dear_end(wording: Wording, library: Library) -> None:
    """5000到6000 is calculated with 6,000, and the result says so."""
    answers = PHONE | {"amount": "5000..6000"}
    assert schedule_of(answers).principal == Decimal(6000)
    assert "我按6,000元算" in text_of(conclude(TOOL, answers, "zh", wording, library))


@pytest.mark.parametrize(
    ("answers", "error", "question"),
    [
        (PHONE | {"charge": "600 each period"}, InputInvalid, "charge"),
        (PHONE | {"received": "9000"}, InputInvalid, "received"),
        (PHONE | {"periods": "2000"}, InputInvalid, "periods"),
        (PHONE | {"free_periods": "13"}, InputInvalid, "free_periods"),
        (PHONE | {"amount": "20000000000000"}, InputInvalid, "amount"),
        (PHONE | {"charge": "6% a period"}, ConfirmationNeeded, "charge"),
        (PHONE | {"charge": "60% a year"}, ConfirmationNeeded, "charge"),
    ],
)
def test_what_cannot_be_used_comes_back_to_its_question(
    answers: dict[str, str], error: type[InputInvalid], question: str, wording: Wording, library: Library
) -> None:
    """Nothing partial is shown: the failure names the question that is asked again."""
    assert_comes_back(TOOL, answers, error, question, wording, library)


def test_an_unusual_rate_is_used_once_it_is_confirmed(wording: Wording, library: Library) -> None:
    """6% each instalment is asked back, and taken when the person says that it is right."""
    answers = PHONE | {"charge": "6% a period", "confirm:fee_rate_per_period": "yes"}
    assert conclude(TOOL, answers, "en", wording, library).verdict == "red"


def test_every_sentence_is_said(wording: Wording, library: Library) -> None:
    """No sentence of the files is left over, and none is missing, in both languages."""
    assert_every_sentence_is_said(TOOL, CASES, {}, wording, library)


@pytest.mark.parametrize(
    "text",
    [
        "帮我算这笔分期的真实利率",
        "Work out what this plan really costs a year",
        "8400分12期，每期手续费0.6%，真实年化多少",
        "15600分12期，算下真实年化",
        "calculate the real cost of paying in parts",
        "what is the real annual cost of 6,300 in 6 instalments with 0.75% fee each",
    ],
)
def test_a_sum_of_ones_own_opens_it(text: str) -> None:
    """Who asks for the sum, or tells amount, number and charge, gets it."""
    assert opening(text)


@pytest.mark.parametrize(
    "text",
    [
        "分期真实利率怎么算",
        "怎么自己算irr",
        "分期0.6%一年是7.2%吗",
        "信用卡分12期利息到底多少",
        "分期手续费怎么换成年化",
        "simple way to compute the interest on instalments",
        "convert instalment fee to apr",
        "分期逾期了帮我算要多付多少",
        "借了两万，分12期，每期还2100多，多收的能退吗",
        "帮我做还款计划，花呗4400年化14.6%",
    ],
)
def test_a_question_about_the_rules_does_not(text: str) -> None:
    """How such sums are made, and what other walks are for, is not its business."""
    assert not opening(text)


def test_one_message_can_hold_everything() -> None:
    """Amount, number of instalments, charge and the money received are taken from one sentence."""
    step = start(WALK, "合同写借10000，到手只有9000，分12期，每期还916.67，帮我算真实年化", ON, consented=False)
    assert step.then == "result"
    assert step.state.answers == {
        "amount": "10000",
        "received": "9000",
        "periods": "12",
        "charge": "916.67 each period",
    }


def test_the_year_in_the_question_is_no_answer() -> None:
    """一年实际要多少利息 and "costs a year" ask; they tell no number of instalments."""
    for text in ("我想知道这个分期一年实际要多少利息", "can you work out what my instalment plan really costs a year"):
        assert start(WALK, text, ON, consented=False).state.answers == {}


def test_the_questions_come_in_order() -> None:
    """Amount, number, charge; what is only volunteered is never asked."""
    asked, state = [], WalkState("instalment_cost")
    while (question := pending(WALK, state.answers)) is not None:
        asked.append(question.name)
        state = state.tell({question.name: "1"})
    assert asked == ["amount", "periods", "charge"]


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("账单分期3600分6期，一次性手续费198，后面每期就600，年化多少", "198 once"),
        ("app上借1万，先扣了500服务费到账9500，后面12个月每月还912，真实年利率多少", "912 each period"),
        (
            'laptop is 10,800. 36 payments of 372 each. seller says "8% a year". whats the actual annual rate',
            "372 each period",
        ),
    ],
)
def test_of_several_figures_the_charge_is_found(text: str, charge: str) -> None:
    """The bare principal, what was kept back, and a rate beside the instalment are not the charge."""
    step = start(WALK, text, date(2026, 11, 25), consented=True)
    assert step.state.answers["charge"] == charge


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("每期0.75% 分24期 真实年利率多少", "10000"),
        ("0.8% per instalment, 6 instalments, what is the true yearly rate", "10000"),
        ("分24期 每期手续费45 真实年利率多少", None),
        ("8000分24期 每期0.75% 真实年利率多少", "8000"),
    ],
)
def test_a_rate_alone_is_worked_out_for_ten_thousand(text: str, amount: str | None) -> None:
    """In percent the yearly rate is the same for any sum, so that none has to be asked for; fees in yuan need one."""
    assert start(WALK, text, date(2026, 11, 26), consented=False).state.answers.get("amount") == amount


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("5800的手机分12期免息，收6%服务费，年化多少", {"amount": "5800", "periods": "12", "charge": "6% once"}),
        ("免息12期但要收6%服务费，5800的手机，年化多少", {"amount": "5800", "periods": "12", "charge": "6% once"}),
        (
            "10000 over 12 months at 0% interest with a 5% fee upfront, what is the real rate",
            {"amount": "10000", "periods": "12", "charge": "5% upfront"},
        ),
        (
            "0% installment but 5% service fee upfront for 12 months on 10000, is it really zero",
            {"amount": "10000", "periods": "12", "charge": "5% upfront"},
        ),
    ],
)
def test_a_fee_on_a_plan_without_interest_is_charged_once(text: str, told: dict[str, str]) -> None:
    """Each instalment it would be outrageous, a year it would be interest; and what is upfront is no down payment."""
    answers = start(WALK, text, date(2026, 11, 26), consented=False).state.answers
    assert {name: value for name, value in answers.items() if value != "skipped"} == told


@pytest.mark.parametrize("text", ["5800的手机分12期免息，收0.6%服务费，年化多少", "5800分12期，服务费6%，年化多少"])
def test_a_fee_that_could_be_charged_each_time_is_asked_back(text: str) -> None:
    """A small one on a plan without interest, or any where nothing was said of interest, could be either."""
    state = start(WALK, text, date(2026, 11, 26), consented=False).state
    assert "charge" not in state.answers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("账单9600分12期，总费率5.4%，真实年化多少", {"amount": "9600", "periods": "12", "charge": "5.4% spread"}),
        ("9600分12期，手续费一共600，平摊到每期，年化多少", {"charge": "600 spread"}),
        ("白条2100分6期 总费率3.6% 每期要还多少", {"charge": "3.6% spread", "periods": "6"}),
        ("1,800 in 9 instalments, the total fee is 5.4%. what do i pay each month", {"charge": "5.4% spread"}),
        ("9600分12期，每期平摊，手续费总共6%，年化多少", {"charge": "6% spread"}),
        ("9600分12期，手续费600跟第一期一起扣，年化多少", {"charge": "600 once"}),
        ("9600分12期，办的时候一次性先收5%手续费，年化多少", {"charge": "5% upfront"}),
        ("9600分12期，手续费原来6%，现在优惠到4%，每期均摊，年化多少", {"charge": "4% spread"}),
        ("9600分12期，总共手续费480，每期收40，年化多少", {"charge": "40 a period"}),
        ("15 monthly payments on 7,400, a total fee of 6% spread evenly, apr?", {"charge": "6% spread"}),
        ("7,400 in 15, one-off fee of 4% with the first bill, what's the apr", {"charge": "4% once", "periods": "15"}),
        ("7,400 over 15 months, a 4% fee paid today, what's the true rate", {"charge": "4% upfront"}),
        (
            "7,400 over 15 months, 0.5% a month of the full price, they call it 6% a year. apr?",
            {"charge": "0.5% a period"},
        ),
        (
            "They add a 5% service charge to 7,400 and split it all up into 15 equal payments, apr?",
            {"charge": "5% spread"},
        ),
        (
            "7,400 spread over 15 months, true rate with a fee of 0.5% of the 7,400 each month?",
            {"charge": "0.5% a period"},
        ),
    ],
)
def test_when_a_fee_is_taken_is_heard(text: str, told: dict[str, str]) -> None:
    """Spread over the instalments, with the first of them or before it: the true rate differs."""
    assert start(WALK, text, date(2026, 11, 26), consented=False).state.answers.items() >= told.items()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("账单6600分10期，每期手续费0.5%，一期得还多少", {"periods": "10", "charge": "0.5% a period"}),
        ("借7万，月息6厘，先息后本，用一年，每个月付多少", {"periods": "12", "method": "interest_only"}),
        ("6万块年利率6.6%等额本金一年，利息一共多少", {"periods": "12", "method": "equal_principal"}),
        ("每期还765，还15期，到手10000，年化多少", {"amount": "10000", "charge": "765 each period"}),
        ("they take 640 a month for 18 months, 10k in hand, what APR?", {"amount": "10000"}),
        (
            "contract says 8,000, I get 7,400 and pay 745 a month for 12 months. real rate?",
            {"amount": "8000", "received": "7400"},
        ),
        ("3000的东西分6期，每期本金500外加手续费21，年化多少", {"amount": "3000", "charge": "21 a period"}),
        (
            "bike 3,000 over 6 months, 500 a month plus a 21 yuan service charge every month. Annual rate?",
            {"amount": "3000", "charge": "21 a period"},
        ),
        ("四个w分12期，每期手续费0.5%，年化多少", {"amount": "40000"}),
        ("手机5200 分12期每月还468 年化多少 我手里的现金就三千", {"amount": "5200", "charge": "468 each period"}),
        ("tv 4,800 (first job, 6k a month), 12 periods, 0.6% fee each period. monthly payment?", {"amount": "4800"}),
        ("im 26 working in a shop, laptop 4,800, 12 payments of 440, apr?", {"amount": "4800"}),
        ("报价13万的装修，自己有6万，剩下7万分24期，每期0.4%手续费，年化多少", {"amount": "70000", "periods": "24"}),
        ("冰箱5600，旧的抵了600，分10期每期还530，年化多少", {"amount": "5600", "down_payment": "600"}),
        (
            "借1万，先扣了500，到我手9500，分10期每期还1000，年化多少",
            {"received": "9500", "charge": "1000 each period"},
        ),
        ("手机6000分12期每期还540，要先买199的会员才行，年化多少", {"joining": "199", "charge": "540 each period"}),
        ("贷款2万，前期收了1000服务费，分12期每期1800，年化多少", {"joining": "1000", "charge": "1800 each period"}),
        ("4,000 split into 5 equal parts plus a 3% fee on enrolment. rate?", {"periods": "5", "charge": "3% upfront"}),
        ("4,800, first 2 months free, then 0.8% a month of the price for 10 months. apr?", {"periods": "12"}),
        ("I'm 27, earn 8k, tablet 3,600 in 12 x 330: apr?", {"amount": "3600", "charge": "330 each period"}),
        ("健身会员卡6000，分12期每期540，年化多少", {"amount": "6000"}),
        (
            "a 6,000 phone, 12 payments of 530, but you must buy a membership for 150 first. true rate?",
            {"joining": "150"},
        ),
        ("bike 3,400, ten equal payments, I pay back 3,610 altogether. rate?", {"charge": "3610 total"}),
        (
            "3 year gym card for 5,200, 36 times 175 rmb, real yearly rate?",
            {"periods": "36", "charge": "175 each period"},
        ),
        (
            "4,800 over 12 months, first two months no fee, then 1% of the 4,800 a month for the other ten. apr?",
            {"periods": "12", "free_periods": "2"},
        ),
    ],
)
def test_each_figure_of_a_plan_finds_its_place(text: str, told: dict[str, str]) -> None:
    """The rest of a price, what was kept back, what has to be bought first, and how often how much is paid."""
    assert start(WALK, text, date(2026, 11, 26), consented=False).state.answers.items() >= told.items()


def test_a_fee_dearer_the_earlier_it_is_taken() -> None:
    """The same fee spread, on the first bill and before it."""
    rates = [
        schedule_of({"amount": "12000", "periods": "12", "charge": f"5% {when}"}).rates().simple.percent
        for when in ("spread", "once", "upfront")
    ]
    assert rates == sorted(rates)
    assert rates[0] < rates[1] < rates[2]


def test_whoever_can_afford_it_asks_for_the_rate() -> None:
    """Pay beside a plan does not make it a question of affording, where that is said not to be asked."""
    text = "TV 6,999, 12 payments of 620. What's the rate a year? I earn 20k so affordability isn't the issue"
    found = opened(TOOLS, text, date(2026, 11, 26))
    assert found is not None
    assert found.tool is TOOL


@pytest.mark.parametrize(
    "text",
    [
        "课程5000分10期每期530，第一期报名当天就付，年化多少",
        "5,000 course, ten payments of 530, the first one is due the day I sign up. real rate?",
        "5,000 course, ten payments of 530, I pay the first payment today. real rate?",
    ],
)
def test_a_first_payment_on_the_spot_is_not_lent(text: str) -> None:
    """Ten payments of which the first is made at once are nine payments on what is left of the price."""
    answers = start(WALK, text, date(2026, 11, 26), consented=False).state.answers
    alone = {"amount": "4470", "periods": "9", "charge": "530 each period"}
    assert schedule_of(answers).rates() == schedule_of(alone).rates()
