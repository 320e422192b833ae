"""Which messages begin a walk: those that ask for a sum, and none that the articles answer."""

from __future__ import annotations

from datetime import date

import pytest

from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.walks.all import TOOLS
from credit_coach.walks.openings import completed, continued, opened
from credit_coach.wording import Wording

from .saying import begun

ON = date(2026, 11, 26)


def _opened(text: str) -> str | None:
    return next((tool.walk.name for tool in TOOLS if tool.walk.opening(text)), None)


@pytest.mark.parametrize("lang", LANGS)
def test_every_offer_opens_its_walk(wording: Wording, lang: Lang) -> None:
    """The button that offers a walk sends words that begin it."""
    for tool in TOOLS:
        assert _opened(wording.say(lang, f"walk.offer.{tool.walk.name}")) == tool.walk.name


def test_the_articles_questions_are_answered_by_the_articles(library: Library) -> None:
    """Of all typical questions, at most one in two hundred holds figures enough to be taken for a sum."""
    questions = [
        question.text
        for article in library.articles.values()
        for section in article.sections
        for question in section.questions
    ]
    opened = {text: walk for text in questions if (walk := _opened(text))}
    assert len(opened) <= len(questions) / 200, opened


@pytest.mark.parametrize(
    ("text", "walk"),
    [
        ("手机 8999 分12期", "affordability"),
        ("买得起吗", "affordability"),
        ("can I afford it", "affordability"),
        ("一万二借一年每期还1100，实际年化多少", "instalment_cost"),
        ("what does 8400 over 12 instalments at a 0.6% fee each really cost a year", "instalment_cost"),
        ("花呗逾期10天，欠3000，要多付多少", "overdue_cost"),
        ("信用卡欠2万，只还最低要还多久", "minimum_payment"),
        ("帮我排一下先还哪个：花呗5000，信用卡2万", "payoff_plan"),
        ("花呗欠8000，每月还600要多久", "minimum_payment"),
        ("I pay 500 a month on 12000 at 18%, when am I done", "minimum_payment"),
        ("8999手机分12期划算吗", "instalment_cost"),
        ("花呗分期3000分6期一共多少手续费", "instalment_cost"),
        ("分24期买8999的手机划算吗，我月薪5000", "affordability"),
        ("wrote off 8000, now pay 300 a month to the collector, when will my record clear", None),
        ("白条逾期三天会上征信吗", None),
        ("最低还款划算吗", None),
        ("分期每期0.6%，一年到底多少", None),
        ("催收打给我家人合法吗", None),
        ("Can I go to prison for not paying my credit card?", None),
        ("我想退掉买的手机能不能停掉分期", None),
    ],
)
def test_a_message_opens_what_it_asks_for(text: str, walk: str | None) -> None:
    """Own figures and a wish for a sum begin the walk that fits; questions about rules begin none."""
    assert _opened(text) == walk


@pytest.mark.parametrize(
    ("text", "walk"),
    [
        ("逾期 15 天 金额 22000 日利率 0.06%", "overdue_cost"),
        ("overdue 15 days, 22000, 0.06% daily", "overdue_cost"),
        ("网贷3000块借了20天，日利率0.05%，利息多少", "loan_interest"),
        ("Jiebei 10000 for 15 days at 0.04% daily, interest?", "loan_interest"),
        ("3万 3年 每月还1000 这利率高不高", "instalment_cost"),
        ("30000, 3 years, 1000 a month. is that a high rate?", "instalment_cost"),
        ("两万块分十二期一期要还一千八百二 贵吗", "instalment_cost"),
        ("i owe 7.8k, pay 500/mo, 18% apr. months left?", "minimum_payment"),
        ("信用卡欠3万2，日息万五，我每月固定还2000 几个月能上岸", "minimum_payment"),
        ("借了1万分12期每期还1000，平台不给退会员费怎么办", None),
        ("网贷欠了3000逾期20天日利率0.05%会上征信吗", None),
        ("我写的代码3000行报错怎么修", None),
        ("帮我处理债务人的房产", None),
    ],
)
def test_figures_begin_the_walk_they_fit(text: str, walk: str | None) -> None:
    """Whoever tells all figures of a sum gets it without asking for it in set words; who asks for advice gets that."""
    assert begun(opened(TOOLS, text, ON)) == walk


