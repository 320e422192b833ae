"""Whether a message asks for a sum of one's own, rather than how such sums are made."""

from __future__ import annotations

import re

_FOR_ME = re.compile(r"(帮|替|给)我(?!.{0,8}(怎么|如何|咋|说|讲)).{0,12}(?<!打)(?<!清)算", re.IGNORECASE)
_CALCULATE = re.compile(
    r"(?<![怎么样何咋])(?:换算|折算|算)(?:一下|一算|算|下(?!来)|看|给我|出来|呗|吧)(?!了)|[，,：:]算$|^(?:帮|想|要|来)?我?(?:要|想)?算个?(?:分期|年化|利息|罚息|最低)"
    r"|\b(calc|calculate|calculation(?= ?:)|comput(e|ation)|simulate|do the (sums?|maths?)|(work|working) (it |this |that )?out|figure (it |this |that )?out)\b"
    r"|\b(tell me|need|want) (the|my) (true|real)\b|\b(true|real|actual) (annual |yearly )?(cost|rate|apr)\b[^.?!]{0,24}\b(please|pls)\b|\btell me what (my|this) (plan|loan|instal\w+)[^.?!]{0,12}costs?\b",
    re.IGNORECASE,
)
_HOW_TO = re.compile(
    r"(怎么|如何|怎样|咋)(自己|去)?\s*((计)?算|calculat\w*|comput\w*)|教我|计算(方法|公式|方式|器)"
    r"|\bhow (do|does|to|is|are|can|should|did)\b[^,.?!;:]{0,40}\b(calculat\w*|comput\w*|work(ed)? out|figured? out)\b|\bcalculator\b|\bways? to\b|\bmethod\b|\bformula\b",
    re.IGNORECASE,
)
#: Plans for debts are other walks' business.
_PLAN = re.compile(
    r"计划|规划|方案|顺序|先还|后还|上岸|\b(plan (for|to) (pay|my|clear)|payoff|pay[- ]off plan|repayment plan|which .{0,16}first|order my)\b",
    re.IGNORECASE,
)
#: An amount of money: three digits or more, a round number in words or with its unit.
_SUM = re.compile(
    r"(?<![\d.])\d{1,3}(,\d{3})+|\d{3,}|\d(\.\d+)? ?[万wWkK千块元]|[一二两三四五六七八九十]+[千万百]|¥ ?\d"
)


#: What a figure is asked by.
_FIGURE = re.compile(
    r"多少|几(块|元|个|年|期|多|百|千|点)|多久|啥时候|什么时候|哪(年|个?月)|(高不高|高吗|高么|贵不贵|贵[吗么]|便宜|哪个贵|划算|划不划|值不值|值吗|坑)|算|真实|实际|到底|年化[?？啊呢]?$"
    r"|\bhow (much|long|many|expensive|dear|bad)\b|\bwhat('?s|s| is| are| do| will| must| would| does| to| annual| yearly| rate| total| fixed| payment|ever)?\b|\bwhen\b|\b(the|my) monthly\b|\b(total|monthly|annual|yearly|real|true|extra)\b[^.?]{0,24}\?|\bcalculat\w*|\bwork (it )?out\b"
    r"|\bis (that|it|this) (true|right|fair|ok|worth|a good)|\b(pls|please|tell me|worth it|rip[- ]?off|good deal|really|high|cheap(er)?|dear(er)?|which)\b|\b(interest|penalty|fee|rate|apr|cost|months left) ?\?",
    re.IGNORECASE,
)


#: A loan that is repaid in one payment at its end.
AT_THE_END = re.compile(
    r"单利|一次(性)?(还|付|给|结)清?(?!.{0,6}(手续|费))|一起还|一并还|一把还|到期|还本付息|满(了)?.{0,6}(还|给)|后(再|才|要|一起|全部|都)?还"
    r"|\bsimple interest\b|\bsimple\b|\b(in|with) one (go|payment)\b|\blump sum\b|\ball at once\b|\bat the end\b|\bback (all |everything )?after\b|\brepay (it )?(all|everything)\b|\ball back\b|\bat maturity\b",
    re.IGNORECASE,
)


#: What a person earns, in words that mean nothing else ("到手" is also what a loan pays out).
PAY = re.compile(r"月薪|工资|薪水|收入|\b(salary|income|wages?)\b", re.IGNORECASE)


