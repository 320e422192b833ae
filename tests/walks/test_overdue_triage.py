"""The first-steps plan: a story is read without guessing, and every line of the plan is a step of an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.dialogue.hearing import hear
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.reply import Reply, TextBlock
from credit_coach.retrieval.passages import Line, Passage, passage_id
from credit_coach.walks.overdue_triage import TOOL, WALK
from credit_coach.walks.overdue_triage import plan as plans
from credit_coach.walks.overdue_triage.opening import opening
from credit_coach.walks.overdue_triage.plan import MOST_LINES, Situation, stretches
from credit_coach.walks.overdue_triage.result import situation_of
from credit_coach.walks.speech import Speech
from credit_coach.walks.tool import Result
from credit_coach.wording import Wording

from .saying import Heard, known_passages, speech_of

_TODAY = date(2026, 11, 25)
_PRODUCTS = ("huabei", "credit_card", "private_loan", "huabei, credit_card", "bank_loan")
_CAUSES = ("job_loss", "income_drop", "illness", "forgot", "too_many_debts", "business", "family", "other")
_DAYS_AND_MONEY = (("0", "400"), ("0", "5000"), ("2", "0"), ("20", "400"), ("200", "0"), ("200", "5000"))
_PAPERS = ("none", "collector", "lawyer_letter", "court")


@pytest.fixture(scope="module")
def recorded(wording: Wording) -> Heard:
    """All sentences, and which of them the tests of this module have said."""
    return Heard(wording)


def _answers(**changes: str) -> dict[str, str]:
    told = {
        "consent": "yes", "product": "huabei", "days_late": "11", "amount": "3700", "cause": "job_loss",
        "can_pay": "400", "papers": "none",
    }  # fmt: skip
    return told | changes


def _every_case() -> Iterator[dict[str, str]]:
    """All kinds of situations, each choice with each other."""
    for product in _PRODUCTS:
        for cause in _CAUSES:
            for papers in _PAPERS:
                for days, pays in _DAYS_AND_MONEY:
                    yield _answers(product=product, cause=cause, papers=papers, days_late=days, can_pay=pays)


def _texts(result: Result) -> str:
    return "\n".join(block.markdown for block in result.blocks if isinstance(block, TextBlock))


# ---- the plan ----


@pytest.mark.parametrize("lang", LANGS)
def test_every_situation_has_a_short_plan_with_sources(lang: Lang, library: Library, wording: Wording) -> None:
    """Whatever was told, each stretch has one to three lines, all different, and every line ends in its source."""
    speech = speech_of(TOOL, lang, wording, library)
    for answers in _every_case():
        found = stretches(situation_of(answers), speech)
        lines = [line for stretch in found.values() for line in stretch]
        assert all(1 <= len(stretch) <= MOST_LINES for stretch in found.values()), answers
        assert len(set(lines)) == len(lines), answers
        assert all(line.endswith("]") for line in lines), answers


def test_lines_under_a_later_stretch_do_not_speak_of_today(library: Library, wording: Wording) -> None:
    """What is to be done this week or this month does not say "today" or "now"."""
    for lang, words in (("zh", ("今天", "现在", "上面")), ("en", ("today", " now", "these lines"))):
        speech = speech_of(TOOL, lang, wording, library)
        for answers in _every_case():
            found = stretches(situation_of(answers), speech)
            for line in (*found["week"], *found["month"]):
                assert not any(word in line.lower() for word in words), line


def test_court_papers_come_before_everything(library: Library, wording: Wording) -> None:
    """With court papers the first day is about them alone, and the reply names the time to answer."""
    speech = speech_of(TOOL, "zh", wording, library)
    for days in ("0", "5", "300"):
        for pays in ("0", "400", "9000"):
            answers = _answers(papers="court", days_late=days, can_pay=pays)
            first = stretches(situation_of(answers), speech)["today"]
            assert [line.partition("[")[0] for line in first] == [
                line.text
                for section, place in (("is-it-real", 0), ("is-it-real", 1), ("do-i-have-to-go", 0))
                for line in [known_passages(library)[passage_id("zh", "court-summons", section)].steps[place]]
            ]
            result = TOOL.result(answers, speech, _TODAY)
            assert result.verdict == "court"
            assert speech.fact("lawsuit_deadlines_answer_appeal") in _texts(result)


def test_the_card_rule_is_offered_for_cards_only(library: Library, wording: Wording) -> None:
    """The personalised plan of the card rules is named for cards, and hedged; nothing else gets it."""
    speech = speech_of(TOOL, "zh", wording, library)
    card = _texts(TOOL.result(_answers(product="credit_card"), speech, _TODAY))
    assert speech.say("card", limit=speech.fact("cc_art70_personalised_plan")) in card
    for product in ("huabei", "online_loan", "private_loan"):
        assert "个性化分期" not in _texts(TOOL.result(_answers(product=product), speech, _TODAY))


def test_a_newer_article_is_used_as_soon_as_it_is_there(library: Library, wording: Wording) -> None:
    """A line with two places takes the first that the knowledge holds, and the older one before that."""
    known = {name: passage for name, passage in known_passages(library).items() if "/job-loss#" not in name}
    situation = Situation(frozenset({"huabei"}), 11, "job_loss", "none", pays=True, clears=False)
    older = Speech("overdue_triage", "zh", wording, library.facts, known)
    place = passage_id("zh", "job-loss", "first-week")
    other = known[passage_id("zh", "negotiate-plan", "what-to-prepare")]
    steps = _steps(other, "写下三个数。")
    newer_passage = replace(other, id=place, article="job-loss", section="first-week", steps=steps)
    newer = Speech("overdue_triage", "zh", wording, library.facts, known | {place: newer_passage})
    assert stretches(situation, older)["week"][0].startswith(other.steps[1].text)
    assert stretches(situation, newer)["week"][0].startswith("写下三个数。")


def _steps(passage: Passage, text: str) -> tuple[Line, ...]:
    return (replace(passage.steps[0], text=text),)


def test_every_place_that_should_be_there_is(library: Library) -> None:
    """The last place of each line, the one to fall back on, exists in both languages."""
    known = known_passages(library)
    groups = [value for name, value in vars(plans).items() if name.startswith("_") and isinstance(value, tuple)]
    by_key = [line for lines in (*plans._BY_PAPERS.values(), *plans._BY_CAUSE.values()) for line in lines]
    lines = [line for group in groups for line in (group if isinstance(group[0][0], tuple) else (group,))]
    places = [line[-1] for line in (*lines, *by_key)]
    assert len(places) > 40
    for article, section, position in places:
        for lang in LANGS:
            assert position < len(known[passage_id(lang, article, section)].steps), (article, section)


# ---- the reply ----


@pytest.mark.parametrize("lang", LANGS)
def test_the_reply_in_full(lang: Lang, library: Library, recorded: Heard) -> None:
    """One calm sentence with the person's own figures, what to offer, three dated stretches, what not to do."""
    speech = speech_of(TOOL, lang, recorded, library)
    result = TOOL.result(_answers(), speech, _TODAY)
    said = _texts(result)
    assert said.startswith("**")
    assert result.verdict == "first_month"
    for figure in (
        {"zh": "逾期11天，3,700元", "en": "11 days late, CNY 3,700"}[lang],
        speech.money(Decimal(400)),
        speech.months(10),
        *(speech.day(day) for day in ("2026-11-25", "2026-12-02", "2026-12-25")),
    ):
        assert figure in said
    assert result.files == ("hardship", "reminders")
    assert [option.send for option in result.suggestions] == [speech.say("offer.overdue_cost")]


