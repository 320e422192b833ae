"""Small counts with a counter: 3个人, 两个孩子, 一家五口, 5张卡, 2 kids, a family of four.

Measures (24小时, 256g, 18岁) are known too, because they are no money: they are consumed and not read.
"""

from __future__ import annotations

import re

from credit_coach.dialogue.readers.bounds import bound_after
from credit_coach.dialogue.readers.quantities import Clause, Quantity, Reading, as_count
from credit_coach.dialogue.readers.values import Count, Mention, Noun

_THINGS = r"(?! (?:seat|stroller|bed|monitor|car|clothes|carriage|formula|food|toys?|chair|care|support|buggy|room)\b)"
_CHILDREN = rf"(?:young |small |little )?(?:kids?|child(?:ren)?|sons?|daughters?|bab(?:y|ies)|toddlers?)\b{_THINGS}"
#: A noun without a counter stands right behind the numeral: in "药费800 娃的开销1500" it begins the next clause.
_NOUNS: tuple[tuple[Noun, str], ...] = (
    (
        "child",
        rf"(?: ?个)?(?:小孩子?|孩子?|娃娃?|宝宝|儿子|女儿|闺女|未成年人?|小朋友|小(?:的|(?=\Z|[,。;!?、 共要都])))|[ -]?{_CHILDREN}",
    ),
    (
        "adult",
        r"(?: ?个)?(?:大人|成年人|成人|老人|父母|长辈|大(?:的|(?=\Z|[,。;!?、 共要都]|[0-9一二两三四五六]小)))|位(?:老人|长辈)"
        r"|[ -]?(?:adults?|grown-?ups?|parents?)\b",
    ),
    (
        "debt",
        r" ?[笔家个张](?:的)?(?:信用卡|卡|平台|网贷|贷款|借款|债务?|欠款|机构|银行|借呗|花呗|小贷)| ?张(?=\Z|[,。;!?、 都在欠]|全部|全都)"
        r"| ?笔(?!记|钱|收入|开支|支出)|[ -]?(?:credit |store )?(?:cards?|loans?|debts?|lenders?|creditors?|platforms?|banks?|apps)\b",
    ),
    (
        "person",
        r"(?: ?个)?人(?![民次])| ?口(?:之家|人)?(?!气|头|袋)| ?[名位](?!数)(?:家人|成员)?|[ -]?(?:people|persons?|family members|of us|mouths)\b",
    ),
    ("other", r" ?个(?![月体别人性多来])"),
)
_COUNTER = re.compile("|".join(f"({pattern})" for _, pattern in _NOUNS))
_A_CHILD = re.compile(rf"an? {_CHILDREN}")
_FAMILY_BEFORE = re.compile(r"(?<![a-z])(?:family|household) of \Z")
_MEASURE = re.compile(
    r"(?:周岁|岁|公?斤|千克|克|平方?米?|米|公里|里|层|寸|英寸|毫升|升|度|电(?![费脑视话])|分钟|个?小时|个?钟头?|秒|时(?!薪)|点|集|章|节|页|条|款|级|届|次|遍|回(?!来)|倍"
    r"|台(?!币)|部|辆|套|件|双|只(?!有|是|能|要|还|剩|付|交|给|够|差)|支(?!出|付)|瓶|杯|顿|份|成|个[多来]月|代|手(?![续机表])|方|折|季度|后(?!付)|[:/][0-9]++"
    r"| ?(?:km|kg|inch(?:es)?|mah|[gtm]b?|p|hz|years? old|yrs? old|-year-old|y/?o|hours?|hrs?|minutes?|mins?|seconds?|times"
    r"|sq ?m|square|st|nd|rd|th)\b)"
)
#: 12月 and 31日, unless the word goes on: 2200月还850, 20日常.
_MONTH = re.compile(r"月(?![供薪租])")
_DAY = re.compile(r"号(?![还收])|日(?![元币常用薪均供])")
_LAST_MONTH, _LAST_DAY = 12, 31
_MOST = 1000
_SUM_OF_MONEY = 100


def read_count(clause: Clause, quantity: Quantity) -> Reading | None:
    """The count of people, children or debts, None without a counter; a measure is consumed and not read."""
    if quantity.currency or quantity.first.low < 0:
        return None
    match = _COUNTER.match(clause.text, quantity.end)
    family = _FAMILY_BEFORE.search(clause.before(quantity.start))
    if match is None and not family:
        measure = _MEASURE.match(clause.text, quantity.end) or _calendar(clause.text, quantity)
        return ((), measure.end()) if measure else None
    noun: Noun = _NOUNS[(match.lastindex or 1) - 1][0] if match else "person"
    stop = match.end() if match else quantity.end
    count = as_count(quantity.first.low)
    if noun == "debt" and count is not None and not 1 <= count < _SUM_OF_MONEY:
        # "2,000 debt", "0 loans": a sum of money before its name.
        return None
    bound, end = bound_after(clause.text, stop)
    # 一个手机 is a purchase: 一个 counts nothing that is asked for.
    idle = noun == "other" and quantity.first.han and count == 1
    if not quantity.precise or quantity.last or bound in ("over", "under") or count is None or count > _MOST or idle:
        return (), end
    return (Mention(Count(count, noun), quantity.start, stop, quantity.negated),), stop


def _calendar(text: str, quantity: Quantity) -> re.Match[str] | None:
    if quantity.first.low <= _LAST_MONTH and (month := _MONTH.match(text, quantity.end)):
        return month
    return _DAY.match(text, quantity.end) if quantity.first.low <= _LAST_DAY else None


def read_a_child(clause: Clause, start: int) -> Reading | None:
    """One child for "a kid" and "a daughter", None for anything else."""
    match = _A_CHILD.match(clause.text, start)
    return ((Mention(Count(1, "child"), start, match.end()),), match.end()) if match else None
