"""The questions of the payoff plan: how many there are follows from the debts that were told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from credit_coach.dialogue.kinds import MoneyKind, Reading, Trouble
from credit_coach.dialogue.readers import Mention
from credit_coach.dialogue.walk import Answers, Question
from credit_coach.walks.affordability import CONSENT
from credit_coach.walks.payoff_plan.debts import BUDGET, MINIMUM, RATE
from credit_coach.walks.payoff_plan.owed import Owed, restored

#: More debts than this make no plan that a person could follow.
MOST_DEBTS = 8


def _re(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


#: What closes a list: 没有了, that's all.
CLOSED = _re(
    r"^(没|木)有?(了|啦|别的|其他|其它|更多)|没(有)?(别|其)(的|他|它)|没了|就(这|那)(些|个|几|一|两|三|么)|只有(这|一|两)|(这|那)些就是(全部|所有)|^(不|没有?|无)[了啦。.!！]*$|(齐|完|全)了|都(说|报|列)(完|了)|没有?$",
    r"\b(that'?s|that is|thats) (all|it|everything|the lot)\b|\b(no|nothing|none) (more|else|other)|\bno(pe)?\b[.! ]*$|^none\b|\ball (of them|done)\b|\bonly (that|those|these|this)\b|\bjust (that|those|these|this)\b",
)


@dataclass(frozen=True)
class DebtsKind:
    """A list of debts; it is read as a whole, so that nothing is taken out of it by a cue."""

    @property
    def nothing(self) -> str | None:
        """Nothing is no answer."""
        return None

    def accepts(self, mention: Mention) -> bool:
        """No value by itself."""
        return False

    def claims(self, mention: Mention) -> bool:
        """No value by itself."""
        return False

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """A value by itself is no debt."""
        return Trouble("each_debt")

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """No list without sums."""
        return None

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown as "花呗 5,000 + 信用卡 20,000"."""
        shown = []
        for debt in restored(stored):
            _, figures = MoneyKind("high").key(debt.balance)
            amount = "–".join(figures[name] for name in ("low", "high") if name in figures)
            shown.append(f"{debt.name} {amount}")
        return "debts", {"debts": " + ".join(shown)}


@dataclass(frozen=True)
class MoreKind(DebtsKind):
    """Whether there is another debt: "no" closes the list, "yes" asks which."""

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """Read 没有了 and 就这些; a debt itself is read as part of the list."""
        if not pending:
            return None
        if CLOSED.search(text.strip()):
            return "no"
        return "yes" if _YES.fullmatch(text.strip()) else None

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown as a word."""
        return f"more.{stored}", {}


_YES = _re(
    r"(还|是)?(有|是)(的|啊|呢|几个|一个|一笔|两笔|好几笔)?[。.!！]*",
    r"(yes|yep|yeah|there (is|are)( more)?|more|one more)[.! ]*",
)


@dataclass(frozen=True)
class OrderKind(DebtsKind):
    """The order that the person has in mind: names joined by "; "."""

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown as "花呗 → 信用卡"."""
        return "order", {"order": stored.replace("; ", " → ")}


DEBTS = Question(
    "debts",
    DebtsKind(),
    cue=_re(r"各笔欠款|欠款(?!率)|哪几笔|余额", r"\b(the )?debts?\b(?! (plan|payoff))|\bbalances?\b"),
)
BUDGET_QUESTION = Question(
    "budget",
    BUDGET,
    cue=_re(
        r"预算|每月一共能还|(一共|总共|合计|全部|加起来).{0,6}(能|可以|拿|还|出)|(能|可以|可)(还|拿|挤|凑|腾|匀|掏)|拿(得)?出|挤(得)?出|凑(得)?出|(每个?月|一个?月|月)[^，。,;；\d]{0,6}(存|攒|省|剩)(?!款)",
        r"\bbudget\b|\b(can|could) (pay|afford|put|spare|save)\b|\b(left over|to spare)\b|\bfor (all of them|them all|all|everything)\b|\bin total\b|\bwhat i can pay\b",
    ),
)
OWN_ORDER = Question("own_order", OrderKind(), asked=False)


def debts_of(answers: Answers) -> tuple[Owed, ...]:
    """Return the debts told so far."""
    return restored(answers.get("debts", ""))


def rate_question(name: str) -> Question:
    """Return the question for a debt's rate."""
    cue = _re(rf"{re.escape(name)}.{{0,3}}(利率|年化|日息|利息)", rf"{re.escape(name)}.{{0,6}}\b(rate|interest)\b")
    return Question(f"rate:{name}", RATE, cue=cue, optional=True, buttons=("unknown",))


def minimum_question(name: str) -> Question:
    """Return the question for what has to be paid on a debt each month."""
    cue = _re(rf"{re.escape(name)}.{{0,3}}(最低|月供)", rf"{re.escape(name)}.{{0,6}}\bminimum\b")
    return Question(f"minimum:{name}", MINIMUM, cue=cue, optional=True, buttons=("unknown",))


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions in order: the debts, whether there are more, rate and minimum of each, the budget."""
    names = [debt.name for debt in debts_of(answers)]
    of_each = [question for name in names for question in (rate_question(name), minimum_question(name))]
    return (CONSENT, DEBTS, *_more(answers, len(names)), *of_each, BUDGET_QUESTION, OWN_ORDER)


def _more(answers: Answers, count: int) -> tuple[Question, ...]:
    """Whether there is another debt, while they are told one by one: several in one message are a whole list."""
    if not 0 < count < MOST_DEBTS:
        return ()
    answer = answers.get(f"more:{count}")
    if answer is None and count > 1 and answers.get(f"more:{count - 1}") != "yes":
        return ()
    more = Question(f"more:{count}", MoreKind(), optional=True, asked=answer is None, buttons=("no",))
    if answer != "yes":
        return (more,)
    name = f"debt:{count + 1}"
    return (more, Question(name, MoreKind(), optional=True, asked=name not in answers, buttons=("no",)))