@pytest.mark.parametrize(
    ("changes", "verdict", "files"),
    [
        ({}, "first_month", ("hardship", "reminders")),
        ({"days_late": "90"}, "months", ("hardship", "reminders")),
        ({"days_late": "0"}, "before_due", ("hardship", "reminders")),
        ({"papers": "collector"}, "collected", ("hardship", "reminders", "hold_action")),
        ({"papers": "lawyer_letter"}, "lawyer_letter", ("hardship", "reminders")),
        ({"papers": "court", "can_pay": "0"}, "court", ("hardship", "reminders")),
        ({"can_pay": "3700"}, "clears", ("reminders",)),
        ({"can_pay": "3700", "days_late": "0"}, "clears_in_time", ("reminders",)),
        ({"product": "private_loan"}, "private", ("reminders",)),
        ({"can_pay": "unknown", "amount": "unknown"}, "first_month", ("hardship", "reminders")),
        ({"amount": "3000..4000", "can_pay": "~400"}, "first_month", ("hardship", "reminders")),
        ({"product": "credit_card"}, "first_month", ("hardship", "reminders")),
        ({"days_late": "0", "amount": "unknown"}, "before_due", ("hardship", "reminders")),
    ],
)  # fmt: skip
def test_what_decides_the_first_sentence(
    library: Library, recorded: Heard, changes: dict[str, str], verdict: str, files: tuple[str, ...]
) -> None:
    """Court papers, a lawyer's letter, whether it can be paid, whether it is due, collectors, and the time."""
    for lang in LANGS:
        result = TOOL.result(_answers(**changes), speech_of(TOOL, lang, recorded, library), _TODAY)
        assert (result.verdict, result.files) == (verdict, files)


