"""Recognition beyond keywords: who is at risk, who was robbed, and what would do harm, learned from examples.

The rules go first; this hears what they have no words for, and doubts what they took for misuse by a chance word. The
chances come from the words and from the reader (`recogniser`); the nearest example of the same kind, by the bundled
encoder, is the reason that the trace shows. There are degrees. For people at risk: certain, which outweighs rules;
sure; likely, where help is offered before the answer, and instead of it where there is none; and perhaps, where it is
offered before whatever is said. For the other families: sure; and likely, which decides only where nothing better is
found.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from credit_coach.dialogue.examples import Example, read_examples
from credit_coach.dialogue.grams import stretches
from credit_coach.dialogue.recogniser import (
    DOUBTED,
    FAMILIES,
    ORDINARY,
    READ_ORDINARY,
    UNDIVIDED,
    Family,
    Fitted,
    Heard,
    family_of,
    fitted,
    may_matter,
    with_reading,
)
from credit_coach.dialogue.routing import Intent, Route
from credit_coach.dialogue.routing.rules import Degree, any_of
from credit_coach.dialogue.routing.twins import asks_about
from credit_coach.dialogue.routing.urgent import FIGURE_OF_SPEECH
from credit_coach.knowledge.figures import LANGS, has_han, is_han
from credit_coach.reading import bundled_reader
from credit_coach.retrieval.cantonese import in_mandarin
from credit_coach.retrieval.encoder import Encoder, load_encoder

#: What is answered where it is not sure that somebody is at risk.
_UNSURE: dict[Degree, Intent] = {"likely": "worry", "perhaps": "care"}
_FEWEST_LETTERS = 2
#: "i dont know" and "我先走了" may mean anything: fewer letters than this, a Chinese one for two, must be certain.
_SAYS_LITTLE = 12
#: Cut out before judging: figures of speech, denials, what nobody wants done to them, and that somebody feels better or
#: has company.
_MEANS_NO_HARM = any_of(
    FIGURE_OF_SPEECH.pattern,
    r"(我)?(心情|情绪|现在|感觉)?(已经)?(好(多|点|些|一点|一些|很多)|冷静(下来)?|平静(下来)?|缓过来)了|我?[^，。,]{1,4}在?陪着?我(呢)?",
    r"\bi('m| am| feel|'m feeling)( much| a bit| a little)? (better|calmer|safe|ok|okay)( now)?\b",
    r"\bi (don'?t|do not|never|wouldn'?t) (want|wish) to (be|get|become|end up) (caught|dragged|involved|drawn|pulled|part|"
    r"mixed|scammed|cheated|tricked|fooled|robbed|late|overdue|charged|fined|sued|blacklisted|rude|unfair)\b[^.,;!?]*",
)
#: Somebody under age is refused credit where it is wanted; pocket money, homework and refunds are ordinary.
_OF_CREDIT = any_of(
    r"(?<!不)(?<!不想)(?<!不是)(借|贷|赊|套现)|欠(?!我)|分期|花呗|白条|月付|先用后付|信用卡|办卡|额度|下款|口子|担保|首付|逾期|刷(卡|脸)|开通",
    r"\b(?<!not )(loans?|borrow\w*|lend\w*|credit|card|instal?ments?|pay later|huabei|baitiao|jiebei|owe\w*|limit|monthly)\b",
)
#: From this chance on a message sounds like misuse, whatever else it sounds like.
_CONTESTED = 0.2
#: Nearest examples that vote on the kind, and how steeply a vote falls with the cosine.
_VOTERS, _STEEPNESS = 10, 12.0


@dataclass(frozen=True)
class Judgement:
    """What was recognised: the family and kind, its chance and degree, the strongest words and the nearest example."""

    family: Family
    kind: str
    chance: float
    degree: Degree
    words: tuple[str, ...]
    nearest: str


class ExampleDetector:
    """Recognises by what was fitted, and names the nearest of `examples`."""

    def __init__(self, encoder: Encoder, examples: Sequence[Example], model: Fitted | None = None) -> None:
        self._model = model or fitted()
        self._reader = bundled_reader()
        self._encoder = encoder
        self._examples = tuple(one for one in examples if one.label != ORDINARY)
        self._known: dict[tuple[tuple[str, ...], bool], tuple[list[Example], NDArray[np.float32]]] = {}

    @classmethod
    def load(cls, folder: Path) -> ExampleDetector:
        """Read examples.zh.yaml and examples.en.yaml; raises ExamplesInvalid that names the file."""
        examples = [example for lang in LANGS for example in read_examples(folder / f"examples.{lang}.yaml")]
        return cls(load_encoder("bundled"), examples)

    def prepare(self) -> None:
        """Encode all examples now, which takes a second or more; else the first reply of each kind waits for its own."""
        for family, kinds in FAMILIES.items():
            for known in [kinds] if family in UNDIVIDED else [(kind,) for kind in kinds]:
                for chinese in (True, False):
                    self._of(known, chinese)

    def detect(self, text: str, *, taken: bool = False, misuse: Intent | None = None) -> Route | None:
        """Return the intent of a message that is recognised, with the nearest example as its rule; else None.

        A message that a rule has `taken` already is recognised only where somebody is certainly at risk; so is one
        that a rule took for `misuse` and that sounds like it too.
        "worry" and "care" are the intents of messages by somebody who is likely, or perhaps, at risk.
        """
        taken = taken or (misuse is not None and self._chance(text, misuse) >= _CONTESTED)
        judged = self.judge(text, only_certain=taken)
        if judged is None:
            return None
        rule = f"example: {judged.nearest}"
        intent = _UNSURE.get(judged.degree, judged.kind) if judged.family == "at_risk" else judged.kind
        return Route(intent, rule, degree=judged.degree)  # type: ignore[arg-type]

    def doubts(self, text: str, intent: Intent) -> bool:
        """Tell whether hardly a word of a message is like the examples of the misuse or the wish that a rule saw in it."""
        family = family_of(intent)
        if family is None or family not in DOUBTED:
            return False
        heard = self._weighed(text)
        # What sounds like trouble of another kind is no ordinary question either.
        # Least of all what sounds like misuse: those who collect use the words of those who are hunted.
        least = {family: degrees["sure"] for family, degrees in self._model.least.items()}
        trouble: dict[Family, float] = {**least, "refused": _CONTESTED}
        return (
            heard[family].chance < DOUBTED[family]
            and self._reader.read(text).kinds[ORDINARY] >= READ_ORDINARY
            and all(heard[other].chance < least for other, least in trouble.items())
        )

    def _chance(self, text: str, intent: Intent) -> float:
        family = family_of(intent)
        return self._weighed(text)[family].chance if family else 0.0

    def _weighed(self, text: str) -> dict[Family, Heard]:
        """Return what words and reader say of each family."""
        return with_reading(self._model.heard(text), self._reader.read, text)

    def _heard(self, text: str) -> dict[Family, Heard]:
        """Return the same; what the words alone say, where the reader can lift no family to its least degree."""
        words = self._model.heard(text)
        least = {family: min(degrees.values()) for family, degrees in self._model.least.items()}
        return with_reading(words, self._reader.read, text) if may_matter(words, least) else words

    def judge(self, text: str, *, only_certain: bool = False) -> Judgement | None:
        """Return what is recognised, at risk before all else; None for an ordinary message.

        With `only_certain` nothing else is looked for than somebody who is certainly at risk.
        """
        text = _MEANS_NO_HARM.sub(" ", in_mandarin(text))
        # Figures have no meaning of their own: "1000到1200之间" is near to anything.
        if sum(char.isalpha() for char in text) < _FEWEST_LETTERS:
            return None
        heard = self._heard(text)
        # A long message says many things: it takes twice the odds to be certain, and what is less is only a worry.
        is_long = text not in stretches(text)
        certain = self._model.least["at_risk"]["certain"]
        certain = 2 * certain / (1 + certain) if is_long else certain
        if heard["at_risk"].chance >= certain:
            return self._judgement(heard["at_risk"], "at_risk", "certain")
        if only_certain or sum(1 + is_han(char) for char in text if char.isalpha()) < _SAYS_LITTLE:
            return None
        # What asks about a misuse has its words too.
        doubtful = frozenset(FAMILIES) if is_long else frozenset({"refused"} if asks_about(text) else ())
        degrees: list[tuple[Degree, Collection[Family]]] = [
            ("sure", FAMILIES),
            ("likely", [one for one in FAMILIES if one not in doubtful and "likely" in self._model.least[one]]),
            ("perhaps", ["at_risk"]),
        ]
        for degree, families in degrees:
            for family in families:
                least = certain if degree == "sure" and family in doubtful else self._model.least[family][degree]
                judged = self._judgement(heard[family], family, degree) if heard[family].chance >= least else None
                if judged and (judged.kind != "minor" or _OF_CREDIT.search(text)):
                    return judged
        return None

    def _judgement(self, heard: Heard, family: Family, degree: Degree) -> Judgement:
        kinds = FAMILIES[family] if family in UNDIVIDED else (heard.column,)
        nearest = self._nearest(heard.stretch, kinds)
        return Judgement(family, nearest.label, heard.chance, degree, heard.words, nearest.text)

    def _nearest(self, text: str, kinds: Sequence[str]) -> Example:
        """Return the example of the kind that the nearest ones have, nearest of those first."""
        examples, vectors = self._of(tuple(kinds), has_han(text))
        if not examples:
            return Example("", kinds[0])
        cosines = vectors @ self._encoder.encode([text], "question")[0]
        order: list[int] = np.argsort(-cosines, kind="stable")[:_VOTERS].tolist()
        votes: dict[str, float] = defaultdict(float)
        for place in order:
            votes[examples[place].label] += math.exp(_STEEPNESS * float(cosines[place] - cosines[order[0]]))
        best = max(votes, key=lambda label: votes[label])
        return next(examples[place] for place in order if examples[place].label == best)

    def _of(self, kinds: tuple[str, ...], chinese: bool) -> tuple[list[Example], NDArray[np.float32]]:
        """Return the examples of some kinds in one script, and their vectors, made when first asked for.

        Whoever waits for the first reply of a kind waits for them: those of the other script would not be near.
        """
        known = self._known.get((kinds, chinese))
        if known is None:
            examples = [one for one in self._examples if one.label in kinds and has_han(one.text) is chinese]
            known = examples, self._encoder.encode([one.text for one in examples], "question")
            self._known[kinds, chinese] = known
        return known
