"""What being late costs: the figures against `money` and by hand, in both languages, and when it opens."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from credit_coach.dialogue.walk import WalkState, pending
from credit_coach.dialogue.walking import advance, start
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.money import ConfirmationNeeded, InputInvalid, OverdueTerms, overdue_cost
from credit_coach.walks.overdue_cost import TOOL, WALK, opening
from credit_coach.walks.products import PRODUCT
from credit_coach.wording import Wording

from .saying import (
    ON,
    assert_comes_back,
    assert_every_sentence_is_said,
    charts,
    conclude,
    first_sentence,
    row,
    speech_of,
    tables,
    text_of,
)

HUABEI = {"product": "huabei", "amount": "3200", "days_late": "9", "daily_rate": "0.05% a day"}
CARD = {"product": "credit_card", "amount": "11400", "days_late": "21", "daily_rate": "0.05% a day"}
BAITIAO = {"product": "baitiao", "amount": "3000", "days_late": "120", "daily_rate": "unknown"}
BANK = {"product": "bank_loan", "amount": "26000", "days_late": "38", "daily_rate": "unknown"}
CASES: list[dict[str, str]] = [
    HUABEI,
    HUABEI | {"daily_rate": "unknown", "amount": "3000..3200"},
    CARD | {"minimum_due": "1140"},
    CARD | {"minimum_due": "1140", "penalty_share": "5%"},
    CARD | {"minimum_due": "100", "part_paid": "20", "penalty_share": "5%", "penalty_floor": "10"},
    {"minimum_due": "800", "part_paid": "200", "penalty_share": "5%"},
    CARD | {"minimum_due": "unknown", "daily_rate": "18.25% a year", "days_late": "2"},
    BAITIAO,
    BANK,
    BANK | {"product": "private_loan", "daily_rate": "2% a month"},
    BANK | {"product": "private_loan"},
    BANK | {"product": "unknown"},
    BANK | {"daily_rate": "0.03% a day", "surcharge": "50%"},
]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("zh", "到今天晚了9天，要多付14.40元，连没还的一共3,214.40元。"),
        ("en", "As of today, 9 days late, it has cost CNY 14.40 extra; with the unpaid amount that is CNY 3,214.40."),
    ],
)
def test_the_first_sentence_gives_the_cost(lang: Lang, sentence: str, wording: Wording, library: Library) -> None:
    """By hand: 3,200 x 0.05% x 9 = 14.40."""
    assert first_sentence(conclude(TOOL, HUABEI, lang, wording, library)) == sentence


def test_a_day_and_longer(wording: Wording, library: Library) -> None:
    """By hand: 1.60 a day; 39 days are 62.40, 99 days 158.40; the chart begins and ends there."""
    result = conclude(TOOL, HUABEI, "zh", wording, library)
    assert "每再拖一天多1.60元；再拖30天一共多付62.40元，再拖90天158.40元" in text_of(result)
    assert row(result, "再过30天") == ("再过30天", "62.40", "3,262.40")
    (chart,) = charts(result)
    assert chart.kind == "line"
    assert (chart.series[0].values[0], chart.series[0].values[-1]) == (Decimal("14.40"), Decimal("158.40"))
    assert len(chart.labels) == len(chart.series[0].values)
    assert "今天14.40元，再过90天158.40元" in chart.alt


def test_it_is_what_the_calculator_says(wording: Wording, library: Library) -> None:
    """The events are those of `overdue_cost` from the due date, with their dates and sums."""
    cost = overdue_cost(Decimal(3200), date(2026, 11, 16), ON, OverdueTerms(Decimal("0.0005"), "x"))
    events = tables(conclude(TOOL, HUABEI, "zh", wording, library))[0]
    assert events.rows[0] == ("2026年11月25日", "逾期利息", "3,200.00 × 0.05% × 9天", "14.40", "你说的利率")
    assert events.rows[-1][3] == f"{cost.charged}"


@pytest.mark.parametrize("lang", LANGS)
def test_an_unknown_rate_is_the_common_one_and_says_so(lang: Lang, wording: Wording, library: Library) -> None:
    """Huabei is calculated with the register's 0.05%, hedged, with the section that states it."""
    result = conclude(TOOL, HUABEI | {"daily_rate": "unknown"}, lang, wording, library)
    text = text_of(result)
    assert ("大约多付14.40元" if lang == "zh" else "about CNY 14.40") in text
    assert ("以你的账单和合同为准" if lang == "zh" else "Your bill and contract decide") in text


def test_of_a_range_the_higher_end_is_used(wording: Wording, library: Library) -> None:
    """Baitiao: 3,000 x 0.07% x 120 = 252, said to be the higher end, and above the courts' 24% line."""
    text = text_of(conclude(TOOL, BAITIAO, "zh", wording, library))
    assert "大约多付252元" in text
    assert "每天0.05%至0.07%，我按高的0.07%算" in text
    assert "折成一年超过了24%" in text
    assert "本金照还" in text


