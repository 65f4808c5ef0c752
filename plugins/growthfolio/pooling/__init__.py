"""The cohort and its ledger → the pool of mentors: who may guide, and who is left."""

from growthfolio.pooling.papers import papers
from growthfolio.pooling.pool import pool
from growthfolio.pooling.values import Pool

__all__ = ["Pool", "papers", "pool"]
