"""Which language a message is written in, and in which it wants to be answered."""

from __future__ import annotations

import re
from dataclasses import dataclass

from credit_coach.dialogue.intake.masking import without_masks
from credit_coach.knowledge.figures import Lang, is_han

#: A term in brackets or quotation marks is a gloss or is quoted: not the language of the message.
_ASIDE = re.compile(r"[(（][^()（）]*[)）]|“[^“”]*”|「[^「」]*」|\"[^\"]*\"")
#: Words that no term is made of: a message is in the language of its grammar, whatever it names.
_GRAMMAR: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(
        r"[吗呢么吧呀啊嘛我你您他她它们的了这那哪谁几咋]|怎样|如何|多少|多久|是不是|能不能|会不会|可以|请"
    ),
    "en": re.compile(
        r"\b(what|how|why|when|where|who|which|is|are|was|does|do|did|can|could|will|would|should|must|may|have|has"
        r"|the|an|my|your|their|this|that|if|to|of|for|from|with|about|and|but|please|pls|explain|mean|means)\b",
        re.IGNORECASE,
    ),
}
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
#: Said in either language, by people who write in the other.
_SOUNDS = re.compile(
    r"\W*((嗯|哦|噢|啊|呃|哈|好|行|对|是|不|没|有|的|吧|呀|ok|okay|k|kk|yes|yep|yeah|no|nope|emm*|h+m+|haha|lol)\W*)+",
    re.IGNORECASE,
)


def language_of(text: str, fallback: Lang) -> Lang:
    """Return the language a message is written in; `fallback` for one without words, such as "?" or "3".

    It is the language of the sentence around a term: "what is 先息后本" is English.
    """
    said = without_masks(text)
    outside = _ASIDE.sub(" ", said)
    outside = outside if any(char.isalpha() for char in outside) else said
    han = sum(map(is_han, outside))
    words = len(_WORD.findall(outside))
    if not han and not words:
        return fallback
    chinese, english = (bool(_GRAMMAR[lang].search(outside)) for lang in ("zh", "en"))
    if han and words and chinese != english:
        return "zh" if chinese else "en"
    # A Chinese word has two characters on average.
    return "zh" if han >= 2 * words else "en"


def is_sound(text: str) -> bool:
    """Tell whether a message is "嗯", "ok" and the like, which are of no language."""
    return bool(_SOUNDS.fullmatch(text))


@dataclass(frozen=True)
class Wished:
    """The language that somebody wants to be answered in, and what else the message says, "" for nothing."""

    lang: Lang
    rest: str


_NAMES = re.compile(
    r"(?P<en>英文|英语|英語|\benglish\b)|(?P<zh>中文|汉语|漢語|普通话|国语|\b(?:mandarin|putonghua)\b|\bchinese\b)",
    re.IGNORECASE,
)
_YES_NO = re.compile(r"能不能|可不可以|会不会|行不行|好不好|要不要|是不是|不好意思")
#: Beside a language: it is the one that is not wanted.
_NOT = re.compile(
    r"不|别|没|为什么|为啥|干嘛|怎么(?=都?是|又|变|突然|全)|费劲|吃力|差|烂|\b(not|no|cannot|never|why|instead|rather|bad|poor|hard)\b|n['’]?t\b",
    re.IGNORECASE,
)
#: Everything that a wish for a language is said with. A message that says more is about something else.
_WISHING = re.compile(
    r"请|麻烦|拜托|能|可以|会|行|好|用|说|讲|换|转|改|切|成|为|到|回答|回复|答|解释|告诉|跟|和|对|给|聊|交流|沟通|谈|再|一遍|一下|一次|版|模式|直接|继续|接下来|还是|就|来|要|想|需要|希望|只|看|听|读"
    r"|得|懂|明白|不|别|没|我|你|您|咱|我们|吗|么|呢|吧|呀|啊|嘛|的|是|这|那|都|又|变|突然|全|为什么|为啥|干嘛|怎么|太|很|点|些|先|谢谢|你好|语言|费劲|吃力|差|烂|字|而|或"
    r"|\b(can|do|does|did|is|are|was|would|could)n?['’]?t\b|\b(hi|hello|hey|sorry|thanks|thank|you|ok|okay|yes|please|pls|plz|can|could|would|may|will|do|does|did|are|is|am|i|i'm|im"
    r"|we|u|me|it|this|that|my|your|the|a|any|be|speak|speaks|speaking|use|using|talk|talking|chat|chatting|write|writing|answer|answers|answering|reply|replying|respond|responding"
    r"|switch|change|say|tell|explain|go|continue|again|back|in|into|to|with|for|from|now|on|instead|rather|than|of|what|how|about|prefer|want|need|only|just|like|able|possible"
    r"|understand|read|know|not|no|cannot|but|and|or|so|why|language|version|all|at|well|good|very|let'?s|much|better|bad|poor|hard|too|really)\b",
    re.IGNORECASE,
)
#: Beside a question: "逾期会怎样？用英文回答", "in English please: what is Huabei", "explain Huabei in English".
_BESIDE = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        r"(?P<rest>.*(?:[,，。.;；?？!！\n]|[一-鿿](?=\s)))\s*(?P<wish>[^,，。.;；?？!！\n]+)[.。!！?？~\s]*",
        r"(?P<wish>[^,，。.:：;；?？!！\n]+)[,，。.:：;；?？!！\n]\s*(?P<rest>.+)",
        r"(?P<rest>(?:please )?(?:explain|tell me)\b.*\S)\s+(?P<wish>in (?:english|chinese|mandarin))[.?! ]*",
        r"(?P<wish>请?用(?:英文|英语|中文|普通话)(?:说|讲|解释|告诉我|回答)(?:说|讲|一下)?)(?P<rest>.+)",
    )
)
_LONGEST_WISH = 80


def language_wished(text: str) -> Wished | None:
    """Return the language that a message asks to be answered in: "说英文可以吗", "逾期会怎样？用英文回答"."""
    alone = _wished(text)
    if alone is not None:
        return Wished(alone, "")
    for pattern in _BESIDE:
        said = pattern.fullmatch(text.strip())
        lang = _wished(said["wish"]) if said else None
        if said and lang:
            return Wished(lang, said["rest"].strip(" ,，"))
    return None


def _wished(text: str) -> Lang | None:
    """Return the language that is wished for where nothing else is said."""
    if len(text) > _LONGEST_WISH or not _NAMES.search(text):
        return None
    if any(char.isalnum() for char in _WISHING.sub(" ", _NAMES.sub(" ", text))):
        return None
    wanted: set[Lang] = set()
    refused: set[Lang] = set()
    for clause in re.split(r"[,，。.;；!！?？\n]+|\bbut\b", _YES_NO.sub("", text)):
        for lang, beside in _mentions(clause):
            (refused if _NOT.search(beside) else wanted).add(lang)
    others: set[Lang] = {"zh" if lang == "en" else "en" for lang in refused}
    for langs in (wanted - refused, others):
        if len(langs) == 1:
            return langs.pop()
    return None


def _mentions(clause: str) -> list[tuple[Lang, str]]:
    """Return each language that a clause names with the words before it; the last one has those after it as well."""
    found = list(_NAMES.finditer(clause))
    starts = (0, *(match.end() for match in found))
    beside = [clause[start : match.start()] for start, match in zip(starts, found, strict=False)]
    if found:
        beside[-1] += clause[found[-1].end() :]
    return [("en" if match["en"] else "zh", words) for match, words in zip(found, beside, strict=True)]
