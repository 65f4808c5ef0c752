"""Files that are there → the same files with other content, whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from growthfolio.authoring.creating import refuse_links


def replace_file(file: Path, content: bytes) -> None:
    """Put content in the place of a file's; its mode stays. Raises OSError.

    Whoever reads it meanwhile sees the old content or the new.
    """
    aside = _written_aside(file, content)
    try:
        aside.replace(file)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def replace_all(root: Path, files: Mapping[str, bytes]) -> None:
    """Give files below `root` other content: all of them, or none where one fails.

    Raises RefusalError where a way leads through a symbolic link, OSError where the
    disk refuses.
    """
    for path in files:
        refuse_links(root, path)
    before = {path: (root / path).read_bytes() for path in files}
    asides: dict[str, Path] = {}
    try:
        for path, content in files.items():
            asides[path] = _written_aside(root / path, content)
        _put_in_place(root, asides, before)
    finally:
        for aside in asides.values():
            aside.unlink(missing_ok=True)


def _put_in_place(
    root: Path, asides: Mapping[str, Path], before: Mapping[str, bytes]
) -> None:
    """Give finished files their names; where one fails all are as they were."""
    done: list[str] = []
    try:
        for path, aside in asides.items():
            aside.replace(root / path)
            done.append(path)
    except BaseException:
        for path in done:
            replace_file(root / path, before[path])
        raise


def _written_aside(file: Path, content: bytes) -> Path:
    """A file beside another, of its mode, with other content."""
    mode = file.stat().st_mode & 0o7777
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        aside.chmod(mode)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside
