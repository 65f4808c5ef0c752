"""Pages' HTML → an index a browser can search by itself, from a server or a disk."""

from growthfolio.searching.index import FOLDER, Index, NotKeptError, Postings
from growthfolio.searching.terms import terms_of

__all__ = [
    "FOLDER",
    "Index",
    "NotKeptError",
    "Postings",
    "terms_of",
]
