"""The command line, run as a person runs it: output, exit codes and what it says when something is wrong."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests.answering.generative import scripts
from tests.answering.generative.endpoint import Endpoint

from credit_coach.answering.generative.budget import Limits
from credit_coach.config import bundled_folder
from credit_coach.storage.budgets import StoredBudget
from credit_coach.storage.database import Database

_CARD = "信用卡逾期几天会上征信"
COMMAND = [sys.executable, "-c", "from credit_coach.cli import run; run()"]


def run(*arguments: str, data_dir: Path, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Run credit-coach with its own data folder and further settings, as lower-case names."""
    environment = os.environ | {"CREDIT_COACH_DATA_DIR": str(data_dir), "NO_COLOR": "1", "COLUMNS": "100"}
    environment |= {f"CREDIT_COACH_{name.upper()}": value for name, value in settings.items()}
    return subprocess.run(
        [*COMMAND, *arguments], input=stdin, capture_output=True, text=True, env=environment, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a finished index."""
    folder = tmp_path_factory.mktemp("data")
    assert run("index", data_dir=folder).returncode == 0
    return folder


def test_ask_answers_with_sources(ready: Path) -> None:
    """`ask` prints an answer with numbered sources and exits 0."""
    done = run("ask", "提前还款划算吗", data_dir=ready)
    assert done.returncode == 0
    assert "[1]" in done.stdout
    assert "依据" in done.stdout


def test_ask_as_json_holds_the_whole_reply(ready: Path) -> None:
    """`ask --json` prints the reply with outcome, citations, facts and trace."""
    reply = json.loads(run("ask", "--json", "What is a payment order?", data_dir=ready).stdout)
    assert (reply["outcome"], reply["locale"]) == ("answer", "en")
    assert reply["citations"][0]["facts"][0]["source"]
    assert reply["trace"]["query"] == "What is a payment order?"


def test_ask_reads_a_question_from_stdin(ready: Path) -> None:
    """`ask -` reads the question from standard input."""
    assert "支付令" in run("ask", "-", data_dir=ready, stdin="支付令是什么").stdout


def test_a_long_question_exits_2_without_an_echo(ready: Path) -> None:
    """Ten thousand characters get the limit, exit code 2, and are not repeated."""
    done = run("ask", "-", data_dir=ready, stdin="债" * 10_000)
    assert done.returncode == 2
    assert "债债" not in done.stdout + done.stderr


def test_chat_remembers_and_leaves(ready: Path) -> None:
    """`chat` answers follow-ups, clears on demand and says goodbye at the end of input."""
    done = run("chat", data_dir=ready, stdin="白条提前还款划算吗\n花呗也一样吗\n/清空\n/退出\n")
    assert done.returncode == 0
    assert "对话已清空" in done.stdout
    assert "再见" in done.stdout


def test_a_missing_index_says_what_to_do(tmp_path: Path) -> None:
    """Without an index `ask` exits 2, names the command that builds it and shows no traceback."""
    done = run("ask", "提前还款划算吗", data_dir=tmp_path)
    assert done.returncode == 2
    assert "credit-coach index" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_half_built_index_is_not_used(tmp_path: Path) -> None:
    """A build that was cut off leaves no index that `ask` would open."""
    (tmp_path / "index" / ".build-gen-x").mkdir(parents=True)
    assert run("ask", "提前还款划算吗", data_dir=tmp_path).returncode == 2


def test_an_unwritable_folder_is_named(tmp_path: Path) -> None:
    """Where nothing can be written, `index` exits 2 and names the setting to change."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    done = run("index", data_dir=blocked)
    assert done.returncode == 2
    assert "CREDIT_COACH_DATA_DIR" in done.stderr
    assert blocked.read_text() == "not a folder"


@pytest.mark.parametrize("encoder", ["/no/such/folder", "no-such-organisation/no-such-model"])
def test_an_unknown_encoder_is_named(tmp_path: Path, encoder: str) -> None:
    """An encoder that is not there exits 2 with its name and the choices."""
    done = run("index", data_dir=tmp_path, encoder=encoder, **{})
    assert done.returncode == 2
    assert encoder in done.stderr
    assert "bundled" in done.stderr


def test_a_bad_setting_is_named(tmp_path: Path) -> None:
    """A setting out of range exits 2 with the variable's name."""
    done = run("ask", "x", data_dir=tmp_path, max_question_chars="5")
    assert done.returncode == 2
    assert "CREDIT_COACH_MAX_QUESTION_CHARS" in done.stderr


def test_a_port_in_use_is_named(ready: Path) -> None:
    """`serve` on a taken port exits 2 and says how to choose another."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "--port", str(taken.getsockname()[1]), data_dir=ready)
    assert done.returncode == 2
    assert "--port" in done.stderr


def test_a_broken_article_is_found_with_its_line(tmp_path: Path) -> None:
    """`check` exits 1 and names path and line; `index` refuses the folder with exit 2 and builds nothing."""
    knowledge = tmp_path / "knowledge"
    shutil.copytree(bundled_folder("knowledge"), knowledge)
    article = knowledge / "articles" / "zh" / "early-repayment.md"
    lines = article.read_text(encoding="utf-8").splitlines()
    article.write_text("\n".join([*lines, "## 没有编号的小标题"]), encoding="utf-8")
    found = run("check", "--only", "zh/early-repayment", data_dir=tmp_path, knowledge_dir=str(knowledge))
    assert found.returncode == 1
    assert f"early-repayment.md:{len(lines) + 1}:" in found.stdout
    built = run("index", data_dir=tmp_path, knowledge_dir=str(knowledge))
    assert built.returncode == 2
    assert not (tmp_path / "index" / "current.json").exists()


def test_facts_lists_figures_by_name(tmp_path: Path) -> None:
    """`facts list WORD` shows the facts that hold the word, and how each figure will look."""
    shown = run("facts", "list", "支付令", data_dir=tmp_path).stdout
    assert "{payment_order_15_days} = 15天 | 15 days" in shown


def test_help_is_instant(tmp_path: Path) -> None:
    """`--help` loads none of the heavy libraries."""
    code = (
        "import sys\nfrom credit_coach.cli import app\n"
        "print([name for name in ('chromadb', 'gradio', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_the_terminal_spends_the_tokens_of_the_service(ready: Path, tmp_path: Path) -> None:
    """What `ask` and `chat` cost is booked in the database that the service counts in; a day's end ends there too."""
    pytest.importorskip("langchain_openai", reason="the extra `model` is not installed")
    url = f"sqlite:///{tmp_path / 'talks.db'}"
    budget = StoredBudget(Database(url), Limits(10**6, 10**6, 10**6))
    with Endpoint(scripts.honest) as endpoint:
        model = {"model": "openai:m", "model_url": endpoint.url, "model_key": "sk-test", "database_url": url}
        assert json.loads(run("ask", "--json", _CARD, data_dir=ready, **model).stdout)["generated"]
        (after_ask,) = budget.used("")
        assert run("chat", data_dir=ready, stdin=f"{_CARD}\n/退出\n", **model).returncode == 0
        (after_chat,) = budget.used("")
        assert 0 < after_ask < after_chat
        made = len(endpoint.requests)
        spent = json.loads(
            run("ask", "--json", _CARD, data_dir=ready, model_tokens_day=str(after_chat), **model).stdout
        )
    assert spent["trace"]["dropped"] == ["budget", "extractive"]
    assert len(endpoint.requests) == made
