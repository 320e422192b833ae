"""Figures that the words beside them name as a household's: pay, rent, costs, savings, what is repaid elsewhere.

A sum about one plan or one bill has no place for them, and none may be taken for its amount, its instalment or its fee.
What counts is the name right before a figure or right behind it, never a word somewhere in the message.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from credit_coach.dialogue.readers import Amount, Mention, Number, Rate


def _re(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


def told_apart(
    text: str, mentions: Sequence[Mention], *, household: bool = False, spares: bool = True
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the sums of a message that are named as a household's, and all that is left without them.

    None of them are those that a walk asks for: all but what is left over each month where it is about a `household`, and
    that where it `spares`.
    """
    named = tuple(
        one
        for one in mentions
        if isinstance(one.value, Amount | Number)
        and ((not household and _is_named(text, one, mentions)) or (not spares and _is_left_over(text, one)))
    )
    return named, tuple(one for one in mentions if one not in named)


_EARNED = r"月薪|年薪|月入|年入|底薪|税后|实发|扣[完了除掉]?(个?税|社保|五险一金)(之?后)?|工资|薪水|薪资|收入|退休金|养老金|失业金|低保金?|(?<!违约)补偿金|遣散费|[nN]\+1|奖金|提成"
_KEPT = r"存款|(手|兜)(头|里|上)的?现金|积蓄|余额宝(里)?|公积金|应急金|备用金"
_SPENT = r"房租|租金|伙食费?|饭钱|吃饭|吃喝|吃穿|餐费|生活费|日常(开销|开支|花销)?|开销|开支|花销|水电(煤|费)?|话费|交通费?|通勤|油费|买菜"
#: What can be bought on credit as well: only by the month it is certainly a cost.
_SPENT_MONTHLY = (
    r"幼儿园|托班|学费|补习(班|费)?|兴趣班|奶粉|保险费?|医药费|药费|(给|寄)(家里|爸妈|父母|我?妈|我?爸|老家|老人)"
)
_MONTHLY = r"(每个?月|一个?月|月)"
_EARNS = r"(?<![可能])(挣|赚)(?!不)"
_ABOUT = r"(到手|税[前后]|实发|拿|发|得|有|个|是|要|才|只有?|就|也|都|还剩?下?|总共|一共|合计|加起来|大概|大约|差不多|左右|约|固定|每个?月|一个?月|花|能|给|了|的|呢|:|：|=|\s)"
_WHO = r"(我|老婆|老公|他|她|爱人|家里|自己|我们|我家|这个?月|每个?月|一个?月|月|到手|税[前后])的?"

