"""The content linter: one generator per rule, whose docstring is the rule. `credit-coach check` prints the findings.

A file that cannot be parsed is a finding too, so that one broken article does not hide the others.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from credit_coach.errors import ArticleInvalid, ContentUntrusted, FactInvalid, VocabularyInvalid
from credit_coach.knowledge.articles import Article, article_files, parse_article
from credit_coach.knowledge.check import boundaries, coverage, facts, figures, form, hidden, siblings, ways
from credit_coach.knowledge.check.content import Content, Finding, Rule
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.library import Library
from credit_coach.knowledge.vocabulary import Vocabulary

RULES: tuple[Rule, ...] = (
    facts.unknown_fact,
    facts.lapsed_fact,
    facts.past_without_past_words,
    facts.recheck_due,
    facts.unsealed_change,
    facts.unhedged_memory,
    figures.typed_figure,
    figures.rule_without_fact,
    figures.forbidden_promise,
    siblings.missing_sibling,
    siblings.different_sibling,
    form.duplicate_question,
    form.question_count,
    form.next_steps,
    form.too_long,
    form.one_sentence_per_line,
    form.broken_reference,
    form.markup,
    *hidden.RULES,
    boundaries.boundary_help,
    coverage.orphan_fact,
    coverage.uncorrected_misconception,
    coverage.no_way_in,
    ways.broken_paraphrases,
)


def check(folder: Path, on: date) -> list[Finding]:
    """Return every finding in the knowledge folder, in the order of path and line."""
    try:
        vocabulary = Vocabulary.load(folder / "vocabulary")
    except VocabularyInvalid as error:
        return [Finding(error.path, 1, "unreadable", error.reason)]
    try:
        register = FactRegister.load(folder / "facts.yaml", vocabulary.topic_ids)
    except FactInvalid as error:
        return [Finding(folder / "facts.yaml", 1, "unreadable", str(error))]
    findings: list[Finding] = []
    articles: list[Article] = []
    for path in article_files(folder / "articles"):
        try:
            articles.append(parse_article(path))
        except ArticleInvalid as error:
            findings.append(Finding(error.path, error.line, "unreadable", error.reason))
    content = Content(folder, register, vocabulary, tuple(articles), on)
    for rule in RULES:
        findings.extend(rule(content))
    return sorted(findings, key=lambda finding: (str(finding.path), finding.line, finding.rule))


def refuse_untrusted(folder: Path, library: Library) -> None:
    """Raise ContentUntrusted at the first hidden text or instruction in the folder that `library` was read from."""
    articles = tuple(library.articles.values())
    content = Content(folder, library.facts, library.vocabulary, articles, date.today())
    for rule in hidden.RULES:
        for finding in rule(content):
            raise ContentUntrusted(finding.path, finding.line, finding.message)


def relative_to(finding: Finding, base: Path) -> Finding:
    """Return the finding with its path shown from `base` where it lies below it."""
    try:
        return replace(finding, path=finding.path.resolve().relative_to(base.resolve()))
    except ValueError:
        return finding
