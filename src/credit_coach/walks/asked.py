"""What a message asks of the result before it: the total, the rate a year, what is still owed after ten instalments.

Each figure is known by one name here, with what people call it in either language; a result tells which of them it has
(`Tool.figures`). A message asks for figures of the result where it is about nothing else: what is left of it without their
names and without words that say nothing must be empty. "逾期利息呢" and "利息合法吗" are questions of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from credit_coach.dialogue.asides import size_of
from credit_coach.dialogue.corrections import CORRECTS
from credit_coach.dialogue.readers import Amount, Number, Rate, find

Name = Literal[
    "settle",
    "saved",
    "balance",
    "compound",
    "charge",
    "extra",
    "share",
    "rate",
    "payment",
    "day",
    "time",
    "total",
    "now",
]


#: The figures that a result has, by name, in words.
Figures = Mapping[Name, str]


@dataclass(frozen=True)
class Asked:
    """What is asked: figures by name, of the instalment `number` (1 for the first, -1 for the last) or of the whole.

    `checks`: a figure was said, as what the result comes to; those of the names that the result has tell what it does.
    """

    names: tuple[Name, ...]
    number: int | None = None
    checks: bool = False


def asked_of_result(text: str) -> Asked | None:
    """Return which figures of a result a message asks for and nothing else; None where it says anything more.

    >>> asked_of_result("那第3期的利息呢")
    Asked(names=('extra',), number=3)
    >>> asked_of_result("逾期的利息呢") is None
    True
    """
    checked = _checked(text)
    if checked is not None:
        return checked
    if _DEFINES.search(text):
        return None
    number, rest = _numbered(text.replace("’", "'"))
    names: list[Name] = []
    for name, words in _NAMES.items():
        if words.search(rest):
            names.append(name)
            rest = words.sub(" ", rest)
    left = _SAYS_NOTHING.sub(" ", rest)
    if size_of(left) or re.search(r"\d", left) or not (names or number is not None):
        return None
    if names == ["settle"] and number is None and _ALLOWED.search(text):
        return None
    return Asked(tuple(_most_special(names)) or ("payment",), number)


def _checked(text: str) -> Asked | None:
    """Return what is asked by "so I pay 15% in total?": whether the result comes to a figure; None where it says more."""
    figures = [one for one in find(text, _ANY_DAY) if isinstance(one.value, Amount | Number | Rate)]
    asks, said = _IS_ASKED.search(text.strip()), _IS_ASKED.sub("", text.strip())
    if not 1 <= len(figures) <= _MOST_FIGURES or not (asks and _CONCLUDES.search(text)) or _SUPPOSES.search(said):
        return None
    rest = text
    for one in reversed(figures):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    rest = rest.replace("’", "'")
    names: list[Name] = [name for name, words in _NAMES.items() if name != "settle" and words.search(rest)]
    for words in (_IS_ASKED, _CONCLUDES, *_NAMES.values(), _HOW_HIGH, _SAYS_NOTHING):
        rest = words.sub(" ", rest)
    if size_of(rest) or re.search(r"\d", rest):
        return None
    return Asked(tuple(dict.fromkeys((*names, *_COMES_TO))), checks=True)


#: "So 14% is 1,400?" says one thing twice.
_MOST_FIGURES = 2
#: What a result comes to, whichever figure of it is meant.
_COMES_TO: tuple[Name, ...] = ("rate", "extra", "share", "total")
#: Draws a conclusion, rather than telling another figure.
_CONCLUDES = re.compile(
    r"所以|[这那]么说|也就是说?|(?<!要)(?<!如果)就是说?|不就|岂不|等于(说)?|相当于|意思是|你是说|算下来|加起来|合计|(一|总)共|总的|真的|真是|竟然|居然"
    r"|\b(so|you mean|mean(s|ing)?|that'?s|that is|that makes|does that|do you mean|is (it|that|this)|isn'?t (it|that)|it'?s|it is|really|in (total|all)|overall|altogether)\b",
    re.IGNORECASE,
)
_IS_ASKED = re.compile(
    r"([?？]|[吗吧咯喽嘛么]|对不对|是不是|,? ?(right|correct|yes|no|isn'?t it|is that right))[?？!！。. ]*$",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(
    rf"{CORRECTS.pattern}|如果|要是|假如|换成|呢[?？]?$|\b(if|about|suppose|instead)\b", re.IGNORECASE
)
_HOW_HIGH = re.compile(
    r"(这么|那么)?[高贵多少低]|一年|\b(high|expensive|dear|more|much|right|correct)\b", re.IGNORECASE
)


def _most_special(names: list[Name]) -> list[Name]:
    """Drop what only says more of another figure: "a month" beside the interest, "in all" beside what is saved."""
    if "extra" in names and "payment" in names:
        return ["charge"]
    if "extra" in names and "day" in names:
        return ["day"]
    return names[:-1] if len(names) > 1 and names[-1] in ("total", "now", "payment") else names


def _numbered(text: str) -> tuple[int | None, str]:
    """Return which instalment a message speaks of, and the message without it."""
    for words, number in ((_FIRST, 1), (_LAST, -1)):
        if words.search(text):
            return number, words.sub(" ", text)
    match = _YEARS.search(text)
    if match is not None:
        months = _MONTHS_OF[next(group for group in match.groups() if group).lower()]
        return months, _YEARS.sub(" ", text)
    match = _NTH.search(text)
    if match is None:
        return None, text
    said = next(group for group in match.groups() if group)
    value = next((one.value for one in find(said, _ANY_DAY) if isinstance(one.value, Number)), Number(Decimal(0)))
    number = int(value.value)
    return (number, text[: match.start()] + " " + text[match.end() :]) if number else (None, text)


#: A number of instalments does not depend on the day.
_ANY_DAY = date(2000, 1, 1)
_COUNT = r"(\d{1,3}|[一二两三四五六七八九十]{1,3})"
_PARTS = r"(?:instal+ments?|payments?|months?|periods?|EMIs?)"
_NTH = re.compile(
    rf"(?:在|到|等)?第 ?{_COUNT} ?(?:个?月|期)(?:的时候|时|后|以后|之后|里|那期)?"
    rf"|(?:我|如果|要是|等)?(?:已经?)?(?:还|付|交|供|过)(?:完|了|够|满|到)*(?:前面?)?{_COUNT} ?(?:个月|期|次)(?:的时候|时|后|以后|之后|了)*"
    rf"|(?<!\d){_COUNT} ?(?:个月|期|次)(?:以|之)?后"
    rf"|\b(?:after )?(?:the )?(\d+)(?:st|nd|rd|th) {_PARTS}"
    rf"|\b(?:after|at|in|by|once i(?:'ve| have)? paid|when i(?:'ve| have)? paid) (?:the |month |payment |instal+ment )?(\d+|\w+) {_PARTS}\b"
    rf"|\b{_PARTS} (?:no\.? ?|number )?(\d+)\b",
    re.IGNORECASE,
)
_MONTHS_OF = {"半": 6, "half a": 6} | {
    said: 12 * years
    for years, names in enumerate((("一", "1", "a", "one"), ("两", "二", "2", "two"), ("三", "3", "three")), 1)
    for said in names
}
_YEARS = re.compile(
    r"(半|[一二两三123])年(?:以|之)?后|\b(?:after|in) (half a|a|one|two|three|[123]) years?\b", re.IGNORECASE
)
_FIRST = re.compile(
    rf"第[一1]个?[期月](的时候|里)?|首期|首月|头(一)?个?[期月]|\b(the |my )?(first|1st) {_PARTS}", re.IGNORECASE
)
_LAST = re.compile(rf"最后一?个?[期月]|末期|\b(the |my )?(last|final) {_PARTS}", re.IGNORECASE)

_HOW_MUCH = r"(一共|总共|总|合计|全部)*(要|得|会|再|还会|我)*(多少|几)(钱|元|块)?的?"
#: Asks what a word means, or whether something is allowed.
_DEFINES = re.compile(
    r"(什么|啥)(是|叫)|(是|叫)(什么|啥)[?？。 ]*$|意思|\bwhat('s| is| are) (an? |the meaning of )?(interest|compound interest|apr|fees?)\W*$|\bmeans?\b",
    re.IGNORECASE,
)
_ALLOWED = re.compile(r"能|可以|可不可以|行|\b(can|could|may|should)\b", re.IGNORECASE)
#: What people call each figure. The names that hold others come first: "多付多少利息" is no payment.
_NAMES: Mapping[Name, re.Pattern[str]] = {
    "saved": re.compile(
        rf"(能|可以|会|要)?省(下|了|掉)?(来)?({_HOW_MUCH})?(利息|手续费|钱)?|\b(i |would i |can i |do i )?sav(e|es|ed|ing|ings)\b",
        re.IGNORECASE,
    ),
    "settle": re.compile(
        r"(提前|一次性?|全部?|直接|一把)+(都)?(还|结|付)(清|完|掉)?(款|了|的话)*|(提前)?(结清|还清)(的话)?"
        r"|\b(settl(e|ing)|pay(ing)?|clear(ing)?|repay(ing)?|clos(e|ing)) ?(it |this |that |everything |all )?(off |in full |all )?(early|ahead)|\b(pay(ing)?|settl(e|ing)) (it |this |that |everything |all )?off( (early|then))?|\bsettl(e|ing)( it| this| then)?\b|\bclear(ing)? (it|this|that|everything|all of it)( off| up)?\b|\bearly (repayment|settlement|payoff)|\bprepay(ment|ing)?\b",
        re.IGNORECASE,
    ),
    "balance": re.compile(
        rf"(还|仍)?(剩|余)(下|余|着)?(的)?({_HOW_MUCH})?(没还|要还|未还)?(的)?(本金|欠款|余额|钱)?|(还|仍)?欠(着|下)?({_HOW_MUCH})?(本金|钱)?|(剩余|未还|没还的?)(本金|欠款)|余额|{_HOW_MUCH}没还"
        r"|\b(do |will |would |did )?i (still |would )?owe\b|\b(still )?(owed|owing|outstanding|remaining|remains)\b( (principal|balance|amount|debt))?|\b(is )?left( to pay)?( over)?\b|\bbalance\b",
        re.IGNORECASE,
    ),
    "compound": re.compile(
        r"(复利|按复利)(的)?(年化)?(利率)?|\bcompound(ed)?( annual| yearly)?( interest)?( rate)?\b", re.IGNORECASE
    ),
    "extra": re.compile(
        rf"({_HOW_MUCH}|(总|全部|合计|一共|总共|里面?|其中)+的?)?(要|得|会|多)*(付|还|给|交|掏|花|出|收)*({_HOW_MUCH})?(总)?(利息|息费|手续费|服务费|利钱|费用|成本)(总额|总和|一共|总共|合计|加起来)*(要|得|是|有)*(付|还|给|交|掏|花|收)*({_HOW_MUCH})?"
        rf"|(一共|总共|要|得|会)*多(付|还|花|掏|交|出)(了|出|掉)?({_HOW_MUCH})?"
        r"|\b(in )?(total |all |all the |whole |full )*(the )?(interest|fees?|charges?)( (cost|amount|charges?))?( part)?\b|\b(how much )?(extra|on top)\b|\b(total |full |whole )?cost of (the |this |my )?(credit|loan|plan|borrowing)\b|\btotal cost\b|\bhow much more (than \w+ )?(do|will|would) i (pay|repay)\b",
        re.IGNORECASE,
    ),
    "rate": re.compile(
        r"(真实|实际|真正)?的?(折|合|换|算|折算|换算|相当于|等于)*(成|到|为|下来)?(一?年|单利)?的?(真实|实际)?(年化|年利率|利率|年息)(利率|率|成本)?|(真实|实际)的?(成本|年化)|(折|换|合)(算)?(成|到)?一?年(的)?"
        r"|\b((true|real|actual|effective|simple|yearly|annual|equivalent|interest) )*(rate|APR|percentage)\b( (a|per|each) year| annually| yearly)?|\b(true|real|actual) (annual |yearly )?cost\b|\b(a|per|each) year\b|\b(yearly|annually|annual)\b",
        re.IGNORECASE,
    ),
    "day": re.compile(
        rf"(每|一|按)天(的)?({_HOW_MUCH})?|日(息|利率)|\b(a|per|each|every) day\b|\bdaily\b( (rate|interest))?",
        re.IGNORECASE,
    ),
    "payment": re.compile(
        rf"(平均)?(每|一)+(个)?(月|期)(要|得|需要|是|该|都)*(还|付|交|供|给)?({_HOW_MUCH})?|月(供|还|利率|息)({_HOW_MUCH})?|期供"
        r"|\b(a|per|each|every|one) (month|instal+ment|payment|period)\b|\bmonthly( (payment|instal+ment|amount|rate|interest))?\b|\b(instal+ments?|EMIs?)\b",
        re.IGNORECASE,
    ),
    "time": re.compile(
        r"(要|得|需要)?(还|用|花)?(多久|多长时间|几年|几个月|多少个?(月|年|期)|几期|什么时候|啥时候|哪年)(能|才能|可以|才)?(还完|还清|结束|还得完|上岸)?"
        r"|\bhow (long|many (months|years|payments|instal+ments))\b|\bwhen (will|would|am|is) (i|it) (be )?(done|finished|debt[- ]free|over|clear)\b",
        re.IGNORECASE,
    ),
    "total": re.compile(
        rf"(一共|总共|总计|合计|全部|最后|最终|加起来|算下来|拢共|统共|连本带[利息])+(下来|的)*(要|得|会|是|需要|我)*(还|付|给|交|掏|花)*({_HOW_MUCH})?|(本息|还款|总)(总额|总和|合计|额|数)|总(还款|数)"
        r"|\b(the )?(grand )?(total|sum)\b|\b(in all|all together|altogether|overall|in the end|all in|all up)\b|\bpay back\b|\brepay\b",
        re.IGNORECASE,
    ),
    "now": re.compile(r"(现在|今天)(要|得|需要)?(还|付|交)?|\b(right )?now\b|\btoday\b", re.IGNORECASE),
}

#: Words that bring no other subject: asking, pointing at the plan, politeness.
_SAYS_NOTHING = re.compile(
    r"那么?|所以|然后|那样|就是说?|请问|麻烦|想问|问一下|想知道|告诉我?|说说?|看看|再?说一?遍|我们?|你们?|他们?|它|这(个|样|笔|单|种|么)?|那(个|样|笔|单)|银行|平台|贷款|借款|分期|方案|计划"
    r"|算(出来|下来|一下|算|成)?|下来|一下|到底|究竟|大概|大约|具体|准确|其中|里面?|就|是|要(是)?|如果|假如|万一|的话|得|会|有|能|可以|的|了|啊|呀|呢|吧|嘛|吗|么|哦|噢|嗯|哈|呗|多少|几|钱|元|块|什么|啥|怎么样|咋样|如何|怎样|最后|到时候?|时候?|按|对|好|行|再|还|付|交|给|呐|嘞|又|和|跟|以及|后|几个点|个点|合|在?一起|来着|来|占|[,，。.?？!！、;；:：~～]"
    r"|\b(what'?s?|whats|which|how|much|many|big|high|large|and|so|then|but|okay|ok|please|pls|tell|show|give|say|me|i|my|the|that|this|it|its|it's|is|are|was|be|do|does|did|will|would|should|could|can|have|has|had|need|must|gonna|going|want|know|to|for|of|on|in|at|with|by|from|as|if|there|here|come|comes|out|up|pay|paid|paying|payment|payments|cost|costs|amount|money|yuan|rmb|cny|figure|number|exactly|actually|really|about|just|only|also|again|all|whole|plan|loan|deal|offer|you|your|they|them|bank|take|takes|long|stop|each|now|calculate|work|after|or|a|an|per|now|hi|hey|um|like|sorry|wait|principal)\b|'s\b",
    re.IGNORECASE,
)
