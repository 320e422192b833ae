"""The payoff plan: a list of debts is read without mixing them up, and its figures are those of the arithmetic."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.dialogue.hearing import hear
from credit_coach.dialogue.kinds import Trouble
from credit_coach.dialogue.readers import find
from credit_coach.dialogue.walk import WalkState, pending
from credit_coach.dialogue.walking import advance, start
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.money import Debt, Strategy, compare_payoffs, plan_payoff
from credit_coach.reply import ChartBlock, Reply, TableBlock, TextBlock, Trace
from credit_coach.walks.paying import DebtRateKind
from credit_coach.walks.payoff_plan import TOOL, WALK
from credit_coach.walks.payoff_plan.case import case_of
from credit_coach.walks.payoff_plan.hearing import whole
from credit_coach.walks.payoff_plan.lenders import NAME
from credit_coach.walks.payoff_plan.opening import opening
from credit_coach.walks.payoff_plan.owed import restored, stored
from credit_coach.walks.payoff_plan.questions import MOST_DEBTS, debts_of, questions
from credit_coach.walks.tool import Result
from credit_coach.wording import Wording

from .saying import Heard, known_passages, speech_of

_TODAY = date(2026, 11, 25)
_CONSENT = {"consent": "yes"}


@pytest.fixture(scope="module")
def recorded(wording: Wording) -> Heard:
    """All sentences, and which of them the tests of this module have said."""
    return Heard(wording)


def _answers(debts: str, budget: str, **terms: str) -> dict[str, str]:
    """Stored answers; `terms` are "rate minimum" by debt, "-" for what is not known."""
    answers = _CONSENT | {"debts": debts, "budget": budget}
    for name, pair in terms.items():
        rate, minimum = pair.split("/")
        answers[f"rate:{name}"] = "unknown" if rate == "-" else f"{rate}% a year"
        answers[f"minimum:{name}"] = "unknown" if minimum == "-" else minimum
    return answers


_TRACE = _answers("card=1000; student=7500", "325", card="14.99/75", student="4.75/150")
_DIFFERENT = _answers("car=10000; card=20000", "1000", car="4/0", card="25/0")
_SHORT = _answers("card=20000; jiebei=8000", "2500", card="18/2000", jiebei="15/800")
_ENDLESS = _answers("card=50000; jiebei=3000", "600", card="18/100", jiebei="15/50")
_SAME = _answers("a=1000; b=2000", "300", a="20/0", b="10/0")
_UNKNOWN = _answers("信用卡=8000; 网贷=5000; 朋友=3000", "1500", 信用卡="-/-", 网贷="-/-", 朋友="-/0")
_ROUGH = _answers("card=8000..9000", "~1000", card="18/~300")
_LEVEL = _answers("花呗=5000; 信用卡=20000; 网贷=8000", "4500", 花呗="15/500", 信用卡="18.25/2000", 网贷="24/0")


def _texts(result: Result) -> str:
    return "\n".join(block.markdown for block in result.blocks if isinstance(block, TextBlock))


def _tables(result: Result) -> list[TableBlock]:
    return [block for block in result.blocks if isinstance(block, TableBlock)]


# ---- what is said is heard ----

_LISTS = [
    ("花呗5000，信用卡20000", "花呗=5000; 信用卡=20000", {}),
    ("Huabei 5000, credit card 20000", "Huabei=5000; credit card=20000", {}),
    (
        "白条3600年化14%最低还360，借呗9000年化18%最低还800，我每月能拿出2600",
        "白条=3600; 借呗=9000",
        {"rate:白条": "14% a year", "minimum:白条": "360", "rate:借呗": "18% a year", "minimum:借呗": "800",
         "budget": "2600"},
    ),
    (
        "CMB card 20000 minimum 1000, app loan 9,400 at 24% a year with minimum 940. i have 2,200 a month",
        "CMB card=20000; app loan=9400",
        {"minimum:CMB card": "1000", "rate:app loan": "24% a year", "minimum:app loan": "940", "budget": "2200"},
    ),
    ("5000花呗 20000信用卡", "花呗=5000; 信用卡=20000", {}),
    ("I owe 3000 to a friend and 8000 to Weilidai", "friend=3000; Weilidai=8000", {}),
    ("信用卡两张，一张8000一张1万2", "信用卡=8000; 信用卡2=12000", {}),
    ("招行信用卡12000，建行信用卡8600最低还860", "招行信用卡=12000; 建行信用卡=8600", {"minimum:建行信用卡": "860"}),
    ("欠招行8000，交行12000，都是万5", "招行=8000; 交行=12000",
     {"rate:招行": "0.05% a day", "rate:交行": "0.05% a day"}),
    ("美团月付800 抖音月付1200", "美团月付=800; 抖音月付=1200", {}),
    ("360借条5000，每月还500", "360借条=5000", {"minimum:360借条": "500"}),
    ("老王3000，我姐2000", "老王=3000; 我姐=2000", {}),
    ("花呗3千到4千，借呗大概6000", "花呗=3000..4000; 借呗=~6000", {}),
    ("花呗5000还了300，额度2万的白条用了800", "花呗=5000; 白条=800", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "debts", "terms"), _LISTS)
def test_a_list_of_debts_is_read_clause_by_clause(text: str, debts: str, terms: dict[str, str]) -> None:
    """Names, balances, rates and minimums of one message go to their own debts, and nothing else is set."""
    found = whole(text, find(text, _TODAY), _CONSENT, "debts")
    assert found.get("debts") == debts
    assert {name: value for name, value in found.items() if name not in ("debts", "more:1")} == terms


_TWO = _CONSENT | {"debts": "花呗=5000; 信用卡=20000"}
_ASKED = [
    ("花呗是6000不是5000", "rate:花呗", {"debts": "花呗=6000; 信用卡=20000"}),
    ("8700，不是5000", "rate:花呗", {"debts": "花呗=8700; 信用卡=20000"}),
    ("信用卡改成21000", "budget", {"debts": "花呗=5000; 信用卡=21000"}),
    ("还有微粒贷3000", "rate:花呗", {"debts": "花呗=5000; 信用卡=20000; 微粒贷=3000"}),
    ("花呗已经还清了", "rate:花呗", {"debts": "信用卡=20000"}),
    ("花呗500", "minimum:花呗", {"minimum:花呗": "500"}),
    ("信用卡年化18%", "rate:花呗", {"rate:信用卡": "18% a year"}),
    ("年化15%，最低500", "rate:花呗", {"rate:花呗": "15% a year", "minimum:花呗": "500"}),
    ("最低500", "minimum:花呗", {"minimum:花呗": "500"}),
    ("年化15%", "rate:花呗", {}),
    ("两千", "minimum:花呗", {}),
    ("每月还3000", "rate:花呗", {}),
    ("月薪8000，房租2000", "rate:花呗", {}),
    ("花呗逾期3天会上征信吗", "rate:花呗", {}),
    ("花呗5000逾期会被起诉吗", "rate:花呗", {}),
    ("先还花呗还是先还信用卡", "budget", {}),
    ("我想先还信用卡", "budget", {"own_order": "信用卡"}),
    ("先还信用卡再还花呗", "budget", {"own_order": "信用卡; 花呗"}),
    ("what if I pay the 花呗 first", "budget", {"own_order": "花呗"}),
    ("花呗没有利息", "rate:信用卡", {"rate:花呗": "0% a year"}),
]


@pytest.mark.parametrize(("text", "asked", "expected"), _ASKED)
def test_later_messages_change_only_what_they_name(text: str, asked: str, expected: dict[str, str]) -> None:
    """Corrections, additions and wishes by name; what only answers the pending question is left to it."""
    assert whole(text, find(text, _TODAY), _TWO, asked) == expected


def test_the_same_again_takes_the_answer_of_the_debt_before() -> None:
    """To say "一样" is an answer where there is one to repeat, and none where there is not."""
    answers = _TWO | {"rate:花呗": "15% a year", "minimum:花呗": "unknown"}
    assert whole("一样", (), answers, "rate:信用卡") == {"rate:信用卡": "15% a year"}
    assert whole("same", (), answers, "minimum:信用卡") == {}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("花呗-3000", "negative"), ("花呗0", "not_positive"), ("花呗99万亿", "too_large"),
        ("花呗一万多", "open"), ("花呗和信用卡", "each_debt"), ("一共3万", "each_debt"), ("huabei $500", "currency"),
        ("花呗5000 6000", "conflict"),
    ],
)  # fmt: skip
def test_a_balance_that_cannot_be_used_sets_nothing(text: str, reason: str) -> None:
    """The debts are asked for again, with what was wrong."""
    found = whole(text, find(text, _TODAY), _CONSENT, "debts")
    assert [value.reason for value in found.values() if isinstance(value, Trouble)] == [reason]
    assert not any(isinstance(value, str) for value in found.values())


def test_one_unclear_balance_does_not_lose_the_others() -> None:
    """What could be read is kept, and only the other debt is asked for."""
    text = "花呗5000，信用卡一万多"
    found = whole(text, find(text, _TODAY), _CONSENT, "debts")
    assert found == {"debts": "花呗=5000", "more:1": "yes", "debt:2": Trouble("open")}


def test_more_debts_than_can_be_planned_are_refused(wording: Wording) -> None:
    """Nine debts are too many, and the sentence names the limit."""
    names = ("花呗", "借呗", "白条", "微粒贷", "信用卡", "房贷", "车贷", "网贷", "拍拍贷")
    text = "，".join(f"{name}1000" for name in names)
    assert whole(text, find(text, _TODAY), _CONSENT, "debts") == {"debts": Trouble("too_many_debts")}
    for lang in LANGS:
        assert str(MOST_DEBTS) in wording.say(lang, "walk.trouble.too_many_debts")


def test_the_questions_follow_the_debts() -> None:
    """A single debt is followed by "any others?"; several in one message are a whole list."""
    assert [q.name for q in questions({}) if q.asked] == ["consent", "debts", "budget"]
    one = [q.name for q in questions({"debts": "花呗=5000"}) if q.asked]
    assert one == ["consent", "debts", "more:1", "rate:花呗", "minimum:花呗", "budget"]
    added = {"debts": "花呗=5000; 信用卡=1", "more:1": "yes"}
    assert next(q.name for q in questions(added) if q.name not in ("consent", "debts")) == "more:2"
    assert pending(WALK, {"consent": "yes", **added, "more:2": "no"}) == WALK.question("rate:花呗", added)
    assert "more:2" not in [q.name for q in questions(_TWO)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("debts", "花呗=5000; 信用卡=20000.5"), ("debts", "CMB card=20000; ICBC loan=800"),
        ("rate:花呗", "15% a year"), ("rate:花呗", "0.05% a day"), ("minimum:花呗", "500"), ("minimum:花呗", "unknown"),
        ("budget", "3000"), ("budget", "2000..3000"), ("more:2", "no"),
    ],
)  # fmt: skip
def test_what_is_shown_reads_back(lang: Lang, library: Library, wording: Wording, question: str, value: str) -> None:
    """What the coach shows of an answer is read as the same answer when a person sends it."""
    answers = {"consent": "yes"} if question == "debts" else _TWO | {"more:1": "yes"}
    asked = WALK.question(question, answers)
    assert asked is not None
    shown = speech_of(TOOL, lang, wording, library).shown(asked, value)
    heard = hear(WALK, answers, asked, shown, _TODAY, [])
    assert heard.readings.get(question, "unknown") == value


def test_a_stored_list_survives_a_round_trip() -> None:
    """Names may hold an equals sign's neighbours; the last one parts name and balance."""
    text = "花呗=5000; CMB card=3000..4000"
    assert stored(restored(text)) == text
    assert debts_of({}) == ()


