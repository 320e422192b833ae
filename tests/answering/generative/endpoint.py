"""An OpenAI-compatible HTTP server that answers as it is told, or fails in one of many ways."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Calls:
    """Tools that a model asks for, as (name, arguments as text), after some text of its own."""

    tools: Sequence[tuple[str, str]]
    text: str = ""


#: What a model makes of a request: the text that it writes, or the tools that it asks for.
Script = Callable[[dict[str, Any]], "str | Calls"]


class Endpoint:
    """A server on a free port. `script` writes the reply; `fault` says how it is delivered."""

    def __init__(self, script: Script, fault: str = "") -> None:
        self.script, self.fault = script, fault
        self.requests: list[dict[str, Any]] = []
        self.stopping = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                """Stay silent."""

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.requests.append(body)
                try:
                    _serve(self, outer, body)
                except (BrokenPipeError, ConnectionError):
                    self.close_connection = True

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Endpoint:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()


def _serve(handler: BaseHTTPRequestHandler, endpoint: Endpoint, body: dict[str, Any]) -> None:
    fault = endpoint.fault
    if fault.startswith("http-"):
        _plain(handler, int(fault[5:]), b'{"error": {"message": "no", "type": "x"}}')
    elif fault == "fails-once" and len(endpoint.requests) == 1:
        _plain(handler, 503, b"{}")
    elif fault == "refuses-shape" and "response_format" in body:
        _plain(handler, 400, b'{"error": {"message": "response_format is not known"}}')
    elif fault == "refuses-tools" and "tools" in body:
        _plain(handler, 400, b'{"error": {"message": "tools are not known"}}')
    elif fault == "breaks-on-tools" and "tools" in body:
        _plain(handler, 500, b'{"error": {"message": "no template"}}')
    elif fault == "hangs":
        endpoint.stopping.wait(30)
    elif fault == "closes":
        handler.close_connection = True
    elif fault == "resets":
        linger = struct.pack("ii", 1, 0)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        handler.connection.close()
    elif fault == "html":
        _plain(handler, 200, b"<html>maintenance</html>", "text/html")
    elif fault == "not-json":
        _plain(handler, 200, b"data: {{{{\n\ndata: [DONE]\n\n", "text/event-stream")
    else:
        _stream(handler, endpoint, endpoint.script(body))


def _plain(handler: BaseHTTPRequestHandler, status: int, body: bytes, kind: str = "application/json") -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _stream(handler: BaseHTTPRequestHandler, endpoint: Endpoint, written: str | Calls) -> None:
    fault = endpoint.fault
    text, calls = (written, Calls(())) if isinstance(written, str) else (written.text, written)
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    for number, piece in enumerate(_pieces(text, fault)):
        if fault == "drops" and number == 3:
            handler.connection.close()
            return
        if fault == "stalls" and number == 3:
            endpoint.stopping.wait(30)
            return
        if fault == "drips":
            time.sleep(0.15)
            if endpoint.stopping.is_set():
                return
        _event(handler, {"delta": {"role": "assistant", "content": piece}, "finish_reason": None})
    for delta in _call_deltas(calls, fault):
        if fault == "drips-tools" and (time.sleep(0.15) or endpoint.stopping.is_set()):
            return
        _event(handler, {"delta": {"tool_calls": [delta]}, "finish_reason": None})
        if fault == "stalls-in-tools":
            endpoint.stopping.wait(30)
            return
        if fault == "drops-in-tools":
            handler.connection.close()
            return
    if fault != "no-end":
        _event(
            handler,
            {"delta": {"role": "assistant", "content": ""}, "finish_reason": "stop"},
            usage=(fault != "no-usage"),
        )
        handler.wfile.write(b"data: [DONE]\n\n")


def _pieces(text: str, fault: str) -> Iterator[str]:
    if fault == "floods":
        while True:
            yield "还" * 500
    size = 1 if fault in ("drips", "letters") else 24
    for start in range(0, len(text), size):
        yield text[start : start + size]


def _call_deltas(calls: Calls, fault: str) -> Iterator[dict[str, Any]]:
    """Yield tool calls as services stream them: the name first, then the arguments in pieces."""
    for index, (name, arguments) in enumerate(calls.tools):
        yield {"index": index, "id": f"call-{index}", "type": "function", "function": {"name": name, "arguments": ""}}
        while fault == "floods-arguments":
            yield {"index": index, "function": {"arguments": "9" * 500}}
        size = 1 if fault == "drips-tools" else 16
        for start in range(0, len(arguments), size):
            yield {"index": index, "function": {"arguments": arguments[start : start + size]}}


def _event(handler: BaseHTTPRequestHandler, choice: dict[str, Any], *, usage: bool = False) -> None:
    chunk: dict[str, Any] = {
        "id": "x",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, **choice}],
    }
    if usage:
        chunk["usage"] = {"prompt_tokens": 300, "completion_tokens": 100, "total_tokens": 400}
    handler.wfile.write(f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n".encode())
    handler.wfile.flush()
