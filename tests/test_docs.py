"""The documentation is true: settings, commands, outcomes, wording and what the wheel holds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import get_args

import pytest
from hatchling.builders.wheel import WheelBuilder

from credit_coach.assembly import Content
from credit_coach.cli import app
from credit_coach.coach import Coach
from credit_coach.config import Settings, bundled_folder
from credit_coach.knowledge.library import Library
from credit_coach.reply import Outcome
from credit_coach.storage.store import ConversationStore
from credit_coach.web.app import application
from credit_coach.web.problems import Code
from credit_coach.wording import Wording

REPOSITORY = Path(__file__).parents[1]


def _read(*parts: str) -> str:
    return REPOSITORY.joinpath(*parts).read_text(encoding="utf-8")


@pytest.mark.parametrize("field", sorted(Settings.model_fields))
def test_every_setting_is_in_the_readme(field: str) -> None:
    """A setting that exists is documented, and says what it is."""
    assert f"CREDIT_COACH_{field.upper()}" in _read("README.md")
    assert Settings.model_fields[field].description


def test_every_setting_in_the_readme_exists() -> None:
    """A setting that is documented exists."""
    named = set(re.findall(r"`CREDIT_COACH_([A-Z_]+)`", _read("README.md")))
    assert named == {field.upper() for field in Settings.model_fields}


def test_every_command_is_in_the_readme() -> None:
    """Each command of the command line has its line."""
    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert {name for name in names if f"credit-coach {name}" not in _read("README.md")} == set()


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_has_its_row(outcome: str) -> None:
    """Each outcome of the closed list stands in the architecture page."""
    assert f"`{outcome}`" in _read("docs", "architecture.md")


def test_every_route_is_in_the_page_of_the_interface(coach: Coach, store: ConversationStore, library: Library) -> None:
    """Each route, and each word that a refusal may carry, stands in docs/api.md."""
    content = Content(library, Wording.load(bundled_folder("prompts")))
    document = application(Settings(), content, coach, store).openapi()
    text = _read("docs", "api.md")
    # Each calculator has a route of its own; the page shows the form they share.
    paths = {re.sub(r"^/api/v1/tools/.+", "/api/v1/tools/{name}", path) for path in document["paths"]}
    assert {path for path in paths if path not in text} == set()
    said = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", text))
    assert {code for code in get_args(Code) if code in said} | _SPEAK_FOR_THEMSELVES == set(get_args(Code))


#: Codes whose HTTP status says the same.
_SPEAK_FOR_THEMSELVES = {
    "invalid_request",
    "unauthorized",
    "not_found",
    "method_not_allowed",
    "closed",
    "length_required",
    "body_too_large",
    "overloaded",
    "failed",
}


def test_links_between_documents_lead_somewhere() -> None:
    """A relative link of a document names a file that is there."""
    documents = [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md"), REPOSITORY / "knowledge" / "README.md"]
    broken = [
        f"{document.name}: {target}"
        for document in documents
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
    ]
    assert broken == []


def test_every_sentence_of_the_coach_is_used() -> None:
    """No key of prompts/ is left over: each stands in the code, whole or as the fixed part of a composed key.

    Those of the walks are held to being said by the dialogues, those of files by the tests of handouts, those of the
    widget and of sums by their own.
    """
    code = "".join(
        path.read_text(encoding="utf-8") for path in (REPOSITORY / "src").rglob("*") if path.suffix in (".py", ".html")
    )
    quoted = set(re.findall(r"""["']([a-z_]+(?:\.[a-z_]+)*)["']""", code))
    composed = ("sources.level.", "contact.", "privacy.kind.", "walk.", "handout.", "safety.", "widget.", "sum.")
    keys = Wording.load(bundled_folder("prompts")).keys()
    assert {key for key in keys if not key.startswith(composed)} - quoted == set()


def test_the_wheel_finds_its_content(tmp_path: Path) -> None:
    """A wheel holds articles, sentences and the encoder, and an installed copy finds them."""
    wheel = next(WheelBuilder(str(REPOSITORY)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
        names = archive.namelist()
    assert "credit_coach/web/static/widget-chat.js" in names
    assert [name for name in names if name.startswith("credit_coach/web/widget/")] == []
    code = (
        "from credit_coach.config import bundled_folder as f; from credit_coach.knowledge.library import Library;"
        "from credit_coach.wording import Wording; from credit_coach.retrieval.encoder import load_encoder;"
        "print(f('knowledge')); Wording.load(f('prompts')); load_encoder('bundled');"
        "print(len(Library.load(f('knowledge')).articles))"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=tmp_path, check=True
    )
    place, count = done.stdout.split()
    assert place.startswith(str(tmp_path / "installed"))
    assert int(count) >= 60