# ---- openings ----


@pytest.mark.parametrize(
    "text",
    [
        "帮我排一个还款计划", "Make a payoff plan for my debts", "花呗5000信用卡2万先还哪个",
        "huabei 5000, card 20k, which first?", "欠了好几家，想要个还款顺序", "order my debts for me",
    ],
)  # fmt: skip
def test_asking_for_a_plan_opens_it(text: str) -> None:
    """A plan by name, or debts of one's own with the question of their order."""
    assert opening(text)


@pytest.mark.parametrize(
    "text",
    [
        "还款计划怎么做", "好几张卡先还哪张", "银行同意了我的还款计划之后又反悔", "how do i make a repayment plan",
        "what's the difference between snowball and avalanche", "Make a plan for my overdue debt",
        "帮我列一个逾期应对计划",
    ],
)  # fmt: skip
def test_asking_about_plans_does_not(text: str) -> None:
    """Questions that the articles answer go on being answered by search."""
    assert not opening(text)


def test_no_typical_question_opens_the_plan(library: Library) -> None:
    """Of the questions and paraphrases of the articles hardly any is taken for a list of debts: one in a thousand."""
    asked = {question for passage in known_passages(library).values() for question in passage.questions}
    opened = [question for question in sorted(asked) if opening(question)]
    assert len(opened) <= len(asked) / 1000, opened


