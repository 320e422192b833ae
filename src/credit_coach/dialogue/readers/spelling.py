"""One spelling for many: capitals, traditional characters and the numerals of cheques, one character for one.

Positions stay those of the message, so a span found in the plain text is a span of the message.
"""

from __future__ import annotations

import re
import string

_TRADITIONAL = str.maketrans(
    "萬億兩塊圓個號餘幾數點來內過約錢週後這還債張筆頻戶無開從為於與時間幣港歐鎊單報償請買賣負歲禮雙貸頭錯確認說會對沒願記",
    "万亿两块元个号余几数点来内过约钱周后这还债张笔频户无开从为于与时间币港欧镑单报偿请买卖负岁礼双贷头错确认说会对没愿记",
)
_ALIKE = str.maketrans("圆−–—―～〜’‘", "元----~~''")
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_TABLE = {**_TRADITIONAL, **_ALIKE, **_LOWER}
_CHEQUE = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千")
#: 大陆 and 队伍 hold numerals of cheques too: only a digit with a unit behind it begins a numeral.
_CHEQUE_RUN = re.compile(
    r"(?<!大)[壹贰貳叁參肆伍陆陸柒捌玖零](?:[拾佰仟万亿]|元)[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万亿零]*+|(?<=[0-9])[佰仟]"
)
#: In 3500x12 the x is a sign between two numbers; elsewhere it is a letter.
_TIMES = re.compile(r"(?<=[0-9])x(?=[0-9])")


def plain(text: str) -> str:
    """The text in one spelling, as long as it was.

    >>> plain("月薪8K, 壹萬貳仟圓")
    '月薪8k, 一万二千元'
    """
    text = _TIMES.sub("×", text.translate(_TABLE))
    return _CHEQUE_RUN.sub(lambda match: match[0].translate(_CHEQUE), text)
