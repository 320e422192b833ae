"""Which messages want a payoff plan of their own debts, rather than an article about which debt comes first."""

from __future__ import annotations

import re
from datetime import date

from credit_coach.dialogue.household import told_apart
from credit_coach.dialogue.readers import find
from credit_coach.walks.payoff_plan.debts import read_debts

_PLAN = r"(还款|还债|还钱|还清|结清|债务|偿还|清债|上岸)的?(计划|方案|规划|顺序|次序|先后)|还(款|债)?(的)?(先后)?(顺序|次序|先后)"
_ASKED_FOR = r"(帮|给|替)(我|忙|俺)|想(要|做|排|有|早点|弄|列|定)|我要|来(一)?个|排(个|一|下|一下)|做(个|一|下|一下)|列(个|一|下)|出(个|一)|理(个|一|下)|规划(下|一下)?|制定|弄个|整个"
_WANTED = re.compile(
    rf"(?:{_ASKED_FOR})[^。？?]{{0,16}}(?:{_PLAN})|^(?:{_PLAN})(?:[，,：: ]|$)"
    rf"|(?:{_ASKED_FOR})[^。？?]{{0,12}}(?:先还[^。？?]{{0,6}}(?:再|后)还|还(?:哪|谁)[^。？?]{{0,6}}(?:再|后)|先后)"
    r"|(?:帮|给|替)我[^。？?]{0,8}(?:规划|安排|(?<!处)理|捋|排)[^。？?]{0,8}(?:怎么还|债务(?!人)|先还)"
    r"|(?:债|欠|贷款?)[^。？?]{0,12}(?:帮|给|替)我(?:做|排|列|出|定|弄)一?(?:个|下)(?:计划|方案)"
    r"|(?:该|要|应该)?先还(?:哪|谁)[^。？?]{0,6}(?:帮|给|替)我(?:算|排|看|理)|(?:帮|给|替)我(?:算|看|排)[^。？?]{0,8}先还(?:哪|谁)"
    r"|先还.{0,12}(?:做|排|出|列)个?(?:还债|还款)?(?:计划|方案)"
    r"|\b(?:make|made|give|get|draw up|work out|calculate|build|create|want|need|help( me)?( with)?|set up)\b[^.?!]{0,24}\b(?:pay(?:ing)?[ -]?off|repayment|debt|debts)\b[^.?!]{0,12}\bplan\b"
    r"|\b(?:make|give|get|draw up|work out|calculate|build|create|want|need|help)\b[^.?!]{0,20}\bplan\b[^.?!]{0,12}\b(?:to|for)\b[^.?!]{0,12}\b(?:pay(?:ing)?[ -]?(?:off|back|down)|repay|clear|debts?|get rid)"
    r"|\b(?:help|want|need)\b[^.?!]{0,12}\b(?:plan|order|work out|sort out|decide)\b[^.?!]{0,16}\b(?:pay(?:ing)?|clear|repay)\b[^.?!]{0,16}\b(?:off|debts?|back|them|down)\b"
    r"|\bget rid of (?:all )?my debts?\b[^.?!]{0,12}\bplan\b|\border my debts\b|\bplan my (?:debts?|repayments?)\b|\bput my debts in order\b"
    r"|^(?:a |the |my )?(?:debt )?(?:pay[ -]?off|pay off|repayment|plan for paying off)(?: my| the)?(?: debts?)?(?: plan)?(?: please| pls)?(?: for\b|[:,.]|$)",
    re.IGNORECASE,
)
#: Where the person asks how plans are made with a lender, or what becomes of one.
_ABOUT_PLANS = re.compile(
    r"协商|谈|银行(会|不|给|同意)|平台(会|不|给|同意)|调解|法院|起诉|执行|分期(计划|方案)|是什么|什么意思|有用吗|靠谱|逾期应对|^how (do|does|can|should|to|would)\b|\boverdue debts?\b|\b(negotiat\w*|court|lender (refuse|agree)|bank (refuse|agree)|mediat\w*)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"先还|后还|怎么还|咋还|如何还|还法|还清|还完|计划|方案|顺序|上岸|最省|最划算|省利息|分给|怎么分"
    r"|\b(first|pay(ing)? off|payoff|repay|order|plan|clear|debt[- ]free|snowball|avalanche|cheapest|tackle|attack|throw at|least interest|split (it|this|that))\b",
    re.IGNORECASE,
)
#: How one's own debts, told with their figures, are to be planned.
_PLANNED = re.compile(
    r"(怎么|如何|咋|怎样)(去|来)?(规划|安排|计划|制定|分配)[^。？?]{0,6}(还|债)|(还款|还钱|还债|债务)[^。？?]{0,4}(怎么|如何|咋|怎样)(规划|安排|计划|分配)"
    r"|\bhow (do|should|can|would) i (plan|organi[sz]e|arrange|structure)\b[^.?!]{0,20}\b(repay\w*|debts?|pay(ing)?)\b",
    re.IGNORECASE,
)
_OWED = re.compile(r"欠|贷|债|花呗|白条|信用卡|\b(owe|owing|debts?|loans?|cards?)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d|[一二两三四五六七八九][千万百]")
#: Days play no part in a list of debts.
_ANY_DAY = date(2000, 1, 1)

#: Whether care or a loan is paid first is no sum.
_CARE = re.compile(r"医院|住院|icu|手术|药费|抢救|化疗|\b(hospital|icu|surgery|chemo\w*|treatment)\b", re.IGNORECASE)


def opening(text: str) -> bool:
    """Tell whether a message asks for a plan, or tells debts of one's own and asks about their order."""
    if _WANTED.search(text) and not _ABOUT_PLANS.search(text):
        return True
    if len(_DIGITS.findall(text)) < 2 or _CARE.search(text):
        return False
    if _PLANNED.search(text) and _OWED.search(text) and not _ABOUT_PLANS.search(text):
        return True
    if not _ORDER.search(text):
        return False
    _, mentions = told_apart(text, find(text, _ANY_DAY))
    telling = read_debts(text, mentions, (), None, listing=False)
    return sum(isinstance(told.balance, str) for told in telling.debts.values()) > 1
