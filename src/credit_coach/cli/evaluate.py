"""`credit-coach evaluate`: run the exam, read a run, compare two, and hold one against the gates.

Exit codes: 0 done or passed, 1 a gate failed, 2 it could not be evaluated.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credit_coach.errors import ExtraMissing

if TYPE_CHECKING:
    from credit_coach.config import Settings
    from credit_coach.evaluation.subjects import MakeSubject, Subject

app = typer.Typer(no_args_is_help=True, help="Measure the coach with the exam, without any judge.")
_NEEDED = ("ir_measures", "sklearn", "scipy", "junitparser", "httpx")
_RUN = Annotated[Path, typer.Argument(help="Folder of a run.", exists=True, file_okay=False)]
_AS_JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]
#: Settings that an answer depends on, and those that it depends on where a model is set.
_ANSWERS_DEPEND_ON = {"encoder", "max_question_chars"}
_WITH_A_MODEL = {
    "model", "model_url", "model_seconds", "model_tools",
    "model_tokens_conversation", "model_tokens_site", "model_tokens_day",
}  # fmt: skip
#: Figures that a terminal shows; the rest is in summary.json.
_COLUMNS = {
    "passed": "passed",
    "retrieval.hit@1": "hit@1",
    "retrieval.hit@3": "hit@3",
    "answers.required": "required",
    "answers.forbidden": "forbidden",
    "refusal.declined": "declined",
    "refusal.asked_back": "asked back",
    "refusal.kept_out": "kept out",
    "citations.supporting": "supported",
    "walks.slots": "slots",
    "money.exact": "exact",
}


@app.callback()
def main() -> None:
    """Measure the coach with the exam, without any judge."""
    if any(find_spec(name) is None for name in _NEEDED):
        raise ExtraMissing("evaluation")


@app.command("run")
def run_exam(
    out: Annotated[Path | None, typer.Option(help="Folder of the run; left out, one named by the time.")] = None,
    exam: Annotated[Path | None, typer.Option(help="Folder with the exam; left out, that of the knowledge.")] = None,
    part: Annotated[list[str] | None, typer.Option(help="Only this part: dev or test.")] = None,
    lang: Annotated[list[str] | None, typer.Option(help="Only this language: zh or en.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only items of this kind.")] = None,
    item: Annotated[list[str] | None, typer.Option("--id", help="Only this item.")] = None,
    sample: Annotated[int | None, typer.Option(min=1, help="Only so many of them, chosen by --seed.")] = None,
    seed: Annotated[int, typer.Option(help="Chooses the sample and the resamples of intervals.")] = 0,
    url: Annotated[str, typer.Option(help="Ask a running service instead of the coach in this process.")] = "",
    recorded: Annotated[Path | None, typer.Option(help="Measure recorded answers (answers.jsonl).")] = None,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day; left out, today.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that ask.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the run in --out.")] = False,
) -> None:
    """Ask the exam, measure the answers and write a folder that can be read, compared and repeated."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from credit_coach.config import Settings
    from credit_coach.evaluation.exam import Selection, digest, load_exam
    from credit_coach.evaluation.measures import Sources
    from credit_coach.evaluation.run import run
    from credit_coach.knowledge.library import Library
    from credit_coach.retrieval.passages import passages_of

    settings = Settings()
    day = on.date() if on else date.today()
    chosen = Selection(tuple(part or ()), tuple(lang or ()), tuple(kind or ()), tuple(item or ()), sample, seed)
    items = chosen.of(load_exam(exam or settings.knowledge_dir / "exam"))
    library = Library.load(settings.knowledge_dir)
    subject, make = _subject(settings, url, recorded, day)
    about = {
        "subject": subject,
        "exam": digest(items),
        "items": len(items),
        "seed": seed,
        "on": day.isoformat(),
        "knowledge": library.digest,
        "facts": hashlib.sha256((settings.knowledge_dir / "facts.yaml").read_bytes()).hexdigest()[:16],
        **({} if url or recorded else _this_code(settings)),
    }
    folder = out or settings.data_dir / "runs" / datetime.now().strftime("%Y%m%d-%H%M%S")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("exam", total=len(items))
        finished = run(
            folder,
            about,
            items,
            make,
            Sources(library, passages_of(library), day, settings.encoder, settings.prompts_dir),
            jobs=jobs,
            resume=resume,
            progress=lambda done, total: bar.update(task, completed=done),
        )
    _print_summary(finished.summary)
    typer.echo(f"\n{folder}")


