"""What the walks about instalments share: their questions, and from answers to a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from credit_coach.dialogue.kinds import ChargeKind, ChoiceKind, MoneyKind, MoneyValue, PeriodsKind, RateValue, Reading
from credit_coach.dialogue.readers import Amount, Mention, Number
from credit_coach.dialogue.walk import Answers, Question, told
from credit_coach.money import (
    FeeTiming,
    Method,
    Plan,
    Schedule,
    plan_from_payment,
    plan_from_total,
    round_fen,
    simple_annual_from_daily,
    yearly_from_monthly,
)
from credit_coach.reply import TableBlock
from credit_coach.walks.speech import Speech

PERIODS = Question(
    "periods",
    PeriodsKind(),
    cue=re.compile(
        r"分期|期数|分(?=\d|[一二三四五六七八九十])|几期|\binstal+ments?\b|\bperiods?\b|\bover\b|\b(in|by|for)(?= \w+ (months?|instal|parts|payments))|\bEMIs?\b|(?<=\d) ?(months?|个月)(?!.{0,4}(工资|薪|pay|salary|奖))",
        re.IGNORECASE,
    ),
    buttons=("3", "6", "12", "24"),
)
CHARGE = Question(
    "charge",
    ChargeKind(),
    free=True,
    cue=re.compile(
        r"分.{0,6}期[^。；;]{0,10}(每个?月|一个?月|每期|月)(要|得)?(还|付|交|供)|手续费|服务费|分期费|费率|利率|利息|年化|月供|(?<![\d第])[每一]期(要|得)?(还|付|交)?|免息|月息|日息|\bfees?\b|\binterest\b|\bAPR\b|\brate\b|\bcharges?\b|\beach (instal+ment|period)\b|(instal+ments?|months?|parts)[^.;\d]{0,14}(each|eve?ry month|a month|per month|monthly)( i (will |have to )?pay)?",
        re.IGNORECASE,
    ),
)
METHOD = Question(
    "method",
    ChoiceKind(
        {
            "equal_payment": re.compile(
                r"等额本[息席]|每个?月(都)?(还的?)?(数|钱|金额)?(都)?(一样|相同)|(equal|level|same|fixed|identical) (monthly )?(payment|instal+ment)s?|\bsame (amount|sum) (each|every) month",
                re.IGNORECASE,
            ),
            "equal_principal": re.compile(r"等额本金|equal principal", re.IGNORECASE),
            "interest_only": re.compile(
                r"先息后本|(按|每个?)月(只|光|先)?(付|还|给|交)利?息[^。；;]{0,12}(还本|本金)|到期(一次)?(再)?(还本|还本金)|interest[- ]only|balloon"
                r"|\b(only|just) (pay(ing)? )?(the )?interest (each|every|a|per) month|\binterest (each|every|a|per) month[^.;]{0,40}\b(at the end|goes back|back)\b|\bprincipal (back )?(at|in) the end\b",
                re.IGNORECASE,
            ),
        }
    ),
    asked=False,
    free=True,
)
DOWN_PAYMENT = Question(
    "down_payment",
    MoneyKind("low"),
    cue=re.compile(
        r"首付|首期款|头期|定金|先[付交给](?!款)|预付|头款|(旧的?|旧机|以旧换新)?抵(了|掉|扣|用|价)+|\b(down ?payment|deposit|(put|pay|paying|putting) (\S+ )?(down|first)|(?<!fee )(?<!fees )(?<!charge )upfront|trad(e|ed|ing)[- ]in( (worth|for|of))?|vouchers?)\b|(?<=[\dk]) down\b",
        re.IGNORECASE,
    ),
    asked=False,
)
FREE_PERIODS = Question("free_periods", PeriodsKind(least=0), asked=False)


@dataclass(frozen=True)
class CountedKind(PeriodsKind):
    """How many instalments have been paid, or are left: a sum that was paid is none."""

    def accepts(self, mention: Mention) -> bool:
        """Instalments and months, and small bare numbers, also where "paid" made a sum of one."""
        value = _counted(mention).value
        return super().accepts(_counted(mention)) and not (isinstance(value, Number) and value.value > _MOST_BARE)

    def claims(self, mention: Mention) -> bool:
        """Instalments alone are as many as the plan has."""
        return False

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one number of instalments: "9 of 24" are 9."""
        part = _OUT_OF.search(text)
        if part:
            return super().read([replace(mentions[0], value=Number(Decimal(part[1])))], text)
        return super().read([_counted(mention) for mention in mentions], text)


def _counted(mention: Mention) -> Mention:
    """Return "paid 6" as the number that it is."""
    value = mention.value
    if isinstance(value, Amount) and value.exact and value.per is None:
        return replace(mention, value=Number(value.low))
    return mention