@pytest.mark.parametrize(
    ("before", "text", "walk"),
    [
        ("我网贷逾期了 想知道要多还多少钱", "五千六", "overdue_cost"),
        ("what does paying late cost me, card", "8200", "overdue_cost"),
        ("一直还最低得还多久", "欠2万6", "minimum_payment"),
        ("what does my instalment plan really cost", "8,400", "instalment_cost"),
        ("一直还最低得还多久", "那2万6呢", None),
        ("一直还最低得还多久", "我欠2万6银行天天打电话我该怎么说", None),
        ("逾期三天会上征信吗", "5000", None),
    ],
)
def test_bare_figures_go_on_from_the_question_before(before: str, text: str, walk: str | None) -> None:
    """A figure alone answers the question that one would ask back, and is otherwise no beginning."""
    assert begun(continued(TOOLS, before, text, ON)) == walk


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("what would the monthly payment on a loan of 28,000 in equal payments be", "8.4% a year, 20 months"),
        ("我有笔分期7000，真实年化多少", "10期，每期还756"),
    ],
)
def test_a_wish_with_its_sum_is_completed(before: str, text: str) -> None:
    """What a message leaves open but its sum, the next one tells: together they are one plan."""
    found = completed(TOOLS, before, text, date(2026, 11, 26))
    assert begun(found) == "instalment_cost"
    assert found is not None
    assert before in found.said


@pytest.mark.parametrize(
    "text",
    [
        "Here's the situation. My flatmate asked me in 2021 to be the guarantor for a bank loan of 50,000 for his "
        "export business. He paid fine for two years, then he missed five months, and now the bank sends letters to "
        "both of us. He says they must first take everything from him. Could somebody explain what that type of "
        "guarantee means?",
        "I teach at a university, and one of my students, 19, came to me in tears about money. She took a beauty loan "
        "for eyelid surgery, 18,000, and the clinic closed after the first consultation. The lender still takes 800 a "
        "month, and her parents are farmers who don't know. What are her options when the service was never provided?",
        "公司统一办的信用卡，我离职一年了，发现那张卡有一笔298的会员权益自动扣费，逾期两个月了。客服说是我点了同意的，我哪里点过。"
        "这种被搭售的权益费可以要求退吗？逾期记录要找谁去说？销卡之前要注意什么？",
    ],
)
def test_a_story_with_figures_in_it_is_no_sum(text: str) -> None:
    """Whoever tells what happened, with every figure of it, and asks for a rule is not asked for more figures."""
    assert opened(TOOLS, text, ON) is None


@pytest.mark.parametrize(
    "text",
    [
        "收手机的让我找室友去办分期，一台给我四百，说账由他按月还，室友会不会吃亏",
        "Someone at work opened a 9k instalment plan with my ID photo, what do I do about it first?",
        "健身房劝我办了八千八的分期，第二天就关门了，这钱还得给他们吗",
    ],
)
def test_a_message_with_the_words_of_a_walk_that_wants_no_sum_begins_none(text: str) -> None:
    """A plan for somebody else, a stolen one, one for nothing: the words and the figures are there, the wish is not."""
    assert opened(TOOLS, text, ON) is None


@pytest.mark.parametrize(
    "text",
    [
        "我去年装修的时候在银行办了信用卡分期，一共6万块，分36期，每期手续费0.4%，当时客户经理说特别划算，我也没细想就签了。"
        "现在回头看总觉得哪里不对，每个月还的钱好像比说的多不少。帮我算一下这个分期真实的年化利率到底是多少？",
        "I'm a cook in Xiamen and last year the shop talked me into a scooter on instalments. The price was 6,000 and "
        "I pay 24 times 310, every month on the 5th, nothing down. My cousin laughed and said that is robbery, the "
        "shop said it is normal. Please calculate what the true annual rate of this plan is, that is all I have.",
    ],
)
def test_a_story_that_asks_for_a_sum_begins_one(text: str) -> None:
    """However long the story is, the sum that is asked for at its end is worked out."""
    found = opened(TOOLS, text, ON)
    assert found is not None
    assert found.tool.walk.name == "instalment_cost"
