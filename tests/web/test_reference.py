"""Articles and facts by HTTP: everything that a citation names is there."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient

from credit_coach.config import Settings
from credit_coach.knowledge.library import Library
from credit_coach.reference import article_model, fact_model
from credit_coach.retrieval.passages import passages_of
from credit_coach.web.app import create_app


@pytest.fixture(scope="module")
def client(data_dir: object) -> TestClient:
    """A client of the whole application."""
    return TestClient(create_app(Settings(data_dir=data_dir)), raise_server_exceptions=False)  # type: ignore[arg-type]


def test_a_citation_can_be_followed(client: TestClient) -> None:
    """Article, section, sentences and anchors of an answer are found in the article, its facts by their ids."""
    reply = client.post("/api/v1/ask", json={"text": "提前还款划算吗"}).json()
    citation = reply["citations"][0]
    article = client.get(f"/api/v1/articles/{citation['article']}").json()
    section = next(one for one in article["sections"] if one["id"] == citation["section"])
    sentences = {one["text"]: one for one in section["sentences"]}
    assert set(citation["sentences"]) <= set(sentences)
    anchors = {one["anchor"] for one in sentences.values()}
    block = next(one for one in reply["blocks"] if one["type"] == "text" and citation["n"] in one["citations"])
    assert block["anchors"][block["citations"].index(citation["n"])] in anchors
    for note in citation["facts"]:
        fact = client.get(f"/api/v1/facts/{note['id']}").json()
        assert {name: fact[name] for name in note} == note


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/articles/13800138000", 404),
        ("/api/v1/facts/13800138000", 404),
        ("/api/v1/facts/%ED%A0%80", 404),
        ("/api/v1/articles/early-repayment?lang=13800138000", 422),
        ("/api/v1/facts/x?lang=", 422),
    ],
)
def test_what_is_not_there_is_a_problem(client: TestClient, path: str, status: int) -> None:
    """Unknown ids and languages are problems that repeat nothing."""
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert "13800138000" not in response.text


def test_every_article_has_the_sentences_that_are_searched(library: Library) -> None:
    """Each line of each passage is in its article as data, in both languages."""
    for passage in passages_of(library).values():
        article = article_model(library, passage.lang, passage.article)
        assert article is not None
        section = next(one for one in article.sections if one.id == passage.section)
        shown = {(one.anchor, one.text, one.facts) for one in section.sentences}
        assert {(one.anchor, one.text, one.facts) for one in (*passage.lines, *passage.steps)} == shown


def test_a_lapsed_fact_says_so(small_library: Library) -> None:
    """Whether a fact may be stated as current depends on the day."""
    during = fact_model(small_library, "en", "repair_window", date(2026, 2, 1))
    after = fact_model(small_library, "en", "repair_window", date(2026, 4, 1))
    assert during is not None
    assert after is not None
    assert (during.in_force, after.in_force) == (True, False)
