"""Which pages exist, and what each says."""

from growthfolio.pages.plan import plan
from growthfolio.pages.unreadable import unreadable
from growthfolio.pages.views import Site

__all__ = ["Site", "plan", "unreadable"]