# ---- figures ----


@pytest.mark.parametrize("lang", LANGS)
def test_a_hand_worked_plan_to_the_fen(lang: Lang, library: Library, recorded: Heard) -> None:
    """1,200 at 12% a year with 400 a month: interest 12.00, 8.12, 4.20 and 0.24, the last payment 24.56."""
    result = TOOL.result(_answers("card=1200", "400", card="12/0"), speech_of(TOOL, lang, recorded, library), _TODAY)
    first = _tables(result)[0]
    assert [row[2:] for row in first.rows] == [
        ("400.00", "12.00", "812.00"),
        ("400.00", "8.12", "420.12"),
        ("400.00", "4.20", "24.32"),
    ]
    assert "24.56" in _texts(result)
    assert ("4个月" if lang == "zh" else "4 months") in _texts(result)
    assert result.verdict == "cleared"
    assert result.files == ("budget", "reminders")


@pytest.mark.parametrize("lang", LANGS)
def test_both_orders_are_those_of_the_arithmetic(lang: Lang, library: Library, recorded: Heard) -> None:
    """The table holds months, interest and total of both orders as `money` simulates them."""
    speech = speech_of(TOOL, lang, recorded, library)
    result = TOOL.result(_DIFFERENT, speech, _TODAY)
    debts = [Debt("car", Decimal(10000), Decimal("0.04")), Debt("card", Decimal(20000), Decimal("0.25"))]
    plans = compare_payoffs(debts, Decimal(1000))
    assert [plan.months for plan in plans] == [38, 46]
    expected = [
        (" → ".join(plan.order), speech.span(plan.months or 0), speech.money(plan.total_interest or Decimal(0)))
        for plan in plans
    ]
    assert [row[1:4] for row in _tables(result)[0].rows] == expected
    for figure in ("7,913.75", speech.months(8)):
        assert figure in _texts(result)
    chart = next(block for block in result.blocks if isinstance(block, ChartBlock))
    assert chart.series[0].values[0] == Decimal(30000)
    assert chart.series[0].values[-1] == chart.series[1].values[-1] == 0
    assert len(chart.labels) == len(chart.series[0].values) == len(chart.series[1].values)
    assert chart.alt


