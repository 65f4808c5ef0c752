"""A finished build → the published folder: built aside, looked over, swapped in."""

from growthfolio.publishing.comparing import compare
from growthfolio.publishing.promise import Promise
from growthfolio.publishing.publish import Build, publish
from growthfolio.publishing.sources import Sources
from growthfolio.publishing.standing import mark_of, stands

__all__ = [
    "Build",
    "Promise",
    "Sources",
    "compare",
    "mark_of",
    "publish",
    "stands",
]
