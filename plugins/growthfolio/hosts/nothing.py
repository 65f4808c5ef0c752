"""A folder with nothing in it, for as long as a build takes."""

from tempfile import TemporaryDirectory


class EmptyFolder:
    """An empty folder that is there between `open` and `close`."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def open(self) -> str:
        """Its path; a folder left open is closed first."""
        self.close()
        self._folder = TemporaryDirectory(prefix="growthfolio-")
        return self._folder.name

    def close(self) -> None:
        """Remove it, if it is there."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