def test_the_published_trace(library: Library, recorded: Heard) -> None:
    """node-debt-snowball's example: 28 months, 524.01 of interest, the card gone in month 6."""
    result = TOOL.result(_TRACE, speech_of(TOOL, "en", recorded, library), _TODAY)
    assert "524.01" in _texts(result)
    assert "2 years 4 months" in _texts(result)
    assert _tables(result)[-1].rows[0][:2] == ("card", "month 6 (May 2027)")


@pytest.mark.parametrize("lang", LANGS)
def test_an_order_of_ones_own_is_simulated_too(lang: Lang, library: Library, recorded: Heard) -> None:
    """The wish comes first, the rest follows the rate, and the difference is that of the arithmetic."""
    speech = speech_of(TOOL, lang, recorded, library)
    result = TOOL.result(_DIFFERENT | {"own_order": "car"}, speech, _TODAY)
    case = case_of(_DIFFERENT | {"own_order": "car"}, library.facts)
    own = plan_payoff(case.debts, case.budget, Strategy.OWN_ORDER, own_order=("car", "card"))
    assert own.total_interest is not None
    assert speech.money(own.total_interest) in [row[3] for row in _tables(result)[0].rows]
    same = TOOL.result(_DIFFERENT | {"own_order": "card"}, speech, _TODAY)
    assert speech.say("own_same", order="card → car", time=speech.span(38)) in _texts(same)


