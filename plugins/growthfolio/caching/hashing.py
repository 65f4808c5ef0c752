"""A programme's files, all of them → one hash of what they are and hold.

Contents count, times do not: a fresh checkout of the same files has the same
fingerprint (DESIGN.md, decision 6).
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final

from growthfolio.caching.code import code
from growthfolio.caching.environment import versions
from growthfolio.loading.root import FOLDERS
from growthfolio.loading.tree import File, read_bytes, walk
from growthfolio.model.phrase import N_
from growthfolio.progress import stage

_MANY: Final = 8000
"""From how many files on a second process is worth its start."""

# What decides over answers besides the files and this package's own code.
_PACKAGES: Final = frozenset(
    {"holidays", "ruamel_yaml", "ruamel_yaml_clib", "comrak", "nh3", "tzdata"}
)


def fingerprint(root: Path, beside: Iterable[str], *about: str) -> str:
    """The hash of every file where records lie, of files `beside`, and of words.

    `about` says what is asked of the files; this package's own code is part of the
    question, too. Raises OSError where a file cannot be
    read: then nothing can be said of what it holds.
    """
    with stage(N_("looking for changes")):
        return _whole(root, beside, about)


def key_of(data: bytes, *about: str) -> str:
    """The hash of what is asked of one file alone, which holds `data`."""
    whole = _question(about)
    whole.update(data)
    return whole.hexdigest()


def _question(about: Iterable[str]) -> blake2b:
    whole = blake2b(digest_size=32)
    for word in (code(), *versions(_PACKAGES), *about):
        whole.update(f"{len(word)}:{word}\0".encode())
    return whole


def _whole(root: Path, beside: Iterable[str], about: Iterable[str]) -> str:
    whole = _question(about)
    for path in sorted(set(beside)):
        whole.update(_of_file(str(root), path) if (root / path).is_file() else b"-")
        whole.update(f"{path}\0".encode("utf-8", "surrogateescape"))
    for digest in _digests(root, walk(root, *FOLDERS)):
        whole.update(digest)
    return whole.hexdigest()


def _digests(root: Path, files: Sequence[File]) -> Iterable[bytes]:
    """Digests of runs of files, in order; the runs are the same on every machine."""
    runs = [files[start : start + _MANY] for start in range(0, len(files), _MANY)]
    work = [(str(root), run) for run in runs]
    if len(runs) > 1:
        # Processes take time to be loaded: whoever has few files does not pay it.
        from growthfolio.caching.spreading import spread  # noqa: PLC0415

        return spread(_of_run, work)
    return [_of_run(each) for each in work]


def _of_run(work: tuple[str, Sequence[File]]) -> bytes:
    root, files = work
    run = blake2b(digest_size=32)
    for file in files:
        run.update(
            f"{file.path}\0{file.is_link}\0{file.fault is not None}\0".encode(
                "utf-8", "surrogateescape"
            )
        )
        if file.closed is None and file.fault is None and not file.is_link:
            run.update(_of_file(root, file.path))
    return run.digest()


def _of_file(root: str, path: str) -> bytes:
    return blake2b(read_bytes(root, path), digest_size=32).digest()
