"""The index on disk: refused when it is not ours, replaced only by one that works."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from credit_coach.errors import IndexBroken, IndexMissing, IndexProblem, IndexStale, IndexUnwritable
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.encoder import Encoder, Role
from credit_coach.retrieval.index import FORMAT, build_index, open_index
from credit_coach.retrieval.passages import entries_of, passages_of


@dataclass
class FailingEncoder:
    """An encoder that breaks off in the middle of a build."""

    name: str
    failure: BaseException
    dimensions: int = 128

    def encode(self, texts: Sequence[str], role: Role = "question") -> NDArray[np.float32]:
        """Raise the failure."""
        raise self.failure


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the index of the small library goes; it does not exist yet."""
    return tmp_path / "data" / "index"


@pytest.fixture
def built(folder: Path, small_library: Library, encoder: Encoder) -> Path:
    """A finished index of the small library."""
    build(folder, small_library, encoder)
    return folder


def build(folder: Path, library: Library, encoder: Encoder) -> int:
    """Build without showing progress."""
    return build_index(folder, library, encoder, lambda done, total: None)


def answers(folder: Path, library: Library, encoder: Encoder) -> bool:
    """Tell whether the index opens and finds a section by its own question."""
    search = open_index(folder, library, encoder)
    found = search("信用卡宽限期几天", "zh").kept[0].passage.id
    search.close()
    return found == "zh/late-by-days#grace"


def names(folder: Path) -> set[str]:
    """Return the names of what lies in the folder."""
    return {path.name for path in folder.iterdir()}


def pointer(folder: Path) -> dict[str, object]:
    """Return what current.json says."""
    manifest: dict[str, object] = json.loads((folder / "current.json").read_text("utf-8"))
    return manifest


def test_a_built_index_answers(folder: Path, small_library: Library, encoder: Encoder) -> None:
    """Building makes the folders it needs, counts every entry, reports progress to the end, and the index answers."""
    seen: list[tuple[int, int]] = []
    count = build_index(folder, small_library, encoder, lambda done, total: seen.append((done, total)))
    assert count == len(entries_of(passages_of(small_library), small_library.vocabulary.boundaries))
    assert seen[-1] == (count, count)
    assert answers(folder, small_library, encoder)


def test_the_pointer_says_what_the_index_was_made_of(built: Path, small_library: Library, encoder: Encoder) -> None:
    """Beside the one generation lies a pointer with its name, the format, the content's digest and the encoder."""
    manifest = pointer(built)
    assert names(built) == {"current.json", manifest["generation"]}
    assert (manifest["format"], manifest["knowledge"], manifest["encoder"]) == (
        FORMAT,
        small_library.digest,
        encoder.name,
    )


def test_a_missing_index_says_how_to_build_it(folder: Path, small_library: Library, encoder: Encoder) -> None:
    """No folder, and a folder without a pointer, are a missing index, and the message names the command."""
    with pytest.raises(IndexMissing, match="credit-coach index"):
        open_index(folder, small_library, encoder)
    folder.mkdir(parents=True)
    with pytest.raises(IndexMissing, match="never finished"):
        open_index(folder, small_library, encoder)


def test_an_index_of_other_content_is_stale(built: Path, small_library: Library, encoder: Encoder) -> None:
    """When a file of the knowledge folder has changed since, the index is refused."""
    with pytest.raises(IndexStale, match="other articles or facts"):
        open_index(built, replace(small_library, digest="0" * 16), encoder)


def test_an_index_of_another_encoder_is_stale(built: Path, small_library: Library, encoder: Encoder) -> None:
    """Vectors of another model are refused."""
    other = FailingEncoder("another-model", AssertionError("an index that is refused needs no vectors"))
    with pytest.raises(IndexStale, match="another encoder"):
        open_index(built, small_library, other)


