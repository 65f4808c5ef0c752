"""A round and a cohort → stable pairings, who is left and why, and the proof.

Nothing here reads a file, a clock or chance: equals are told apart by a draw that
anybody can repeat.
"""

from growthfolio.matching.match import match
from growthfolio.matching.outcome import Matching, Out, Pair, Reason, Unmatched, WhyNot
from growthfolio.matching.verify import verify

__all__ = [
    "Matching",
    "Out",
    "Pair",
    "Reason",
    "Unmatched",
    "WhyNot",
    "match",
    "verify",
]
