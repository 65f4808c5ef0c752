"""Files by their paths → a folder on the disk that holds them."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

Files: TypeAlias = Mapping[str, str | bytes | None]
"""What files hold, by path; None for one that is not to be there."""


def put(root: Path, files: Files) -> Path:
    """Writes files below a folder, and gives the folder back."""
    root.mkdir(exist_ok=True)
    for path, content in files.items():
        file = root / path
        if content is None:
            file.unlink(missing_ok=True)
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root