#: What is charged is asked for.
ASKS_CHARGE = (
    r"多少(钱)?的?(手续费|利息|服务费)|(手续费|利息|服务费)[^，。,\d]{0,4}多少"
    r"|\bhow much (is the |in |of a )?(interest|fees?|extra|more)\b|\bwhat('s| is| are) the (total )?(interest|fees?|rate|cost)\b"
)


def asks_figure(text: str) -> bool:
    """Tell whether a message asks for a figure: 多少, 多久, how much, what rate."""
    return bool(_FIGURE.search(text))


#: What to do, what is allowed, and what becomes of it: for the articles, whatever figures stand beside it.
_ADVICE = re.compile(
    r"怎么(办|处理|应对|解决|谈|投诉|协商|申请|关|停|退|修)|合法|违法|违规|犯法|投诉|举报|起诉|法院|法律|征信|坐牢|退(款|货|费|钱|掉|保)|骗|催收|催债|协商|影响|后果|能不能(?!算)|可不可以|可以(吗|不|么)|有没有|为什么|为啥|凭什么|区别|什么意思|提前(还|结)|注销|冻结"
    r"|\b(what (should|do|can) i do|should i|is (it|this|that) (legal|allowed|a scam|normal)|can (they|he|she|it|the \w+)|will (they|he|she)|legal|illegal|lawful|complain\w*|refund\w*|sue[ds]?|court|scam|collect(ion|ors?)|credit (report|record|score)|negotiat\w*|why|difference|early|freeze|prison|jail)\b",
    re.IGNORECASE,
)


def asks_advice(text: str) -> bool:
    """Tell whether a message asks what to do or what is allowed, rather than for a figure."""
    return bool(_ADVICE.search(text))


#: The rest of a plan is to be paid at once, before its time.
_SETTLES = re.compile(
    r"提前[^，。,;；]{0,4}(还|结|清)|结清|(还清|付清|还掉)(剩|余)|(剩|余)(下|余)?的?[^，。,;；]{0,8}(一次|一把|全|都|一起)[^，。,;；]{0,4}(还|结|付|清)"
    r"|\b(settl(e|es|ed|ing|ement)|pre-?pay(ing|ment|s)?)\b|\bearly (repayment|settlement|payoff)\b|\b(payoff|settlement) (amount|figure|quote|sum)\b|\b(re)?pay(ing)?\b[^.;?!]{0,24}\b(early|ahead|all the rest|the (whole )?rest)\b"
    r"|\b(pay|clear|finish|close)(ing)? (off )?(the (rest|remainder)|what'?s left)",
    re.IGNORECASE,
)
#: Said of a whole debt as well, unless part of a plan has been paid.
_SETTLES_IT = re.compile(
    r"(一次性?|一把|全部?|都|直接|现在|马上|今天|这个?月|一口气)[^，。,;；]{0,6}(还清|结清|还完|还掉|清掉|结掉|付清|清了|了结)|(全部?|一次性?|一把|都)(还|结|付)了|[把将][^，。,;；]{0,14}(还|结|清|付)(清|了|掉|完)"
    r"|\b(re)?(pay|clear|finish|clos|kill|wip|end|return|give)(e|ing)?\b[^.;?!]{0,24}\b(it|this|that|plan|loan|card|everything|all|off|principal|early)\b|(提前|想|打算|要)还(了|掉)?(?=[，,。;；吧呢?？]|$)|还了到底",
    re.IGNORECASE,
)
#: How far a plan has come, with its figure.
_SO_FAR = re.compile(
    r"(还|交|付|供)(了|满|够|完)+(半|[一1])年|((还|付|交|供)(完|了|过|清|够|到|掉|满)+|过去?了)[^，。,;\d]{0,3}[\d一二两三四五六七八九十半]+ ?个?(期|月|年)|(剩|余|还有)[^，。,;\d]{0,4}[\d一二两三四五六七八九十]+ ?个?(期|月)|[\d一二三四五六七八九十]+期(都|已经?)*还(了|完)|已还 ?\d"
    r"|(还|交|付|供|扣)(完|到|了|满)*第[\d一二两三四五六七八九十]+ ?(期|个月)|用了[\d一二两三四五六七八九十半]+ ?个?(月|年)"
    r"|\b(after|until|till|made|done) (the |my )?((month|payment|instal\w+|no\.?|number) )?\d+(st|nd|rd|th)?\b(?! (days?|weeks?|years?))"
    r"|\b\w+ (instal\w+|payments|months)\)? (already |are |have been )?(paid|done|made)\b|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty) (are |already )*(paid|done)\b"
    r"|\b(paid|made|after) \w+ (instal|months|payments|paid)|\bpaid (a year|\d+)\b|\b\w+ (instal\w+|payments|months) (already |are )?(paid|left|to go|remaining|in|done|made)\b"
    r"|\b(\d+|two|three|four|five|six|seven|eight|nine|ten|half( of it)?) (already |are )?(paid|left|to go|remaining|done)\b",
    re.IGNORECASE,
)


