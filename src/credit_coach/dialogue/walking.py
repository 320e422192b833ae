"""One message in a walk: what it changes, and what comes next. No words and no arithmetic here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from credit_coach.dialogue.commands import Command, command
from credit_coach.dialogue.corrections import figure_of, stored_figure
from credit_coach.dialogue.hearing import Heard, hear
from credit_coach.dialogue.household import names_household, told_apart
from credit_coach.dialogue.kinds import Missing, Trouble, unit_named
from credit_coach.dialogue.leaving_open import SAID_AT_LENGTH, left_open, said_of
from credit_coach.dialogue.readers import Amount, Mention, Number, Rate, find, special
from credit_coach.dialogue.supposing import supposed
from credit_coach.dialogue.walk import Proposal, Question, Walk, WalkState, current, pending

Then = Literal["ask", "result", "search", "paused", "cancelled", "refused"]

_SEVERAL = 2
#: From this many unreadable messages on, a way out is offered.
WAY_OUT = 3


@dataclass(frozen=True)
class Note:
    """Something to say before what comes next.

    kinds: took, unused, household, kept, which, changed, undone, nothing_to_undo, reopened, skipped, trouble, needed, why, repeat, wait, miss, summary,
    started, nothing_before
    """

    kind: str
    question: str = ""
    old: str = ""
    new: str = ""
    trouble: Trouble | None = None


@dataclass(frozen=True)
class Step:
    """The state after the message, what to say, and what comes next. `search` is a question for the knowledge base.

    `perhaps` marks a search that was not clearly asked for: when nothing is found the message counts as unreadable.
    """

    state: WalkState
    notes: tuple[Note, ...]
    then: Then
    search: str = ""
    perhaps: bool = False


def start(walk: Walk, text: str, on: date, *, consented: bool, known: Mapping[str, str] | None = None) -> Step:
    """Begin a walk with what its first message already says, and what is `known` from the walk before."""
    state = WalkState(walk.name).tell(known or {})
    if walk.personal and consented:
        state = state.tell({"consent": "yes"})
    step = _left_open(walk, advance(walk, state, text, on, opening=True))
    if known:
        step = replace(step, notes=(*(Note("took", name, "", value) for name, value in known.items()), *step.notes))
    if step.then == "result":
        return replace(step, notes=(*step.notes, *_unused(walk, step, text, on)))
    questions = walk.questions(step.state.answers)
    # Where figures are added up, none of them is seen in the answer.
    told = walk.main in step.state.answers and not any(getattr(one.kind, "sums", False) for one in questions)
    return replace(step, notes=(*step.notes, *_left_out(walk, step, text, on))) if told else step


def tells_all(walk: Walk, text: str, on: date, *, loosely: bool = False) -> bool:
    """Tell whether one message is about a walk's sum and tells all that a result needs, or nearly: a unit may be open.

    `loosely`: its words need not say which sum is meant, only fit it.
    """
    return (walk.fits if loosely else walk.about)(text) and tells_enough(walk, text, on)


def tells_enough(walk: Walk, text: str, on: date) -> bool:
    """Tell whether one message tells all figures that a walk's result needs, whatever it is about."""
    if not walk.enough:
        return False
    readings = dict(hear(walk, {}, None, text, on, [], opening=True).readings)
    if walk.besides:
        read = {name: reading for name, reading in readings.items() if isinstance(reading, str)}
        readings = {**walk.besides(text, find(text, on), read), **readings}
    unclear = [one for one in readings.values() if isinstance(one, Trouble)]
    if any(one.reason == "conflict" or not one.options for one in unclear):
        return False
    return any(enough <= set(readings) for enough in walk.enough)


def _unused(walk: Walk, step: Step, text: str, on: date) -> list[Note]:
    """Say which figure of a first message its result does without: it may be one that belongs in it."""
    known = set(re.findall(r"\d+(?:\.\d+)?", " ".join(step.state.answers.values())))
    left = [
        text[one.start : one.end].strip()
        for one in hear(walk, {}, None, text, on, [], opening=True).left
        if isinstance(one.value, Amount | Rate) or (isinstance(one.value, Number) and one.value.value >= _LEAST_UNUSED)
    ]
    unused = [one for one in dict.fromkeys(left) if re.sub(r"[^\d.]", "", one).strip(".") not in known]
    return [Note("unused", new=", ".join(unused))] if unused else []


