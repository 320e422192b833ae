"""A calculator's result as sentences, which are all that a language model can cite, and what the result rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from credit_coach.calculator_inputs import Field
from credit_coach.calculators import CALCULATORS
from credit_coach.knowledge.figures import Figure, Lang, money_text, percent_text
from credit_coach.money import read_amount, read_rate
from credit_coach.wording import Wording, listed

_CLEARED = "cleared"


def sentences(name: str, result: Mapping[str, Any], lang: Lang, wording: Wording) -> tuple[str, ...]:
    """Return what a result says, one figure or two in a sentence; `result` is what `calculate` gave."""
    say = _Say(name, lang, wording)
    return tuple(_SENTENCES[name](result, say))


def told(name: str, values: Mapping[str, Any], lang: Lang, wording: Wording) -> str:
    """Return the figures that a calculator was told, in the person's language."""
    calculator = CALCULATORS[name]
    fields = {**calculator.needs, **calculator.takes}
    return listed(_told("", fields, values, lang, wording), lang)


class _Say:
    """Says sentences of one calculator, its figures as the language writes them."""

    def __init__(self, name: str, lang: Lang, wording: Wording) -> None:
        self._name, self._lang, self._wording = name, lang, wording

    def __call__(self, key: str, **figures: str) -> str:
        return self._wording.say(self._lang, f"sum.{self._name}.{key}", **figures)

    def money(self, amount: str) -> str:
        return money_text(Decimal(amount), self._lang)


def _affordability(result: Mapping[str, Any], say: _Say) -> Iterator[str]:
    yield say(f"verdict.{result['verdict']}")
    if result["dsr"] is not None:
        yield say("dsr", share=percent_text(Decimal(result["dsr"])))
    residual = Decimal(result["residual"])
    key = "short" if residual < 0 else "residual"
    yield say(key, amount=say.money(str(abs(residual))))


def _instalments(result: Mapping[str, Any], say: _Say) -> Iterator[str]:
    payments = {row["payment"] for row in result["rows"]}
    key = "payment" if len(payments) == 1 else "largest"
    yield say(key, amount=say.money(result["largest_payment"]), periods=str(len(result["rows"])))
    yield say("total", total=say.money(result["total_payments"]), extra=say.money(result["extra_cost"]))
    if result["rates"] is not None:
        yield say("rate", rate=percent_text(Decimal(result["rates"]["simple"]["value"])))


def _overdue(result: Mapping[str, Any], say: _Say) -> Iterator[str]:
    yield say("charged", days=str(result["days"]), amount=say.money(result["charged"]))
    yield say("due", amount=say.money(result["amount_due"]))


def _minimum(result: Mapping[str, Any], say: _Say) -> Iterator[str]:
    if result["ending"] == _CLEARED:
        yield say("cleared", months=str(result["months"]), interest=say.money(result["total_interest"]))
        yield say("total", amount=say.money(result["total_paid"]))
    else:
        yield say("never")
    if "payment_to_clear" in result:
        yield say("to_clear", amount=say.money(result["payment_to_clear"]))


def _payoff(result: Mapping[str, Any], say: _Say) -> Iterator[str]:
    for plan in result["plans"]:
        if plan["ending"] == _CLEARED:
            yield say(plan["strategy"], months=str(plan["months"]), interest=say.money(plan["total_interest"]))
        else:
            yield say("never")


def _early(result: Mapping[str, Any], say: _Say) -> Iterator[str]:
    yield say("amount", amount=say.money(result["amount"]))
    saved = Decimal(result["saved"])
    yield say("lost" if saved < 0 else "saved", amount=say.money(str(abs(saved))))


_SENTENCES = {
    "affordability": _affordability,
    "instalments": _instalments,
    "overdue": _overdue,
    "minimum-payment": _minimum,
    "payoff": _payoff,
    "early-repayment": _early,
}


# ---- what it was told ----


def _told(
    parent: str, fields: Mapping[str, Field], values: Mapping[str, Any], lang: Lang, wording: Wording
) -> Iterator[str]:
    for name, value in values.items():
        field, path = fields[name], f"{parent}{name}"
        inside = {**field.needs, **field.takes}
        if isinstance(value, Mapping):
            yield from _told(f"{path}.", inside, value, lang, wording)
        elif inside:
            for number, one in enumerate(value, 1):
                own = listed(_told(f"{path}.", inside, one, lang, wording), lang)
                yield wording.say(lang, "sum.debt", number=str(number), told=own)
        elif wording.has(f"sum.field.{path}"):
            shown = _shown(field, value, lang, wording)
            yield wording.say(lang, "sum.told", label=wording.say(lang, f"sum.field.{path}"), value=shown)


def _shown(field: Field, value: Any, lang: Lang, wording: Wording) -> str:
    if isinstance(value, (list, tuple)):
        return listed((wording.say(lang, f"sum.word.{one}") for one in value), lang)
    if "enum" in field.shape:
        return wording.say(lang, f"sum.word.{value}")
    if field.read is read_amount:
        return money_text(Decimal(value), lang)
    if field.read is read_rate:
        return percent_text(Decimal(value), places=6)
    return Figure(value, "date").text(lang) if field.shape.get("format") == "date" else str(value)