@pytest.mark.parametrize("lang", LANGS)
def test_a_budget_below_the_minimums_names_the_gap(lang: Lang, library: Library, recorded: Heard) -> None:
    """2,500 for minimums of 2,800 is 300 short: no plan is shown, and talking and the other walk are offered."""
    speech = speech_of(TOOL, lang, recorded, library)
    result = TOOL.result(_SHORT, speech, _TODAY)
    assert result.verdict == "too_small"
    assert speech.money(Decimal(300)) in _texts(result)
    assert [option.send for option in result.suggestions] == [speech.say("offer.overdue_triage")]
    assert not any(isinstance(block, ChartBlock) for block in result.blocks)
    odd = _SHORT | {"budget": "2799.99"}
    assert speech.money(Decimal("0.01")) in _texts(TOOL.result(odd, speech, _TODAY))


@pytest.mark.parametrize("lang", LANGS)
def test_a_debt_that_never_ends_is_named(lang: Lang, library: Library, recorded: Heard) -> None:
    """50,000 at 18% bears 750 a month: 600 never end it, and what would is shown."""
    speech = speech_of(TOOL, lang, recorded, library)
    result = TOOL.result(_ENDLESS, speech, _TODAY)
    assert result.verdict == "endless"
    assert speech.money(Decimal("787.50")) in _texts(result)
    assert speech.say("endless.which", debts="card") in _texts(result)
    assert speech.money(Decimal(1910)) in _texts(result)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("budget", "rate", "months"), [("10", "0", 600), ("1700", "20", 426)])
def test_a_plan_of_half_a_life_is_none(
    lang: Lang, library: Library, recorded: Heard, budget: str, rate: str, months: int
) -> None:
    """6,000 free of interest with 10 a month take 50 years, 101,910 at 20% with 1,700 take 35: neither is a plan."""
    speech = speech_of(TOOL, lang, recorded, library)
    owed = {"10": "6000", "1700": "101910"}[budget]
    result = TOOL.result(_answers(f"card={owed}", budget, card=f"{rate}/0"), speech, _TODAY)
    assert result.verdict == "too_long"
    assert speech.span(months) in _texts(result)


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_not_told_is_assumed_in_the_open(lang: Lang, library: Library, recorded: Heard) -> None:
    """A card's rate, an online loan's and a friend's come from the register with their source, a minimum is none."""
    speech = speech_of(TOOL, lang, recorded, library)
    case = case_of(_UNKNOWN, library.facts)
    assert [debt.annual_rate for debt in case.debts] == [Decimal("0.1825"), Decimal("0.24"), Decimal("0.12")]
    assert [debt.minimum for debt in case.debts] == [0, 0, 0]
    said = _texts(TOOL.result(_UNKNOWN, speech, _TODAY))
    for rate in ("18.25%", "24%", "12%"):
        line = next(line for line in said.splitlines() if rate in line and line.startswith("- "))
        assert "[" in line