def _left_out(walk: Walk, step: Step, text: str, on: date) -> list[Note]:
    """Say which sums of a first message are in no answer: a debt that was not heard must not be missing unseen."""
    answers = step.state.answers
    heard = {figure for answer in answers.values() for figure in _figures(answer)}
    # What the sums of a list come to is often told as well.
    heard.add(sum(map(Decimal, re.findall(r"=(\d+(?:\.\d+)?)", answers[walk.main])), start=Decimal(0)))
    _, mentions = told_apart(text, find(text, on), household=walk.household, spares=walk.spares)
    left = [
        text[one.start : one.end].strip()
        for one in mentions
        if (value := _sum_of(one)) is not None and value >= _LEAST_UNUSED and value not in heard
    ]
    return [Note("unused", new=", ".join(dict.fromkeys(left)))] if left else []


def _figures(answer: str) -> list[Decimal]:
    return [Decimal(one) for one in re.findall(r"\d+(?:\.\d+)?", answer)]


def _sum_of(mention: Mention) -> Decimal | None:
    value = mention.value
    if isinstance(value, Amount):
        return value.low
    return value.value if isinstance(value, Number) else None


#: A smaller bare number counts something.
_LEAST_UNUSED = 100


def _left_open(walk: Walk, step: Step) -> Step:
    """Leave the questions open that are not needed for the figure that a first message tells all of."""
    state = step.state
    told_now = {name for name, value in state.answers.items() if value not in tuple(Missing)}
    if step.then != "ask" or state.proposal or not any(enough <= told_now for enough in walk.enough):
        return step
    while (question := pending(walk, state.answers)) is not None and question.optional:
        state = state.tell({question.name: Missing.SKIPPED.value})
    return _go_on(walk, state, *step.notes)


def advance(walk: Walk, state: WalkState, text: str, on: date, *, opening: bool = False) -> Step:
    """Take one message into account."""
    state = replace(state, turn=state.turn + 1, status="asking" if state.status == "paused" else state.status)
    if not opening:
        asked_for = command(text)
        if asked_for is not None:
            step = _obey(walk, state, asked_for, text)
            if step is not None:
                return step
        answered = _answer_to_proposal(walk, state, text)
        if answered is not None:
            return answered
    # Nobody has been asked anything yet: no word of the opening is an answer to the first question.
    question = None if opening else current(walk, state)
    # A question that was opened again is what a correction is about.
    again = question is not None and any(entry.question == question.name for entry in state.said)
    last = [] if again else _latest(state)
    heard = hear(walk, state.answers, question, text, on, last, opening=opening, together=_told_together(state))
    if walk.besides:
        read = {name: reading for name, reading in heard.readings.items() if isinstance(reading, str)}
        heard.readings = {**walk.besides(text, find(text, on), {**state.answers, **read}), **heard.readings}
    disowned = _disowned(state, heard, text, on) if not opening else {}
    if disowned:
        return _give_back(walk, state, disowned, heard, text)
    if state.proposal and heard.doubts and set(heard.readings) <= {state.proposal.question}:
        return Step(state, (), "search", text)
    if not heard.readings and (heard.kept or heard.which):
        return _as_it_was(walk, state, heard, text)
    if state.status == "done" and not heard.readings:
        instead = supposed(walk, state.answers, text, on)
        if instead:
            return _tell(walk, state, instead)
    step = _heard(walk, state, heard, question, text, opening=opening)
    if not opening and sum(note.kind == "took" for note in step.notes) >= _SEVERAL:
        # Who tells several figures at once has told what there is to tell.
        step = _left_open(walk, step)
    return _with_household(walk, state, step, heard, text) if heard.household else step


def _as_it_was(walk: Walk, state: WalkState, heard: Heard, text: str) -> Step:
    """Change nothing: a figure was only asked about, or it is open which answer it corrects."""
    if heard.which:
        return _go_on(walk, state, Note("which"))
    if state.status != "done":
        return Step(state, (), "search", text)
    return _go_on(walk, state, *(Note("kept", name, "", state.answers[name]) for name in heard.kept))


