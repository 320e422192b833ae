"""The verifier: figures in one form, what is denied, how firmly, of how many; and the labelled pairs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from credit_coach.answering.verification import Context, Verifier, load_judge, quantities
from credit_coach.answering.verification.judge import FITTED, NETWORK, TREES, WORDS, Fitted
from credit_coach.answering.verification.quantities import unsupported
from credit_coach.config import bundled_folder
from credit_coach.evaluation.verification import load_pairs, make_verifier, measure
from credit_coach.evaluation.verifier_fitting import digests, file_digest
from credit_coach.knowledge.figures import Figure, Lang
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.encoder import Encoder

PAIRS = bundled_folder("knowledge") / "verification"
#: What docs/model-mode.md says of the good pairs of the part test, a little less.
KEPT_ON_TEST = {"zh": 0.90, "en": 0.90}


@pytest.fixture(scope="module")
def verifier(library: Library, encoder: Encoder) -> Verifier:
    """The verifier on the bundled vocabulary and encoder."""
    return make_verifier(library, encoder)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("24%", "百分之二十四"),
        ("24%", "24 percent"),
        ("三个月", "3个月"),
        ("3个月", "three months"),
        ("1万元", "10000元"),
        ("CNY 50,000", "5万元"),
        ("2026年1月1日", "1 January 2026"),
        ("January 1, 2026", "2026-01-01"),
        ("《民法典》第六百八十条", "《中华人民共和国民法典》第680条"),
        ("半年", "six months"),
        ("每天万分之五", "0.05% a day"),
        ("晚上十点", "22:00"),
        ("15 days", "fifteen days"),
    ],
)
def test_one_figure_in_two_ways_of_writing(one: str, other: str) -> None:
    """Whatever way a figure is written, it is the same figure."""
    assert quantities(one)
    assert not unsupported(quantities(one), quantities(other))
    assert not unsupported(quantities(other), quantities(one))


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("25%", "24%"),
        ("3天", "3个月"),
        ("5 days", "5 working days"),
        ("1 January 2026", "2026年1月2日"),
        ("每月0.05%", "每天0.05%"),
        ("每月2次", "每年2次"),
        ("12345", "12378"),
        ("5万元", "5000元"),
        ("第681条", "第680条"),
        ("《民法典》", "《刑法》"),
    ],
)
def test_another_figure_is_not_supported(said: str, known: str) -> None:
    """A figure with another value, unit, period or date is found."""
    assert unsupported(quantities(said), quantities(known))


@given(st.integers(1, 99_999), st.sampled_from(["days", "months", "yuan", "percent"]))
def test_a_registers_figure_reads_alike_in_both_languages(number: int, unit: str) -> None:
    """What the register writes in Chinese and in English is one figure to the verifier."""
    figure = Figure(str(number), unit)
    zh, en = quantities(figure.text("zh")), quantities(figure.text("en"))
    assert zh
    assert not unsupported(zh, en)
    assert not unsupported(en, zh)


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["zh", "en"]))
def test_no_text_breaks_the_verifier(sentence: str, span: str, lang: Lang) -> None:
    """Any text gets a verdict."""
    assert isinstance(_any_verifier()(sentence, [span], lang).holds, bool)


@cache
def _any_verifier() -> Verifier:
    return Verifier(str.split, (), [load_judge(Context(str.split, _flat))])


def _flat(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.full((len(texts), 384), 384**-0.5, dtype=np.float32)


@pytest.mark.parametrize(
    ("sentence", "span", "lang", "released"),
    [
        ("你不用还款。", "家人不用替你解释，不用报你的住址和新号码，也不用在电话里答应还钱。", "zh", False),
        ("你不用还这笔钱。", "只是紧急联系人、没有担保也没一起借的，一般不用还这笔钱。", "zh", True),
        (
            "You need not repay anything.",
            "For a loan that was never yours you owe nothing, once the dispute is upheld.",
            "en",
            True,
        ),
        ("You need not repay anything.", "A collector may call you from eight in the morning.", "en", False),
    ],
)
def test_nobody_is_released_from_a_debt_that_the_source_leaves(
    verifier: Verifier, sentence: str, span: str, lang: Lang, released: bool
) -> None:
    """That somebody need not pay is shown only where the source speaks of owing nothing, whatever the judge thinks."""
    assert ("duty" not in verifier.flags(sentence, [span], lang)) is released


def test_what_was_before_and_becomes_after_is_dropped(verifier: Verifier) -> None:
    """No judge may overrule it, and the reason is named."""
    span = "2026年8月1日起新办的分期，签之前应能看到明示表。"
    assert "order" in verifier("2026年8月1日以前新办的分期，签之前应能看到明示表。", [span], "zh").reasons
    assert verifier("2026年8月1日起新办的分期，签之前应能看到明示表。", [span], "zh").holds


def test_an_articles_own_sentence_holds(verifier: Verifier) -> None:
    """A sentence that is its own source is supported, in both languages: else nothing ever would be."""
    spans = {(pair.lang, span) for pair in load_pairs(PAIRS) for span in pair.spans}
    dropped = [span for lang, span in sorted(spans) if not verifier(span, [span], lang).holds]
    assert len(dropped) <= 0.03 * len(spans), dropped


def test_a_persons_own_figure_may_be_said_only_to_them(verifier: Verifier) -> None:
    """What a person told of themselves may be repeated to them, and is no rule for others."""
    span = "本来的还款计划可以和机构协商，同不同意由机构定。"
    said = quantities("我每月能还800元")
    assert not verifier("还款计划可以和机构协商，每月800元，同不同意由机构定。", [span], "zh", said).holds
    own = "你每月800元的还款计划可以和机构协商，同不同意由机构定。"
    assert "figure" not in verifier(own, [span], "zh", said).reasons


def test_an_address_may_be_repeated_from_the_source_alone(verifier: Verifier) -> None:
    """The address that the source has may stand in a sentence on it; one letter more, and it is another."""
    span = "征信中心的官网是www.pbccrc.org.cn，按提示验证身份就能查。"
    assert not verifier(span, [span], "zh").reasons
    assert verifier(span.replace("pbccrc", "pbccrcc"), [span], "zh").reasons == ("address",)
    assert verifier(span, ["征信中心有官网，按提示验证身份就能查。"], "zh").reasons == ("address",)


def test_addresses_and_the_other_language_are_never_shown(verifier: Verifier) -> None:
    """A link or a sentence in the other language is dropped whatever it cites."""
    span = "央行征信系统同样按5年的期限执行。"
    assert verifier(f"{span}见 https://x.cn", [span], "zh").reasons == ("address",)
    assert verifier("The record stays for 5 years.", [span], "zh").reasons == ("language",)


def test_there_are_enough_pairs_of_every_kind() -> None:
    """Both languages have 200 pairs or more, good and bad, and a part that no threshold was chosen on."""
    pairs = load_pairs(PAIRS)
    for lang in ("zh", "en"):
        ours = [pair for pair in pairs if pair.lang == lang]
        assert len(ours) >= 200
        assert sum(pair.part == "test" for pair in ours) >= 100
        measured = [pair for pair in ours if pair.part != "train"]
        assert 0.35 <= sum(pair.good for pair in measured) / len(measured) <= 0.65
        assert sum(pair.part == "train" for pair in ours) >= 2400
        assert sum(pair.part == "train" and pair.good for pair in ours) >= 1000
        assert len({pair.kind for pair in ours}) == 10
    assert len({pair.id for pair in pairs}) == len(pairs)


def test_nothing_that_is_measured_was_trained_on() -> None:
    """No passage of the parts dev and test is a passage of the part train."""
    pairs = load_pairs(PAIRS)
    trained = {span for pair in pairs if pair.part == "train" for span in pair.spans}
    assert not trained & {span for pair in pairs if pair.part != "train" for span in pair.spans}


def test_the_judge_was_fitted_on_what_is_there(encoder: Encoder) -> None:
    """Whoever changes the pairs, the words for one thing, the encoder or a network runs `credit-coach fit-verifier`."""
    expected = digests(load_pairs(PAIRS), WORDS, encoder.name) | {"network": file_digest(FITTED / NETWORK)}
    assert Fitted.load(FITTED / TREES).fitted_on == expected


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_verifier_is_no_worse_than_it_was(verifier: Verifier, lang: Lang) -> None:
    """What docs/model-mode.md says of the test part holds."""
    measured = measure(verifier, [pair for pair in load_pairs(PAIRS) if pair.part == "test"], lang)
    assert measured.passed <= 0.01
    assert measured.kept >= KEPT_ON_TEST[lang]
