"""Fragments → templates: each joined with those it includes, compiled ahead.

Knows Jinja and nothing else, so that the package's own fragments can be compiled
while it is built, before anything it runs on is there.
"""

from growthfolio.templating.compiled import Compiled, compile_fragments
from growthfolio.templating.environment import Fragments

__all__ = ["Compiled", "Fragments", "compile_fragments"]
