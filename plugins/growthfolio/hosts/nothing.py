"""A folder with nothing in it, for as long as a build takes."""

from tempfile import TemporaryDirectory
from typing import Protocol


class Settings(Protocol):
    """What says where a generator finds its files."""

    docs_dir: str


class EmptyFolder:
    """An empty folder that is there between `open` and `close`."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._instead: tuple[Settings, str] | None = None

    def open(self, settings: Settings) -> None:
        """Have a generator find its files there; one left open is closed first."""
        self.close()
        self._folder = TemporaryDirectory(prefix="growthfolio-")
        self._instead = settings, settings.docs_dir
        settings.docs_dir = self._folder.name

    def close(self) -> None:
        """Remove it, if it is there; the settings are as they were."""
        if self._instead is not None:
            settings, folder = self._instead
            settings.docs_dir = folder
            self._instead = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
