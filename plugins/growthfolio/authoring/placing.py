"""A folder that is to be → a workshop to fill, put in its place when it is done."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from growthfolio.model.phrase import phrase
from growthfolio.model.refusal import RefusalError

KEPT: Final = ".git"
"""What a folder may hold already and keeps."""

LAST: Final = "programme.yml"
"""What is moved last: until then nothing takes the folder for a programme."""


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A folder aside, on the same disk, that takes `folder`'s place at the end.

    Raises RefusalError where there is something in it but for .git; where anything
    fails inside the block, everything is as before.
    """
    _refuse_full(folder)
    beside = folder if folder.is_dir() else folder.parent
    missing = [each for each in (beside, *beside.parents) if not each.is_dir()]
    beside.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".growthfolio-init-", dir=beside))
    try:
        # mkdtemp makes folders for their owner only; this one is as any other.
        workshop = aside / folder.name
        workshop.mkdir()
        yield workshop
        _move(workshop, folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        for each in missing:
            each.rmdir()
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _refuse_full(folder: Path) -> None:
    if folder.is_dir():
        inside = sorted(entry.name for entry in folder.iterdir())
        found = next((name for name in inside if name != KEPT), None)
    else:
        found = folder.name if folder.exists() or folder.is_symlink() else None
    if found is not None:
        raise RefusalError(
            phrase(
                "{folder} is not empty (there is {name}); a new repository needs a "
                "folder of its own",
                folder=str(folder),
                name=found,
            )
        )


def _move(workshop: Path, folder: Path) -> None:
    if not folder.is_dir():
        workshop.rename(folder)
        return
    names = sorted(
        (entry.name for entry in workshop.iterdir()),
        key=lambda name: (name == LAST, name),
    )
    moved: list[str] = []
    try:
        for name in names:
            (workshop / name).rename(folder / name)
            moved.append(name)
    except OSError:
        for name in reversed(moved):
            (folder / name).rename(workshop / name)
        raise
