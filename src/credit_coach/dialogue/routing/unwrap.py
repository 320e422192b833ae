"""Other ways to read a message: what a wrapper hides is looked at in plain form as well.

`readings` gives the message itself and each plain form that differs from it: traditional characters as simplified ones,
characters torn apart, spelt in pinyin, homophones or digits, decoded or reversed text, the parts of a split request put
together, words that an earlier message defined. Every step is linear in the length, and the number of readings is bounded.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

#: Characters of a message that are unwrapped, readings that are looked at, and earlier messages that may define words.
MAX_CHARS, MAX_READINGS, MAX_EARLIER = 3000, 24, 6


@dataclass(frozen=True)
class Reading:
    """One way to read a message, and how it came about."""

    text: str
    how: str


def readings(text: str, earlier: Sequence[str] = ()) -> list[Reading]:
    """Return the message as it is and all its plain forms, the message first, each text once."""
    text = text[:MAX_CHARS]
    found = {text: Reading(text, "as-written")}
    for how, form in _forms(text, earlier):
        for variant_how, variant in ((how, form), *_plain(how, form)):
            if len(found) < MAX_READINGS and variant.strip():
                found.setdefault(variant, Reading(variant, variant_how))
    return list(found.values())


def _forms(text: str, earlier: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from _plain("as-written", text)
    chinese = _in_chinese(text)
    if chinese != text:
        yield "mixed", chinese
    spaced = _SEAM.sub(" ", text)
    if spaced != text:
        yield "spaced", spaced
    without_frame = _FRAME_MARKS.sub(" ", text)
    if without_frame != text:
        yield "without-marks", without_frame
    for decoded in _decoded(text):
        yield "decoded", decoded
        for again in _decoded(decoded):
            yield "decoded", again
    yield from (("reversed", reversed_) for reversed_ in _reversed(text))
    shifted = _shifted(text)
    if shifted:
        yield "shifted", shifted
    joined = _joined_parts(text)
    if joined:
        yield "put-together", joined
    for defined in _with_definitions(text, earlier):
        yield "defined-earlier", defined


def _plain(how: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the forms in which letters and characters are written in their usual way."""
    simple = text.translate(_SIMPLIFIED)
    if simple != text:
        yield f"{how}+simplified", simple
    together = _together(simple)
    if together != simple:
        yield f"{how}+joined", together
    hanzi = _from_pinyin(simple)
    if hanzi:
        yield f"{how}+pinyin", hanzi
    spelt = _spelt_out(simple)
    if spelt != simple:
        yield f"{how}+spelt", spelt
    if together != simple:
        again = _spelt_out(together)
        if again != together:
            yield f"{how}+joined+spelt", again
    for table in _DIGITS_AS_LETTERS:
        letters = _LEET.sub(lambda match, table=table: match[0].translate(table), simple)  # type: ignore[misc]
        if letters != simple:
            yield f"{how}+letters", letters


# ---- characters ----

