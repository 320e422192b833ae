"""A real OpenAI-compatible server that nobody here wrote, with a tiny random model."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pydantic import SecretStr

from credit_coach.answering.generative.model import ModelFailed, load_model
from credit_coach.answering.generative.parsing import SCHEMA, Reader
from credit_coach.answering.generative.tools import offered

if os.environ.get("CI") != "true":
    pytest.importorskip("xllamacpp", reason="xllamacpp is not installed")
    pytest.importorskip("gguf", reason="gguf is not installed")

VOCABULARY, WIDTH, HEADS, LAYERS = 320, 64, 4, 1


def write_model(path: Path) -> None:
    """Write a llama of random weights with a byte vocabulary."""
    import gguf

    random = np.random.default_rng(7)
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_context_length(4096)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(WIDTH * 2)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_vocab_size(VOCABULARY)
    kinds = gguf.TokenType
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256))]
    types = [kinds.UNKNOWN, kinds.CONTROL, kinds.CONTROL, *[kinds.BYTE] * 256]
    tokens += [f"▁{number}" for number in range(VOCABULARY - len(tokens))]
    types += [kinds.NORMAL] * (VOCABULARY - len(types))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * VOCABULARY)
    writer.add_token_types(types)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_add_space_prefix(False)
    writer.add_chat_template("{% for message in messages %}{{ message.content }}\n{% endfor %}")

    def tensor(name: str, *shape: int) -> None:
        writer.add_tensor(name, random.normal(0, 0.1, shape).astype(np.float32))

    tensor("token_embd.weight", VOCABULARY, WIDTH)
    tensor("output_norm.weight", WIDTH)
    tensor("output.weight", VOCABULARY, WIDTH)
    for layer in range(LAYERS):
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            tensor(f"blk.{layer}.{name}.weight", WIDTH, WIDTH)
        for name in ("attn_norm", "ffn_norm"):
            tensor(f"blk.{layer}.{name}.weight", WIDTH)
        for name in ("ffn_gate", "ffn_up"):
            tensor(f"blk.{layer}.{name}.weight", WIDTH * 2, WIDTH)
        tensor(f"blk.{layer}.ffn_down.weight", WIDTH, WIDTH * 2)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server."""
    import xllamacpp

    path = tmp_path_factory.mktemp("gguf") / "tiny.gguf"
    write_model(path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(path)
    parameters.n_ctx = 4096
    parameters.port = port
    server = xllamacpp.Server(parameters)
    yield f"http://127.0.0.1:{port}/v1"
    del server


def test_a_real_server_streams_the_asked_shape(url: str) -> None:
    """Random weights under the server's grammar open the asked JSON; what they never close is a failed call."""
    model = load_model("openai:tiny", url, _key(), 60.0, SCHEMA)
    reader, text, count = Reader(), "", 0
    # The server fails when the tokens are used up inside the JSON.
    with contextlib.suppress(ModelFailed):
        for piece in model.stream([("human", "hi")], threading.Event()):
            count += 1
            text += piece.text
            reader.feed(piece.text)
    assert count > 3
    assert re.match(r'\s*\{\s*"(sentences|walk)"', text)
    assert all(sentence.text for sentence in reader.end())


def test_a_real_server_takes_tools(url: str) -> None:
    """The server accepts every tool as it is described and answers with text, with calls, or with a refusal of its own.

    Random weights call nothing on purpose; what is shown is that the request is understood.
    """
    model = load_model("openai:tiny", url, _key(), 60.0, SCHEMA)
    pieces = []
    with contextlib.suppress(ModelFailed):
        pieces += model.stream([("human", "hi")], threading.Event(), offered(("payoff_plan",), True))
    assert model.takes_tools
    assert pieces
    assert all(call.name for piece in pieces for call in piece.calls)


def test_a_real_stream_can_be_left(url: str) -> None:
    """Once stopped, no further piece comes and the call ends at once."""
    model = load_model("openai:tiny", url, _key(), 60.0, SCHEMA)
    stopped = threading.Event()
    stream = model.stream([("human", "hi")], stopped)
    next(stream)
    stopped.set()
    started = time.monotonic()
    assert list(stream) == []
    assert time.monotonic() - started < 5


def test_a_server_that_is_not_there_is_a_failed_connection() -> None:
    """A refused connection is told apart, for the trace."""
    model = load_model("openai:tiny", "http://127.0.0.1:9/v1", _key(), 2.0, SCHEMA)
    with pytest.raises(ModelFailed) as caught:
        list(model.stream([("human", "hi")], threading.Event()))
    assert caught.value.reason == "connection"
    assert caught.value.again


def _key() -> SecretStr:
    return SecretStr("none")
