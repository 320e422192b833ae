"""Frames around a request: marks of a system, parts to put together, words that were defined before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

#: Characters of an earlier message that are looked at, and earlier messages that may define words.
MAX_CHARS, MAX_EARLIER = 3000, 6

_FRAME_MARKS = re.compile(
    r"<\|?/?[\w ]{1,20}\|?>|\[/?(?:INST|SYS|system|user|assistant|系统|系统通知|系统消息)[^\]\n]{0,20}\]|<<?/?SYS>>?"
    r"|^\s*(?:#+\s*)?(?:system|user|assistant|human|系统|用户|助手)\s*[:：]|```\w*|[{}\[\]<>\"“”「」『』‘’`*_#|~^]",
    re.IGNORECASE | re.MULTILINE,
)
QUOTED = re.compile(r"[“\"「『'‘]([^“”\"「」『』'‘’\n]{1,60})[”\"」』'’]")
_ASSIGNED = re.compile(
    r"(?:^|[\s，,;；。设令让])([A-Za-z甲乙丙丁ABCXYZ①②③][0-9]?)\s*(?:=|＝|:|：|是|为|代表)\s*[“\"「'‘]?([^，,;；。\n“”\"「」'‘’]{1,40})"
)


def joined_parts(text: str) -> str:
    """Put the quoted or assigned parts of a split request together, in their order."""
    assigned = [match[2].strip() for match in _ASSIGNED.finditer(text)]
    quoted = [match[1] for match in QUOTED.finditer(text)]
    parts = assigned if len(assigned) > 1 else quoted
    if len(parts) < 2:
        return ""
    gap = " " if parts[0].isascii() else ""
    return gap.join(parts[:12])


_DEFINES = (
    re.compile(
        r"(?:记住|记一下|约定|规定|设定?|假设|令|以后|接下来|从现在起|暗号|代号)[^“”\"「」\n]{0,8}?[“\"「'‘]?([^，,。“”\"「」'‘’\s]{1,8}?)[”\"」'’]?"
        r"(?:就是|就代表|代表|等于|=|指的是|指|意思是|表示|叫做|代替)[“\"「'‘]?([^。；;\n“”\"「」‘’]{2,80})"
    ),
    re.compile(
        r"(?:用|拿|以)[“\"「'‘]?([^，,。“”\"「」'‘’\s]{1,8}?)[”\"」'’]?(?:来)?(?:代表|代替|表示|指代|称呼)[“\"「'‘]?([^，,。；;\n“”\"「」'‘’]{2,30})"
    ),
    re.compile(
        r"(?:把|将)[“\"「'‘]?([^，,。“”\"「」'‘’\s]{2,20}?)[”\"」'’]?(?:叫做?|称为|称作|简称|记作|说成|替换(?:成|为))[“\"「'‘]?([^，,。；;\n“”\"「」'‘’]{1,10})"
    ),
    re.compile(
        r"\b(?:remember|let'?s say|suppose|assume|from now on|define|let|agree that)\b[:,]? ?(?:that )?(?:the word )?[\"'“‘]?([A-Za-z][\w -]{0,24}?)[\"'”’]? "
        r"(?:means?|stands? for|=|refers? to|is code for|equals?|represents?|be):?[ \"'“‘]+([^.;\n\"”]{3,140})",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:call|name)\b ([^.,;\n\"]{4,50}?) [\"'“‘]([A-Za-z][\w -]{0,24})[\"'”’]", re.IGNORECASE),
)
_REMEMBERED = re.compile(
    r"(?:请)?(?:先)?(?:记住|记好|记下来?|记一下|remember(?: this| that)?)[:：,，]?\s*(.{2,80})",
    re.IGNORECASE | re.DOTALL,
)


def _replaced(text: str, word: str, meaning: str) -> str:
    """Put `meaning` for `word` in any case; a text that would grow beyond all bounds is cut."""
    if not word or word == meaning or (len(word) < 2 and word.isascii()):
        return text
    return meaning.join(re.split(re.escape(word), text, flags=re.IGNORECASE))[:MAX_CHARS]


def with_definitions(text: str, earlier: Sequence[str]) -> Iterator[str]:
    """Yield the message with the words that it or an earlier one defined replaced by what they stand for."""
    replaced = text
    for message in (*earlier[-MAX_EARLIER:], text):
        for number, pattern in enumerate(_DEFINES):
            for match in pattern.finditer(message[:MAX_CHARS]):
                word, meaning = (match[2], match[1]) if number in (2, 4) else (match[1], match[2])
                source = replaced if message is not text else replaced.replace(match[0], " ")
                replaced = _replaced(source, word.strip(), meaning.strip())
    if replaced != text:
        yield replaced
    if earlier and len(text) <= 80 and _POINTS_BACK.search(text):
        remembered = _REMEMBERED.search(earlier[-1][:MAX_CHARS])
        if remembered:
            yield f"{text} {remembered[1]}"


_POINTS_BACK = re.compile(
    r"这(个|件|事|样|句)|那(个|件|事|样|句|怎么|要怎么)|它|该(词|做法|方法|操作)|刚才|上面|记住的|前面|这么做|那么做|怎么(做|弄|操作|办到)|\b(it|this|that|those|the (word|phrase|thing|above)|do so)\b",
    re.IGNORECASE,
)


def without_marks(text: str) -> str:
    """Take the marks of roles, systems and quotations away."""
    return _FRAME_MARKS.sub(" ", text)
