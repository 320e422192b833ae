"""Sentences without a citation: only what states nothing that could be checked, such as sympathy or a question back."""

from __future__ import annotations

import re
from collections.abc import Collection

from credit_coach.answering.verification.quantities import quantities
from credit_coach.knowledge.figures import Lang, length_of

#: The longest one: characters, words.
_LONGEST: dict[Lang, int] = {"zh": 40, "en": 16}
_WARM: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"知道|理解|明白|难熬|难受|不容易|慌|着急|谢谢|抱歉|陪|压力|希望|一步一步|慢慢来|辛苦|说出来"),
    "en": re.compile(
        r"\b(?:sorry|understand\w*|breath\w*|thank\w*|exhaust\w*|hard|stress\w*|worr\w*|hope|step by step|with you|sounds|here)\b",
        re.IGNORECASE,
    ),
}
#: Words that make a statement of it whatever else it says.
_STATES: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"[会能]|可以(?!告诉)|必须|不用|不得|不许|不是|应|禁止|都是|属于|保证|一定|法|罪|牢|免|减|权"),
    "en": re.compile(
        r"\b(?:will|won't|must|may|should|shall|not|never|always|has to|have to|illegal|legal|law|crime|prison|right to|free"
        r"|guarantee\w*|waive\w*|cancel\w*|scams?|entitled)\b|n't\b",
        re.IGNORECASE,
    ),
}
#: Questions that hide a statement: "did you know that …", …对吗.
_LEADING = re.compile(r"对吗|对吧|是吧|知道吗|不是吗|did you know|right\?|isn't it|aren't you|don't you", re.IGNORECASE)
_ASKED_BACK: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"[你您]|哪"),
    "en": re.compile(r"\b(?:you|your|which|what|is it)\b", re.IGNORECASE),
}


def states_nothing(sentence: str, lang: Lang, terms: Collection[str]) -> bool:
    """Tell whether a sentence holds no checkable content; `terms` are the field's own words, in lower case."""
    if length_of(sentence, lang) > _LONGEST[lang] or quantities(sentence):
        return False
    if sentence.rstrip().endswith(("?", "？")):
        return bool(_ASKED_BACK[lang].search(sentence)) and not (
            _LEADING.search(sentence) or _STATES[lang].search(sentence)
        )
    if not _WARM[lang].search(sentence) or _STATES[lang].search(sentence.replace("会儿", "")):
        return False
    lowered = sentence.lower()
    return not any(term in lowered for term in terms)