def _disowned(state: WalkState, heard: Heard, text: str, on: date) -> dict[str, str | None]:
    """Return the answers that a message takes back, as it says what their figure is instead: "8千是我工资，不是月供".

    What such an answer had replaced holds again; where there was nothing before, its question is open again.
    """
    if not any(words.search(text) for words in (_NOT_THAT, _IS_MINE, _THAT_IS)):
        return {}
    mentions = find(text, on)
    named = {figure_of(one) for one in heard.household}
    denied = {figure_of(one) for one in mentions if _DENIED_BEHIND.match(text, one.end)}
    given = {stored_figure(one) for one in heard.readings.values() if isinstance(one, str)}
    wrong = named | denied | given if _NOT_THAT.search(text) else named if _IS_MINE.search(text) else denied
    sums = {name: figure for name, one in state.answers.items() if (figure := stored_figure(one)) is not None}
    taken = [name for name, figure in sums.items() if figure in (denied if name in heard.readings else wrong)]
    if not mentions and _THAT_IS.search(text) and names_household(text):
        latest = [name for name in _latest(state)[: _told_together(state)] if name in sums]
        taken = latest if len(latest) == 1 else []
    return {name: _before(state, name) for name in taken}


def _before(state: WalkState, name: str) -> str | None:
    """Return the answer that the present one has replaced, None where there was none."""
    told = [entry.value for entry in state.said if entry.question == name]
    return next((value for value in reversed(told[:-1]) if value is not None), None)


def _give_back(walk: Walk, state: WalkState, disowned: Mapping[str, str | None], heard: Heard, text: str) -> Step:
    """Take the disowned answers back, store what the message tells beside them, and say so."""
    read = {name: one for name, one in heard.readings.items() if isinstance(one, str)}
    values = {name: one for name, one in read.items() if name not in disowned}
    notes = [
        Note("changed", name, state.answers[name], before) if before else Note("reopened", name)
        for name, before in disowned.items()
    ]
    notes += [
        Note("changed" if name in state.answers else "took", name, state.answers.get(name, ""), one)
        for name, one in values.items()
    ]
    notes += [_household(heard, text)] if heard.household else []
    return _go_on(walk, state.tell({**disowned, **values}), *notes)


#: Says that a figure is not what it was taken for, and what it is.
_NOT_THAT = re.compile(
    r"不是|不算|并非|弄错|搞错|理解错|听错|\b(not|isn'?t|wasn'?t|misunder\w+|mistook|wrong)\b", re.IGNORECASE
)
_DENIED_BEHIND = re.compile(
    r"\s*[块元]?钱?(不是|并不是|不算)(?!\s*\d)| (yuan )?(is not|isn'?t|was not|wasn'?t)\b(?! \d)", re.IGNORECASE
)
_THAT_IS = re.compile(
    r"^\W*(不对|不是|no)?\W*(那个?|这个?|刚才(那个?|说的)?)是|\b(that|this|it)('?s| is| was) (my|our)\b", re.IGNORECASE
)
_IS_MINE = re.compile(r"\d[\d,.]* ?[万千百wk]?[块元]?钱?(是|就是)(我|老婆|老公)|\b(is|was) (my|our)\b", re.IGNORECASE)


def _with_household(walk: Walk, state: WalkState, step: Step, heard: Heard, text: str) -> Step:
    """Say of a household's figures that this sum has no place for them, and go on where nothing else was said."""
    note = _household(heard, text)
    unheard = state.status == "done" or any(one.kind == "miss" for one in step.notes)
    if unheard and not heard.readings and not heard.asked and step.then in ("ask", "search"):
        return _go_on(walk, state, note)
    return replace(step, notes=(*step.notes, note)) if step.then in ("ask", "result") else step


def _household(heard: Heard, text: str) -> Note:
    return Note("household", new=", ".join(dict.fromkeys(text[one.start : one.end].strip() for one in heard.household)))


