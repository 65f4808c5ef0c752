"""A cohort, part by part → what is owed and what is wrong, nothing of it twice."""

from growthfolio.judging.verdict import Verdict
from growthfolio.judging.verdicts import Verdicts

__all__ = ["Verdict", "Verdicts"]
