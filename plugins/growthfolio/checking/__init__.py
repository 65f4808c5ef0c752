"""The cohort and its ledger → findings: one function, one sentence, per rule."""

from growthfolio.checking.check import CHECKS, check

__all__ = ["CHECKS", "check"]
