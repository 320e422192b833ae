"""Conversations over HTTP: open, say something, read, delete; and one question without a conversation."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Request, Response
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from fastapi.sse import EventSourceResponse, format_sse_event

from credit_coach.answering.answer import CitedSentence
from credit_coach.answering.generative.budget import paid_by
from credit_coach.answering.generative.listening import listening
from credit_coach.asking import Question
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import Reply
from credit_coach.storage.store import Access
from credit_coach.web.feedback import FeedbackFile
from credit_coach.web.greeting import Greeting
from credit_coach.web.limits import site_of
from credit_coach.web.problems import Refused, body_responses, code_of, problem, responses
from credit_coach.web.schemas import Feedback, History, Message, NewConversation, Opened, Site
from credit_coach.web.turns import Answered, Turns
from credit_coach.web.workers import Workers

_Id = Annotated[str, Path(max_length=64, description="Id of the conversation.")]
_Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))]
_Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[A-Za-z0-9_-]{8,64}$",
        description="The sender's own name for this message: sent again, it gives the same reply and no second turn.",
    ),
]
_IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        pattern=r'^"[0-9]{1,9}"$',
        description="The version that the sender has seen, as in ETag: refused (412) when another tab went on.",
    ),
]


def router(turns: Turns, workers: Workers, greeting: Greeting, feedback: FeedbackFile) -> APIRouter:
    """Return the routes under /api/v1."""
    api = APIRouter(prefix="/api/v1", tags=["conversations"])

    @api.post("/ask", response_model=Reply, responses=body_responses())
    async def ask(body: Question, request: Request) -> Response:
        """Answer one question; nothing is kept."""

        def turn() -> Reply:
            with paid_by(site_of(request.headers)):
                return turns.ask(body.text, body.locale, body.earlier)

        return JSONResponse((await workers.run(turn)).as_dict())

    @api.post("/conversations", status_code=201, response_model=Opened, responses=body_responses("storage_unavailable"))
    async def open_conversation(body: NewConversation) -> Response:
        """Begin a conversation and greet."""
        access, stored = await workers.run(lambda: turns.open(body.locale))
        opened = {
            "id": access.id,
            "token": access.token,
            "expires_at": stored.expires_at,
            "version": stored.version,
            "reply": greeting.reply(body.locale).as_dict(),
        }
        return JSONResponse(opened, 201, headers={"ETag": _etag(stored.version)})

    @api.post(
        "/conversations/{conversation_id}/messages",
        response_model=Reply,
        responses={
            **body_responses("unauthorized", "not_found", "turn_under_way", "conversation_changed"),
            200: {"description": "The reply, or as text/event-stream: status*, block*, reply or error.", **_STREAM},
        },
    )
    async def say(
        conversation_id: _Id,
        body: Message,
        request: Request,
        bearer: _Bearer,
        key: _Key = None,
        if_match: _IfMatch = None,
    ) -> Response:
        """Answer one message of a conversation and keep the turn."""
        access = _access(conversation_id, bearer)
        version = int(if_match.strip('"')) if if_match else None

        def turn() -> Answered:
            with paid_by(site_of(request.headers)):
                answered = turns.respond(access, body.text, body.locale, key, version)
            if answered is None:
                raise Refused("not_found")
            return answered

        if "text/event-stream" in request.headers.get("accept", ""):
            return EventSourceResponse(_events(workers, turn), headers=_UNBUFFERED)
        answered = await workers.run(turn)
        return JSONResponse(answered.reply.as_dict(), headers={"ETag": _etag(answered.version)})

    @api.get(
        "/conversations/{conversation_id}",
        response_model=History,
        responses=responses("unauthorized", "not_found", "storage_unavailable"),
    )
    def read(conversation_id: _Id, bearer: _Bearer) -> Response:
        """Return everything that is kept of a conversation."""
        known = turns.history(_access(conversation_id, bearer))
        if known is None:
            raise Refused("not_found")
        stored, told = known
        history = {
            "id": conversation_id,
            "locale": stored.conversation.lang,
            "version": stored.version,
            "created_at": stored.created_at,
            "expires_at": stored.expires_at,
            "turns": [{"message": one.turn.message, "reply": one.reply.as_dict()} for one in told],
        }
        return JSONResponse(history, headers={"ETag": _etag(stored.version)})

    @api.delete(
        "/conversations/{conversation_id}",
        status_code=204,
        responses=responses("unauthorized", "not_found", "storage_unavailable"),
    )
    def delete(conversation_id: _Id, bearer: _Bearer) -> None:
        """Delete a conversation with everything in it, at once."""
        if not turns.forget(_access(conversation_id, bearer)):
            raise Refused("not_found")

    @api.post(
        "/conversations/{conversation_id}/feedback",
        status_code=204,
        responses=body_responses("unauthorized", "not_found", "storage_unavailable"),
    )
    def rate(conversation_id: _Id, body: Feedback, bearer: _Bearer) -> None:
        """Keep a verdict on a reply, with what the reply was about and without a word of the conversation."""
        known = turns.history(_access(conversation_id, bearer))
        about = next((one for one in known[1] if one.reply.id == body.reply_id), None) if known else None
        if about is None:
            raise Refused("not_found")
        if body.reason is not None and body.reason not in greeting.all_reasons:
            raise Refused("invalid_request")
        feedback.add(body.verdict, body.reason, about.reply.outcome, about.turn.passages)

    @api.get("/site", response_model=Site, responses=responses())
    def site(locale: Lang = "zh") -> Response:
        """Return what a face needs before anybody has said anything."""
        return JSONResponse(greeting.site(locale))

    return api


#: Proxies must pass each event on as it comes.
_UNBUFFERED = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

#: How a stream looks in the OpenAPI document.
_STREAM: dict[str, Any] = {
    "content": {
        "application/json": {"schema": {"$ref": "#/components/schemas/Reply"}},
        "text/event-stream": {"schema": {"type": "string"}},
    }
}


async def _events(workers: Workers, turn: Callable[[], Answered]) -> AsyncIterator[bytes]:
    """Give the turn as events: what is being done, each block, and the whole reply, or the problem.

    While a language model writes, the first block grows by each of its sentences that was verified. A listener that
    leaves does not stop the turn: it is kept, and its key gives it again.
    """
    yield _event("status", {"state": "reading"})
    said: asyncio.Queue[str] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def tell(sentence: CitedSentence) -> None:
        loop.call_soon_threadsafe(said.put_nowait, sentence.text)

    def heard() -> Answered:
        with listening(tell):
            return turn()

    answering = asyncio.ensure_future(workers.run(heard))
    try:
        async for block in _growing(answering, said):
            yield _event("block", {"index": 0, "block": block})
        answered = await asyncio.shield(answering)
    except Exception as error:  # the stream has begun: its status says 200 already, so the problem is an event
        yield _event("error", problem(code_of(error)).model_dump(exclude_none=True))
        return
    reply = answered.reply.as_dict()
    for index, block in enumerate(reply["blocks"]):
        yield _event("block", {"index": index, "block": block})
    yield _event("reply", reply, str(answered.version))


async def _growing(answering: asyncio.Future[Answered], said: asyncio.Queue[str]) -> AsyncIterator[dict[str, Any]]:
    """Yield a text block for each new sentence, with all before it, until the turn is answered."""
    sentences: list[str] = []
    while not answering.done():
        getting = asyncio.ensure_future(said.get())
        both: set[asyncio.Future[Any]] = {getting, answering}
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if not getting.done():
            getting.cancel()
            return
        sentences.append(getting.result())
        # Marks come with the reply, which knows the sources.
        yield {"type": "text", "markdown": "\n".join(sentences), "citations": [], "anchors": []}


def _event(name: str, data: Any, event_id: str | None = None) -> bytes:
    return format_sse_event(data_str=json.dumps(data, ensure_ascii=False), event=name, id=event_id)


def _access(conversation_id: str, bearer: HTTPAuthorizationCredentials | None) -> Access:
    if bearer is None:
        raise Refused("unauthorized")
    return Access(conversation_id, bearer.credentials)


def _etag(version: int) -> str:
    return f'"{version}"'
