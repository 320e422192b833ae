"""The closed lists of `knowledge/vocabulary`: topics, products and their names, what is not covered, style words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic.functional_validators import AfterValidator

from credit_coach.errors import VocabularyInvalid
from credit_coach.knowledge.figures import Lang
from credit_coach.yaml_files import YamlUnreadable, read_yaml


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Topic(_Entry):
    """A topic, and the question that leads into it."""

    id: str
    zh: str
    en: str
    ask_zh: str
    ask_en: str

    def label(self, lang: Lang) -> str:
        """Return the topic's name in `lang`."""
        return self.zh if lang == "zh" else self.en

    def ask(self, lang: Lang) -> str:
        """Return the question that leads into the topic."""
        return self.ask_zh if lang == "zh" else self.ask_en


class Product(_Entry):
    """A kind of credit and the names people use for it."""

    id: str
    zh: str
    en: str
    names: tuple[str, ...]
    specific: bool = False  # one provider's product: an answer on other products does not cover its own terms

    def label(self, lang: Lang) -> str:
        """Return the product's name in `lang`."""
        return self.zh if lang == "zh" else self.en


class Boundary(_Entry):
    """A subject that the coach does not cover, known by examples, with the nearest help."""

    id: str
    zh: str
    en: str
    help_zh: str
    help_en: str
    examples: tuple[str, ...]

    def label(self, lang: Lang) -> str:
        """Return the subject's name in `lang`."""
        return self.zh if lang == "zh" else self.en

    def help(self, lang: Lang) -> str:
        """Return the sentence that names the nearest help."""
        return self.help_zh if lang == "zh" else self.help_en


def _both_languages(lists: dict[Lang, tuple[str, ...]]) -> dict[Lang, tuple[str, ...]]:
    if set(lists) != {"zh", "en"}:
        raise ValueError("must have a list for zh and one for en")
    return lists


WordLists = Annotated[dict[Lang, tuple[str, ...]], AfterValidator(_both_languages)]


class StyleWords(_Entry):
    """Words that the content check looks for, by language."""

    promises: WordLists
    warns: WordLists
    hedges: WordLists
    past: WordLists


def _unique_ids(entries: tuple[_E, ...]) -> tuple[_E, ...]:
    ids = [getattr(entry, "id") for entry in entries]  # noqa: B009 - the bound of _E has no `id` of its own
    doubled = sorted({entry_id for entry_id in ids if ids.count(entry_id) > 1})
    if doubled:
        raise ValueError(f"id used twice: {', '.join(doubled)}")
    return entries


_E = TypeVar("_E", bound=_Entry)
_Topics = TypeAdapter(Annotated[tuple[Topic, ...], AfterValidator(_unique_ids)])
_Products = TypeAdapter(Annotated[tuple[Product, ...], AfterValidator(_unique_ids)])
_Boundaries = TypeAdapter(Annotated[tuple[Boundary, ...], AfterValidator(_unique_ids)])
_Style = TypeAdapter(StyleWords)
_Terms = TypeAdapter(tuple[str, ...])


class Vocabulary(_Entry):
    """All of `knowledge/vocabulary`."""

    topics: tuple[Topic, ...]
    products: tuple[Product, ...]
    boundaries: tuple[Boundary, ...]
    style: StyleWords
    terms: tuple[str, ...]

    @classmethod
    def load(cls, folder: Path) -> Vocabulary:
        """Read the folder; raises VocabularyInvalid with the file and the field."""
        return cls(
            topics=_read(folder / "topics.yaml", _Topics),
            products=_read(folder / "products.yaml", _Products),
            boundaries=_unique_over_files(boundaries_by_file(folder)),
            style=_read(folder / "style.yaml", _Style),
            terms=_read(folder / "terms.yaml", _Terms),
        )

    @property
    def topic_ids(self) -> frozenset[str]:
        """Ids of the closed list of topics."""
        return frozenset(topic.id for topic in self.topics)

    @property
    def product_ids(self) -> frozenset[str]:
        """Ids of the closed list of products."""
        return frozenset(product.id for product in self.products)


_T = TypeVar("_T")


def _read(path: Path, adapter: TypeAdapter[_T]) -> _T:
    try:
        return adapter.validate_python(read_yaml(path))
    except YamlUnreadable as error:
        raise VocabularyInvalid(path, f"cannot be read: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise VocabularyInvalid(path, f"{place}: {first['msg']}") from error


def boundaries_by_file(folder: Path) -> dict[Path, tuple[Boundary, ...]]:
    """Read the subjects that are not covered: a file for each group of them in `folder/boundaries`, by name."""
    files = sorted((folder / "boundaries").glob("*.yaml"))
    if not files:
        raise VocabularyInvalid(folder / "boundaries", "must have a file of subjects that are not covered")
    return {path: _read(path, _Boundaries) for path in files}


def _unique_over_files(files: dict[Path, tuple[Boundary, ...]]) -> tuple[Boundary, ...]:
    seen: dict[str, Boundary] = {}
    for path, boundaries in files.items():
        for boundary in boundaries:
            if boundary.id in seen:
                raise VocabularyInvalid(path, f"id used in two files: {boundary.id}")
            seen[boundary.id] = boundary
    return tuple(seen.values())


def products_in(text: str, products: Sequence[Product]) -> list[Product]:
    """Return the products that a text names."""
    lowered = text.lower()
    return [product for product in products if any(name.lower() in lowered for name in product.names)]


def names_in(text: str, products: Sequence[Product]) -> list[str]:
    """Return the product names in the text as it writes them, longest first, none inside another."""
    found: list[str] = []
    lowered = text.lower()
    for name in sorted((name for product in products for name in product.names), key=len, reverse=True):
        at = lowered.find(name.lower())
        if at >= 0 and not any(name.lower() in one.lower() for one in found):
            found.append(text[at : at + len(name)])
    return found
