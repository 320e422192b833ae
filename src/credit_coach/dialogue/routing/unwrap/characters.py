"""Characters in another dress: traditional ones, torn apart, figures for letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def together(text: str) -> str:
    """Join characters and letters that were torn apart."""
    text = _SEPARATED.sub("", text)
    if len(_TORN.findall(text)) >= 6:
        text = _TORN.sub("", text).replace(" .", " ")
    return _SPELLED.sub(lambda match: f" {_GAPS.sub('', match[0])} ", text)


def simplified(text: str) -> str:
    """Write traditional characters as simplified ones."""
    return text.translate(_SIMPLIFIED)


def as_letters(text: str) -> Iterator[str]:
    """Yield the text with figures that stand for letters replaced, in each way that changes it."""
    for table in _DIGITS_AS_LETTERS:
        letters = _LEET.sub(lambda match, table=table: match[0].translate(table), text)  # type: ignore[misc]
        if letters != text:
            yield letters
