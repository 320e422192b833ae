"""Settling a plan early: the figures, what asks for them, and every sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.dialogue.hearing import hear
from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.library import Library
from credit_coach.walks.all import TOOLS
from credit_coach.walks.early_repayment import TOOL
from credit_coach.walks.early_repayment.opening import opening, wishes
from credit_coach.walks.early_repayment.penalty import penalty_of
from credit_coach.walks.early_repayment.questions import takes_fees
from credit_coach.walks.early_repayment.result import case_of
from credit_coach.walks.instalment_cost.result import schedule_of
from credit_coach.walks.openings import opened
from credit_coach.wording import Wording

from .saying import (
    assert_every_sentence_is_said,
    begun,
    cited,
    conclude,
    first_sentence,
    row,
    tables,
    text_of,
)

ON = date(2026, 11, 26)
PLAN = {"amount": "12000", "periods": "12", "charge": "0.6% a period", "paid": "5"}
WAIVED = PLAN | {"remaining_fees": "waived"}
CHARGED = PLAN | {"remaining_fees": "charged"}
LOAN = {"amount": "50000", "periods": "36", "charge": "12% a year", "paid": "10"}
CASES: list[dict[str, str]] = [
    PLAN,
    WAIVED,
    CHARGED,
    PLAN | {"penalty": "100"},
    CHARGED | {"penalty": "100"},
    PLAN | {"penalty": "10%"},
    PLAN | {"amount": "~12000", "paid": "0"},
    {"amount": "5000", "periods": "10", "charge": "530 each period", "left": "7"},
    {"amount": "5000", "periods": "10", "charge": "530 each period", "left": "7", "remaining_fees": "waived"},
    LOAN | {"penalty": "3%"},
    LOAN | {"method": "equal_principal", "penalty": "0"},
    LOAN | {"remaining_fees": "charged"},
    {"amount": "5000", "periods": "10", "charge": "150 once", "paid": "3"},
    {"amount": "5000", "periods": "10", "charge": "free", "paid": "3"},
    PLAN | {"quote": "7300"},
    {"charge": "750 each period", "left": "8", "quote": "~6200"},
    LOAN | {"extra": "~10000"},
    LOAN | {"extra": "10000", "penalty": "1%", "method": "equal_principal"},
]


@pytest.mark.parametrize(
    ("answers", "lang", "sentence"),
    [
        (WAIVED, "zh", "现在结清要还7,000元，比一期期还完省504元。"),
        (WAIVED, "en", "Settling now takes CNY 7,000 and saves CNY 504 against paying on."),
        (CHARGED, "zh", "现在结清要还7,504元，和一期期还完一样多，省不下钱。"),
        (
            CHARGED | {"penalty": "100"},
            "en",
            "Settling now takes CNY 7,604, which is CNY 100 more than paying on: it saves nothing.",
        ),
        (PLAN, "zh", "剩下的手续费不收的话，现在结清要还7,000元，省504元；照收的话，要还7,504元，一分不省。"),
        (LOAN | {"penalty": "3%"}, "zh", "现在结清要还38,991.99元，比一期期还完省4,186.51元。"),
        (LOAN | {"remaining_fees": "charged"}, "zh", "现在结清要还43,178.50元，和一期期还完一样多，省不下钱。"),
    ],
)
def test_the_first_sentence_has_both_figures(
    answers: dict[str, str], lang: Lang, sentence: str, wording: Wording, library: Library
) -> None:
    """7 x 72 of fees are saved or not; 36 payments of 12% leave 37,856.30 after ten, of which 3% come off."""
    assert first_sentence(conclude(TOOL, answers, lang, wording, library)) == sentence


#: Known by its sum and its payments alone, which come to 1.4977% a month.
TOLD = {"amount": "36000", "periods": "12", "charge": "3300 each period", "paid": "5"}


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (
            TOLD,
            "按剩余本金算利息的，现在结清要还21,776.07元，省1,323.93元；按期收手续费的，剩下的不收，"
            "现在结清要还21,000元，省2,100元；"
            "照收的话，要还23,100元，一分不省。",
        ),
        (
            TOLD | {"remaining_fees": "waived"},
            "按期收手续费、剩下的不收的，现在结清要还21,000元，省2,100元；"
            "要是其实按剩余本金算利息，现在结清要还21,776.07元，省1,323.93元。",
        ),
        (TOLD | {"remaining_fees": "charged"}, "现在结清要还23,100元，和一期期还完一样多，省不下钱。"),
        (TOLD | {"method": "equal_payment"}, "现在结清要还21,776.07元，比一期期还完省1,323.93元。"),
        (
            TOLD | {"charge": "39600 total", "method": "equal_payment"},
            "现在结清要还21,776.07元，比一期期还完省1,323.93元。",
        ),
    ],
)
def test_payments_alone_leave_the_balance_open(
    answers: dict[str, str], sentence: str, wording: Wording, library: Library
) -> None:
    """Interest on what is still owed leaves 776.07 more than an even split; what was told decides, else both go."""
    assert first_sentence(conclude(TOOL, answers, "zh", wording, library)) == sentence


def test_the_figures_of_both_splits_are_listed(wording: Wording, library: Library) -> None:
    """Each way has its column and its schedule, and the penalty that eats the saving is that of the smaller one."""
    result = conclude(TOOL, TOLD, "en", wording, library)
    assert row(result, "Principal left")[1:4] == ("21,776.07", "21,000.00", "21,000.00")
    assert "from CNY 1,323.93 on, settling early saves nothing" in text_of(result)
    assert [len(table.rows) for table in tables(result)[1:]] == [12, 12]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (PLAN | {"quote": "7300"}, "现在结清要还7,300元，比一期期还完省204元。"),
        (PLAN | {"quote": "7504"}, "现在结清要还7,504元，和一期期还完一样多，省不下钱。"),
        (PLAN | {"quote": "7600"}, "现在结清要还7,600元，比一期期还完还多付96元，省不下钱。"),
        (
            {"charge": "2750 each period", "left": "7", "quote": "16800"},
            "现在结清要还16,800元，比一期期还完省2,450元。",
        ),
        (
            {"charge": "2750 each period", "periods": "12", "paid": "5", "quote": "16800"},
            "现在结清要还16,800元，比一期期还完省2,450元。",
        ),
    ],
)
def test_what_the_lender_asks_for_goes_before_any_estimate(
    told: dict[str, str], sentence: str, wording: Wording, library: Library
) -> None:
    """Seven of 1,072, or of 2,750, against the sum that was quoted; the plan itself need not be known."""
    assert first_sentence(conclude(TOOL, told, "zh", wording, library)) == sentence


def test_not_settling_is_told_as_a_rate(wording: Wording, library: Library) -> None:
    """16,800 now against seven months of 2,750 is an internal rate of 3.5239% a month."""
    told = {"charge": "2750 each period", "left": "7", "quote": "16800"}
    result = conclude(TOOL, told, "zh", wording, library)
    assert row(result, "接着还等于的年化（单利）")[1] == "42.29%"
    dear = conclude(TOOL, told | {"quote": "20000"}, "zh", wording, library)
    assert "年化" not in text_of(dear)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3万12期每期2750，还了5期，现在结清要16800，划算吗", {"periods": "12", "paid": "5"}),
        ("还剩7期，每期2750，提前结清要还16800", {"left": "7"}),
        ("剩7期每期2750，客服说一次性还清要16800", {"left": "7"}),
        ("剩7期每期2750，结清金额16800", {"left": "7"}),
        ("剩7期每期2750，App试算16800", {"left": "7"}),
        ("12 instalments of 2750, 5 paid, the app says settling now costs 16,800", {"periods": "12", "paid": "5"}),
        ("I have 7 payments of 2750 left, they want 16,800 to close it", {"left": "7"}),
        ("7 payments of 2750 left, settlement amount 16800", {"left": "7"}),
    ],
)
def test_the_quoted_sum_is_heard(text: str, told: dict[str, str]) -> None:
    """As people and apps name it, beside what each instalment takes and how far the plan has come."""
    heard = hear(TOOL.walk, {}, None, text, ON, [], opening=True).readings
    assert heard.get("quote") == "16800"
    assert {name: heard.get(name) for name in told} == told


@pytest.mark.parametrize(
    "turns",
    [
        ("提前还清能省多少", "一期900还剩8期，试算要6800"),
        ("what do i save if i settle early", "8 payments of 900 left, they quote 6800"),
    ],
)
def test_figures_complete_what_was_wished_before(turns: tuple[str, str], coach: Coach) -> None:
    """Figures that would make a plan of their own belong to what the message before asked."""
    conversation = Conversation("test")
    for text in turns:
        conversation, reply = coach.respond(conversation, text, ON)
    assert reply.outcome == "walk_result"
    assert conversation.walk is not None
    assert conversation.walk.name == TOOL.walk.name


def test_what_is_left_tells_what_was_paid(wording: Wording, library: Library) -> None:
    """Of 12 instalments, "7 left" are 5 paid."""
    told = {name: value for name, value in WAIVED.items() if name != "paid"} | {"left": "7"}
    assert first_sentence(conclude(TOOL, told, "zh", wording, library)) == first_sentence(
        conclude(TOOL, WAIVED, "zh", wording, library)
    )


def test_both_ways_stand_side_by_side(wording: Wording, library: Library) -> None:
    """Whoever does not know whether the fees go on sees each figure for both."""
    result = conclude(TOOL, PLAN | {"remaining_fees": "unknown"}, "zh", wording, library)
    assert tables(result)[0].columns[1:3] == ("手续费不收", "手续费照收")
    assert row(result, "省下（负数是多付）")[1:3] == ("504.00", "0.00")


def test_the_sum_is_shown(wording: Wording, library: Library) -> None:
    """The working names what is left, the penalty and the difference."""
    result = conclude(TOOL, LOAN | {"penalty": "3%"}, "zh", wording, library)
    assert row(result, "违约金")[1:] == ("1,135.69", "37,856.30 × 3%")
    assert row(result, "现在结清要还")[1:] == ("38,991.99", "37,856.30 + 1,135.69")
    assert row(result, "省下（负数是多付）")[1:] == ("4,186.51", "43,178.50 − 38,991.99")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_rests_on_the_article(lang: Lang, wording: Wording, library: Library) -> None:
    """What the law says, what contracts may say and what to keep back are sentences of the articles."""
    for answers in (PLAN, LOAN):
        sections = {
            anchor.rsplit("#", 1)[-1] for anchor in cited(conclude(TOOL, answers, lang, wording, library).blocks)
        }
        assert any("what-you-save" in one for one in sections)
        assert any("worth-it" in one for one in sections)


def test_money_to_live_on_is_named_where_something_is_saved(wording: Wording, library: Library) -> None:
    """Nobody who saves nothing is told to keep money back for it."""
    assert "3至6个月" in text_of(conclude(TOOL, WAIVED, "zh", wording, library))
    assert "3至6个月" not in text_of(conclude(TOOL, CHARGED, "zh", wording, library))


def test_nothing_left_to_settle_is_asked_back() -> None:
    """All instalments paid, or more left than there were, cannot be."""
    assert TOOL.walk.conflict(PLAN | {"paid": "12"}) == ("paid", "periods")
    assert TOOL.walk.conflict({"periods": "12", "left": "13"}) == ("left", "periods")
    assert TOOL.walk.conflict(PLAN) == ()


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("提前还款违约金3%", "3%"),
        ("违约金200元", "200"),
        ("没有违约金", "0"),
        ("提前还款手续费1%", "1%"),
        ("early repayment penalty of 2%", "2%"),
        ("prepayment fee is 300 yuan", "300"),
        ("no penalty", "0"),
    ],
)
def test_a_penalty_is_a_share_a_sum_or_none(text: str, stored: str) -> None:
    """In any of its words, and never taken for what the plan charges."""
    assert hear(TOOL.walk, {}, None, text, ON, []).readings == {"penalty": stored}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("剩下的手续费不收", "waived"),
        ("剩余手续费全免", "waived"),
        ("they waive the remaining fees", "waived"),
        ("剩下的手续费照收", "charged"),
        ("后面的手续费还是要交", "charged"),
        ("they still charge the remaining fees", "charged"),
        ("剩下的手续费还收不收", None),
        ("剩下的手续费还要交吗", None),
    ],
)
def test_the_remaining_fees_are_waived_or_charged(text: str, read: str | None) -> None:
    """Said in words anywhere; a question about them answers nothing."""
    assert hear(TOOL.walk, {}, None, text, ON, [], opening=True).readings.get("remaining_fees") == read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("5000分10期的还了3期", {"periods": "10", "paid": "3"}),
        ("8000分12期还剩5期", {"periods": "12", "left": "5"}),
        ("36期，已经还了一年了", {"periods": "36", "paid": "12"}),
        ("24期，第一年都还完了，还剩12期", {"periods": "24", "left": "12"}),
        ("24 instalments of 500, 9 of 24 paid", {"periods": "24", "paid": "9"}),
        ("8,400 over 12 months, 7 instalments left", {"periods": "12", "left": "7"}),
        ("24 months, 8 payments made", {"periods": "24", "paid": "8"}),
    ],
)
def test_how_long_and_how_far_are_told_apart(text: str, told: dict[str, str]) -> None:
    """Of two numbers of instalments one is the plan's, the other what is paid or left."""
    heard = hear(TOOL.walk, {}, None, text, ON, [], opening=True).readings
    assert {name: heard.get(name) for name in told} == told


