"""A run: every answer, every mark, and all that is needed to make it again, in one folder.

run.json      what was asked of whom: settings and digests; two runs with the same one agree to the byte
answers.jsonl the replies, item by item; can be examined again as recorded answers
marks.jsonl   the marks of each item
summary.json  the figures with their intervals
junit.xml     the items as test cases, for continuous integration
report.html   the same to read: figures, charts, the worst items and what retrieval saw
timing.json   wall time and memory: the one file that differs from run to run
"""

from __future__ import annotations

import json
import os
import resource
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from credit_coach.errors import EvaluationImpossible
from credit_coach.evaluation.exam import Item
from credit_coach.evaluation.exchange import Exchange
from credit_coach.evaluation.junit import junit
from credit_coach.evaluation.measures import Marks, Sources, marks_of
from credit_coach.evaluation.recheck import Rechecked, rechecked
from credit_coach.evaluation.report import report
from credit_coach.evaluation.subjects import MakeSubject, Subject
from credit_coach.evaluation.summary import Rows, summarise
from credit_coach.garbage import spare_what_is_built

FORMAT = 1
_CHUNK = 8
#: Unsupported sentences that a summary quotes.
_EXAMPLES = 20
#: Progress: items done, items in all.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Run:
    """A finished run, read back from its folder."""

    folder: Path
    about: Mapping[str, Any]
    summary: Mapping[str, Any]
    items: Mapping[str, Item]
    marks: Mapping[str, Marks]
    exchanges: Mapping[str, Exchange]


def run(
    folder: Path,
    about: Mapping[str, Any],
    items: Sequence[Item],
    make_subject: MakeSubject,
    sources: Sources,
    *,
    jobs: int = 1,
    resume: bool = False,
    progress: Progress = lambda done, total: None,
) -> Run:
    """Ask every item, measure, and write the folder.

    `about` tells the run apart from others. With `resume`, items that are already answered in the folder are not asked
    again. Raises EvaluationImpossible for a folder in use, for another run's folder, and when there is nothing to ask.
    """
    if not items:
        raise EvaluationImpossible("no item of the exam is selected")
    about = {"format": FORMAT, **about}
    known = _resumed(folder, about) if resume else _started(folder, about)
    waiting = [item for item in items if item.id not in known]
    seconds: list[float] = []
    with (folder / "answers.jsonl").open("a", encoding="utf-8") as answers:
        for done, (item, exchange) in enumerate(_answers(waiting, make_subject, jobs), len(known) + 1):
            known[item.id] = exchange
            seconds += exchange.seconds
            answers.write(_answer_line(item.id, exchange))
            answers.flush()
            progress(done, len(items))
    rows = [(item, known[item.id], marks_of(item, known[item.id], sources)) for item in items]
    summary = summarise(rows, int(about.get("seed", 0))) | {"model": _model(rows, sources)}
    marked = [{"id": item.id, "item": item.model_dump(mode="json"), "marks": dict(marks)} for item, _, marks in rows]
    _write(folder / "answers.jsonl", "".join(_answer_line(item.id, exchange) for item, exchange, _ in rows))
    _write(folder / "marks.jsonl", "".join(map(_line, marked)))
    _write(folder / "junit.xml", junit(rows))
    _write(folder / "report.html", report(about, summary, rows))
    _write(folder / "timing.json", json.dumps(_timing(seconds), indent=1) + "\n")
    # Last: a folder with a summary is a finished run.
    _write(folder / "summary.json", json.dumps(summary, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    return load_run(folder)


def load_run(folder: Path) -> Run:
    """Read a finished run; raises EvaluationImpossible for a folder that is none."""
    try:
        about = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
        rows = [json.loads(line) for line in _read_lines(folder / "marks.jsonl")]
        answers = [json.loads(line) for line in _read_lines(folder / "answers.jsonl")]
        return Run(
            folder,
            about,
            summary,
            {row["id"]: Item.model_validate(row["item"]) for row in rows},
            {row["id"]: row["marks"] for row in rows},
            {row["id"]: Exchange(tuple(row["replies"]), error=row["error"]) for row in answers},
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationImpossible(f"{folder} holds no finished run ({type(error).__name__})") from error


def _model(rows: Rows, sources: Sources) -> dict[str, Any]:
    """Return how often a language model was asked and its words used, and its sentences that nothing supports."""
    total = sum((rechecked(item, exchange, sources) for item, exchange, _ in rows), Rechecked())
    return asdict(total) | {"unsupported": len(total.unsupported), "examples": list(total.unsupported[:_EXAMPLES])}


# ---- asking ----

_worker_subject: Subject | None = None


def _answers(items: Sequence[Item], make_subject: MakeSubject, jobs: int) -> Iterator[tuple[Item, Exchange]]:
    if jobs <= 1 or len(items) <= _CHUNK:
        subject = make_subject() if items else None
        for item in items:
            assert subject is not None
            yield item, subject.answer(item)
        return
    # Fresh processes: an open index and its threads do not survive a fork.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker, (make_subject,)) as pool:
        yield from zip(items, pool.map(_ask, items, chunksize=_CHUNK), strict=True)


def _start_worker(make_subject: MakeSubject) -> None:
    global _worker_subject  # a process has one subject, and a pool hands nothing else to its workers
    _worker_subject = make_subject()
    spare_what_is_built()


def _ask(item: Item) -> Exchange:
    assert _worker_subject is not None
    return _worker_subject.answer(item)


# ---- the folder ----


def _started(folder: Path, about: Mapping[str, Any]) -> dict[str, Exchange]:
    if folder.exists() and any(folder.iterdir()):
        raise EvaluationImpossible(f"{folder} is not empty: name another folder, or go on with --resume")
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "run.json", json.dumps(about, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    return {}


def _resumed(folder: Path, about: Mapping[str, Any]) -> dict[str, Exchange]:
    """Return what is answered already; only a run of the same settings can go on."""
    try:
        before = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise EvaluationImpossible(f"{folder} holds no run to go on with") from None
    different = sorted(name for name in {*before, *about} if before.get(name) != _plain(about.get(name)))
    if different:
        raise EvaluationImpossible(f"{folder} is a run of other settings: {', '.join(different)}")
    known: dict[str, Exchange] = {}
    for line in _read_lines(folder / "answers.jsonl"):
        try:
            row = json.loads(line)
        except ValueError:
            break  # the line that was being written when the run was stopped
        # What failed is asked again.
        if not row["error"]:
            known[row["id"]] = Exchange(tuple(row["replies"]))
    _write(folder / "answers.jsonl", "".join(_answer_line(name, exchange) for name, exchange in known.items()))
    return known


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value))


def _answer_line(item_id: str, exchange: Exchange) -> str:
    return _line({"id": item_id, "replies": exchange.replies, "error": exchange.error})


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _read_lines(path: Path) -> Iterable[str]:
    # Not splitlines: a message may hold other characters that it takes for ends of lines.
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n") if path.exists() else ()


def _write(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}")
    draft.write_text(text, encoding="utf-8")
    os.replace(draft, path)


def _timing(seconds: Sequence[float]) -> dict[str, Any]:
    """Return milliseconds a message, and the largest memory of this process and of any worker, in MiB."""
    if not seconds:
        return {"messages": 0}
    p50, p95, p99 = (round(float(np.percentile(seconds, share)) * 1000, 2) for share in (50, 95, 99))
    used = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return asdict(_Timing(len(seconds), p50, p95, p99, round(max(used))))


@dataclass(frozen=True)
class _Timing:
    messages: int
    ms_p50: float
    ms_p95: float
    ms_p99: float
    memory_mib: int
