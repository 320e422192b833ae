"""Confidence: a chance between 0 and 1 that each kind of evidence moves the right way, and its three zones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.knowledge.figures import Lang
from credit_coach.retrieval.confidence import (
    CONFIDENT,
    SAME_QUESTION,
    SAYS_ENOUGH,
    UNSURE,
    WEIGHTS,
    Evidence,
    confidence,
    zone,
)

COSINE = st.floats(min_value=-1, max_value=1)
SHARE = st.floats(min_value=0, max_value=1)
LANGS = st.sampled_from(["zh", "en"])
EVIDENCE = st.builds(
    Evidence,
    nearest_question=st.floats(min_value=-1, max_value=SAME_QUESTION, exclude_max=True),
    questions=COSINE,
    text=COSINE,
    coverage=SHARE,
    question_words=SHARE,
    text_words=SHARE,
    outside=COSINE,
)
MORE = st.floats(min_value=0.01, max_value=1)
NOTHING = Evidence(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@given(EVIDENCE, LANGS)
def test_confidence_is_a_chance(evidence: Evidence, lang: Lang) -> None:
    """Whatever the evidence, the confidence lies between 0 and 1, and is 1 for the same question only."""
    assert 0.0 < confidence(evidence, lang) < 1.0


@pytest.mark.parametrize("field", ["questions", "text", "coverage", "question_words", "text_words"])
@given(evidence=EVIDENCE, more=MORE, lang=LANGS)
def test_more_in_common_is_more_confident(field: str, evidence: Evidence, more: float, lang: Lang) -> None:
    """Nearer questions, a nearer text and more shared words each raise the confidence."""
    raised = replace(evidence, **{field: getattr(evidence, field) + more})
    assert confidence(raised, lang) > confidence(evidence, lang)


@given(evidence=EVIDENCE, more=MORE, lang=LANGS)
def test_nearness_to_something_not_covered_lowers_it(evidence: Evidence, more: float, lang: Lang) -> None:
    """The nearer an example of a subject that is not covered, the less confident."""
    assert confidence(replace(evidence, outside=evidence.outside + more), lang) < confidence(evidence, lang)


@given(EVIDENCE, LANGS, st.floats(min_value=SAME_QUESTION, max_value=1.01))
def test_the_same_question_is_certain(evidence: Evidence, lang: Lang, cosine: float) -> None:
    """A message that is a typical question, or all but one, is answered whatever else speaks against it."""
    assert confidence(replace(evidence, nearest_question=cosine), lang) == 1.0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_plain_cases_fall_in_their_zones(lang: Lang) -> None:
    """Much in common is answered, nothing in common is not."""
    much = Evidence(0.9, 0.8, 0.6, 1.0, 1.0, 1.0, 0.2)
    assert zone(confidence(much, lang), 1.0) == "confident"
    assert zone(confidence(NOTHING, lang), 1.0) == "nothing"


def test_each_language_weighs_every_feature() -> None:
    """There is a weight for each feature in each language."""
    for weights, _ in WEIGHTS.values():
        assert len(weights) == len(NOTHING.features)
    assert set(WEIGHTS) == {"zh", "en"}


def test_the_zones_meet_at_the_thresholds() -> None:
    """A threshold belongs to the zone above it, and the three zones cover everything from 0 to 1."""
    assert 0.0 < UNSURE < CONFIDENT < 1.0
    just = 1e-9
    values = (0.0, UNSURE - just, UNSURE, CONFIDENT - just, CONFIDENT, 1.0)
    expected = ["nothing", "nothing", "unsure", "unsure", "confident", "confident"]
    assert [zone(value, SAYS_ENOUGH) for value in values] == expected


def test_a_message_that_says_too_little_is_not_answered_straight() -> None:
    """However sure the best passage looks, a bare word leads to a question back, unless it is a typical question."""
    little = SAYS_ENOUGH - 1e-9
    assert zone(0.99, little) == "unsure"
    assert zone(1.0, little) == "confident"
    assert zone(0.0, little) == "nothing"


def test_extreme_evidence_does_not_overflow() -> None:
    """Evidence far outside the range gives a chance all the same."""
    assert confidence(replace(NOTHING, questions=1e9), "zh") == pytest.approx(1.0)
    assert confidence(replace(NOTHING, outside=1e9), "zh") == pytest.approx(0.0)
