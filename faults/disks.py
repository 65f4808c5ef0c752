"""A disk that fills up, at every size, and one that is read-only: a real tmpfs."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from faults.programme import MATERIAL, Programme, other
from faults.tally import Tally

_STEP: Final = 200 * 1024
_SENTENCES: Final = ("the disk is full", "the file system is read-only")


def fill_disks(folder: Path) -> Tally:
    """Build with ever more room, until a build goes through; then read-only."""
    tally = Tally("a disk with too little room, and a read-only one")
    disk = folder / "published"
    disk.mkdir()
    try:
        with _mounted(disk):
            _fill(Programme(folder, MATERIAL), disk, tally)
    except (OSError, subprocess.CalledProcessError):
        tally.notes.append("not tried: mounting a tmpfs is not allowed here")
    return tally


@contextmanager
def _mounted(disk: Path) -> Iterator[None]:
    _mount("-t", "tmpfs", "tmpfs", str(disk))
    try:
        yield
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True, capture_output=True)


def _fill(programme: Programme, disk: Path, tally: Tally) -> None:
    before = programme.holds()
    wanted = other(before)
    programme.turn(wanted)
    found = os.statvfs(disk)
    room = (found.f_blocks - found.f_bfree) * found.f_frsize
    _mount("-o", f"remount,ro,size={room}", str(disk))
    _try(programme, tally, before, wanted)
    while programme.holds() == before:
        room += _STEP
        _mount("-o", f"remount,rw,size={room}", str(disk))
        _try(programme, tally, before, wanted)
    tally.leftovers = programme.beside()


def _try(programme: Programme, tally: Tally, before: str | None, wanted: str) -> None:
    done = subprocess.run(
        programme.command, capture_output=True, check=False, text=True
    )
    tally.count(before, programme.holds(), wanted)
    refused = done.returncode == 2 and any(one in done.stderr for one in _SENTENCES)
    if done.returncode and not refused:
        tally.complaints.append(f"exit {done.returncode}: {done.stderr}")
