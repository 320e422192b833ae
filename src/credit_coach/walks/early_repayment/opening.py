"""Which messages ask what settling a plan or loan of one's own early takes, and what it saves."""

from __future__ import annotations

import re

from credit_coach.walks.asking import asks_figure, asks_for_sum, has_come_so_far, holds_sum, settles_early

_SAVES = re.compile(
    r"省|少(还|付|交|花)|亏|划算|值|多少|有(没有?)?(意义|用|必要)|\bsav(e|es|ed|ing|ings)\b|\bworth\b|\bcheaper\b|\b(payoff|settlement) (amount|figure|quote|sum)\b",
    re.IGNORECASE,
)
#: Other sums, and what the articles have rules for.
_OTHER = re.compile(
    r"逾期|罚息|催收?|起诉|法院|征信|代还|最低还|公积金|存款|存单|定期|理财|保险|社保|养老|退休|退(货|款|掉|租)|租房|合约机|减免政策|协商|呆账"
    r"|\b(overdue|late|collect\w*|sue[ds]?|court|credit (report|record|score)|minimums?|deposit|insurance|pension|lease|landlord|refund\w*|negotiat\w*|written off|wrote off)\b",
    re.IGNORECASE,
)
#: Mortgages have rules of their own, which are not asked for where a whole plan is told.
_MORTGAGE = re.compile(r"房贷|按揭|\bmortgage\b", re.IGNORECASE)
#: What is allowed and how it is done, whatever stands beside it.
_RULES = re.compile(
    r"怎么(操作|还款|弄|办)|在哪|合法|违规|违法|能不能(提前)|可以(提前|一次|部分)|要预约|(违约金|手续费)(怎么算|吗|么)|收(不收)?违约金(吗|么|不)|会(不会)?收|要不要(提前|还)|为(什么|啥)|凭什么|投诉"
    r"|\b(is (it|there)|are there|legal|allowed|how do i|where|can i|should i|why|complain\w*)\b",
    re.IGNORECASE,
)
#: The money at hand is not the sum of the plan, and whether to use it is advice.
_SPARE = re.compile(
    r"闲钱|闲置|积蓄|(手|兜)(头|里|上)[^，。,;]{0,4}有|攒了|\b(my|in) savings\b|\bspare (cash|money)\b|\bput aside\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"[\d一二两三四五六七八九十]+ ?个?(期|月)|半年|[一两二三四五1-9] ?年|\d+ (instal|months?|payments|parts|years?)",
    re.IGNORECASE,
)


def about(text: str) -> bool:
    """Tell whether a message that tells a plan and how far it has come wants to settle the rest, and asks for no rule."""
    return _asks(text) or (settles_early(text) and not _OTHER.search(text) and not _RULES.search(text))


def wishes(text: str) -> bool:
    """Tell whether a message asks what settling early saves, without a figure."""
    return _asks(text) and not _RULES.search(text) and not _MORTGAGE.search(text)


def opening(text: str) -> bool:
    """Tell whether a message wants to have it worked out, or tells figures of a plan of one's own that it asks about."""
    if not settles_early(text) or _OTHER.search(text) or _MORTGAGE.search(text):
        return False
    if asks_for_sum(text):
        return True
    if _SPARE.search(text):
        return False
    figures = has_come_so_far(text) or (holds_sum(text) and bool(_TERM.search(text)))
    return figures and _asks(text) and not _RULES.search(text)


def _asks(text: str) -> bool:
    asks = _SAVES.search(text) or asks_figure(text)
    return settles_early(text) and bool(asks) and not _OTHER.search(text)
