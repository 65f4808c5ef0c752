"""A disclosure → its site; what nothing has changed of is not planned again."""

from growthfolio.recalling.recall import recalled

__all__ = ["recalled"]
