"""The widget's own tests, its types, and that what is committed is what its sources build."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from credit_coach.config import Settings
from credit_coach.knowledge.library import Library
from credit_coach.web.app import create_app
from credit_coach.web.widget_strings import GENERATED, chat_strings, launcher_strings, written
from credit_coach.wording import Wording

WIDGET = Path(__file__).parents[2] / "src" / "credit_coach" / "web" / "widget"
STATIC = WIDGET.parent / "static"
CI = os.environ.get("CI") == "true"
needs_node = pytest.mark.skipif(not CI and shutil.which("node") is None, reason="Node is not installed on this machine")


@pytest.fixture(scope="module")
def tools() -> None:
    """The pinned bundler and type checker; fetched where a run must not skip."""
    if (WIDGET / "node_modules" / "esbuild").is_dir():
        return
    if not CI:
        pytest.skip("the widget's tools are not installed: make widget")
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=WIDGET, check=True, capture_output=True)


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=WIDGET, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


@needs_node
def test_the_units_of_the_widget_hold() -> None:
    """Markdown, streams, links, colours, the Enter key and the views of real replies: `node --test`."""
    tests = sorted(str(path) for path in (WIDGET / "tests").glob("*.test.mjs"))
    _run("node", "--import", "./tests/register.mjs", "--test", *tests)


@needs_node
def test_the_widget_is_typed(tools: None) -> None:
    """Its sources pass the strict type checker."""
    _run("npx", "--no-install", "tsc", "--noEmit")


@needs_node
def test_what_is_committed_is_what_the_sources_build(tools: None, tmp_path: Path) -> None:
    """Whoever has only pip gets the widget of these sources, byte for byte, within its size."""
    _run("node", "build.mjs", str(tmp_path))
    for name in ("widget.js", "widget-chat.js"):
        assert (tmp_path / name).read_bytes() == (STATIC / name).read_bytes(), f"{name} is old: make widget"


def test_the_widget_says_what_the_prompts_say(wording: Wording, library: Library) -> None:
    """Sentences and numbers to call in the build are those of prompts/ and the register; else: make widget."""
    assert (GENERATED / "launcher.json").read_text(encoding="utf-8") == written(launcher_strings(wording))
    assert (GENERATED / "chat.json").read_text(encoding="utf-8") == written(chat_strings(wording, library.facts))


def test_the_built_files_hold_those_sentences() -> None:
    """Each sentence stands in the script that says it, in both languages."""
    for source, script in (("launcher.json", "widget.js"), ("chat.json", "widget-chat.js")):
        built = (STATIC / script).read_text(encoding="utf-8").replace("\\n", "\n").replace('\\"', '"')
        for sentences in json.loads((GENERATED / source).read_text(encoding="utf-8")).values():
            assert [one for one in sentences.values() if one not in built] == []


def test_every_sentence_of_the_widget_is_used(wording: Wording) -> None:
    """No key under widget. is left over, and none is missing."""
    code = "".join(path.read_text(encoding="utf-8") for path in (WIDGET / "src").glob("*.js"))
    # What the service says it is doing is shown under that very name.
    words = set(re.findall(r"[\"'`.]([a-z_]+)", code)) | {"reading", "searching", "writing"}
    own = {key.removeprefix("widget.") for key in wording.keys() if key.startswith("widget.")}  # noqa: SIM118 - no mapping
    assert own - words == set()
    said = set(re.findall(r"\bsay\(\"([a-z_]+)\"", code))
    assert said - set(json.loads((GENERATED / "chat.json").read_text(encoding="utf-8"))["zh"]) == set()


def test_the_lock_file_names_no_registry() -> None:
    """Whatever registry a machine uses, the lock file fits."""
    assert "://" not in (WIDGET / "package-lock.json").read_text(encoding="utf-8")


def test_the_page_on_embedding_names_everything_there_is() -> None:
    """Every attribute, method and event of the element stands in docs/widget.md, and no other."""
    page = (WIDGET.parents[3] / "docs" / "widget.md").read_text(encoding="utf-8")
    options = (WIDGET / "src" / "options.js").read_text(encoding="utf-8")
    names = re.findall(r'"(\w+)"', options.split("NAMES = [")[1].split("]")[0])
    assert {name for name in names if f"| `{name}` |" not in page} == set()
    element = (WIDGET / "src" / "element.js").read_text(encoding="utf-8")
    public = element.split("// ---- public methods ----")[1].split("// ---- inside ----")[0]
    methods = set(re.findall(r"^ {4}(?:async )?(\w+)\(", public, re.MULTILINE))
    assert methods == set(re.findall(r"coach\.(\w+)\(", page.split("## Methods")[1].split("## Events")[0]))
    code = "".join(path.read_text(encoding="utf-8") for path in (WIDGET / "src").glob("*.js"))
    events = set(re.findall(r"emit\(\"([\w-]+)\"", code))
    table = page.split("## Events")[1].split("## Sizes")[0]
    assert events == {
        name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`([\w-]+)`", row)
    }


def _declared(types: str) -> list[set[str]]:
    """Return the fields of each interface that a declaration file holds."""
    bodies = re.findall(r"export interface \w+ \{(.*?)\}\n", types, re.DOTALL)
    return [set(re.findall(r"(\w+)\??:", body)) for body in bodies]


def test_the_widgets_types_have_every_field_of_a_reply(tmp_path: Path) -> None:
    """What the interface promises of a reply and all its parts, the widget's types know, part by part."""
    schemas = create_app(Settings(data_dir=tmp_path)).openapi()["components"]["schemas"]
    reached, waiting = set(), {"Reply"}
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= set(re.findall(r"#/components/schemas/(\w+)", json.dumps(schemas[name]))) - reached
    assert {"Reply", "Generated", "Calculation", "Citation"} <= reached
    declared = _declared((WIDGET / "src" / "types.d.ts").read_text(encoding="utf-8"))
    unknown = {name for name in reached if not any(set(schemas[name]["properties"]) <= one for one in declared)}
    assert not unknown
