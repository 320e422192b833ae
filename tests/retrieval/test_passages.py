"""From articles to passages and entries."""

from __future__ import annotations

from datetime import date

from credit_coach.knowledge.articles import SHORT
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.passages import BOUNDARY, entries_of, passage_id, passages_of


def test_every_section_is_a_passage(small_library: Library) -> None:
    """Each section of each article in each language is one passage under its stable id."""
    assert set(passages_of(small_library)) == {
        f"{lang}/{section}"
        for lang in ("zh", "en")
        for section in (
            "complain#short",
            "complain#how",
            "late-by-days#short",
            "late-by-days#grace",
            "late-by-days#record",
        )
    }


def test_a_passage_is_ready_to_show(small_library: Library) -> None:
    """Figures are filled in, steps and questions are apart, and the head's topics, products and day come along."""
    passage = passages_of(small_library)["zh/late-by-days#grace"]
    assert (passage.lang, passage.article, passage.section) == ("zh", "late-by-days", "grace")
    assert (passage.title, passage.heading) == ("信用卡晚还几天会上征信吗？", "宽限期有多长")
    assert [line.text for line in passage.lines] == [
        "多数信用卡的宽限期是3天，以你的合同为准。",
        "少还10元以内通常也算还清。",
        "平台通常按日报送，早一天还就少一天麻烦。",
    ]
    assert [line.kind for line in passage.lines] == ["sentence", "sentence", "item"]
    assert [line.text for line in passage.steps] == ["打开账单，看一下最后还款日。"]
    assert passage.questions[0] == "信用卡宽限期几天"
    assert (passage.topics, passage.products) == (("billing", "credit_report"), ("credit_card", "huabei"))
    assert passage.reviewed == date(2026, 11, 20)


def test_facts_and_history_stay_with_their_line(small_library: Library) -> None:
    """Each line keeps the facts that it cites, and which of them it tells as history."""
    lines = passages_of(small_library)["en/late-by-days#record"].lines
    assert [line.facts for line in lines] == [("record_years",), ("repair_window",), ()]
    assert lines[1].past == {"repair_window"}


def test_a_passage_text_is_title_heading_and_sentences(small_library: Library) -> None:
    """What is searched joins them without blanks in Chinese, with blanks in English, and leaves steps out."""
    passages = passages_of(small_library)
    assert (
        passages["zh/complain#short"].text == "对银行不满意，去哪里投诉？" * 2 + "先找银行的官方客服，没结果再打12378。"
    )
    english = passages["en/late-by-days#grace"]
    assert english.text.startswith(f"{english.title} How long is the grace period? Most cards give 3 days;")
    assert english.steps[0].text not in english.text


def test_an_id_says_where_and_leads_to_the_sibling(small_library: Library) -> None:
    """The id is language, article and section, and every passage finds the same section in the other language."""
    passages = passages_of(small_library)
    assert passage_id("zh", "a", "b") == "zh/a#b"
    for passage in passages.values():
        assert passage.in_lang(passage.lang) == passage.id
        other = passages[passage.in_lang("en" if passage.lang == "zh" else "zh")]
        assert (other.article, other.section) == (passage.article, passage.section)
        assert other.lang != passage.lang


def test_entries_lead_to_their_owner(small_library: Library) -> None:
    """A passage has one entry for its text, one for its heading and one for each typical question."""
    passages = passages_of(small_library)
    entries = entries_of(passages, ())
    mine = [entry for entry in entries if entry.owner == "zh/complain#how"]
    passage = passages["zh/complain#how"]
    assert [(entry.kind, entry.text) for entry in mine] == [
        ("passage", passage.text),
        ("question", passage.heading),
        *(("question", question) for question in passage.questions),
    ]
    assert {entry.lang for entry in mine} == {"zh"}
    assert len(entries) == sum(2 + len(one.questions) for one in passages.values())


def test_boundary_examples_are_entries_in_their_own_language(small_library: Library) -> None:
    """Each example of a subject that is not covered is a question of the language that it is written in."""
    entries = entries_of({}, small_library.vocabulary.boundaries)
    assert [(entry.owner, entry.lang, entry.text) for entry in entries] == [
        (f"{BOUNDARY}weather", "zh", "今天天气怎么样"),
        (f"{BOUNDARY}weather", "zh", "明天会下雨吗"),
        (f"{BOUNDARY}weather", "en", "what is the weather today"),
        (f"{BOUNDARY}weather", "en", "will it rain tomorrow"),
    ]


def test_shipped_entries_have_ids_of_their_own(library: Library) -> None:
    """No two entries share an id, no entry is empty, and the order is the same every time."""
    passages = passages_of(library)
    entries = entries_of(passages, library.vocabulary.boundaries)
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.text.strip() for entry in entries)
    assert entries == entries_of(passages_of(library), library.vocabulary.boundaries)


def test_shipped_lines_have_no_open_figure(library: Library) -> None:
    """Nothing that people read holds a figure's name in braces or a footnote."""
    for passage in passages_of(library).values():
        shown = (passage.title, passage.heading, *(line.text for line in (*passage.lines, *passage.steps)))
        for text in shown:
            assert not set("{}[]") & set(text), f"{passage.id}: {text}"


def test_shipped_anchors_name_one_place_of_a_page(library: Library) -> None:
    """On an article's page no two sentences share an anchor, and none has the name of a section."""
    pages: dict[tuple[str, str], list[str]] = {}
    for passage in passages_of(library).values():
        anchors = [line.anchor for line in (*passage.lines, *passage.steps)]
        pages.setdefault((passage.lang, passage.article), []).extend([passage.section, *anchors])
    for page, anchors in pages.items():
        assert SHORT in anchors
        assert len(set(anchors)) == len(anchors), page
