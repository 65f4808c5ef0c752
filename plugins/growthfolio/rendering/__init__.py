"""Pages → HTML: the content of a page, for any theme or generator to put around."""

from growthfolio.rendering.batch import no_terms, render_each, render_others
from growthfolio.rendering.keeping import NotKeptError, Terms, terms_kept
from growthfolio.rendering.links import Links
from growthfolio.rendering.overrides import BrokenFragmentError
from growthfolio.rendering.page import render, title_of
from growthfolio.rendering.rendered import Heading, Rendered, plain
from growthfolio.rendering.workers import Workers

__all__ = [
    "BrokenFragmentError",
    "Heading",
    "Links",
    "NotKeptError",
    "Rendered",
    "Terms",
    "Workers",
    "no_terms",
    "plain",
    "render",
    "render_each",
    "render_others",
    "terms_kept",
    "title_of",
]