def test_what_can_be_paid_is_offered_as_it_is(library: Library, wording: Wording) -> None:
    """The low end of a range is offered, nothing is promised where there is nothing, and no more is asked for."""
    speech = speech_of(TOOL, "zh", wording, library)
    ranged = _texts(TOOL.result(_answers(can_pay="700..900"), speech, _TODAY))
    assert speech.say("offer.pay", pay=speech.money(Decimal(700))) in ranged
    nothing = _texts(TOOL.result(_answers(can_pay="0"), speech, _TODAY))
    assert speech.say("offer.nothing") in nothing
    assert "每月0元" not in nothing


def test_several_debts_lead_on_to_the_payoff_plan(library: Library, wording: Wording) -> None:
    """With several kinds of debt, or too many, the payoff plan is offered next."""
    speech = speech_of(TOOL, "en", wording, library)
    for changes in ({"product": "huabei, credit_card"}, {"cause": "too_many_debts"}):
        result = TOOL.result(_answers(**changes), speech, _TODAY)
        assert [option.send for option in result.suggestions] == [speech.say("offer.payoff_plan")]


# ---- what is said is heard ----


def _heard(text: str, asked: str | None, answers: dict[str, str] | None = None) -> dict[str, object]:
    known = {"consent": "yes"} if answers is None else answers
    question = WALK.question(asked, known) if asked else None
    return dict(hear(WALK, known, question, text, _TODAY, [], opening=question is None).readings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "求求帮我理一理先干什么，信用卡逾期47天，欠18600，公司把我工资砍了一半，每个月最多还900，昨天收到律师函了",
            {"product": "credit_card", "days_late": "47", "amount": "18600", "cause": "income_drop", "can_pay": "900",
             "papers": "lawyer_letter"},
        ),
        (
            "Walk me through it: app loan, 28 days late, 4,700 yuan, lost my job, can pay 300 a month, "
            "only collectors calling so far",
            {"product": "online_loan", "days_late": "28", "amount": "4700", "cause": "job_loss", "can_pay": "300",
             "papers": "collector"},
        ),
        ("花呗逾期3700，住院20天", {"product": "huabei", "amount": "3700", "cause": "illness"}),
        ("催收能打电话给我爸妈吗", {}),
        ("我怕会被起诉", {}),
    ],
)  # fmt: skip
def test_a_story_gives_only_what_it_says(text: str, expected: dict[str, str]) -> None:
    """Figures and events of a long message go to their questions; fears and questions are no facts."""
    assert _heard(text, None, {}) == expected


@pytest.mark.parametrize(
    ("text", "asked", "value"),
    [
        ("还没到期", "days_late", "0"), ("due tomorrow", "days_late", "0"), ("昨天", "days_late", "1"),
        ("两个月", "days_late", "60"), ("since 19 days", "days_late", "19"), ("忘了", "cause", "forgot"),
        ("失业了，之前生意也亏了", "cause", "job_loss"), ("说来话长，都不是这些", "cause", "other"),
        ("a family thing", "cause", "family"), ("一分都拿不出来", "can_pay", "0"), ("顶多1000", "can_pay", "1000"),
        ("七百到九百", "can_pay", "700..900"), ("not a cent", "can_pay", "0"), ("啥也没收到", "papers", "none"),
        ("没有", "papers", "none"), ("no", "papers", "none"),
        ("催收天天打电话，还来了律师函", "papers", "lawyer_letter"),
        ("没收到法院的，只有催收打电话", "papers", "collector"), ("法院传票都来了", "papers", "court"),
        ("nothing from a court, only calls", "papers", "collector"), ("a summons from a court", "papers", "court"),
        ("花呗跟信用卡", "product", "huabei, credit_card"), ("打了借条", "product", "private_loan"),
    ],
)  # fmt: skip
def test_an_answer_in_ones_own_words(text: str, asked: str, value: str) -> None:
    """Each question understands what people say to it."""
    assert _heard(text, asked) == {asked: value}


