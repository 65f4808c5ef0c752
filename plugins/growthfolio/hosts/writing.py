"""Files → a folder."""

from collections.abc import Iterable
from pathlib import Path


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> frozenset[str]:
    """Writes files by their paths below a folder, and says which."""
    written = set()
    for path, content in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        written.add(path)
    return frozenset(written)
