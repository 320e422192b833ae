"""When a fee that is one in all is taken: spread over the instalments, before the first of them, or once on a bill.

The true rate depends on it: the same 5% over 12 instalments is 9.0% a year spread, 9.4% on the first bill and 9.6% paid
in advance.
"""

from __future__ import annotations

import re

from credit_coach.dialogue.kinds.kind import Reading, Trouble

#: Shared out over the instalments, so that "每期" beside it is no period of the rate.
_SHARED = (
    r"(平摊|分摊|均摊|摊(进|到|在|给)|平均(分|摊)[到在进给]?)(每[一个]?[月期]|各期|每个?账单)?|(每[一个]?[月期]|各期|按[月期]|分[期月]|逐[期月])(平摊|分摊|均摊|摊|平均)+"
    r"|(分|除以?)(成|到|在)?[\d一二三四五六七八九十]* ?[个期月]*(平均|均匀|一起)(收|扣|交|还|付)|(平均|均匀)(分?到|在)?每[一个]?[月期](收|扣|交|还|付)?"
    r"|\bspread( (out|evenly|equally))*( (over|across|into))?( (all|the|every|each))*( (month|instal\w+|payment)s?)?|\b(evenly|equally)( (over|across|into|between|in))?( each| every)?( (month|instal\w+))?"
    r"|\b(divided|shared|split)( (up|out|evenly|equally))*( (over|across|between|into|in))( (all|the|every|each))*( (month|instal\w+|payment)s?)?"
    r"|\bsplits? (everything|it all|all of it|the (lot|sum|total|whole))( up)?\b|\b(a bit|bit by bit|little by little|piece by piece)( of it)?( (each|every) (month|time|instal\w+))?|\b(built|rolled|baked) into (the|each|every|all) (instal\w+|payments?)"
)
SPREAD = re.compile(_SHARED, re.IGNORECASE)
#: Named as one sum over the whole time.
_FIGURE = r"(?=[^，。,;；.\d一二两三四五六七八九]{0,8}([\d一二两三四五六七八九]|百分))"
_IN_ALL = re.compile(
    rf"(总(的)?(手续|服务|分期)?费率?|(手续费|服务费|分期费|费率?|利息)(的)?(总计|总共|一共|合计|总的?)|(总共|一共|合计)[^，。,;；\d]{{0,6}}(手续费|服务费|分期费)){_FIGURE}"
    rf"|\b(total (service |handling |instal\w+ )?(fees?|charges?)( rate)?|(fees?|charges?)( rate)?( is| of)? (in )?total)\b{_FIGURE}"
    r"|\b(fees?|charges?)\b[^.;,]{0,12}\d[^.;]{0,12}\b(in total|altogether|in all|for the whole (plan|term|time|period))|\d ?[%％]? (in total|altogether|total|all in)( in| of| as)? (fees?|charges?)",
    re.IGNORECASE,
)
#: The ordinary total rate of an app's plan, which every instalment bears its part of.
_TOTAL_RATE = re.compile(
    rf"(总(手续)?费率|\bfee rate( is)? (in )?total\b|\btotal (instal\w+ |service |handling )?fee( rate)?( is| of| at|:)* (?=\d[\d.]* ?(%|percent))){_FIGURE}",
    re.IGNORECASE,
)
_AT_START = re.compile(
    r"(办|签|开通|下单|申请|放款|借款|分期|当天|当场|今天|首日|开始)(时|的时候|那天|当天|前|之前|就|先)*(要)?(一次性?)?(先|就)?(收|扣|付|交|缴)(掉|走|清|完|了)?|前期(就|要|先)*(收|扣|付|交)|(当场|当天|先|提前|事先|预先|预|开头|一上来|一开始)(一次性?)?(就|得|要)*(收|扣|付|交|缴)"
    r"|\b(up[- ]?front|in advance|at signing|beforehand|on (day one|the first day|the spot|signing|enrol+(ing|ment)|purchase|application|approval)|off the top)\b|\bbefore (the |any )?(1st|first|instal\w+|payments?)\b"
    r"|\b(today|right away|immediately|straight away|at the (start|beginning|outset)|when (i|you|we) (sign|start|apply|order|take))\b|\bpaid? (now|first)\b",
    re.IGNORECASE,
)
_FIRST_BILL = re.compile(
    r"(首|第一|头一?|1)(个)?(期|月|笔|次)[^，。,;；]{0,6}(一次|一起|一块|一并|一道|全|就)*(收|扣|付|交|还|出|缴)|(跟|和|同|随|在|与)(着)?(首|第一|头一?)(个)?[期月]|(记|计|算|入|放)(在|到|入)?(首|第一|头一?)(期|个月|笔)"
    r"|(?<!before )(?<!before the )(?<!before any )\b(first|1st) (bill|instal\w+|payment|statement|month)\b|\bwith (instal\w+|payment) (no\.? ?|number )?(1|one)\b",
    re.IGNORECASE,
)
_ONE_OFF = re.compile(
    r"一次(性|过|就)?(付|收|扣|交|缴|给|的|手续|服务|费)|一次性|只收一次|单次|一笔(手续|服务)费"
    r"|\b(once|one[- ]?off|one[- ]?time|single|lump|flat) ?(sum )?(fee|charge|手续费|服务费)|\b(charged?|paid|taken|collected|due)\b[^.;,]{0,16}\b(once|in one go|all at once|one time)\b|\bone[- ]?(off|time)\b|\b(a|one) single\b|\bin one go\b|\bonly once\b|\bnothing after( that)?\b",
    re.IGNORECASE,
)
#: Where one thing said ends and another begins; a charge is told in one of them.
_SENTENCE = re.compile(r"[。；;!！?？\n]|\.(?=\s|$)")
_FEE = re.compile(
    r"手续费|服务费|分期费|费率|[%％]|百分之|\b(fees?|charges?|it|percent|per ?cent|pct)\b", re.IGNORECASE
)
_ALL_OF_IT = ("everything", "it all", "all of it", "the lot", "the sum", "the total", "the whole")
_PRICE_BEFORE = re.compile(
    r"\b(price|principal|amount|cost|purchase|bill|rest|loan|phone|laptop)( (is|are|gets|being|to be))? *$",
    re.IGNORECASE,
)
_PRINCIPAL_BEFORE = re.compile(r"本金(也|就|是|都|要)*$|\bprincipal( (is|parts?))? *$", re.IGNORECASE)


