"""Runs preloaded with the interposer: a build for each N, in a child that forks off.

`python -m faults.forking KIND STEP FIRST` prints what came of it as JSON; `calls`
starts it.
"""

import contextlib
import ctypes
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from faults.calls import KINDS, Kind
from faults.programme import Programme, other
from growthfolio.cli import main
from growthfolio.publishing import exchange

_LIBRARY = ctypes.CDLL(None)
_KILLED = -9


def tell(kind: Kind, step: int, first: int) -> dict[str, object]:
    """Build once for each N; what came of it."""
    # Building in this process imports everything, and warms every cache.
    programme = Programme(Path(os.environ["FAULTS_BELOW"]), build=_run)
    if kind.two_steps:
        exchange.exchange = lambda *_: False
    programme.turn(other(programme.holds()))
    calls = _count(programme)
    ends: Counter[str] = Counter()
    complaints: list[str] = []
    gone = 0
    for at in range(first, calls + 1, step):
        before = programme.holds()
        wanted = other(before)
        programme.turn(wanted)
        code, said = _fork(programme, at, kind)
        if not programme.site.exists():
            # Without an exchange a kill between two renames leaves this; the next
            # build begins by putting the old site back. Here it is a dead end on
            # purpose, to see what lies there after it has begun.
            gone += 1
            _begin_and_fail(programme)
        now = programme.holds()
        end = "damaged" if now is None else "new" if now == wanted else "old"
        ends[end] += 1
        if (problem := _problem(code, said, end)) is not None:
            complaints.append(f"call {at}: {problem}: {said.strip()}")
    try:
        _run(programme)
    except RuntimeError as error:
        complaints.append(str(error))
    return {
        "calls": calls,
        "ends": ends,
        "complaints": complaints,
        "leftovers": programme.beside(),
        "notes": [f"no site until the next build begins: {gone} times"] if gone else [],
    }


def _problem(code: int, said: str, end: str) -> str | None:
    """What is wrong with how a build ended; None where it is as it should be."""
    if code == _KILLED:
        return None
    if "itself failed" in said or "Traceback" in said:
        return "no sentence"
    # Where the programme's own file cannot be read, the check says so.
    if code not in (0, 2) and not (code == 1 and "Nothing was built" in said):
        return f"exit {code}"
    if code == 0 and end != "new":
        return "it said it was built"
    if end == "new" and code != 0 and "the new site is in its place" not in said:
        return "it said it was not built"
    return None


def _run(programme: Programme) -> None:
    with contextlib.redirect_stdout(sys.stderr):
        code = main.main(list(programme.arguments), standalone_mode=False)
    if code != 0:
        raise RuntimeError(f"a build without any fault ended with {code}")


def _count(programme: Programme) -> int:
    """How many calls a build makes."""
    reader, writer = os.pipe()
    if os.fork() == 0:
        with tempfile.TemporaryFile() as nowhere, _mute(nowhere.fileno()):
            _LIBRARY.faults_arm(0, 0, 0, 0)
            main.main(list(programme.arguments), standalone_mode=False)
        os.write(writer, str(_LIBRARY.faults_calls()).encode())
        os._exit(0)
    os.close(writer)
    os.wait()
    with os.fdopen(reader) as pipe:
        return int(pipe.read())


def _fork(programme: Programme, at: int, kind: Kind) -> tuple[int, str]:
    """A build whose call number `at` fails: its exit code, and what it said."""
    with tempfile.TemporaryFile() as said:
        if (child := os.fork()) == 0:
            code = 70
            with contextlib.suppress(BaseException), _mute(said.fileno()):
                _LIBRARY.faults_arm(at, kind.error, kind.later, kind.writes)
                try:
                    main.main(list(programme.arguments))
                except SystemExit as end:
                    code = int(end.code or 0)
            os._exit(code)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), said.read().decode("utf-8", "replace")


def _begin_and_fail(programme: Programme) -> None:
    """A build that begins, and cannot go on: there is no configuration."""
    config = programme.root / "mkdocs.yml"
    hidden = config.with_name(".hidden")
    config.rename(hidden)
    if (child := os.fork()) == 0:
        with (
            contextlib.suppress(BaseException),
            tempfile.TemporaryFile() as nowhere,
            _mute(nowhere.fileno()),
        ):
            main.main(list(programme.arguments))
        os._exit(0)
    os.waitpid(child, 0)
    hidden.rename(config)


@contextlib.contextmanager
def _mute(descriptor: int) -> Iterator[None]:
    """Write what this process says to a file."""
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    yield
    sys.stdout.flush()
    sys.stderr.flush()


if __name__ == "__main__":
    name, step, first = sys.argv[1:]
    kind = next(one for one in KINDS if one.name == name)
    json.dump(tell(kind, int(step), int(first)), sys.stdout)
