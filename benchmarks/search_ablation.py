"""What each list of the search is worth: hit@1/hit@3 on knowledge/exam, and of typical questions finding themselves.

Prints one row for each setting of fusion weights and K; the last rows leave out lists. These are ranks after fusion
alone, for single questions. Then the whole search, with the close look that orders the best, for all questions of the
part `dev`: single ones, and those that follow others, asked after them.
"""

from __future__ import annotations

import numpy as np

from credit_coach.assembly import build_index, quiet_libraries
from credit_coach.config import Settings
from credit_coach.evaluation.exam import Item, Selection, load_exam
from credit_coach.knowledge.articles import LANGS
from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.library import Library
from credit_coach.lookup import CONTEXT
from credit_coach.retrieval.encoder import load_encoder
from credit_coach.retrieval.fusion import fuse
from credit_coach.retrieval.index import open_index
from credit_coach.retrieval.search import Search

LISTS = ("question-dense", "question-words", "passage-dense", "passage-words")
SETTINGS = [
    (5, (1.0, 1.0, 0.5, 0.5)),
    (60, (1.0, 1.0, 0.5, 0.5)),
    (5, (2.0, 1.0, 0.3, 1.0)),
    (5, (1.0, 1.0, 0.0, 0.0)),
    (5, (0.0, 0.0, 1.0, 1.0)),
    (5, (1.0, 0.0, 0.5, 0.0)),
    (5, (0.0, 1.0, 0.0, 0.5)),
]
Asked = list[tuple[str, set[str]]]


def main() -> None:
    """Measure and print."""
    quiet_libraries()
    settings = Settings()
    build_index(settings, lambda done, total: None)
    library = Library.load(settings.knowledge_dir)
    search = open_index(settings.index_dir, library, load_encoder(settings.encoder))
    sets = {f"{lang} {name}": (lang, asked) for lang in LANGS for name, asked in questions(search, lang).items()}
    print(f"{'K':>3} {'weights of ' + ', '.join(LISTS):<66}" + "".join(f"{name:>16}" for name in sets))
    for k, values in SETTINGS:
        weights = dict(zip(LISTS, values, strict=True))
        cells = [hits(search, lang, asked, weights, k) for lang, asked in sets.values()]
        print(f"{k:>3} {values!s:<66}" + "".join(f"{one:>9.3f}/{three:.3f}" for one, three in cells))
    for lang in LANGS:
        print_whole(search, lang)
    search.close()


def questions(search: Search, lang: Lang) -> dict[str, Asked]:
    """Return every twelfth question or paraphrase with its passage, and the answerable questions of the exam."""
    own = [(q, {p.id}) for p in search.passages.values() if p.lang == lang for q in p.questions[::12]]
    single = (one for one in answerable(lang) if len(one.turns) == 1)
    exam = [(one.turns[0], {f"{lang}/{section}" for section in one.sections}) for one in single]
    return {"self": own, "exam": exam}


def answerable(lang: Lang) -> list[Item]:
    """Return the items of the part `dev` that the articles answer."""
    items = Selection(parts=("dev",), langs=(lang,)).of(load_exam(Settings().knowledge_dir / "exam", fitting=True))
    return [one for one in items if one.answerable]


def print_whole(search: Search, lang: Lang) -> None:
    """Print hit@1 and hit@3 of the whole search for single questions, for those that follow others, and for all."""
    found: dict[str, list[tuple[bool, bool]]] = {"single": [], "after others": [], "all": []}
    for one in answerable(lang):
        result = search(one.turns[-1], lang, "\n".join(one.turns[:-1][-CONTEXT:]))
        ranked = [f"{hit.passage.article}#{hit.passage.section}" for hit in (*result.kept, *result.rejected)][:3]
        hit = ranked[0] in one.sections, bool(set(ranked) & set(one.sections))
        found["single" if len(one.turns) == 1 else "after others"].append(hit)
        found["all"].append(hit)
    for name, of in found.items():
        first, three = np.mean(of, axis=0)
        print(f"{lang} whole search, {name}: hit@1 {first:.3f}, hit@3 {three:.3f} of {len(of)}")


def hits(search: Search, lang: Lang, asked: Asked, weights: dict[str, float], k: int) -> tuple[float, float]:
    """Return hit@1 and hit@3."""
    first = among_three = 0
    for question, right in asked:
        lists, owners = search.candidates(question, lang)
        named = (owners[number] for number in fuse(lists, weights, len(owners), k).numbers)
        ranked = [owner for owner in named if owner in search.passages][:3]
        first += bool(ranked) and ranked[0] in right
        among_three += bool(right.intersection(ranked))
    return first / len(asked), among_three / len(asked)


if __name__ == "__main__":
    main()
