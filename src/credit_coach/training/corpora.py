"""The question corpora as values, and the articles' own questions. The files are gzip, tab-separated, unquoted."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from credit_coach.errors import SettingInvalid
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.passages import passages_of

PAIRS = "train_pairs.tsv.gz"
DEV = "dev_pairs.tsv.gz"
UNLABELLED = "unlabelled_questions.tsv.gz"
SENTENCES = "sts_zh.tsv.gz"
INTENTS = "en_intents_train.tsv.gz"
TERMS = "zh_en_terms.tsv.gz"

_HELD_BACK = 10  # every tenth English query


@dataclass(frozen=True)
class ScoredPair:
    """Two texts and how alike they are, from 0 to 1."""

    a: str
    b: str
    score: float


@dataclass(frozen=True)
class Corpora:
    """Everything that a training run reads.

    `pairs` and `dev` are keyed by domain, `intents` and `held_back_intents` by "source/intent", `digests` (SHA-256) by
    file. `terms` are (Chinese, English). `dev` and `held_back_intents` serve the figures only.
    """

    pairs: dict[str, list[ScoredPair]]
    dev: dict[str, list[ScoredPair]]
    unlabelled: list[str]
    intents: dict[str, list[str]]
    held_back_intents: dict[str, list[str]]
    terms: list[tuple[str, str]]
    digests: dict[str, str]

    def texts(self) -> Iterator[str]:
        """Yield every text that may be trained on, for the word pieces."""
        yield from self.questions()
        for zh, en in self.terms:
            yield zh
            yield en

    def questions(self) -> Iterator[str]:
        """Yield these texts without the terms, for what is frequent in questions."""
        for rows in self.pairs.values():
            for row in rows:
                yield row.a
                yield row.b
        yield from self.unlabelled
        for texts in self.intents.values():
            yield from texts


def load_corpora(folder: Path) -> Corpora:
    """Read the six files; raise `SettingInvalid` when one is missing or is not such a table."""
    pairs = _pairs(folder, PAIRS)
    pairs["sts"] = [ScoredPair(a, b, float(score) / 5) for _, a, b, score in _rows(folder, SENTENCES)]
    intents: dict[str, list[str]] = defaultdict(list)
    held_back: dict[str, list[str]] = defaultdict(list)
    for source, _, text, intent in _rows(folder, INTENTS):
        # By the text alone, so that a query is held back whatever else the file holds.
        apart = zlib.crc32(text.strip().lower().encode()) % _HELD_BACK == 0
        (held_back if apart else intents)[f"{source}/{intent}"].append(text)
    return Corpora(
        pairs=pairs,
        dev=_pairs(folder, DEV),
        unlabelled=[text for _, text in _rows(folder, UNLABELLED)],
        intents=dict(intents),
        held_back_intents=dict(held_back),
        terms=[(zh, en) for _, zh, en in _rows(folder, TERMS)],
        digests={
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in (PAIRS, DEV, UNLABELLED, SENTENCES, INTENTS, TERMS)
        },
    )


def question_groups(library: Library) -> list[list[str]]:
    """Return what belongs to each section: its questions, paraphrases, heading and sentences, in both languages.

    One group means one thing: a question lies near the other ways to ask it and near what answers it.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for passage in passages_of(library).values():
        sentences = (line.text for line in passage.lines)
        groups[f"{passage.article}#{passage.section}"].extend((*passage.questions, passage.heading, *sentences))
    return list(groups.values())


def _pairs(folder: Path, name: str) -> dict[str, list[ScoredPair]]:
    pairs: dict[str, list[ScoredPair]] = defaultdict(list)
    for _, domain, a, b, label in _rows(folder, name):
        pairs[domain].append(ScoredPair(a, b, float(label)))
    return dict(pairs)


def _rows(folder: Path, name: str) -> Iterator[list[str]]:
    """Yield the rows of a file as lists of columns, without the header."""
    path = folder / name
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
            columns = len(next(file).split("\t"))
            for number, line in enumerate(file, start=2):
                row = line.rstrip("\n").split("\t")
                if len(row) != columns:
                    raise SettingInvalid(str(path), f"line {number} has {len(row)} columns, not {columns}")
                yield row
    except (OSError, EOFError, UnicodeDecodeError, StopIteration) as error:
        raise SettingInvalid(str(path), f"cannot be read as a table of the corpora ({error})") from error