_SIMPLIFIED = str.maketrans(
    "債錢還貸銀賬帳號騙轉過戶離財產隱執偽證明書條單據報網絡錄資訊會個們麼怎樣給幫寫邊邊後來現實體幾萬億無業營開關門樓藥殺傷緊機構務員約協商談賠償償罰審訴訟狀師傳票達應該當時間題問說話聽見電話簡訊誰將讓對嗎於從東車買賣費額滿減終結續繼寶變親爺媽爸爺孫爾婦偷竊盜搶劫毆綁鎖斷腳臉頭發飛風險難憂愁傷處醫療癥斃墜橋頂躍絕望遺囑願誤認識別規則戲裝備啟動產權屬擔職責養兒歲學級課漢語譯編碼讀寫華國際團隊黨選舉經濟濟貿滙匯兌幣點線級總統計劃練習慣檢驗憑據贓黑錢洗錢賭場贏輸癮戒斷",
    "债钱还贷银账账号骗转过户离财产隐执伪证明书条单据报网络录资讯会个们么怎样给帮写边边后来现实体几万亿无业营开关门楼药杀伤紧机构务员约协商谈赔偿偿罚审诉讼状师传票达应该当时间题问说话听见电话简讯谁将让对吗于从东车买卖费额满减终结续继宝变亲爷妈爸爷孙尔妇偷窃盗抢劫殴绑锁断脚脸头发飞风险难忧愁伤处医疗症毙坠桥顶跃绝望遗嘱愿误认识别规则戏装备启动产权属担职责养儿岁学级课汉语译编码读写华国际团队党选举经济济贸汇汇兑币点线级总统计划练习惯检验凭据赃黑钱洗钱赌场赢输瘾戒断",
)
_SEPARATED = re.compile(r"(?<=[一-鿿])[\s.·•*\-_/|\\,，、~+=^#&:：;；。…'\"]{1,3}(?=[一-鿿])")
_SPELLED = re.compile(r"(?<![A-Za-z0-9@$])(?:[A-Za-z0-9@$][\s.\-_*/|·+]{1,2}){2,}[A-Za-z0-9@$](?![A-Za-z0-9@$])")
#: A mark after every letter: "w.h.a.t. .d.o" tears letters apart and leaves the words.
_TORN = re.compile(
    r"(?<=(?<![A-Za-z0-9])[A-Za-z0-9'])[.\-_*|/](?=[A-Za-z0-9' ]|$)|(?<=[.\-_*|/][A-Za-z0-9'])[.\-_*|/](?=[A-Za-z0-9' ]|$)"
)
_GAPS = re.compile(r"[\s.\-_*/|·+]{1,2}")
_LEET = re.compile(r"(?<![A-Za-z0-9@$!])(?=[A-Za-z0-9@$!]*[A-Za-z])(?=[A-Za-z0-9@$!]*[0-9@$!])[A-Za-z0-9@$!]{3,}")
_DIGITS_AS_LETTERS = (str.maketrans("013457@$!", "oleastasi"), str.maketrans("013457@$!", "oieastasi"))


def _together(text: str) -> str:
    """Join characters and letters that were torn apart."""
    text = _SEPARATED.sub("", text)
    if len(_TORN.findall(text)) >= 6:
        text = _TORN.sub("", text).replace(" .", " ")
    return _SPELLED.sub(lambda match: f" {_GAPS.sub('', match[0])} ", text)


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


def _spelt_out(text: str) -> str:
    """Write the terms that matter in their usual characters."""
    for term, pattern in _SPELT:
        text = pattern.sub(lambda match, term=term: match[0] if match[0] in _ORDINARY else term, text)  # type: ignore[misc]
    return text


