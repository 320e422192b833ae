"""What people call a number right before they write it: "身份证号是", "卡号：", "order no. ".

The nearest name decides. A number that is named as an order, a contract or a case is nobody's identity.
"""

from __future__ import annotations

import re
from typing import Literal

Name = Literal["other", "amount", "identity", "permit", "card", "account", "phone", "line"]

_NAMES: tuple[tuple[Name, str], ...] = (
    ("identity", r"身份证|身份号|证件号|证件编号|居住证|驾驶证|驾照|户口|\b(?:id|identity)(?: card)?(?= (?:no|num|is|card)|[ :#.]*\Z)|\bidentity\b|\bsfz\b"),
    ("permit", r"护照|通行证|回乡证|台胞证|军官证|士兵证|\bpassport\b|\b(?:travel )?permit\b"),
    ("card", r"银行卡|储蓄卡|借记卡|信用卡|工资卡|贷记卡|还款卡|绑定?的?卡|卡号|卡是|的卡|张卡|我卡|[行付联]卡|\b(?:bank|debit|credit) card\b|\bcard\b"),
    ("account", r"账号|帐号|账户|帐户|户号|社保卡?号?|医保卡?号?|公积金(?=账|帐|号)|学号|工号|qq号?|支付宝(?=号|账|帐|:)|微信(?=号|:)|\b(?:bank )?account\b|\bqq\b|\biban\b"),
    ("line", r"座机|固话|宅电|家庭电话|家里的?电话|我(?:家|的)?电话|\blandline\b|\bhome (?:phone|number)\b"),
    ("phone", r"手机|电话|联系方式|联系我|微信同号|本机|短信|\b(?:mobile|phone|cell(?:phone)?|tel|telephone|whatsapp|call|text|contact|reach me)\b"),
    (
        "other",
        r"订单|单号|运单|快递|物流|流水|合同|协议|编号|案号|案件|工单|受理|交易|发票|凭证|申请|保单|票据|票号|文号|公告|批次|型号|货号|序列|序号|税号|信用代码|注册号|参考号|回执|商户|设备|项目|产品|代码|条码|房号|时间戳|版本|网址|链接"
        r"|\b(?:order|contract|agreement|case|invoice|ref|reference|ticket|tracking|parcel|serial|transaction|policy|application|docket|version|model|sku|part|receipt|timestamp|imei|merchant)\b",
    ),
    ("amount", r"[¥￥$€]|人民币|\brmb\b|\bcny\b|金额|本金|余额|欠款|额度|总额|利息|收入|存款|工资|\b(?:amount|balance|principal|income|salary|owe)\b"),
)  # fmt: skip
#: One word may be in another: "银行卡号" is a card and no number of a contract, "证件编号" an identity.
_NAME = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _NAMES), re.IGNORECASE)
#: How far before a number its name may stand, and what parts the two for good.
_REACH = 24
_PARTS = re.compile(r"[0-9。！!？?；;\n\]]")
#: How much else may stand between; what is not personal must be named right before it: "订单有问题，打我139..." is a call.
_GAP: dict[Name, int] = {"other": 0, "amount": 0, "account": 5, "line": 6, "phone": 10, "card": 10, "identity": 12, "permit": 10}  # fmt: skip
#: What links a name to its number, however long.
_LINK = re.compile(
    r"(?:号码?|编号|单号|代码|码|第|的|如下|显示|写的|是|为|[:#=（(“\"' ]|no\.?|number|num|code|id|is|was|the|my)*",
    re.IGNORECASE,
)
_CARD_BEHIND = re.compile(r" ?[)）”\"']?(?:是|这|那|的|我)?[这那]?张?(?:银行|储蓄|信用|工资)?卡")


def card_behind(text: str, end: int) -> bool:
    """Tell whether the number that ends at `end` is called a card right behind it."""
    return _CARD_BEHIND.match(text, end) is not None


_PHONE_BEHIND = re.compile(
    r" ?[,，]?(?:这|就)?是?(?:我|他|她|本人|我们)?(?:自己|家)?的?(?:手机|电话|号码|联系方式|微信)"
)


def phone_behind(text: str, end: int) -> bool:
    """Tell whether the number that ends at `end` is called a telephone right behind it."""
    return _PHONE_BEHIND.match(text, end) is not None


def name_before(text: str, start: int) -> Name | None:
    """Return what the number at `start` is called, None where nothing near says so."""
    before = text[max(0, start - _REACH) : start]
    cut = max((match.end() for match in _PARTS.finditer(before)), default=0)
    last = None
    for match in _NAME.finditer(before, cut):
        last = match
    if last is None or last.lastgroup is None:
        return None
    name: Name = last.lastgroup  # type: ignore[assignment]  # the groups are the names
    near = len(before) - last.end() <= _GAP[name] or _LINK.fullmatch(before, last.end())
    return name if near else None
