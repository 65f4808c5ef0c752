"""A finished build → the published folder: built aside, looked over, swapped in."""

from growthfolio.publishing.comparing import compare
from growthfolio.publishing.promise import Promise
from growthfolio.publishing.publish import Build, publish
from growthfolio.publishing.sources import Sources

__all__ = ["Build", "Promise", "Sources", "compare", "publish"]
