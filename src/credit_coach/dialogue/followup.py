"""What a message means after the one before: "那三天呢", "花呗也一样吗", "what about that in English"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from credit_coach.dialogue.conversation import Turn
from credit_coach.dialogue.intake import language_wished
from credit_coach.knowledge.figures import Lang, length_of
from credit_coach.knowledge.vocabulary import Product, names_in

How = Literal["as-asked", "follow-up", "in-context", "other-language"]

_LEANS_BACK = {
    "zh": re.compile(
        r"^这(?!一?[个笔张家种次期]?(月|周|星期|年|银行|钱|卡|平台|公司))|^(那|那么|要是|如果|假如|换成|换作|还有|然后|所以|可是|但是|但|另外)|也(一样|是|会|要|能|可以|适用|行|得)|(呢|一样吗)[?？]?$"
        r"|^(为什么|为啥|怎么办|咋办|具体|真的吗|多久|多少|几天|会吗|能吗|可以吗|怎么说|怎么做|然后呢|详细|举个例子)[?？吗呢]*"
    ),
    "en": re.compile(
        r"^(and|but|so|then|what about|how about|what if|same for|is it the same|does (that|it|this)|is (that|it|this)"
        r"|why|really|how long|can (they|it)|will (they|it)|for example|tell me more|more details?)\b"
        r"|\b(that|it|this|too|as well|the same)\b[?.!]*$",
        re.IGNORECASE,
    ),
}
#: Asks on without a word of its own: searched with, "why" finds why limits are cut, whatever was asked before.
_ASKS_ON = re.compile(
    r"(那|所以|这)?(是)?(为什么|为啥|为何)(呢|啊|会这样|这样)?|然后呢?|还有(呢|吗)|接着(说|讲)?|继续(说|讲)?|再?(详细|具体|展开|仔细)(一?点|一些|些|地)?(说说|讲讲|说一下|讲一下|说|讲)?|举(个|一个)?例子?|比如(呢|说)?"
    r"|(and |but |so |ok )?(why( not| is that| so)?|tell me more|more( details?)?|go on|for (example|instance)|like what|and then( what)?|then what|what else|explain( more)?|elaborate)",
    re.IGNORECASE,
)
#: Longer messages say what they mean: characters in Chinese, words in English.
_SHORT = {"zh": 18, "en": 11}
_MARKERS = {
    "zh": re.compile(
        r"^(那么|那|要是|如果|假如|换成|换作|还有|然后|所以|可是|但是|但|另外)+|(呢|也一样吗|一样吗|也是吗|也是这样吗)?[?？]*$"
    ),
    "en": re.compile(
        r"^(and|but|so|then|what about|how about|what if|same for|is it the same (for|with))\b\s*|[?.!]+$",
        re.IGNORECASE,
    ),
}
_SPAN = re.compile(
    r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百半几]+)\s*(?:个)?(?:天|日|月|年|期|次|块|元|万|小时|周|星期)"
    r"|\b(?:\d+|a|one|two|three|four|five|six|seven|ten|thirty|sixty|ninety)[ -]"
    r"(?:days?|months?|years?|weeks?|hours?|instal\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Effective:
    """What is searched. `alone` is the message's own subject with the product spoken of before.

    It is "" where the message has none, or names another product: that asks the same of the other one.
    """

    query: str
    lang: Lang
    how: How
    alone: str = ""
    other_product: bool = False


def effective_query(message: str, lang: Lang, before: Turn | None, products: Sequence[Product]) -> Effective:
    """Return what the message means, given the turn before it."""
    if before is None:
        return Effective(message, lang, "as-asked")
    wished = language_wished(message)
    if wished is not None and not wished.rest:
        return Effective(before.query, wished.lang, "other-language")
    if lang == before.lang and _ASKS_ON.fullmatch(message.strip(" ,，。.?？!！~")):
        return Effective(before.query, lang, "follow-up")
    if length_of(message, lang) > _SHORT[lang] or not _LEANS_BACK[lang].search(message):
        return Effective(message, lang, "as-asked")
    own = _MARKERS[lang].sub("", message).strip(" ,，。")
    named = names_in(own, products)
    subject = _without_names(own, products)
    if lang != before.lang:
        # Its own subject is searched; "why?" alone is a wish for the same in the other language.
        return Effective(own, lang, "as-asked") if subject else Effective(before.query, lang, "other-language")
    product = names_in(before.query, products)[:1]
    alone = " ".join((*product, subject)) if subject and not named else ""
    return Effective(_merge(before.query, own, lang, products), lang, "follow-up", alone, bool(named))


def _merge(query: str, own: str, lang: Lang, products: Sequence[Product]) -> str:
    """Put the message's product and number in the place of the earlier ones, and add what else it says."""
    named = names_in(own, products)
    if named:
        for old in names_in(query, products):
            query = query.replace(old, named[0])
        if named[0] not in query:
            query = f"{named[0]}{query}" if lang == "zh" else f"{named[0]} {query}"
        for name in named:
            own = own.replace(name, "").strip()
    span = _SPAN.search(own)
    if span:
        if _SPAN.search(query):
            query = _SPAN.sub(span[0], query, count=1)
            own = own.replace(span[0], "").strip()
        elif lang == "en":
            own = own.replace(span[0], f"for {span[0]}")
    return f"{query} {own}".strip()


def _without_names(own: str, products: Sequence[Product]) -> str:
    """Return what is left of the message when products and numbers are taken out: "" leans back entirely."""
    for name in names_in(own, products):
        own = own.replace(name, "")
    own = _SPAN.sub("", own)
    return own if len(re.findall(r"[一-鿿]|[A-Za-z]{3,}", own)) >= 3 else ""
