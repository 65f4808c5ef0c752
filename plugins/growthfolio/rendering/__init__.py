"""Pages → HTML: the content of a page, for any theme or generator to put around."""

from growthfolio.rendering.batch import Batch, How, in_order, no_terms, render_each
from growthfolio.rendering.keeping import terms_kept
from growthfolio.rendering.links import Links
from growthfolio.rendering.overrides import BrokenFragmentError
from growthfolio.rendering.page import render, title_of
from growthfolio.rendering.pieces import Done, TermsOf
from growthfolio.rendering.rendered import Heading, Rendered, plain
from growthfolio.rendering.workers import ALONE, Workers

__all__ = [
    "ALONE",
    "Batch",
    "BrokenFragmentError",
    "Done",
    "Heading",
    "How",
    "Links",
    "Rendered",
    "TermsOf",
    "Workers",
    "in_order",
    "no_terms",
    "plain",
    "render",
    "render_each",
    "terms_kept",
    "title_of",
]
