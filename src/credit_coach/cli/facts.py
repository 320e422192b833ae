"""`credit-coach facts`: look into the register, see what is due, what a change touches, and seal it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="The fact register: look into it and keep it up.")
_AS_JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_SOON = timedelta(days=30)


@app.command("list")
def list_facts(
    word: Annotated[str, typer.Argument(help="Show only facts whose id or sentence holds this text.")] = "",
    as_json: _AS_JSON = False,
) -> None:
    """List facts: sentence, level, dates, and every figure with the name that articles use for it."""
    from credit_coach.config import Settings
    from credit_coach.knowledge.library import Library

    register = Library.load(Settings().knowledge_dir).facts
    found = [one for one in register if word.lower() in f"{one.id} {one.statement_zh} {one.statement_en}".lower()]
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False))
        return
    for fact in found:
        typer.echo(f"{fact.id}  [{fact.topic}, {fact.verified}, as of {fact.as_of or '-'}, {fact.volatility}]")
        typer.echo(f"  {fact.statement_zh}\n  {fact.statement_en}")
        for name, figure in fact.figures.items():
            token = f"{fact.id}.{name}" if name else fact.id
            typer.echo(f"    {{{token}}} = {figure.text('zh')} | {figure.text('en')}")
        if fact.notes:
            typer.echo(f"  note: {fact.notes}")


@app.command()
def due(
    by: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Due by this day; left out, in 30 days.")
    ] = None,
    as_json: _AS_JSON = False,
) -> None:
    """List the facts whose source must be opened again, the most urgent first, with the source to open."""
    from credit_coach.config import Settings
    from credit_coach.knowledge.library import Library

    day = by.date() if by else date.today() + _SOON
    register = Library.load(Settings().knowledge_dir).facts
    found = sorted(
        (when, fact.id, fact)
        for fact in register
        if (when := fact.recheck_due()) is not None and when <= day and not fact.is_lapsed(date.today())
    )
    if as_json:
        rows = [{"id": name, "due": when.isoformat(), "source": asdict(fact.source)} for when, name, fact in found]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for when, name, fact in found:
        source = fact.source
        typer.echo(f"{when}  {name}  ({fact.volatility}, {fact.verified}, as of {fact.as_of})")
        typer.echo("  " + " · ".join(part for part in (source.name_zh, source.document_no, source.article) if part))
        typer.echo(f"  {source.url or 'no address in the register: ' + source.issuer}")
    typer.echo(f"{len(found)} due by {day}")


@app.command()
def diff(as_json: _AS_JSON = False) -> None:
    """Show the values that differ from the seal, and every article, walk and letter that each of them touches."""
    from credit_coach.config import Settings
    from credit_coach.knowledge.library import Library
    from credit_coach.knowledge.seal import changes
    from credit_coach.knowledge.uses import uses_of

    settings = Settings()
    library = Library.load(settings.knowledge_dir)
    found = changes(settings.knowledge_dir, library.facts)
    touched = {one.id: uses_of(one.id, library, settings.knowledge_dir, settings.prompts_dir) for one in found}
    if as_json:
        rows = [
            {"id": one.id, "dated": one.dated, "values": one.values, "uses": [asdict(use) for use in touched[one.id]]}
            for one in found
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for one in found:
        typer.echo(one.id + ("" if one.dated else "  (as_of has not changed: open the source and set its day)"))
        for name, before, after in one.values:
            typer.echo(f"  {name}: {before} -> {after}")
        for use in touched[one.id]:
            typer.echo(f"    {use.kind} {use.place}  {use.text}".rstrip())
    typer.echo(f"{len(found)} changed")


@app.command()
def seal() -> None:
    """Seal the register's values, once what they touch has been looked over; refuses a value without a new as_of."""
    from credit_coach.config import Settings
    from credit_coach.knowledge.library import Library
    from credit_coach.knowledge.seal import seal as seal_register

    folder = Settings().knowledge_dir
    typer.echo(f"{seal_register(folder, Library.load(folder).facts)} facts sealed")