def has_come_so_far(text: str) -> bool:
    """Tell whether a message says how many instalments of a plan are paid, or left."""
    return bool(_SO_FAR.search(text))


#: Part of the principal is paid before its time, on top of the instalments.
_IN_PART = re.compile(
    r"(部分|一部分)提前还|提前还(款|掉|了)?(一部分|部分)|(提前|一次性?|额外|另外)(多)?(还|归还|偿还)(掉|了|进去)?(本金)?[^，。,;；\d清完期]{0,4}[\d一二两三四五六七八九十]+(\.\d+)? ?[万千wk块元\d]|多还(掉|了)?(本金)?[\d一二两三四五六七八九十.]+ ?[万千wk]"
    r"|\b(extra|additional|one[- ]off|lump[- ]sum|partial) (re)?(pre)?pay(ment)?\b|\b(throw|put|pay|chuck|drop)(ing|s)?( in| down| off)? (an? )?(extra|additional|lump)\b|\bpart(ial)?[- ]?(pre|re)pay",
    re.IGNORECASE,
)


def pays_part_early(text: str) -> bool:
    """Tell whether a message is about paying part of a plan's principal early: 提前还两万本金, an extra 20,000."""
    return bool(_IN_PART.search(text))


#: What is still owed of a plan is asked for.
_WHAT_IS_LEFT = re.compile(
    r"(还|仍)?(剩|欠)(下|余|着)?(多少|几)(钱|元)?(的)?(本金|没还)?|剩余本金(是|有|还有)?多少|本金(还)?(剩|欠)(下|余)?多少|多少本金"
    r"|\bhow much (principal |of it )?(do|will|would) i still owe\b|\bstill (owe|owed|outstanding)\b|\b(what|how much)('s| is| will be| would be)? (still )?(left|outstanding|the (balance|principal left))|\b(remaining|outstanding) (balance|principal)\b",
    re.IGNORECASE,
)
#: A plan, rather than a debt, is ended now.
_ENDS_PLAN = re.compile(
    r"(现在|今天|马上|这个?月)[^，。,;；]{0,4}[把将]?[^，。,;；]{0,6}分期[^，。,;；]{0,6}(还清|还掉|结掉|清掉|还完)"
    r"|\b(clear|finish|end|close|kill)(ing)? (off )?(my |the |this |that )?(\S+ )?(instal\w+|plan|loan)s?( (off )?(now|today|early|at once))",
    re.IGNORECASE,
)


def settles_early(text: str) -> bool:
    """Tell whether a message is about paying a plan early: its rest at once, a part of it, or of one that is under way."""
    if _SETTLES.search(text) or pays_part_early(text) or _ENDS_PLAN.search(text):
        return True
    return bool(_SO_FAR.search(text) and (_SETTLES_IT.search(text) or _WHAT_IS_LEFT.search(text)))


def asks_for_sum(text: str) -> bool:
    """Tell whether a message asks to have something worked out: 帮我算, 算一下, calculate; not 怎么算."""
    if _FOR_ME.search(text):
        return True
    return bool(_CALCULATE.search(text)) and not _HOW_TO.search(text)


def is_plan(text: str) -> bool:
    """Tell whether a message wants a plan for debts."""
    return bool(_PLAN.search(text))


def count_sums(text: str) -> int:
    """Return how many amounts of money a message holds."""
    return sum(1 for _ in _SUM.finditer(text))


def holds_sum(text: str) -> bool:
    """Tell whether a message holds an amount of money."""
    return bool(_SUM.search(text))
