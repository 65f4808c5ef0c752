"""Which pages exist, and what each says."""

from growthfolio.pages.plan import plan, site_of
from growthfolio.pages.planner import Extractor, Planner
from growthfolio.pages.unreadable import unreadable
from growthfolio.pages.views import Site

__all__ = ["Extractor", "Planner", "Site", "plan", "site_of", "unreadable"]
