"""What people owe on, as a question: the products of the vocabulary by the names that people use."""

from __future__ import annotations

import re

from credit_coach.dialogue.kinds import ChoiceKind
from credit_coach.dialogue.walk import Question


def _re(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


#: One product: the amount, the days and the rate of a sum belong to it alone.
PRODUCT = Question(
    "product",
    ChoiceKind(
        {
            "huabei": _re(r"花呗|花贝|\bhua ?bei\b|\bant (credit pay|check later)\b"),
            "baitiao": _re(r"白条|金条|\bbai ?tiao\b|\bjd credit\b|\bwhite bar\b"),
            "monthly_pay": _re(
                r"月付|先用后付|美团(?!借|生活费)|\b(meituan|douyin)\b",
                r"\bmonthly[- ]pay\b|\b(buy|use) now,? pay later\b|\bBNPL\b|\byue ?fu\b|\bxian ?yong ?hou ?fu\b",
            ),
            "credit_card": _re(r"信用卡|贷记卡|刷卡|\b(credit |bank |visa )?cards?\b|\bxin ?yong ?ka\b"),
            "online_loan": _re(
                r"网贷|网络贷款|网上贷款|借呗|微粒贷|消费贷|小贷|现金贷|放心借|度小满|分期乐|借钱app|网络借款",
                r"\b(online|app|net|internet|cash|micro) ?loans?\b|\bloan apps?\b|\bjie ?bei\b|\bwei ?li ?dai\b|\bwangdai\b",
            ),
            "bank_loan": _re(
                r"银行(的)?贷款|银行(的)?信用贷|信用贷|抵押贷|房贷|车贷|按揭",
                r"\bbank loans?\b|\bmortgage\b|\bcar loans?\b",
            ),
            "private_loan": _re(
                r"民间借贷|高利贷|私人(借款|借的|放贷)|借条|欠条|(亲戚|朋友|同事|熟人)(的)?(钱|借)",
                r"\bprivate (loans?|lenders?)\b|\bloan sharks?\b|\bIOU\b",
            ),
        }
    ),
    optional=True,
    free=True,
    buttons=("huabei", "baitiao", "monthly_pay", "credit_card", "online_loan", "bank_loan"),
)
