"""Verification: may a sentence that a model wrote be shown? Each is held against the passages that it cites.

`quantities` compares figures in one form, `polarity` what is affirmed and denied, `stance` how firmly and of how many,
`support` the meaning, `claims` knows what needs no citation, `verifier` gives the verdict.
"""

from credit_coach.answering.verification.quantities import Quantity, quantities
from credit_coach.answering.verification.verifier import Reason, Verdict, Verifier

__all__ = ["Quantity", "Reason", "Verdict", "Verifier", "quantities"]
