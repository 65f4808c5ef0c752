"""A command's process ends at once, and with all that it would end with anyhow."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from growthfolio.cli import main, run
from planting import put

FILES = {
    "programme.yml": (
        "title: Pilot\nlanguage: en\nstarts: 2026-01-01\nas_of: 2026-02-10\n"
        "duties: [{id: plan, title: Plan, owner: mentee, every: month, due: day 5}]\n"
    ),
    "portfolios/ada/profile.yml": "name: Ada\njoined: 2026-01-01\n",
    "portfolios/ada/2026-01/plan.md": "Sort the archive.\n",
}
# What Python takes apart at the end says so; what is registered is done in any case.
SCRIPT = """
import atexit, sys
from growthfolio.cli import {entry}
class Taken:
    def __del__(self, write=sys.stderr.write):
        write("taken apart")
sys.taken = Taken()
atexit.register(lambda: sys.stderr.write("tidied "))
{before}
sys.exit({entry}())
"""


def ended(
    script: str, *words: str, out: int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *words],
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


def as_program(
    *words: str, entry: str = "run", before: str = ""
) -> subprocess.CompletedProcess[str]:
    return ended(SCRIPT.format(entry=entry, before=before), *words)


@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("check", "--root", "{root}"),
        ("check", "--root", "{root}", "--only", "invalid"),
        ("check", "--root", "{root}/portfolios/.."),
        ("check", "--no-such-option"),
        ("explain", "GF000"),
        ("no-such-command",),
        (),
    ],
)
def test_code_and_words_are_those_of_the_command(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    root = put(tmp_path, FILES)
    given = [word.format(root=root) for word in words]
    usual, quick = (as_program(*given, entry=entry) for entry in ("main", "run"))
    assert (quick.returncode, quick.stdout) == (usual.returncode, usual.stdout)
    assert quick.stderr.endswith("tidied ")
    assert usual.stderr == quick.stderr + "taken apart"


@pytest.mark.parametrize(
    "before",
    [
        "import threading, time; threading.Thread(target=time.sleep, args=[1]).start()",
        "inner = run\ndef run(): return (lambda: inner())()",
    ],
)
def test_where_somebody_may_wait_it_ends_as_any_program(before: str) -> None:
    done = as_program("--version", before=before)
    assert done.returncode == 0
    assert done.stderr == "tidied taken apart"


@contextmanager
def full() -> Iterator[int]:
    """A disk with no room left."""
    with open("/dev/full", "wb") as disk:  # noqa: PTH123 - no file of ours
        yield disk.fileno()


@contextmanager
def closed() -> Iterator[int]:
    """A pipe at whose other end nobody reads any more."""
    other, end = os.pipe()
    os.close(other)
    try:
        yield end
    finally:
        os.close(end)


@pytest.mark.parametrize("taker", [full, closed])
@pytest.mark.parametrize("words", [("--version",), ("explain", "--all")])
def test_output_that_nobody_takes_is_complained_of_as_ever(
    taker: Callable[[], AbstractContextManager[int]], words: tuple[str, ...]
) -> None:
    said = []
    for entry in ("main", "run"):
        code = f"import sys; from growthfolio.cli import {entry}; sys.exit({entry}())"
        with taker() as out:
            done = ended(code, *words, out=out)
        said.append((done.returncode, done.stderr.splitlines()[-1:]))
    usual, quick = said
    assert quick == usual


def test_called_by_a_program_it_raises_what_the_command_raises(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", ["growthfolio", "--version"])
    usual = gc.get_threshold()
    try:
        with pytest.raises(SystemExit) as end:
            run()
    finally:
        gc.set_threshold(*usual)
    assert not end.value.code


def test_the_command_itself_ends_nothing() -> None:
    assert CliRunner().invoke(main, ["--version"]).exit_code == 0


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("explain", "GF501")])
def test_a_full_disk_is_said_in_a_sentence(words: tuple[str, ...]) -> None:
    with full() as disk:
        code = "import sys; from growthfolio.cli import run; sys.exit(run())"
        done = ended(code, *words, out=disk)
    assert done.returncode == 2
    (said,) = done.stderr.splitlines()
    assert "No space left on device" in said
