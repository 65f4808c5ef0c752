"""The cohort and today → who owes what by when, and the state of each."""

from growthfolio.ledger.draw_up import Drawing, draw_up

__all__ = ["Drawing", "draw_up"]