def test_exactly_at_the_line_is_not_above_it(wording: Wording, library: Library) -> None:
    """24% a year told as such is not above 24%, whatever a day of it is rounded to."""
    answers = HUABEI | {"daily_rate": "24% a year"}
    assert "折成一年超过了" not in text_of(conclude(TOOL, answers, "zh", wording, library))


def test_without_a_common_rate_nothing_is_guessed(wording: Wording, library: Library) -> None:
    """A bank loan gets a table of daily rates; by hand 26,000 x 0.05% x 38 = 494."""
    result = conclude(TOOL, BANK, "zh", wording, library)
    assert result.verdict == "rates"
    assert row(result, "0.05%") == ("0.05%", "18.25%", "494.00", "884.00", "1,664.00")
    assert "197.60元到691.60元之间" in first_sentence(result)
    assert "加收30%至50%" in text_of(result)


def test_damages_are_left_out_until_the_contract_is_known(wording: Wording, library: Library) -> None:
    """No share of damages is assumed for a card: the person is sent to the agreement."""
    text = text_of(conclude(TOOL, CARD | {"minimum_due": "1140"}, "zh", wording, library))
    assert "违约金没有算进来" in text
    assert "最低还款额1,140元里没还的部分" in text
    assert "5%" not in text.replace("18.25%", "").replace("0.05%", "")


def test_damages_that_were_told_are_added_once(wording: Wording, library: Library) -> None:
    """By hand: 1,140 x 5% = 57 on the due date, 11,400 x 0.05% x 21 = 119.70, together 176.70."""
    result = conclude(TOOL, CARD | {"minimum_due": "1140", "penalty_share": "5%"}, "zh", wording, library)
    assert row(result, "2026年11月4日")[1:4] == ("违约金", "1,140.00 × 5%", "57.00")
    assert "176.70元" in first_sentence(result)


def test_the_grace_of_cards_is_for_cards_alone(wording: Wording, library: Library) -> None:
    """Two days late, a card is told of the usual grace, Huabei is not."""
    card, huabei = (conclude(TOOL, one | {"days_late": "2"}, "zh", wording, library) for one in (CARD, HUABEI))
    assert "宽限" in text_of(card)
    assert "宽限" not in text_of(huabei)


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_frightens(lang: Lang, wording: Wording, library: Library) -> None:
    """No result speaks of crime or calls a rate illegal."""
    for case in CASES:
        text = text_of(conclude(TOOL, case, lang, wording, library))
        assert not any(word in text for word in ("违法", "坐牢", "高利贷", "illegal", "usury", "prison"))


@pytest.mark.parametrize(
    ("answers", "error", "question"),
    [
        (HUABEI | {"daily_rate": "5% a day"}, ConfirmationNeeded, "daily_rate"),
        (HUABEI | {"daily_rate": "20000% a day", "confirm:daily_rate": "yes"}, InputInvalid, "daily_rate"),
        (HUABEI | {"days_late": "99999999"}, InputInvalid, "days_late"),
        (HUABEI | {"amount": "99999999999999999"}, InputInvalid, "amount"),
    ],
)
def test_what_cannot_be_used_comes_back_to_its_question(
    answers: dict[str, str], error: type[InputInvalid], question: str, wording: Wording, library: Library
) -> None:
    """Nothing partial is shown: the failure names the question that is asked again."""
    assert_comes_back(TOOL, answers, error, question, wording, library)


def test_the_letter_knows_the_debt(wording: Wording, library: Library) -> None:
    """The hardship letter is told product, amount and days, worded for people."""
    papers = TOOL.papers(HUABEI, speech_of(TOOL, "zh", wording, library), ON)
    assert papers.told == {"product": "花呗", "amount": "3,200元", "days_late": "9天"}


def test_every_sentence_is_said(wording: Wording, library: Library) -> None:
    """No sentence of the files is left over, and none is missing, in both languages."""
    assert_every_sentence_is_said(TOOL, CASES, {"product": "credit_card"}, wording, library)


def test_every_name_of_a_product_is_understood(library: Library) -> None:
    """Each name of the vocabulary leads to its own product."""
    for product in library.vocabulary.products:
        for name in product.names:
            assert PRODUCT.kind.words(name, pending=True) == product.id, name


def test_only_a_card_is_asked_for_its_minimum() -> None:
    """The minimum payment is a question for cards; the others end with the rate."""
    for product, last in (("credit_card", "minimum_due"), ("huabei", "daily_rate")):
        asked, state = [], WalkState("overdue_cost").tell({"product": product})
        while (question := pending(WALK, state.answers)) is not None:
            asked.append(question.name)
            state = state.tell({question.name: "1"})
        assert asked[-1] == last


def test_a_tiny_rate_without_its_period_is_one_a_day() -> None:
    """万分之五 answers a question about a day; 0.05 without a percent sign is still asked back."""
    state = WalkState("overdue_cost").tell({"product": "huabei", "amount": "3200", "days_late": "9"})
    assert advance(WALK, state, "万分之五", ON).state.answers["daily_rate"] == "0.05% a day"
    assert "daily_rate" not in advance(WALK, state, "0.05", ON).state.answers


