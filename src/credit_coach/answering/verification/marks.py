"""Small words that decide how far a sentence goes: what it has more of, or less, than the passage that it is about."""

from __future__ import annotations

import re

from credit_coach.knowledge.figures import Lang


def _words(zh: str, en: str) -> dict[Lang, re.Pattern[str]]:
    return {"zh": re.compile(zh), "en": re.compile(rf"\b(?:{en})", re.IGNORECASE)}


#: Each family of marks, by what it does to a statement.
MARKS: dict[str, dict[Lang, re.Pattern[str]]] = {
    "denial": _words(
        r"(?<![是可能会行要])不(?!同|过|仅|管|论|满|良|一样|如)|没(?!准)|无(?!论)|未(?!来)|(?<![特分差区级个判性])别(?!人|的)|禁止|严禁|勿|非(?!常|法)|拒|难以",
        r"not\b|never\b|no\b|without\b|nor\b|neither\b|cannot\b|nobody\b|none\b|nothing\b|rather than\b|instead\b|refus\w*|fail\w*"
        r"|\w+n['’]t\b",
    ),
    "certain": _words("一定|必然|肯定|绝对|必定|保证|自动|直接|永远|从来", r"certain\w*|definitely|always|guarantee\w*|surely|automatic\w*|will\b|won't"),
    "duty": _words("必须|须|务必|义务|应当|应该|不得|只能|要求", r"must\b|ha(?:s|ve) to\b|need\w* to|requir\w*|oblig\w*|shall\b|should\b"),
    "may": _words("可能|可以|或许|也许|有时|能(?!力)|(?<!认)可(?=[以能])", r"may\b|might\b|can\b|could\b|possibl\w*|perhaps"),
    "usual": _words(
        "一般|通常|往往|多半|有的|有些|大多|常(?!识)|多数|很多|基本|大约|约|可能",
        r"usual\w*|often|general\w*|most\w*|sometimes|likely|typical\w*|many|much of|common\w*|tend|some\b|about|around",
    ),
    "decided": _words(
        "由.{1,8}定|说了算|同不同意|答不答应|看.{0,6}(?:协议|合同|标准|情况)|是否|能不能|会不会|(.)不\\1|不一定|各.{0,3}不同|不一样|取决",
        r"depend\w*|decid\w*|decision|up to (?:the|each|them|it|that)|whether|differ\w*|var(?:y|ies)|ask\b|judge|declin\w*|see if",
    ),
    "all": _words(
        "全部|所有|任何|凡是|一律|全都|随时|不管|只要|每家|完全|都|无论|谁|各家|一切|哪家",
        r"all\b|every\w*|any\w*|always|nobody|none|each|whoever|whatever|both|whole|ever\b|at all",
    ),
    "only": _words("只(?!要|是)|仅|才(?!能力)|光是|单是|唯一", r"only\b|solely|alone\b|just\b|merely|except"),
    "condition": _words(
        "如果|要是|假如|若|除非|的话|的，|没有另外|情况下|除了?|时，|之后才|(?<=[的])，|未经|没有你同意|不经",
        r"if\b|unless|when\b|where\b|in case|once\b|provided|except|while\b|with(?:out)?\b|but not|under\b",
    ),
    "earlier": _words("前|提前|先(?!生)|首先|以前", r"before\w*|ahead|prior|first\b|earl\w*|until"),
    "later": _words("后|再(?!次)|过了|以后|才", r"after\w*|later|once\b|then\b|next\b|following"),
    "added": _words("也|还(?=[会能可要得有])|并且?|而且|同时|另外|以及|照样", r"also\b|too\b|as well|and\b|plus\b|moreover|even\b"),
    "follows": _words("就|便|于是|所以|因此|因为|由于|否则|会|将|才能|得到|导致", r"so\b|then\b|will\b|because|since\b|therefore|or (?:else|you|it|they)|get\w*|makes?\b|means?\b"),
    "free": _words("免|退|赔|作废|删|撤|减|停", r"free\b|refund\w*|void|delet\w*|waiv\w*|cancel\w*|compensat\w*|clear\w*|stop\w*|halv\w*"),
    "asked": _words(r"[？?]|问|(?<!什)吗|能不能|算不算|(.)不\\1|拿不准", r"ask\w*|whether|does\b|what\b|how\b|find out|check\b"),
    "dismissed": _words("误解|不可信|别信|陷阱|谣|别以为|说是|自称", r"wrong|trust\w*|not work|believe|claim\w*|never call"),
    "fraction": _words("半|[一二三四五六七八九]成|[两双三]倍|分之|翻倍", r"half|third\b|quarter|double|twice|triple"),
    "sequence": _words("先|再|之?前|之?后|然后|接着|首先", r"first|then\b|before|after|next\b|later"),
    "you": _words("你|您|自己|本人", r"you\w*|own\b"),
    "they": _words("对方|他们?|她|家人|父母|子女|债权人|机构|银行|法院|警察", r"they|them|their|family|lender\w*|bank\w*|court\w*|creditor\w*|police"),
    "force": _words("拘|罚|坐牢|判|犯罪|违法|刑|抓|起诉|执行|黑名单|失信", r"fine[ds]?\b|prison|jail|crim\w*|illegal|arrest\w*|punish\w*|detention|sue\w*|blacklist\w*"),
}  # fmt: skip


def counts(text: str, lang: Lang) -> dict[str, int]:
    """Return how often each family of marks stands in a text."""
    return {name: sum(1 for _ in pattern[lang].finditer(text)) for name, pattern in MARKS.items()}
