"""The cohort and its ledger → how each unit did, period after period."""

from growthfolio.evaluating.evaluate import evaluate
from growthfolio.evaluating.persons import person_shares
from growthfolio.evaluating.results import (
    Evidence,
    IndicatorResult,
    PersonShare,
    Scope,
    UnitEvaluation,
)
from growthfolio.evaluating.suppressing import Group, suppressed

__all__ = [
    "Evidence",
    "Group",
    "IndicatorResult",
    "PersonShare",
    "Scope",
    "UnitEvaluation",
    "evaluate",
    "person_shares",
    "suppressed",
]
