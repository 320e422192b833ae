"""Tools that a model calls: exact sums with the calculator as their source, walks that begin, and every misuse."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from tests.answering.generative import scripts
from tests.answering.generative.endpoint import Endpoint

from credit_coach.answering.generative import sums
from credit_coach.answering.generative.model import LangChainModel, ModelFailed, ToolCall
from credit_coach.answering.generative.tools import offered, recalculated, use
from credit_coach.answering.verification import quantities
from credit_coach.calculators import CALCULATORS, calculate
from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.knowledge.figures import LANGS
from credit_coach.reply import Reply
from credit_coach.wording import Wording

TODAY = date(2026, 11, 25)
QUESTION = {
    "zh": "我信用卡分期8400元、12期、每期手续费0.6%，征信上怎么显示",
    "en": "Does a card instalment of CNY 8,400 in 12 instalments with a fee of 0.6% each period "
    "show on my credit report?",
}
SAID = quantities(QUESTION["zh"])


def ask(coach: Coach, text: str, talk: Conversation | None = None) -> tuple[Conversation, Reply]:
    """Say one message of a conversation."""
    return coach.respond(talk or Conversation("c"), text, TODAY)


# ---- sums ----


@pytest.mark.parametrize("lang", LANGS)
def test_a_sum_is_shown_with_its_calculator(lang: str, coach_with: Callable[..., Coach], wording: Wording) -> None:
    """What a calculator gave is told in its exact words, with its name and every figure it used, in two calls."""
    with Endpoint(scripts.calling(("instalments", scripts.LOAN))) as endpoint:
        _, reply = ask(coach_with(endpoint.url), QUESTION[lang])
    assert len(endpoint.requests) == 2
    assert reply.generated is not None
    assert [one.name for one in reply.generated.calculations] == ["instalments"]
    block = next(one.markdown for one in reply.blocks if "604.80" in getattr(one, "markdown", ""))
    assert block.startswith(wording.say(lang, "sum.heading"))  # type: ignore[arg-type]
    assert wording.say(lang, "sum.name.instalments") in block  # type: ignore[arg-type]
    for figure in ("750.40", "9,004.80", "604.80", "13.03%", "8,400", "0.6%", "12"):
        assert figure in block
    given = reply.generated.calculations[0].arguments
    assert recalculated("instalments", given, reply.locale, wording)[0] in block
    assert not re.search(r"\[\d+\]", block)


def test_the_protocol_of_both_calls(coach_with: Callable[..., Coach]) -> None:
    """The first call offers every calculator as it is defined, the second none, and the results as sentences."""
    with Endpoint(scripts.calling(("instalments", scripts.LOAN))) as endpoint:
        ask(coach_with(endpoint.url), QUESTION["zh"])
    first, second = endpoint.requests
    tools = {one["function"]["name"]: one["function"] for one in first["tools"]}
    assert set(tools) == {*CALCULATORS, "start_walk"}
    assert all(tools[name]["parameters"] == one.schema for name, one in CALCULATORS.items())
    assert ("response_format" in first, "tools" in second, "response_format" in second) == (False, False, True)
    assert "[25]" not in first["messages"][-1]["content"]
    assert "每期要还750.40元" in second["messages"][-1]["content"]


def test_without_figures_there_is_nothing_to_calculate(coach_with: Callable[..., Coach]) -> None:
    """Where nobody named a figure only the beginning of a walk is offered; a switch takes all tools away."""
    with Endpoint(scripts.honest) as endpoint:
        ask(coach_with(endpoint.url), "支付令是什么")
        ask(coach_with(endpoint.url, model_tools=False), QUESTION["zh"])
    assert [one["function"]["name"] for one in endpoint.requests[0]["tools"]] == ["start_walk"]
    assert "tools" not in endpoint.requests[1]


def test_a_turned_result_is_dropped(coach_with: Callable[..., Coach]) -> None:
    """Another figure than the calculator gave is not shown, under whatever number it is cited."""
    with Endpoint(scripts.lying_of_sums) as endpoint:
        _, reply = ask(coach_with(endpoint.url), QUESTION["zh"])
    assert reply.generated is not None
    assert reply.generated.calculations == ()
    assert sum("figure" in one for one in reply.trace.dropped) == 3
    assert not re.search(r"861|9,115|14\.14", reply.text)


def test_a_figure_without_a_calculation_cannot_appear(coach_with: Callable[..., Coach]) -> None:
    """The right sum in the model's own head, cited to an article or to nothing, is dropped."""

    def script(body: dict[str, Any]) -> str:
        own = "每期要还750.40元，一共12期。"
        return scripts.answer((scripts.material(body)[0], [1]), (own, [1]), (own, []), (own, [25]), (own, [99]))

    with Endpoint(script) as endpoint:
        _, reply = ask(coach_with(endpoint.url), QUESTION["zh"])
    assert reply.generated is not None
    assert "750.40" not in reply.text
    assert len(reply.trace.dropped) == 4


