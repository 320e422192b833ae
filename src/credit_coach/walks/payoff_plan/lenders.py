"""What people call the debts they have: products, banks, kinds of loans, and in a list any short word before a sum."""

from __future__ import annotations

import re

from credit_coach.dialogue.readers.noise import LENDER_360

_OWNERS = r"(?:(?:老婆|老公|媳妇|妻子|丈夫|爱人|对象|女友|男友|我?爸爸?|我?妈妈?)的?)?"
_SHORT_BANKS = r"(?:招|建|工|农|中|交|浦发银|民生银|兴业银)行"
_BANKS = (
    r"(?:招商|建设|工商|农业|中国|交通|浦发|中信|光大|民生|平安|兴业|广发|华夏|邮储|邮政|北京|上海|江苏|宁波|南京|杭州|渤海|浙商|恒丰|微众|网商)银行"
    r"|(?:招商|浦发|中信|光大|民生|平安|兴业|广发|华夏|邮储)(?=的?(?:信用卡|卡|贷|欠|\d|[一二两三四五六七八九十]))"
)
_BRANDS = (
    r"(?:蚂蚁|支付宝)?花呗|花贝|(?:蚂蚁|支付宝)?借呗|信用购|(?:京东)?(?:白条|金条)|微粒贷|网商贷|美团(?:月付|借钱|生意贷)|抖音月付|拼多多月付|放心借|先用后付"
    r"|分期乐|拍拍贷|度小满|有钱花|360(?:借条|数科|贷款?)|招联(?:好期贷|金融|消费)?|马上(?:金融|消费)|安逸花|捷信|小米(?:金融|贷款?)|滴水贷|桔多多|还呗|来分期"
    r"|宜人贷|你我贷|好分期|洋钱罐|省呗|国美易卡|唯品花|任性付|翼支付|小赢(?:卡贷)?|信用飞"
)
_NOT_IN_LOAN = r"[还有和欠我的是先把个了这那跟与及给从在用想能要不再去以养借新旧申请办共笔几万千百亿元块多]"
_KINDS = (
    rf"信用卡|贷记卡|网络贷款|网贷|银行贷款|(?:手机|电脑|家电|装修|教育|医美|健身|培训|汽车|车)分期|月付|借条|欠条|(?:(?!{_NOT_IN_LOAN})[一-鿿]){{1,4}}贷款?(?!的款)|贷款"
    r"|(?<=[欠张笔])?大?卡(?=\d|[一二两三四五六七八九十])"
)
_PEOPLE = r"(?:(?<=借)|(?<=欠)|(?<=借了)|(?<=欠了)|(?<=向)|(?<=跟)|(?<=找))我?(?:朋友|亲戚|同事|同学|老乡|老板|父母|爸妈|[爸妈哥姐弟妹舅叔姨姑](?:[爸妈哥姐弟妹舅叔姨姑])?)"
_NUMBERED = r"(?:[A-Za-z](?![A-Za-z])|[一二三1-9](?=[ :：号]))?号?"
_CHINESE = rf"{_OWNERS}(?:(?:{_SHORT_BANKS}|{_BANKS})(?:的?(?:信用卡|贷记卡|白金卡|卡|闪电贷|快贷|消费贷|贷款))?|{_BRANDS}|{_KINDS}|{_PEOPLE}){_NUMBERED}"
#: Words that stand before a lender in a sentence without being part of its name.
_STOP = r"(?:my|the|an?|our|your|his|her|this|that|these|and|or|plus|also|still|then|first|next|one|two|three|four|five|several|some|all|both|each|every|which|what|i|we|you|it|is|are|was|am|be|have|has|had|owe|owing|got|get|pay|pays|paying|paid|repay|clear|clearing|off|for|on|of|in|to|at|by|with|from|about|around|only|just|make|plan|payoff|order|debts?|help|me|want|need|please|not|no|but|do|does|can|could|should|would|will|so|there|new|old|more|change|changed)"
_WORD = rf"(?!{_STOP}\b)[A-Za-z][A-Za-z&'-]*"
_ENGLISH = (
    r"\b(?:hua ?bei|jie ?bei|(?:jd )?bai ?tiao|jd credit|jd jintiao|wei ?li ?dai|ant credit(?: pay)?|meituan(?: monthly)?(?: pay)?|douyin(?: monthly)?(?: pay)?|fang ?xin ?jie|du ?xiao ?man|360 ?jietiao|lufax|anxin ?hua|anxin|micro-?loans?|jd(?=[ :]*\d)|iou"
    rf"|(?:{_WORD}[ -]){{0,2}}(?:credit cards?|cards?|loans?|mortgage|overdraft|friend|brother|sister|parents|mother|father|boss|colleague|uncle|aunt))(?: [1-9A-C](?=[ :]))?(?![A-Za-z])"
)

#: The name of a debt, wherever it stands.
NAME = re.compile(f"{_CHINESE}|{_ENGLISH}|{LENDER_360}", re.IGNORECASE)

_FREE_CHINESE = re.compile(r"[一-鿿]{2,8}")
_FREE_ENGLISH = re.compile(rf"{_WORD}(?: {_WORD}){{0,2}}")
_FILLER = re.compile(
    r"还有|另外|然后|以及|大概|大约|差不多|左右|一共|总共|现在|目前|剩下?|还剩|尚欠|还?欠了?|借了?|余额|本金|我们?(?![爸妈哥姐弟妹舅叔姨姑])|的|是|了|还|有|和|跟|与|一笔|一张|那边?|这边?|里|：|:|="
    r"|\b(my|the|an?|i|owe|owing|to|and|also|then|about|around|roughly|have|is|still|plus|from|on|for|of|at)\b|[-–—]",
    re.IGNORECASE,
)
_NO_LENDER = re.compile(
    r"利率|利息|年化|日息|月息|最低|最少|月供|每月|每期|预算|工资|收入|月薪|房租|同意|不对|说错|改|不是|应该|逾期|年|月|日|号|岁|期|每天|能|都|也|一样|顶多|大约能"
    r"|\b(rate|minimum|budget|income|salary|rent|month|year|day|yes|agree|ok|not|no|change|actually|percent)\b",
    re.IGNORECASE,
)


def free_name(words: str) -> str:
    """Return the lender that the words before a sum name, "" where they name none.

    >>> free_name("还欠我同事老王"), free_name("I owe Peter "), free_name("最低还")
    ('同事老王', 'Peter', '')
    """
    if _NO_LENDER.search(words):
        return ""
    left = re.sub(r"\s+", " ", _FILLER.sub(" ", words)).strip()
    whole = left.replace(" ", "") if re.search(r"[一-鿿]", left) else left
    return whole if _FREE_CHINESE.fullmatch(whole) or _FREE_ENGLISH.fullmatch(whole) else ""
