"""The verdict in words, with every sum, what would change it, and other ways to get there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from credit_coach.dialogue.kinds import MoneyKind, MoneyValue
from credit_coach.dialogue.walk import Answers, told
from credit_coach.money import (
    THRESHOLDS,
    Assessment,
    Change,
    Limit,
    Purchase,
    Rule,
    RuleResult,
    SaveFirst,
    Status,
    TermOption,
    Unit,
    affordable_principal,
    assess,
    compare_terms,
    single_changes,
)
from credit_coach.reply import Block, ChartBlock, Series, TableBlock
from credit_coach.walks.affordability.case import amount, case_of
from credit_coach.walks.affordability.questions import questions
from credit_coach.walks.asked import Figures
from credit_coach.walks.plans import schedule_table
from credit_coach.walks.speech import Speech
from credit_coach.walks.tool import Result


def result(answers: Answers, speech: Speech, on: date) -> Result:
    """Return verdict, working, what would change it, and other ways; raises MoneyError by field."""
    household, purchase = case_of(answers)
    found = assess(household, purchase)
    changes = single_changes(household, purchase)
    blocks: list[Block] = [
        speech.text(_verdict(found, speech)),
        _gauges(found, speech),
        _rules(found, speech),
        *([speech.text(ways)] if (ways := _ways(found, purchase, changes, speech)) else []),
    ]
    terms = _terms(purchase)
    if terms:
        blocks += [_costs(terms, speech), _term_table(terms, speech)]
    notes = _notes(found, answers, speech)
    if notes:
        blocks.append(speech.text("\n".join(f"- {note}" for note in notes)))
    if found.schedule is not None and found.schedule.plan.periods <= _LONG_PLAN:
        blocks.append(schedule_table(found.schedule, speech))
    files = ("budget", "reminders") if found.schedule is not None else ("budget",)
    return Result(tuple(blocks), found.verdict.value, files)


def figures(answers: Answers, speech: Speech, on: date, number: int | None) -> Figures:
    """Return what the plan takes and costs; none where it is paid at once."""
    found = assess(*case_of(answers))
    if number is not None or found.schedule is None or found.simple_annual is None or found.compound_annual is None:
        return {}
    return {
        "payment": speech.money(found.new_monthly_max),
        "total": speech.money(found.total_cost),
        "extra": speech.money(found.extra_cost),
        "rate": f"{found.simple_annual.percent}%",
        "compound": f"{found.compound_annual.percent}%",
    }


#: A longer schedule is a wall of figures; its totals are in the text.
_LONG_PLAN = 36


def _verdict(found: Assessment, speech: Speech) -> str:
    lines = []
    if found.short_without_purchase:
        gap = speech.money(-found.residual_without_purchase)
        mark = speech.cite("overdue-first-steps", "cannot-pay")
        lines.append(speech.say("short_without", gap=gap) + mark)
    lines.append(f"**{speech.say(f'verdict.{found.verdict}')}**")
    decisive = sorted((rule for rule in found.rules if rule.status.severity), key=lambda rule: -rule.status.severity)[
        :3
    ]
    lines += dict.fromkeys(f"- {_fact(rule, speech)}" for rule in decisive)
    if not decisive and found.verdict is Status.AMBER:
        names = [speech.say(f"assumed.{name}") for name in found.assumed if speech.has(f"assumed.{name}")]
        lines.append(f"- {speech.say('amber_assumed', assumed=speech.join(names))}")
    if found.schedule is not None and found.simple_annual is not None and found.compound_annual is not None:
        lines.append("")
        lines.append(
            speech.say(
                "plan_cost",
                payment=speech.money(found.new_monthly_max),
                periods=str(found.schedule.plan.periods),
                total=speech.money(found.total_cost),
                extra=speech.money(found.extra_cost),
                simple=f"{found.simple_annual.percent}%",
                compound=f"{found.compound_annual.percent}%",
            )
            + speech.cite("instalment-real-cost", "real-rate")
        )
    lines.append("")
    lines.append(speech.say("yardstick") + speech.cite("borrow-within-means", "how-much", "debt_service_rule_of_thumb"))
    return "\n\n".join(lines[:1]) + "\n\n" + "\n".join(lines[1:])


def _fact(rule: RuleResult, speech: Speech) -> str:
    """One deciding fact in a sentence with its figure."""
    key = f"decides.{rule.rule}"
    if rule.figure is None and rule.rule is not Rule.SIGNALS:
        return speech.say("decides.no_income")
    if rule.rule is Rule.SIGNALS:
        names = [speech.say(f"signal.{name}") for name, _ in rule.terms]
        return speech.say(key, signals=speech.join(names))
    if rule.rule in (Rule.RESIDUAL, Rule.STRESS) and rule.figure is not None and rule.figure < 0:
        return speech.say(f"{key}.short", figure=speech.money(-rule.figure))
    if rule.rule is Rule.CUSHION and rule.figure is not None and rule.figure < 0:
        return speech.say(f"{key}.short")
    return speech.say(key, figure=_figure(rule, speech), limit=_limit(rule, rule.green_limit, speech))


def _figure(rule: RuleResult, speech: Speech) -> str:
    if rule.figure is None:
        return "—"
    return _in_unit(rule.figure, rule.unit, speech)


def _limit(rule: RuleResult, limit: Decimal | None, speech: Speech) -> str:
    return "—" if limit is None else _in_unit(limit, rule.unit, speech)


def _in_unit(value: Decimal, unit: Unit, speech: Speech) -> str:
    if unit is Unit.RATIO:
        return speech.percent(value)
    if unit is Unit.YUAN_A_MONTH:
        return speech.money(value)
    if unit is Unit.MONTHS:
        # Savings that the purchase would overdraw last for no month at all.
        return speech.months(max(value, Decimal(0)))
    return f"{value}%"


_GAUGED = {
    Rule.DEBT_RATIO: Decimal(100),
    Rule.CUSHION: Decimal(1),
    Rule.DEBT_MULTIPLE: Decimal(1),
    Rule.PRICE: Decimal(1),
}


def _gauges(found: Assessment, speech: Speech) -> ChartBlock:
    """The ratios on their scales."""
    series = tuple(
        Series(
            speech.say(f"rule.{rule.rule}"),
            (rule.figure * _GAUGED[rule.rule],),
            tuple(limit * _GAUGED[rule.rule] for limit in (rule.green_limit, rule.amber_limit) if limit is not None),
            (_figure(rule, speech),),
        )
        for rule in found.rules
        if rule.rule in _GAUGED and rule.figure is not None
    )
    parts = [
        speech.say(
            "gauge.alt",
            name=speech.say(f"rule.{rule.rule}"),
            figure=_figure(rule, speech),
            status=speech.say(f"status.{rule.status}"),
        )
        for rule in found.rules
        if rule.rule in _GAUGED and rule.figure is not None
    ]
    return ChartBlock("gauge", speech.say("gauge.title"), (), series, "", speech.join_long(parts))


def _rules(found: Assessment, speech: Speech) -> TableBlock:
    """Each rule with its sum, its limits and where they come from."""
    columns = tuple(speech.say(f"rules.{name}") for name in ("rule", "status", "sum", "limits", "source"))
    rows = []
    for rule in found.rules:
        if rule.status is Status.NOT_APPLICABLE:
            continue
        limits = _limits(rule, speech)
        rows.append(
            (
                speech.say(f"rule.{rule.rule}"),
                speech.say(f"status.{rule.status}"),
                _working(rule, speech),
                limits,
                speech.say(f"source.{rule.rule}"),
            )
        )
    return TableBlock(speech.say("rules.title"), columns, tuple(rows), folded=True)


def _limits(rule: RuleResult, speech: Speech) -> str:
    """The lines between the colours, in the rule's own unit."""
    if rule.rule is Rule.SIGNALS:
        return speech.say(f"limits.{rule.rule}")
    amber = _limit(rule, rule.amber_limit, speech)
    if rule.rule is Rule.STRESS:
        # Below its only line the savings decide.
        amber = speech.months(THRESHOLDS[Limit.CUSHION_MONTHS_AMBER].value)
    return speech.say(f"limits.{rule.rule}", green=_limit(rule, rule.green_limit, speech), amber=amber)