@pytest.mark.parametrize(
    "text",
    [
        "12000分12期每期0.6%，还完5期了，现在提前结清，剩下的手续费不收的话能省多少",
        "贷款5万3年年化12%等额本息还了10期，提前还清违约金3%，省多少利息",
        "借了三万，年化14.4%，36期等额本息，还了一年了，现在一次性还清省多少利息",
        "手机6999分24期 每期还319 已经还了9期 想提前结清 还要掏多少",
        "9,600 in 12 instalments at 0.65% each, 4 paid. if I settle now and they waive the later fees what do I save",
        "phone plan 8,400 over 12 months, 0.6% fee each month. 5 left. if i pay it all off today do i save anything",
        "20,000 at 18% a year over 24 months, paid 10 already, prepayment fee is 2%. worth paying off early?",
        "loan 40k 36 months 1,400 a month, made 14 payments, early payoff amount?",
        "8000分12期还了5期每期手续费0.6%现在提前结清能省多少",
        "想把那笔15000的分期清了，一共24期每期0.55%，才还了8期，不收后面手续费的话省多少钱啊",
        "360借条借了8000，年化24%，12个月，还了2个月，现在想提前还，利息能少多少",
        "网贷3万，先息后本一年，年利率18%，过了5个月了，现在把本金还了省多少",
        "把花呗剩下的4期（总共12期，3600元，每期0.6%手续费）一次还掉能省几块钱",
        "80k over 36 instalments of 2600, 14 done, how much to close it out today",
        "interest-only loan of 30000 for a year at 18%, 5 months in. what do i save by repaying the principal now?",
        "24 instalments of 500 on 10,000, 9 of 24 paid, what would settling now save me",
    ],
)
def test_a_plan_and_how_far_it_has_come_begin_it(text: str) -> None:
    """All figures with the wish to settle are worked out at once."""
    assert begun(opened(TOOLS, text, ON)) == TOOL.walk.name


