"""The parser of articles: every construct, and every error with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.errors import ArticleInvalid, FactUnknown, FigureUnknown
from credit_coach.knowledge.articles import (
    Article,
    article_files,
    fill,
    load_articles,
    parse_article,
    token_facts,
    without_tokens,
)
from credit_coach.knowledge.library import Library

HEAD = """\
---
id: an-article
lang: zh
title: 标题是一个问题吗？
topics: [billing]
products: [huabei]
reviewed: 2026-11-25
related: [another]
---
"""
FIRST = HEAD.count("\n") + 1
BODY = """
短答案。[^grace_days]

## 第一节 {#first-section}

宽限期{grace_days}，少还{grace_days.tolerance}以内没事。[^record_years][^grace_days]
- 列表里的一条。[^repair_window:past]

另一段，不说规则。[^advice]
- [ ] 今天做的事。
? 一个问题
?   空格多的问题

## Second {#s2}
A sentence.
"""


@pytest.fixture
def article(tmp_path: Path) -> Article:
    """One article that uses every construct."""
    return parse(tmp_path, HEAD + BODY)


def parse(folder: Path, text: str) -> Article:
    """Write the text as an article and parse it."""
    path = folder / "an-article.md"
    path.write_text(text, encoding="utf-8")
    return parse_article(path)


def test_the_front_matter_is_typed(article: Article) -> None:
    """Id, language, title, topics, products, day of review and related articles are read as what they are."""
    head = article.head
    assert (article.id, article.lang, head.title) == ("an-article", "zh", "标题是一个问题吗？")
    assert (head.topics, head.products, head.related) == (("billing",), ("huabei",), ("another",))
    assert head.reviewed == date(2026, 11, 25)


def test_sections_have_ids_headings_and_lines(article: Article) -> None:
    """The short answer comes first under the title; every heading opens a section at its line."""
    assert [(one.id, one.heading, one.line) for one in article.sections] == [
        ("short", "标题是一个问题吗？", FIRST),
        ("first-section", "第一节", FIRST + 3),
        ("s2", "Second", FIRST + 13),
    ]
    assert article.section("s2") is article.sections[2]
    with pytest.raises(KeyError):
        article.section("s3")


def test_lines_are_sentences_items_steps_or_questions(article: Article) -> None:
    """Each marker gives its kind, questions are kept apart, and line numbers are those of the file."""
    section = article.section("first-section")
    assert [(one.kind, one.line - FIRST) for one in section.lines] == [
        ("sentence", 5),
        ("item", 6),
        ("sentence", 8),
        ("step", 9),
    ]
    assert [(one.text, one.line - FIRST) for one in section.questions] == [("一个问题", 10), ("空格多的问题", 11)]
    assert [one.kind for one in section.steps] == ["step"]


def test_facts_come_from_figures_and_footnotes(article: Article) -> None:
    """A sentence's facts are those of its figures, then its footnotes, each once; footnotes leave the text."""
    sentence = article.section("first-section").sentences[0]
    assert sentence.facts == ("grace_days", "record_years")
    assert sentence.template == "宽限期{grace_days}，少还{grace_days.tolerance}以内没事。"
    assert article.section("first-section").facts == {"grace_days", "record_years", "repair_window"}


def test_history_and_advice_are_marked(article: Article) -> None:
    """`:past` marks the fact as history, and [^advice] is a mark and no fact."""
    _, item, advice = article.section("first-section").sentences
    assert (item.facts, item.past, item.advice) == (("repair_window",), frozenset({"repair_window"}), False)
    assert (advice.facts, advice.past, advice.advice) == ((), frozenset(), True)


def test_figures_are_filled_in(article: Article, small_library: Library) -> None:
    """A sentence's text holds the register's figures in the language asked for."""
    sentence = article.section("first-section").sentences[0]
    assert sentence.text(small_library.facts, "zh") == "宽限期3天，少还10元以内没事。"
    assert fill("Up to {grace_days.tolerance} short.", small_library.facts, "en") == "Up to CNY 10 short."


def test_filling_in_names_what_is_unknown(small_library: Library) -> None:
    """An unknown fact and an unknown figure are different errors, and both carry the name."""
    with pytest.raises(FactUnknown, match="no_such_fact"):
        fill("{no_such_fact}", small_library.facts, "zh")
    with pytest.raises(FigureUnknown, match=r"'no_figure'.*it has:.*tolerance"):
        fill("{grace_days.no_figure}", small_library.facts, "zh")
    with pytest.raises(FigureUnknown, match=r"\(value\)"):
        fill("{interest_rule}", small_library.facts, "zh")


def test_tokens_can_be_listed_and_left_out() -> None:
    """The facts that a text's figures name are listed in order; without its tokens only the words are left."""
    assert token_facts("{a} 和 {b.c} 和 {a.d}") == ("a", "b", "a")
    assert without_tokens("逾期{a.b}天") == "逾期 天"


