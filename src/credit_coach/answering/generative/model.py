"""The door to LangChain: any chat model by one setting, as a stream of texts, the tools it asks for, and its cost."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any, Protocol

from pydantic import SecretStr

from credit_coach.errors import ExtraMissing, SettingInvalid

#: The longest answer that is asked for (tokens).
MAX_TOKENS = 700
#: Tools that are used for one message, and the length of all that they are told (characters).
MAX_TOOL_CALLS, MAX_ARGUMENTS = 4, 6_000
#: What a service answers that does not know something of a request.
_REFUSED = (400, 404, 415, 422, 501)


class ModelFailed(Exception):
    """A call that gave nothing usable; `reason` is one word for the trace, `again` whether a second try may help."""

    def __init__(self, reason: str, *, again: bool) -> None:
        self.reason, self.again = reason, again
        super().__init__(reason)


@dataclass(frozen=True)
class ToolCall:
    """A tool that the model asks for, with its arguments as the model wrote them: JSON, if all is well."""

    name: str
    arguments: str


@dataclass(frozen=True)
class Piece:
    """A stretch of the model's text; `tokens` is the cost of the whole call, where the service tells it.

    `calls` are the tools that the model has asked for when it is done.
    """

    text: str
    tokens: int | None = None
    calls: tuple[ToolCall, ...] = ()


class WritingModel(Protocol):
    """Anything that continues a conversation. `takes_tools` tells whether it may be offered any."""

    name: str
    takes_tools: bool

    def stream(
        self, messages: Sequence[tuple[str, str]], stopped: threading.Event, tools: Sequence[dict[str, Any]] = ()
    ) -> Iterator[Piece]:
        """Yield the answer to (role, text) messages piece by piece until `stopped`; raises ModelFailed."""
        ...


class LangChainModel:
    """A chat model of LangChain. Its own retries are off: they would not know the deadline."""

    def __init__(self, chat: Any, name: str, schema: dict[str, Any] | None = None) -> None:
        """`chat` is a BaseChatModel; `schema` asks for JSON of that shape until the service refuses to."""
        self.name = name
        self._chat = chat
        self._schema = schema
        self.takes_tools = _takes_tools(chat)

    def stream(
        self, messages: Sequence[tuple[str, str]], stopped: threading.Event, tools: Sequence[dict[str, Any]] = ()
    ) -> Iterator[Piece]:
        """Yield the answer piece by piece, and at the end the tools that the model wants."""
        stream = None
        calls = _Calls()
        try:
            stream = self._bound(tools).stream(list(messages))
            for chunk in stream:
                if stopped.is_set():
                    return
                usage = getattr(chunk, "usage_metadata", None) or {}
                calls.take(chunk)
                yield Piece(_text(chunk.content), _count(usage.get("total_tokens")))
            yield Piece("", calls=calls.whole())
        except ModelFailed:
            raise
        except Exception as error:  # every provider has its own errors
            status = getattr(error, "status_code", None)
            if status in _REFUSED and self._gives_up(bool(tools)):
                raise ModelFailed("shape", again=True) from None
            raise ModelFailed(_reason(error, status), again=status is None or status == 429 or status >= 500) from None
        finally:
            if stream is not None and hasattr(stream, "close"):
                stream.close()

    def _bound(self, tools: Sequence[dict[str, Any]]) -> Any:
        """Return the chat model with tools, or with the asked shape: few services take both, and some mix them up."""
        if tools:
            return self._chat.bind_tools([{"type": "function", "function": tool} for tool in tools])
        if self._schema is None:
            return self._chat
        shape = {"name": "answer", "schema": self._schema, "strict": True}
        return self._chat.bind(response_format={"type": "json_schema", "json_schema": shape})

    def _gives_up(self, with_tools: bool) -> bool:
        """Ask for less from now on, where the service may not know what was asked: no tools, then plain lines."""
        if with_tools:
            self.takes_tools = False
            return True
        asked, self._schema = self._schema is not None, None
        return asked


def _takes_tools(chat: Any) -> bool:
    try:
        chat.bind_tools([])
    except NotImplementedError:
        return False
    return True


@dataclass
class _Calls:
    """Puts tool calls together that come in pieces, and gives up where they are too many or too long."""

    names: dict[object, str] = field(default_factory=dict)
    arguments: dict[object, str] = field(default_factory=dict)

    def take(self, chunk: Any) -> None:
        for part in _parts(chunk):
            index = part.get("index")
            # A service that does not number them sends each in one piece.
            key = len(self.names) if index is None else f"#{index}"
            self.names[key] = self.names.get(key, "") + str(part.get("name") or "")
            self.arguments[key] = self.arguments.get(key, "") + str(part.get("args") or "")
            if len(self.names) > MAX_TOOL_CALLS or sum(map(len, self.arguments.values())) > MAX_ARGUMENTS:
                raise ModelFailed("tool-flood", again=False)

    def whole(self) -> tuple[ToolCall, ...]:
        return tuple(ToolCall(name, self.arguments[key]) for key, name in self.names.items())


def _parts(chunk: Any) -> list[dict[str, Any]]:
    """Return the pieces of tool calls in a chunk; a model that does not stream gives a message with whole ones."""
    pieces = getattr(chunk, "tool_call_chunks", None)
    if pieces is not None:
        return list(pieces)
    whole = [{"name": one["name"], "args": json.dumps(one["args"])} for one in getattr(chunk, "tool_calls", ())]
    return [*whole, *getattr(chunk, "invalid_tool_calls", ())]


def load_model(name: str, url: str, key: SecretStr | None, seconds: float, schema: dict[str, Any]) -> LangChainModel:
    """Return the model that the settings name; raises ExtraMissing or SettingInvalid. Nothing is asked of it yet."""
    if find_spec("langchain") is None:
        raise ExtraMissing("model")
    from langchain.chat_models import init_chat_model

    given: dict[str, Any] = {"timeout": seconds, "max_retries": 0, "max_tokens": MAX_TOKENS, "temperature": 0}
    if url:
        given["base_url"] = url
    if key is not None:
        # The client keeps it as a secret too, so that it is in no log and no error.
        given["api_key"] = key.get_secret_value()
    try:
        chat = init_chat_model(name, **given)
    except ImportError:
        raise ExtraMissing("model") from None
    except Exception as error:
        # The text of the error is left out: it may repeat what was given.
        raise SettingInvalid("CREDIT_COACH_MODEL", f"{name!r} cannot be set up ({type(error).__name__})") from None
    return LangChainModel(chat, name.partition(":")[2] or name, schema if name.startswith("openai:") else None)


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    return "".join(part.get("text", "") for part in content or () if isinstance(part, dict))


def _count(reported: Any) -> int | None:
    return reported if type(reported) is int else None


def _reason(error: Exception, status: int | None) -> str:
    if status is not None:
        return f"http-{status}"
    kind = type(error).__name__.lower()
    return "timeout" if "timeout" in kind else "connection" if "connect" in kind or "protocol" in kind else "broken"
