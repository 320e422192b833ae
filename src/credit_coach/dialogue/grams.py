"""What a message is judged by: its runs of one to three words or Chinese characters, and the stretches of a long one."""

from __future__ import annotations

import re
import unicodedata

from credit_coach.knowledge.figures import has_han

_LONGEST_RUN = 3
_TOKENS = re.compile(r"[一-鿿]|[a-z']+|\d+|[^\s\w]")
_START, _BREAK, _NUMBER = "^", "|", "0"
_CLAUSE = re.compile(r"[^,，。;；!！?？\n…~]+[,，。;；!！?？\n…~]*")
_SENTENCE_END = re.compile(r"[。！!？?；;\n…]|\.(?=\s|$)")
#: A message up to this many characters is judged as a whole too; in a longer one stretches of clauses are.
WHOLE: dict[bool, int] = {True: 90, False: 240}
_STRETCH: dict[bool, int] = {True: 60, False: 160}
#: A story of more stretches than this is judged by its beginning and its end.
_MOST_STRETCHES = 80


def grams(text: str) -> list[str]:
    """Return the distinct runs of one to three tokens, each joined by spaces: "想 不 开", "^ i want".

    A token is a Chinese character, an English word, "0" for any number, or "|" for any mark; "^" is the beginning.
    """
    tokens = _tokens(text)
    found = {
        " ".join(tokens[start : start + length])
        for length in range(1, _LONGEST_RUN + 1)
        for start in range(len(tokens) - length + 1)
    }
    return sorted(found - {_START, _BREAK})


def stretches(text: str) -> list[str]:
    """Return what is judged by itself: a message that is not long, its sentences, and in a long one stretches of clauses.

    Stretches overlap, so that a hint is heard with the clauses around it.
    """
    chinese = has_han(text)
    found = [text] if len(text) <= WHOLE[chinese] else []
    sentences = _sentences(text)
    found += [one for one in sentences if len(one) <= WHOLE[chinese]] if len(sentences) > 1 else []
    if len(text) > _STRETCH[chinese]:
        found += _windows(_CLAUSE.findall(text), _STRETCH[chinese])
    kept = list(dict.fromkeys(one.strip() for one in found if one.strip()))
    half = _MOST_STRETCHES // 2
    return kept if len(kept) <= _MOST_STRETCHES else [*kept[:half], *kept[-half:]]


def _windows(clauses: list[str], room: int) -> list[str]:
    """Return, from each clause on, as many as there is room for, and at least one."""
    found = []
    for start in range(len(clauses)):
        end, length = start + 1, len(clauses[start])
        while end < len(clauses) and length + len(clauses[end]) <= room:
            length += len(clauses[end])
            end += 1
        found.append("".join(clauses[start:end])[: 2 * room])
        if end == len(clauses):
            break
    return found


def _sentences(text: str) -> list[str]:
    found, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        found.append(text[start : end.end()])
        start = end.end()
    found.append(text[start:])
    return [one for one in found if one.strip()]


def _tokens(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    tokens = [_START]
    for token in _TOKENS.findall(plain):
        if token[0].isdigit():
            tokens.append(_NUMBER)
        elif token[0].isalpha() or token[0] == "'":
            tokens.append(token)
        elif tokens[-1] not in (_START, _BREAK):
            tokens.append(_BREAK)
    if tokens[-1] != _BREAK:
        tokens.append(_BREAK)
    return tokens