def test_an_index_of_another_version_is_stale(built: Path, small_library: Library, encoder: Encoder) -> None:
    """What an older or newer format stored is refused, whatever else matches."""
    (built / "current.json").write_text(json.dumps(pointer(built) | {"format": FORMAT + 1}))
    with pytest.raises(IndexStale, match="another version"):
        open_index(built, small_library, encoder)


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b'"gen-1"', b"\xff\xfe", b"null"])
def test_an_unreadable_pointer_is_a_broken_index(
    built: Path, small_library: Library, encoder: Encoder, content: bytes
) -> None:
    """A pointer that is cut off, not JSON, or not a mapping, is named."""
    (built / "current.json").write_bytes(content)
    with pytest.raises(IndexBroken, match=r"current\.json"):
        open_index(built, small_library, encoder)


def test_a_pointer_to_nothing_is_a_missing_index(built: Path, small_library: Library, encoder: Encoder) -> None:
    """A generation that was deleted by hand has to be built again."""
    (built / str(pointer(built)["generation"])).rename(built / "elsewhere")
    with pytest.raises(IndexMissing):
        open_index(built, small_library, encoder)


@pytest.mark.parametrize("content", [b"", b"this is no database" * 100])
def test_a_damaged_database_is_a_broken_index(
    built: Path, small_library: Library, encoder: Encoder, content: bytes
) -> None:
    """An empty or overwritten database is refused as broken, never as an error of Chroma's, and building mends it."""
    (built / str(pointer(built)["generation"]) / "chroma.sqlite3").write_bytes(content)
    with pytest.raises(IndexBroken, match="credit-coach index"):
        open_index(built, small_library, encoder)
    build(built, small_library, encoder)
    assert answers(built, small_library, encoder)


@pytest.mark.parametrize("name", ["header.bin", "data_level0.bin"])
def test_a_lost_vector_file_is_a_broken_index(
    index_dir: Path, tmp_path: Path, library: Library, encoder: Encoder, name: str
) -> None:
    """When files with vectors are gone, a large index, which reads them, is refused before anybody asks it."""
    folder = tmp_path / "index"
    shutil.copytree(index_dir, folder)
    files = list(folder.rglob(name))
    assert files
    for path in files:
        path.unlink()
    with pytest.raises(IndexBroken):
        open_index(folder, library, encoder)


def test_missing_entries_are_noticed(built: Path, small_library: Library, encoder: Encoder) -> None:
    """An index with fewer entries than the content has is refused with both numbers."""
    more = replace(small_library, vocabulary=small_library.vocabulary.model_copy(update={"boundaries": ()}))
    count = len(entries_of(passages_of(small_library), small_library.vocabulary.boundaries))
    with pytest.raises(IndexBroken, match=f"holds {count} entries instead of {count - 4}"):
        open_index(built, more, encoder)


def test_a_half_built_folder_is_ignored_and_later_removed(
    built: Path, small_library: Library, encoder: Encoder
) -> None:
    """What a cut-off build left behind disturbs no reader, and the next build clears it away."""
    for name in (".build-gen-cut-off", "gen-never-pointed-to"):
        (built / name).mkdir()
        (built / name / "chroma.sqlite3").write_bytes(b"half")
    assert answers(built, small_library, encoder)
    before = pointer(built)["generation"]
    build(built, small_library, encoder)
    assert names(built) == {"current.json", before, pointer(built)["generation"]}


def test_a_half_built_folder_alone_is_no_index(folder: Path, small_library: Library, encoder: Encoder) -> None:
    """Without a pointer a folder that looks like a generation is not opened."""
    (folder / "gen-0-0").mkdir(parents=True)
    with pytest.raises(IndexMissing):
        open_index(folder, small_library, encoder)


def test_rebuilding_swaps_and_keeps_only_the_generation_before(
    built: Path, small_library: Library, encoder: Encoder
) -> None:
    """Of three builds the first is removed: a running server may still read the second; foreign files stay."""
    (built / "notes.txt").write_text("mine")
    (built / "backup").mkdir()
    first = pointer(built)["generation"]
    build(built, small_library, encoder)
    second = pointer(built)["generation"]
    build(built, small_library, encoder)
    third = pointer(built)["generation"]
    assert len({first, second, third}) == 3
    assert names(built) == {"current.json", second, third, "notes.txt", "backup"}
    assert answers(built, small_library, encoder)