_OUT_OF = re.compile(r"(\d+) (instal\w+ |payments |months )?(out )?of (the |my )?\d", re.IGNORECASE)
#: A larger bare number behind "paid" is a sum of money.
_MOST_BARE = 60
_COUNT = r"第?[\d一二两三四五六七八九十]+ ?个?(期|月|年)"
PAID = Question(
    "paid",
    CountedKind(least=0),
    cue=re.compile(
        rf"(还|交|付|供)((了|满|够|完)+(半|[一1])年(了|多)?|(半|[一1])年(了|多))|(已经?|都|才|刚|目前|现在|只)*(还|交|付|供)(完|清|够|满)?(了|到|过|掉)(?=\D{{0,2}}{_COUNT})"
        rf"|(已经?|都|才|刚)*(还|交|付|供)(完|清|够|满)(?=\D{{0,2}}{_COUNT})|(过去?|用)了(?=\D{{0,2}}{_COUNT})|已经?(还|交|付|供)(?=\D{{0,2}}{_COUNT})|已还(期数)?"
        r"|(?<=期)(都|也|已经?)*(还|交|付|供)(完|过|掉)?(了|过|完)(?!\D{0,3}\d)"
        r"|\b(already |have |i've )?(paid|made)\b(?! (out|off|back|by))(?= (for )?\w+)|\b(paid|done)\b(?=\s*(so far|already|up|now|[,.;?!]|$))"
        r"|\b(instal+ments?|payments?|months) (are |were |have been |already |i have |i've )*(paid|made|done|in)\b|\bafter(?= \w+ (instal|payments|months))|\b(after|until|till|just made|made|done|(at |by )?the end of) (?=((the|my|month|payment|instal\w+|no\.|number) ?)*\d)|(还|交|付|供|扣|过)(完|到|了|满)*(?=第)|(?<=期)(刚|已经?|都|才|昨天|今天|也)*(还|交|付|扣|供)(完|了|过|掉)",
        re.IGNORECASE,
    ),
)


def plan_of(answers: Answers, principal: Decimal) -> Plan:
    """Return the plan that the answers describe for a sum of `principal` yuan; raises InputInvalid by field."""
    charge = RateValue.restore(answers["charge"])
    periods = int(answers["periods"])
    free = int(told(answers, "free_periods") or 0)
    if charge.unit in ("year", "month", "day"):
        method = Method(told(answers, "method") or "equal_payment")
        return Plan(method, periods, annual_nominal_rate=yearly_rate(charge), free_periods=free)
    if charge.unit in ("once", "upfront"):
        timing = FeeTiming.UPFRONT if charge.unit == "upfront" else _FIRST
        if charge.percent:
            return Plan(Method.FEE_ONCE, periods, one_time_fee_rate=charge.value, one_time_fee_timing=timing)
        return Plan(Method.FEE_ONCE, periods, one_time_fee=charge.value, one_time_fee_timing=timing)
    if charge.unit == "spread":
        fee = round_fen(charge.value * principal) if charge.percent else charge.value
        return plan_from_total(principal, periods, principal + fee)
    if charge.unit == "each":
        return plan_from_payment(principal, periods, charge.value, free)
    if charge.unit == "period" and not charge.percent:
        fee = charge.value / principal if principal else charge.value
        return Plan(Method.FEE_EACH_PERIOD, periods, fee_rate_per_period=fee, free_periods=free)
    if charge.unit == "total":
        return plan_from_total(principal, periods, charge.value)
    return Plan(Method.FEE_EACH_PERIOD, periods, fee_rate_per_period=charge.value, free_periods=free)


def yearly_rate(rate: RateValue) -> Decimal:
    """Return a stored rate of interest as a nominal rate a year."""
    if rate.unit == "month":
        return yearly_from_monthly(rate.value)
    return simple_annual_from_daily(rate.value) if rate.unit == "day" else rate.value


#: Chinese card and app instalments put a single fee on the first bill.
_FIRST = FeeTiming.FIRST_BILL


def amount_of(answers: Answers, question: str, kind: MoneyKind) -> Decimal | None:
    """Return the cautious end of a stored amount, None where it was not told."""
    stored = told(answers, question)
    return None if stored is None else MoneyValue.restore(stored).careful(kind.cautious)


def schedule_table(schedule: Schedule, speech: Speech, title: str = "schedule.title") -> TableBlock:
    """Return the whole schedule to the fen."""
    columns = tuple(speech.say(f"schedule.{name}") for name in ("number", "payment", "principal", "charge", "balance"))
    rows = tuple(
        (
            str(row.number),
            speech.fen(row.payment),
            speech.fen(row.principal),
            speech.fen(row.interest + row.fee),
            speech.fen(row.balance),
        )
        for row in schedule.rows
    )
    return TableBlock(speech.say(title), columns, rows, folded=True)


def schedule_tables(splits: Sequence[Schedule], speech: Speech) -> list[TableBlock]:
    """Return the schedule by each way in which its payments may split, named where there are two."""
    if len(splits) == 1:
        return [schedule_table(splits[0], speech)]
    return [schedule_table(one, speech, f"schedule.title.{basis_of(one)}") for one in splits]


def basis_of(schedule: Schedule) -> str:
    """Return what a plan charges: "interest" on what is still owed, or "fees" on the first sum."""
    return "interest" if schedule.plan.annual_nominal_rate else "fees"


#: Fields of a plan's calculation, with the question that is asked again where one of them cannot be.
FIELDS = {
    "principal": "amount",
    "annual_nominal_rate": "charge",
    "fee_rate_per_period": "charge",
    "one_time_fee": "charge",
    "one_time_fee_rate": "charge",
    "instalment": "charge",
    "flows": "charge",
}
