"""Which messages begin a walk: those that ask for a sum, and none that the articles answer."""

from __future__ import annotations

import pytest

from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.walks.all import TOOLS
from credit_coach.wording import Wording


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
