"""The sentences of the coach: the same keys and variables in both languages, and no gap that a person could see."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from credit_coach.errors import WordingInvalid
from credit_coach.wording import Wording

ZH = "greeting: 你好，{name}。\nsteps: |\n  第一步\n\n  第二步\n"
EN = "greeting: Hello, {name}.\nsteps: |\n  Step one\n\n  Step two\n"


def load(folder: Path, zh: str = ZH, en: str = EN) -> Wording:
    """Write the two files and load them."""
    (folder / "zh.yaml").write_text(zh, encoding="utf-8")
    (folder / "en.yaml").write_text(en, encoding="utf-8")
    return Wording.load(folder)


def test_a_sentence_is_said_in_the_language_asked_for(tmp_path: Path) -> None:
    """The key gives the sentence of the language with its variables filled in."""
    wording = load(tmp_path)
    assert wording.say("zh", "greeting", name="小王") == "你好，小王。"
    assert wording.say("en", "greeting", name="Wang") == "Hello, Wang."


def test_a_value_is_text_and_no_template(tmp_path: Path) -> None:
    """Braces in what is filled in stay as they are: a person's words cannot name a variable."""
    assert load(tmp_path).say("en", "greeting", name="{name} {0}") == "Hello, {name} {0}."


def test_a_list_is_one_item_a_line(tmp_path: Path) -> None:
    """Lines become items, and empty ones are left out."""
    assert load(tmp_path).list("zh", "steps") == ["第一步", "第二步"]


def test_all_keys_are_known(tmp_path: Path) -> None:
    """The keys are those of the files."""
    assert load(tmp_path).keys() == {"greeting", "steps"}


@pytest.mark.parametrize(
    ("key", "variables", "reason"),
    [
        ("farewell", {}, "is missing"),
        ("greeting", {}, "variables do not match: name"),
        ("greeting", {"name": "a", "age": "3"}, "variables do not match: age"),
        ("greeting", {"nam": "a"}, "variables do not match: nam, name"),
        ("steps", {"name": "a"}, "variables do not match: name"),
    ],
)
def test_a_gap_is_an_error(tmp_path: Path, key: str, variables: dict[str, str], reason: str) -> None:
    """An unknown key, a missing variable and one too many are errors with the key and the names."""
    with pytest.raises(WordingInvalid) as caught:
        load(tmp_path).say("en", key, **variables)
    assert (caught.value.locale, caught.value.key, caught.value.reason) == ("en", key, reason)


@pytest.mark.parametrize(
    ("zh", "en", "locale", "key", "reason"),
    [
        (ZH + "bye: 再见\n", EN, "en", "bye", "is missing"),
        (ZH, EN + "bye: Bye\n", "zh", "bye", "is missing"),
        (ZH, EN.replace("{name}", "{nam}"), "en", "greeting", "has other variables than in Chinese"),
        (ZH, EN.replace(", {name}", ""), "en", "greeting", "has other variables than in Chinese"),
        ("[", EN, "zh", "(file)", "cannot be read"),
        (ZH, "", "en", "(file)", "must be a mapping"),
        (ZH, "- Hello\n", "en", "(file)", "must be a mapping"),
        (ZH, EN + "number: 5\n", "en", "number", "must be a sentence"),
        (ZH, EN + "5: five\n", "en", "5", "must be a sentence"),
        (ZH, EN + "empty:\n", "en", "empty", "must be a sentence"),
        (ZH, EN.replace("{name}", "{name"), "en", "greeting", ""),
    ],
)
def test_broken_files_name_language_and_key(
    tmp_path: Path, zh: str, en: str, locale: str, key: str, reason: str
) -> None:
    """Whatever is wrong with a file, loading it says in which language and at which key."""
    with pytest.raises(WordingInvalid) as caught:
        load(tmp_path, zh, en)
    assert (caught.value.locale, caught.value.key) == (locale, key)
    assert reason in caught.value.reason


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A folder without one of the languages is refused with its name."""
    load(tmp_path)
    (tmp_path / "en.yaml").unlink()
    with pytest.raises(WordingInvalid, match=r"prompts/en\.yaml: \(file\): cannot be read"):
        Wording.load(tmp_path)


def test_shipped_sentences_can_all_be_said(wording: Wording) -> None:
    """Every sentence that ships has words in both languages and can be filled in with its own variables."""
    for key in wording.keys():  # noqa: SIM118 - Wording is no mapping
        for lang in ("zh", "en"):
            template = wording._sentences[lang][key]  # type: ignore[index]
            names = {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
            assert all(name.isidentifier() for name in names), key
            text = wording.say(lang, key, **{name: f"<{name}>" for name in names})  # type: ignore[arg-type]
            assert text.strip()
            assert all(f"<{name}>" in text for name in names)


def test_shipped_sentences_are_in_their_language(wording: Wording) -> None:
    """Sentences are in their language's script; the switch, "AI" and the JSON that a model is shown are not."""
    for key in wording.keys() - {"page.switch_language", "widget.language", "generated.label", "model.system"}:
        for lang in ("zh", "en"):
            template = wording._sentences[lang][key]  # type: ignore[index]
            words = "".join(text for text, _, _, _ in string.Formatter().parse(template))
            letters = [char for char in words if char.isalpha()]
            chinese = sum("一" <= char <= "鿿" for char in letters)
            if not letters:
                # A sentence of figures alone, such as "{name}: {figure}".
                continue
            assert (chinese > len(letters) / 2) == (lang == "zh"), f"{lang}: {key}"


def test_one_of_something_is_singular(wording: Wording) -> None:
    """One instalment and one adult are singular, whatever sentence the figure goes into; other numbers stay."""
    assert wording.say("en", "walk.show.periods", count="1") == "1 instalment"
    assert wording.say("en", "walk.show.days", count="1") == "1 day"
    assert wording.say("en", "walk.show.household", adults="1", children="1") == "1 adult, 1 child"
    assert wording.say("en", "walk.show.periods", count="21") == "21 instalments"
