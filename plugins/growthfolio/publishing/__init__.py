"""A finished build → the published folder: built aside, looked over, swapped in.

`publish.publish` does it. It is not imported here: to look over a site needs parsers,
and whoever asks whether one still stands does not pay for them.
"""

from growthfolio.publishing.comparing import compare
from growthfolio.publishing.promise import Promise
from growthfolio.publishing.sources import Sources
from growthfolio.publishing.standing import mark_of, stands

__all__ = ["Promise", "Sources", "compare", "mark_of", "stands"]
