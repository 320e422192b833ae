"""Credit Coach as LangChain parts: a retriever, the coach as a runnable, and tools for an agent.

    content = load_content(settings)
    search = open_search(settings, content)
    agent = create_agent(model, tools=toolkit(search))

Needs the extra `credit-coach[langchain]`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from pydantic import ConfigDict

from credit_coach.asking import Question
from credit_coach.calculators import CALCULATORS, Calculator, calculate, failure
from credit_coach.coach import Coach
from credit_coach.errors import ExtraMissing
from credit_coach.integrations.asking import ask, read
from credit_coach.integrations.sections import FoundSection, find
from credit_coach.knowledge.figures import Lang
from credit_coach.money import MoneyError
from credit_coach.retrieval.search import Search

try:
    from langchain_core.callbacks import CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.prompts import PromptTemplate
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable, RunnableLambda
    from langchain_core.tools import BaseTool, StructuredTool, ToolException, create_retriever_tool
except ImportError:
    raise ExtraMissing("langchain") from None

#: What an agent reads of a section: its id to cite, its sentences, and where they come from.
_SECTION = PromptTemplate.from_template("[{id}] {title} · {heading}\n{page_content}\n({sources})")


class SectionRetriever(BaseRetriever):
    """Sections of articles for a question, best first; an empty list where nothing covers it.

    A document's text holds the sentences that may be stated today. Its metadata has the ids to cite, `score`,
    `confidence` (the chance that the section answers), `zone`, and the `facts` with source, date and verification.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    search: Search
    lang: Lang | None = None

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(one) for one in find(self.search, query, self.lang, date.today())]


def coach_runnable(coach: Coach) -> Runnable[str | dict[str, Any], dict[str, Any]]:
    """Return the coach as a runnable: a text, or a dict with text, locale and earlier, to a reply as a dict.

    Nothing is kept between calls. The reply's "earlier" holds the messages so far: hand it back with the next question
    where a conversation is wanted. Raises FieldsInvalid for a dict that is no question.
    """

    def respond(asked: str | dict[str, Any]) -> dict[str, Any]:
        return ask(coach, read(Question, {"text": asked} if isinstance(asked, str) else asked))

    return RunnableLambda(respond, name="credit_coach")


def coach_text(coach: Coach) -> Runnable[str | dict[str, Any], str]:
    """Return the coach as a runnable that gives its reply as Markdown."""
    return coach_runnable(coach) | RunnableLambda(lambda reply: str(reply["text"]))


def calculator_tools() -> list[BaseTool]:
    """Return every calculator as a tool; its result is JSON, exact, with its working."""
    return [_calculator_tool(calculator) for calculator in CALCULATORS.values()]


def toolkit(search: Search, lang: Lang | None = None) -> list[BaseTool]:
    """Return what an agent needs: the search for sections, and the calculators."""
    find_sections = create_retriever_tool(
        SectionRetriever(search=search, lang=lang),
        "search_credit_guidance",
        "Sourced guidance on consumer credit in mainland China (花呗, 白条, credit cards, online loans). "
        "Cite the id in brackets; where nothing comes back, nothing covers the question.",
        document_prompt=_SECTION,
        response_format="content_and_artifact",
    )
    return [find_sections, *calculator_tools()]


def _document(section: FoundSection) -> Document:
    metadata = asdict(section) | {"sources": _sources(section)}
    return Document(id=section.id, page_content=metadata.pop("text"), metadata=metadata)


def _sources(section: FoundSection) -> str:
    """Return where a section's facts come from, in one line; the article itself where it states none."""
    named = (" · ".join(filter(None, (fact["source"], fact["article"], fact["as_of"]))) for fact in section.facts)
    return "; ".join(dict.fromkeys(named)) or f"{section.title} · {section.reviewed}"


def _calculator_tool(calculator: Calculator) -> BaseTool:
    def run(**values: Any) -> str:
        try:
            return json.dumps(calculate(calculator.name, values), ensure_ascii=False)
        except MoneyError as error:
            raise ToolException(json.dumps(failure(error))) from None

    described = calculator.tool
    return StructuredTool(
        name=described["name"],
        description=described["description"],
        args_schema=described["inputSchema"],
        func=run,
        handle_tool_error=True,
    )
