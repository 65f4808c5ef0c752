"""A folder with nothing in it, for as long as a build takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Protocol


class Settings(Protocol):
    """What says where a generator finds its files."""

    docs_dir: str


@contextmanager
def empty_folder(settings: Settings) -> Iterator[None]:
    """Has a generator find its files in an empty folder."""
    folder = settings.docs_dir
    with TemporaryDirectory(prefix="growthfolio-") as empty:
        settings.docs_dir = empty
        try:
            yield
        finally:
            settings.docs_dir = folder
