"""Which of a programme's files somebody asks about."""

from collections.abc import Sequence
from pathlib import Path

from growthfolio.model.phrase import phrase
from growthfolio.model.refusal import RefusalError


def scope_of(root: Path, paths: Sequence[Path]) -> frozenset[str] | None:
    """The files of some paths, relative to the root; None where none are given.

    Raises RefusalError where a path lies elsewhere or is not there.
    """
    if not paths:
        return None
    found: set[str] = set()
    for path in paths:
        absolute = path.resolve()
        if not absolute.is_relative_to(root):
            raise RefusalError(
                phrase("{path} is not inside {root}", path=str(path), root=str(root))
            )
        if not absolute.exists() and not absolute.suffix:
            raise RefusalError(phrase("there is no {path}", path=str(path)))
        if absolute.is_dir():
            inside = (file for file in absolute.rglob("*") if file.is_file())
            found |= {file.relative_to(root).as_posix() for file in inside}
        else:
            found.add(absolute.relative_to(root).as_posix())
    return frozenset(found)
