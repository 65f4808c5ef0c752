"""A tree of dated notes somebody kept → records of the programme, none lost unsaid."""

from growthfolio.authoring.importing.outcome import Outcome
from growthfolio.authoring.importing.plan import Plan, plan
from growthfolio.authoring.importing.sorting import Wanted, wanted
from growthfolio.authoring.importing.writing import write

__all__ = ["Outcome", "Plan", "Wanted", "plan", "wanted", "write"]
