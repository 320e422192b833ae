"""Settings, and where the bundled content lies. Nothing is read on import: the caller builds `Settings()`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


@dataclass(frozen=True)
class Retention:
    """How long what was said is kept: figures told in walks in hours, everything else in days."""

    figures_hours: int = 24
    conversation_days: int = 30

    @property
    def figures_seconds(self) -> int:
        """The time of figures, counted from when they were told."""
        return min(self.figures_hours * 3600, self.conversation_seconds)

    @property
    def conversation_seconds(self) -> int:
        """The time of a conversation, counted from its last message."""
        return self.conversation_days * 86_400

    @property
    def shown(self) -> dict[str, str]:
        """Both times as the variables `hours` and `days` of a sentence."""
        return {"hours": str(self.figures_hours), "days": str(self.conversation_days)}


class Settings(BaseSettings):
    """What an operator may choose; each field is the variable CREDIT_COACH_<NAME> in the environment."""

    model_config = SettingsConfigDict(env_prefix="CREDIT_COACH_", extra="ignore", frozen=True)

    data_dir: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("credit-coach", appauthor=False),
        description="Folder for everything the coach writes: search index, conversations, feedback file.",
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
    index_url: str = Field(
        default="",
        pattern=r"^(https?://[^\s/?#]+/?)?$",
        description="A Chroma server that holds the index, such as http://chroma:8000; empty: a folder of data_dir.",
    )
    max_question_chars: int = Field(
        default=1000, ge=50, le=2_000, description="Longer messages get a polite limit instead of an answer."
    )
    database_url: SecretStr = Field(
        default=SecretStr(""),
        description="Where conversations are kept: sqlite:///FILE or postgresql://…; empty: in the data folder.",
    )
    figures_hours: int = Field(
        default=24, ge=1, le=720, description="What belongs to a calculation is deleted after this many hours."
    )
    conversation_days: int = Field(
        default=30, ge=1, le=365, description="A conversation is deleted this many days after its last message."
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
        default=60_000, ge=0, description="Tokens of the model that one conversation may use in a day."
    )
    model_tokens_site: int = Field(
        default=500_000, ge=0, description="Tokens of the model that one site's widget may use in a day."
    )
    model_tools: bool = Field(
        default=True, description="Whether the model may call the calculators and begin walks, where it can."
    )
    model_tokens_day: int = Field(default=2_000_000, ge=0, description="Tokens of the model that all may use in a day.")
    support_model: str = Field(
        default="",
        description="A CrossEncoder or NLI model of sentence-transformers, by folder or name (extra `encoders`), that "
        "must agree before a sentence of `model` is shown. Empty: the bundled judge alone.",
    )
    frame_ancestors: str = Field(
        default="'self'",
        description="Who may show the chat page in a frame: the value of the CSP directive frame-ancestors.",
    )
    allowed_origins: str = Field(
        default="",
        description="Origins whose pages may use the interface, such as https://www.example.org, separated by spaces.",
    )
    trusted_proxies: str = Field(
        default="127.0.0.1",
        description="Addresses of proxies whose X-Forwarded-For is believed, separated by commas.",
    )
    limit_conversation: str = Field(default="30/minute", description="Messages of one conversation.")
    limit_address: str = Field(
        default="60/minute; 2000/day", description="Messages from one network address; a school shares one."
    )
    limit_site: str = Field(default="1200/minute", description="Messages that come through one site's widget.")
    limits_url: str = Field(
        default="memory://", description="Where limits are counted: memory://, or redis://HOST for several servers."
    )
    turns_at_once: int = Field(default=2, ge=1, le=64, description="Turns that are answered at the same time.")
    turns_waiting: int = Field(
        default=32, ge=0, le=1000, description="Turns that wait for their time; more are refused at once."
    )

    @property
    def retention(self) -> Retention:
        """How long what was said is kept."""
        return Retention(self.figures_hours, self.conversation_days)

    @property
    def database(self) -> str:
        """URL of the database; it may hold a password."""
        return self.database_url.get_secret_value() or f"sqlite:///{self.data_dir / 'conversations.db'}"

    @property
    def origins(self) -> list[str]:
        """The origins whose pages may use the interface."""
        return self.allowed_origins.split()

    @property
    def index_dir(self) -> Path:
        """Folder of the search index."""
        return self.data_dir / "index"


def bundled_folder(name: str) -> Path:
    """Return the folder `name` that ships with the package: inside a wheel, or beside `src/` when editable."""
    packaged = Path(__file__).parent / "_data" / name
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / name
