"""What is asked of a result: heard by the names of its figures, told from it, and nothing else taken for it."""

from __future__ import annotations

from datetime import date

import pytest

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.knowledge.library import Library
from credit_coach.reply import Reply
from credit_coach.walks.asked import Asked, Name, asked_of_result

ON = date(2026, 11, 26)
ZH = "借了12000分12期每期还1120，年化多少"
EN = "Borrowed 20000, 24 instalments, 1050 a month. Is the interest too high?"


def say(coach: Coach, *messages: str) -> Reply:
    """Hold a conversation and return the last reply."""
    conversation = Conversation("test")
    for message in messages:
        conversation, reply = coach.respond(conversation, message, ON)
    return reply


@pytest.mark.parametrize(
    ("text", "names", "number"),
    [
        ("总利息呢", ["extra"], None),
        ("一共还多少", ["total"], None),
        ("总共要付多少利息", ["extra"], None),
        ("那我一共要还给他们多少钱啊", ["total"], None),
        ("折成年化呢", ["rate"], None),
        ("等于年利率几个点", ["rate"], None),
        ("月供是多少来着", ["payment"], None),
        ("每个月利息多少", ["charge"], None),
        ("第一期利息多少", ["extra"], 1),
        ("第五期还欠多少本金", ["balance"], 5),
        ("还完十期还剩多少", ["balance"], 10),
        ("半年后还剩多少没还", ["balance"], 6),
        ("最后一期还多少", ["payment"], -1),
        ("第10期提前还呢", ["settle"], 10),
        ("提前还清能省多少", ["saved", "settle"], None),
        ("一天利息多少", ["day"], None),
        ("多久能还完", ["time"], None),
        ("and how much interest total", ["extra"], None),
        ("how much do I pay back in all", ["total"], None),
        ("what is the real annual rate", ["rate"], None),
        ("how much per month", ["payment"], None),
        ("how much of each payment is interest", ["charge"], None),
        ("interest in the first month", ["extra"], 1),
        ("after 10 months how much do i owe", ["balance"], 10),
        ("how much will be left after the 6th payment?", ["balance"], 6),
        ("how much is still owed after one year", ["balance"], 12),
        ("what if i pay it off after 10 months", ["settle"], 10),
        ("how long will it take", ["time"], None),
    ],
)
def test_figures_are_asked_for_by_name(text: str, names: list[Name], number: int | None) -> None:
    """In whatever order and with whatever words that say nothing."""
    assert asked_of_result(text) == Asked(tuple(names), number)


@pytest.mark.parametrize(
    "text",
    [
        "这合法吗",
        "逾期了会怎样",
        "逾期利息呢",
        "利息合法吗",
        "利息怎么算的",
        "利息能不能少点",
        "信用卡利息呢",
        "那24期呢",
        "那如果0.5%呢",
        "年化超过法定上限没",
        "年化是什么意思",
        "什么是复利",
        "能提前还吗",
        "提前还款要违约金吗",
        "月供还不上",
        "我现在一共欠5万",
        "is the interest legal",
        "late interest?",
        "what is compound interest",
        "can i pay early",
        "can i get the interest reduced",
        "what if it were 700 a month",
    ],
)
def test_another_subject_is_no_figure_of_the_result(text: str) -> None:
    """Law, meaning, being late, another product or another figure go where they went."""
    assert asked_of_result(text) is None


def test_no_question_of_the_articles_about_a_subject_is_taken(library: Library) -> None:
    """Of all typical questions hardly any has nothing in it but the name of a figure."""
    questions = {q.text for article in library.articles.values() for s in article.sections for q in s.questions}
    taken = {text for text in questions if asked_of_result(text) is not None}
    assert len(taken) / len(questions) < 0.005


