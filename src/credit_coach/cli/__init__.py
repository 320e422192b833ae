"""The command line. Heavy imports happen inside the commands, so that `credit-coach --help` is instant.

Exit codes: 0 done, 1 something to mend was found (check), 2 could not be done; the reason is one line on stderr.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from credit_coach.cli import evaluate, facts
from credit_coach.errors import CreditCoachError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(facts.app, name="facts")
_AS_JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback()
def main() -> None:
    """Credit Coach: sourced answers on consumer credit in mainland China, offline."""


@app.command()
def check(
    as_json: _AS_JSON = False,
    only: Annotated[str, typer.Option(help="Show only findings whose path holds this text.")] = "",
    quiet: Annotated[bool, typer.Option("--quiet", help="Leave out warnings.")] = False,
) -> None:
    """Check the knowledge folder; exit 1 when something must be mended."""
    from credit_coach.config import Settings
    from credit_coach.evaluation.exam_check import check_exam
    from credit_coach.knowledge.check import check as run_check
    from credit_coach.knowledge.check import relative_to
    from credit_coach.knowledge.library import Library

    folder = Settings().knowledge_dir
    findings = run_check(folder, date.today())
    if not any(one.rule == "unreadable" for one in findings):
        findings += check_exam(folder, Library.load(folder))
    findings = [relative_to(one, Path.cwd()) for one in findings]
    findings = [one for one in findings if only in str(one.path) and not (quiet and one.level == "warning")]
    errors = sum(one.level == "error" for one in findings)
    if as_json:
        typer.echo(json.dumps([asdict(one) | {"path": str(one.path)} for one in findings], ensure_ascii=False))
    else:
        for finding in findings:
            typer.echo(str(finding))
        typer.echo(f"{errors} errors, {len(findings) - errors} warnings")
    raise typer.Exit(1 if errors else 0)


@app.command()
def index(as_json: _AS_JSON = False) -> None:
    """Build the search index beside the live one, try it out, and swap it in."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from credit_coach.assembly import build_index
    from credit_coach.config import Settings

    settings = Settings()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("index", total=None)
        count = build_index(settings, lambda done, total: bar.update(task, completed=done, total=total))
    if as_json:
        typer.echo(json.dumps({"entries": count, "folder": str(settings.index_dir)}))
    else:
        typer.echo(f"{count} entries in {'the Chroma server' if settings.index_url else settings.index_dir}")


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help='What you want to know, in Chinese or English; "-" reads stdin.')],
    as_json: _AS_JSON = False,
) -> None:
    """Answer one question."""
    from credit_coach.assembly import build_coach, load_content, shared_budget
    from credit_coach.config import Settings
    from credit_coach.dialogue.conversation import Conversation
    from credit_coach.terminal import show
    from credit_coach.waiting import UNAVAILABLE_RULE

    text = sys.stdin.read() if question == "-" else question
    settings = Settings()
    content = load_content(settings)
    problems: list[CreditCoachError] = []
    coach = build_coach(settings, content, problems.append, shared_budget(settings))
    _, reply = coach.respond(Conversation(""), text)
    if as_json:
        typer.echo(json.dumps(reply.as_dict(), ensure_ascii=False, indent=1))
    else:
        show(reply, content.wording)
    for problem in problems:
        typer.echo(str(problem), err=True)
    if reply.outcome == "too_long_error" or reply.trace.rule == UNAVAILABLE_RULE:
        raise typer.Exit(2)


@app.command()
def chat() -> None:
    """Talk in the terminal; follow-up questions remember what was asked before."""
    from credit_coach.assembly import build_coach, load_content, shared_budget
    from credit_coach.config import Settings
    from credit_coach.terminal import talk

    settings = Settings()
    content = load_content(settings)
    coach = build_coach(settings, content, lambda problem: typer.echo(str(problem), err=True), shared_budget(settings))
    talk(coach, content.wording)