@pytest.mark.parametrize(
    "text",
    [
        "提前还清能省多少",
        "提前还款要违约金吗",
        "提前还款划算吗",
        "分期只剩几期了还要提前还吗",
        "8400分12期每期手续费0.6%，已经还了3期，真实年化多少",
        "欠24000，年化15%，想10个月全部还清，每个月要还多少",
        "逾期了3期，现在一次性还清要多少",
        "三年期的银行贷款还剩一年半，每个月还两千三，最近手头有四万闲钱，提前还划算吗",
        "想提前还一部分，月供会少吗",
        "is it worth paying off a loan early",
        "how is the prepayment penalty calculated",
        "8400 in 12 instalments at a 0.6% fee each, what does it really cost a year",
        "my mortgage has 5 years left, how much do I save paying it off early",
    ],
)
def test_rules_and_other_sums_begin_others(text: str) -> None:
    """What the articles answer, the true rate, a debt to be cleared by a day, and what is overdue or a mortgage."""
    assert begun(opened(TOOLS, text, ON)) != TOOL.walk.name


def test_no_question_of_the_articles_begins_it(library: Library) -> None:
    """Whoever asks how it is stays with the articles, whatever they say of paying early."""
    questions = [q.text for article in library.articles.values() for s in article.sections for q in s.questions]
    assert [text for text in questions if opening(text)] == []