def _latest(state: WalkState) -> list[str]:
    """Return the answered questions, the latest first."""
    answers = state.answers
    return [name for name in dict.fromkeys(entry.question for entry in reversed(state.said)) if name in answers]


def _told_together(state: WalkState) -> int:
    """Return how many questions the latest message that answered any has answered."""
    turns = {entry.question: entry.turn for entry in state.said if entry.value is not None}
    return sum(turn == max(turns.values()) for turn in turns.values())


def _go_on(walk: Walk, state: WalkState, *notes: Note) -> Step:
    """Ask the pending question, or calculate."""
    done = current(walk, state) is None
    return Step(replace(state, status="done" if done else "asking"), notes, "result" if done else "ask")


# ---- commands ----


def _obey(walk: Walk, state: WalkState, asked_for: Command, text: str) -> Step | None:
    """Do what was asked for; None where it makes no sense here and the message must mean something else."""
    simple: Mapping[str, Callable[[], Step | None]] = {
        "cancel": lambda: Step(state, (), "cancelled"),
        "later": lambda: Step(replace(state, status="paused", proposal=None), (), "paused"),
        "restart": lambda: _restarted(walk, state),
        "repeat": lambda: _go_on(walk, state, Note("repeat")),
        "wait": lambda: Step(state, (Note("wait"),), "ask"),
        "summary": lambda: _go_on(walk, state, Note("summary")),
        "why": lambda: _why(walk, state, text),
        "back": lambda: _back(walk, state),
        "undo": lambda: _undo(walk, state),
    }
    return simple[asked_for]() if asked_for in simple else None


def _restarted(walk: Walk, state: WalkState) -> Step:
    consent = {name: value for name, value in state.answers.items() if name == "consent"}
    fresh = WalkState(walk.name, turn=state.turn).tell(consent)
    return _go_on(walk, fresh, Note("started"))


def _why(walk: Walk, state: WalkState, text: str) -> Step | None:
    """Explain the question that the message names, else the pending one."""
    questions = walk.questions(state.answers)
    named = [q.name for q in questions if q.cue and q.cue.search(text)]
    now = pending(walk, state.answers)
    name = named[0] if named and now is not None else now.name if now else None
    return _go_on(walk, state, Note("why", name)) if name and state.status != "done" else None


def _back(walk: Walk, state: WalkState) -> Step | None:
    """Open the last answered question before the pending one again."""
    now = pending(walk, state.answers)
    asked = [q.name for q in walk.questions(state.answers) if q.asked]
    before = asked[: asked.index(now.name)] if now is not None else asked
    answered = [name for name in before if name in state.answers and name != "consent"]
    if not answered:
        return _go_on(walk, state, Note("nothing_before"))
    return _go_on(walk, state.tell({answered[-1]: None}), Note("reopened", answered[-1]))


def _undo(walk: Walk, state: WalkState) -> Step | None:
    """Take the last correction back."""
    undone = state.without_last_correction()
    if undone is None:
        return _go_on(walk, state, Note("nothing_to_undo")) if state.said else None
    before, changed = undone
    notes = (Note("undone", name, state.answers.get(name, ""), before.answers.get(name, "")) for name in changed)
    return _go_on(walk, before, *notes)


# ---- asked back ----


def _answer_to_proposal(walk: Walk, state: WalkState, text: str) -> Step | None:
    """Take "yes" to what was asked back; "no" asks the question once more."""
    proposal, now = state.proposal, current(walk, state)
    if proposal is None or now is None or now.name != proposal.question:
        return None
    said = special(text)
    named = unit_named(text, proposal.options)
    if named is not None:
        return _tell(walk, state, {proposal.question: named})
    if said == "yes":
        # A confirmed figure stays as it is; that it was confirmed is an answer of its own.
        taken = proposal.options[0]
        return _tell(walk, state, {taken: "yes"} if proposal.reason == "confirm" else {proposal.question: taken})
    if said == "no" and proposal.reason == "confirm":
        return _go_on(walk, state.reopened(proposal.question), Note("reopened", proposal.question))
    if proposal.reason == "added":
        meant = next((place for place, words in enumerate(_ADDS_UP) if words.search(text)), None)
        if meant is not None:
            return _tell(walk, state, {proposal.question: proposal.options[meant]})
    if said in ("no", "nothing") or _DENIES.match(text):
        return _go_on(walk, replace(state, proposal=None), Note("repeat"))
    return None