@app.command()
def calc(
    name: Annotated[str, typer.Argument(help="Which calculator; left out, they are listed with their fields.")] = "",
    values: Annotated[
        list[str] | None, typer.Argument(metavar="FIELD=VALUE", help="Such as price=8999 or plan.periods=12.")
    ] = None,
    source: Annotated[str, typer.Option("--from", help='A JSON file with the fields; "-" reads stdin.')] = "",
    as_json: _AS_JSON = False,
) -> None:
    """Calculate exactly: instalment plans, overdue costs, minimum payments, payoff plans, affordability."""
    from credit_coach.calculators import CALCULATORS, calculate
    from credit_coach.errors import SettingInvalid
    from credit_coach.yaml_files import write_yaml

    if name not in CALCULATORS:
        if name:
            raise SettingInvalid("calc", f"no calculator {name!r}; there are {', '.join(CALCULATORS)}")
        for one in CALCULATORS.values():
            typer.echo(f"{one.name}: {one.about}")
            for path, field, needed in one.fields():
                typer.echo(f"  {path}{' (needed)' if needed else ''}: {field.about}{field.hint}")
        return
    result = calculate(name, _fields(values or [], source))
    if as_json:
        typer.echo(json.dumps(result, ensure_ascii=False))
    else:
        typer.echo(write_yaml(result).rstrip())


def _fields(values: list[str], source: str) -> dict[str, object]:
    """Return the fields of a calculation: those of a JSON file, then FIELD=VALUE; "plan.periods" is a field inside."""
    from credit_coach.errors import SettingInvalid

    fields: dict[str, object] = {}
    if source:
        try:
            text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
            loaded = json.loads(text, parse_float=str, parse_int=str)
        except (OSError, ValueError):
            raise SettingInvalid("--from", "is no readable JSON file") from None
        if not isinstance(loaded, dict):
            raise SettingInvalid("--from", "must hold an object with the fields")
        fields = loaded
    for pair in values:
        path, separator, value = pair.partition("=")
        if not separator:
            raise SettingInvalid("calc", "fields are written FIELD=VALUE")
        *parents, last = path.strip().split(".")
        inside = fields
        for parent in parents:
            inner = inside.setdefault(parent, {})
            if not isinstance(inner, dict):
                raise SettingInvalid("calc", f"{parent} is a value and a record at once")
            inside = inner
        inside[last] = value.split(",") if last in ("signals", "confirmed") else value
    return fields


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on.")] = None,
) -> None:
    """Serve the chat page; the address is printed when it answers."""
    from credit_coach.config import Settings
    from credit_coach.web.server import run_server

    chosen = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    run_server(Settings(**chosen))  # type: ignore[arg-type]


@app.command()
def mcp(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Serve streamable HTTP at 127.0.0.1:PORT/mcp instead.")
    ] = None,
) -> None:
    """Serve the Model Context Protocol over stdin and stdout: search, questions, calculators, facts and articles."""
    import anyio

    from credit_coach.assembly import coach_on, load_content, open_search, shared_budget
    from credit_coach.config import Settings
    from credit_coach.errors import ExtraMissing

    try:
        from credit_coach.integrations.mcp import build_server, serve_stdio
    except ImportError:
        raise ExtraMissing("mcp") from None
    settings = Settings()
    content = load_content(settings)
    search = open_search(settings, content)
    server = build_server(coach_on(search, settings, content, shared_budget(settings)), search)
    if port is None:
        anyio.run(serve_stdio, server)
    else:
        import uvicorn

        uvicorn.run(server.streamable_http_app(stateless_http=True), host="127.0.0.1", port=port, log_level="warning")