_NAMED_BEFORE = _re(
    rf"({_EARNED}|{_KEPT}|{_SPENT}|{_EARNS}){_ABOUT}*$",
    rf"({_SPENT_MONTHLY}){_ABOUT}*{_MONTHLY}{_ABOUT}*$|{_MONTHLY}{_ABOUT}*({_SPENT_MONTHLY}){_ABOUT}*$",
    rf"(上班|工作|实习|打工)[，,]?{_MONTHLY}{_ABOUT}*$",
    r"\b(job|work|working|employed),? *$",
    r"\b(salary|income|wages?|my pay|take[- ]home( pay)?|pay ?che(ck|que)|after[- ]tax|net (pay|income)|pension|severance( pay)?|savings|rent|living( costs| expenses)?|groceries|utilities|household( costs| bills)?|food)\b"
    r"( (is|are|was|of|at|about|around|roughly|only|just|costs?|comes? to|goes? up to|went up to|rises? to|i get|a month|per month|each month|monthly))*[:=]? *(¥|CNY |RMB )?$",
    r"\bi('m| am| also| only| just| currently| now)* (earn(ing)?|mak(e|ing)|get paid|bring home|take home|save|have saved)( (about|around|roughly|only|just))* *(¥|CNY |RMB )?$",
    r"(^|[,;.] ?|\band )(earn(ing)?|take home|bring home)( (about|around|roughly|only|just))* *(¥|CNY |RMB )?$",
    r"\b(send(ing)?|giv(e|ing)) (money )?(home|(to )?my (mum|mom|mother|dad|father|parents|family|wife|husband))( (about|around))* *(¥|CNY |RMB )?$",
)
#: What comes in by the month, in words that a loan is paid out with as well.
_COMES_IN = _re(
    rf"(到手|进账)(到|{_ABOUT})*$",
    r"\bi( also| only| just)* (get|receive|clear|net|bring in)( (about|around|roughly|only|just))* *(¥|CNY |RMB )?$",
)
#: What is left of a month's or a year's money, where that is said.
_LEFT_BEFORE = _re(
    rf"(存|攒|省|剩|余)(得?下|下来|得?出|出来|到|个|点|些|着|{_ABOUT})*$",
    r"\b(sav(e|ing)|(put|putting|set|setting) (aside|away|by)|stash|spare|left with|left (it|that) is|(surplus|left ?overs?)( is| are| of)?|after [^,.;\d]{0,16}(bills|costs|expenses|rent)\b[^.;\d]{0,16})( (about|around|roughly|only|just|up to|maybe))* *(¥|CNY |RMB )?$",
)
_LEFT_BEHIND = _re(
    rf"^\s*[块元]?钱?({_ABOUT})*(能|可以)?(存|攒|省|剩|结余|富余|盈余|闲钱)(?!\s*[\d一二两三四五六七八九十]|[^，,。]{{0,3}}(没|未)还)",
    r"^( ?(yuan|rmb|cny|kuai))?( (a|per|each|every) month| monthly)?( (is|are|i can))?,? (left( over)?|to spare|spare|surplus|(to )?(save|put (aside|away))|free)\b(?! (to (re)?pay|on|of|instal\w*|payments|months))",
)
_A_MONTH_BEFORE = _re(
    rf"({_MONTHLY}|[一每]年)[^，,。;；\d]{{0,10}}$", r"\b(each|every|a|per) month,? (i|we)\b[^,.;\d]{0,24}$"
)
_A_MONTH_BEHIND = _re(
    rf"^\s*[块元]?钱?[^，,。;；\d]{{0,4}}{_MONTHLY}", r"^[^,.;\d]{0,16}\b((a|per|each|every) month|monthly)\b"
)
_NAMED_BEHIND = _re(
    rf"^\s*[块元]?钱?(左右)?(的|是|就是|都是|只是|乃)*({_WHO})*({_EARNED}|{_KEPT}|{_SPENT})(?=$|[\s，,。.;；、!！?？\d]|是|不是|和|跟|而|啊|呢|吧|呀)",
    r"^( ?(yuan|rmb|cny|kuai))?( (a|per|each|every) month| monthly)?( (is|was|are|goes|for|in|of|on|as|to))*( (my|the|our))?( monthly)? (salary|income|wages?|take[- ]home( pay)?|pension|severance|savings|rent|living( costs| expenses)?|food|groceries|utilities)\b(?! (loan|plan|instal\w+))",
    r"^( ?(yuan|rmb|cny|kuai))?( (a|per|each|every) month| monthly)? (after|before) tax\b",
)
#: What is paid is not what is left of it: "每月还950省下300".
_PAID_BEFORE = _re(
    rf"[还付交供扣]{_ABOUT}*$", r"\b((re)?pay(ing|s)?|payments?|instal+ments?)( of| at| about| around| only| just)* *$"
)
#: What is split into instalments or lent is no running cost: "房租12000分12期".
_FINANCED = _re(
    r"^\s*[块元]?钱?的?(分(成|了|作|期)|分[\d一二两三四五六七八九十]|[\d一二三四五六七八九十]+ ?期|贷)",
    r"^ (in|over|into|split) ",
)
#: What is taken out of the pay to repay with is no pay: "工资每月拿1200还".
_TO_REPAY = _re(
    r"^\s*[块元]?钱?(来|去|拿来|用来|出来)?还(?![有剩差])",
    r"^( ?(yuan|rmb|cny|kuai))?( (a|per|each|every) month| monthly)? (to|for|towards) (re)?pay",
)
_RENT_FINANCED = _re(r"^[，,\s]*分[^，,。]{0,3}期", r"^[, ]*(in|over|into|split) ")
_RENT = _re(rf"(房租|租金){_ABOUT}*$", r"\brent( (is|of|at|about|around))* *$")

