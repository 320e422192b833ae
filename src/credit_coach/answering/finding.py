"""From a query to what can be answered: the questions in it, what was found for each, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from credit_coach.knowledge.articles import SHORT
from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.vocabulary import Boundary, Product, products_in
from credit_coach.retrieval.search import Hit, Search, SearchResult

#: Questions of one message that are looked at, and that are answered.
MAX_LOOKED_AT, MAX_ANSWERED = 8, 3
MAX_CHOICES = 4
#: From this confidence on nothing else is offered; a runner-up is named when it has this share of the best.
CERTAIN, CLOSE = 0.75, 0.35
#: A clause that is taken for a whole story must be so sure: it says less than the story does.
CLEARER = 0.3
#: From this confidence on a question needs no scene to be understood.
CLEAR_ALONE = 0.7
#: A story of more clauses than this has no single scene for its questions.
MAX_STORY = 2
#: What is named as missing must at least look like a question (characters).
WORTH_NAMING = 6

_ALSO = re.compile(
    r"[,，]?\s*(?:另外|还有就是|(?<=[吗呢?？,，])\s*(?:还有|以及)|顺便问一下|顺便|\band also\b|\balso,)\s*[,，]?",
    re.IGNORECASE,
)
#: What a list of questions is numbered with; a single figure with a mark behind it numbers nothing.
_NUMBER = re.compile(r"(?<![\d.])[(（]?([1-9])[.、)）:：](?!\d)\s*")
_ORDINAL = re.compile(r"^(?:第?[一二三四五六](?:是|、|个是)|首先|其次|最后)\s*")
#: A verb and who it is about: a question begins.
_BEGINS = (
    r"(?:how|what|when|where|why|who|which)\b|(?:can|could|will|would|do|does|did|is|are|am|should|must|may)"
    r" (?:i|we|you|they|he|she|it|my|the|this|that|there|their)\b"
)
_END = re.compile(
    r"[?？!！;；。\n]+|(?<=[a-z])\. |(?<=[一-鿿])[,，]"
    r"|, (?=(?:and |but |or )?(?:how|what|can|will|do|does|is|should)\b)"
    # Between Chinese characters a space is a comma.
    rf"|(?<=[一-鿿]) +(?=[一-鿿])|\s+and (?={_BEGINS})",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"[?？]|吗|呢|么$|怎么|怎样|咋|如何|什么|啥|多少|多久|几|哪|为何|为啥|能不能|会不会|可不可以|要不要|是不是|有没有|([一-鿿])[不没]\1"
    r"|^(?:and |but |or )?(how|what|when|where|who|why|which|can|could|do|does|is|are|will|should|may|must)\b",
    re.IGNORECASE,
)
#: Words of questions in what asks nothing: "什么都没买", "怎么这么倒霉", "我想问几个问题".
_TELLS = re.compile(
    r"(什么|啥|谁|哪|怎么)[^,，]{0,4}[都也]|没(什么|啥)|怎么(这么|那么|就这么)|(几|多少)年前"
    r"|(想|要|这|那|前|好)[^,，]{0,4}几[张个笔家次]|问(你|您|一下)?.{0,2}[几两三]个(问题|事)?$|不(知道|晓得|清楚)(该|要)?(怎么|如何|咋)(办|做|弄)?[了啊呀]?$|是个头"
)
_SHORTEST = 4
#: Words of the other language; a name such as LPR makes no English of a Chinese message.
_HAN_WORD, _LATIN_WORDS = re.compile(r"[一-鿿]{2}"), re.compile(r"[A-Za-z]{2,} +[A-Za-z]{2,}")


@dataclass(frozen=True)
class Found:
    """`answers` are confident results, one a question; without any, `choices` or `boundary` say what to do instead.

    `also` is what else may have been meant where the answer is not far ahead of it. Of several questions `unanswered`
    are those that nothing covers, `left` those that are to be asked by themselves: not sure enough, or one too many.
    """

    answers: tuple[SearchResult, ...]
    best: SearchResult
    also: Hit | None = None
    choices: tuple[Hit, ...] = ()
    boundary: Boundary | None = None
    unanswered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    uncovered: tuple[Product, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question of a message: as it stands there, and with the scene that the message sets."""

    text: str
    query: str


