"""Rules on the exam: what it names exists, twins match, and no question is one that the coach was given.

A question leaks when it is, or is nearly, a typical question, a heading, a paraphrase that trains the encoder, or an
example of the detector or of a boundary: it would then measure memory.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from credit_coach.errors import ExamInvalid
from credit_coach.evaluation.exam import FACT, Item, load_exam
from credit_coach.knowledge.articles import SHORT
from credit_coach.knowledge.check.content import Finding, bare
from credit_coach.knowledge.library import Library
from credit_coach.knowledge.paraphrases import read_paraphrases
from credit_coach.yaml_files import read_yaml

#: Two texts that share so much of their character pairs (Jaccard) are one text.
SAME_TEXT = 0.85


def check_exam(folder: Path, library: Library) -> list[Finding]:
    """Return every finding in `folder/exam`; none where there is no exam."""
    if not (folder / "exam").is_dir():
        return []
    try:
        items = load_exam(folder / "exam", fitting=True)
    except ExamInvalid as error:
        return [Finding(error.path, error.line, "unreadable", error.reason)]
    where = _places(folder / "exam")
    findings = []
    for rule in (_unknown(items, library), _twins(items), _leaks(items, folder, library), _repeated(items)):
        findings += [Finding(*where[item.id], name, f"{item.id}: {message}") for item, name, message in rule]
    return findings


Found = Iterator[tuple[Item, str, str]]


def _unknown(items: Sequence[Item], library: Library) -> Found:
    """Name only sections and facts that exist; say of an answerable item where its answer stands."""
    sections = {f"{a}#{section.id}" for (_, a), article in library.articles.items() for section in article.sections}
    for item in items:
        for section in item.sections:
            if section not in sections:
                yield item, "unknown-section", f"there is no section {section}"
        for alternative in (one for group in item.must for one in group if one.startswith(FACT)):
            if alternative.removeprefix(FACT) not in library.facts:
                yield item, "unknown-fact", f"the register has no fact {alternative.removeprefix(FACT)!r}"


def _twins(items: Sequence[Item]) -> Found:
    """Match every item that has a twin with one of the other language and the same part that names it back."""
    by_id = {item.id: item for item in items}
    for item in items:
        if item.pair is None:
            continue
        twin = by_id.get(item.pair)
        if twin is None or twin.pair != item.id or twin.lang == item.lang or twin.part != item.part:
            yield item, "twin", f"{item.pair} is no twin of it"


def _leaks(items: Sequence[Item], folder: Path, library: Library) -> Found:
    """Ask nothing that the coach was given."""
    given = list(_given(folder, library))
    near = Neighbours(text for text, _ in given)
    for item in items:
        found = near.same_as(item.turns[-1])
        if found is not None:
            yield item, "leak", f"is the same as {given[found][1]}"


def _repeated(items: Sequence[Item]) -> Found:
    """Ask nothing twice; a follow-up is told apart by what went before it."""
    seen: dict[tuple[str, ...], Item] = {}
    for item in items:
        key = tuple(map(bare, item.turns))
        if key in seen:
            yield item, "repeated", f"is the same as {seen[key].id}"
        seen[key] = item


def _given(folder: Path, library: Library) -> Iterator[tuple[str, str]]:
    """Yield every text that the coach is given beforehand, and what it is."""
    for (lang, article_id), article in library.articles.items():
        yield article.head.title, f"the title of {lang}/{article_id}"
        for section in article.sections:
            if section.id != SHORT:
                yield section.heading, f"the heading of {lang}/{article_id}#{section.id}"
            for question in section.questions:
                yield question.text, f"a typical question of {lang}/{article_id}#{section.id}"
    for group in read_paraphrases(folder / "paraphrases"):
        for text in group.texts:
            yield text, f"a paraphrase of {group.section}"
    for boundary in library.vocabulary.boundaries:
        for text in boundary.examples:
            yield text, f"an example of the boundary {boundary.id}"
    for path in sorted([*(folder / "safety").glob("*.yaml"), *(folder / "sums").glob("*.yaml")]):
        for text in _texts(read_yaml(path)):
            yield text, f"an example of {path.parent.name}/{path.name}"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


class Neighbours:
    """Finds a text that is nearly the same, by prefix filtering (Chaudhuri, Ganti and Kaushik, ICDE 2006).

    Two sets of pairs whose Jaccard index is at least t share one of the (1 - t) * size + 1 rarest pairs of each.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._sets = [_pairs(text) for text in texts]
        self._frequency = Counter(pair for pairs in self._sets for pair in pairs)
        self._by_pair: dict[str, list[int]] = defaultdict(list)
        for number, pairs in enumerate(self._sets):
            for pair in self._rarest(pairs):
                self._by_pair[pair].append(number)

    def same_as(self, text: str) -> int | None:
        """Return the number of a text that is nearly this one, or None."""
        pairs = _pairs(text)
        candidates = {number for pair in self._rarest(pairs) for number in self._by_pair.get(pair, ())}
        for number in sorted(candidates):
            other = self._sets[number]
            if len(pairs & other) >= SAME_TEXT * len(pairs | other):
                return number
        return None

    def _rarest(self, pairs: frozenset[str]) -> list[str]:
        ordered = sorted(pairs, key=lambda pair: (self._frequency[pair], pair))
        return ordered[: int((1 - SAME_TEXT) * len(pairs)) + 1]


def _pairs(text: str) -> frozenset[str]:
    plain = bare(text)
    return frozenset(plain[i : i + 2] for i in range(max(1, len(plain) - 1)))


def _places(folder: Path) -> dict[str, tuple[Path, int]]:
    """Return file and line of every item by its id."""
    places = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = re.search(r'"id": *"([^"]+)"', line)
            if match:
                places[match[1]] = (path, number)
    return places
