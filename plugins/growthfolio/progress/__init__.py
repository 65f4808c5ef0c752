"""What is being done, how far it is, and how long it took: for whoever watches."""

from growthfolio.progress.line import Line, may_show
from growthfolio.progress.profile import Profile
from growthfolio.progress.stages import Observer, advancing, stage, watched_by

__all__ = [
    "Line",
    "Observer",
    "Profile",
    "advancing",
    "may_show",
    "stage",
    "watched_by",
]
