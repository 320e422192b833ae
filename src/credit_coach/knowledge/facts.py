"""The fact register: typed, checked on load, and honest about what it is not sure of.

A figure lives here once. `FactRegister.load` refuses a register that breaks the schema; whether a fact is in force
or due for a re-check depends on the day and is asked with `Fact.is_in_force(on)` and `Fact.recheck_due()`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal, cast

from credit_coach.errors import FactInvalid, FactUnknown, FigureUnknown
from credit_coach.knowledge.figures import DISPLAY_UNITS, LANGS, Figure, Lang
from credit_coach.yaml_files import YamlUnreadable, read_yaml

Verified = Literal["primary-text", "secondary", "memory", "arithmetic", "common-knowledge"]
Volatility = Literal["low", "medium", "high"]

#: Days after `as_of` when somebody should open the source again.
RECHECK_DAYS: dict[Volatility, int] = {"high": 90, "medium": 365, "low": 1095}
_FIELDS = {
    "id", "topic", "statement_zh", "statement_en", "value", "unit", "figures", "jurisdiction", "effective_from",
    "effective_to", "source", "verified", "basis", "verified_via", "as_of", "volatility", "notes",
    "unused_because",
}  # fmt: skip
_SOURCE_FIELDS = {"name_zh", "name_en", "issuer", "document_no", "article", "url"}
_PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True)
class Source:
    """Where a fact comes from."""

    name_zh: str
    name_en: str
    issuer: str
    document_no: str | None
    article: str | None
    url: str | None

    def name(self, lang: Lang) -> str:
        """Return the name of the document in `lang`."""
        return self.name_zh if lang == "zh" else self.name_en


@dataclass(frozen=True)
class Fact:
    """One rule, number, date, right or hotline. Dates are "YYYY-MM-DD", "YYYY-MM" or "YYYY"."""

    id: str
    topic: str
    statement_zh: str
    statement_en: str
    figures: dict[str, Figure]
    effective_from: str | None
    effective_to: str | None
    source: Source
    verified: Verified
    verified_via: tuple[str, ...]
    as_of: str | None
    volatility: Volatility
    notes: str
    unused_because: str = ""

    def statement(self, lang: Lang) -> str:
        """Return the plain sentence in `lang`."""
        return self.statement_zh if lang == "zh" else self.statement_en

    def figure(self, name: str, lang: Lang) -> str:
        """Return the figure `name` ("" is the fact's own value; "from", "to", "as_of" are its dates)."""
        figure = self.figures.get(name)
        if figure is None:
            raise FigureUnknown(self.id, name or "(value)", tuple(sorted(self.figures)))
        return figure.text(lang)

    def is_in_force(self, on: date) -> bool:
        """Tell whether the fact may be stated as current on that day."""
        started = self.effective_from is None or _first_day(self.effective_from) <= on
        return started and not self.is_lapsed(on)

    def is_lapsed(self, on: date) -> bool:
        """Tell whether the fact's last day is over."""
        return self.effective_to is not None and _last_day(self.effective_to) < on

    def recheck_due(self) -> date | None:
        """Return the day by which the source must be opened again; None where nothing can change or is dated."""
        if self.verified in ("arithmetic", "common-knowledge") or self.as_of is None:
            return None
        return _last_day(self.as_of) + timedelta(days=RECHECK_DAYS[self.volatility])

    def needs_latest_notice(self, on: date) -> bool:
        """Tell whether a reply that uses the fact must send the person to the latest notice or their contract."""
        if self.volatility == "high":
            return True
        due = self.recheck_due()
        return self.volatility == "medium" and due is not None and due < on


class FactRegister:
    """All facts by id."""

    def __init__(self, facts: dict[str, Fact]) -> None:
        self._facts = facts

    @classmethod
    def load(cls, path: Path, topics: Collection[str]) -> FactRegister:
        """Read and check the register; raises FactInvalid with the id and the field."""
        try:
            rows = read_yaml(path)
        except YamlUnreadable as error:
            raise FactInvalid("(file)", path.name, f"cannot be read: {error}") from error
        if not isinstance(rows, list) or not rows:
            raise FactInvalid("(file)", path.name, "must be a list of facts")
        facts: dict[str, Fact] = {}
        for row in rows:
            fact = _fact(row, topics)
            if fact.id in facts:
                raise FactInvalid(fact.id, "id", "is used twice")
            facts[fact.id] = fact
        return cls(facts)

    def completed_by(self, other: FactRegister) -> FactRegister:
        """Return a register that takes from `other` what this one lacks."""
        return FactRegister({**other._facts, **self._facts})

    def __getitem__(self, fact_id: str) -> Fact:
        try:
            return self._facts[fact_id]
        except KeyError:
            raise FactUnknown(fact_id) from None

    def __contains__(self, fact_id: object) -> bool:
        return fact_id in self._facts

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts.values())

    def __len__(self) -> int:
        return len(self._facts)


