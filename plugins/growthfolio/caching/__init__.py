"""What was answered before, and to which question: kept, verified, safe to delete."""

from growthfolio.caching.committed import is_committed
from growthfolio.caching.environment import installed
from growthfolio.caching.hashing import fingerprint
from growthfolio.caching.shelf import Shelf
from growthfolio.caching.store import Store

__all__ = ["Shelf", "Store", "fingerprint", "installed", "is_committed"]
