"""The exam with a language model: counted from the replies alone, and nothing that a lying one says is displayed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("langchain_openai", reason="the extra `model` is not installed")

from tests.answering.generative import scripts
from tests.answering.generative.endpoint import Endpoint

from credit_coach.assembly import coach_on, load_content
from credit_coach.config import Settings
from credit_coach.dialogue.conversation import Conversation
from credit_coach.evaluation.exam import Item
from credit_coach.evaluation.exchange import Exchange
from credit_coach.evaluation.measures import Sources, marks_of
from credit_coach.evaluation.recheck import check_reply
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.passages import passages_of
from credit_coach.retrieval.search import Search

TODAY = date(2026, 11, 25)
QUESTION = "我信用卡分期8400元、12期、每期手续费0.6%，征信上怎么显示"


@dataclass(frozen=True)
class Place:
    """A data folder, and the settings of a model in the environment."""

    data: Path
    environment: dict[str, str]

    def evaluate(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `credit-coach evaluate` as a user does."""
        code = "from credit_coach.cli import run; run()"
        command = [sys.executable, "-c", code, "evaluate", *words]
        return subprocess.run(
            command, capture_output=True, text=True, timeout=250, env=os.environ | self.environment, check=False
        )


@pytest.fixture(scope="module")
def lied_to(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, Path]]:
    """Thirty-six items asked with a model that mixes truth and lies, and the folder of the run."""
    folder = tmp_path_factory.mktemp("exam")
    with Endpoint(scripts.half_lying) as endpoint:
        settings = {
            "DATA_DIR": str(data_dir),
            "DATABASE_URL": f"sqlite:///{folder / 'tokens.db'}",
            "MODEL": "openai:lying",
            "MODEL_URL": endpoint.url,
            "MODEL_KEY": "none",
        }
        place = Place(data_dir, {f"CREDIT_COACH_{name}": value for name, value in settings.items()})
        words = ("--part", "dev", "--sample", "36", "--seed", "7", "--on", TODAY.isoformat())
        done = place.evaluate("run", *words, "--out", str(folder / "run"))
        assert done.returncode == 0, done.stderr
        yield place, folder / "run"


@pytest.fixture(scope="module")
def sources(library: Library) -> Sources:
    """What replies are held against."""
    return Sources(library, passages_of(library), TODAY)


@pytest.fixture(scope="module")
def reply(search: Search, data_dir: Path) -> dict[str, Any]:
    """A reply with words of a model and a sum."""
    with Endpoint(scripts.calling(("instalments", scripts.LOAN))) as endpoint:
        given = {"model": "openai:m", "model_url": endpoint.url, "model_key": "none"}
        settings = Settings(data_dir=data_dir, **given)  # type: ignore[arg-type]
        coach = coach_on(search, settings, load_content(settings))
        return coach.respond(Conversation("c"), QUESTION, TODAY)[1].as_dict()


def test_a_lying_model_displays_nothing_unsupported(lied_to: tuple[Place, Path]) -> None:
    """Of dozens of displayed sentences none is without its source, and summary and gate print both counts."""
    place, folder = lied_to
    found = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["model"]
    assert found["asked"] >= found["used"] >= 5
    assert found["sentences"] > 2 * found["used"]
    assert found["unsupported"] == 0
    line = (
        f"answers used in {found['used']} of {found['asked']} replies; 0 unsupported of {found['sentences']} sentences"
    )
    assert line in place.evaluate("summary", str(folder)).stdout
    gates = folder / "gates.yaml"
    gates.write_text("never: [model.unsupported]\nalways: [citations.supporting, citations.present]", encoding="utf-8")
    gated = place.evaluate("gate", str(folder), "--gates", str(gates))
    assert gated.returncode == 0, gated.stdout
    assert f"no unsupported sentence of a model displayed: {line}" in gated.stdout


def test_a_displayed_lie_fails_the_gate(lied_to: tuple[Place, Path], tmp_path: Path) -> None:
    """Recorded answers with one turned figure in them are found out, and the gate says so."""
    place, folder = lied_to
    rows = [json.loads(line) for line in (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()]
    row = next(one for one in rows if one["replies"][-1]["generated"] is not None)
    block = next(one for one in row["replies"][-1]["blocks"] if "[1]" in one.get("markdown", ""))
    block["markdown"] = f"罚款最多88888元，一定会坐牢。[1]{block['markdown']}"
    recorded = tmp_path / "answers.jsonl"
    recorded.write_text("".join(f"{json.dumps(one)}\n" for one in rows), encoding="utf-8")
    words = ("run", "--id", row["id"], "--recorded", str(recorded), "--on", TODAY.isoformat())
    done = place.evaluate(*words, "--out", str(tmp_path / "run"))
    assert done.returncode == 0, done.stderr
    assert "1 unsupported of" in done.stdout
    assert "unsupported: 罚款最多88888元，一定会坐牢。" in done.stdout
    gates = tmp_path / "gates.yaml"
    gates.write_text("{}", encoding="utf-8")
    gated = place.evaluate("gate", str(tmp_path / "run"), "--gates", str(gates))
    assert gated.returncode == 1
    assert "FAILS  no unsupported sentence of a model displayed" in gated.stdout


def test_a_sound_reply_is_found_sound(reply: dict[str, Any], sources: Sources) -> None:
    """Sentences of articles and of a calculation are counted and hold; the marks say so."""
    found = check_reply((QUESTION,), reply, sources)
    assert (found.asked, found.used, found.unsupported) == (1, 1, ())
    assert found.sentences >= 5
    item = Item.model_validate(
        {"id": "zh-x", "part": "dev", "kind": "plain", "lang": "zh", "turns": [QUESTION], "outcome": ["answer"]}
        | {"sections": []}
    )
    marks = marks_of(item, Exchange((reply,)), sources)
    assert (marks["model.used"], marks["model.unsupported"]) == (1.0, 0.0)
    assert (marks["citations.supporting"], marks["citations.present"], marks["citations.resolving"]) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("750.40元", "705.40元"),
        ("一共12期", "一共24期"),
        ("13.03%", "9.03%"),
        ("。[1]", "，而且银行一定会免掉全部利息。[1]"),
        ("。[1]", "。[99]"),
        ("。[1]", "。信用卡逾期一定会坐牢。[1]"),
    ],
)
def test_what_is_turned_in_a_reply_is_found(reply: dict[str, Any], sources: Sources, before: str, after: str) -> None:
    """A figure of a sum, a promise, a lie beside a true sentence and a mark that leads nowhere are all unsupported."""
    turned = json.loads(json.dumps(reply))
    block = next(one for one in turned["blocks"] if before in one.get("markdown", ""))
    block["markdown"] = block["markdown"].replace(before, after, 1)
    assert len(check_reply((QUESTION,), turned, sources).unsupported) == 1


def test_a_changed_record_does_not_carry_its_sentences(reply: dict[str, Any], sources: Sources) -> None:
    """What a calculation is said to give is calculated again, not believed."""
    turned = json.loads(json.dumps(reply))
    turned["generated"]["calculations"][0]["arguments"] = json.dumps(scripts.LOAN | {"principal": "9400"})
    assert len(check_reply((QUESTION,), turned, sources).unsupported) >= 2
