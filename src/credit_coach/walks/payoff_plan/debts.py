"""Reading a list of debts out of one message: who is owed, how much, at what rate, and what has to be paid each month.

Values belong to the debt whose name stands next to them; a clause without a name goes on with the debt before it. What
no words place is left alone: a question that is asked again costs less than a figure in the wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from credit_coach.dialogue.kinds import MoneyKind, Reading, Trouble
from credit_coach.dialogue.readers import Amount, Mention, Number, Rate, RatePeriod
from credit_coach.dialogue.slots import clauses
from credit_coach.walks.paying import DebtRateKind, PayableKind
from credit_coach.walks.payoff_plan.tokens import LARGEST_BARE_RATE, Name, Value, tokens_of

BALANCE = MoneyKind("high", positive=True)
MINIMUM = MoneyKind("high", monthly=True)
RATE = DebtRateKind(listed=True)
BUDGET = PayableKind("low", monthly=True, positive=True)

Role = Literal["balance", "rate", "minimum", "budget", "ignored"]


def _re(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


@dataclass
class Told:
    """What a message tells about one debt. `others` are further balances that were told for it."""

    name: str
    balance: Reading | None = None
    rate: Reading | None = None
    minimum: Reading | None = None
    others: list[Reading] = field(default_factory=list)


@dataclass
class Telling:
    """What a message tells: debts by name in the order said, the budget, and whether a sum belongs to no debt.

    `total_minimum`: the minimums of all debts were told in one sum, which is nobody's.
    """

    debts: dict[str, Told] = field(default_factory=dict)
    budget: Reading | None = None
    unplaced: bool = False
    total_minimum: bool = False

    def about(self, name: str) -> Told:
        """Return what is told about a debt."""
        return self.debts.setdefault(name, Told(name))


def read_debts(
    text: str, mentions: Sequence[Mention], known: Sequence[str], subject: str | None, *, listing: bool
) -> Telling:
    """Read a message. `known` are the names told before, `subject` the debt that is being asked about.

    With `listing` the person is telling debts, so that any word before a sum may be a lender's name.
    """
    telling = Telling()
    names: list[str] = list(known)
    carried = subject
    weak: list[str] = []
    anyone = False
    for clause in clauses(text, mentions):
        seen = {told.name for told in telling.debts.values() if told.balance is not None}
        tokens = tokens_of(text, clause, mentions, names, listing=listing)
        called = [token for token in tokens if isinstance(token, Name)]
        anyone = anyone or bool(called)
        names += [token.name for token in called if token.name not in names]
        for name, value in _paired(tokens, carried):
            role = _role(value, carries_name=bool(called))
            if role == "minimum" and not called and not _STRONG_MINIMUM.search(value.before):
                weak.append(name or "")
            if role == "balance" and not called and name in seen and not _ANOTHER.search(value.before):
                # A further sum in a clause of its own belongs to a lender whose name was not understood.
                telling.unplaced = True
                continue
            _take(telling, name, value, role, names)
        if called:
            carried = called[-1].name
    _drop_lone_monthly(telling, weak, named=anyone)
    return telling


def _drop_lone_monthly(telling: Telling, weak: Sequence[str], *, named: bool) -> None:
    """Leave "每月还3000" open where it may be meant for all debts: without any name, or alone behind several."""
    with_balance = [told for told in telling.debts.values() if told.balance is not None]
    minimums = [told for told in telling.debts.values() if told.minimum is not None]
    lone = len(weak) == 1 and len(minimums) == 1 and len(with_balance) > 1
    if lone or not (with_balance or named):
        for name in weak:
            if name in telling.debts:
                telling.debts[name].minimum = None


# ---- which debt, and what of it ----


def _paired(tokens: Sequence[Name | Value], carried: str | None) -> Iterator[tuple[str | None, Value]]:
    """Give each value its debt: the name before it, or behind it where the clause begins with a plain sum."""
    names = [token for token in tokens if isinstance(token, Name)]
    values = [token for token in tokens if isinstance(token, Value)]
    first = values[0] if values else None
    behind = bool(first and names and first.start < names[0].start and _role(first, carries_name=True) == "balance")
    for value in values:
        before = [name for name in names if name.start < value.start]
        after = [name for name in names if name.start > value.start]
        if behind and after and _role(value, carries_name=True) == "balance":
            yield after[0].name, value
        elif before:
            yield before[-1].name, value
        else:
            yield carried, value


_STRONG_MINIMUM = _re(
    r"最低|最少(要|得)?(还|付)|月供|每期", r"\bmin(imum)?\b|\bat least\b|\bmonthly payments?\b|\binstal+ments? of\b"
)
_MINIMUM = _re(
    _STRONG_MINIMUM.pattern,
    r"(每个?月|一个?月|月)(要|得|固定|至少)?(还|付|交|供)",
    # "房贷每月4100" is what is paid, whatever is owed.
    r"(每个?月|一个?月)(大概|大约|差不多|是|约|\s)*$",
    r"\b(a|per|each|every) month\b|\bmonthly\b",
)
#: "I have 5000 on Huabei" is a debt, "I have 2,200 a month" is what can be paid.
_HAVE = _re(r"\bi(?: have|'ve got| got)\b")
_BUDGET = _re(
    r"预算|(能|可以|可|最多|打算|准备|一共|总共|合计|全部)[^，。]{0,4}(拿|还|出|腾|挤|凑|匀|掏)|拿(得)?出|挤出|凑出|每个?月拿|(每个?月|一个?月)[^，。]{0,3}(多出|剩下|余下|结余|富余|闲)",
    r"\b(spare|left over)\b|\bbudget\b|\bi (can|could|will)\b|\bcan (pay|put|spare|afford)\b|\bfor (all|everything)\b|\bin total\b",
)
_SPARE = _re(r"富余|结余|闲钱|可以(拿来)?还|能(拿来)?还", r"\b(extra|spare|left over|to spare)\b")
_TOTAL = _re(r"一共|总共|合计|加起来|总额|共(?=欠)", r"\bin total\b|\baltogether\b|\ball together\b|\ball in all\b")
_OTHER_SUM = _re(
    r"还了|已还|还过|还掉|额度|工资|月薪|收入|到手|房租|罚息|违约金|手续费",
    r"\b(already )?paid(?! off)\b|\blimit\b|\bsalary\b|\bincome\b|\brent\b|\bfees?\b|\bearn\b",
)
_RATE_WORDS = _re(r"利率|年化|利息|日息|月息|年息|息", r"\brate\b|\bAPR\b|\binterest\b")


def _role(value: Value, *, carries_name: bool) -> Role:
    """Tell what a value is by the words around it."""
    around = value.mention.value
    if isinstance(around, Rate):
        return "rate"
    if _STRONG_MINIMUM.search(value.before):
        return "minimum"
    if not carries_name and _SPARE.search(f"{value.said} {value.after}"):
        return "budget"
    if _BUDGET.search(value.before) or (_HAVE.search(value.before) and not carries_name):
        return "budget"
    if _OTHER_SUM.search(value.before):
        return "ignored"
    if any(_MINIMUM.search(words) for words in (value.before, value.said, value.after)):
        return "minimum"
    if _TOTAL.search(value.before) and not carries_name:
        return "ignored"
    if _RATE_WORDS.search(value.before):
        return "rate" if isinstance(around, Number) and around.value < LARGEST_BARE_RATE else "ignored"
    return "balance"


_ALL = _re(r"都|均|全部|全是", r"\b(both|all)\b")
#: One figure is the minimum of each only where it is said so: "最低都要5千" and "最低加起来5千" are of all together.
_OF_EACH = _re(r"都是|都为|均|各|每(张|笔|家|个(?!月))|分别", r"\b(both|each|all (are|have|at|of them (are|have)))\b")
_TOGETHER = _re(
    r"加起来|加在一起|加一起|合(起来|计|在一起)|总共|一共|总的|全部|都",
    r"\b(together|altogether|in total|in all|total|all|combined)\b",
)


def _take(telling: Telling, name: str | None, value: Value, role: Role, names: list[str]) -> None:
    """Put a value where it belongs."""
    if role == "budget":
        telling.budget = BUDGET.read([_exact(value)], value.before)
    elif role == "minimum" and _TOGETHER.search(f"{value.before} {value.after}") and not _OF_EACH.search(value.before):
        telling.total_minimum = True
    elif role in ("rate", "minimum") and _ALL.search(value.before) and names:
        _take_for_all(telling, value, role, names)
    elif name is None:
        telling.unplaced = telling.unplaced or role != "ignored" or bool(_TOTAL.search(value.before))
    elif role == "rate":
        telling.about(name).rate = _rate(value)
    elif role == "minimum":
        telling.about(name).minimum = _minimum(value)
    elif role == "balance":
        _take_balance(telling, name, value, names)
    elif _TOTAL.search(value.before):
        telling.unplaced = True


def _take_for_all(telling: Telling, value: Value, role: Role, names: Sequence[str]) -> None:
    """Put what holds for all debts ("都是万分之五") wherever nothing else was said."""
    for told in map(telling.about, names):
        if role == "rate":
            told.rate = told.rate or _rate(value)
        else:
            told.minimum = told.minimum or _minimum(value)


_ANOTHER = _re(r"另|又|一张|一笔|第二|第三", r"\b(another|the other|second|third|one)\b")


def _take_balance(telling: Telling, name: str, value: Value, names: list[str]) -> None:
    told = telling.about(name)
    reading = Trouble("negative") if _negative(value) else BALANCE.read([_exact(value)], value.before)
    if told.balance is None:
        told.balance = reading
    elif _ANOTHER.search(value.before):
        # "信用卡一张8000，另一张5000": two cards that are told apart by a number.
        another = next(f"{name}{count}" for count in range(2, len(names) + 3) if f"{name}{count}" not in names)
        names.append(another)
        telling.about(another).balance = reading
    elif reading != told.balance:
        told.others.append(reading)


def _minimum(value: Value) -> Reading:
    return MINIMUM.read([_exact(value, monthly=True)], value.before)


def _negative(value: Value) -> bool:
    """Tell a minus sign from a dash: "花呗-3000" is asked again, "花呗 - 3000" is a list."""
    return bool(re.search(r"(?<!\s)[-−负]$|\bminus\s*$", value.before))


def _exact(value: Value, *, monthly: bool = False) -> Mention:
    """Return a sum without what the words beside it made of it: 最低500 is 500, 美团月付800 is no monthly sum."""
    found = value.mention.value
    if not isinstance(found, Amount):
        return value.mention
    high = found.low if monthly and found.high is None else found.high
    period = None if found.per == "month" else found.per
    return replace(value.mention, value=replace(found, high=high, per=period))


_PERIODS: Sequence[tuple[RatePeriod, re.Pattern[str]]] = (
    ("day", _re(r"日|天", r"\bdaily\b|\bday\b")),
    ("month", _re(r"月", r"\bmonthly\b|\bmonth\b")),
    ("year", _re(r"年", r"\bAPR\b|\bannual(ly)?\b|\byear(ly)?\b")),
)


def _rate(value: Value) -> Reading:
    """Read a rate; its period may stand beside it."""
    found = value.mention.value
    if isinstance(found, Rate) and found.per is None:
        period = next((name for name, words in _PERIODS if words.search(f"{value.before} {value.after}")), None)
        found = replace(found, per=period)
    return RATE.read([replace(value.mention, value=found)], value.before)