def test_results_of_an_earlier_turn_do_not_count(coach_with: Callable[..., Coach]) -> None:
    """What was calculated for one message is no source for the next."""
    with Endpoint(scripts.calling(("instalments", scripts.LOAN))) as endpoint:
        coach = coach_with(endpoint.url)
        talk, first = ask(coach, QUESTION["zh"])
        endpoint.script = lambda body: scripts.answer(
            (scripts.material(body)[0], [1]), ("每期要还750.40元，一共12期。", [len(scripts.material(body)) + 1])
        )
        _, second = ask(coach, "支付令是什么", talk)
    assert "750.40" in first.text
    assert second.generated is not None
    assert "750.40" not in second.text


def test_sentences_of_results_and_of_articles_are_not_mixed(coach_with: Callable[..., Coach]) -> None:
    """A sentence rests on one or the other, so that its source can be shown."""
    calling = scripts.calling(("instalments", scripts.LOAN))

    def script(body: dict[str, Any]) -> Any:
        if "tools" in body:
            return calling(body)
        (number, text), *_ = scripts.results(body).items()
        return scripts.answer((scripts.material(body)[0], [1]), (text, [1, number]))

    with Endpoint(script) as endpoint:
        _, reply = ask(coach_with(endpoint.url), QUESTION["zh"])
    assert reply.trace.dropped == ("2:citation",)


def test_the_calculators_error_goes_back_once_and_to_nobody_else(coach_with: Callable[..., Coach]) -> None:
    """A record that cannot be used gives the model the calculator's own error; the person reads an ordinary answer."""
    wrong = scripts.LOAN | {"principal": "eight thousand"}
    with Endpoint(scripts.calling(("instalments", wrong))) as endpoint:
        _, reply = ask(coach_with(endpoint.url), QUESTION["zh"])
    assert len(endpoint.requests) == 2
    told = endpoint.requests[1]["messages"][-1]["content"]
    assert '"code": "invalid_input"' in told
    assert '"fields": ["principal"]' in told
    assert reply.generated is not None
    assert "invalid_input" not in str(reply.as_dict())
    assert "eight thousand" not in str(reply.as_dict())


# ---- what a calculator may be told ----


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"principal": "9999"}, ["principal"]),
        ({"plan": scripts.LOAN["plan"] | {"fee_rate_per_period": "0.005"}}, ["plan.fee_rate_per_period"]),  # type: ignore[operator]
        ({"start": "2026-01-31"}, ["start"]),
    ],
)
def test_a_figure_that_nobody_named_is_not_calculated_with(
    change: dict[str, Any], fields: list[str], wording: Wording
) -> None:
    """The model may not fill in an amount, a rate or a date of its own."""
    used = use([ToolCall("instalments", json.dumps(scripts.LOAN | change))], (), SAID, "zh", wording)
    assert used.sums == ()
    assert json.loads(used.errors[0])["reason"] == "not_told"
    assert json.loads(used.errors[0])["fields"] == fields


def test_figures_are_known_however_they_were_said(wording: Wording) -> None:
    """百分之, 万, years and dates without a year are the figures that a record writes in digits."""
    said = quantities("欠1.5万，年利率百分之十八，两年还清，3月1日到期，3月11日还，日利率万分之五")
    card = {"balance": "15000", "annual_rate": "0.18", "payment": "15000", "months": "24"}
    late = {"principal": "15000", "due": "2026-03-01", "settled": "2026-03-11", "daily_rate": "0.0005"}
    calls = [ToolCall("minimum-payment", json.dumps(card)), ToolCall("overdue", json.dumps(late))]
    used = use(calls, (), said, "zh", wording)
    assert used.errors == ()
    assert [one.name for one in used.sums] == ["minimum-payment", "overdue"]


