"""The cohort and its ledger → findings: one function, one sentence, per rule."""

from growthfolio.checking.check import check, check_part, check_whole

__all__ = ["check", "check_part", "check_whole"]
