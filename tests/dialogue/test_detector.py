"""The detector: examples of this project, precise first, each decision with its reason."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from credit_coach.config import bundled_folder
from credit_coach.dialogue.detector import ORDINARY, Example, ExampleDetector, library_questions, read_examples
from credit_coach.dialogue.routing import route
from credit_coach.errors import ExamplesInvalid
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.encoder import Encoder

FOLDER = bundled_folder("knowledge") / "safety"


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    """All examples in both languages."""
    return [example for lang in ("zh", "en") for example in read_examples(FOLDER / f"examples.{lang}.yaml")]


@pytest.fixture(scope="module")
def detector(library: Library) -> ExampleDetector:
    """The detector as it is assembled; it needs no index."""
    return ExampleDetector.load(FOLDER, library)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_there_are_enough_examples(lang: str) -> None:
    """Each class has at least 40 examples in each language, and there are at least 200 harmless twins."""
    found = read_examples(FOLDER / f"examples.{lang}.yaml")
    sizes = {label: sum(one.label == label for one in found) for label in {one.label for one in found}}
    assert sizes.pop(ORDINARY) >= 200
    assert min(sizes.values()) >= 40


def test_the_examples_are_not_the_red_team(shared_dir: Path, examples: list[Example]) -> None:
    """No example stands in a red-team file."""
    files = [shared_dir / "safety" / "redteam_dev.yaml", Path(__file__).parents[1] / "safety" / "second_set.yaml"]
    texts = "".join(path.read_text(encoding="utf-8") for path in files if path.is_file())
    assert [one.text for one in examples if len(one.text) > 8 and one.text in texts] == []


def test_a_decision_names_its_nearest_example(detector: ExampleDetector, examples: list[Example]) -> None:
    """What is an example is recognised, and the rule is the example."""
    told = [(one, detector.detect(one.text)) for one in examples if one.label != ORDINARY and len(one.text) > 8]
    decided = [(one, routed) for one, routed in told if routed is not None]
    assert len(decided) >= 0.15 * len(told)
    assert all(routed.rule.startswith("example: ") for _, routed in decided)
    assert sum(routed.intent == one.label for one, routed in decided) >= 0.95 * len(decided)


@pytest.mark.parametrize("message", ["", "?", "提前还款划算吗", "what is a payment order", "长" * 500])
def test_ordinary_messages_are_left_alone(detector: ExampleDetector, message: str) -> None:
    """Nothing, ordinary questions and long stories are not for it."""
    assert detector.detect(message) is None


def test_it_is_precise_on_what_it_has_not_seen(encoder: Encoder, library: Library, examples: list[Example]) -> None:
    """In cross-validation at most 1 percent of ordinary questions and 4 percent of their twins are mistaken."""
    rng = random.Random(7)
    ordinary = library_questions(library)
    shuffled = rng.sample(examples, len(examples))
    folds = 4
    wrong = {"twin": 0, "library": 0}
    seen = {"twin": 0, "library": 0}
    for fold in range(folds):
        kept = [one for place, one in enumerate(shuffled) if place % folds != fold]
        known = [one for place, one in enumerate(ordinary) if place % folds != fold]
        trained = ExampleDetector(encoder, [*kept, *known])
        twins = [one for one in shuffled[fold::folds] if one.label == ORDINARY]
        asked = [one for one in ordinary[fold::folds] if route(one.text).intent == "question"][:250]
        for kind, group in (("twin", twins), ("library", asked)):
            seen[kind] += len(group)
            wrong[kind] += sum(trained.detect(one.text) is not None for one in group)
    assert wrong["library"] <= 0.01 * seen["library"]
    assert wrong["twin"] <= 0.04 * seen["twin"]


@pytest.mark.parametrize("text", ["[", "- a\n- b\n", "nonsense: [a]\n", "crisis: [1]\n", "crisis: text\n"])
def test_broken_examples_are_an_error(tmp_path: Path, text: str) -> None:
    """A file that cannot be used is named."""
    path = tmp_path / "examples.zh.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ExamplesInvalid, match=r"examples\.zh\.yaml"):
        read_examples(path)
