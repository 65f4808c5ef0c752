"""mkdocs.yml → the files beside the records that go into a site.

None where that cannot be told: then a site is built, whatever was built before.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from growthfolio.caching import Store, key_of

CONFIG: Final = "mkdocs.yml"


def inputs_of(root: Path, name: str, *, cached: bool = False) -> tuple[str, ...] | None:
    """The paths of these files, seen from the root and sorted; `name` among them.

    If it is `cached`, what was found out of the same text before need not be again.
    """
    try:
        data = (root / name).read_bytes()
        folders = _remembered(root, data) if cached else _folders_in(data)
        if folders is None:
            return None
        found = {name}
        for folder in folders:
            found.update(_files(root, folder))
    except (OSError, ValueError):
        return None
    return tuple(sorted(found))


def _remembered(root: Path, data: bytes) -> tuple[str, ...] | None:
    store, key = Store(root), key_of(data, "inputs")
    answer = store.get(key)
    if answer is None:
        answer = {"folders": json.dumps(_folders_in(data))}
        store.put(key, answer)
    folders = json.loads(answer["folders"])
    return None if folders is None else tuple(folders)


def _folders_in(data: bytes) -> tuple[str, ...] | None:
    # What reads YAML takes its time to load.
    from growthfolio.hosts.settings import folders_in  # noqa: PLC0415

    return folders_in(data.decode("utf-8"))


def _files(root: Path, folder: str) -> Iterator[str]:
    """Every file below a folder; raises ValueError where a link leads elsewhere."""
    top = root / folder
    if not top.is_dir():
        raise ValueError(folder)
    for directory, folders, names in os.walk(top, onerror=_give_up):
        for one in (*folders, *names):
            if Path(directory, one).is_symlink():
                raise ValueError(one)
        yield from (os.path.relpath(Path(directory, one), root) for one in names)


def _give_up(error: OSError) -> None:
    raise error