def test_words_that_mean_something_else_elsewhere_set_nothing() -> None:
    """To the amount, "忘了" is no cause and "家里不知道" no family matter."""
    assert _heard("忘了", "amount") == {}
    assert _heard("家里不知道", "amount") == {}


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_shown_reads_back(lang: Lang, library: Library, recorded: Heard) -> None:
    """Every option of every question, as it is shown on its button, is read as that option."""
    speech = speech_of(TOOL, lang, recorded, library)
    for question in WALK.questions({}):
        for stored in question.buttons:
            if question.name != "consent":
                assert _heard(speech.shown(question, stored), question.name) == {question.name: stored}


# ---- openings ----


@pytest.mark.parametrize(
    "text",
    [
        "帮我列一个逾期应对计划", "Make a plan for my overdue debt", "我逾期了，一步一步帮我捋捋该怎么办",
        "信用卡逾期3个月了，欠2万3，不知道该怎么办", "walk me through my late baitiao",
        "my credit card is 60 days late, 20k, what should i do",
    ],
)  # fmt: skip
def test_asking_to_be_guided_opens_it(text: str) -> None:
    """A plan by name, a request to be taken through it, or one's own figures with no idea what to do."""
    assert opening(text)


@pytest.mark.parametrize(
    "text",
    [
        "逾期了怎么办", "还不上了怎么办", "逾期两个月欠三万会坐牢吗", "help, i'm overdue", "失业了还没逾期要先干啥",
        "overdue 2 weeks, calls started. what should i do and not do", "逾期了帮我看看会不会上征信",
    ],
)  # fmt: skip
def test_a_question_is_answered_by_search(text: str) -> None:
    """What an article answers goes on being answered by it."""
    assert not opening(text)


def test_no_typical_question_opens_the_plan(library: Library) -> None:
    """Of the questions and paraphrases of the articles hardly any starts the walk: one in a thousand at most."""
    asked = {question for passage in known_passages(library).values() for question in passage.questions}
    opened = [question for question in sorted(asked) if opening(question)]
    assert len(opened) <= len(asked) / 1000, opened


# ---- in conversation ----

_TALKS: dict[Lang, tuple[str, ...]] = {
    "zh": ("帮我列一个逾期应对计划", "同意", "花呗", "-8天", "11天", "999999999999999", "三千七", "失业了",
           "400", "没有"),
    "en": ("Make a plan for my overdue debt", "yes", "huabei", "-8", "11 days", "999999999999999", "3,700",
           "lost my job", "400", "nothing"),
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_a_whole_conversation(coach: Coach, lang: Lang) -> None:
    """Asked in order, bad figures asked again by name, nothing partial, and a correction makes a new plan."""
    conversation, asked = Conversation("walk", lang), []
    reply: Reply | None = None
    for message in _TALKS[lang]:
        conversation, reply = coach.respond(conversation, message, _TODAY)
        asked.append(reply.walk.question if reply.walk else "")
    assert asked == [
        "consent", "product", "days_late", "days_late", "amount", "amount", "cause", "can_pay", "papers", None,
    ]  # fmt: skip
    assert reply is not None
    assert reply.outcome == "walk_result"
    assert reply.citations
    conversation, reply = coach.respond(conversation, "逾期改成41天" if lang == "zh" else "it is 41 days late", _TODAY)
    assert reply.outcome == "walk_result"
    assert "41" in reply.text


@pytest.mark.parametrize("lang", LANGS)
def test_every_question_can_be_asked_explained_and_named(lang: Lang, library: Library, recorded: Heard) -> None:
    """Each question has its words, its reason with a source, examples and a label."""
    speech = speech_of(TOOL, lang, recorded, library)
    for question in WALK.questions({}):
        if question.name == "consent":
            continue
        assert all(speech.say(f"{question.name}.{part}") for part in ("label", "ask", "why", "examples"))
        assert speech.cite(*TOOL.reasons[question.name])


def test_every_sentence_is_used(recorded: Heard, library: Library) -> None:
    """No sentence of the walk is left that no result, question or answer shows."""
    speech = speech_of(TOOL, "en", recorded, library)
    for answers in _every_case():
        TOOL.result(answers, speech, _TODAY)
        TOOL.papers(answers, speech, _TODAY)
    mine = {key for key in recorded.keys() if key.startswith("walk.overdue_triage.")}  # noqa: SIM118
    assert {key.removeprefix("walk.overdue_triage.") for key in mine - recorded.said} == set()
