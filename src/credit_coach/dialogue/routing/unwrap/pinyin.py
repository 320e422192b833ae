"""Whole sentences in pinyin."""

from __future__ import annotations

import re

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


def from_pinyin(text: str) -> str:
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
