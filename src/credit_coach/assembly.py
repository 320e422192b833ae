"""The one place that knows every concrete class: settings in, a working coach out."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from credit_coach.config import Settings, bundled_folder
from credit_coach.errors import IndexProblem
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.library import Library
from credit_coach.knowledge.vocabulary import Vocabulary
from credit_coach.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

    from credit_coach.answering.answer import Composer
    from credit_coach.answering.extractive import ExtractiveComposer
    from credit_coach.answering.generative.budget import Budget, Limits
    from credit_coach.answering.verification import Verifier
    from credit_coach.answering.verification.verifier import Judges
    from credit_coach.coach import Coach
    from credit_coach.retrieval.search import Search
    from credit_coach.storage.database import Database
    from credit_coach.storage.store import ConversationStore


def quiet_libraries() -> None:
    """Set what the libraries must find in the environment before they are imported: offline, silent, one thread."""
    for name, value in {
        "ANONYMIZED_TELEMETRY": "False",
        "GRADIO_ANALYTICS_ENABLED": "False",
        "HF_HUB_OFFLINE": "1",
        "OMP_NUM_THREADS": "1",
        "TOKENIZERS_PARALLELISM": "false",
    }.items():
        os.environ.setdefault(name, value)


def build_index(settings: Settings, progress: Callable[[int, int], None]) -> int:
    """Build the search index that the settings describe; returns the number of entries.

    Raises ContentUntrusted for a folder with hidden text or instructions in it.
    """
    from credit_coach.knowledge.check import refuse_untrusted
    from credit_coach.retrieval.encoder import load_encoder
    from credit_coach.retrieval.index import build_index as build
    from credit_coach.retrieval.server_index import build_on_server

    library = Library.load(settings.knowledge_dir)
    refuse_untrusted(settings.knowledge_dir, library)
    encoder = load_encoder(settings.encoder)
    if settings.index_url:
        return build_on_server(settings.index_url, settings.index_dir, library, encoder, progress)
    return build(settings.index_dir, library, encoder, progress)


@dataclass(frozen=True)
class Content:
    """Everything that people write, loaded once."""

    library: Library
    wording: Wording


def load_content(settings: Settings) -> Content:
    """Read knowledge and wording; raises a ContentError that names the file."""
    return Content(Library.load(settings.knowledge_dir), Wording.load(settings.prompts_dir))


def build_coach(
    settings: Settings,
    content: Content,
    warn: Callable[[IndexProblem], None] | None = None,
    budget: Budget | None = None,
) -> Coach:
    """Open the index and return a coach; raises a CreditCoachError that says what to do.

    `budget` counts the tokens of a language model; without one they are counted in the memory of this process.

    With `warn`, an index that cannot be used is reported to it and the coach starts all the same: fixed replies and
    calculations need none, questions are told that there is no search right now, and a later index is picked up.
    """
    try:
        return coach_on(open_search(settings, content), settings, content, budget)
    except IndexProblem as problem:
        if warn is None:
            raise
        warn(problem)
        return coach_on(lambda: open_search(settings, content), settings, content, budget)


def open_search(settings: Settings, content: Content) -> Search:
    """Open the index; raises a CreditCoachError that says what to do."""
    from credit_coach.retrieval.encoder import load_encoder
    from credit_coach.retrieval.index import open_index
    from credit_coach.retrieval.server_index import open_on_server

    encoder = load_encoder(settings.encoder)
    if settings.index_url:
        return open_on_server(settings.index_url, settings.index_dir, content.library, encoder)
    return open_index(settings.index_dir, content.library, encoder)


def coach_on(
    search: Search | Callable[[], Search], settings: Settings, content: Content, budget: Budget | None = None
) -> Coach:
    """Return a coach on a search that is already open, or on the way to open one."""
    from credit_coach.answering.extractive import ExtractiveComposer
    from credit_coach.coach import Coach
    from credit_coach.dialogue.detector import ExampleDetector
    from credit_coach.fixed_replies import FixedReplies
    from credit_coach.lookup import Lookup
    from credit_coach.privacy import Privacy
    from credit_coach.replies import Replies
    from credit_coach.retrieval.passages import passage_id, passages_of
    from credit_coach.retrieval.search import Search
    from credit_coach.waiting import WaitingLookup
    from credit_coach.walks.all import TOOLS
    from credit_coach.walks.guide import Guide
    from credit_coach.walks.replies import WalkReplies

    library = content.library
    passages = search.passages if isinstance(search, Search) else passages_of(library)
    facts = _with_contacts(library)
    replies = Replies(content.wording, facts, library.vocabulary.topics)
    walks = WalkReplies(replies, content.wording, library, settings.retention)
    # A walk rests on an article that explains it; another organisation's articles may be about something else.
    tools = [tool for tool in TOOLS if passage_id("zh", *tool.about) in passages]
    privacy = Privacy(replies, walks, tools, content.wording, settings.retention)
    guide = Guide(tools, walks)
    fixed = FixedReplies(replies, content.wording, facts, passages, _corrections(settings.knowledge_dir))
    own_examples = settings.knowledge_dir / "safety"
    examples = own_examples if own_examples.is_dir() else bundled_folder("knowledge") / "safety"
    detector = ExampleDetector.load(examples)

    def looking_up(search: Search) -> Lookup:
        walks = [tool.walk.name for tool in tools]
        composer = _composer(ExtractiveComposer(search), search, settings, content, walks, budget)
        return Lookup(search, composer, replies, guide.offers)

    lookup = looking_up(search) if isinstance(search, Search) else WaitingLookup(lambda: looking_up(search()), replies)
    return Coach(lookup, replies, fixed, guide, privacy, detector, settings.max_question_chars)


def open_database(settings: Settings) -> Database:
    """Return the database; it is opened, and made, when it is first used."""
    from credit_coach.storage.database import Database

    return Database(settings.database)


def build_store(settings: Settings, database: Database | None = None) -> ConversationStore:
    """Return the store of conversations, on a database that others use too or on one of its own."""
    from credit_coach.storage.store import ConversationStore

    return ConversationStore(database or open_database(settings), settings.retention)


def build_budget(settings: Settings, database: Database) -> Budget:
    """Return the tokens of a language model, counted for all processes that share the database."""
    from credit_coach.storage.budgets import StoredBudget

    return StoredBudget(database, _limits(settings))


def shared_budget(settings: Settings) -> Budget | None:
    """Return the tokens of the model that is set, counted with every other process; None where none is set."""
    return build_budget(settings, open_database(settings)) if settings.model else None


def _limits(settings: Settings) -> Limits:
    from credit_coach.answering.generative.budget import Limits

    return Limits(settings.model_tokens_conversation, settings.model_tokens_site, settings.model_tokens_day)


def _composer(
    extractive: ExtractiveComposer,
    search: Search,
    settings: Settings,
    content: Content,
    walks: Sequence[str],
    budget: Budget | None,
) -> Composer:
    """Return the composer that the settings ask for: with a language model where one is named."""
    if not settings.model:
        return extractive
    from credit_coach.answering.generative.budget import MemoryBudget
    from credit_coach.answering.generative.composer import GenerativeComposer
    from credit_coach.answering.generative.model import load_model
    from credit_coach.answering.generative.parsing import SCHEMA

    model = load_model(settings.model, settings.model_url, settings.model_key, settings.model_seconds, SCHEMA)
    verifier = _verifier(search, settings, content)
    return GenerativeComposer(
        extractive,
        model,
        verifier,
        content.library.facts,
        content.wording,
        budget or MemoryBudget(_limits(settings)),
        settings.model_seconds,
        walks,
        tools=settings.model_tools,
    )


def _verifier(search: Search, settings: Settings, content: Content) -> Verifier:
    """Return what checks a model's sentences; its judge was fitted on the bundled encoder, so it keeps that one."""
    from credit_coach.answering.verification import Context, Verifier, load_judge
    from credit_coach.answering.verification.entailment import EntailmentJudge
    from credit_coach.retrieval.encoder import load_encoder

    encode = search.encode if settings.encoder == "bundled" else load_encoder("bundled").encode
    judges: list[Judges] = [load_judge(Context(search.terms, encode))]
    if settings.support_model:
        judges.append(EntailmentJudge(settings.support_model))
    return Verifier(search.terms, content.library.vocabulary.terms, judges)


def _corrections(folder: Path) -> dict[str, str]:
    """Return the sections that put false beliefs right, by the name of the belief."""
    from credit_coach.knowledge.misconceptions import MISCONCEPTIONS, load_misconceptions

    path = folder / MISCONCEPTIONS
    return {one.id: one.section for one in load_misconceptions(path)} if path.is_file() else {}


def _with_contacts(library: Library) -> FactRegister:
    """Return the facts with those who can be called in danger, whatever field the articles are about."""
    from credit_coach.replies import CONTACT_FACTS

    if all(fact in library.facts for fact in CONTACT_FACTS):
        return library.facts
    bundled = bundled_folder("knowledge")
    topics = Vocabulary.load(bundled / "vocabulary").topic_ids
    return library.facts.completed_by(FactRegister.load(bundled / "facts.yaml", topics))
