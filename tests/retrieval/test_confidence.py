"""Confidence: chances between 0 and 1 that each kind of evidence moves the right way, and the three zones."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.knowledge.figures import Lang
from credit_coach.reading import MOST
from credit_coach.retrieval.confidence import (
    SAME_QUESTION,
    SAYS_ENOUGH,
    UNSURE,
    Evidence,
    by_size,
    confidence,
    fitted,
    in_context,
    is_covered,
    is_sure,
    size_of,
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
    scope_words=st.floats(min_value=-8, max_value=8),
    outside=SHARE,
)
MORE = st.floats(min_value=0.01, max_value=1)
fitted()  # read before hypothesis looks at the time
NOTHING = Evidence(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@given(EVIDENCE, LANGS)
def test_confidence_is_a_chance(evidence: Evidence, lang: Lang) -> None:
    """Whatever the evidence, the confidence lies between 0 and 1, and is 1 for the same question only."""
    assert 0.0 < confidence(evidence, lang) < 1.0


@pytest.mark.parametrize("field", ["questions", "text", "coverage", "question_words", "text_words"])
@given(evidence=EVIDENCE, more=MORE, lang=LANGS)
def test_more_in_common_is_more_confident(field: str, evidence: Evidence, more: float, lang: Lang) -> None:
    """Nearer questions, a nearer text and more shared words each raise the confidence; none lowers it."""
    raised = replace(evidence, **{field: getattr(evidence, field) + more})
    assert confidence(raised, lang) >= confidence(evidence, lang)
    other = replace(evidence, nearest_question=0.0)
    assert confidence(replace(raised, nearest_question=0.0), lang) > confidence(other, lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nearly_a_typical_question_is_answered_however_little_else_speaks_for_it(lang: Lang) -> None:
    """One of a broad section's many questions is enough, where it is nearly the one that is asked."""
    only = replace(NOTHING, nearest_question=0.9)
    assert is_sure(confidence(only, lang), lang)
    assert not is_sure(confidence(replace(only, nearest_question=0.7), lang), lang)


@given(evidence=EVIDENCE, more=MORE, lang=LANGS)
def test_neighbours_that_are_not_covered_never_raise_it(evidence: Evidence, more: float, lang: Lang) -> None:
    """The more of the nearest questions are examples of what is not covered, the less confident, if anything."""
    assert confidence(replace(evidence, outside=evidence.outside + more), lang) <= confidence(evidence, lang)


@pytest.mark.parametrize("field", ["questions", "coverage", "question_words", "scope_words", "outside"])
@given(evidence=EVIDENCE, more=MORE, lang=LANGS)
def test_each_kind_of_evidence_moves_being_covered(field: str, evidence: Evidence, more: float, lang: Lang) -> None:
    """What is in common with a section, and words of the field, speak for being covered; outside neighbours against."""
    before = fitted()[lang].covered(evidence.features)
    after = fitted()[lang].covered(replace(evidence, **{field: getattr(evidence, field) + more}).features)
    assert after < before if field == "outside" else after > before


@given(EVIDENCE, EVIDENCE, MORE, LANGS, st.floats(min_value=0.05, max_value=1.5))
def test_a_question_and_what_came_before_it_both_count(
    alone: Evidence, together: Evidence, more: float, lang: Lang, size: float
) -> None:
    """In a conversation a passage gains by what speaks for it in the message, and by what does with earlier ones."""
    before = in_context(alone, together, lang, size)
    assert 0.0 < before < 1.0
    assert in_context(replace(alone, questions=alone.questions + more), together, lang, size) >= before - 1e-12
    assert in_context(alone, replace(together, questions=together.questions + more), lang, size) >= before - 1e-12


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_scrap_is_answered_by_what_came_before_it(lang: Lang) -> None:
    """What goes with the earlier question weighs more for a scrap, what goes with the message for a whole question."""
    on, new = Evidence(0.3, 0.3, 0.3, 0.2, 0.2, 0.2, 0.0, 0.2), Evidence(0.9, 0.8, 0.6, 0.9, 0.9, 0.9, 2.0, 0.0)
    by_earlier = [in_context(on, new, lang, size) / in_context(new, on, lang, size) for size in (0.3, 1.5)]
    assert by_earlier[0] > by_earlier[1]