# Whole sentences in pinyin: the words that rules need, by their syllables.
_PINYIN_WORDS = (
    "怎么 zen me|怎样 zen yang|如何 ru he|教我 jiao wo|帮我 bang wo|给我 gei wo|替我 ti wo|告诉 gao su|我 wo|你 ni|他 ta|想 xiang|要 yao|找 zhao|哪个 na ge|哪里 na li|多少钱 duo shao qian|一个月 yi ge yue|一份 yi fen|一张 yi zhang|写 xie|编 bian|办 ban|开 kai|改 gai|弄 nong|买 mai|卖 mai|租 zu|"
    "信用卡 xin yong ka|额度 e du|现金 xian jin|变成 bian cheng|套现 tao xian|套出来 tao chu lai|套 tao|花呗 hua bei|白条 bai tiao|刷卡机 shua ka ji|中介 zhong jie|银行 yin hang|银行卡 yin hang ka|流水 liu shui|数字 shu zi|看不出来 kan bu chu lai|收入证明 shou ru zheng ming|证明 zheng ming|不存在 bu cun zai|公司 gong si|假 jia|假的 jia de|伪造 wei zao|合同 he tong|租房合同 zu fang he tong|公积金 gong ji jin|"
    "诊断证明 zhen duan zheng ming|没病 mei bing|停息 ting xi|材料 cai liao|逾期 yu qi|记录 ji lu|撤掉 che diao|征信 zheng xin|征信报告 zheng xin bao gao|征信修复 zheng xin xiu fu|客户 ke hu|交钱 jiao qian|工资 gong zi|别人 bie ren|卡 ka|法院 fa yuan|起诉 qi su|执行 zhi xing|财产 cai chan|财产 cai chan xie yi|转移 zhuan yi|躲债 duo zhai|离婚 li hun|假离婚 jia li hun|房子 fang zi|亲戚 qin qi|"
    "网贷 wang dai|贷款 dai kuan|借钱 jie qian|不还 bu huan|彻底 che di|消失 xiao shi|找不到 zhao bu dao|出租 chu zu|交货 jiao huo|跑分 pao fen|冻结 dong jie|不会 bu hui|被抓 bei zhua|背 bei|房贷 fang dai|好处费 hao chu fei|入行 ru hang|名单 ming dan|电话 dian hua|身份证 shen fen zheng|人脸识别 ren lian shi bie|欠款人 qian kuan ren|消息 xiao xi|群发 qun fa|没脸见人 mei lian jian ren|冒充 mao chong|工作人员 gong zuo ren yuan|"
    "催款 cui kuan|催收 cui shou|孩子 hai zi|学校 xue xiao|吓唬 xia hu|投诉 tou su|恶意投诉 e yi tou su|编造理由 bian zao li you|免掉 mian diao|债 zhai|来路不明 lai lu bu ming|钱 qian|洗干净 xi gan jing|洗钱 xi qian|洗白 xi bai|对方 dui fang|知道 zhi dao|不让 bu rang|打出来 da chu lai|不想活 bu xiang huo|想死 xiang si|自杀 zi sha|跳楼 tiao lou|割腕 ge wan|遗书 yi shu|赌 du|翻本 fan ben|自己 zi ji|网店 wang dian"
)
_PINYIN = {pinyin: word for word, _, pinyin in (entry.partition(" ") for entry in _PINYIN_WORDS.split("|"))}
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iong|uang|iang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|er|a|o|e|i|u|v)",
    re.IGNORECASE,
)


def _from_pinyin(text: str) -> str:
    """Return the characters of a sentence in pinyin, as far as the words are known; "" for anything else."""
    tokens = re.findall(r"[a-z]+", text.lower())
    if (
        len(tokens) < 4
        or re.search(r"[一-鿿]", text)
        or sum(bool(_SYLLABLE.fullmatch(one)) for one in tokens) < 0.9 * len(tokens)
    ):
        return ""
    out, place = [], 0
    while place < len(tokens):
        for size in (5, 4, 3, 2, 1):
            word = _PINYIN.get(" ".join(tokens[place : place + size]))
            if word or size == 1:
                out.append(word or tokens[place])
                place += size
                break
    return "".join(out)


# English words that people mix into Chinese, with the Chinese ones.
_MIXED = {
    "assets?": "财产",
    "transfer": "转移",
    "hide": "隐藏",
    "fake": "假",
    "template": "模板",
    "statements?": "流水",
    "bank": "银行",
    "bank statements?": "银行流水",
    "payslips?": "工资条",
    "income": "收入",
    "proof": "证明",
    "check": "查",
    "partner": "对象",
    "boyfriend": "男朋友",
    "girlfriend": "女朋友",
    "my": "我的",
    "bill": "账单",
    "due date": "还款日",
    "application": "申请",
    "cancel": "取消",
    "declined": "被拒",
    "refund": "退款",
    "reason": "原因",
    "account": "账户",
    "borrow": "借",
    "loans?": "贷款",
    "chase": "翻本",
    "slots?": "老虎机",
    "casino": "赌场",
    "bet": "下注",
    "lose|lost": "输了",
    "balance": "余额",
    "limit": "额度",
    "block|freeze": "冻结",
    "help me": "帮我",
    "talk to": "找",
    "not a bot": "不要机器人",
    "bot": "机器人",
    "break my legs?": "打断我的腿",
    "threaten(?:ing)?(?: me)?": "威胁我",
    "kill me": "弄死我",
    "beat me": "打我",
    "wake up": "醒来",
    "no way out": "没有出路",
    "want to die|wanna die": "想死",
    "die": "死",
    "suicide": "自杀",
    "cash out": "套现",
    "cash": "现金",
    "credit card": "信用卡",
    "cards?": "卡",
    "sell": "卖",
    "rent(?: out)?": "出租",
    "buy": "买",
    "debts?": "债",
    "disappear": "消失",
    "not pay": "不还",
    "report": "征信报告",
    "scam": "骗局",
    "app": "app",
    "how to": "怎么",
    "how": "怎么",
    "where": "哪里",
    "divorce": "离婚",
    "court": "法院",
    "lawyer": "律师",
    "legal": "合法吗",
    "illegal": "违法吗",
    "is it": "是不是",
    "can i": "我能不能",
    "please": "请",
    "delete": "删除",
    "record": "记录",
    "agent": "中介",
    "recommend": "推荐",
    "jail": "坐牢",
    "prison": "坐牢",
    "definitely": "肯定",
    "go to": "去",
    "police": "警察",
}
_MIXED_WORDS = re.compile(
    r"(?<![A-Za-z])(?:" + "|".join(f"({word})" for word in sorted(_MIXED, key=len, reverse=True)) + r")(?![A-Za-z])",
    re.IGNORECASE,
)
_MIXED_MEANINGS = tuple(_MIXED[word] for word in sorted(_MIXED, key=len, reverse=True))
#: "想kill myself": between a character and a letter there is no border of a word.
_SEAM = re.compile(r"(?<=[一-鿿])(?=[A-Za-z])|(?<=[A-Za-z])(?=[一-鿿])")
_GAP_AT_HAN = re.compile(r"(?<=[一-鿿]) +| +(?=[一-鿿])")


