"""The door to LangChain: any chat model by one setting, as a stream of texts and the tokens that it cost."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Protocol

from pydantic import SecretStr

from credit_coach.errors import ExtraMissing, SettingInvalid

#: The longest answer that is asked for (tokens).
MAX_TOKENS = 700


class ModelFailed(Exception):
    """A call that gave nothing usable; `reason` is one word for the trace, `again` whether a second try may help."""

    def __init__(self, reason: str, *, again: bool) -> None:
        self.reason, self.again = reason, again
        super().__init__(reason)


@dataclass(frozen=True)
class Piece:
    """A stretch of the model's text; `tokens` is the cost of the whole call, where the service tells it."""

    text: str
    tokens: int | None = None


class WritingModel(Protocol):
    """Anything that continues a conversation."""

    name: str

    def stream(self, messages: Sequence[tuple[str, str]], stopped: threading.Event) -> Iterator[Piece]:
        """Yield the answer to (role, text) messages piece by piece until `stopped`; raises ModelFailed."""
        ...


class LangChainModel:
    """A chat model of LangChain. Its own retries are off: they would not know the deadline."""

    def __init__(self, chat: Any, name: str, schema: dict[str, Any] | None = None) -> None:
        """`chat` is a BaseChatModel; `schema` asks for JSON of that shape until the service refuses to."""
        self.name = name
        self._chat = chat
        self._schema = schema

    def stream(self, messages: Sequence[tuple[str, str]], stopped: threading.Event) -> Iterator[Piece]:
        """Yield the answer piece by piece."""
        chat = self._chat
        if self._schema is not None:
            shape = {"name": "answer", "schema": self._schema, "strict": True}
            chat = chat.bind(response_format={"type": "json_schema", "json_schema": shape})
        stream = None
        try:
            stream = chat.stream(list(messages))
            for chunk in stream:
                if stopped.is_set():
                    return
                usage = getattr(chunk, "usage_metadata", None) or {}
                yield Piece(_text(chunk.content), usage.get("total_tokens"))
        except Exception as error:  # every provider has its own errors
            status = getattr(error, "status_code", None)
            if status in (400, 415, 422) and self._schema is not None:
                # The service knows no such shape; from now on plain lines are read.
                self._schema = None
                raise ModelFailed("shape", again=True) from None
            raise ModelFailed(_reason(error, status), again=status is None or status == 429 or status >= 500) from None
        finally:
            if stream is not None and hasattr(stream, "close"):
                stream.close()


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


def _reason(error: Exception, status: int | None) -> str:
    if status is not None:
        return f"http-{status}"
    kind = type(error).__name__.lower()
    return "timeout" if "timeout" in kind else "connection" if "connect" in kind or "protocol" in kind else "broken"
