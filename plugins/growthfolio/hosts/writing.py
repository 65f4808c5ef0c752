"""Files → a folder: written, or taken from the site that was built before."""

from collections.abc import Iterable
from pathlib import Path

from growthfolio.publishing.lending import Lender


def write(
    files: Iterable[tuple[str, bytes]], folder: Path, lender: Lender | None = None
) -> frozenset[str]:
    """Writes files by their paths below a folder, and says which.

    What the `lender` has already is not written once more.
    """
    written: set[str] = set()
    for path, content in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path in written:
            target.unlink()  # it may be a file of the old site
        if lender is None or not lender.lend(path, content):
            target.write_bytes(content)
        written.add(path)
    return frozenset(written)
