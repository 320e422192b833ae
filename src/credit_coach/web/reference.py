"""What a citation opens, for machines: articles and facts by id."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from fastapi.responses import Response

from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.library import Library
from credit_coach.reference import ArticleModel, FactModel, article_model, fact_model
from credit_coach.web.problem import problems
from credit_coach.web.security import problem_response


def reference_router(library: Library) -> APIRouter:
    """Return the routes over one library."""
    router = APIRouter(prefix="/api/v1", tags=["reference"])

    @router.get("/articles/{article_id}", response_model=ArticleModel, responses=problems(404, 422))
    def article(article_id: str, lang: Lang = "zh") -> ArticleModel | Response:
        """Return an article, each sentence with the ids of the facts that carry it."""
        return article_model(library, lang, article_id) or problem_response(404, "No such article")

    @router.get("/facts/{fact_id}", response_model=FactModel, responses=problems(404, 422))
    def fact(fact_id: str, lang: Lang = "zh") -> FactModel | Response:
        """Return a fact with its source, its dates and how well it is confirmed."""
        return fact_model(library, lang, fact_id, date.today()) or problem_response(404, "No such fact")

    return router
