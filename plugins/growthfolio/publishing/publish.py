"""Builds a site beside its place and puts it there whole."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from growthfolio.loading.load import FOLDERS
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError

HOME: Final = "index.html"

_BUILDING: Final = ".building-"
_OLD: Final = ".old-"


def publish(build: Callable[[Path], None], out: Path, root: Path) -> None:
    """Let `build` fill a folder, then put it in the place of `out`.

    Whatever fails, the old site stays as it was. Raises RefusalError where `out`
    holds something other than a site: it would be lost.
    """
    out = out.resolve()
    _refuse_what_is_no_site(out, root.resolve())
    out.parent.mkdir(parents=True, exist_ok=True)
    _sweep(out)
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}{_BUILDING}", dir=out.parent))
    try:
        build(aside)
        if not (aside / HOME).is_file():
            raise RefusalError(phrase("the build has no home page; the old site stays"))
        aside.chmod(0o755)
        _swap(aside, out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _refuse_what_is_no_site(out: Path, root: Path) -> None:
    path = str(out)
    records = (root / folder for folder in FOLDERS)
    if root.is_relative_to(out) or any(map(out.is_relative_to, records)):
        problem = N_("{path} holds the programme itself; choose another --out")
        raise RefusalError(phrase(problem, path=path))
    is_empty = not out.exists() or (out.is_dir() and not any(out.iterdir()))
    if not is_empty and not (out / HOME).is_file():
        problem = N_("{path} is there and is no site; choose another --out")
        raise RefusalError(phrase(problem, path=path))


def _sweep(out: Path) -> None:
    """Remove what a build that was killed left beside the site."""
    for left in out.parent.glob(f".{out.name}{_BUILDING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _swap(aside: Path, out: Path) -> None:
    if not out.exists():
        aside.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}{_OLD}", dir=out.parent))
    out.rename(old / out.name)
    try:
        aside.rename(out)
    except OSError:
        (old / out.name).rename(out)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
