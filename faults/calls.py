"""The N-th system call fails, or the process dies before it, for every N.

The calls are those that touch the programme or the site; `interposer.c` counts them
and lets them fail. One process warms up and forks a child for each N: a build then
takes a fraction of a second.
"""

import errno
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from msgspec import Struct

from faults.tally import Tally

HERE: Final = Path(__file__).parent
KILL: Final = -1


class Kind(Struct, frozen=True, kw_only=True):
    """A way to fail: how, once or from then on, and whether only for writing."""

    name: str
    error: int
    later: bool = False
    writes: bool = False
    two_steps: bool = False


KINDS: Final = (
    Kind(name="EIO, once", error=errno.EIO),
    Kind(name="EACCES, once", error=errno.EACCES),
    Kind(name="ENOSPC from then on", error=errno.ENOSPC, later=True, writes=True),
    Kind(name="EIO from then on", error=errno.EIO, later=True),
    Kind(name="kill -9 before it", error=KILL),
    Kind(name="kill -9 before it, without renameat2", error=KILL, two_steps=True),
)


class NoCompilerError(Exception):
    """There is no C compiler to make the interposer with."""


def interposer(folder: Path) -> Path:
    """The interposer, compiled; raises NoCompilerError."""
    library = folder / "interposer.so"
    flags = ("-shared", "-fPIC", "-O2", "-o", str(library))
    try:
        subprocess.run(
            ["cc", *flags, str(HERE / "interposer.c"), "-ldl"],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoCompilerError(str(error)) from error
    return library


def fail_calls(folder: Path, kind: Kind, step: int = 1, first: int = 1) -> Tally:
    """Let every `step`-th call from the `first` on fail, one build for each."""
    folder.mkdir(exist_ok=True)
    library = interposer(folder)
    below = Path(tempfile.mkdtemp(dir=folder))
    done = subprocess.run(
        [sys.executable, "-m", "faults.forking", kind.name, str(step), str(first)],
        env=os.environ
        | {"LD_PRELOAD": str(library), "FAULTS_BELOW": str(below)}
        | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    said = json.loads(done.stdout)
    tally = Tally(f"the N-th call of {said['calls']}: {kind.name}")
    tally.ends.update(said["ends"])
    tally.complaints += said["complaints"]
    tally.leftovers = tuple(said["leftovers"])
    tally.notes += said["notes"]
    return tally