@pytest.mark.parametrize("text", ["提前还清能省多少", "提前结清要还多少钱", "what do i save if i settle early"])
def test_a_wish_waits_for_its_figures(text: str) -> None:
    """Without a figure it is a wish, which the next message may bring one for."""
    assert wishes(text)
    assert not opening(text)


@pytest.mark.parametrize(("text", "lang"), [("提前还清能省多少", "zh"), ("is it worth paying off a loan early", "en")])
def test_the_articles_answer_offers_it(text: str, lang: Lang, coach: Coach, wording: Wording) -> None:
    """The button stands first below what the article says of saving, and not below another answer of its topics."""
    offer = wording.say(lang, "walk.offer.early_repayment")
    _, reply = coach.respond(Conversation("test", lang), text, ON)
    assert (reply.outcome, reply.suggestions[0].send) == ("answer", offer)
    _, other = coach.respond(Conversation("test", "zh"), "什么是综合融资成本明示表", ON)
    assert offer not in [one.send for one in other.suggestions]


def test_the_plan_of_the_result_before_goes_on(coach: Coach) -> None:
    """After the true rate of a plan "and if I settle it now?" is about that plan; another sum is another plan."""
    conversation = Conversation("test", "zh")
    for text in ("8400分12期，每期手续费0.6%，真实年化多少", "那还了6期现在提前结清呢，能省多少"):
        conversation, reply = coach.respond(conversation, text, ON)
    assert conversation.walk is not None
    told = {"amount": "8400", "periods": "12", "charge": "0.6% a period", "paid": "6"}
    assert told.items() <= conversation.walk.answers.items()
    assert "302.40元" in reply.text
    conversation, _ = coach.respond(Conversation("test", "zh"), "8400分12期，每期手续费0.6%，真实年化多少", ON)
    conversation, _ = coach.respond(conversation, "另一笔5000分10期的还了3期，现在提前结清能省多少", ON)
    assert conversation.walk is not None
    assert conversation.walk.answers == {"amount": "5000", "periods": "10", "paid": "3"}


