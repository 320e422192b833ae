"""Every sentence of the coach that is not an article, with named variables.

They stand in prompts/zh.yaml and prompts/en.yaml, and in pairs such as prompts/walks/affordability.zh.yaml.
Both languages hold the same keys with the same variables; `Wording.load` refuses anything else, and `Wording.say`
refuses a missing or an unknown variable, so that a gap shows in the tests and not to a person.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from pathlib import Path

from credit_coach.errors import WordingInvalid
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.yaml_files import YamlUnreadable, read_yaml


class Wording:
    """All sentences in all languages."""

    def __init__(self, sentences: dict[Lang, dict[str, str]]) -> None:
        self._sentences = sentences

    @classmethod
    def load(cls, folder: Path) -> Wording:
        """Read the folder; raises WordingInvalid that names the language and the key."""
        sentences = {locale: _read_all(folder, locale) for locale in LANGS}
        for key in sorted(sentences["zh"].keys() | sentences["en"].keys()):
            for locale in LANGS:
                if key not in sentences[locale]:
                    raise WordingInvalid(locale, key, "is missing")
            if _variables(sentences["zh"][key]) != _variables(sentences["en"][key]):
                raise WordingInvalid("en", key, "has other variables than in Chinese")
        return cls(sentences)

    def say(self, lang: Lang, key: str, **variables: str) -> str:
        """Return the sentence `key` in `lang` with its variables filled in."""
        try:
            text = self._sentences[lang][key]
        except KeyError:
            raise WordingInvalid(lang, key, "is missing") from None
        declared = _variables(text)
        if declared != set(variables):
            difference = ", ".join(sorted(declared ^ set(variables)))
            raise WordingInvalid(lang, key, f"variables do not match: {difference}")
        said = text.format(**variables)
        return _of_one(said) if lang == "en" and variables else said

    def list(self, lang: Lang, key: str) -> list[str]:
        """Return a sentence that holds one item a line as a list."""
        return [line.strip() for line in self.say(lang, key).splitlines() if line.strip()]

    def has(self, key: str) -> bool:
        """Tell whether there is a sentence `key`."""
        return key in self._sentences["zh"]

    def variables(self, key: str) -> frozenset[str]:
        """Return the names of a sentence's variables."""
        return frozenset(_variables(self._sentences["zh"][key]))

    def keys(self) -> frozenset[str]:
        """Return all keys."""
        return frozenset(self._sentences["zh"])


#: "1 instalments": one of something is singular, whatever sentence the figure was put into.
_ONE_OF = re.compile(r"(?<![\d.,])1 (?:(instalment|adult|month|day|week|year|debt|person|payment)s|(children))\b")


def listed(parts: Iterable[str], lang: Lang, *, long: bool = False) -> str:
    """Return a list in one line; `long` is one whose parts have commas of their own."""
    comma, semicolon = ("、", "；") if lang == "zh" else (", ", "; ")
    return (semicolon if long else comma).join(parts)


def _of_one(sentence: str) -> str:
    """Return an English sentence with what there is one of in the singular."""
    return _ONE_OF.sub(lambda found: f"1 {found[1] or 'child'}", sentence)


def _read_all(folder: Path, locale: Lang) -> dict[str, str]:
    """Merge the files of a language; a key stands in one of them only."""
    sentences: dict[str, str] = {}
    for path in (folder / f"{locale}.yaml", *sorted(folder.glob(f"*/*.{locale}.yaml"))):
        for key, text in _read(path, locale).items():
            if key in sentences:
                raise WordingInvalid(locale, key, f"stands in another file than {path.name} as well")
            sentences[key] = text
    return sentences


def _read(path: Path, locale: Lang) -> dict[str, str]:
    try:
        data = read_yaml(path)
    except YamlUnreadable as error:
        raise WordingInvalid(locale, "(file)", f"cannot be read: {error}") from error
    if not isinstance(data, dict):
        raise WordingInvalid(locale, "(file)", "must be a mapping of keys to sentences")
    for key, text in data.items():
        if not isinstance(key, str) or not isinstance(text, str):
            raise WordingInvalid(locale, str(key), "must be a sentence")
        try:
            _variables(text)
        except ValueError:
            raise WordingInvalid(locale, key, "has a brace without its pair") from None
    return {key: text.strip() for key, text in data.items()}


def _variables(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
