"""Terms that matter, hidden behind syllables, homophones and look-alikes, one character at a time."""

from __future__ import annotations

import re

# Terms that are hidden behind pinyin, homophones or look-alikes: each character with other ways to write it.
_WAYS = {
    "套": "tao|淘|陶|掏|讨",
    "现": "xian|现|線|线|限|县|陷|xianjin",
    "流": "liu|刘|留",
    "水": "shui|氵|税",
    "伪": "wei|委|维",
    "造": "zao|皂",
    "假": "jia|甲|jiǎ",
    "证": "zheng|正|证|正",
    "明": "ming",
    "转": "zhuan|专",
    "移": "yi|亿|宜",
    "财": "cai|才|材",
    "产": "chan|铲",
    "资": "zi",
    "隐": "yin",
    "匿": "ni",
    "躲": "duo|朵",
    "债": "zhai|寨|责",
    "逃": "tao|淘|桃",
    "背": "bei|贝|备",
    "自": "zi|字|紫|子",
    "杀": "sha|沙|砂|鲨|刹|煞|莎",
    "死": "si|4|四|s|屎|亖",
    "想": "xiang|想|像|相",
    "不": "bu|卜|8",
    "活": "huo|火",
    "跳": "tiao",
    "楼": "lou|偻",
    "割": "ge",
    "腕": "wan",
    "跑": "pao",
    "分": "fen",
    "洗": "xi",
    "钱": "qian|黔",
    "银": "yin",
    "行": "hang|航",
    "卡": "ka|咔|〸",
    "征": "zheng|争|正|zhēng",
    "信": "xin|xìn",
    "白": "bai",
    "催": "cui|崔|吹",
    "收": "shou",
    "人": "ren",
    "肉": "rou",
    "开": "kai",
    "盒": "he|合|何",
    "公": "gong",
    "章": "zhang|张",
    "工": "gong",
    "离": "li",
    "婚": "hun|昏",
    "网": "wang",
    "贷": "dai|袋|带|代|貸",
    "花": "hua",
    "呗": "bei|贝",
}
_TERMS = (
    "套现",
    "流水",
    "伪造",
    "假证明",
    "证明",
    "转移",
    "财产",
    "资产",
    "隐匿",
    "躲债",
    "逃债",
    "背债",
    "自杀",
    "想死",
    "不想活",
    "跳楼",
    "割腕",
    "跑分",
    "洗钱",
    "洗白",
    "银行卡",
    "征信",
    "人肉",
    "开盒",
    "公章",
    "假离婚",
    "网贷",
    "花呗",
    "催收",
)
#: Pairs of look-alikes that are ordinary words by themselves and must stay as they are.
_ORDINARY = frozenset(
    {
        "正信",
        "争信",
        "专亿",
        "才产",
        "资铲",
        "带代",
        "刘水",
        "留水",
        "委造",
        "正明",
        "像死",
        "相死",
        "开合",
        "吹收",
        "带网",
        "网代",
        "网带",
        "花贝",
        "证正",
        "想四",
        "讨现",
        "讨线",
        "陶县",
    }
)


def _term_pattern(term: str) -> str:
    parts = []
    for char in term:
        ways = "|".join(sorted(set(_WAYS[char].split("|")), key=len, reverse=True))
        parts.append(f"(?:{char}|{ways})")
    return r"(?<![A-Za-z])" + r"[\s.·*\-_/|1-4]{0,2}?".join(parts) + r"(?![A-Za-z])"


_SPELT = tuple((term, re.compile(_term_pattern(term), re.IGNORECASE)) for term in _TERMS)


def spelt_out(text: str) -> str:
    """Write the terms that matter in their usual characters."""
    for term, pattern in _SPELT:
        text = pattern.sub(lambda match, term=term: match[0] if match[0] in _ORDINARY else term, text)  # type: ignore[misc]
    return text
