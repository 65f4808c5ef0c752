"""The package's own files → one hash: what other code answered is no answer."""

import os
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[1]


@cache
def code() -> str:
    """The hash of every file this package is made of.

    A version says too little: under development the code changes and it does not.
    """
    return code_of(_PACKAGE)


def code_of(package: Path) -> str:
    """The hash of every file below a folder, but for what Python keeps there."""
    whole = blake2b(digest_size=32)
    start = len(os.fspath(package))
    for directory, folders, names in os.walk(package):
        folders[:] = sorted(one for one in folders if one != "__pycache__")
        within = directory[start:].replace(os.sep, "/")
        for name in sorted(names):
            # Joined as text and unbuffered: there are hundreds of them.
            with open(f"{directory}/{name}", "rb", buffering=0) as file:  # noqa: PTH123
                content = blake2b(file.read(), digest_size=32).digest()
            whole.update(f"{within}/{name}\0".encode())
            whole.update(content)
    return whole.hexdigest()
