"""Text that is written backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from credit_coach.dialogue.routing.unwrap.frames import QUOTED

_SAYS_BACKWARDS = re.compile(r"\b(revers\w*|backwards?|order of (the )?words|right to left|last word)\b", re.IGNORECASE)


#: Pairs of characters, and short words, that are common in this order and not in the other.
_USUAL = re.compile(
    r"怎么|怎样|如何|什么|多少|可以|没有|已经|帮我|教我|给我|告诉|方法|步骤|银行|信用|花呗|白条|征信|贷款|网贷|逾期|还款|催收|流水|证明|收入|伪造|套现|转移|财产|躲债|自杀|不想|想死|现金|法院|执行|账户|额度|一个|一份|详细|请问|办法|哪里|我想|这个|身份证|别人|借钱|如果|被骗|赌博|老公|债务|欠债"
    r"|\b(?:the|how|to|my|is|of|and|can|for|what|you|me|loan|debt|credit|card|fake|cash|out|bank|hide|money|want|die)\b",
    re.IGNORECASE,
)


def turned_round(text: str) -> Iterator[str]:
    """Yield the message backwards, by characters and by words, and each quoted part backwards."""
    backwards = text[::-1]
    if len(_USUAL.findall(backwards)) > len(_USUAL.findall(text)):
        yield backwards
    words = text.split()
    if len(words) > 3 and text.isascii() and _SAYS_BACKWARDS.search(text):
        yield " ".join(reversed(words))
        yield " ".join(word[::-1] for word in words)
    for match in QUOTED.finditer(text):
        if len(match[1]) >= 4 and len(_USUAL.findall(match[1][::-1])) > len(_USUAL.findall(match[1])):
            yield match[1][::-1]
    _, colon, tail = text.replace("：", ":").rpartition(":")
    if colon and len(tail.strip()) >= 4 and len(_USUAL.findall(tail[::-1])) > len(_USUAL.findall(tail)):
        yield tail.strip()[::-1]
