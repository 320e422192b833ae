"""All walks, in the order in which a message is offered to them."""

from credit_coach.walks import (
    affordability,
    annual_rate,
    early_repayment,
    instalment_cost,
    loan_interest,
    minimum_payment,
    offers,
    overdue_cost,
    overdue_triage,
    payoff_plan,
)
from credit_coach.walks.tool import Tool

TOOLS: tuple[Tool, ...] = (
    offers.TOOL,
    affordability.TOOL,
    loan_interest.TOOL,
    annual_rate.TOOL,
    early_repayment.TOOL,
    instalment_cost.TOOL,
    overdue_triage.TOOL,
    overdue_cost.TOOL,
    minimum_payment.TOOL,
    payoff_plan.TOOL,
)
