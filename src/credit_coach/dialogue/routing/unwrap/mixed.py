"""Two languages in one message."""

from __future__ import annotations

import re

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


def in_chinese(text: str) -> str:
    """Put the English words of a mixed message into Chinese; a message in one language stays as it is."""
    if not re.search(r"[一-鿿]", text) or not re.search(r"[A-Za-z]{2}", text):
        return _GAP_AT_HAN.sub("", text)
    words = _MIXED_WORDS.sub(lambda match: _MIXED_MEANINGS[(match.lastindex or 1) - 1], text)
    return _GAP_AT_HAN.sub("", words)


def with_seams(text: str) -> str:
    """Put a space between characters and letters, so that words have their borders."""
    return _SEAM.sub(" ", text)