def test_no_word_of_the_model_comes_through_a_record(wording: Wording) -> None:
    """Names of debts become numbers, and a clause and a confirmation in the person's place are left out."""
    said = quantities("1000元14.99%每月最少75元，7500元4.75%每月最少150元，每月325元，8999元，10天")
    example = CALCULATORS["payoff"].example
    debts = [dict(one) | {"id": "visit example.com"} for one in example["debts"][:1]]  # type: ignore[index]
    record = dict(example) | {"debts": [*debts, *example["debts"][1:]]}  # type: ignore[index]
    used = use([ToolCall("payoff", json.dumps(record))], (), said, "en", wording)
    assert used.errors == ()
    assert "example.com" not in str(used)
    late = {
        "principal": "1000",
        "due": "2026-03-01",
        "settled": "2026-03-11",
        "daily_rate": "0.0005",
        "clause": "HACKED",
    }
    known = said | quantities("2026年3月1日，2026年3月11日，0.05%")
    assert "HACKED" not in str(use([ToolCall("overdue", json.dumps(late))], (), known, "zh", wording))
    bought = {"price": "8999", "income_fixed": "7500", "savings": "325", "existing_repayments": "150"}
    home = {"essentials": "1000", "unsecured_debt": "75", "adults": "1", "children": "0", "area": "urban"}
    whole = json.dumps(bought | home | {"confirmed": ["income_fixed"]})
    used = use([ToolCall("affordability", whole)], (), known, "zh", wording)
    assert [one.name for one in used.sums] == ["affordability"]
    assert "confirmed" not in used.sums[0].arguments


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_calculator_speaks_both_languages(name: str, wording: Wording) -> None:
    """Each result has sentences with the same figures in both languages, and each field and word has its label."""
    calculator = CALCULATORS[name]
    result = calculate(name, calculator.example)
    chinese, english = (sums.sentences(name, result, lang, wording) for lang in LANGS)
    assert len(chinese) == len(english) > 0
    for one, other in zip(chinese, english, strict=True):
        assert re.findall(r"\d[\d,.]*\d", one) == re.findall(r"\d[\d,.]*\d", other)
    for path, field, _ in calculator.fields():
        hidden = path in ("currency", "confirmed", "clause", "debts.id") or field.needs
        assert hidden or wording.has(f"sum.field.{path}"), path
        for word in field.shape.get("enum", ()) if not hidden else ():
            assert wording.has(f"sum.word.{word}"), word
    for lang in LANGS:
        assert sums.told(name, calculator.example, lang, wording)


def test_no_sentence_of_a_sum_is_left_over(wording: Wording) -> None:
    """Each name, label, word and sentence belongs to a calculator, a field, a choice, or stands in the code."""
    fields = [pair for one in CALCULATORS.values() for pair in one.fields()]
    shapes = [shape for _, field, _ in fields for shape in (field.shape, field.shape.get("items", {}))]
    words = {word for shape in shapes for word in shape.get("enum", ())}
    known = {f"sum.name.{name}" for name in CALCULATORS} | {f"sum.word.{word}" for word in words}
    known |= {f"sum.field.{path}" for path, _, _ in fields} | {"sum.heading", "sum.source", "sum.told", "sum.debt"}
    known |= {f"sum.payoff.{word}" for word in words} | {f"sum.affordability.verdict.{one}" for one in _VERDICTS}
    said = set(re.findall(r'"([a-z_]+)"', Path(sums.__file__).read_text(encoding="utf-8")))
    known |= {f"sum.{name}.{key}" for name in CALCULATORS for key in said}
    sentences = wording.keys()
    assert {key for key in sentences if key.startswith("sum.")} - known == set()


_VERDICTS = ("green", "amber", "red")


# ---- walks ----


