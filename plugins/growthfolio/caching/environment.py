"""What is installed → one text that changes when any package does.

None where that cannot be told: a package that is installed in place changes without
its version.
"""

import json
import os
import sys
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Final

_OURS: Final = "growthfolio"
_ENDINGS: Final = (".dist-info", ".egg-info", ".egg-link")


def installed(paths: tuple[str, ...] | None = None) -> str | None:
    """Python, and every package by name and version; or None."""
    found = _sorted(paths)
    if any(_is_in_place(one) for one in found):
        return None
    return "\n".join((sys.version, *(one.name for one in found)))


def versions(of: Container[str]) -> tuple[str, ...]:
    """Some packages (with _ for a dot) that are installed, with their versions."""
    names = (one.name for one in _sorted(None))
    return tuple(
        name for name in names if name.partition("-")[0].replace(".", "_") in of
    )


def _sorted(paths: tuple[str, ...] | None) -> list[Path]:
    return sorted(_packages(tuple(sys.path) if paths is None else paths))


def _packages(paths: tuple[str, ...]) -> Iterator[Path]:
    for folder in dict.fromkeys(paths):
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - names are all we need
        except OSError:
            continue
        yield from (Path(folder, name) for name in names if name.endswith(_ENDINGS))


def _is_in_place(package: Path) -> bool:
    """Whether a package's code lies elsewhere, and is not this one: we hash ours."""
    if package.name.endswith(".egg-link"):
        return True
    if package.name.split("-")[0] == _OURS:
        return False
    try:
        origin = json.loads((package / "direct_url.json").read_bytes())
        return bool(origin.get("dir_info", {}).get("editable"))
    except FileNotFoundError:
        return False
    except (OSError, ValueError, AttributeError):
        return True
