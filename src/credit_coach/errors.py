"""Every failure that a caller may want to tell apart. Each class writes its own sentence from the data it carries.

CreditCoachError
├── ContentError                 something in knowledge/ or prompts/ cannot be read
│   ├── ArticleInvalid           an article file, with the line
│   ├── FactInvalid              an entry of the fact register
│   ├── FactUnknown              a fact id that the register lacks
│   ├── FigureUnknown            a figure that a fact does not carry
│   ├── VocabularyInvalid        a file of knowledge/vocabulary
│   ├── ContentUntrusted         hidden text or instructions to a machine, with the line
│   ├── ExamplesInvalid          the examples that the detector learns from
│   └── WordingInvalid           a sentence of prompts/ is missing, or its variables do not match
├── EncoderUnavailable           the encoder named in the settings cannot be loaded
├── JudgeUnavailable             a judge of the verifier cannot be loaded
├── IndexProblem                 the search index cannot be used; says what to do
│   ├── IndexMissing
│   ├── IndexStale
│   ├── IndexBroken
│   └── IndexUnwritable
├── ExtraMissing                 a command needs an extra that is not installed
├── FieldsInvalid                input from another program that cannot be used, by field
├── CorpusInvalid                a training file, with the line
├── RedTeamFileInvalid           a file of red-team inputs that cannot be read
├── ExamInvalid                  a file of the exam, with the line
├── EvaluationImpossible         an evaluation that could not be made: what is missing
├── StorageUnavailable           the database does not answer, cannot be written, or is broken
├── ConversationChanged          another turn of the same conversation was kept first
├── TurnUnderWay                 another turn of the same conversation is being answered
└── SettingInvalid               a setting that cannot work, such as a port in use
"""

from __future__ import annotations

from pathlib import Path


class CreditCoachError(Exception):
    """The root: `except CreditCoachError` catches everything that this package raises on purpose."""


class ContentError(CreditCoachError):
    """Something that writers edit cannot be used."""


class ArticleInvalid(ContentError):
    """An article that cannot be parsed."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(f"{path}:{line}: {reason}")


class FactInvalid(ContentError):
    """A register entry that breaks the schema."""

    def __init__(self, fact_id: str, field: str, reason: str) -> None:
        self.fact_id, self.field, self.reason = fact_id, field, reason
        super().__init__(f"fact {fact_id}: field {field}: {reason}")


class FactUnknown(ContentError):
    """A fact id that is not in the register."""

    def __init__(self, fact_id: str) -> None:
        self.fact_id = fact_id
        super().__init__(f"the register has no fact {fact_id!r}")


class FigureUnknown(ContentError):
    """A figure name that a fact does not carry."""

    def __init__(self, fact_id: str, figure: str, known: tuple[str, ...]) -> None:
        self.fact_id, self.figure = fact_id, figure
        choices = ", ".join(known) or "none"
        super().__init__(f"fact {fact_id} has no figure {figure!r} (it has: {choices})")


class VocabularyInvalid(ContentError):
    """A vocabulary file that breaks its schema."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}:1: {reason}")


class ContentUntrusted(ContentError):
    """A file with hidden text or instructions to a machine: no index is built from it."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(f"{path}:{line}: {reason}")


class WordingInvalid(ContentError):
    """A sentence of the coach that is missing, or whose variables are not those it was given."""

    def __init__(self, locale: str, key: str, reason: str) -> None:
        self.locale, self.key, self.reason = locale, key, reason
        super().__init__(f"prompts/{locale}.yaml: {key}: {reason}")


class EncoderUnavailable(CreditCoachError):
    """The encoder that the settings name cannot be loaded."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(
            f"encoder {name!r} cannot be loaded: {reason}. "
            'Use "bundled", the folder of a sentence-transformers model, or install credit-coach[encoders].'
        )


class JudgeUnavailable(CreditCoachError):
    """What judges a model's sentences cannot be loaded."""

    def __init__(self, name: str | Path, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"the judge {str(name)!r} cannot be used: {reason}")


class IndexProblem(CreditCoachError):
    """The search index cannot be used; the message says what to do."""

    remedy = "run `credit-coach index`"

    def __init__(self, place: Path | str, reason: str) -> None:
        self.place, self.reason = place, reason
        super().__init__(f"the search index in {place} {reason}: {self.remedy}")


class IndexMissing(IndexProblem):
    """No finished index is in the folder."""

    def __init__(self, place: Path | str) -> None:
        super().__init__(place, "is not there or was never finished")


class IndexStale(IndexProblem):
    """The index was built from other content, or with another encoder."""


class IndexBroken(IndexProblem):
    """The index is there but does not answer its test query."""


class IndexUnwritable(IndexProblem):
    """The folder cannot be written to."""

    remedy = "set CREDIT_COACH_DATA_DIR to a folder that can be written, or free some space"


class ExtraMissing(CreditCoachError):
    """A command needs an optional part of the package."""

    def __init__(self, extra: str) -> None:
        self.extra = extra
        super().__init__(f"this needs the extra {extra!r}: pip install 'credit-coach[{extra}]'")


class FieldsInvalid(CreditCoachError):
    """Input of another program that cannot be used; `fields` are names of ours, and nothing of it is repeated."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        self.fields = fields
        super().__init__(f"cannot be used: {', '.join(fields) or 'a field that is not known'}")


class CorpusInvalid(CreditCoachError):
    """A training file that is missing or breaks its columns."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(f"{path}:{line}: {reason}")


class RedTeamFileInvalid(CreditCoachError):
    """A file of red-team inputs that cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class ExamInvalid(CreditCoachError):
    """A file of the exam that is missing or breaks its schema."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(f"{path}:{line}: {reason}")


class EvaluationImpossible(CreditCoachError):
    """Nothing can be said about the coach's quality; the message says what is missing."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class ExamplesInvalid(ContentError):
    """The examples that the detector learns from cannot be used."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class StorageUnavailable(CreditCoachError):
    """The database cannot be used now; `reason` names the failure and nothing of what was to be kept."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"the database of conversations cannot be used: {reason}")


class ConversationChanged(CreditCoachError):
    """A conversation that has another version by now, or is gone."""

    def __init__(self) -> None:
        super().__init__("another message of this conversation was answered first")


class TurnUnderWay(CreditCoachError):
    """A conversation takes one message at a time."""

    def __init__(self) -> None:
        super().__init__("another message of this conversation is being answered")


class SettingInvalid(CreditCoachError):
    """A setting that cannot work on this machine."""

    def __init__(self, setting: str, reason: str) -> None:
        self.setting, self.reason = setting, reason
        super().__init__(f"{setting}: {reason}")
