"""Rules on what a sentence states: no typed figure, no rule without its fact, no promise that nobody can keep."""

from __future__ import annotations

import re
from collections.abc import Iterator

from credit_coach.knowledge.articles import SHORT, Article, without_tokens
from credit_coach.knowledge.check.content import Content, Finding

_ZH_NUMBER = re.compile(
    r"(?<!第)(?<![每某几数])(?!千万[别不要])"
    r"(?:[一二三四五六七八九两][十百千万][一二三四五六七八九十百千万零]*|(?<!一)[二三四五六七八九十百千万两零]+)多?个?"
    r"(?:年|天|日|月|个月|小时|元|块|倍|成|期|次|周岁|岁|分之|%|万)"
)  # fmt: skip
_ZH_ARTICLE = re.compile(r"第[一二三四五六七八九十百零]+条")
_EN_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty|hundred|thousand|million)"
    r"[ -](?:\w+ )?(?:years?|days?|months?|hours?|yuan|times|instal\w+|percent|per cent|thousand|hundred)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")


def typed_figure(content: Content) -> Iterator[Finding]:
    """Figures come from the register by name; none is typed, in digits or in words."""
    for article in content.articles:
        for line, template in _all_text(article):
            text = without_tokens(template)
            patterns = [_DIGIT, *([_ZH_NUMBER, _ZH_ARTICLE] if article.lang == "zh" else [_EN_NUMBER])]
            for pattern in patterns:
                match = pattern.search(text)
                if match:
                    message = f"{match[0]!r} is typed: name the register's figure, {{fact_id}} or {{fact_id.name}}"
                    yield Finding(article.path, line, "typed-figure", message)
                    break


def _all_text(article: Article) -> Iterator[tuple[int, str]]:
    yield 2, article.head.title
    for section in article.sections:
        if section.id != SHORT:
            yield section.line, section.heading
        for sentence in section.lines:
            yield sentence.line, sentence.template


_RULE_WORDS = {
    "zh": re.compile(
        r"法律|法院|法定|违法|合法|犯罪|坐牢|判刑|拘留|罚款|有权|不得|应当|判决|强制执行|失信|限制消费|时效|"
        r"规定|条例|监管|热线|必须"
    ),
    "en": re.compile(
        r"\b(?:laws?|legal(?:ly)?|illegal(?:ly)?|unlawful|courts?|statut\w+|regulat\w+|crim\w+|prison|detention|fined|"
        r"entitled|must not|may not|prohibited|forbidden|limitation|judgments?|hotline|required)\b",
        re.IGNORECASE,
    ),
}


def rule_without_fact(content: Content) -> Iterator[Finding]:
    """A sentence that states a rule or a right names the facts that carry it ([^advice] if it states none)."""
    for article, _, sentence in content.sentences():
        match = _RULE_WORDS[article.lang].search(sentence.template)
        if match and not sentence.facts and not sentence.advice:
            message = f"says {match[0]!r} but names no fact: add [^fact_id], or [^advice] if it states no rule"
            yield Finding(article.path, sentence.line, "rule-without-fact", message)


def forbidden_promise(content: Content) -> Iterator[Finding]:
    """No article promises what nobody can promise, or recommends a product; it may name a promise to warn of it."""
    style = content.vocabulary.style
    for article, _, sentence in content.sentences():
        text = sentence.template.lower()
        for promise in style.promises[article.lang]:
            if promise in text and not any(word in text for word in style.warns[article.lang]):
                yield Finding(article.path, sentence.line, "forbidden-promise", f"promises {promise!r}")
