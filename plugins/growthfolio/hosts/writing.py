"""Files → a folder: written, or taken from the site that was built before."""

import os
from collections.abc import Iterable
from pathlib import Path

from growthfolio.publishing.folders import Folders
from growthfolio.publishing.lending import Lender


def write(
    files: Iterable[tuple[str, bytes]], folder: Path, lender: Lender | None = None
) -> frozenset[str]:
    """Writes files by their paths below a folder, and says which.

    What the `lender` has already is not written once more.
    """
    written: set[str] = set()
    folders = Folders(folder)
    for path, content in files:
        target = f"{folder}/{path}"
        folders.have(path)
        if path in written:
            os.unlink(target)  # noqa: PTH108 - it may be a file of the old site
        if lender is None or not lender.lend(path, content):
            with open(target, "wb") as file:  # noqa: PTH123 - there are many
                file.write(content)
        written.add(path)
    return frozenset(written)