def without_spreading(text: str) -> str:
    """Return a text without the words that share a fee out, whose 每期 is not the period of a rate."""
    return SPREAD.sub(" ", text)


def is_in_all(text: str) -> bool:
    """Tell whether a fee is named as one over the whole time."""
    return bool(_IN_ALL.search(text) or _ONE_OFF.search(text))


def is_before_all(text: str) -> bool:
    """Tell whether a clause says that something is taken before the first instalment."""
    return bool(_AT_START.search(text))


def timed(reading: Reading, text: str) -> Reading:
    """Return a charge with the time at which a whole message says that it is taken; one each instalment as it is."""
    once = _once(reading)
    if once is None:
        return reading
    figure = once.removesuffix("once")
    said = " . ".join(part for part in _SENTENCE.split(text) if _FEE.search(part))
    spread, one_off = _is_spread(said), _ONE_OFF.search(said)
    if _FIRST_BILL.search(said) and (one_off or not spread):
        return once
    if _AT_START.search(said) and not spread:
        return f"{figure}upfront"
    if not one_off and (spread or _TOTAL_RATE.search(said)):
        return f"{figure}spread"
    return once if one_off or _IN_ALL.search(said) else reading


def _is_spread(text: str) -> bool:
    """Tell whether it is the fee that is shared out: "8,000 spread over 12 months, fee 4%" says so of the price."""
    return any(
        match[0].lower().endswith(_ALL_OF_IT)
        or (_FEE.search(text, 0, match.start()) and not _PRICE_BEFORE.search(text[: match.start()]))
        or not match[0].isascii()
        for match in SPREAD.finditer(text)
        if not _PRINCIPAL_BEFORE.search(text[: match.start()])
    )


def _once(reading: Reading) -> str | None:
    """Return the one fee that a reading is, or may be."""
    if isinstance(reading, str):
        return reading if reading.endswith(" once") else None
    assert isinstance(reading, Trouble)
    may = reading.reason in ("rate_per", "charge_amount")
    return next((one for one in reading.options if may and one.endswith(" once")), None)
