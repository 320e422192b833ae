"""How firmly something is said, of how many, and on what condition: none of it may grow on the way from the passage.

may -> will, 可能 -> 一定, some -> all, 一般 -> 都, within -> more than, before -> after, or a condition left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from credit_coach.knowledge.figures import Lang

Change = Literal["modality", "scope", "negated", "date"]


def _words(zh: str, en: str) -> dict[Lang, re.Pattern[str]]:
    return {"zh": re.compile(zh), "en": re.compile(rf"\b(?:{en})\b", re.IGNORECASE)}


#: Said without any doubt.
_CERTAIN = _words(
    r"(?<!不)一定(?!的)|必然|肯定|绝对|必定|保证(?!人|金)", "certainly|definitely|always|guaranteed?|surely|undoubtedly"
)
_DUTY = _words(
    r"必须|(?<!无)须|务必|有义务|应当|只应", r"must(?! not)|(?:has|have|had) to|need(?:s|ed)? to|required?|obliged|duty"
)
_DUTY_SAID = _words(
    r"必须|须|务必|义务|应|只能|不得|强制",
    r"must|(?:has|have|had) to|needs?|required?|requires?|obliged|duty|shall|should",
)
_THEN = _words("就能|就会|就可以|即可", "is enough to|will automatically")
#: Said of most cases, or left to somebody: a sentence that has no such word says more.
_USUALLY = _words(
    r"一般|通常|往往|多半|有的|大多|常(?!识)|不一定|[能会]不[能会]|要不要|同不同意|可不可以|由.{1,6}定|最好|很多|多数",
    r"usually|often|generally|mostly|sometimes|likely|typically|depends?|decides?|whether|many|most",
)
#: Possible or allowed: a sentence without such a word says more when it is firm.
_MAY = _words(r"可能|可以|能", r"may(?! not)|might|can(?!not|['’]t)|could(?!n)")
_HEDGE = _words(
    r"可能|(.)不\1|是否|由.{1,6}定|一般|通常|往往|多半|有的|大多|可以|常|不一定|或许|大约|约|个别|有些|部分|也许|不都|有时|能|可|最好|哪",
    r"may(?! not)|might|can(?!not|['’]t)|could(?!n)|usually|often|generally|mostly|sometimes|likely|common(?:ly)?|some"
    r"|typically|frequently|roughly|around|lets?|depends?|decides?|up to (?:the|each|them)|whether|if|ask",
)
_ALL = _words(
    r"全部|所有|任何|凡是|一律|永远|从来|全都|随时|不管|只要|每家|每个人都|完全|都(?=[会要是有不得算])",
    r"all|every(?:one|body|thing)?|any|always|never|nobody|none|no lender|no collector|no loan|(?<!it )ever|anyone|at all|each",
)
_ALL_SAID = _words(
    r"全部|所有|任何|凡是|一律|永远|从来|全都|随时|不管|只要|都|谁|各|没有统一|不论",
    r"all|every(?:one|body|thing)?|any|always|never|nobody|none|no|anyone|whoever|each|nothing|whatever",
)
_ONLY = _words(r"只(?:有|要|能|应)|仅(?!有)|才(?:能|可以|会)", "only|solely|alone|just")
_ONLY_SAID = _words(r"只|仅|才|光|单", "only|solely|alone|just|merely|except|but")
_UNLESS = _words("除非|除了|(?<!无)例外", "unless|except")
_UNLESS_SAID = _words(
    "除非|除了|例外|不经|未经|不包括|除|以外|特定|才", "unless|except|without|other than|outside|apart|if"
)

#: Where somebody decides, nothing is certain; a duty that is denied is none.
_DECIDED = _words(r"由.{1,6}定", "decides?|up to (?:the|each|them)")
_FIRM = _words("(?<![不可])会|就能|必须|一定|须|都", "will|must|has to|have to|always")
_SOFT = _words(r"不必|不一定|不是必须", r"(?:do|does|did)(?: not|n['’]t) (?:have|need) to|needn't|need not")
_GROWN: tuple[tuple[Change, dict[Lang, re.Pattern[str]], dict[Lang, re.Pattern[str]]], ...] = (
    ("modality", _CERTAIN, _CERTAIN),
    ("modality", _DUTY, _DUTY_SAID),
    ("modality", _THEN, _THEN),
    ("scope", _ALL, _ALL_SAID),
    ("scope", _ONLY, _ONLY_SAID),
    ("scope", _UNLESS, _UNLESS_SAID),
)

#: Opposites: one in the sentence where the passage has only the other.
_OPPOSITES: tuple[tuple[Change, dict[Lang, re.Pattern[str]], dict[Lang, re.Pattern[str]]], ...] = (
    ("date", _words(r"前|之前|提前", r"before|beforehand|ahead"), _words(r"后|之后|过后", r"after|afterwards")),
    (
        "scope",
        _words(r"不超过|以内|以下|最多|至多|最长|上限|之内|控制在", r"up to|at most|no more than|below|within|maximum"),
        _words(r"(?<!不)超过|以上|至少|最少|起码|下限|不低于|高于", r"above|more than|at least|over|minimum|exceeds?"),
    ),
    ("negated", _words("从高到低", "larger|bigger|higher|more"), _words("从低到高", "smaller|lower|less|fewer")),
    ("negated", _words("取消|废止|停止", "abolished|ended|over|closed|passed"), _words("照收|保留|恢复|仍在", "kept|extended|renewed")),
    ("negated", _words("一样|相同|统一", "same|uniform"), _words("不同|不一样|没有统一|各", "differ(?:s|ent)?|no uniform")),
    ("negated", _words("临时|暂时", "temporary"), _words("永久|长期", "permanent")),
    ("negated", _words("免费", "free|at no cost"), _words("收费|付费", r"costs?|paid|charge[sd]?")),
)  # fmt: skip


#: What a period is counted from.
_COUNTED_FROM: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"从(.{2})(?:.{0,6})(?:起|开始)"),
    "en": re.compile(
        r"\b(?:days?|months?|years?) (?:of|after|from) (?:the |your |its |a )?(?!which)([a-z]{4})", re.IGNORECASE
    ),
}


@dataclass(frozen=True)
class Shift:
    """A change of stance between a passage and a sentence about it."""

    change: Change
    about: str


def shifts(clause: str, beside: str, near: str, before: str, passages: str, lang: Lang) -> tuple[Shift, ...]:
    """Return what one clause of a sentence makes firmer, wider or the opposite of what it rests on.

    `beside` is the clause with its neighbours, where a hedge may stand as well; `near` is the clause of the passages
    that it is about, empty where there is none, and `before` the one in front of it; `passages` is all of them.
    """
    found: list[Shift] = []
    softened = _SOFT[lang].sub(" ", clause)
    for change, grown, said in _GROWN:
        match = grown[lang].search(softened)
        if match and not said[lang].search(passages):
            found.append(Shift(change, match[0]))
    hedged, firm = _HEDGE[lang].search(beside), _FIRM[lang].search(softened)
    if not hedged and (lost := _USUALLY[lang].search(near)):
        found.append(Shift("modality", lost[0]))
    unsure = _MAY[lang].search(clause) or _USUALLY[lang].search(clause)
    if (
        firm
        and not unsure
        and not _FIRM[lang].search(near)
        and (_MAY[lang].search(near) or _MAY[lang].search(before) or _DECIDED[lang].search(passages))
    ):
        found.append(Shift("modality", firm[0]))
    if hedged and not _DUTY_SAID[lang].search(softened) and (duty := _DUTY[lang].search(near)):
        found.append(Shift("modality", duty[0]))
    counted = _COUNTED_FROM[lang].search(clause)
    if counted and counted[1] not in passages.lower():
        found.append(Shift("date", counted[1]))
    return (*found, *_swapped(clause, near, lang))


def _swapped(clause: str, near: str, lang: Lang) -> list[Shift]:
    found = []
    for change, one, other in _OPPOSITES:
        for here, there in ((one[lang], other[lang]), (other[lang], one[lang])):
            match = here.search(clause)
            if match and not there.search(clause) and there.search(near) and not here.search(near):
                found.append(Shift(change, match[0]))
    return found
