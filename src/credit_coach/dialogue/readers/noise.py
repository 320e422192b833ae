"""Words that hold numerals and mean no number: 万一, 千万别, 985, iPhone 15, calls to 110, 95折.

`hushed` blanks them before anything is read, one filler for one character, so that positions stay. Runs are matched
from their first character only and possessively, which keeps the pass linear.
"""

from __future__ import annotations

import re

FILLER = "\0"
_N = "一二两三四五六七八九十百千万亿几半"
_MONEY = r"\s?(?:元|块|万|千|k\b|w\b|yuan|rmb)"
#: The lender called 360: beside a loan, or before the sum that is owed to it.
LENDER_360 = (
    r"(?<![0-9.,])360(?= ?(?:金融|平台|周转|那边|那笔|这边|上面?(?:借|欠|的)|的?(?:借|欠|贷)(?:款|了|的)?|(?:jie ?tiao|finance|digitech|loans?|app|debt)\b))"
    r"|(?:(?<=from )|(?<=late on )|(?<=behind on )|(?<=overdue on )|(?<=overdue with ))360(?![0-9.,]?[0-9]| ?(?:yuan|rmb|cny|kuai|元|块))"
    r"|(?<![0-9.,])360(?= ?[:：]? [0-9]{3,})"
)
_IDIOMS = (
    rf"(?<![0-9{_N}息率费])万一(?![0-9百千])",
    rf"(?<![0-9{_N}])千万(?=别|不|要|小心|记|注意|得|请|莫|勿)|万万(?=不|没)|(?<![0-9{_N}])万分(?=感|抱|小心|紧|火)",
    r"千千万万|成千上万|百分百|十分(?!之|钟)|百般|千辛万苦|千方百计|乱七八糟|七七八八|三心二意|四舍五入|三三两两|三天两头|三七二十一"
    r"|三十六计|二十四节气|一五一十|十全十美|十有八九|十之八九|一千零一夜|百里挑一|三十而立|五险一金|六险二金",
    rf"(?:有|某|哪|这|那|同|头)一[天年](?![0-9前后])|一天到晚|一年到头|一年级|(?<![0-9{_N}])[百千万]年|半天|大半年|一半",
    r"一块(?!钱|[二两三四五六七八九](?![十百千万])|[0-9](?![0-9.,]))|八成(?=是|会|要|得|没)|[0-9一二三四五六七八九]位数",
    r"双十[一二]|双1[12](?![0-9])|618(?=大?促|活动|年中|购物)|十一(?=假期|长假|黄金周|国庆)|五一(?=假|长假)|六一(?=儿童)",
    r"\bone (?:day|time|of|another|more)\b|\b(?:once|twice) an? (?:day|week|month|year)\b|\b(?:one-time|no one|any ?one|some ?one|each one|this one|that one)\b"
    r"|\b(?:[0-9]|five|six|seven)[ -]figures?\b|\b(?:24/7|7[x×*]24|9-5|9 to 5)\b",
)
_LABELS = (
    rf"(?<![0-9.])(?<![0-9],)(?:985|996|007|211)(?:(?![0-9.]|,[0-9]{{3}}|{_MONEY}|[个期]|\Z)|(?<=[^\s0-9.][0-9]{{3}})\Z)",
    r"(?<![0-9])(?:[6-9][05]|00|05|10)后(?![0-9])",
    rf"(?<![0-9])360(?=借条|数科|信用|贷)|{LENDER_360}|(?<![a-z0-9])n ?\+ ?1(?![0-9])",
    rf"第(?:[0-9]{{1,4}}|[{_N}]{{1,4}})[个期次笔张位天年月条步项款种点章届名季]?|\b(?:no|nr)\. ?[0-9]{{1,6}}(?![0-9,])|#[0-9]{{1,6}}",
    r"(?<![0-9])[0-9]{1,4}(?:楼|号线|号楼|号店|号院|室|单元|栋|幢)|[0-9十一二三四五六七八九]{1,3}薪",
    r"(?<![a-z])(?:iphone|ipad|ipados|mate|galaxy|xiaomi|redmi|huawei|honor|oppo|vivo|reno|find|macbook|switch|play ?station|ps|xbox|windows|win|ios|android|model"
    r"|note|nova|pura|watch|series|airpods|thinkpad|gpt|(?:一加|小米|红米|苹果|华为|荣耀|魅族|真我|三星|骁龙|天玑|麒麟))[ -]?(?:(?:pro|max|plus|ultra|mini|air|se|note|mix|fold|flip|[a-z]) ?)?"
    rf"[0-9]{{1,3}}(?:\.[0-9])?(?![0-9]|[.,][0-9]{{3}}(?![0-9])|\s?[期%]|\s?个月|{_MONEY})(?: ?(?:pro|max|plus|ultra|mini|air|se|s|x)\b)*",
    r"\b(?:rtx|gtx|rx|i[3579]-|ryzen) ?[0-9]{3,5}[a-z]{0,2}|(?<![0-9])[0-9]{1,3}w(?=快充|充电|闪充|功率)|(?<![0-9])[0-9]k(?=屏|电视|显示|分辨率|超清|视频|画质)",
    r"(?<![a-z0-9_])(?!(?:rmb|cny|usd|hkd|eur|gbp|jpy|yuan|ap[ry])[0-9])[a-z_]++[0-9]++[a-z_][a-z0-9_]*+|(?<![0-9.])(?!(?:19|20)[0-9]{2}\.)[0-9]{1,9}\.[0-9]{1,9}\.[0-9.]{1,9}(?![0-9年月])",
    r"(?:订单|单|编|工|学|卡|账|帐|邮|尾|车牌|房|qq)号(?:是|为|:| ){0,2}[0-9a-z-]{1,30}|(?:验证码|密码|邮编|qq)(?:是|为|:| ){0,2}[0-9a-z-]{1,30}|\border (?:no\.?|number) ?[0-9a-z-]{1,30}",
    r"https?://[^\s\0]{1,300}|www\.[^\s\0]{1,300}|\[\*{3}\]",
)
#: Hotlines are known by the shape of such numbers, and by being called.
_CALLS = (
    r"(?:打|拨打?|致电|热线|call|dial|ring|phone|hotline|报警)(?:了|过|给|电话|一下|:| ){0,4}(?:1[12][0-9]|1[0-2][0-9]{3}(?<!00)|9[56][0-9]{3}(?<!000)"
    rf"|[48]00-?[0-9]{{3,4}}-?[0-9]{{3,4}})(?![0-9折]|{_MONEY})",
    r"(?<![0-9])(?:1[12][0-9]|1[0-2][0-9]{3}|9[56][0-9]{3})(?= ?(?:热线|电话|客服|hotline|helpline|报警))",
    r"(?<![0-9])[48]00-[0-9]{3,4}-?[0-9]{3,4}(?![0-9])|(?<![0-9])0[0-9]{2,3}-[0-9]{7,8}(?![0-9])",
)
#: How old somebody is, and how a yearly rate is worked out: no figure of a sum.
_ASIDES = (
    r"(?<![a-z])(?:app|bank|option|offer|plan|lender|shop|store|choice|loan|deal|card|platform|number) ?[1-9](?= ?[:)]| (?:is|has|charges?|takes?|wants?|asks?)\b)|(?:方案|选项)[一二三1-3](?![共个次0-9.,一二三四五六七八九十百千万kw元块%])",
    r"(?<![a-z])(?:(?:i am|i'm|im|(?:i )?(?:just )?turned|we are|we're|(?:he|she) is|(?:he|she)'s|(?:wife|husband|son|daughter|mum|dad|mother|father) is|aged?|turning)(?: only| just| both| about| already| now)?|both) "
    r"[1-9][0-9](?=[;)!?]|[,.](?![0-9])| (?:and|but|so|yo|now|years?[ -]old|with|this year|got|have|having|earn|earning|work|working|live|living|married|single|male|female|want|looking|buying|trying|just)\b|\Z)",
    rf"(?:今年|明年|年龄|芳龄|年纪)(?:已经|都|才|刚刚?|快|也|是|:| ){{0,2}}[1-9][0-9](?![0-9.%]|,[0-9]|\s?[个期天日月年折]|{_MONEY})|(?:我|本人|老公|老婆|他|她|俩|都)[1-9][0-9](?=了?(?:[。;!?]|,(?![0-9]))|了?\Z)",
    r"(?:monthly )?(?:irr|rate) ?(?:x|×|\*|times|multiplied by) ?12\b|(?:月?irr|月利率|月内部收益率)(?:乘以?|[x×*])12",
)
_FORMS = (
    # Discounts.
    rf"打?(?:(?<![0-9.])[0-9][0-9.]{{0,4}}|[{_N}]{{1,2}})折|(?<![0-9.,])[0-9.]{{1,5}} ?%? off\b(?! (?:my|your|his|him|her|them|an?|the (?:bank|boss)|of)\b)|满[0-9]{{1,6}}元?[减送返][0-9]{{1,6}}元?",
    # Fractions, clock times, the decimal comma of other countries.
    rf"(?:(?<![0-9])[0-9]{{1,4}}|(?<![{_N}])[{_N}]{{1,4}})分之[{_N}](?<![百千万]分之[{_N}])",
    r"(?<![0-9./])[0-9]{1,3}(?:/[0-9]{1,4}){1,3}(?![0-9/])|(?<![a-z0-9])[a-z]{1,3}-[0-9]{1,3}(?![0-9,.%]|\s?k\b)|(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])",
    rf"(?:(?<![0-9])[0-9]{{1,2}}|(?<![{_N}])[{_N}]{{1,2}})点(?:半|钟|整|[0-9{_N}]{{1,3}}[分刻]|[一二三四五]?十[一二三四五六七八九]?|[0-9]{{2}}(?![0-9%]))",
    r"(?<![0-9])[0-9]{1,2}点[0-9]{1,2}(?![0-9])|(?<![0-9])[0-9]{1,2} ?(?:(?:am|pm)(?=[ ,.;)]|\Z)|o'clock)",
    r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3}){1,5},[0-9]{1,2}(?![0-9])",
    # Years without a unit, and lunar days.
    r"\b(?:in|since|by|year|early|late) (?:19|20)[0-9]{2}(?![0-9,.]?[0-9]|\s?(?:yuan|rmb|k|元|块|instal|month|year|day|-))",
    rf"(?:农历|阴历|正月|腊月|冬月|大年|初)(?:[0-9{_N}]{{1,3}}月)?(?:[初廿]?[0-9{_N}]{{1,3}})?[日号]?",
)
_FIRST = f"0-9a-z#\\[{_N}成乱这那有某哪同头大双第红小苹华荣今明年龄芳我本老他她俩都月方平银选报魅真骁天麒打拨致热报满农阴正腊冬初订单编工学卡账帐邮尾车房验密"
_NOISE = re.compile(f"(?=[{_FIRST}])(?:{'|'.join((*_IDIOMS, *_LABELS, *_CALLS, *_ASIDES, *_FORMS))})")
#: Eleven digits and more are a telephone, a card or an identity number; an amount that long carries its unit or commas.
_LONG_RUN = re.compile(
    rf"(?<![0-9,.])[0-9]{{11}}[0-9]*+(?!\.[0-9]|,[0-9]{{3}}|{_MONEY}|\s?[多余来几]?[亿万千元块]| (?:thousand|million|billion))"
)
_LONGEST_IDENTITY = 13
#: No amount and no rate has so many digits; sums of what is left stay exact at 50.
_FAR_TOO_LONG = re.compile(
    r"(?:[0-9]++\.)?[0-9]{26}[0-9]*+(?:\.[0-9]*+)?|[0-9]{1,3}(?:,[0-9]{3}){9}[0-9,]*+|[零〇一二三四五六七八九]{26}[零〇一二三四五六七八九]*+"
)


def hushed(text: str) -> str:
    """The plain text with such words blanked, as long as it was.

    >>> hushed("千万别").replace(FILLER, "_")
    '__别'
    """
    text = _NOISE.sub(_blank, _FAR_TOO_LONG.sub(_blank, text))
    alone = text.strip(" 。.!?")
    # Such a number as the whole message is an answer too large to be meant: it comes back so that it can be refused.
    if alone.isdecimal() and len(alone) > _LONGEST_IDENTITY:
        return text
    return _LONG_RUN.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return FILLER * len(match[0])