@pytest.mark.parametrize(
    ("messages", "line"),
    [
        ((ZH, "总利息呢"), "**利息和费用一共：1,440元**"),
        ((ZH, "一共还多少"), "**一共要还：13,440元**"),
        ((ZH, "第一期利息多少"), "**第1期里的利息和费用：按剩余本金算利息是214.57元，按期收手续费是120元**"),
        ((ZH, "折成年化呢"), "**真实年化（单利）：21.46%**"),
        ((EN, "what is total interest"), "**Interest and fees in all: CNY 5,200**"),
        ((EN, "how much per month"), "**To be paid: CNY 1,050 each month**"),
        (
            (EN, "after 10 months how much do i owe"),
            "**Principal left after instalment 10: CNY 12,767.27 if interest runs on what is still owed, "
            "CNY 11,666.67 with a fee each instalment**",
        ),
        (("日利率0.05%是年化多少", "一个月呢"), "**合一个月：1.5208%**"),
        (("借1万，日息0.05%，借180天利息多少", "一共还多少"), "**一共要还：10,900元**"),
        (("花呗逾期2000元15天，日利率0.05%，要多付多少", "一天利息多少"), "**一天的利息：1元**"),
        (
            ("信用卡欠2万，每月只还最低，日息0.05%，最低10%，多久还清", "利息一共多少"),
            "**利息和费用一共：只还最低：2,973.24元、一直还第一个月的数：1,615.92元**",
        ),
        (
            ("贷款36000分12期，每月还3300，已经还了5期，现在一次还清能省多少", "那还剩多少本金"),
            "**剩余本金：按剩余本金算利息是21,776.07元，按期收手续费是21,000元**",
        ),
    ],
)
def test_it_is_told_in_the_first_line(messages: tuple[str, ...], line: str, coach: Coach) -> None:
    """Each kind of sum tells its own figures, from what was said of it."""
    reply = say(coach, *messages)
    assert reply.outcome == "walk_result"
    assert reply.text.splitlines()[0] == line


def test_one_figure_after_another_and_then_another_plan(coach: Coach) -> None:
    """The result stays: the next figure is asked for, and a what-if changes the plan."""
    assert say(coach, ZH, "总利息呢", "一共还多少").text.startswith("**一共要还：13,440元**")
    assert "已改：分期期数从12期改为10期" in say(coach, ZH, "总利息呢", "那10期呢").text


@pytest.mark.parametrize("messages", [(ZH, "第10期提前还呢"), (EN, "what if i pay it off after 10 months")])
def test_settling_after_some_instalments_goes_on_with_the_plan(messages: tuple[str, ...], coach: Coach) -> None:
    """Nothing has to be told again."""
    reply = say(coach, *messages)
    assert (reply.outcome, reply.walk.name if reply.walk else "") == ("walk_result", "early_repayment")
    assert reply.walk is not None
    assert reply.walk.answers["paid"] == "10"


@pytest.mark.parametrize("messages", [(ZH, "逾期了会怎样"), (EN, "can i get the interest reduced"), ("总利息呢",)])
def test_other_questions_and_those_without_a_result_are_looked_up(messages: tuple[str, ...], coach: Coach) -> None:
    """A result answers for itself alone, and only where there is one."""
    assert say(coach, *messages).outcome != "walk_result"


@pytest.mark.parametrize(
    "text",
    [
        "所以一共就是15%？",
        "那一年就是14%的利息吧",
        "总的利率是14%吗",
        "我算下来是14%啊，对不对",
        "这么说我要多付1400？",
        "14%不就等于1400吗",
        "so I pay 15% in total?",
        "it's really 25% a year?",
        "you mean I pay 1400 more?",
        "so the interest is 14%, right?",
        "does that mean I pay 14% interest?",
    ],
)
def test_a_figure_that_is_concluded_is_checked_and_changes_nothing(text: str) -> None:
    """Whoever draws a conclusion from a result asks whether it is so; all that it comes to is told."""
    asked = asked_of_result(text)
    assert asked is not None
    assert asked.checks
    assert {"rate", "extra", "total"} <= set(asked.names)


@pytest.mark.parametrize(
    "text",
    [
        "那24期呢",
        "那每期还900呢",
        "如果一共就是15%呢？",
        "不对，应该是每期900吧",
        "年利率15%",
        "所以我该找谁投诉多收的1400？",
        "what if it's 15% in total?",
        "sorry, it's 900 a month",
        "it's 900 a month",
        "so can they sue me for 1400?",
    ],
)
def test_a_supposition_or_correction_is_no_conclusion(text: str) -> None:
    """Another figure to work with stays one, and a question about anything else too."""
    asked = asked_of_result(text)
    assert asked is None or not asked.checks


@pytest.mark.parametrize(
    ("opening", "text", "told"),
    [
        ("分期1万12期每期还950，年化多少", "所以一共就是15%？", "真实年化（单利）：24.91%"),
        ("10000 over 12 months at 950 a month, what's the real rate", "so I pay 15% in total?", "(simple): 24.91%"),
    ],
)
def test_a_conclusion_is_answered_from_the_result(coach: Coach, opening: str, text: str, told: str) -> None:
    """The true rate, what is paid on top and the total stand beside each other, and no answer is overwritten."""
    before, reply = say(coach, opening), say(coach, opening, text)
    assert told in reply.text
    assert "14%" in reply.text
    assert before.walk is not None
    assert reply.walk is not None
    assert reply.walk.answers == before.walk.answers