@pytest.mark.parametrize(
    ("lang", "scrap", "whole"),
    [
        ("zh", "那要多久", "花呗逾期三天会不会上征信，上了以后要多久才消掉"),
        ("en", "how long?", "how long does a late payment stay on my credit report in China"),
    ],
)
def test_a_scrap_is_covered_by_what_came_before_it(lang: Lang, scrap: str, whole: str) -> None:
    """That a scrap says nothing by itself speaks less against it than against a whole question."""
    assert size_of(scrap, lang) < 1.0 < size_of(whole, lang) <= 1.5
    covered = fitted()[lang].covered_in_context
    assert covered(by_size((-2.0, 4.0), size_of(scrap, lang))) > covered(by_size((-2.0, 4.0), size_of(whole, lang)))


@given(EVIDENCE, LANGS, st.floats(min_value=SAME_QUESTION, max_value=1.01))
def test_the_same_question_is_certain(evidence: Evidence, lang: Lang, cosine: float) -> None:
    """A message that is a typical question, or all but one, is answered whatever else speaks against it."""
    same = replace(evidence, nearest_question=cosine)
    assert confidence(same, lang) == 1.0
    assert in_context(same, evidence, lang, 1.0) == 1.0
    assert is_covered(same, lang, _never)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_plain_cases_fall_in_their_zones(lang: Lang) -> None:
    """Much in common is answered, nothing in common is not."""
    much = Evidence(0.9, 0.8, 0.6, 1.0, 1.0, 1.0, 3.0, 0.0)
    assert zone(confidence(much, lang), 1.0, is_covered(much, lang, _never), lang) == "confident"
    assert zone(confidence(NOTHING, lang), 1.0, is_covered(NOTHING, lang, _never), lang) == "nothing"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_near_section_is_not_enough(lang: Lang) -> None:
    """A question near a section whose words and neighbours are those of other subjects is not covered."""
    assert not is_covered(Evidence(0.7, 0.6, 0.4, 0.4, 1.0, 0.5, -3.0, 0.9), lang, lambda: 0.0)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_reader_decides_where_search_leaves_it_open(lang: Lang) -> None:
    """Between what is plainly covered and what is plainly not, it is what the reader says."""
    verdict = fitted()[lang].verdict
    (open_,) = [odds for odds in np.linspace(-6, 6, 1201) if verdict.both((float(odds), 0.0)) >= verdict.least][:1]
    chance = 1 / (1 + math.exp(-float(open_)))
    assert verdict(chance, lambda: MOST)
    assert not verdict(chance, lambda: -MOST)


def _never() -> float:
    pytest.fail("the reader is asked where search is sure")


def test_each_language_weighs_every_feature() -> None:
    """There is a weight for each feature in each language."""
    assert set(fitted()) == {"zh", "en"}
    for one in fitted().values():
        assert len(one.answers.weights) == len(one.covered.weights) == len(NOTHING.features)
        assert 0.0 < one.verdict.least < 1.0
        assert 0.0 < one.verdict_in_context.least < 1.0
        assert UNSURE < one.sure < 1.0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_zones_meet_at_the_threshold(lang: Lang) -> None:
    """The threshold belongs to the zone above it, and what is not covered is in neither."""
    sure = fitted()[lang].sure
    values = (0.0, sure - 1e-9, sure, 1.0)
    expected = ["unsure", "unsure", "confident", "confident"]
    assert [zone(value, SAYS_ENOUGH, True, lang) for value in values] == expected
    assert {zone(value, SAYS_ENOUGH, False, lang) for value in values} == {"nothing"}


def test_a_message_that_says_too_little_is_not_answered_straight() -> None:
    """However sure the best passage looks, a bare word leads to a question back, unless it is a typical question."""
    little = SAYS_ENOUGH - 1e-9
    assert zone(0.99, little, True, "zh") == "unsure"
    assert zone(1.0, little, True, "zh") == "confident"


def test_extreme_evidence_does_not_overflow() -> None:
    """Evidence far outside the range gives a chance all the same."""
    assert confidence(replace(NOTHING, questions=1e9), "zh") == pytest.approx(1.0)
    assert confidence(replace(NOTHING, outside=1e9), "zh") == pytest.approx(0.0)