#: What chooses between the sum and the new figure alone, where a figure was asked back that may come on top.
_ADDS_UP = (
    re.compile(
        r"^(两个?都|都算|加(上|起来|一起|在一起)?|一起|另外加|合起来|算一起)|\b(both|together|on top|added?|add (it|them)|in all)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(代替|替换|换(成)?新?的?|新的|后(一个|面的?))|\b(replaces?|instead|the new one|only (this|that))\b",
        re.IGNORECASE,
    ),
)
#: "No, that's wrong" without the right figure.
_DENIES = re.compile(r"(no|nope|nah|wrong)\b[^\d]*$|(不是|不对|错了)[^\d一二三四五六七八九十百千万]*$", re.IGNORECASE)

# ---- answers ----


def _heard(walk: Walk, state: WalkState, heard: Heard, question: Question | None, text: str, *, opening: bool) -> Step:
    values = {name: value for name, value in heard.readings.items() if isinstance(value, str)}
    troubles = {name: value for name, value in heard.readings.items() if isinstance(value, Trouble)}
    # "Can we skip that?" asks nothing to look up.
    skips = SAID_AT_LENGTH["skip"].match(text) or (question is not None and said_of(question, text) == "skip")
    asks = bool(heard.asked) and not skips
    if question is not None and not (values or troubles or heard.reopened or asks):
        reading = left_open(question, text)
        if isinstance(reading, str):
            values[question.name] = reading
        elif reading is not None:
            troubles[question.name] = reading
    for name in walk.conflict({**state.answers, **values}):
        if values.pop(name, None) is not None:
            troubles[name] = Trouble("conflicting")
    if values.get("consent") == "no":
        return Step(state, (), "refused")
    if values or troubles:
        return _tell(walk, state, values, troubles, heard.asked)
    if heard.reopened:
        return _go_on(walk, state.tell({heard.reopened: None}), Note("reopened", heard.reopened))
    if opening:
        return _go_on(walk, state)
    if heard.asked:
        # Nothing in it was an answer: its other clauses set the scene of the question.
        return Step(state, (), "search", text)
    return _unreadable(state, text, heard)


def _tell(
    walk: Walk,
    state: WalkState,
    values: Mapping[str, str],
    troubles: Mapping[str, Trouble] | None = None,
    asked: str = "",
) -> Step:
    """Store answers, and ask back what was not clear."""
    before = state.answers
    if state.proposal and state.proposal.options[0] in values:
        state = replace(state, proposal=None)
    notes = [
        Note("changed", name, before[name], value) if name in before else Note("took", name, "", value)
        for name, value in values.items()
        if before.get(name) != value and not name.startswith("confirm:")
    ]
    after = state.tell(values) if values else state
    for name, trouble in (troubles or {}).items():
        notes.append(Note("trouble", name, trouble=trouble))
        if trouble.options:
            after = replace(after, proposal=Proposal(name, trouble.reason, trouble.options))
    if not values:
        after = replace(after, misses=state.misses + 1)
    if asked and not troubles and current(walk, after) is not None:
        return Step(replace(after, status="asking"), tuple(notes), "search", asked)
    if troubles and pending(walk, after.answers) is None:
        # Nothing is calculated over an open question of the person's own.
        return Step(replace(after, status="asking"), tuple(notes), "ask")
    return _go_on(walk, after, *notes)


_LONG = re.compile(r"[一-鿿]{6,}|(?:[A-Za-z']+\W+){4,}")


def _unreadable(state: WalkState, text: str, heard: Heard) -> Step:
    """A statement may still be something to look up; else say that it was not understood, and how far that has gone."""
    missed = replace(state, misses=state.misses + 1)
    perhaps = bool(_LONG.search(heard.residue))
    if state.status == "done":
        return Step(state, (), "search", text, perhaps=False)
    return Step(missed, (Note("miss"),), "search" if perhaps else "ask", text if perhaps else "", perhaps)
