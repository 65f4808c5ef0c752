"""A site's own fragments, as they were when a build began: they go where it goes."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from jinja2 import BaseLoader, FunctionLoader
from msgspec import Struct

Loaded: TypeAlias = tuple[str, str, Callable[[], bool]]


class BrokenFragmentError(Exception):
    """A site's own fragment that cannot be used; says which, and where."""


class Overrides(Struct, frozen=True):
    """Fragments by their names, and the folder they are from (empty without one)."""

    folder: str = ""
    texts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, folder: str) -> "Overrides":
        """The fragments in a folder; what is no text is none.

        Raises BrokenFragmentError.
        """
        return cls(folder, tuple(sorted(_texts(folder)))) if folder else cls()

    def loader(self) -> BaseLoader:
        """What hands them to Jinja; its complaints name the files they are from."""
        texts = dict(self.texts)

        def load(name: str) -> Loaded | None:
            if name not in texts:
                return None
            return texts[name], os.path.join(self.folder, name), lambda: True  # noqa: PTH118

        return FunctionLoader(load)


NO_OVERRIDES: Final = Overrides()
_FRAGMENT: Final = ".html"


def _texts(folder: str) -> Iterator[tuple[str, str]]:
    for directory, _, names in os.walk(folder):
        for name in names:
            path = Path(directory, name)
            try:
                text = path.read_text("utf-8")
            except UnicodeDecodeError as error:
                if path.suffix == _FRAGMENT:
                    raise BrokenFragmentError(f"{path}: {error.reason}") from error
                continue
            yield path.relative_to(folder).as_posix(), text
