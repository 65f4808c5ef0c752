"""Work whose results are all kept, done without looking for garbage in them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def keeping() -> Iterator[None]:
    """Look for no garbage in the block: all that it makes is kept.

    To go through tens of thousands of records again and again, in search of what
    nobody refers to, takes as long as to make them.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            # What there is by now counts as old, without a search: to freeze it and
            # let it go again leaves it among what is searched last.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