def _working(rule: RuleResult, speech: Speech) -> str:
    """The sum of a rule, figures put in."""
    if rule.rule is Rule.SIGNALS:
        names = [speech.say(f"signal.{name}") for name, _ in rule.terms]
        return speech.join(names) or speech.say("signal.none")
    terms = {name: speech.fen(value).removesuffix(".00") for name, value in rule.terms}
    return speech.say(f"sum.{rule.rule}", **terms, figure=_figure(rule, speech))


def _ways(found: Assessment, purchase: Purchase, changes: Sequence[Change], speech: Speech) -> str:
    """What would change the verdict, and other ways to get there."""
    lines = []
    for change in changes:
        key = f"change.{change.lever}"
        lines.append(speech.say(key, value=speech.money(change.value), verdict=speech.say(f"status.{change.status}")))
    if found.verdict is not Status.GREEN and not changes:
        lines.append(speech.say("change.none"))
    if found.save_first is SaveFirst.POSSIBLE and found.save_first_months:
        lines.append(speech.say("save_first", time=speech.span(found.save_first_months)))
    elif found.save_first is SaveFirst.POSSIBLE:
        lines.append(speech.say("save_first.now", extra=speech.money(found.extra_cost)))
    elif found.save_first is SaveFirst.IMPOSSIBLE:
        lines.append(speech.say("save_first.impossible"))
    if purchase.plan is not None and found.max_green_new_monthly > 0:
        largest = affordable_principal(purchase.plan, found.max_green_new_monthly)
        lines.append(
            speech.say(
                "green_payment",
                payment=speech.money(found.max_green_new_monthly),
                periods=str(purchase.plan.periods),
                price=speech.money(largest),
            )
        )
    if not lines:
        return ""
    title = speech.say("ways.title")
    return f"{title}\n\n" + "\n".join(f"- {line}" for line in lines)


