"""How a citation is written out: document, provision, issuer, date and how well it is confirmed."""

from __future__ import annotations

from credit_coach.answering.answer import Citation, FactNote
from credit_coach.knowledge.figures import Figure, Lang
from credit_coach.wording import Wording, listed


def source_line(citation: Citation, lang: Lang, wording: Wording) -> str:
    """Return a citation as one line: its documents, else the article that gives the advice."""
    if not citation.facts:
        article = wording.say(lang, "sources.article", title=citation.title, reviewed=citation.reviewed)
        return f"[{citation.n}] {article}"
    documents = (
        " · ".join((*document, checked(notes, lang, wording))) for document, notes in _by_document(citation).items()
    )
    return f"[{citation.n}] {listed(documents, lang, long=True)}"


def checked(notes: list[FactNote], lang: Lang, wording: Wording) -> str:
    """Return until when and how well the facts of one document are confirmed: the oldest date, the levels in it."""
    dates = sorted(note.as_of for note in notes if note.as_of)
    when = (
        wording.say(lang, "sources.as_of", date=Figure(dates[0], "date").text(lang))
        if dates
        else wording.say(lang, "sources.not_dated")
    )
    levels = dict.fromkeys(wording.say(lang, f"sources.level.{note.verified}") for note in notes)
    return " · ".join((when, *levels))


def _by_document(citation: Citation) -> dict[tuple[str, ...], list[FactNote]]:
    documents: dict[tuple[str, ...], list[FactNote]] = {}
    for note in citation.facts:
        parts = (note.source, note.article or note.document_no or "", note.issuer)
        documents.setdefault(tuple(part for part in parts if part), []).append(note)
    return documents