def test_a_walk_begins_below_the_answer(coach_with: Callable[..., Coach], coach: Coach) -> None:
    """The reply answers, then asks the walk's opening question, and the next message is an answer to it."""
    with Endpoint(scripts.calling(("start_walk", {"name": "payoff_plan"}))) as endpoint:
        model = coach_with(endpoint.url)
        talk, reply = ask(model, "支付令是什么")
        assert talk.walk is not None
        talk, after = ask(model, "同意", talk)
    assert len(endpoint.requests) == 2
    assert reply.outcome == "answer"
    assert reply.generated is not None
    assert reply.walk is not None
    assert (reply.walk.name, reply.walk.state) == ("payoff_plan", "asking")
    _, asked_for = ask(coach, "帮我算算先还哪笔，做个还款计划")
    assert asked_for.walk is not None
    assert asked_for.walk.question == reply.walk.question
    assert reply.text.endswith(asked_for.text[-60:])
    assert after.outcome == "walk_question"


def test_a_model_that_only_begins_a_walk_leaves_the_articles_answer(coach_with: Callable[..., Coach]) -> None:
    """Without a sentence that may be shown the extractive answer stands above the walk's question."""
    with Endpoint(scripts.insisting(("start_walk", {"name": "payoff_plan"}))) as endpoint:
        _, reply = ask(coach_with(endpoint.url), "支付令是什么")
    assert (reply.generated, reply.outcome) == (None, "answer")
    assert reply.walk is not None


def test_no_walk_begins_over_another_or_where_nothing_is_kept(coach_with: Callable[..., Coach]) -> None:
    """In a walk that waits for an answer its own question comes back; without memory the walk is a button."""
    with Endpoint(scripts.calling(("start_walk", {"name": "payoff_plan"}))) as endpoint:
        coach = coach_with(endpoint.url)
        talk, _ = ask(coach, "买得起吗，帮我算算")
        talk, within = ask(coach, "支付令是什么", talk)
        _, kept_nowhere = ask(coach, "支付令是什么", Conversation(""))
    assert talk.walk is not None
    assert talk.walk.name == "affordability"
    assert within.walk is not None
    assert within.walk.name == "affordability"
    assert kept_nowhere.walk is None
    assert kept_nowhere.suggestions


# ---- misuse ----

_NAN = '{"principal": NaN, "plan": {"method": "fee_each_period", "periods": Infinity}}'
#: Each ends in the extractive answer: what is called, and how it is delivered.
MISUSE: dict[str, tuple[Any, str]] = {
    "unknown-tool": (scripts.calling(("transfer_money", {"to": "me"})), ""),
    "no-name": (scripts.calling(("", {})), ""),
    "unknown-walk": (scripts.calling(("start_walk", {"name": "get_rich"})), ""),
    "walk-of-wrong-type": (scripts.calling(("start_walk", {"name": ["payoff_plan"]})), ""),
    "hundreds": (scripts.calling(*[("instalments", scripts.LOAN)] * 300), ""),
    "endless-arguments": (scripts.calling(("instalments", scripts.LOAN)), "floods-arguments"),
    "list": (scripts.calling(("instalments", "[1, 2]")), ""),
    "torn": (scripts.calling(("instalments", '{"principal": "84')), ""),
    "nested": (scripts.calling(("instalments", "[" * 5000)), ""),
    "nan": (scripts.insisting(("instalments", _NAN)), ""),
    "huge": (scripts.insisting(("instalments", scripts.LOAN | {"principal": "9" * 4000})), ""),
    "exponent": (scripts.insisting(("instalments", '{"principal": 1e999999999, "plan": {}}')), ""),
    "wrong-types": (scripts.insisting(("instalments", {"principal": [], "plan": "x"})), ""),
    "nothing-told": (scripts.insisting(("payoff", {})), ""),
    "invented": (scripts.insisting(("instalments", scripts.LOAN | {"principal": "7777"})), ""),
    "insists": (scripts.insisting(("instalments", scripts.LOAN)), ""),
    "stalls": (scripts.calling(("instalments", scripts.LOAN)), "stalls-in-tools"),
    "drips": (scripts.calling(("instalments", scripts.LOAN)), "drips-tools"),
}


