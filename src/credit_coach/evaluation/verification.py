"""Labelled pairs of a sentence and what it cites: how many bad ones pass the verifier, how many good ones stay."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from credit_coach.answering.verification import Context, Reader, Reason, Verifier, load_judge
from credit_coach.answering.verification.judge import WORDS
from credit_coach.answering.verification.verifier import Judges
from credit_coach.answering.verification.wording import load_wording
from credit_coach.errors import ExamInvalid
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.encoder import Encoder
from credit_coach.retrieval.tokenize import Tokenizer

PairKind = Literal[
    "supported", "no_claim", "number", "unit", "date", "negated", "modality", "scope", "merged", "uncited"
]
_GOOD = ("supported", "no_claim")
#: The gates: of the bad at most this share passes, of the good at least this share stays.
MOST_PASSED, LEAST_KEPT = 0.01, 0.90


class Pair(BaseModel):
    """One sentence as a model might write it, the article sentences that it cites, and what is wrong with it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    part: Literal["train", "dev", "test"]
    kind: PairKind
    sentence: str
    sections: tuple[str, ...]
    spans: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Tell whether the sentence may be shown."""
        return self.kind in _GOOD

    @property
    def lang(self) -> Lang:
        """Return the language, which the id opens with."""
        return "zh" if self.id.startswith("zh") else "en"


@dataclass(frozen=True)
class Mistake:
    """A pair on which the verifier is wrong, with its reasons for a good one."""

    pair: Pair
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Measured:
    """The verifier on one language of one part."""

    lang: Lang
    good: int
    bad: int
    mistakes: tuple[Mistake, ...]

    @property
    def passed(self) -> float:
        """Return the share of bad sentences that pass."""
        return sum(not one.pair.good for one in self.mistakes) / max(1, self.bad)

    @property
    def kept(self) -> float:
        """Return the share of good sentences that stay."""
        return 1 - sum(one.pair.good for one in self.mistakes) / max(1, self.good)

    @property
    def holds(self) -> bool:
        """Tell whether both gates hold."""
        return self.passed <= MOST_PASSED and self.kept >= LEAST_KEPT


def load_pairs(folder: Path) -> list[Pair]:
    """Read zh.jsonl and en.jsonl; raises ExamInvalid with the line."""
    pairs = []
    for lang in LANGS:
        path = folder / f"{lang}.jsonl"
        if not path.is_file():
            raise ExamInvalid(path, 1, "is not there")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                pairs.append(Pair.model_validate(json.loads(line)))
            except (ValueError, ValidationError) as error:
                raise ExamInvalid(path, number, " ".join(str(error).split())[:200]) from error
    return pairs


def make_verifier(library: Library, encoder: Encoder, extra: Sequence[Judges] = ()) -> Verifier:
    """Return a verifier that needs no index; `extra` are judges that must agree as well."""
    terms = Tokenizer(library.vocabulary.terms)
    judge = load_judge(Context(terms, encoder.encode))
    return Verifier(terms, library.vocabulary.terms, [judge, *extra])


def make_reader(library: Library, encoder: Encoder) -> tuple[Verifier, Reader]:
    """Return the rules alone, and what reads the features of a pair for fitting."""
    terms = Tokenizer(library.vocabulary.terms)
    return Verifier(terms, library.vocabulary.terms, ()), Reader(load_wording(WORDS), Context(terms, encoder.encode))


def measure(verifier: Verifier, pairs: Sequence[Pair], lang: Lang) -> Measured:
    """Ask the verifier about every pair of a language."""
    ours = [pair for pair in pairs if pair.lang == lang]
    mistakes = []
    for pair in ours:
        verdict = verifier(pair.sentence, pair.spans, lang)
        if verdict.holds != pair.good:
            mistakes.append(Mistake(pair, verdict.reasons))
    good = sum(pair.good for pair in ours)
    return Measured(lang, good, len(ours) - good, tuple(mistakes))
