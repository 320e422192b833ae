"""The encoders against sentence-transformers itself, on small models that are made here."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import (
    Normalize,
    Pooling,
    StaticEmbedding,
    Transformer,
)
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from credit_coach.config import bundled_folder
from credit_coach.errors import EncoderUnavailable
from credit_coach.retrieval.encoder import SentenceTransformerEncoder, StaticEncoder, ViewsEncoder, load_encoder
from credit_coach.retrieval.units import VIEWS

TEXTS = [
    "花呗逾期一天会上征信吗",
    "How is the interest on a credit card computed?",
    "花呗 and 借呗, 哪个利息高?",
    "龘靐齉花呗",  # three characters that the tokenizer never saw
    "还不上钱了😭😭怎么办",
    "ＡＢＣ１２３ 全角",
    "逾期\u200b\u0000怎么办\n\t借款",
    "花呗怎么还款，" * 500,
]
PROMPTS = {"query": "question: ", "document": "passage: "}


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """Return a WordPiece tokenizer like that of the bundled model, trained on a few sentences."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.BertNormalizer()])
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    corpus = [
        TEXTS[0],
        TEXTS[1],
        "借呗借款利息高怎么还款",
        "question passage: how high is the interest",
        "abc123",
    ]
    tokenizer.train_from_iterator(
        corpus, trainers.WordPieceTrainer(vocab_size=400, special_tokens=special, show_progress=False)
    )
    return tokenizer


@pytest.fixture(scope="module")
def static_folder(tokenizer: Tokenizer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a static model at half precision, normalised, as sentence-transformers saves it."""
    return save_static(tokenizer, tmp_path_factory.mktemp("models") / "half", dtype=np.float16)


@pytest.fixture(scope="module")
def bert_folder(tokenizer: Tokenizer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a transformer of one layer with random weights and a prompt for either role."""
    plain, folder = tmp_path_factory.mktemp("bert"), tmp_path_factory.mktemp("models") / "bert"
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    BertModel(config).save_pretrained(plain)
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer, model_max_length=64, pad_token="[PAD]", unk_token="[UNK]"
    ).save_pretrained(plain)
    transformer = Transformer(str(plain))
    SentenceTransformer(modules=[transformer, Pooling(32)], prompts=PROMPTS, device="cpu").save(str(folder))
    return folder


def save_static(tokenizer: Tokenizer, folder: Path, *, dtype: Any, normalize: bool = True, **settings: Any) -> Path:
    """Save a static model with random weights into `folder`."""
    weights = np.random.default_rng(7).normal(size=(tokenizer.get_vocab_size(), 24)).astype(dtype)
    modules: list[Any] = [StaticEmbedding(tokenizer, embedding_weights=weights)]
    model = SentenceTransformer(modules=[*modules, *([Normalize()] if normalize else [])], device="cpu", **settings)
    model.save(str(folder), create_model_card=False)
    return folder


