"""Verification: may a sentence that a model wrote be shown? Each is held against the passages that it cites.

Rules come first: `quantities` compares figures in one form, `sequence` before and after, `polarity` what is affirmed and
denied, `stance` how firmly and of how many, `claims` knows what needs no citation. Then the `judge`, learned from labelled
pairs, weighs what `features` say: `reading` lays the sentence beside the passages clause by clause, `edits` finds what was
put in, left out or exchanged, `wording` knows words for one thing and opposites, `marks` the small words that widen or
soften, `support` the meaning. `verifier` gives the verdict.
"""

from credit_coach.answering.verification.features import Context
from credit_coach.answering.verification.judge import Judge, Reader, load_judge
from credit_coach.answering.verification.quantities import Quantity, quantities
from credit_coach.answering.verification.verifier import Reason, Verdict, Verifier

__all__ = ["Context", "Judge", "Quantity", "Reader", "Reason", "Verdict", "Verifier", "load_judge", "quantities"]
