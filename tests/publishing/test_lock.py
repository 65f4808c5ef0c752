"""One build at a time; the lock ends with its process, however that ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from growthfolio.model.refusal import RefusalError
from growthfolio.publishing.lock import hold, lock_of

HOLD = """
import os, sys, time
from pathlib import Path
from growthfolio.publishing.lock import hold
with hold(Path(sys.argv[1])):
    child = os.fork() if "fork" in sys.argv else None
    if child != 0:
        print(child, flush=True)
    time.sleep(60)
"""


@contextmanager
def holder(place: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A process that holds a place, until it is killed."""
    command = [sys.executable, "-c", HOLD, str(place), *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def said_by(process: subprocess.Popen[str]) -> str:
    """The line it prints once it holds the place."""
    assert process.stdout is not None
    return process.stdout.readline()


def test_who_comes_second_is_told_who_holds_it(tmp_path: Path) -> None:
    place = tmp_path / "site"
    with holder(place) as process:
        said_by(process)
        with pytest.raises(RefusalError) as refused, hold(place):
            pass
    said = refused.value.sentence.values
    assert said["code"] == "GF904"
    assert str(process.pid) in repr(said["message"])


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    place = tmp_path / "site"
    with holder(place) as process:
        said_by(process)
        process.kill()
        process.wait()
        assert lock_of(place).exists()
        with hold(place):
            assert lock_of(place).read_text() == f"{os.getpid()}\n"
    assert not lock_of(place).exists()


def test_a_child_that_outlives_its_holder_holds_nothing(tmp_path: Path) -> None:
    """Processes that render pages are forked while the place is held."""
    place = tmp_path / "site"
    with holder(place, "fork") as process:
        child = int(said_by(process))
        process.kill()
        process.wait()
        try:
            os.kill(child, 0)
            with hold(place):
                pass
        finally:
            os.kill(child, signal.SIGKILL)


def test_two_sites_in_one_folder_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with holder(tmp_path / "public") as process:
        said_by(process)
        with hold(tmp_path / "mentors"):
            pass


def test_a_lock_that_was_taken_away_is_not_taken_for_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its last holder removed the file after we opened it: others open a new one."""
    place = tmp_path / "site"
    opened: list[str] = []
    real = os.open

    def open_and_lose(path: Path, flags: int, mode: int) -> int:
        descriptor = real(path, flags, mode)
        opened.append(str(path))
        if len(opened) == 1:
            path.unlink()
        return descriptor

    monkeypatch.setattr("growthfolio.publishing.lock.os.open", open_and_lose)
    with hold(place):
        assert len(opened) == 2
        assert lock_of(place).exists()


def test_a_link_in_the_locks_place_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("years of work")
    lock_of(tmp_path / "site").symlink_to(target)
    with pytest.raises(OSError, match="symbolic links"), hold(tmp_path / "site"):
        pass
    assert target.read_text() == "years of work"
