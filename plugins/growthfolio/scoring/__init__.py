"""The cohort and its ledger → scores: every point cites the file it rests on."""

from growthfolio.scoring.score import score

__all__ = ["score"]