_SUMS = st.decimals(min_value=100, max_value=200_000, places=2)
_CHARGES = st.sampled_from(
    ("0.6% a period", "1.25% a period", "12% a year", "1% a month", "0.05% a day", "150 once", "free")
)
_METHODS = st.sampled_from(("equal_payment", "equal_principal", "interest_only"))
_PENALTIES = st.sampled_from(("0", "3%", "0.5%", "200", "unknown"))
_REMAINING = st.sampled_from(("waived", "charged", "unknown"))


@given(_SUMS, st.integers(2, 60), st.data(), _CHARGES, _METHODS, _PENALTIES, _REMAINING)
def test_what_was_paid_is_paid_and_is_saved_makes_the_whole(
    amount: Decimal, periods: int, data: st.DataObject, charge: str, method: str, penalty: str, remaining: str
) -> None:
    """Paid before + paid now + saved is what the schedule comes to, to the fen, whichever way the fees go."""
    paid = data.draw(st.integers(0, periods - 1))
    told = {"amount": f"{amount}", "periods": str(periods), "charge": charge, "paid": str(paid), "method": method}
    answers = told | {"penalty": penalty, "remaining_fees": remaining}
    schedule, case = schedule_of(answers), case_of(answers)
    before = sum((one.payment for one in schedule.rows[:paid]), Decimal(0))
    share, fixed = penalty_of(None if penalty == "unknown" else penalty)
    for settlement in case.ways.values():
        assert before + settlement.amount + settlement.saved == schedule.total_payments
        assert settlement.saved <= settlement.remaining_payments - settlement.balance
        assert settlement.charge == (settlement.balance * share + fixed).quantize(Decimal("0.01"), "ROUND_HALF_UP")


def test_every_sentence_is_said(wording: Wording, library: Library) -> None:
    """No sentence of the files is left over, and none is missing, in both languages."""
    assert_every_sentence_is_said(TOOL, CASES, LOAN, wording, library)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("zh", "后面每月还1,178.16元（原来1,660.72元），还有26期；一共省1,546.47元。"),
        (
            "en",
            "The new payment is CNY 1,178.16 a month instead of CNY 1,660.72, with 26 instalments still to come; "
            "that saves CNY 1,546.47.",
        ),
    ],
)
def test_a_part_paid_early(lang: Lang, sentence: str, wording: Wording, library: Library) -> None:
    """The payment after it comes first, and the earlier end stands beside it."""
    result = conclude(TOOL, LOAN | {"extra": "11000"}, lang, wording, library)
    assert first_sentence(result) == sentence
    assert result.verdict == "part"


@pytest.mark.parametrize(
    ("charge", "asked"), [("6% spread", True), ("600 spread", True), ("6% upfront", False), ("6% once", False)]
)
def test_only_fees_still_to_come_can_be_waived(charge: str, asked: bool) -> None:
    """A fee that the instalments share is asked about, one that was taken before them is gone."""
    assert takes_fees(PLAN | {"charge": charge}) is asked