@app.command("fit-verifier")
def fit_verifier(
    pairs: Annotated[Path | None, typer.Option(help="Folder of pairs; left out, that of the knowledge.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder to write; left out, the one that ships.")] = None,
) -> None:
    """Fit the judge of the verifier on the labelled pairs train and dev (needs credit-coach[evaluation,train])."""
    from credit_coach.answering.verification.judge import FITTED, WORDS
    from credit_coach.assembly import quiet_libraries
    from credit_coach.config import Settings
    from credit_coach.errors import ExtraMissing
    from credit_coach.evaluation.verification import load_pairs, make_reader
    from credit_coach.knowledge.library import Library
    from credit_coach.retrieval.encoder import load_encoder

    try:
        from credit_coach.evaluation.verifier_fitting import digests, fit_into, rows_of
    except ImportError:
        raise ExtraMissing("train") from None
    quiet_libraries()
    settings = Settings()
    encoder = load_encoder("bundled")
    labelled = load_pairs(pairs or settings.knowledge_dir / "verification")
    verifier, reader = make_reader(Library.load(settings.knowledge_dir), encoder)
    rows = rows_of(labelled, verifier, reader)
    fitted_on = digests(labelled, WORDS, encoder.name)
    for one in fit_into(out or FITTED, rows, reader.vectors, fitted_on, progress=typer.echo):
        figures = f"{one.passed:.1%} of the bad pass, {one.kept:.1%} of the good stay"
        typer.echo(f"{one.lang} {one.part}, articles held out: {figures}")


@app.command("train-encoder")
def train_encoder(
    corpora: Annotated[Path, typer.Option(help="Folder with the question corpora.", exists=True, file_okay=False)],
    out: Annotated[Path, typer.Option(help="Folder for the model; it is replaced when training has finished.")],
) -> None:
    """Train the bundled encoder on the corpora and the articles' own questions (needs credit-coach[train])."""
    from credit_coach.config import Settings
    from credit_coach.errors import ExtraMissing
    from credit_coach.knowledge.library import Library
    from credit_coach.training.corpora import load_corpora, question_groups

    try:
        from credit_coach.training.card import write_card
        from credit_coach.training.trainer import train
    except ImportError:
        raise ExtraMissing("train") from None
    groups = question_groups(Library.load(Settings().knowledge_dir))
    report = train(load_corpora(corpora), out, groups, progress=lambda line: typer.echo(line, err=True))
    write_card(out, report)
    typer.echo(json.dumps(asdict(report), ensure_ascii=False, indent=1))


@app.command()
def redteam(
    file: Annotated[Path, typer.Argument(help="A YAML file of red-team cases.", exists=True, dir_okay=False)],
    as_json: _AS_JSON = False,
    lang: Annotated[str, typer.Option(help="Run only the cases of this language (zh, en or mixed).")] = "",
) -> None:
    """Run red-team cases through the coach; exit 1 when a gate fails."""
    from credit_coach.assembly import build_coach, load_content
    from credit_coach.config import Settings
    from credit_coach.evaluation.redteam import lines, load_cases
    from credit_coach.evaluation.redteam import run as run_cases

    cases = [case for case in load_cases(file) if lang in ("", case.lang)]
    settings = Settings()
    report = run_cases(build_coach(settings, load_content(settings)), cases)
    if as_json:
        typer.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(lines(report)))
    raise typer.Exit(0 if all(report.gates().values()) else 1)


def run() -> None:
    """Entry point: turn failures that a person can mend into one line on stderr and exit code 2."""
    from pydantic import ValidationError

    from credit_coach.assembly import quiet_libraries

    quiet_libraries()
    try:
        app()
    except ValidationError as error:
        for problem in error.errors():
            name = "_".join(str(part) for part in problem["loc"]).upper()
            typer.secho(f"credit-coach: setting CREDIT_COACH_{name}: {problem['msg']}", err=True, fg=typer.colors.RED)
        raise SystemExit(2) from None
    except CreditCoachError as error:
        typer.secho(f"credit-coach: {error}", err=True, fg=typer.colors.RED)
        raise SystemExit(2) from None
