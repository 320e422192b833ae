"""The whole knowledge folder, loaded together, with the digest that an index remembers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from credit_coach.knowledge.articles import Article, load_articles
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.paraphrases import Paraphrases, read_paraphrases
from credit_coach.knowledge.vocabulary import Vocabulary


@dataclass(frozen=True)
class Library:
    """Facts, articles, vocabulary and paraphrases that belong together; `digest` changes when any file of them does."""

    facts: FactRegister
    articles: dict[tuple[Lang, str], Article]
    vocabulary: Vocabulary
    paraphrases: tuple[Paraphrases, ...]
    digest: str

    @classmethod
    def load(cls, folder: Path) -> Library:
        """Read the folder; raises a ContentError that names the file."""
        vocabulary = Vocabulary.load(folder / "vocabulary")
        facts = FactRegister.load(folder / "facts.yaml", vocabulary.topic_ids)
        articles = {(article.lang, article.id): article for article in load_articles(folder / "articles")}
        return cls(facts, articles, vocabulary, tuple(read_paraphrases(folder / "paraphrases")), _digest(folder))

    def article(self, lang: Lang, article_id: str) -> Article | None:
        """Return an article, or None."""
        return self.articles.get((lang, article_id))


def _digest(folder: Path) -> str:
    """Hash every file that an answer can depend on; the exam is left out, it only measures."""
    digest = hashlib.sha256()
    patterns = ("facts.yaml", "articles/**/*.md", "vocabulary/**/*.yaml", "paraphrases/*.jsonl")
    for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
