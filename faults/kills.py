"""Builds killed at random moments: the site is the old one or the new one, whole."""

import random
import subprocess
import time
from pathlib import Path

from faults.programme import MATERIAL, Programme, other
from faults.tally import Tally


def kill_builds(folder: Path, tries: int, seed: int = 1) -> Tally:
    """Kill `growthfolio build` `tries` times, then let one build go through.

    Every other time the moment lies anywhere in the build's life, else after the
    first file was written.
    """
    programme = Programme(folder, MATERIAL)
    tally = Tally(f"kill -9 at random moments (seed {seed})")
    moments = random.Random(seed)  # noqa: S311 - not for secrets
    life, writing = _durations(programme)
    for number in range(tries):
        before = programme.holds()
        programme.turn(other(before))
        late = number % 2 == 1
        wait = moments.uniform(0, writing if late else life)
        _kill_one(programme, wait, late=late)
        tally.count(before, programme.holds(), other(before))
    subprocess.run(programme.command, check=True, capture_output=True)
    tally.leftovers = programme.beside()
    return tally


def _start(programme: Programme) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(programme.command, stdout=quiet, stderr=quiet)


def _durations(programme: Programme) -> tuple[float, float]:
    """How long a build takes, and how long from its first file on."""
    start = time.monotonic()
    process = _start(programme)
    _await_writing(programme, process, ())
    first = time.monotonic()
    process.wait()
    end = time.monotonic()
    return end - start, end - first


def _kill_one(programme: Programme, wait: float, *, late: bool) -> None:
    known = _aside(programme)
    process = _start(programme)
    if late:
        _await_writing(programme, process, known)
    time.sleep(wait)
    process.kill()
    process.wait()


def _aside(programme: Programme) -> tuple[str, ...]:
    return tuple(name for name in programme.beside() if ".building-" in name)


def _await_writing(
    programme: Programme, process: subprocess.Popen[bytes], known: tuple[str, ...]
) -> None:
    while process.poll() is None and not set(_aside(programme)) - set(known):
        time.sleep(0.001)