@pytest.mark.parametrize("lang", LANGS)
def test_a_rough_figure_is_used_by_its_cautious_end(lang: Lang, library: Library, recorded: Heard) -> None:
    """A balance counts by its high end and a budget by its low one, and the reply says so."""
    speech = speech_of(TOOL, lang, recorded, library)
    case = case_of(_ROUGH | {"budget": "900..1000"}, library.facts)
    assert (case.debts[0].balance, case.budget) == (Decimal(9000), Decimal(900))
    said = _texts(TOOL.result(_ROUGH, speech, _TODAY))
    assert speech.say("range_note", label="card", value=speech.money(Decimal(9000))) in said


@pytest.mark.parametrize("lang", LANGS)
def test_other_outcomes_have_their_sentences(lang: Lang, library: Library, recorded: Heard) -> None:
    """The same order, the same cost, the same months, and an order that costs less but takes longer."""
    speech = speech_of(TOOL, lang, recorded, library)
    assert speech.say("same_order") in _texts(TOOL.result(_SAME, speech, _TODAY))
    level = _texts(TOOL.result(_LEVEL, speech, _TODAY))
    assert speech.money(Decimal("129.41")) in level
    equal = _answers("a=1000; b=900", "2000", a="20/0", b="10/0")
    assert speech.say("same_cost", first="a", other="b") in _texts(TOOL.result(equal, speech, _TODAY))
    close = _answers("a=1000; b=900", "1000", a="20/0", b="10/0")
    assert speech.money(Decimal(1100)) in _texts(TOOL.result(close, speech, _TODAY))


@pytest.mark.parametrize(
    ("change", "question"),
    [
        ({"rate:card": "5000% a day"}, "rate:card"),
        ({"debts": "card=99999999999999"}, "debts"),
        ({"budget": "99999999999999"}, "budget"),
        ({"minimum:card": "99999999999999"}, "minimum:card"),
    ],
)
def test_what_the_arithmetic_refuses_opens_its_question(coach: Coach, change: dict[str, str], question: str) -> None:
    """A stored answer that cannot be used is asked for again by name, with no figure of a result."""
    state = WalkState("payoff_plan").tell(_answers("card=1200", "400", card="12/0") | {"more:1": "no"} | change)
    done = coach.guide.replies.conclude(TOOL, state, (), "zh", Trace("t", "", "t"), _TODAY)
    assert done.reply.outcome == "walk_question"
    assert done.reply.walk is not None
    assert done.reply.walk.question == question
    assert not any(isinstance(block, TableBlock) for block in done.reply.blocks)


# ---- in conversation ----

_TALKS: dict[Lang, tuple[str, ...]] = {
    "zh": ("帮我排一个还款计划", "同意", "花呗5000", "有", "信用卡两万", "没有了", "年化15%", "500", "不知道",
           "2000", "最多3800"),
    "en": ("make me a payoff plan", "yes", "Huabei 5000", "yes", "credit card 20k", "that's all", "15% a year", "500",
           "don't know", "2000", "3,800 at most"),
}  # fmt: skip


def _said(coach: Coach, lang: Lang, *messages: str) -> tuple[Conversation, Reply]:
    conversation = Conversation("walk", lang)
    for message in messages:
        conversation, reply = coach.respond(conversation, message, _TODAY)
    return conversation, reply


