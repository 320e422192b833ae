"""The tree of errors: the drawing and the classes are the same, and every message says what it is about."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from credit_coach import errors
from credit_coach.errors import CreditCoachError

CLASSES = {
    name: one
    for name, one in vars(errors).items()
    if inspect.isclass(one) and issubclass(one, Exception) and one.__module__ == errors.__name__
}
PATH = Path("some/file")
EXAMPLES: dict[str, tuple[object, ...]] = {
    "ArticleInvalid": (PATH, 7, "reason"),
    "FactInvalid": ("some_fact", "field", "reason"),
    "FactUnknown": ("some_fact",),
    "FigureUnknown": ("some_fact", "fee", ("a", "b")),
    "VocabularyInvalid": (PATH, "reason"),
    "ContentUntrusted": (PATH, 7, "reason"),
    "WordingInvalid": ("zh", "key", "reason"),
    "EncoderUnavailable": ("some-model", "reason"),
    "JudgeUnavailable": ("some-model", "reason"),
    "IndexMissing": (PATH,),
    "IndexStale": (PATH, "reason"),
    "IndexBroken": (PATH, "reason"),
    "IndexUnwritable": (PATH, "reason"),
    "ExtraMissing": ("train",),
    "FieldsInvalid": (("text",),),
    "CorpusInvalid": (PATH, 7, "reason"),
    "RedTeamFileInvalid": (PATH, "reason"),
    "ExamInvalid": (PATH, 7, "reason"),
    "EvaluationImpossible": ("reason",),
    "ExamplesInvalid": (PATH, "reason"),
    "StorageUnavailable": ("OperationalError",),
    "ConversationChanged": (),
    "TurnUnderWay": (),
    "SettingInvalid": ("port", "reason"),
}
MESSAGES = {
    "ArticleInvalid": "some/file:7: reason",
    "FactInvalid": "fact some_fact: field field: reason",
    "FactUnknown": "the register has no fact 'some_fact'",
    "FigureUnknown": "fact some_fact has no figure 'fee' (it has: a, b)",
    "VocabularyInvalid": "some/file:1: reason",
    "ContentUntrusted": "some/file:7: reason",
    "WordingInvalid": "prompts/zh.yaml: key: reason",
    "EncoderUnavailable": "encoder 'some-model' cannot be loaded: reason. "
    'Use "bundled", the folder of a sentence-transformers model, or install credit-coach[encoders].',
    "JudgeUnavailable": "the judge 'some-model' cannot be used: reason",
    "IndexMissing": "the search index in some/file is not there or was never finished: run `credit-coach index`",
    "IndexStale": "the search index in some/file reason: run `credit-coach index`",
    "IndexBroken": "the search index in some/file reason: run `credit-coach index`",
    "IndexUnwritable": "the search index in some/file reason: "
    "set CREDIT_COACH_DATA_DIR to a folder that can be written, or free some space",
    "FieldsInvalid": "cannot be used: text",
    "ExtraMissing": "this needs the extra 'train': pip install 'credit-coach[train]'",
    "CorpusInvalid": "some/file:7: reason",
    "RedTeamFileInvalid": "some/file: reason",
    "ExamInvalid": "some/file:7: reason",
    "EvaluationImpossible": "reason",
    "ExamplesInvalid": "some/file: reason",
    "StorageUnavailable": "the database of conversations cannot be used: OperationalError",
    "ConversationChanged": "another message of this conversation was answered first",
    "TurnUnderWay": "another message of this conversation is being answered",
    "SettingInvalid": "port: reason",
}


def drawn_tree() -> dict[str, str]:
    """Return each class of the drawing with the class above it."""
    parents: dict[str, str] = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"(?P<branch>(?:[│├└─ ]{4})*)(?P<name>[A-Z][A-Za-z]+)(?:\s{2,}|$)", line)
        if match is None:
            continue
        depth = len(match["branch"]) // 4
        above = [*above[:depth], match["name"]]
        if depth:
            parents[match["name"]] = above[depth - 1]
    return parents


def test_the_drawing_is_the_tree() -> None:
    """The classes of the module, and what each derives from, are exactly those of the drawing in its docstring."""
    real = {name: one.__bases__[0].__name__ for name, one in CLASSES.items() if one is not CreditCoachError}
    assert drawn_tree() == real
    assert all(len(one.__bases__) == 1 for one in CLASSES.values())


def test_every_error_that_is_raised_has_an_example() -> None:
    """The classes at the ends of the tree are those whose messages are tested here."""
    parents = set(drawn_tree().values())
    assert set(EXAMPLES) == set(MESSAGES) == set(CLASSES) - parents


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_error_writes_its_own_sentence(name: str) -> None:
    """From the data that it carries each error writes one line, and one root catches them all."""
    error = CLASSES[name](*EXAMPLES[name])
    assert isinstance(error, CreditCoachError)
    assert str(error) == MESSAGES[name]


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_error_carries_its_data(name: str) -> None:
    """Whoever catches an error can read what it is about without parsing the message."""
    error = CLASSES[name](*EXAMPLES[name])
    for value in EXAMPLES[name]:
        assert value in vars(error).values() or name == "FigureUnknown"


def test_a_fact_without_figures_says_so() -> None:
    """The message of an unknown figure names the ones there are, or that there are none."""
    assert str(errors.FigureUnknown("some_fact", "fee", ())).endswith("(it has: none)")


@pytest.mark.parametrize("name", CLASSES)
def test_every_error_is_explained(name: str) -> None:
    """Each class says in its docstring when it happens."""
    assert CLASSES[name].__doc__
