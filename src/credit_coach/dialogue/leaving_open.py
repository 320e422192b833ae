"""Words that answer the pending question without a value: there is none, not known, rather not said, skipped."""

from __future__ import annotations

import re
from collections.abc import Mapping

from credit_coach.dialogue.kinds import Missing, MoneyKind, Reading, Trouble
from credit_coach.dialogue.readers import Special, special
from credit_coach.dialogue.walk import Question


def left_open(question: Question, text: str) -> Reading | None:
    """Read 没有, 不知道, 不想说, 跳过 as an answer to the pending question."""
    said = special(text)
    if said is None and len(text) <= _SHORT_NO:
        said = next((kind for kind, words in SAID_AT_LENGTH.items() if words.match(text)), None)
    said = said or next(filter(None, map(special, _CLAUSE.split(text))), None) or said_of(question, text)
    said = "nothing" if said == "no" and isinstance(question.kind, MoneyKind) else said
    if said == "nothing" and (question.kind.nothing or isinstance(question.kind, MoneyKind)):
        return question.kind.nothing or Trouble("not_positive")
    missing = {"unknown": Missing.UNKNOWN, "declined": Missing.DECLINED, "skip": Missing.SKIPPED}.get(said or "")
    if missing is None or question.name == "consent":
        return None
    return missing.value if question.optional else Trouble("needed")


def said_of(question: Question, text: str) -> Special | None:
    """Read "日利率我不知道" and "household: skip": the question's own words, and that it stays open."""
    longest = _SHORT_NO * 2 if text.isascii() else _SHORT_NO
    if question.cue is None or len(text) > longest or not question.cue.search(text):
        return None
    return next((kind for kind, words in _LEFT_OPEN.items() if words.search(text)), None)


#: How a short message about the pending question ends, or in English begins, that leaves it open.
_LEFT_OPEN: Mapping[Special, re.Pattern[str]] = {
    "unknown": re.compile(
        r"(不(知道|清楚|晓得|确定|记得)|没(概念|数|算过|查过)|忘了)[了吧呀啊。.!！ ]*$"
        r"|^(sorry,? |i )*(don'?t|do not) (know|remember)\b|\b(no idea|not sure|unknown)[.! ]*$",
        re.IGNORECASE,
    ),
    "skip": re.compile(
        r"(跳过|不填|空着|略过)[了吧呀啊。.!！ ]*$|\bskip( (that|this|it|please))?[.! ]*$", re.IGNORECASE
    ),
}
#: "没有的呜呜", "不晓得欠多少", "idk, my boyfriend handles that": more than the bare word, and still nothing else.
SAID_AT_LENGTH: Mapping[Special, re.Pattern[str]] = {
    "unknown": re.compile(
        r"(我|这个?|真|也|实在|还|都)*(不(知道|晓得|清楚|确定|记得|太清楚|好说|了解)|说不(准|好|清)|记不(清|得|住)|搞不(清|懂)|没(数|概念|算过|统计|印象|想好|留意|注意)|忘了)"
        r"|(well,? |honestly,? |sorry,? |um+,? )?(i )?(have )?(no (clue|idea)|idk|dunno|don'?t (know|remember)|not sure|can'?t (say|tell|remember)|couldn'?t (say|tell)|haven'?t (a clue|counted)|beats me|unsure|never (counted|checked))",
        re.IGNORECASE,
    ),
    "nothing": re.compile(
        r"(都|也|暂时|目前|现在|真|确实)*(没有?|无(?!穷|限|所)|木有|冇)(?!.{0,4}(懂|清楚|明白|听|看|数|算|概念|想好))|(no(ne|thing|pe)?|zero)\b(?! (clue|idea)|,? (that|it|this|wrong|i)\b)",
        re.IGNORECASE,
    ),
    "declined": re.compile(
        r"(我|这个?|也|还是|就)*(不(想|愿意?|方便|便|能)(说|讲|答|填|透露|提供|回答|告诉)|保密|隐私|私事|不告诉你|不说)"
        r"|(sorry,? )?(i('d| would)? )?(rather not|prefer not|not (telling|saying|going to (say|tell))|won'?t (say|tell)|none of your|that'?s (private|personal)|private|no comment|don'?t want to (say|tell|share))",
        re.IGNORECASE,
    ),
    "skip": re.compile(
        r"(这(个|题|一?问)?|先|就)*(跳|略)?过(吧|了|这|掉|，|,|$)|下一(个|题|问)|(can (we|i|you) |let'?s |please )?(next|skip|pass)\b",
        re.IGNORECASE,
    ),
}
_SHORT_NO = 40
_CLAUSE = re.compile(r"[，,。;；!！]+|\.(?=\s|$)")