@pytest.mark.parametrize("lang", LANGS)
def test_a_whole_conversation(coach: Coach, lang: Lang) -> None:
    """Debts one by one, a rate that is not known, "at most": asked in order and calculated."""
    conversation, reply = _said(coach, lang, *_TALKS[lang])
    assert conversation.walk is not None
    names = ("花呗", "信用卡") if lang == "zh" else ("Huabei", "credit card")
    assert conversation.walk.answers == {
        "consent": "yes",
        "debts": f"{names[0]}=5000; {names[1]}=20000",
        "more:1": "yes",
        "more:2": "no",
        f"rate:{names[0]}": "15% a year",
        f"minimum:{names[0]}": "500",
        f"rate:{names[1]}": "unknown",
        f"minimum:{names[1]}": "2000",
        "budget": "3800",
    }
    assert reply.outcome == "walk_result"
    assert "7" in reply.text
    conversation, reply = coach.respond(conversation, f"{names[0]} 6000", _TODAY)
    assert reply.outcome == "walk_result"


@pytest.mark.parametrize("lang", LANGS)
def test_every_question_can_be_asked_explained_and_named(lang: Lang, library: Library, recorded: Heard) -> None:
    """Each question has its words, its reason with a source, examples and a label, and its debt's name in them."""
    speech = speech_of(TOOL, lang, recorded, library)
    answers = {"debts": "花呗=5000; 信用卡=1", "more:1": "yes"}
    asked = [*questions(answers), *questions(answers | {"more:2": "yes"}), *questions({"debts": "花呗=1"})]
    for question in asked:
        name, _, subject = question.name.partition(":")
        if name == "consent":
            continue
        assert speech.label(question.name)
        if not question.asked:
            continue
        said = speech.say(f"{name}.ask", subject=subject) if subject else speech.say(f"{name}.ask")
        assert subject in said
        assert speech.say(f"{name}.why")
        assert speech.say(f"{name}.examples")
        assert speech.cite(*TOOL.reasons[name])


def test_every_sentence_is_used(recorded: Heard, library: Library) -> None:
    """No sentence of the walk is left that no result, question or answer shows; the rare ones can be said."""
    speech = speech_of(TOOL, "zh", recorded, library)
    for stored_value, question in (("no", "more:1"), ("yes", "more:1"), ("花呗=1", "debts"), ("花呗", "own_order")):
        asked = WALK.question(question, {"debts": "花呗=1"})
        assert asked is not None
        speech.shown(asked, stored_value)
    TOOL.papers({"debts": "花呗=5000", "rate:花呗": "18% a year", "budget": "900"}, speech, _TODAY)
    speech.say("edit.hint", label="x")
    speech.say("cheaper.quicker", best="x", other="y", saved="1", months="2")
    speech.say("other_endless", other="x")
    speech.say("own_endless", order="x")
    mine = {key for key in recorded.keys() if key.startswith("walk.payoff_plan.")}  # noqa: SIM118
    assert {key.removeprefix("walk.payoff_plan.") for key in mine - recorded.said} == set()


@pytest.mark.parametrize(
    ("text", "debts", "left"),
    [
        (
            "huabei 3,200, jd 5,400, a microloan of 6k, can put in 2.5k a month",
            "huabei=3200; jd=5400; microloan=6000",
            [],
        ),
        ("一共欠5万 小赢1.8万 拍拍贷3.2万 每月能还3000", "小赢=18000; 拍拍贷=32000", []),
        ("亲戚那借的两万没利息 信用卡欠九千 月月存下1500还债", "信用卡=9000", ["两万, 1500"]),
    ],
)
def test_a_sum_that_was_not_heard_is_named(text: str, debts: str, left: list[str]) -> None:
    """A debt must not be missing unseen: what is in no answer, and is not their total, is named at the beginning."""
    step = start(WALK, text, _TODAY, consented=False)
    assert step.state.answers["debts"] == debts
    assert [note.new for note in step.notes if note.kind == "unused"] == left


def _noted(text: str) -> dict[str, str]:
    step = start(WALK, text, date(2026, 11, 26), consented=False)
    return step.state.answers