def _in_chinese(text: str) -> str:
    """Put the English words of a mixed message into Chinese; a message in one language stays as it is."""
    if not re.search(r"[一-鿿]", text) or not re.search(r"[A-Za-z]{2}", text):
        return _GAP_AT_HAN.sub("", text)
    words = _MIXED_WORDS.sub(lambda match: _MIXED_MEANINGS[(match.lastindex or 1) - 1], text)
    return _GAP_AT_HAN.sub("", words)


# ---- frames ----

_FRAME_MARKS = re.compile(
    r"<\|?/?[\w ]{1,20}\|?>|\[/?(?:INST|SYS|system|user|assistant|系统|系统通知|系统消息)[^\]\n]{0,20}\]|<<?/?SYS>>?"
    r"|^\s*(?:#+\s*)?(?:system|user|assistant|human|系统|用户|助手)\s*[:：]|```\w*|[{}\[\]<>\"“”「」『』‘’`*_#|~^]",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED = re.compile(r"[“\"「『'‘]([^“”\"「」『』'‘’\n]{1,60})[”\"」』'’]")
_ASSIGNED = re.compile(
    r"(?:^|[\s，,;；。设令让])([A-Za-z甲乙丙丁ABCXYZ①②③][0-9]?)\s*(?:=|＝|:|：|是|为|代表)\s*[“\"「'‘]?([^，,;；。\n“”\"「」'‘’]{1,40})"
)


def _joined_parts(text: str) -> str:
    """Put the quoted or assigned parts of a split request together, in their order."""
    assigned = [match[2].strip() for match in _ASSIGNED.finditer(text)]
    quoted = [match[1] for match in _QUOTED.finditer(text)]
    parts = assigned if len(assigned) > 1 else quoted
    if len(parts) < 2:
        return ""
    gap = " " if parts[0].isascii() else ""
    return gap.join(parts[:12])


_DEFINES = (
    re.compile(
        r"(?:记住|记一下|约定|规定|设定?|假设|令|以后|接下来|从现在起|暗号|代号)[^“”\"「」\n]{0,8}?[“\"「'‘]?([^，,。“”\"「」'‘’\s]{1,8}?)[”\"」'’]?"
        r"(?:就是|就代表|代表|等于|=|指的是|指|意思是|表示|叫做|代替)[“\"「'‘]?([^。；;\n“”\"「」‘’]{2,80})"
    ),
    re.compile(
        r"(?:用|拿|以)[“\"「'‘]?([^，,。“”\"「」'‘’\s]{1,8}?)[”\"」'’]?(?:来)?(?:代表|代替|表示|指代|称呼)[“\"「'‘]?([^，,。；;\n“”\"「」'‘’]{2,30})"
    ),
    re.compile(
        r"(?:把|将)[“\"「'‘]?([^，,。“”\"「」'‘’\s]{2,20}?)[”\"」'’]?(?:叫做?|称为|称作|简称|记作|说成|替换(?:成|为))[“\"「'‘]?([^，,。；;\n“”\"「」'‘’]{1,10})"
    ),
    re.compile(
        r"\b(?:remember|let'?s say|suppose|assume|from now on|define|let|agree that)\b[:,]? ?(?:that )?(?:the word )?[\"'“‘]?([A-Za-z][\w -]{0,24}?)[\"'”’]? "
        r"(?:means?|stands? for|=|refers? to|is code for|equals?|represents?|be):?[ \"'“‘]+([^.;\n\"”]{3,140})",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:call|name)\b ([^.,;\n\"]{4,50}?) [\"'“‘]([A-Za-z][\w -]{0,24})[\"'”’]", re.IGNORECASE),
)
_REMEMBERED = re.compile(
    r"(?:请)?(?:先)?(?:记住|记好|记下来?|记一下|remember(?: this| that)?)[:：,，]?\s*(.{2,80})",
    re.IGNORECASE | re.DOTALL,
)


def _replaced(text: str, word: str, meaning: str) -> str:
    """Put `meaning` for `word` in any case; a text that would grow beyond all bounds is cut."""
    if not word or word == meaning or (len(word) < 2 and word.isascii()):
        return text
    return meaning.join(re.split(re.escape(word), text, flags=re.IGNORECASE))[:MAX_CHARS]


def _with_definitions(text: str, earlier: Sequence[str]) -> Iterator[str]:
    """Yield the message with the words that it or an earlier one defined replaced by what they stand for."""
    replaced = text
    for message in (*earlier[-MAX_EARLIER:], text):
        for number, pattern in enumerate(_DEFINES):
            for match in pattern.finditer(message[:MAX_CHARS]):
                word, meaning = (match[2], match[1]) if number in (2, 4) else (match[1], match[2])
                source = replaced if message is not text else replaced.replace(match[0], " ")
                replaced = _replaced(source, word.strip(), meaning.strip())
    if replaced != text:
        yield replaced
    if earlier and len(text) <= 80 and _POINTS_BACK.search(text):
        remembered = _REMEMBERED.search(earlier[-1][:MAX_CHARS])
        if remembered:
            yield f"{text} {remembered[1]}"


_POINTS_BACK = re.compile(
    r"这(个|件|事|样|句)|那(个|件|事|样|句|怎么|要怎么)|它|该(词|做法|方法|操作)|刚才|上面|记住的|前面|这么做|那么做|怎么(做|弄|操作|办到)|\b(it|this|that|those|the (word|phrase|thing|above)|do so)\b",
    re.IGNORECASE,
)


# ---- codes ----

_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{12,}={0,2}(?![A-Za-z0-9+/_-])")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:(?:0x|\\x)?[0-9A-Fa-f]{2}[\s,]?){6,}(?![0-9A-Za-z])")
_UNICODE = re.compile(r"(?:\\u[0-9A-Fa-f]{4}){2,}|(?:U\+[0-9A-Fa-f]{4}\s?){2,}")
_BINARY = re.compile(r"(?<![01])(?:[01]{8}[\s,]?){4,}(?![01])")


def _decoded(text: str) -> Iterator[str]:
    """Yield the message with each readable code in it replaced by what it says, and what it says alone."""
    for pattern, decode in (
        (_BASE64, _from_base64),
        (_HEX, _from_hex),
        (_UNICODE, _from_unicode),
        (_BINARY, _from_binary),
    ):
        said: list[str] = []

        def replace(match: re.Match[str], decode=decode, said=said) -> str:  # type: ignore[no-untyped-def]
            plain = decode(match[0])
            if not _readable(plain):
                return match[0]
            said.append(plain)
            return f" {plain} "

        whole = pattern.sub(replace, text)
        if said:
            yield whole
            yield " ".join(said)
    if "%" in text and unquote(text) != text:
        yield unquote(text)
    if "&#" in text and html.unescape(text) != text:
        yield html.unescape(text)


def _from_base64(code: str) -> str:
    bare = code.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""


def _from_hex(code: str) -> str:
    try:
        return bytes.fromhex(re.sub(r"0x|\\x|[\s,]", "", code)).decode("utf-8")
    except ValueError:
        return ""


def _from_unicode(code: str) -> str:
    return "".join(
        chr(int(point, 16)) for point in re.findall(r"[0-9A-Fa-f]{4}", code) if not "D800" <= point.upper() <= "DFFF"
    )


def _from_binary(code: str) -> str:
    try:
        return bytes(int(part, 2) for part in re.findall(r"[01]{8}", code)).decode("utf-8")
    except ValueError:
        return ""


def _readable(text: str) -> bool:
    if len(text) < 2:
        return False
    good = sum(
        (char.isalpha() and (char.isascii() or "一" <= char <= "鿿")) or char in " ,.?!，。？！'" or char.isdigit()
        for char in text
    )
    return good >= 0.85 * len(text) and (max(text) >= "一" or " " in text.strip() or len(text) < 24)


_COMMON = re.compile(
    r"\b(the|to|my|how|do|is|of|and|can|for|in|it|what|you|on|me|please|pay|loan|debt|credit|card|help)\b",
    re.IGNORECASE,
)


_SAYS_BACKWARDS = re.compile(r"\b(revers\w*|backwards?|order of (the )?words|right to left|last word)\b", re.IGNORECASE)


#: Pairs of characters, and short words, that are common in this order and not in the other.
_USUAL = re.compile(
    r"怎么|怎样|如何|什么|多少|可以|没有|已经|帮我|教我|给我|告诉|方法|步骤|银行|信用|花呗|白条|征信|贷款|网贷|逾期|还款|催收|流水|证明|收入|伪造|套现|转移|财产|躲债|自杀|不想|想死|现金|法院|执行|账户|额度|一个|一份|详细|请问|办法|哪里|我想|这个|身份证|别人|借钱|如果|被骗|赌博|老公|债务|欠债"
    r"|\b(?:the|how|to|my|is|of|and|can|for|what|you|me|loan|debt|credit|card|fake|cash|out|bank|hide|money|want|die)\b",
    re.IGNORECASE,
)


def _reversed(text: str) -> Iterator[str]:
    """Yield the message backwards, by characters and by words, and each quoted part backwards."""
    backwards = text[::-1]
    if len(_USUAL.findall(backwards)) > len(_USUAL.findall(text)):
        yield backwards
    words = text.split()
    if len(words) > 3 and text.isascii() and _SAYS_BACKWARDS.search(text):
        yield " ".join(reversed(words))
        yield " ".join(word[::-1] for word in words)
    for match in _QUOTED.finditer(text):
        if len(match[1]) >= 4 and len(_USUAL.findall(match[1][::-1])) > len(_USUAL.findall(match[1])):
            yield match[1][::-1]
    _, colon, tail = text.replace("：", ":").rpartition(":")
    if colon and len(tail.strip()) >= 4 and len(_USUAL.findall(tail[::-1])) > len(_USUAL.findall(tail)):
        yield tail.strip()[::-1]


def _shifted(text: str) -> str:
    """Return the text with its letters shifted back where that makes English of it, as rot13 does; "" otherwise."""
    letters = [char for char in text if char.isascii() and char.isalpha()]
    if len(letters) < 12:
        return ""
    sample = text[:600]
    best, most = "", max(2, len(_COMMON.findall(sample)))
    if _COMMON.findall(codecs.decode(sample, "rot13")) and len(_COMMON.findall(codecs.decode(sample, "rot13"))) >= most:
        return codecs.decode(text, "rot13")
    for shift in range(1, 26):
        moved = sample.translate(_shift_table(shift))
        count = len(_COMMON.findall(moved))
        if count > most:
            best, most = text.translate(_shift_table(shift)), count
    return best


def _shift_table(shift: int) -> dict[int, int]:
    lower, upper = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return str.maketrans(lower + upper, lower[shift:] + lower[:shift] + upper[shift:] + upper[:shift])