@app.command()
def summary(folder: _RUN, as_json: _AS_JSON = False, by_kind: Annotated[bool, typer.Option("--kinds")] = False) -> None:
    """Print the figures of a run with their 95 % intervals; --kinds adds a line for each kind of item."""
    from credit_coach.evaluation.run import load_run

    found = load_run(folder).summary
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    _print_summary(found, by_kind)
    for name, routing in found["routing"].items():
        typer.echo(f"{name}: macro-F1 of the outcomes {routing['macro_f1']}")
    for name, marks in found["figures"].items():
        if name.count(".") == 1:
            typer.echo(f"\n{name}")
            for mark, one in marks.items():
                typer.echo(f"  {mark:<24}{one['mean']:>8.3f}  {one['low']:.3f} to {one['high']:.3f}  of {one['n']}")


@app.command()
def diff(before: _RUN, after: _RUN, as_json: _AS_JSON = False) -> None:
    """Print what broke and what was mended between two runs, with a paired test for each figure."""
    from credit_coach.evaluation.compare import changes, compare
    from credit_coach.evaluation.run import load_run

    old, new = load_run(before), load_run(after)
    changed, differences = changes(old, new), compare(old, new)
    if as_json:
        rows = [asdict(one) for one in differences]
        typer.echo(json.dumps(asdict(changed) | {"marks": rows}, ensure_ascii=False, indent=1))
        return
    for title, ids in (("broken", changed.broken), ("fixed", changed.fixed)):
        typer.echo(f"{title}: {len(ids)}")
        for name in ids:
            typer.echo(f"  {name}: {new.items[name].turns[-1][:100]}")
    typer.echo(f"only before: {len(changed.only_before)}, only after: {len(changed.only_after)}\n")
    for one in differences:
        typer.echo(
            f"{one.mark:<24}{one.before:>8.3f} {one.after:>8.3f}  +{one.rose} -{one.fell} of {one.n}  p {one.p:.3f}"
        )


@app.command()
def gate(
    folder: _RUN,
    gates: Annotated[Path | None, typer.Option(help="File of gates; left out, exam/gates.yaml.")] = None,
    baseline: Annotated[Path | None, typer.Option(help="A run that this one must not be worse than.")] = None,
    as_json: _AS_JSON = False,
) -> None:
    """Hold a run against the gates; exit 1 when one fails, 2 when one cannot be told."""
    from credit_coach.config import Settings
    from credit_coach.evaluation.gate import gate as held
    from credit_coach.evaluation.gate import load_gates
    from credit_coach.evaluation.run import load_run

    wanted = load_gates(gates or Settings().knowledge_dir / "exam" / "gates.yaml")
    verdicts = held(load_run(folder), wanted, load_run(baseline) if baseline else None)
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in verdicts], ensure_ascii=False, indent=1))
    else:
        for one in verdicts:
            typer.echo(f"{'holds' if one.holds else 'FAILS'}  {one.gate}: {one.found}")
    raise typer.Exit(0 if all(one.holds for one in verdicts) else 1)


@app.command()
def show(folder: _RUN, item: Annotated[str, typer.Argument(help="Id of an item.")]) -> None:
    """Print one item of a run: what was asked and said, what was missing, what retrieval saw."""
    from credit_coach.errors import EvaluationImpossible
    from credit_coach.evaluation.measures.retrieval import ranking
    from credit_coach.evaluation.problems import problems
    from credit_coach.evaluation.run import load_run

    found = load_run(folder)
    if item not in found.items:
        raise EvaluationImpossible(f"the run has no item {item!r}")
    asked, exchange, marks = found.items[item], found.exchanges[item], found.marks[item]
    for turn, message in enumerate(asked.turns):
        typer.secho(f"› {message}", bold=True)
        if turn < len(exchange.replies):
            reply = exchange.replies[turn]
            typer.echo(f"{reply['text']}\n[{reply['outcome']} by {reply['trace']['rule']}]\n")
    for problem in problems(asked, exchange, marks):
        typer.secho(f"✗ {problem}", fg=typer.colors.RED)
    typer.echo(f"right sections: {', '.join(asked.sections) or '-'}")
    if exchange.replies:
        typer.echo(f"retrieval saw: {', '.join(ranking(exchange.last)[:10]) or '-'}")
    for name, value in sorted(marks.items()):
        typer.echo(f"  {name:<24}{value:.3f}")


