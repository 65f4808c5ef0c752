"""What is asked → the hash that its answer is kept under.

Whatever is asked, this package's own code is part of it, and what else decides over
answers: Python, and packages by their versions.
"""

import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from growthfolio.caching.code import code
from growthfolio.caching.environment import versions

if TYPE_CHECKING:
    from hashlib import _Hash

_PACKAGES: Final = frozenset(
    {
        *("comrak", "holidays", "msgspec", "nh3", "python_stdnum"),
        *("ruamel_yaml", "ruamel_yaml_clib", "tzdata"),
    }
)


def key_of(data: bytes, *about: str) -> str:
    """The hash of what is asked of some bytes alone."""
    whole = asked(about)
    whole.update(data)
    return whole.hexdigest()


def asked(about: Iterable[str]) -> "_Hash":
    """A hash of what is asked, in words; of what it is asked is added to it."""
    whole = sha256()
    for word in (code(), *_context(), *about):
        whole.update(f"{len(word)}:{word}\0".encode())
    return whole


@cache
def _context() -> tuple[str, ...]:
    return (sys.version, *versions(_PACKAGES))
