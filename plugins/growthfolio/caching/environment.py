"""What is installed → one text that changes when any package does.

None where that cannot be told: a package that is installed in place changes without
its version.
"""

import json
import os
import sys
from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import Final

_OURS: Final = "growthfolio"
_ENDINGS: Final = (".dist-info", ".egg-info", ".egg-link")


def installed(paths: tuple[str, ...] | None = None) -> str | None:
    """Python, and every package by name and version; or None."""
    found = _packages_in(paths)
    if any(_is_in_place(folder, name) for name, folder in found):
        return None
    return "\n".join((sys.version, *(name for name, _ in found)))


def versions(of: Container[str]) -> tuple[str, ...]:
    """Some packages (with _ for a dot) that are installed, with their versions."""
    names = (name for name, _ in _packages_in(None))
    return tuple(
        name for name in names if name.partition("-")[0].replace(".", "_") in of
    )


def _packages_in(paths: tuple[str, ...] | None) -> Sequence[tuple[str, str]]:
    """What packages are called, and the folders they are in."""
    return _here(tuple(sys.path)) if paths is None else sorted(_packages(paths))


# What is installed while a process runs is not what it has loaded: looked at once.
@cache
def _here(paths: tuple[str, ...]) -> Sequence[tuple[str, str]]:
    return tuple(sorted(_packages(paths)))


def _packages(paths: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for folder in dict.fromkeys(paths):
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - names are all we need
        except OSError:
            continue
        yield from ((name, folder) for name in names if name.endswith(_ENDINGS))


def _is_in_place(folder: str, name: str) -> bool:
    """Whether a package's code lies elsewhere, and is not this one: we hash ours."""
    if name.endswith(".egg-link"):
        return True
    if name.split("-", maxsplit=1)[0] == _OURS:
        return False
    try:
        # Joined as text: there are a hundred of them, and hardly any has the file.
        with open(f"{folder or '.'}/{name}/direct_url.json", "rb") as file:  # noqa: PTH123
            origin = json.load(file)
        return bool(origin.get("dir_info", {}).get("editable"))
    except FileNotFoundError:
        return False
    except (OSError, ValueError, AttributeError):
        return True
