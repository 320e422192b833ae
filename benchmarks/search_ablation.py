"""What each list of the search is worth: hit@1/hit@3 on knowledge/exam, and of typical questions finding themselves.

Prints one row for each setting of fusion weights and K; the last rows leave out lists. These are ranks after fusion
alone, before the close look that orders the ten best.
"""

from __future__ import annotations

from credit_coach.assembly import build_index, quiet_libraries
from credit_coach.config import Settings
from credit_coach.evaluation.exam import Selection, load_exam
from credit_coach.knowledge.articles import LANGS
from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.library import Library
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
    search.close()


def questions(search: Search, lang: Lang) -> dict[str, Asked]:
    """Return every twelfth question or paraphrase with its passage, and the answerable questions of the exam."""
    own = [(q, {p.id}) for p in search.passages.values() if p.lang == lang for q in p.questions[::12]]
    items = Selection(parts=("dev",), langs=(lang,)).of(load_exam(Settings().knowledge_dir / "exam"))
    answerable = (one for one in items if one.answerable and len(one.turns) == 1)
    exam = [(one.turns[0], {f"{lang}/{section}" for section in one.sections}) for one in answerable]
    return {"self": own, "exam": exam}


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