def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Refuse every outgoing connection; return the list that the refused addresses are added to."""
    asked: list[object] = []

    def refuse(self: socket.socket, address: object) -> None:
        asked.append(address)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: refuse(socket.socket(), args))
    return asked


@pytest.mark.parametrize("normalize", [True, False])
@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_static_encoder_gives_the_vectors_of_sentence_transformers(
    tokenizer: Tokenizer, tmp_path: Path, dtype: Any, normalize: bool
) -> None:
    """Half or full precision, normalised or not, unknown characters and all: both loaders give the same vectors."""
    folder = save_static(tokenizer, tmp_path / "model", dtype=dtype, normalize=normalize)
    expected = SentenceTransformer(str(folder), device="cpu").encode(TEXTS, normalize_embeddings=True)
    rows = StaticEncoder(folder).encode(TEXTS)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(rows, expected, atol=3e-3 if dtype is np.float16 else 1e-6)


def test_static_encoder_gives_unit_rows_one_by_one_as_in_a_batch(static_folder: Path) -> None:
    """A text has the same vector of length one alone and among others, as a question and as a passage."""
    encoder = StaticEncoder(static_folder)
    rows = encoder.encode(TEXTS, "passage")
    assert rows.shape == (len(TEXTS), encoder.dimensions) == (len(TEXTS), 24)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-6)
    np.testing.assert_array_equal(rows, np.concatenate([encoder.encode([text]) for text in TEXTS]))


@pytest.mark.parametrize("text", ["", "  \n", "龘靐", "😭😭"])
def test_a_text_without_a_known_piece_gives_zeros(static_folder: Path, text: str) -> None:
    """Nothing known means zeros, not NaN and not the direction of the unknown piece."""
    assert not StaticEncoder(static_folder).encode([text, "花呗"])[0].any()
    assert not StaticEncoder(static_folder).encode([text]).any()


@pytest.mark.parametrize("model", ["static_folder", "bert_folder"])
def test_no_texts_give_no_rows(model: str, request: pytest.FixtureRequest) -> None:
    """An empty batch keeps the number of columns, so that callers can stack it."""
    encoder = load_encoder(str(request.getfixturevalue(model)))
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_static_encoder_needs_no_torch_and_no_network(static_folder: Path) -> None:
    """A local static model is served without importing torch or sentence-transformers and without a connection."""
    program = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise SystemExit('connects')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
        "from credit_coach.retrieval.encoder import load_encoder\n"
        "load_encoder(sys.argv[1]).encode(['花呗'])\n"
        "print([name for name in ('torch', 'sentence_transformers', 'transformers') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(static_folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


def test_one_question_takes_well_under_a_millisecond(static_folder: Path) -> None:
    """A short question costs tens of microseconds; the bound leaves room for a busy machine."""
    encoder = StaticEncoder(static_folder)
    times = []
    for _ in range(300):
        started = time.perf_counter()
        encoder.encode(["花呗逾期一天会上征信吗"])
        times.append(time.perf_counter() - started)
    assert sorted(times)[150] < 0.5e-3


def test_name_changes_with_the_weights_and_not_with_the_card(static_folder: Path, tmp_path: Path) -> None:
    """An index built with other weights must be noticed, while a reworded model card must not make it stale."""
    folder = Path(shutil.copytree(static_folder, tmp_path / "half"))
    name = StaticEncoder(folder).name
    assert name == StaticEncoder(static_folder).name
    (folder / "README.md").write_text("A card.")
    assert StaticEncoder(folder).name == name
    weights = load_file(folder / "model.safetensors")["embedding.weight"]
    save_file({"embedding.weight": weights + np.float16(1)}, folder / "model.safetensors")
    assert StaticEncoder(folder).name != name


def test_static_model_with_prompts_is_left_to_sentence_transformers(tokenizer: Tokenizer, tmp_path: Path) -> None:
    """The light loader knows no prompts, so a static model that has some takes the other way and obeys them."""
    folder = save_static(tokenizer, tmp_path / "prompted", dtype=np.float32, prompts=PROMPTS)
    encoder = load_encoder(str(folder))
    assert isinstance(encoder, SentenceTransformerEncoder)
    expected = StaticEncoder(folder).encode(["passage: 花呗"])
    np.testing.assert_allclose(encoder.encode(["花呗"], "passage"), expected, atol=1e-6)


def test_transformer_uses_the_prompt_of_the_role(bert_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question and a passage get the model's own prompts, unit vectors, one torch thread and no connection."""
    import torch

    torch.set_num_threads(2)
    asked = no_network(monkeypatch)
    encoder = load_encoder(str(bert_folder))
    assert isinstance(encoder, SentenceTransformerEncoder)
    assert (encoder.dimensions, torch.get_num_threads(), asked) == (32, 1, [])
    plain = SentenceTransformer(str(bert_folder), device="cpu", local_files_only=True)
    for role, prompt in (("question", "question: "), ("passage", "passage: ")):
        rows = encoder.encode(TEXTS, role)  # type: ignore[arg-type]
        expected = plain.encode([prompt + text for text in TEXTS], prompt="", normalize_embeddings=True)
        assert rows.dtype == np.float32
        np.testing.assert_allclose(rows, expected, atol=1e-5)
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert encoder.name.startswith("bert@")
    assert not encoder.encode(["花呗", " "])[1].any()


