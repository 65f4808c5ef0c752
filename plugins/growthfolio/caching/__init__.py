"""What was answered before, and to which question: kept, verified, safe to delete."""

from typing import TYPE_CHECKING

from growthfolio.caching.environment import installed
from growthfolio.caching.hashing import fingerprint, key_of
from growthfolio.caching.store import Store

if TYPE_CHECKING:
    from growthfolio.caching.shelf import Shelf

__all__ = ["Shelf", "Store", "fingerprint", "installed", "key_of"]


def __getattr__(name: str) -> object:
    """The shelf, for whoever builds: answers need no SQLite, which takes its time."""
    if name == "Shelf":
        from growthfolio.caching.shelf import Shelf  # noqa: PLC0415

        return Shelf
    raise AttributeError(name)
