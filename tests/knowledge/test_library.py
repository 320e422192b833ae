"""The knowledge folder as one thing, and the digest that an index remembers."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit_coach.errors import ArticleInvalid, ContentError, FactInvalid, VocabularyInvalid
from credit_coach.knowledge.library import Library


def test_everything_is_loaded(small_library: Library) -> None:
    """Facts, both languages of every article and the vocabulary come together."""
    assert len(small_library.facts) == 7
    assert set(small_library.articles) == {
        (lang, name) for lang in ("zh", "en") for name in ("complain", "late-by-days")
    }
    assert small_library.vocabulary.product_ids == {"credit_card", "huabei"}


def test_an_article_is_found_by_language_and_id(small_library: Library) -> None:
    """An article is given back for its id in its language; an unknown one is None."""
    article = small_library.article("en", "complain")
    assert article is not None
    assert article.lang == "en"
    assert small_library.article("en", "no-such-article") is None


@pytest.mark.parametrize(
    "name", ["facts.yaml", "articles/zh/complain.md", "articles/en/complain.md", "vocabulary/terms.yaml"]
)
def test_the_digest_changes_with_any_file(small_knowledge: Path, name: str) -> None:
    """One more byte in any file that an answer depends on gives another digest, and taking it back the old one."""
    before = Library.load(small_knowledge).digest
    path = small_knowledge / name
    content = path.read_bytes()
    path.write_bytes(content + b"\n")
    assert Library.load(small_knowledge).digest != before
    path.write_bytes(content)
    assert Library.load(small_knowledge).digest == before


def test_the_digest_changes_with_names(small_knowledge: Path) -> None:
    """The same text under another file name is another content, and so is one article less."""
    before = Library.load(small_knowledge).digest
    path = small_knowledge / "articles" / "zh" / "complain.md"
    renamed = path.rename(path.with_name("complaint.md"))
    after = Library.load(small_knowledge).digest
    renamed.unlink()
    assert len({before, after, Library.load(small_knowledge).digest}) == 3


def test_the_digest_ignores_where_the_folder_lies_and_what_only_measures(small_knowledge: Path, tmp_path: Path) -> None:
    """Moving the folder, or adding exam questions and notes, leaves the digest as it was."""
    before = Library.load(small_knowledge).digest
    (small_knowledge / "exam").mkdir()
    (small_knowledge / "exam" / "questions.yaml").write_text("[]")
    (small_knowledge / "README.md").write_text("how to write")
    moved = small_knowledge.rename(tmp_path / "elsewhere")
    assert Library.load(moved).digest == before


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("facts.yaml", FactInvalid),
        ("articles/en/complain.md", ArticleInvalid),
        ("vocabulary/style.yaml", VocabularyInvalid),
    ],
)
def test_a_broken_file_is_a_content_error(small_knowledge: Path, name: str, error: type[ContentError]) -> None:
    """Each kind of file has its own error, which names the file."""
    (small_knowledge / name).write_text("{")
    with pytest.raises(error, match=Path(name).name):
        Library.load(small_knowledge)