@dataclass(frozen=True)
class _Each:
    """What the questions of a message find one by one: the place of each answer with its question, and the others."""

    answers: dict[tuple[str, str], SearchResult] = field(default_factory=dict)
    asked: dict[tuple[str, str], str] = field(default_factory=dict)
    unanswered: list[tuple[str, SearchResult]] = field(default_factory=list)
    unsure: list[tuple[str, SearchResult]] = field(default_factory=list)

    def left(self, answers: Sequence[SearchResult]) -> tuple[str, ...]:
        """Return the questions that nothing answered surely, but for those that `answers` are near to."""
        return _far_from(answers, self.unsure)


class Finder:
    """Searches a message as a whole and, when it asks several things, question by question."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._products = search.library.vocabulary.products

    def find(self, query: str, lang: Lang, before: str = "") -> Found:
        """Return what was found for a query that may hold several questions, in the light of what was asked before."""
        whole = self._mixed(query, self._search(query, lang, before), lang, before)
        questions = questions_in(query)
        each = self._each(questions, lang, before) if len(questions) > 1 else _Each()
        if each.answers and len(each.answers) + len(each.unanswered) > 1:
            return self._several(each, whole)
        found = self._single(self._clearest(query, whole, lang, before))
        # Where no question was clear by itself, all of them are one.
        return replace(found, left=each.left(found.answers)) if found.answers and each.answers else found

    def _mixed(self, query: str, result: SearchResult, lang: Lang, before: str) -> SearchResult:
        """Return what the other language finds for words that are written in it, where this one finds little."""
        foreign = _HAN_WORD if lang == "en" else _LATIN_WORDS
        if result.zone == "confident" or not foreign.search(query):
            return result
        other = self._search(query, "en" if lang == "zh" else "zh", before)
        return self._search.in_lang(other, lang) if other.confidence > result.confidence else result

    def _clearest(self, query: str, whole: SearchResult, lang: Lang, before: str) -> SearchResult:
        """Return the result of the whole message, or of its clearest clause when a long story has drowned it."""
        if whole.zone == "confident" or whole.boundary is not None:
            return whole
        pieces = pieces_of(query)
        if len(pieces) < 2:
            return whole
        # What asks comes first, wherever it stands; a story that never asks says at its end what it is about.
        asking = [piece for piece in pieces if _ASKS.search(piece)]
        clauses = list(dict.fromkeys((*asking, *reversed(pieces))))[:MAX_LOOKED_AT]
        best = max((self._search(clause, lang, before) for clause in clauses), key=lambda result: result.confidence)
        return best if best.confidence >= CLEARER and best.boundary is None else whole

    def _single(self, whole: SearchResult) -> Found:
        if whole.boundary is not None:
            return Found((), whole, boundary=whole.boundary)
        if whole.zone == "confident":
            return Found((whole,), whole, also=_runner_up(whole), uncovered=self._uncovered(whole))
        if whole.zone == "unsure":
            # One choice is no choice: what was nearly kept fills up.
            return Found((), whole, choices=(*whole.kept, *whole.rejected)[:MAX_CHOICES])
        return Found((), whole)

    def _each(self, questions: Sequence[Question], lang: Lang, before: str) -> _Each:
        """Search for each question of a message."""
        each = _Each()
        last: tuple[str, SearchResult] | None = None
        for question in questions[:MAX_LOOKED_AT]:
            result = self._search(question.query, lang, before)
            if last and result.zone != "confident" and result.boundary is None:
                result = self._asked_on(question, result, *last)
            last = question.query, result
            if result.zone != "confident" or _place(result) in each.answers:
                result = self._by_itself(question, result, lang)
            if result.zone == "confident" and result.boundary is None:
                each.answers.setdefault(_place(result), result)
                each.asked.setdefault(_place(result), question.text)
            elif len(question.text) >= WORTH_NAMING:
                nothing = result.zone == "nothing" or result.boundary is not None
                (each.unanswered if nothing else each.unsure).append((question.text, result))
        return each

    def _several(self, each: _Each, whole: SearchResult) -> Found:
        """Answer question by question, and name what is left.

        A question alone is often a scrap of what is meant. What the whole message is about, where that is plain, is
        therefore always among the answers: in the place of the only one, or of the least sure that needs a scene.
        """
        answers = dict(each.answers)
        if whole.zone == "confident" and all(_place(whole)[0] != article for article, _ in answers):
            least = min(answers, key=lambda place: answers[place].confidence)
            if len(answers) == 1 or answers[least].confidence < CLEAR_ALONE:
                answers = {place: whole if place == least else result for place, result in answers.items()}
        best = sorted(answers.values(), key=lambda result: -result.confidence)[:MAX_ANSWERED]
        chosen = tuple(result for result in answers.values() if result in best)
        uncovered = dict.fromkeys(product for result in chosen for product in self._uncovered(result))
        unanswered = _far_from(chosen, each.unanswered)
        cut = tuple(each.asked[place] for place, result in answers.items() if result not in best)
        left = (*cut, *each.left(chosen))
        return Found(chosen, best[0], unanswered=unanswered, left=left, uncovered=tuple(uncovered))

    def _asked_on(self, question: Question, result: SearchResult, before: str, found: SearchResult) -> SearchResult:
        """Return what a question finds after the one before it where it goes on about that: "需要什么材料"."""
        together = self._search(question.text, result.lang, before)
        on = together.zone == "confident" and found.kept and _place(together)[0] == _place(found)[0]
        return together if on else result

    def _by_itself(self, question: Question, in_scene: SearchResult, lang: Lang) -> SearchResult:
        """Return what a question finds without the scene, which led it nowhere, or where an answer is already."""
        alone = self._search(question.text, lang)
        return alone if alone.confidence >= CLEAR_ALONE and alone.boundary is None else in_scene

    def _uncovered(self, result: SearchResult) -> tuple[Product, ...]:
        covered = result.kept[0].passage.products
        named = products_in(result.query, self._products)
        return tuple(p for p in named if p.specific and covered and p.id not in covered)


def _far_from(answers: Sequence[SearchResult], asked: Sequence[tuple[str, SearchResult]]) -> tuple[str, ...]:
    """Return the questions whose nearest passage is in none of the articles of `answers`."""
    articles = {_place(answer)[0] for answer in answers}
    nearest = ((text, next(iter((*result.kept, *result.rejected)), None)) for text, result in asked)
    return tuple(text for text, hit in nearest if hit is None or hit.passage.article not in articles)


def _place(result: SearchResult) -> tuple[str, str]:
    passage = result.kept[0].passage
    return passage.article, passage.section


def _runner_up(result: SearchResult) -> Hit | None:
    """Return the passage after the best when the two are close and neither is certain."""
    top = result.kept[0]
    if top.confidence >= CERTAIN:
        return None
    others = (hit for hit in result.kept[1:] if hit.passage.section != SHORT)
    second = next(others, None)
    return second if second is not None and second.confidence >= CLOSE * top.confidence else None


def questions_in(message: str) -> list[Question]:
    """Return what a message asks, each question with the scene in front of it.

    "我老公借了网贷，我要还吗，影响我征信吗" asks two things, and both need the first clause. A long story sets no
    single scene: its questions then stand for themselves. What is told is never taken for a question.
    """
    pieces = pieces_of(message)
    asking = [piece for piece in pieces if _ASKS.search(piece) and not _TELLS.search(piece)]
    told = [piece for piece in pieces if piece not in asking]
    scene = f"{told[0]}，" if told and len(told) <= MAX_STORY else ""
    return [Question(piece, f"{scene}{piece}") for piece in asking]


def pieces_of(message: str) -> list[str]:
    """Split at the ends of sentences and clauses; a scrap joins the piece before it."""
    pieces: list[str] = []
    for raw in _END.split(_ALSO.sub("\n", _unnumbered(message))):
        piece = _ORDINAL.sub("", raw.strip(" ,，"))
        bare = re.sub(r"\W", "", piece)
        if pieces and bare and len(bare) < _SHORTEST:
            pieces[-1] += piece
        elif bare:
            pieces.append(piece)
    return pieces


def _unnumbered(message: str) -> str:
    """Return a message with a line for each item of a list that it numbers from 1 on."""
    numbers = _NUMBER.findall(message)
    return _NUMBER.sub("\n", message) if numbers[:2] == ["1", "2"] else message
