"""Which messages ask whether a purchase is affordable."""

from __future__ import annotations

import re

from credit_coach.knowledge.figures import has_han
from credit_coach.walks.affordability.goods import GOODS, THINGS
from credit_coach.walks.affordability.questions import INCOME, RENT
from credit_coach.walks.asking import ASKS_CHARGE, PAY, asks_figure, settles_early


def _re(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


#: Asks by itself whether one can afford something.
_FITS = _re(
    r"还款能力.{0,4}(测|评|算)|(测|评估?|算)(一?下|一测|算)?.{0,4}还款能力|买得起|供得起|买不起|买不买得起|能不能买|能买(吗|不|么)|(该|应)不应?该买|可不可以买|可以买吗|负担得?起|承受得?(起|了|住)|吃得消|值不值得买|有没有能力买",
    r"(能|可以|能够).{0,8}(买下|拿下|买得下|买得?动(?!车))|钱够(不够|吗|不)|够不够(钱)?买|够买(吗|不)|(算|测|看|评估)(一?下|算|看)?.{0,8}(能不能买|买得起|要不要买|该不该买)",
    r"\b(can|could|do) (i|we) (really )?afford\b|\b(i|we) (can|could) (really )?afford\b|\baffordab(le|ility)\b|\bwithin my (budget|means)\b"
    r"|\b(does|would|will) my (budget|salary|income|money) (allow|cover|be enough|stretch|do)\b|\b(is|will) (my )?(salary|money|income|savings) (be )?enough (for|to buy)\b|\bearn enough for\b|\benough money (for|to buy) (a|an|the|this|that|it)\b"
    r"|\b(can|could) i (buy|get) (it|this|that)\b(?! back)|\bshould i (buy|finance) (a|an|the|this|that|it)\b|\bshould i or should\b|\btoo (expensive|dear|pricey) for (me|us)\b|\btoo much for (me|us)\b",
)
#: Says that it can be afforded: something else is asked.
_NOT_THE_ISSUE = _re(
    r"(买|供|负担|承受)得?起?(是|肯定|完全|倒)?(没问题|不是问题|不成问题)|不是(买不买得起|买不起|供不起)|(钱|收入)(不是问题|没问题)|买得起[,，]?(只是|就是|但)?想(知道|算|问)",
    r"\b(affordability|affording (it|this|that)|money|the (price|payment)) (is ?n[o']?t|isn'?t|is no|was ?n[o']?t|aside)\b|\b(i|we) can (easily|well|certainly|of course|definitely) afford (it|this|that)\b(?! *\?)|\bnot (asking|about) (if|whether) (i|we) can afford\b",
)
#: Asks so when a sum of money stands beside it.
_FITS_WITH_SUM = _re(
    r"买.{0,16}(行不行|行吗|可以吗|合适[吗不么]|合不合适|会不会太|压力大|扛得住|顶得住)|够不够",
    r"\b(can|could) (someone|somebody|anyone|anybody|one|a person)\b[^.?]{0,30}\bafford\b|\b(i|we) can('?t|not) (really )?afford\b|\b(can|could|should|may) (i|we) (really |even |just |possibly )?(have|manage|stretch|swing|buy|get|purchase|go for|justify|pay (for )?(it|that))\b|\b(can|will|could) my (wallet|pocket|bank account)\b"
    r"|\b(check|see|work out|tell me|calculate) (if|whether) (i|we) (can|could)\b|\b(good|bad|daft|stupid|smart|sensible|wise) (idea|move|thing)\b|\b(ok|okay|possible|smart|sensible|doable)( for (me|us))?\?|\brich enough\b|\bcan i\?|\bworks? for me\b|\b(with)?in (my )?reach\b",
)
_WISHES = _re(
    r"想(要)?(分期)?(去)?买|想(搞|整|弄|拿)(个|台|部|辆|套)|要买|打算买|准备买|想换|想入手|看上(了)?|想分.{0,4}期|买(个|台|部|辆|套|一|了?\d)|入手|分期买|换(个|台|部)(新)?",
    r"\b(want|wanna|like|plan(ning)?|think(ing)?|hop(e|ing)|look(ing)?) .{0,12}(buy|get|purchase|finance)\w*\b|\bbuy(ing)?\b|\bget(ting)? (a|an|the|myself)\b",
)
_NOUNS = re.compile(rf"(?:{GOODS}|{THINGS})", re.IGNORECASE)
#: Things as places and means: "手机上多了笔分期" buys none.
_NOT_BOUGHT = re.compile(
    r"(手机|电脑|平板)(刚?(响|震)|收到|弹|上|里|号|银行|短信|App)|(拿|用)(我|他|她|了|的)*手机|\b(on|by|over|via|from) (the |my |his |her )?phone\b|\bphone (calls?|number)\b",
    re.IGNORECASE,
)
_BY_INSTALMENTS = re.compile(
    r"分期|分.{0,3}(期|年|个月)|\d+ ?期|instal+ments?|\b(over|in|for|by|pay) \w+ (months?|parts|payments)|\b\d+ (months|parts|payments)\b|\bEMIs?\b|\bmonthly\b",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"全款|一次(性)?付|付清|现金|in full|outright|cash|at once|up ?front|(pay|paid) (it )?(all )?now|one go",
    re.IGNORECASE,
)
_ABOUT_DEBT = re.compile(
    r"逾期|欠|违约|(装修|消费|信用|网|车|房)贷|催|征信|最低|还款日|账单|还清|提前还|盗刷|境外|刷了(?=\d)|借(了|过|的|给|我|款|条|一?[\d一二两三四五六七八九十])|取现|现金分期|全额|cash advance|card cash|\bas cash\b|\b(from|off) (my|a|the|this) (credit )?card\b|cash instal|\bbill\b|restructur|monthly payment goes|overdue|\bow(e|ed|ing)\b|\blate\b|minimum|statement|borrow(ed|ing)?|\blen[dt]\b|loan",
    re.IGNORECASE,
)
_ABOUT_COST = re.compile(
    rf"{ASKS_CHARGE}|"
    r"年化|贵不贵|贵[吗么]|(利率|利息)(高不高|高[吗么])|每期[^，。,\d]{0,4}多少|实际要花|为什么|划算|正常吗|比全款|(真实|实际)(利率|年|成本|费率)|利率(是|有|到底|实际)*(多少|几|多高)|多(付|花|还|交)(多少|几)|(实际|真实|到底)一?年|一年(是|要|得)?多少|利息率|白(给|送)|总共(要)?(付|还|花)多少|(true|real|actual|effective|truly|annual|yearly) (annual |yearly )?(rate|costs?|price)|\bAPR\b|\bwhat rate\b|\brate\b.{0,20}\breally\b|\bwhy\b|\b(more|less) than cash|is that ok|\binterest on\b|\breally costs?\b|\bcosts? (me )?(a|per) year|\b(high|low|good|bad) (interest )?rate\b|\b(cheaper|dearer)\b|便宜",
    re.IGNORECASE,
)
#: Whoever tells how the debts came about asks about those.
_TELLS_A_STORY = re.compile(
    r"(先还哪|怎么谈|怎么办|找银行|协商|借新的?还旧|还不上)|\b(which (one|card|debt) first|negotiat\w+|what (should|do) i do)\b",
    re.IGNORECASE,
)
#: Characters of a message that may name no more than a thing, or no thing at all.
_BARE_OPENING, _SHORT_OPENING, _SHORT_CHINESE = 24, 45, 16
_LONGEST_OPENING, _LONGEST_ENGLISH = 110, 260
_SUM = re.compile(r"\d{3,}|\d,\d{3}|\d(\.\d)? ?[万wWkK千]|[一二两三四五六七八九十]+[千万百]")
_OTHER_TOPIC = re.compile(
    r"(存多少|套现|取(现|了|出)|不想(再)?(办|用|搞)?分期|\b(don'?t|do not) want (to put |another )|变现|刷(一|两|三|\d)[万千\d]*.{0,6}给我|\b(limit|card) into cash\b|\brun [^.]{0,12} on my\b|帮(?!我).{0,6}买|朋友要|消费贷|退(货|款|换|掉|订)|换货|降价|质量|怎么修|(报错|修理|维修)|售后|发票|套现|转卖|基金|股票|保险|买.{0,3}房|理财)|\bhow (do|can|should|could|would) (i|we) (best )?(save|set aside|put (it|this|that|the money|money) (together|aside|by)|get the money together)\b|\bsaving up for\b|(怎么|咋|如何|怎样)(存|攒)|(高铁|动车|飞机|机票|火车|车票|[一二]等座|软卧|头等舱)[^，。,]{0,6}能?(不能)?(买|坐|乘)|能(不能)?(买|坐|乘)[^，。,]{0,6}(高铁|动车|飞机|机票|火车|车票|[一二]等座)|\b(can|may) i (still )?(buy|take|book|get on)\b[^.?]{0,20}\b(trains?|planes?|flights?|high[- ]speed)\b|\bafford (a |the )?(lawyer|loan|travel|rent)|\bafford to (re)?pay|how (much|many)\b(?!.*\d{3})|\bget (it|my \w+|the \w+)( \w+){0,3} back\b|\b(refunds?|return it|stocks?|funds?|buy(ing)? (a|the|my|our)( \w+)? (house|flat|apartment|home))\b",
    re.IGNORECASE,
)


def opening(text: str) -> bool:
    """Tell whether a message is about buying something within one's means, rather than about a rule or a rate."""
    if _OTHER_TOPIC.search(text) or _NOT_THE_ISSUE.search(text):
        return False
    if _FITS.search(text):
        return True
    if not _SUM.search(text) or _TELLS_A_STORY.search(text) or len(text) > _longest(text):
        return False
    if (_ABOUT_COST.search(text) or settles_early(text)) and not PAY.search(text):
        return False
    if _WISHES.search(text) or _FITS_WITH_SUM.search(text):
        return not _ABOUT_DEBT.search(text) or _tells_of_household(text)
    # "手机 8999": nothing but a thing and its price; "8999分12期": a price and how it would be paid. Cash alone may be a
    # cash advance, and a story that names no thing is about something else.
    thing = _NOUNS.search(_NOT_BOUGHT.sub(" ", text))
    told = _tells_of_household(text)
    short = len(text) <= (_SHORT_CHINESE if has_han(text) else _SHORT_OPENING)
    pays = (_BY_INSTALMENTS.search(text) or _AT_ONCE.search(text)) and (thing or told or short)
    if _TELLS_CHARGE.search(text) and not told and (asks_figure(text) or not thing):
        # With the charge told it is the cost of the plan that is asked, unless no more than a purchase is told.
        return False
    if _TELLS_FEE.search(text) and not told:
        return False
    if _DONE.search(text) and not told:
        return False
    bare = thing and len(text) <= _BARE_OPENING
    # Who tells income or rent beside it means a household, whatever debts are in it.
    return bool(pays or bare) and (told or not _ABOUT_DEBT.search(text))


#: What was bought or signed up for already is not weighed any more.
_DONE = re.compile(
    r"(?<!想)(?<!要)(报|办|签|买|交)(名)?了(一?(个|台|部|份|张|辆)|名)?(?!\d)|\b(i|we)('ve| have)? (already )?(signed up|enrolled|bought|paid for)\b",
    re.IGNORECASE,
)
#: What the plan charges, or what is paid each month.
_TELLS_CHARGE = re.compile(
    r"\d ?[%％]|个点|[百千万]分之|(?<![\d第])[每一]期[^，。,；]{0,6}?\d{2,}|每个?月[^，。,；]{0,6}?(还|交|付|供)?[^，。,；]{0,3}?\d{2,}"
    r"|\b(payments?|instal+ments) of\b|\d ?[x×*] ?\d|\d ?(per ?cent|pct)\b|\d (each|every|a|per) (month|instal\w+|period)\b|\d (each|monthly)\b",
    re.IGNORECASE,
)


#: That a plan is free of interest, or its fee: what it costs is told, and not what there is to pay it with.
_TELLS_FEE = re.compile(
    r"免(利?息|手续费)|[0零无](利[率息]|息|手续费)|(手续费|服务费|分期费)[^，。,；]{0,6}\d|\d[^，。,；]{0,3}的?(手续费|服务费|分期费)"
    r"|\b(interest[- ]free|(zero|no) (interest|fees?))\b|(?<![\d.])0 ?%|\bfees?\b[^.;,]{0,12}\d|\d[^.;,]{0,12}\bfees?\b",
    re.IGNORECASE,
)


def is_another_matter(text: str) -> bool:
    """Tell whether a message says that what it asks is not whether something can be afforded."""
    return bool(_NOT_THE_ISSUE.search(text))


def _longest(text: str) -> int:
    """Return how long a message may be that only names things and figures: a longer one tells of something else."""
    return _LONGEST_OPENING if has_han(text) else _LONGEST_ENGLISH


def _tells_of_household(text: str) -> bool:
    return any(question.cue and question.cue.search(text) for question in (INCOME, RENT))