def test_bundled_model_knows_what_means_the_same() -> None:
    """The bundled model loads without torch and puts a paraphrase, and a translation, before another question."""
    encoder = load_encoder("bundled")
    assert isinstance(encoder, ViewsEncoder)
    question, paraphrase, translation, other = encoder.encode(
        [
            "花呗逾期会上征信吗",
            "花呗没按时还影响信用报告吗",
            "does a late huabei payment show on my credit report",
            "怎么注销信用卡",
        ]
    )
    assert question @ paraphrase > question @ other
    assert question @ translation > question @ other


def test_bundled_model_gives_the_vectors_of_sentence_transformers() -> None:
    """The tables read with numpy and the module in torch give the same vectors, of length one, alone and in a batch."""
    folder = bundled_folder("models") / "coach-static"
    module = SentenceTransformer(str(folder), device="cpu", local_files_only=True, trust_remote_code=True)
    texts = [*TEXTS, "", "  \n", "龘靐", "😭😭", "花"]
    encoder = ViewsEncoder(folder)
    rows = encoder.encode(texts, "passage")
    assert rows.dtype == np.float32
    assert rows.shape == (len(texts), encoder.dimensions) == (len(texts), module.get_embedding_dimension())
    np.testing.assert_allclose(rows, module.encode(texts), atol=1e-5)
    known = rows.any(axis=1)
    np.testing.assert_allclose(np.linalg.norm(rows[known], axis=1), 1.0, atol=1e-6)
    np.testing.assert_array_equal(rows, np.concatenate([encoder.encode([text]) for text in texts]))
    assert not encoder.encode(["", "  \n", "😭😭"]).any()


def test_bundled_model_is_small_fast_and_needs_no_torch() -> None:
    """At most 20 MB on disk; a short question costs tens of microseconds; neither torch nor its libraries come in."""
    folder = bundled_folder("models") / "coach-static"
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 20e6
    program = (
        "import sys, time\n"
        "from credit_coach.retrieval.encoder import load_encoder\n"
        "encoder, times = load_encoder('bundled'), []\n"
        "for _ in range(1000):\n"
        "    started = time.perf_counter()\n"
        "    encoder.encode(['花呗逾期一天会上征信吗'])\n"
        "    times.append(time.perf_counter() - started)\n"
        "print([name for name in ('torch', 'sentence_transformers') if name in sys.modules], sorted(times)[100])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    modules, seconds = done.stdout.rsplit(" ", 1)
    assert modules == "[]"
    assert float(seconds) < 100e-6  # twice what it takes, for a busy machine


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("model.safetensors", b"not weights at all", "damaged"),
        ("units.json", b"{", "JSON files is damaged"),
        ("units.json", b'{"words":["a"],"pairs":[]}', "does not fit the units"),
        ("tokenizer.json", None, "tokenizer cannot be read"),
    ],
)
def test_broken_bundled_folder_is_explained(tmp_path: Path, file: str, content: bytes | None, reason: str) -> None:
    """Whatever file of the three views is damaged or gone, the failure is an `EncoderUnavailable` with a reason."""
    folder = Path(shutil.copytree(bundled_folder("models") / "coach-static", tmp_path / "broken"))
    (folder / file).unlink()
    if content is not None:
        (folder / file).write_bytes(content)
    with pytest.raises(EncoderUnavailable, match=reason):
        load_encoder(str(folder))


def test_bundled_model_without_a_view_is_refused(tmp_path: Path) -> None:
    """A file of weights in which a table is missing fails at once, and names it."""
    folder = Path(shutil.copytree(bundled_folder("models") / "coach-static", tmp_path / "broken"))
    tables = load_file(folder / "model.safetensors")
    save_file({name: table for name, table in tables.items() if name != VIEWS[1]}, folder / "model.safetensors")
    with pytest.raises(EncoderUnavailable, match=f"{VIEWS[1]}.* is missing"):
        load_encoder(str(folder))