_TERMS = (6, 12, 24, 36)


def _terms(purchase: Purchase) -> tuple[TermOption, ...]:
    """The plan beside shorter and longer ones."""
    if purchase.plan is None:
        return ()
    counts = sorted({purchase.plan.periods, *_TERMS})
    place = counts.index(purchase.plan.periods)
    return compare_terms(purchase.financed, purchase.plan, counts[max(place - 1, 0) : place + 2])


def _costs(terms: Sequence[TermOption], speech: Speech) -> ChartBlock:
    labels = tuple(speech.say("show.periods", count=str(term.periods)) for term in terms)
    values = tuple(term.extra_cost for term in terms)
    parts = [f"{label} {speech.money(value)}" for label, value in zip(labels, values, strict=True)]
    alt = speech.say("terms.alt", costs=speech.join(parts))
    unit = "元" if speech.lang == "zh" else "CNY"
    return ChartBlock(
        "bar",
        speech.say("terms.chart"),
        labels,
        (Series(speech.say("terms.extra"), values, (), tuple(map(speech.money, values))),),
        unit,
        alt,
    )


def _term_table(terms: Sequence[TermOption], speech: Speech) -> TableBlock:
    columns = tuple(speech.say(f"terms.{name}") for name in ("periods", "payment", "extra", "rate"))
    rows = tuple(
        (
            speech.say("show.periods", count=str(term.periods)),
            speech.money(term.payment),
            speech.money(term.extra_cost),
            f"{term.simple.percent}%",
        )
        for term in terms
    )
    return TableBlock(speech.say("terms.title"), columns, rows)


def _notes(found: Assessment, answers: Answers, speech: Speech) -> list[str]:
    """What was assumed, and which end of a range was used."""
    notes = []
    for name in found.assumed:
        partial = name == "essentials" and any(told(answers, part) is not None for part in ("rent", "living"))
        key = "assumed_note.essentials_partial" if partial else f"assumed_note.{name}"
        notes.append(speech.say(key, **_assumed_figures(name, found, speech)))
    if found.essentials_below_floor:
        notes.append(
            speech.say("below_floor", floor=speech.money(found.essentials_floor)),
        )
    ranged = [
        speech.say("range_note", label=speech.label(question.name), value=speech.money(careful))
        for question in questions(answers)
        if isinstance(question.kind, MoneyKind)
        and (stored := told(answers, question.name)) is not None
        and not MoneyValue.restore(stored).exact
        and (careful := amount(answers, question)) is not None
    ]
    if told(answers, "income_variable"):
        notes.append(speech.say("variable_note"))
    return notes + ranged


def _assumed_figures(name: str, found: Assessment, speech: Speech) -> dict[str, str]:
    return {"amount": speech.money(found.essentials_used)} if name == "essentials" else {}