@pytest.mark.parametrize("name", MISUSE)
def test_misuse_of_tools_never_costs_the_answer(name: str, coach_with: Callable[..., Coach]) -> None:
    """Each ends in the articles' own answer, within the deadline and two calls, with no word of the calls in it."""
    script, fault = MISUSE[name]
    with Endpoint(script, fault) as endpoint:
        coach = coach_with(endpoint.url, model_seconds=1.5)
        started = time.monotonic()
        _, reply = ask(coach, QUESTION["zh"])
        seconds = time.monotonic() - started
    assert seconds < 1.5 + 1.0
    assert len(endpoint.requests) <= 2
    assert reply.outcome == "answer"
    assert reply.generated is None
    assert reply.walk is None
    assert reply.trace.dropped[-1] == "extractive"
    for word in ("transfer_money", "get_rich", "7777", "9999", "750.40", "invalid_input", "NaN"):
        assert word not in reply.text


def test_a_stream_that_tears_in_a_call_is_asked_again(coach_with: Callable[..., Coach]) -> None:
    """Nothing had come yet, so the second call writes, without tools."""
    with Endpoint(scripts.calling(("instalments", scripts.LOAN)), "drops-in-tools") as endpoint:
        _, reply = ask(coach_with(endpoint.url), QUESTION["zh"])
    assert ["tools" in one for one in endpoint.requests] == [True, False]
    assert reply.generated is not None


@pytest.mark.parametrize(("fault", "later"), [("refuses-tools", 1), ("breaks-on-tools", 2)])
def test_a_service_without_tools_keeps_working(fault: str, later: int, coach_with: Callable[..., Coach]) -> None:
    """What a service refuses is left out in the second call, and from then on where it said that it is unknown."""
    with Endpoint(scripts.honest, fault) as endpoint:
        coach = coach_with(endpoint.url)
        _, first = ask(coach, QUESTION["zh"])
        calls = len(endpoint.requests)
        _, second = ask(coach, QUESTION["zh"])
    assert first.generated is not None
    assert second.generated is not None
    assert (calls, len(endpoint.requests) - calls) == (2, later)


# ---- any chat model of LangChain ----


class Scripted(BaseChatModel):
    """A chat model that gives messages it was handed, and takes no tools unless `Tooled`."""

    messages: list[Any]

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: Any, stop: Any = None, run_manager: Any = None, **more: Any) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self.messages[0])])


class Tooled(Scripted):
    """One that takes tools."""

    def bind_tools(self, tools: Any, **more: Any) -> Any:
        return self


class Streaming(Tooled):
    """One that streams its pieces."""

    def _stream(
        self, messages: Any, stop: Any = None, run_manager: Any = None, **more: Any
    ) -> Iterator[ChatGenerationChunk]:
        for message in self.messages:
            yield ChatGenerationChunk(message=message)


def _calls(chat: BaseChatModel) -> tuple[ToolCall, ...]:
    model = LangChainModel(chat, "scripted")
    return list(model.stream([("human", "hi")], threading.Event(), offered(("payoff_plan",), True)))[-1].calls


def test_whole_calls_and_pieces_of_calls_are_read_alike() -> None:
    """A model that does not stream, one that does, and one that does not number its calls ask for the same tools."""
    whole = AIMessage("", tool_calls=[{"name": "payoff", "args": {"a": 1}, "id": "1"}])
    wanted = (ToolCall("payoff", '{"a": 1}'),)
    assert _calls(Tooled(messages=[whole])) == wanted
    pieces = [("payoff", '{"a"', 0), (None, ": 1}", 0)]
    chunks = [
        AIMessageChunk("", tool_call_chunks=[{"name": name, "args": args, "id": None, "index": index}])
        for name, args, index in pieces
    ]
    assert _calls(Streaming(messages=chunks)) == wanted
    unnumbered = AIMessageChunk(
        "", tool_call_chunks=[{"name": "payoff", "args": '{"a": 1}', "id": None, "index": None}] * 2
    )
    assert _calls(Streaming(messages=[unnumbered])) == wanted * 2


def test_a_model_without_tools_is_offered_none() -> None:
    """A chat model that cannot bind tools is known before it is asked."""
    assert not LangChainModel(Scripted(messages=[AIMessage("x")]), "scripted").takes_tools
    assert LangChainModel(Tooled(messages=[AIMessage("x")]), "scripted").takes_tools


def test_too_many_calls_are_cut_off_while_they_come() -> None:
    """The stream is left at the first call too many."""
    many = AIMessage("", tool_calls=[{"name": "payoff", "args": {}, "id": str(n)} for n in range(300)])
    with pytest.raises(ModelFailed, match="tool-flood"):
        _calls(Tooled(messages=[many]))
