"""Settings: every field is a variable of the environment, is described, and has bounds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from credit_coach.config import Settings, bundled_folder


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start from an environment that sets nothing."""
    for name in list(os.environ):
        if name.startswith("CREDIT_COACH_"):
            monkeypatch.delenv(name)


def test_defaults_work_without_any_setting() -> None:
    """With nothing set, the bundled content is served on this machine only; data goes to the person's own folder."""
    settings = Settings()
    assert (settings.knowledge_dir, settings.prompts_dir) == (bundled_folder("knowledge"), bundled_folder("prompts"))
    assert settings.encoder == "bundled"
    assert settings.host == "127.0.0.1"
    assert settings.data_dir.is_absolute()
    assert "credit-coach" in settings.data_dir.parts


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("data_dir", "/srv/coach", Path("/srv/coach")),
        ("knowledge_dir", "/srv/knowledge", Path("/srv/knowledge")),
        ("prompts_dir", "/srv/prompts", Path("/srv/prompts")),
        ("encoder", "some/model", "some/model"),
        ("index_url", "https://chroma.example:8443", "https://chroma.example:8443"),
        ("max_question_chars", "500", 500),
        ("database_url", "sqlite:////srv/talks.db", SecretStr("sqlite:////srv/talks.db")),
        ("figures_hours", "5", 5),
        ("conversation_days", "10", 10),
        ("host", "0.0.0.0", "0.0.0.0"),
        ("port", "8080", 8080),
        ("frame_ancestors", "https://example.org", "https://example.org"),
        ("allowed_origins", "https://a.example https://b.example", "https://a.example https://b.example"),
        ("trusted_proxies", "10.0.0.1", "10.0.0.1"),
        ("limit_conversation", "5/minute", "5/minute"),
        ("limit_address", "", ""),
        ("limit_site", "1/second", "1/second"),
        ("limits_url", "redis://localhost", "redis://localhost"),
        ("model", "openai:some-model", "openai:some-model"),
        ("model_url", "https://model.example/v1", "https://model.example/v1"),
        ("model_key", "sk-x", SecretStr("sk-x")),
        ("model_seconds", "5", 5.0),
        ("support_model", "some/nli-model", "some/nli-model"),
        ("model_tokens_conversation", "1000", 1000),
        ("model_tokens_site", "1000", 1000),
        ("model_tokens_day", "1000", 1000),
        ("model_tools", "false", False),
        ("turns_at_once", "2", 2),
        ("turns_waiting", "0", 0),
    ],
)
def test_every_setting_is_read_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str, value: object
) -> None:
    """CREDIT_COACH_<NAME> sets the field, with its type."""
    monkeypatch.setenv(f"CREDIT_COACH_{name.upper()}", text)
    assert getattr(Settings(), name) == value


def test_no_setting_is_untested() -> None:
    """The test above knows every setting, so that a new one gets its line."""
    (mark,) = [
        mark
        for mark in test_every_setting_is_read_from_the_environment.pytestmark  # type: ignore[attr-defined]
        if mark.name == "parametrize"
    ]
    assert {case[0] for case in mark.args[1]} == set(Settings.model_fields)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_described(name: str) -> None:
    """An operator can read what each setting does."""
    assert (Settings.model_fields[name].description or "").rstrip().endswith(".")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("max_question_chars", "49"),
        ("max_question_chars", "10001"),
        ("max_question_chars", "many"),
        ("index_url", "chroma:8000"),
        ("index_url", "http://chroma:8000/path"),
        ("figures_hours", "0"),
        ("figures_hours", "721"),
        ("conversation_days", "0"),
        ("conversation_days", "366"),
        ("turns_at_once", "0"),
        ("turns_waiting", "-1"),
        ("port", "0"),
        ("port", "65536"),
    ],
)
def test_what_cannot_work_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """A value out of bounds is refused, and the error names the field."""
    monkeypatch.setenv(f"CREDIT_COACH_{name.upper()}", value)
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert caught.value.errors()[0]["loc"] == (name,)


def test_the_index_lies_in_the_data_folder(tmp_path: Path) -> None:
    """Everything that is written lies below one folder."""
    assert Settings(data_dir=tmp_path).index_dir == tmp_path / "index"


def test_settings_do_not_change(tmp_path: Path) -> None:
    """Settings are decided once: a field cannot be set afterwards."""
    settings = Settings(data_dir=tmp_path)
    with pytest.raises(ValidationError):
        settings.port = 1  # type: ignore[misc]


@pytest.mark.parametrize("name", ["knowledge", "prompts", "models"])
def test_bundled_content_is_there(name: str) -> None:
    """What ships with the package is found beside it, wherever the program is started."""
    assert bundled_folder(name).is_dir()
    assert bundled_folder(name).is_absolute()


def test_importing_reads_no_settings() -> None:
    """A setting that cannot work hurts only whoever builds the settings, not whoever imports the package."""
    code = "import credit_coach.config, credit_coach.assembly, credit_coach.cli; print('imported')"
    environment = os.environ | {"CREDIT_COACH_PORT": "none"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "imported")
