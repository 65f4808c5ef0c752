"""What was answered before, and to which question: kept, verified, safe to delete.

`shelf` is not loaded here: answers need no SQLite, which takes its time to load.
"""

from growthfolio.caching.committed import is_committed
from growthfolio.caching.environment import installed
from growthfolio.caching.hashing import key_of
from growthfolio.caching.store import Store

__all__ = ["Store", "installed", "is_committed", "key_of"]