def test_damages_can_be_told_afterwards() -> None:
    """违约金5% after the result is taken for the share, and nothing else changes."""
    state = WalkState("overdue_cost").tell(CARD | {"minimum_due": "1140"})
    assert advance(WALK, state, "违约金5%", ON).state.answers == CARD | {"minimum_due": "1140", "penalty_share": "5%"}


@pytest.mark.parametrize(
    "text",
    [
        "帮我算逾期要多付多少",
        "Work out what being late costs",
        "借呗6800逾期13天，日利率0.06%，算算要多还多少",
        "白条过了还款日，会多扣我多少，算算",
        "白条欠500逾期3天收多少",
        "late fee calculation: baitiao 980, 5 days overdue, 0.06% a day",
    ],
)
def test_a_cost_of_ones_own_opens_it(text: str) -> None:
    """Who asks for the sum, or tells amount and days, gets it."""
    assert opening(text)


@pytest.mark.parametrize(
    "text",
    [
        "逾期违约金怎么算",
        "白条逾期一天多少钱",
        "信用卡逾期利息怎么算",
        "信用卡晚还一天要罚多少",
        "花呗逾期3000块90天会被起诉吗",
        "帮我列一个逾期应对计划",
        "白条逾期了，帮我看看先做哪一步",
        "how are late charges worked out",
        "I'm two weeks late and owe 3000, what should I do",
    ],
)
def test_a_question_about_the_rules_does_not(text: str) -> None:
    """How charges are made, what follows and what to do are not its business."""
    assert not opening(text)


def test_one_message_can_hold_everything() -> None:
    """Product, amount, days and rate are taken from one sentence."""
    step = start(WALK, "借呗6800逾期13天，日利率0.06%，算算要多还多少", ON, consented=False)
    assert step.then == "result"
    assert step.state.answers == {
        "product": "online_loan",
        "amount": "6800",
        "days_late": "13",
        "daily_rate": "0.06% a day",
    }


@pytest.mark.parametrize(
    ("text", "surcharge"),
    [
        ("网商贷逾期10天 欠5600 日利率0.04% 罚息是1.5倍 多付多少", "50%"),
        ("10k overdue by 30 days, late rate is 1.5 times the normal 0.04% a day, how much extra", "50%"),
        ("逾期10天 欠5600 日利率0.04% 罚息2倍 要多付多少", "100%"),
        ("逾期10天 欠5600 日利率0.04% 要多付多少", None),
        ("欠的是原来的12倍了，逾期10天 欠5600 日利率0.04% 多付多少", None),
    ],
)
def test_so_many_times_the_rate_is_a_surcharge(text: str, surcharge: str | None) -> None:
    """A late rate told as a multiple of the contract's own is worked out at that multiple."""
    step = start(WALK, text, date(2026, 11, 26), consented=False)
    assert step.state.answers.get("surcharge") == surcharge
    assert step.state.answers["days_late"] in ("10", "30")


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (
            "the minimum on my card was 800, I paid only 200, late fee is 5% of the unpaid minimum, how much",
            {"minimum_due": "800", "part_paid": "200", "penalty_share": "5%"},
        ),
        ("信用卡最低800，我只还了200，违约金按最低没还部分的5%收，是多少", {"minimum_due": "800", "part_paid": "200"}),
        ("网贷5000，合同日利率0.04%，逾期后每天0.06%，拖了20天，罚息多少", {"daily_rate": "0.06% a day"}),
        (
            "5,000 is 20 days late. Contract rate 0.04% a day, when late 0.06% a day. how much",
            {"daily_rate": "0.06% a day"},
        ),
        (
            "The minimum was 900, I could only pay 300. They take 5% of what I didn't pay as a late charge. how much?",
            {"minimum_due": "900", "part_paid": "300", "penalty_share": "5%"},
        ),
        ("5,000 overdue for 40 days at 18% a year, 365 days, simple. how much extra", {"days_late": "40"}),
    ],
)
def test_what_a_message_tells_of_being_late(text: str, answers: dict[str, str]) -> None:
    """What was paid of the minimum, the rate in force, and a year's days that are no days late."""
    step = start(TOOL.walk, text, date(2026, 11, 26), consented=False)
    assert step.then == "result"
    assert {name: step.state.answers.get(name) for name in answers} == answers


@pytest.mark.parametrize(
    ("answers", "lang", "sentence"),
    [
        ({"minimum_due": "800", "part_paid": "200", "penalty_share": "5%"}, "zh", "违约金30元。"),
        (
            {"minimum_due": "100", "penalty_share": "5%", "penalty_floor": "10"},
            "en",
            "The damages (违约金) are CNY 10.",
        ),
    ],
)
def test_damages_alone(answers: dict[str, str], lang: Lang, sentence: str, wording: Wording, library: Library) -> None:
    """A share of what was not paid of the minimum, at least the floor."""
    assert first_sentence(conclude(TOOL, answers, lang, wording, library)) == sentence