@app.command()
def verification(
    part: Annotated[str, typer.Option(help="train, dev or test.")] = "test",
    pairs: Annotated[Path | None, typer.Option(help="Folder of pairs; left out, that of the knowledge.")] = None,
    as_json: _AS_JSON = False,
) -> None:
    """Hold the verifier against labelled pairs and list every mistake; exit 1 when a gate fails."""
    from credit_coach.answering.verification.entailment import EntailmentJudge
    from credit_coach.assembly import quiet_libraries
    from credit_coach.config import Settings
    from credit_coach.evaluation.verification import load_pairs, make_verifier, measure
    from credit_coach.knowledge.figures import LANGS
    from credit_coach.knowledge.library import Library
    from credit_coach.retrieval.encoder import load_encoder

    quiet_libraries()
    if part not in ("train", "dev", "test"):
        raise typer.BadParameter("train, dev or test", param_hint="--part")
    settings = Settings()
    extra = [EntailmentJudge(settings.support_model)] if settings.support_model else []
    verifier = make_verifier(Library.load(settings.knowledge_dir), load_encoder("bundled"), extra)
    chosen = [one for one in load_pairs(pairs or settings.knowledge_dir / "verification") if one.part == part]
    measured = [measure(verifier, chosen, lang) for lang in LANGS]
    if as_json:
        rows = [
            {"lang": one.lang, "good": one.good, "bad": one.bad, "passed": one.passed, "kept": one.kept}
            | {"mistakes": [{"id": wrong.pair.id, "reasons": wrong.reasons} for wrong in one.mistakes]}
            for one in measured
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for one in measured:
            for wrong in one.mistakes:
                why = f"dropped for {', '.join(wrong.reasons)}" if wrong.pair.good else "passed"
                typer.echo(f"{wrong.pair.id} ({wrong.pair.kind}) {why}: {wrong.pair.sentence}")
            verdict = "holds" if one.holds else "FAILS"
            figures = f"{one.passed:.1%} of {one.bad} bad pass, {one.kept:.1%} of {one.good} good stay"
            typer.echo(f"{verdict}  {one.lang} {part}: {figures}")
    raise typer.Exit(0 if all(one.holds for one in measured) else 1)


def _subject(settings: Settings, url: str, recorded: Path | None, day: date) -> tuple[str, MakeSubject]:
    """Return who is examined, in words and as something that a worker can make for itself."""
    from credit_coach.evaluation.subjects import RecordedSubject, ServiceSubject, service_is_up

    if url and recorded:
        raise typer.BadParameter("--url and --recorded exclude each other")
    if url:
        service_is_up(url)
        return f"service at {url}", partial(ServiceSubject, url)
    if recorded:
        RecordedSubject.load(recorded)
        seen = hashlib.sha256(recorded.read_bytes()).hexdigest()[:16]
        return f"recorded answers {seen}", partial(RecordedSubject.load, recorded)
    return "coach", partial(_coach, settings, day)


def _coach(settings: Settings, day: date) -> Subject:
    from credit_coach.assembly import build_coach, load_content, quiet_libraries, shared_budget
    from credit_coach.evaluation.subjects import CoachSubject

    quiet_libraries()
    # A model costs here what it costs in the service, and all processes share a day's tokens.
    coach = build_coach(settings, load_content(settings), budget=shared_budget(settings))
    return CoachSubject(coach, day)


def _this_code(settings: Settings) -> Mapping[str, Any]:
    """Return what an answer of this process depends on beside the knowledge."""
    from credit_coach.retrieval.encoder import load_encoder
    from credit_coach.retrieval.index import manifest

    package = Path(__file__).parents[1]
    code = hashlib.sha256()
    for path in sorted([*package.rglob("*.py"), *settings.prompts_dir.rglob("*.yaml")]):
        code.update(path.name.encode() + path.read_bytes())
    about = manifest(settings.index_dir)
    return {
        "version": version("credit-coach"),
        "code": code.hexdigest()[:16],
        "encoder": load_encoder(settings.encoder).name,
        "index": f"format {about.get('format')}, {about.get('entries')} entries of knowledge {about.get('knowledge')}",
        "settings": settings.model_dump(
            mode="json", include=_ANSWERS_DEPEND_ON | (_WITH_A_MODEL if settings.model else set())
        ),
    }


def _print_summary(found: Mapping[str, Any], by_kind: bool = False) -> None:
    from credit_coach.evaluation.summary import model_line

    depth = (1, 2) if by_kind else (1,)
    rows = {name: marks for name, marks in found["figures"].items() if name.count(".") in depth and "both" not in name}
    width = max(map(len, rows), default=0) + 2
    typer.echo(f"{found['items']} items, {found['errors']} could not be asked")
    typer.echo(" " * width + "".join(f"{title:>11}" for title in _COLUMNS.values()))
    for name, marks in rows.items():
        cells = (f"{marks[mark]['mean']:.3f}" if mark in marks else "" for mark in _COLUMNS)
        typer.echo(f"{name:<{width}}" + "".join(f"{cell:>11}" for cell in cells))
    line = model_line(found)
    if line:
        typer.echo(line)
    for sentence in found.get("model", {}).get("examples", ()):
        typer.echo(f"  unsupported: {sentence}")
