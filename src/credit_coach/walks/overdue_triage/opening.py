"""Which messages want to be taken through their own overdue debt, rather than an answer to one question about it."""

from __future__ import annotations

import re

_LATE = re.compile(
    r"逾期|过期|还不[上起了]|拖欠|断供|没还上|晚还|还晚|(还款|账单).{0,6}(晚|过)了|\b(overdue|late|past due|missed|behind (on|with)|in arrears|arrears|can'?t (pay|repay)|cannot (pay|repay))\b",
    re.IGNORECASE,
)
_GUIDED = re.compile(
    r"一步一?步|一样一样|一件一件|一项一项|逐步|按步骤|(帮|给|替|求|带|教)[^，。？?]{0,12}(先(干|做)(什么|啥|哪)|下一步)|(帮|给|替|陪|带|教)(我|着我)?[^，。？?]{0,10}(捋|理(一|清|顺|理)|梳理|过一遍|过一下|列(一?个|一份)?|规划|安排)"
    r"|(帮|给|替)我[^，。？?]{0,4}(分析|看看).{0,6}(怎么办|做哪|先做|下一步|下面怎么)|应对(计划|方案)|(给|做|出|列|要|定)(我)?(一?个|一份|点)(计划|方案)"
    r"|\b(walk|guide|take|talk|lead) me (through|step)|\bgo through\b.{0,30}\bwith me\b|\bstep[- ]by[- ]step\b|\bguide me\b|\bone by one\b|\bwhat (do i do|should i do) (first|now|next)\b.{0,20}\bplan\b|\bsort (this|it) out\b|\b(make|give|need|want|write|draw up|build)( me| us)? (me )?a plan\b|\bplan for me\b|\bdon'?t know (what to do|where to start)\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"列(一个|个|一份)?逾期(的)?应对(计划|方案)|逾期应对计划|\bplan for my overdue debts?\b", re.IGNORECASE
)
#: The person's own figures: how long, how much, and that they do not know what to do.
_DAYS = re.compile(
    r"[\d一二两三四五六七八九十半]+ ?个?(天|日|周|星期|礼拜|月)|\b\w+ (days?|weeks?|months?)\b", re.IGNORECASE
)
_SUM = re.compile(
    r"(?<![\d.])\d{1,3}(,\d{3})+|\d{3,}|\d(\.\d+)? ?[万wWkK千](?![A-Za-z])|[一二两三四五六七八九十]+[千万百]",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"怎么办|咋办|咋整|怎么处理|先(干|做)|救救|急|怎么弄|\b(what (do|should|can) i do|help|what now|what next)\b",
    re.IGNORECASE,
)
#: One question of its own is answered, whatever politeness stands before it.
_ONE_QUESTION = re.compile(
    r"(会不会|能不能|是不是|要不要|多久|多少(?!都)|什么是|是什么|吗[？?]?$)|征信|坐牢|起诉我吗|\b(will|can|do|does|is|are) (it|they|the|i|my)\b[^.!]*\?",
    re.IGNORECASE,
)
_PLAN_OF_PAYMENT = re.compile(
    r"还款(计划|方案|顺序)|还债|先还|后还|\b(payoff|repayment plan|pay[- ]off)\b", re.IGNORECASE
)


def opening(text: str) -> bool:
    """Tell whether a message asks to be guided, or tells enough of its own to be."""
    if _OFFERED.search(text):
        return True
    if not _LATE.search(text) or _PLAN_OF_PAYMENT.search(text):
        return False
    if _GUIDED.search(text):
        return True
    own = bool(_DAYS.search(text)) and bool(_SUM.search(text)) and bool(_LOST.search(text))
    return own and not _ONE_QUESTION.search(text)