_OTHER_LOAN = r"车贷|房贷|按揭|信用卡|花呗|白条|借呗|微粒贷|网贷|信用贷|消费贷|装修贷|其[他它](的)?(贷款|欠款|债)?|别的(贷款|欠款|债)?"
_OTHER_LOAN_EN = r"(car|house|home|student|other|another|old|existing|bank|online|different) (loan|debt|card|credit|plan)s?|mortgage|credit cards?|cards?|hua ?bei|bai ?tiao|jie ?bei|(a|an|my|some) (loan|debt)s?"
_REPAID_BEFORE = _re(
    rf"(已经|目前|现在|本来|原来|手上|另外|还有|同时|此外|另|也)[^，,。;；\d]{{0,6}}((每个?月|一个?月|月)[^，,。;；\d]{{0,3}}(还|供|交|付|扣)[^，,。;；\d]{{0,3}}({_OTHER_LOAN})|({_OTHER_LOAN})[^，,。;；\d]{{0,3}}((每个?月|一个?月|月)|月供){_ABOUT}*[还供交付扣]*){_ABOUT}*$",
    r"\b(already|also|currently|still|besides) (re)?pay(ing)?( (about|around))* *(¥|CNY |RMB )?$",
)
_REPAID_BEHIND = _re(
    rf"^( ?(yuan|rmb|cny|kuai))?( (a|per|each|every) month| monthly)?( (for|on|to|towards|off))? ({_OTHER_LOAN_EN})\b.{{0,12}}\b(already|too|as well|besides)\b",
)
_NAMES = _re(
    rf"{_EARNED}|{_KEPT}|{_SPENT}",
    r"\b(salary|income|wages?|take[- ]home|pension|severance|savings|rent|living costs?)\b",
)


def names_household(text: str) -> bool:
    """Tell whether a text names pay, rent, costs or savings, with a figure or without."""
    return bool(_NAMES.search(text))


#: Where a figure begins in what was read for it: "大概八千左右".
_DIGIT = re.compile(r"[\d一二两三四五六七八九十半几]")


def _around(text: str, mention: Mention) -> tuple[str, str]:
    """Return what stands before a figure and what stands behind it."""
    digit = _DIGIT.search(text, mention.start, mention.end)
    return text[: digit.start() if digit else mention.start], text[mention.end :]


def _is_left_over(text: str, mention: Mention) -> bool:
    before, behind = _around(text, mention)
    regular = isinstance(mention.value, Amount) and mention.value.per in ("month", "year")
    if not (regular or _A_MONTH_BEFORE.search(before) or _A_MONTH_BEHIND.search(behind)):
        return False
    if _TO_REPAY.search(behind) or _PAID_BEFORE.search(before):
        return False
    return bool(_LEFT_BEFORE.search(before) or _LEFT_BEHIND.search(behind))


def _is_named(text: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    before, behind = _around(text, mention)
    if _FINANCED.search(behind) or _TO_REPAY.search(behind) or (_RENT.search(before) and _RENT_FINANCED.search(behind)):
        return False
    if _NAMED_BEFORE.search(before) or _NAMED_BEHIND.search(behind):
        return True
    if isinstance(mention.value, Amount) and mention.value.per == "month" and _COMES_IN.search(before):
        return True
    # Of this plan it may be said as well what is paid for it now, where nothing else tells that.
    return _tells_charge(mention, mentions) and bool(_REPAID_BEFORE.search(before) or _REPAID_BEHIND.search(behind))


def _tells_charge(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether another figure says what is charged."""
    others = (one.value for one in mentions if one is not mention)
    return any(isinstance(one, Rate) or (isinstance(one, Amount) and one.per == "month") for one in others)