def test_a_reader_survives_a_rebuild(built: Path, small_library: Library, encoder: Encoder) -> None:
    """A search that was opened before a rebuild goes on answering in both languages from the files it holds."""
    search = open_index(built, small_library, encoder)
    before = [search("信用卡宽限期几天", "zh"), search("how long is the grace period", "en")]
    build(built, small_library, encoder)
    assert [search("信用卡宽限期几天", "zh"), search("how long is the grace period", "en")] == before
    search.close()


@pytest.mark.parametrize("failure", [RuntimeError("no memory"), KeyboardInterrupt(), OSError(28, "No space left")])
def test_a_failed_build_leaves_the_old_index_serving(
    built: Path, small_library: Library, encoder: Encoder, failure: BaseException
) -> None:
    """A build that breaks off, is interrupted or runs out of space leaves no rubbish, and the old index answers."""
    before = names(built), (built / "current.json").read_bytes()
    with pytest.raises(type(failure)):
        build(built, small_library, FailingEncoder(encoder.name, failure))
    assert (names(built), (built / "current.json").read_bytes()) == before
    assert answers(built, small_library, encoder)


def test_an_index_that_fails_its_test_queries_is_not_swapped_in(
    built: Path, small_knowledge: Path, small_library: Library, encoder: Encoder
) -> None:
    """Content whose questions cannot find their sections, thirty alike here, leaves the old index serving."""
    before = names(built), (built / "current.json").read_bytes()
    head = (small_knowledge / "articles" / "zh" / "complain.md").read_text("utf-8").split("\n\n")[0]
    sections = "".join(f"\n## 一样 {{#s{n}}}\n一样。\n? 一样吗\n" for n in range(30))
    (small_knowledge / "articles" / "zh" / "alike.md").write_text(
        head.replace("id: complain", "id: alike") + "\n一样。\n" + sections, encoding="utf-8"
    )
    with pytest.raises(IndexBroken, match=r"does not find .*zh/alike#s"):
        build(built, Library.load(small_knowledge), encoder)
    assert (names(built), (built / "current.json").read_bytes()) == before
    assert answers(built, small_library, encoder)


def test_a_pointer_that_cannot_be_replaced_is_unwritable(
    folder: Path, small_library: Library, encoder: Encoder
) -> None:
    """When only the last step fails, it is the same error, and the new generation does not stay behind."""
    (folder / "current.json").mkdir(parents=True)
    with pytest.raises(IndexUnwritable, match="CREDIT_COACH_DATA_DIR"):
        build(folder, small_library, encoder)
    assert [name for name in names(folder) if name.startswith("gen-")] == []


def test_an_unwritable_folder_says_which_setting_to_change(
    tmp_path: Path, small_library: Library, encoder: Encoder
) -> None:
    """Where a file stands in the way, nothing is written and the message names the setting."""
    file = tmp_path / "file"
    file.write_text("not a folder")
    with pytest.raises(IndexUnwritable, match="CREDIT_COACH_DATA_DIR") as caught:
        build(file / "index", small_library, encoder)
    assert caught.value.place == file / "index"
    assert file.read_text() == "not a folder"
    with pytest.raises(IndexProblem):
        open_index(file / "index", small_library, encoder)


def test_an_index_opens_again_and_again(built: Path, small_library: Library, encoder: Encoder) -> None:
    """Opening, asking and closing leaves an index as good as new, although Chroma rewrites some of its files."""
    for _ in range(3):
        assert answers(built, small_library, encoder)


def test_a_truncated_vector_file_is_refused_before_chroma_reads_it(
    built: Path, small_library: Library, encoder: Encoder
) -> None:
    """A vector file of another size is a broken index, not a crash."""
    next(path for path in built.rglob("data_level0.bin")).write_bytes(b"cut off")
    with pytest.raises(IndexBroken):
        open_index(built, small_library, encoder)


def test_many_threads_survive_a_rebuild(built: Path, small_library: Library, encoder: Encoder) -> None:
    """Forty readers at once, each opening files of its own, still answer after the index was rebuilt beside them."""
    search = open_index(built, small_library, encoder)
    build(built, small_library, encoder)
    with ThreadPoolExecutor(40) as pool:
        results = list(pool.map(lambda _: search("信用卡宽限期几天", "zh").kept[0].passage.id, range(120)))
    assert len(set(results)) == 1
    search.close()