def _fact(row: Any, topics: Collection[str]) -> Fact:
    if not isinstance(row, dict):
        raise FactInvalid("(entry)", "id", "every entry must be a mapping")
    fact_id = row.get("id")
    if not isinstance(fact_id, str) or not re.fullmatch(r"[a-z][a-z0-9_]*", fact_id):
        raise FactInvalid(str(fact_id), "id", "must be snake_case")
    for field in sorted(set(row) - _FIELDS):
        raise FactInvalid(fact_id, field, "is not a field of the register")
    if not isinstance(row.get("topic"), str) or row["topic"] not in topics:
        raise FactInvalid(fact_id, "topic", f"{row.get('topic')!r} is not a topic of the vocabulary")
    if row.get("jurisdiction") != "CN":
        raise FactInvalid(fact_id, "jurisdiction", "must be CN")
    for field, choices in (("verified", Verified), ("volatility", Volatility)):
        if row.get(field) not in choices.__args__:  # type: ignore[attr-defined]
            raise FactInvalid(fact_id, field, f"{row.get(field)!r} is not one of {', '.join(choices.__args__)}")  # type: ignore[attr-defined]
    via = row.get("verified_via") or []
    if not isinstance(via, list):
        raise FactInvalid(fact_id, "verified_via", "must be a list")
    starts, ends = _date_text(row, "effective_from"), _date_text(row, "effective_to")
    if starts and ends and _first_day(starts) > _last_day(ends):
        raise FactInvalid(fact_id, "effective_to", "is before effective_from")
    return Fact(
        id=fact_id,
        topic=row["topic"],
        statement_zh=_text(row, "statement_zh"),
        statement_en=_text(row, "statement_en"),
        figures=_figures(row),
        effective_from=starts,
        effective_to=ends,
        source=_source(row),
        verified=cast("Verified", row["verified"]),
        verified_via=tuple(map(str, via)),
        as_of=_date_text(row, "as_of"),
        volatility=cast("Volatility", row["volatility"]),
        notes=str(row.get("notes") or ""),
        unused_because=str(row.get("unused_because") or ""),
    )


def _figures(row: dict[str, Any]) -> dict[str, Figure]:
    figures = {}
    value, unit = row.get("value"), row.get("unit")
    # Several values at once ("0.50/0.55") have no single text: articles use the fact's named figures instead.
    if value is not None and "/" not in str(value):
        figures[""] = _figure(row["id"], "value", {"value": value, "unit": unit})
    named = row.get("figures") or {}
    if not isinstance(named, dict):
        raise FactInvalid(row["id"], "figures", "must be a mapping of names to figures")
    for name, data in named.items():
        figures[name] = _figure(row["id"], f"figures.{name}", data)
    for name, field in (("from", "effective_from"), ("to", "effective_to"), ("as_of", "as_of")):
        if row.get(field) is not None:
            figures[name] = Figure(str(row[field]), "date")
    return figures


def _figure(fact_id: str, field: str, data: Any) -> Figure:
    if not isinstance(data, dict) or data.get("unit") is None:
        raise FactInvalid(fact_id, field, "a value needs a unit")
    unit = DISPLAY_UNITS.get(str(data["unit"]))
    if unit is None:
        raise FactInvalid(fact_id, field, f"{data['unit']!r} is not a known unit")
    needed = ("zh", "en") if unit == "name" else ("value",)
    for key in needed:
        if data.get(key) is None:
            raise FactInvalid(fact_id, field, f"{key} is missing")
    if unit == "name":
        return Figure(str(data["zh"]), unit, str(data["en"]))
    figure = Figure(str(data["value"]), unit)
    try:
        if unit == "date":
            _first_day(figure.value)
        for lang in LANGS:
            figure.text(lang)
    except (ArithmeticError, ValueError, IndexError):
        raise FactInvalid(fact_id, field, f"{figure.value!r} is not a value in {unit}") from None
    return figure


def _source(row: dict[str, Any]) -> Source:
    data = row.get("source")
    if not isinstance(data, dict):
        raise FactInvalid(row["id"], "source", "is missing")
    for field in sorted(set(data) - _SOURCE_FIELDS):
        raise FactInvalid(row["id"], f"source.{field}", "is not a field of a source")
    for field in ("name_zh", "name_en", "issuer"):
        if not data.get(field):
            raise FactInvalid(row["id"], f"source.{field}", "is missing")
    url = data.get("url")
    if url is not None and not str(url).startswith(("https://", "http://")):
        raise FactInvalid(row["id"], "source.url", "must be a web address")
    return Source(data["name_zh"], data["name_en"], data["issuer"], data.get("document_no"), data.get("article"), url)


def _text(row: dict[str, Any], field: str) -> str:
    text = row.get(field)
    if not isinstance(text, str) or not text.strip():
        raise FactInvalid(row["id"], field, "must be a sentence")
    return text.strip()


def _date_text(row: dict[str, Any], field: str) -> str | None:
    value = row.get(field)
    if value is None:
        return None
    text = str(value)
    try:
        if not _PARTIAL_DATE.fullmatch(text):
            raise ValueError
        _first_day(text)
    except ValueError:
        raise FactInvalid(row["id"], field, f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD") from None
    return text


def _first_day(text: str) -> date:
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def _last_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day)
