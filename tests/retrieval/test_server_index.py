"""The index on a real Chroma server on this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from credit_coach import assembly
from credit_coach.config import Settings
from credit_coach.errors import IndexBroken, IndexMissing, IndexStale, IndexUnwritable
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.dense import Server, open_client
from credit_coach.retrieval.encoder import Encoder
from credit_coach.retrieval.index import build_index, open_index
from credit_coach.retrieval.server_index import build_on_server, open_on_server


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Chroma server on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).parent / "chroma"), "run", "--host", "127.0.0.1", "--port", str(port)]
    folder = tmp_path_factory.mktemp("chroma")
    server = subprocess.Popen([*command, "--path", str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture
def built(url: str, tmp_path: Path, small_library: Library, encoder: Encoder) -> str:
    """The server with a finished index of the small library."""
    build_on_server(url, tmp_path / "cache", small_library, encoder, lambda done, total: None)
    return url


def _collections(url: str) -> set[str]:
    client = open_client(Server(url, ""))
    names = {collection.name for collection in client.list_collections()}
    client.close()
    return names


def test_an_empty_server_is_a_missing_index(url: str, tmp_path: Path, library: Library, encoder: Encoder) -> None:
    """Before anything is built there, the message names the command."""
    with pytest.raises(IndexMissing, match="credit-coach index"):
        open_on_server(url, tmp_path, library, encoder)


def test_the_server_answers_as_the_folder_does(
    built: str, tmp_path: Path, small_library: Library, encoder: Encoder
) -> None:
    """Both homes give the same sections with the same confidence, whether what was prepared is at hand or made anew."""
    build_index(tmp_path / "folder", small_library, encoder, lambda done, total: None)
    local = open_index(tmp_path / "folder", small_library, encoder)
    for cache in ("cache", "another machine"):
        remote = open_on_server(built, tmp_path / cache, small_library, encoder)
        for question, lang in (("信用卡宽限期几天", "zh"), ("how long is the grace period", "en"), ("天气", "zh")):
            here, there = local(question, lang), remote(question, lang)  # type: ignore[arg-type]
            assert [hit.passage.id for hit in here.kept] == [hit.passage.id for hit in there.kept]
            assert there.confidence == pytest.approx(here.confidence, abs=1e-5)
        remote.close()
        assert len(list((tmp_path / cache).glob("*.safetensors"))) == 1
    local.close()


def test_a_damaged_file_is_made_anew(built: str, tmp_path: Path, small_library: Library, encoder: Encoder) -> None:
    """What was prepared on this machine is only a saving of time."""
    path = next((tmp_path / "cache").glob("*.safetensors"))
    size = path.stat().st_size
    path.write_bytes(b"cut off")
    open_on_server(built, tmp_path / "cache", small_library, encoder).close()
    assert path.stat().st_size == size


def test_other_content_is_stale(built: str, tmp_path: Path, small_library: Library, encoder: Encoder) -> None:
    """A machine with other articles refuses the server's index."""
    with pytest.raises(IndexStale, match="other articles or facts"):
        open_on_server(built, tmp_path, replace(small_library, digest="0" * 16), encoder)


def test_a_rebuild_keeps_the_one_before(built: str, tmp_path: Path, small_library: Library, encoder: Encoder) -> None:
    """A reader of the generation before still answers after a rebuild; older generations are gone."""
    reader = open_on_server(built, tmp_path / "cache", small_library, encoder)
    before = _collections(built)
    build_on_server(built, tmp_path / "cache", small_library, encoder, lambda done, total: None)
    assert reader("信用卡宽限期几天", "zh").kept[0].passage.id == "zh/late-by-days#grace"
    reader.close()
    build_on_server(built, tmp_path / "cache", small_library, encoder, lambda done, total: None)
    generations = {name.rsplit("-", 2)[0] for name in _collections(built) if "-gen-" in name}
    assert len(generations) == 2
    assert not {name for name in before if "-gen-" in name} & _collections(built)


def test_a_setting_chooses_the_server(url: str, tmp_path: Path, small_knowledge: Path) -> None:
    """With CREDIT_COACH_INDEX_URL, building and opening go to the server, and the data folder holds no vectors."""
    settings = Settings(data_dir=tmp_path / "data", knowledge_dir=small_knowledge, index_url=url)
    assembly.build_index(settings, lambda done, total: None)
    search = assembly.open_search(settings, assembly.load_content(settings))
    assert search("信用卡宽限期几天", "zh").kept[0].passage.id == "zh/late-by-days#grace"
    search.close()
    assert not list(settings.data_dir.rglob("*.bin"))


def test_no_server_is_said_without_secrets(tmp_path: Path, small_library: Library, encoder: Encoder) -> None:
    """A server that does not answer is named without what may be secret in its URL, for opening and for building."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://name:secret@127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(IndexBroken, match="cannot be reached") as opening:
        open_on_server(url, tmp_path, small_library, encoder)
    with pytest.raises(IndexUnwritable, match="cannot be reached") as building:
        build_on_server(url, tmp_path, small_library, encoder, lambda done, total: None)
    assert "secret" not in f"{opening.value}{building.value}"
