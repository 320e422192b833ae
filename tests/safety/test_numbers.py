"""A thousand personal numbers and a thousand figures that look like them: the first are hidden, the others stay."""

from __future__ import annotations

import json
import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass

import pytest
import structlog
from structlog.testing import capture_logs

from credit_coach.web.turns import Turns

from .numbers import LOOK_ALIKES, PERSONAL, Sample, look_alikes, personal

#: The share of personal numbers that must be hidden, and of look-alikes that may be by mistake.
CAUGHT_GATE = 0.99
MISTAKEN_GATE = 0.01
#: This much of a number in one piece still tells who it is; fewer characters turn up anywhere by chance.
TELLING_SHARE = 0.6
TELLING_LENGTH = 5
#: Signs that people put into numbers.
SEPARATORS = " -.·()（）+\u200b"


@dataclass(frozen=True)
class Heard:
    """One sentence and what became of it: what is kept, what is said, what is logged, and how many were hidden."""

    sample: Sample
    kept: str
    said: str
    logged: str
    hidden: int

    @property
    def everything(self) -> str:
        """All places in which a number could stay behind."""
        return "\n".join((self.kept, self.said, self.logged))


def _hear(turns: Turns, samples: Iterable[Sample]) -> list[Heard]:
    structlog.reset_defaults()
    found = []
    for sample in samples:
        with capture_logs() as logs:
            answered = turns.begin(sample.text, "zh")
        reply, known = answered.reply, turns.history(answered.access)
        assert known is not None
        # The walk and its answers are kept too, so the whole conversation is looked through.
        kept, said, logged = _plain(asdict(known[0].conversation)), _plain(reply.as_dict()), _plain(logs)
        found.append(Heard(sample, kept, said, logged, reply.trace.masked))
        turns.forget(answered.access)
    return found


def _plain(data: object) -> str:
    # JSON, unlike repr, leaves invisible characters as they are.
    return json.dumps(data, ensure_ascii=False, default=str)


@pytest.fixture(scope="module")
def of_people(turns: Turns) -> list[Heard]:
    """The personal numbers, said to the coach."""
    return _hear(turns, personal())


@pytest.fixture(scope="module")
def of_nobody(turns: Turns) -> list[Heard]:
    """The look-alikes, said to the coach."""
    return _hear(turns, look_alikes())


def _squeezed(text: str) -> str:
    """Return a text in one form of letters and figures, without the signs that people put into numbers."""
    normal = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in normal if char not in SEPARATORS)


def _is_left(number: str, text: str) -> bool:
    return _squeezed(number) in _squeezed(text)


def _is_caught(heard: Heard) -> bool:
    """Tell whether no telling piece of the number is left."""
    number, text = _squeezed(heard.sample.telling), _squeezed(heard.everything)
    size = min(len(number), max(TELLING_LENGTH, math.ceil(len(number) * TELLING_SHARE)))
    return not any(number[start : start + size] in text for start in range(len(number) - size + 1))


def _by_kind(samples: Iterable[Sample]) -> str:
    groups: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        groups[sample.kind].append(sample)
    return "\n".join(f"{kind} {len(some)}: {[one.text for one in some[:8]]}" for kind, some in groups.items())


@pytest.mark.timeout(900)
@pytest.mark.parametrize("place", ["kept", "said", "logged"])
def test_no_personal_number_is_left_raw(of_people: list[Heard], place: str) -> None:
    """No personal number stands whole in the conversation, in the reply or in the log."""
    left = [one.sample for one in of_people if _is_left(one.sample.number, getattr(one, place))]
    assert not left, f"{len(left)} of {len(of_people)}\n{_by_kind(left)}"


@pytest.mark.timeout(900)
def test_personal_numbers_are_hidden(of_people: list[Heard]) -> None:
    """At least 99 percent are hidden so far that no telling piece is left."""
    missed = [one.sample for one in of_people if not _is_caught(one)]
    assert len(missed) <= len(of_people) * (1 - CAUGHT_GATE), f"{len(missed)} missed\n{_by_kind(missed)}"


@pytest.mark.timeout(900)
def test_the_person_is_told_that_a_number_was_hidden(of_people: list[Heard]) -> None:
    """Wherever a number was hidden, the reply's trace counts it."""
    silent = [one.sample for one in of_people if _is_caught(one) and not one.hidden]
    assert not silent, _by_kind(silent)


@pytest.mark.timeout(900)
def test_look_alikes_stay(of_nobody: list[Heard]) -> None:
    """At most one percent of amounts, dates, case numbers and the like are hidden by mistake."""
    hidden = [one.sample for one in of_nobody if one.hidden or not _is_left(one.sample.number, one.kept)]
    assert len(hidden) <= len(of_nobody) * MISTAKEN_GATE, f"{len(hidden)} hidden\n{_by_kind(hidden)}"


def test_there_are_a_thousand_of_each() -> None:
    """Both generators give a thousand sentences, the same every time, with the number in each."""
    for make, kinds in ((personal, PERSONAL), (look_alikes, LOOK_ALIKES)):
        samples = make()
        assert samples == make()
        assert len(samples) == 1000
        assert set(Counter(one.kind for one in samples)) == set(kinds)
        assert all(one.number in one.text and one.telling for one in samples)
