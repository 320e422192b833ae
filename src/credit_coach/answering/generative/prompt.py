"""What is put before the model: numbered sentences of the articles, the question and the earlier messages as data.

A figure that a sentence carries is shown as a token `{f:fact_id.figure}` and filled from the register afterwards, so
that the model copies a name and never a number. It sees no address, only the token of one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from credit_coach.answering.answer import Asked
from credit_coach.answering.extractive import Place
from credit_coach.errors import ContentError
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.figures import Lang
from credit_coach.retrieval.passages import Line
from credit_coach.wording import Wording

TOKEN = re.compile(r"\{f:([a-z][a-z0-9_]*)(?:\.([a-z0-9_]+))?\}")
#: Sentences that the model may choose from.
MOST_SENTENCES = 24
#: In Chinese no blank ends an address: what follows is the rest of the sentence.
_ADDRESS = re.compile(r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&'()*+;=%-]+")


@dataclass(frozen=True)
class Results:
    """What the tools gave: sentences that are numbered on after the material, and errors as JSON."""

    sentences: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


def messages(
    places: Sequence[Place],
    asked: Asked,
    walks: Sequence[str],
    lang: Lang,
    register: FactRegister,
    wording: Wording,
    *,
    tools: bool = False,
    results: Results | None = None,
) -> list[tuple[str, str]]:
    """Return the messages to the model; `places` are numbered from 1. `tools`: it may call some."""
    numbered = "\n".join(f"[{n}] {with_tokens(line, register, lang)}" for n, (_, line) in enumerate(places, 1))
    earlier = "\n".join(f"- {_as_data(one)}" for one in asked.earlier) or "-"
    system = [wording.say(lang, "model.system", walks=", ".join(walks) or "-")]
    human = [wording.say(lang, "model.question", passages=numbered, earlier=earlier, question=_as_data(asked.text))]
    if tools:
        system.append(wording.say(lang, "model.tools"))
    if results is not None:
        system.append(wording.say(lang, "model.use_results"))
        lines = [f"[{n}] {text}" for n, text in enumerate(results.sentences, len(places) + 1)]
        human.append(wording.say(lang, "model.results", results="\n".join((*lines, *results.errors)) or "-"))
    return [("system", "\n".join(system)), ("human", "\n".join(human))]


def with_tokens(line: Line, register: FactRegister, lang: Lang) -> str:
    """Return a sentence with each figure of its facts as a token."""
    text = line.text
    for token, figure in sorted(tokens_of(line, register, lang).items(), key=lambda pair: -len(pair[1])):
        # A figure inside a longer number is another figure.
        text = re.sub(rf"(?<![\d.{{]){re.escape(figure)}(?![\d.%])", token, text)
    return _ADDRESS.sub("", text)


def tokens_of(line: Line, register: FactRegister, lang: Lang) -> Mapping[str, str]:
    """Return the tokens that a sentence carries, each with its figure."""
    found: dict[str, str] = {}
    for fact_id in line.facts:
        for name in register[fact_id].figures:
            figure = register[fact_id].figure(name, lang)
            # Names are words of the sentence, but for addresses; a single digit would stand everywhere.
            is_name = register[fact_id].figures[name].unit == "name" and not _ADDRESS.fullmatch(figure)
            if not is_name and len(figure) > 1 and figure in line.text:
                found[f"{{f:{fact_id}{'.' + name if name else ''}}}"] = figure
    return found


def filled(text: str, cited: Sequence[Line], register: FactRegister, lang: Lang) -> str | None:
    """Return a sentence of the model with its tokens filled; None when it names one that its passages do not carry."""
    carried = {fact for line in cited for fact in line.facts}
    for match in TOKEN.finditer(text):
        if match[1] not in carried:
            return None
        try:
            text = text.replace(match[0], register[match[1]].figure(match[2] or "", lang))
        except ContentError:
            return None
    return None if "{" in text or "}" in text else text


def _as_data(text: str) -> str:
    """Return words of a person so that they can close no delimiter and name no passage."""
    for char, other in (("<", "‹"), (">", "›"), ("[", "［"), ("]", "］"), ("{", "｛"), ("}", "｝")):
        text = text.replace(char, other)
    return _ADDRESS.sub("", text)