def head_with(old: str, new: str) -> str:
    """Return the article with one place of its front matter changed."""
    assert old in HEAD
    return HEAD.replace(old, new) + BODY


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "must start with front matter"),
        ("短答案。\n", 1, "must start with front matter"),
        ("---\nid: an-article\n", 1, "must start with front matter"),
        ("\ufeff" + HEAD + BODY, 1, "must start with front matter"),
        ("---\nid: [\n---\n", 2, "not YAML"),
        ("---\n- a list\n---\n", 2, "front matter"),
        ("---\n---\n", 2, "front matter"),
        (head_with("id: an-article\n", ""), 2, "id: Field required"),
        (head_with("id: an-article", "id: An_Article"), 2, "id: String should match pattern"),
        (head_with("lang: zh", "lang: fr"), 2, "lang: Input should be 'zh' or 'en'"),
        (head_with("title: 标题是一个问题吗？", "title: 短"), 2, "title: String should have at least 2"),
        (head_with("topics: [billing]", "topics: []"), 2, "topics: "),
        (head_with("topics: [billing]", "topics: billing"), 2, "topics: "),
        (head_with("reviewed: 2026-11-25", "reviewed: soon"), 2, "reviewed: "),
        (head_with("related: [another]", "relatd: [another]"), 2, "relatd: Extra inputs are not permitted"),
        (HEAD + "短。\n## 没有编号\n", FIRST + 1, "## Text {#section-id}"),
        (HEAD + "短。\n### 三级 {#three}\n", FIRST + 1, "## Text {#section-id}"),
        (HEAD + "短。\n## 大写 {#Big}\n", FIRST + 1, "## Text {#section-id}"),
        (HEAD + "短。\n\n[^grace_days]\n", FIRST + 2, "a footnote needs a sentence"),
        (HEAD + "短。\n- [^grace_days]\n", FIRST + 1, "a footnote needs a sentence"),
        (HEAD + "短。[^grace-days]\n", FIRST, "a footnote is written"),
        (HEAD + "短。[^grace_days:old]\n", FIRST, "a footnote is written"),
        (HEAD + "短。[^grace_days\n", FIRST, "a footnote is written"),
        (HEAD + "有{grace-days}。\n", FIRST, "a figure is written"),
        (HEAD + "有{grace_days.}。\n", FIRST, "a figure is written"),
        (HEAD + "有{grace_days。\n", FIRST, "a figure is written"),
        (HEAD + "有}。\n", FIRST, "a figure is written"),
        (HEAD + "短。\n## 好 {#good}\n- [ ] 看{Bad}。\n", FIRST + 2, "a figure is written"),
    ],
)
def test_each_error_names_file_line_and_reason(tmp_path: Path, text: str, line: int, reason: str) -> None:
    """What cannot be parsed is refused with the path, the line in the file and what should stand there."""
    with pytest.raises(ArticleInvalid) as caught:
        parse(tmp_path, text)
    error = caught.value
    assert (error.path, error.line) == (tmp_path / "an-article.md", line)
    assert reason in error.reason
    assert str(error).startswith(f"{error.path}:{line}: ")


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    """Bytes of another encoding, and a file that is not there, are refused as an article error."""
    path = tmp_path / "a.md"
    path.write_bytes((HEAD + BODY).encode("gb18030"))
    with pytest.raises(ArticleInvalid, match="cannot be read"):
        parse_article(path)
    with pytest.raises(ArticleInvalid, match="cannot be read"):
        parse_article(tmp_path / "none.md")


def test_windows_line_ends_change_nothing(tmp_path: Path, article: Article) -> None:
    """An article saved on Windows is the same article."""
    path = tmp_path / "an-article.md"
    path.write_bytes((HEAD + BODY).replace("\n", "\r\n").encode())
    assert parse_article(path) == article


def test_a_folder_is_read_by_language(small_knowledge: Path) -> None:
    """All Markdown files of both language folders are read, Chinese first, and nothing else."""
    articles = small_knowledge / "articles"
    (articles / "zh" / "notes.txt").write_text("not an article")
    (articles / "draft.md").write_text("not in a language folder")
    expected = [("zh", "complain"), ("zh", "late-by-days"), ("en", "complain"), ("en", "late-by-days")]
    assert [(path.parent.name, path.stem) for path in article_files(articles)] == expected
    assert [(one.lang, one.id) for one in load_articles(articles)] == expected


@given(st.text())
def test_any_body_is_parsed_or_refused_with_a_line(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    """Whatever a writer types below the front matter is an article, or an error at one of its lines."""
    path = tmp_path_factory.getbasetemp() / "fuzzed.md"
    path.write_text(HEAD + body, encoding="utf-8", errors="replace")
    try:
        lines = [section.line for section in parse_article(path).sections]
    except ArticleInvalid as error:
        lines = [error.line]
    assert lines == sorted(lines)
    assert all(FIRST <= line <= FIRST + len(body.splitlines()) for line in lines)