def test_missing_library_is_explained(bert_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without sentence-transformers the message says which extra to install."""
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EncoderUnavailable, match=r"not installed.*credit-coach\[encoders\]"):
        load_encoder(str(bert_folder))


def test_unknown_name_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is in no cache, on a machine without network, is an `EncoderUnavailable` with that name."""
    no_network(monkeypatch)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(EncoderUnavailable, match="nobody/no-such-model"):
        load_encoder("nobody/no-such-model")


@pytest.mark.parametrize("name", ["./no-such-folder", "/no/such/folder", "~/no-such-folder"])
def test_missing_folder_is_not_looked_up_online(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistyped path is reported as a missing folder, and never sent to the hub as a model name."""
    asked = no_network(monkeypatch)
    with pytest.raises(EncoderUnavailable, match="there is no folder"):
        load_encoder(name)
    assert asked == []


def test_missing_bundled_model_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package built without the model says which folder is missing."""
    monkeypatch.setattr("credit_coach.retrieval.encoder.bundled_folder", lambda name: tmp_path / name)
    with pytest.raises(EncoderUnavailable, match=r"there is no folder .*coach-static"):
        load_encoder("bundled")


def test_empty_folder_is_explained(tmp_path: Path) -> None:
    """An empty folder is reported at once."""
    with pytest.raises(EncoderUnavailable, match="is empty"):
        load_encoder(str(tmp_path))


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("model.safetensors", b"not weights at all", "damaged"),
        ("model.safetensors", None, "model.safetensors"),
        ("tokenizer.json", b"{", "tokenizer cannot be read"),
        ("tokenizer.json", None, "tokenizer cannot be read"),
        ("modules.json", b"[", "JSON files is damaged"),
        ("modules.json", None, "neither modules.json nor config.json"),
    ],
)
def test_broken_static_folder_is_explained(
    static_folder: Path, tmp_path: Path, file: str, content: bytes | None, reason: str
) -> None:
    """Whatever file of the model is damaged or gone, the failure is an `EncoderUnavailable` with a reason."""
    folder = Path(shutil.copytree(static_folder, tmp_path / "broken"))
    (folder / file).unlink()
    if content is not None:
        (folder / file).write_bytes(content)
    with pytest.raises(EncoderUnavailable, match=reason) as caught:
        load_encoder(str(folder))
    assert str(caught.value).count("\n") == 0


def test_weights_that_do_not_fit_the_tokenizer_are_refused(static_folder: Path, tmp_path: Path) -> None:
    """A table with fewer rows than the tokenizer has pieces fails at once, not in the middle of a question."""
    folder = Path(shutil.copytree(static_folder, tmp_path / "short"))
    save_file({"embedding.weight": np.zeros((3, 24), dtype=np.float16)}, folder / "model.safetensors")
    with pytest.raises(EncoderUnavailable, match="does not fit"):
        load_encoder(str(folder))
    save_file({"other": np.zeros((3, 24), dtype=np.float16)}, folder / "model.safetensors")
    with pytest.raises(EncoderUnavailable, match=r"embedding\.weight.* is missing"):
        load_encoder(str(folder))


def test_static_module_may_lie_in_its_own_folder(static_folder: Path) -> None:
    """A folder that modules.json gives the static module is followed, as other versions of the library save it."""
    nested = static_folder.with_name("nested")
    shutil.copytree(static_folder, nested)
    modules = json.loads((nested / "modules.json").read_text("utf-8"))
    modules[0]["path"] = "0_StaticEmbedding"
    (nested / "modules.json").write_text(json.dumps(modules), "utf-8")
    (nested / "0_StaticEmbedding").mkdir()
    for file in ("model.safetensors", "tokenizer.json"):
        (nested / file).rename(nested / "0_StaticEmbedding" / file)
    np.testing.assert_array_equal(StaticEncoder(nested).encode(TEXTS), StaticEncoder(static_folder).encode(TEXTS))
