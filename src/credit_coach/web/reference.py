"""What a citation opens, for machines: articles and facts by id."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from fastapi.responses import Response

from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.library import Library
from credit_coach.reference import ArticleModel, FactModel, article_model, fact_model
from credit_coach.web.problems import problem_response, responses


def reference_router(library: Library) -> APIRouter:
    """Return the routes over one library."""
    router = APIRouter(prefix="/api/v1", tags=["reference"])

    @router.get("/articles/{article_id}", response_model=ArticleModel, responses=responses("not_found"))
    def article(article_id: str, lang: Lang = "zh") -> ArticleModel | Response:
        """Return an article, each sentence with the ids of the facts that carry it."""
        return article_model(library, lang, article_id) or problem_response("not_found")

    @router.get("/facts/{fact_id}", response_model=FactModel, responses=responses("not_found"))
    def fact(fact_id: str, lang: Lang = "zh") -> FactModel | Response:
        """Return a fact with its source, its dates and how well it is confirmed."""
        return fact_model(library, lang, fact_id, date.today()) or problem_response("not_found")

    return router
