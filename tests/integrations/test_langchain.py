"""Credit Coach inside LangChain: a real agent, the real coach and index; only the language model is scripted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from langchain.agents import create_agent
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, BaseMessage, ToolMessage
from langchain_core.tools import BaseTool

from credit_coach.calculators import CALCULATORS, calculate
from credit_coach.coach import Coach
from credit_coach.errors import FieldsInvalid
from credit_coach.integrations.langchain import (
    SectionRetriever,
    calculator_tools,
    coach_runnable,
    coach_text,
    toolkit,
)
from credit_coach.retrieval.search import Search


class ScriptedModel(GenericFakeChatModel):
    """Says what the test tells it to, and remembers which tools it was given and what it read."""

    offered: list[str] = []  # noqa: RUF012 - a field of the model
    seen: list[list[BaseMessage]] = []  # noqa: RUF012

    def bind_tools(self, tools: Sequence[Any], **_: Any) -> ScriptedModel:
        """Take the tools, as a real model would."""
        self.offered = [tool.name for tool in tools]
        return self

    def _generate(self, messages: list[BaseMessage], *rest: Any, **more: Any) -> Any:
        self.seen.append(list(messages))
        return super()._generate(messages, *rest, **more)


def _call(name: str, args: dict[str, Any], number: str) -> AIMessage:
    return AIMessage("", tool_calls=[{"name": name, "args": args, "id": number}])


def test_an_agent_searches_and_calculates(search: Search) -> None:
    """An agent reads a section that it can cite by id, gets an exact sum, and is told by field what it did wrong."""
    overdue = CALCULATORS["overdue"].example
    script = [
        _call("search_credit_guidance", {"query": "白条逾期一天会上征信吗"}, "1"),
        _call("overdue", {**overdue, "principal": "a lot"}, "2"),
        _call("overdue", dict(overdue), "3"),
        AIMessage("done"),
    ]
    model = ScriptedModel(messages=iter(script))
    agent = create_agent(model, tools=toolkit(search))
    messages = agent.invoke({"messages": [("user", "白条逾期一天会上征信吗，要付多少？")]})["messages"]
    found, refused, calculated = [one for one in messages if isinstance(one, ToolMessage)]
    best = found.artifact[0]
    assert found.content.startswith(f"[{best.id}]")
    assert best.page_content in found.content
    assert json.loads(refused.content) == {
        "code": "invalid_input",
        "reason": "not_a_number",
        "fields": ["principal"],
    }
    assert refused.status == "error"
    assert json.loads(calculated.content) == calculate("overdue", overdue)
    assert messages[-1].content == "done"
    assert model.offered == ["search_credit_guidance", *CALCULATORS]
    assert model.seen[-1][-1].content == calculated.content


def test_a_document_can_be_cited(search: Search) -> None:
    """A document is a section of the index, with scores, and facts with source, date and level of verification."""
    documents = SectionRetriever(search=search).invoke("征信上的逾期记录保留多久")
    assert documents[0].metadata["confidence"] >= documents[-1].metadata["confidence"]
    for document in documents:
        passage = search.passages[document.id]
        assert (document.metadata["article"], document.metadata["section"]) == (passage.article, passage.section)
        assert set(document.page_content.split("\n")) <= {line.text for line in (*passage.lines, *passage.steps)}
        for fact in document.metadata["facts"]:
            assert {"source", "as_of", "verified"} <= set(fact)
            assert fact["id"] in search.library.facts
    assert json.loads(json.dumps([document.metadata for document in documents]))


def test_what_is_not_covered_gives_no_documents(search: Search) -> None:
    """A subject outside the field is an empty list, not the nearest section."""
    assert SectionRetriever(search=search).invoke("今天天气怎么样") == []


def test_the_language_can_be_chosen(search: Search) -> None:
    """A retriever with a language of its own gives sections in it."""
    documents = SectionRetriever(search=search, lang="en").invoke("Does Huabei show on my credit report?")
    assert {document.metadata["lang"] for document in documents} == {"en"}


def test_the_coach_is_a_runnable(coach: Coach) -> None:
    """A text or a dict gives the reply, the messages handed back make a conversation, and nothing is kept between."""
    runnable = coach_runnable(coach)
    first = runnable.invoke("白条逾期三天会上征信吗")
    assert first["outcome"] == "answer"
    assert first["citations"]
    follow_up = runnable.invoke({"text": "那花呗呢", "earlier": first["earlier"]})
    alone = runnable.invoke({"text": "那花呗呢"})
    assert follow_up["trace"]["how"] == "follow-up"
    assert alone["trace"]["how"] != "follow-up"
    assert follow_up["earlier"] == ["白条逾期三天会上征信吗", "那花呗呢"]
    assert json.loads(json.dumps(first))["text"] == coach_text(coach).invoke("白条逾期三天会上征信吗")


def test_a_walk_is_continued_by_what_was_said(coach: Coach) -> None:
    """A guided sum goes on where the earlier messages left it."""
    runnable = coach_runnable(coach)
    reply = runnable.invoke("月薪6500，想分12期买个8999的手机，买得起吗")
    assert reply["walk"]["question"]
    after = runnable.invoke({"text": "没有贷款要还", "earlier": reply["earlier"]})
    assert after["walk"]["progress"]["answered"] > reply["walk"]["progress"]["answered"]


@pytest.mark.parametrize(
    ("asked", "fields"), [({"text": 5}, ("text",)), ({"13800138000": "x"}, ("text",)), ({"text": "x", "more": 1}, ())]
)
def test_what_is_no_question_is_refused_by_field(coach: Coach, asked: dict[str, Any], fields: tuple[str, ...]) -> None:
    """A dict that is no question names the fields of ours, and repeats nothing."""
    with pytest.raises(FieldsInvalid) as refused:
        coach_runnable(coach).invoke(asked)
    assert refused.value.fields == fields
    assert "13800138000" not in str(refused.value)


@pytest.mark.parametrize("tool", calculator_tools(), ids=lambda tool: tool.name)
def test_a_model_is_given_the_schema_of_each_calculator(tool: BaseTool) -> None:
    """What a model sees of a tool is the calculator's own schema."""
    schema = CALCULATORS[tool.name].schema
    assert tool.tool_call_schema["properties"] == schema["properties"]  # type: ignore[index]
    assert tool.tool_call_schema["required"] == schema["required"]  # type: ignore[index]
