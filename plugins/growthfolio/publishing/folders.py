"""The folders of a site that is being written: each is made once, when it is needed."""

import os
from pathlib import Path


class Folders:
    """Makes folders below `top`, which is there."""

    def __init__(self, top: Path | str) -> None:
        self._top = os.fspath(top)
        self._made = {""}

    def have(self, name: str) -> None:
        """Have the folder of a file there."""
        folder = name.rpartition("/")[0]
        if folder not in self._made:
            # Text and no Paths: of a site there are thousands.
            os.makedirs(f"{self._top}/{folder}", exist_ok=True)  # noqa: PTH103
            self._made.add(folder)