def test_several_rates_stick() -> None:
    """A rate beside each debt is that debt's, and one of so many percent is a yearly one."""
    told = _noted("which debt first? huabei 2000 at 14%, card 10000 at 18%, loan 7000 at 24%")
    assert [told[f"rate:{name}"] for name in ("huabei", "card", "loan")] == ["14% a year", "18% a year", "24% a year"]


def test_a_rate_between_people_is_asked_back() -> None:
    """Only in a list of bills a rate of so many percent is a yearly one: a friend may charge it by the month."""
    assert DebtRateKind(listed=True).read(find("14%", _TODAY), "") == "14% a year"
    assert isinstance(DebtRateKind().read(find("14%", _TODAY), ""), Trouble)


def test_one_minimum_for_all_is_nobodys() -> None:
    """What all minimums come to is not copied to every debt; what each takes is."""
    told = _noted("招行3.2万，建行1.8万，平安4万，每个月最低都要5千多，先还哪个")
    assert not any(name.startswith("minimum") for name in told)
    told = _noted("花呗5000和白条3000，最低都是500，先还哪个")
    assert (told["minimum:花呗"], told["minimum:白条"]) == ("500", "500")


def test_household_money_and_payments_are_no_debts() -> None:
    """Severance, savings and pay are nobody's balance, and what a mortgage takes each month is none either."""
    told = _noted("被裁了，补偿金4万5，房贷月供4100，信用卡3万2，借呗1万，工资到手7200，先还哪个")
    assert told["debts"] == "信用卡=32000; 借呗=10000"


def test_360_is_a_lender() -> None:
    """Beside a loan, or before the sum that is owed to it, 360 is a name; with its unit it is a sum."""
    told = _noted("huabei 6000, cmb card 18500 and a loan from 360 for 9000. What should I pay first")
    assert told["debts"] == "huabei=6000; cmb card=18500; 360=9000"
    assert _noted("欠360借条9000，花呗6000，白条360，先还哪个")["debts"] == "360借条=9000; 花呗=6000; 白条=360"


@pytest.mark.parametrize("text", ["1500 extra", "i have 1500 extra per month"])
def test_what_is_left_to_pay_is_noted_before_consent(text: str) -> None:
    """The budget told while consent is asked for is kept."""
    on = date(2026, 11, 26)
    step = start(WALK, "which debt first? huabei 2000 at 14%, card 10000 at 18%", on, consented=False)
    assert advance(WALK, step.state, text, on).state.answers["budget"] == "1500"


def test_a_sum_of_minimums_is_told_apart() -> None:
    """A correction that tells what all take together is no balance, and is asked for debt by debt."""
    on = date(2026, 11, 26)
    step = start(WALK, "花呗5000，白条3000，先还哪个", on, consented=True)
    trouble = advance(WALK, step.state, "不对，最低加起来5千", on).notes[0].trouble
    assert trouble is not None
    assert trouble.reason == "total_minimum"


@pytest.mark.parametrize(
    ("message", "plans"),
    [
        ("欠着6万网贷，工资8000，该怎么安排还债", True),
        ("花呗欠2万白条欠1万，还款如何规划", True),
        ("i owe 40k on two cards and earn 12k, how should i plan my repayments", True),
        ("工资6000，怎么安排生活费", False),
        ("怎么规划还款", False),
        ("欠了3万，怎么安排还款能跟银行协商吗", False),
    ],
)
def test_how_to_plan_debts_that_are_told_is_a_plan(message: str, plans: bool) -> None:
    """Debts told with their figures and how to plan them: a plan of those; without any figure it is a question."""
    assert opening(message) is plans


@pytest.mark.parametrize(
    ("message", "name"), [("欠了8万网贷", "网贷"), ("还有3千装修贷", "装修贷"), ("剩两百元车贷", "车贷")]
)
def test_the_end_of_a_sum_is_no_part_of_a_name(message: str, name: str) -> None:
    """In "8万网贷" the lender is 网贷."""
    assert NAME.search(message)[0] == name  # type: ignore[index]
