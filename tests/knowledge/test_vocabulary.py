"""The closed lists: loaded, labelled in two languages, and refused when they break their schema."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit_coach.errors import VocabularyInvalid
from credit_coach.knowledge.library import Library
from credit_coach.knowledge.vocabulary import Vocabulary


def test_entries_speak_both_languages(small_library: Library) -> None:
    """Topics, products and boundaries give their label, question or help in the language asked for."""
    vocabulary = small_library.vocabulary
    topic, product, boundary = vocabulary.topics[0], vocabulary.products[1], vocabulary.boundaries[0]
    assert (topic.label("zh"), topic.label("en")) == ("账单", "bills")
    assert (topic.ask("zh"), topic.ask("en")) == ("账单日是什么", "What is a billing day?")
    assert (product.label("zh"), product.label("en")) == ("花呗", "Huabei")
    assert (boundary.label("zh"), boundary.label("en")) == ("天气", "the weather")
    assert boundary.help("zh").startswith("天气请看")
    assert boundary.help("en").startswith("See your")


def test_only_marked_products_are_specific(small_library: Library) -> None:
    """A product is one provider's own only where the file says so."""
    assert {one.id: one.specific for one in small_library.vocabulary.products} == {"credit_card": False, "huabei": True}


def test_ids_are_closed_lists(small_library: Library) -> None:
    """The ids that articles may use are exactly those of the files."""
    assert small_library.vocabulary.topic_ids == {"billing", "credit_report", "complaint"}
    assert small_library.vocabulary.product_ids == {"credit_card", "huabei"}


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("topics.yaml", "[", "cannot be read"),
        ("topics.yaml", "", "tuple"),
        ("topics.yaml", "- {id: a, zh: 甲, en: A, ask_zh: 问, ask_en: Q}\n" * 2, "id used twice: a"),
        ("topics.yaml", "- {id: a, zh: 甲, en: A, ask_zh: 问}", "0.ask_en: Field required"),
        ("products.yaml", "- {id: a, zh: 甲, en: A, names: [甲], price: 1}", "0.price: Extra inputs"),
        ("products.yaml", "- {id: a, zh: 甲, en: A, names: 甲}", "0.names: "),
        ("products.yaml", "- {id: a, zh: 甲, en: A, names: [甲]}\n" * 2, "id used twice: a"),
        ("boundaries/daily.yaml", "- {id: a, zh: 甲, en: A, help_zh: 助, help_en: H}", "0.examples: Field required"),
        ("style.yaml", "{promises: {zh: [], en: []}}", "warns: Field required"),
        ("style.yaml", "{promises: {fr: []}, warns: {}, hedges: {}, past: {}}", "promises.fr"),
        ("style.yaml", "{promises: {zh: [], en: []}, warns: {zh: [], en: []}, hedges: {en: []}, past: {}}", "hedges"),
        ("terms.yaml", "[花呗, 12]", "1: Input should be a valid string"),
    ],
)
def test_a_broken_list_names_file_and_place(small_knowledge: Path, name: str, text: str, reason: str) -> None:
    """A list that breaks its schema is refused with its path and the place inside it."""
    path = small_knowledge / "vocabulary" / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyInvalid) as caught:
        Vocabulary.load(small_knowledge / "vocabulary")
    assert caught.value.path == path
    assert reason in caught.value.reason
    assert str(caught.value).startswith(f"{path}:1: ")


def test_a_missing_list_is_named(small_knowledge: Path) -> None:
    """A file that is not there is refused by name."""
    (small_knowledge / "vocabulary" / "terms.yaml").unlink()
    with pytest.raises(VocabularyInvalid, match=r"terms\.yaml"):
        Vocabulary.load(small_knowledge / "vocabulary")


def test_subjects_of_all_files_are_one_list(small_knowledge: Path) -> None:
    """Subjects that are not covered may stand in several files; an id stands in one of them, and one must be there."""
    folder = small_knowledge / "vocabulary"
    second = folder / "boundaries" / "work.yaml"
    second.write_text(
        "- {id: jobs, zh: 求职, en: jobs, help_zh: 助, help_en: H, examples: [找工作, find work]}\n", "utf-8"
    )
    assert [one.id for one in Vocabulary.load(folder).boundaries] == ["weather", "jobs"]
    second.write_text(second.read_text("utf-8").replace("jobs,", "weather,", 1), "utf-8")
    with pytest.raises(VocabularyInvalid, match="id used in two files: weather"):
        Vocabulary.load(folder)
    for path in (folder / "boundaries").iterdir():
        path.unlink()
    with pytest.raises(VocabularyInvalid, match="boundaries"):
        Vocabulary.load(folder)


def test_shipped_names_of_products_are_unambiguous(library: Library) -> None:
    """No name stands for two products, so that a person's word leads to one."""
    names = [name.lower() for product in library.vocabulary.products for name in product.names]
    assert sorted(names) == sorted(set(names))


def test_shipped_labels_are_filled(library: Library) -> None:
    """Every topic, product and boundary has words in both languages, and every boundary examples in both."""
    vocabulary = library.vocabulary
    for entry in (*vocabulary.topics, *vocabulary.products, *vocabulary.boundaries):
        assert entry.label("zh").strip()
        assert entry.label("en").strip()
    for boundary in vocabulary.boundaries:
        assert any(example.isascii() for example in boundary.examples), boundary.id
        assert any(not example.isascii() for example in boundary.examples), boundary.id
