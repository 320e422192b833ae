"""Settings, and where the bundled content lies. Nothing is read on import: the caller builds `Settings()`."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator may choose; each field is the variable CREDIT_COACH_<NAME> in the environment."""

    model_config = SettingsConfigDict(env_prefix="CREDIT_COACH_", extra="ignore", frozen=True)

    data_dir: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("credit-coach", appauthor=False),
        description="Folder for everything the coach writes: the search index and the feedback file.",
    )
    knowledge_dir: Path = Field(
        default_factory=lambda: bundled_folder("knowledge"),
        description="Folder with facts.yaml, articles/ and vocabulary/.",
    )
    prompts_dir: Path = Field(
        default_factory=lambda: bundled_folder("prompts"),
        description="Folder with the sentences of the coach, one YAML file per language.",
    )
    encoder: str = Field(
        default="bundled",
        description='"bundled", the folder of a sentence-transformers model, or a model name.',
    )
    max_question_chars: int = Field(
        default=1000, ge=50, le=2_000, description="Longer messages get a polite limit instead of an answer."
    )
    conversation_minutes: int = Field(
        default=120, ge=1, le=1440, description="An idle conversation is forgotten after this many minutes."
    )
    max_conversations: int = Field(
        default=2000, ge=1, description="Conversations held in memory; the longest idle is forgotten first."
    )
    host: str = Field(default="127.0.0.1", description="Address that `credit-coach serve` listens on.")
    port: int = Field(default=7860, ge=1, le=65535, description="Port that `credit-coach serve` listens on.")
    model: str = Field(
        default="",
        description='A language model that words the answers: "provider:name", as "openai:deepseek-chat" (extra '
        "`model`). Empty: none; every sentence is an article's.",
    )
    model_url: str = Field(default="", description="Address of an OpenAI-compatible service for `model`.")
    model_key: SecretStr | None = Field(
        default=None, description="Key for `model`; left out, the provider's usual environment variable."
    )
    model_seconds: float = Field(
        default=20.0, gt=0, le=120, description="After so many seconds the extractive answer is given instead."
    )
    model_tokens_conversation: int = Field(
        default=30_000, ge=0, description="Tokens of the model that one conversation may use in a day."
    )
    model_tokens_day: int = Field(default=2_000_000, ge=0, description="Tokens of the model that all may use in a day.")
    frame_ancestors: str = Field(
        default="'self'",
        description="Who may show the chat page in a frame: the value of the CSP directive frame-ancestors.",
    )

    @property
    def index_dir(self) -> Path:
        """Folder of the search index."""
        return self.data_dir / "index"


def bundled_folder(name: str) -> Path:
    """Return the folder `name` that ships with the package: inside a wheel, or beside `src/` when editable."""
    packaged = Path(__file__).parent / "_data" / name
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / name
