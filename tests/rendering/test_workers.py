"""Processes that render pages end with the one that asked for them."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec import Struct

from growthfolio.rendering.workers import Workers

ASK = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from growthfolio.rendering import workers as of
with ProcessPoolExecutor(2, of._CONTEXT, of._begin, (None,)) as workers:
    tasks = [workers.submit(time.sleep, 0.2) for _ in range(4)]
    [task.result() for task in tasks]
    print(*workers._processes, flush=True)
    time.sleep(60)
"""


def is_there(process: int) -> bool:
    """Whether a process is at work; one that ended and was not missed is not."""
    with suppress(OSError), open(f"/proc/{process}/stat") as stat:  # noqa: PTH123
        return stat.read().rpartition(")")[2].split()[0] != "Z"
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_killed_builds_leave_no_workers() -> None:
    command = [sys.executable, "-c", ASK]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout is not None
        workers = [int(one) for one in asking.stdout.readline().split()]
        assert [is_there(one) for one in workers] == [True, True]
        asking.kill()
    try:
        end = time.monotonic() + 30
        while any(map(is_there, workers)) and time.monotonic() < end:
            time.sleep(0.05)
        assert [is_there(one) for one in workers] == [False, False]
    finally:
        for one in workers:
            with suppress(OSError):
                os.kill(one, 9)


class Squares(Struct, frozen=True):
    """Work whose pieces can be told apart; at `deadly` whoever does it is killed.

    What is told is added to each.
    """

    deadly: int = -1
    asked: int = 0

    def piece(self, start: int, stop: int, told: int | None) -> tuple[int, ...]:
        """The squares of some numbers."""
        if start <= self.deadly < stop and os.getpid() != self.asked:
            os.kill(os.getpid(), signal.SIGKILL)
        return tuple(one * one + (told or 0) for one in range(start, stop))


def squares(workers: Workers, work: Squares, number: int, at_once: int) -> list[int]:
    """What comes of some work."""
    return [one for piece in workers.begin(work, number, at_once) for one in piece]


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("at_once", [1, 3, 100])
def test_results_come_in_order_whoever_works(jobs: int, at_once: int) -> None:
    found = squares(Workers(jobs=jobs), Squares(), 23, at_once)
    assert found == [one * one for one in range(23)]


def test_what_a_killed_process_leaves_is_done_here() -> None:
    work = Squares(deadly=7, asked=os.getpid())
    found = squares(Workers(jobs=2), work, 40, 2)
    assert found == [one * one for one in range(40)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_told_meanwhile_counts_from_then_on(jobs: int) -> None:
    told = [100]
    begun = Workers(jobs=jobs).begin(Squares(), 40, 1, lambda: told[0])
    found = []
    for piece in begun:
        found += piece
        told[0] = 200
    said = [one - number * number for number, one in enumerate(found)]
    assert said == sorted(said)
    assert set(said) == {100, 200}


def test_work_is_begun_before_it_is_asked_for(tmp_path: Path) -> None:
    begun = Workers(jobs=2).begin(Marks(str(tmp_path)), 40, 1)
    end = time.monotonic() + 30
    while not any(tmp_path.iterdir()) and time.monotonic() < end:
        time.sleep(0.01)
    begun.close()
    done = len(list(tmp_path.iterdir()))
    assert 0 < done < 40


class Marks(Struct, frozen=True):
    """Work that leaves a file for each piece."""

    folder: str

    def piece(self, start: int, stop: int, told: None) -> None:
        """Leave it."""
        del stop, told
        Path(self.folder, str(start)).touch()


def test_nobody_who_was_lost_is_still_at_work(tmp_path: Path) -> None:
    """What is done again here is not done by them at the same time."""
    work = Lingering(str(tmp_path), os.getpid())
    found = [one for one in Workers(jobs=2).begin(work, 8, 1) if one is not None]
    assert found == [[]] * len(found)
    assert found


class Lingering(Struct, frozen=True):
    """Work at whose first piece a worker is killed; others are slow.

    Whoever asked says which other processes there are.
    """

    folder: str
    asked: int

    def piece(self, start: int, stop: int, told: None) -> list[int] | None:
        """Be killed, or take a while."""
        del stop, told
        folder = Path(self.folder)
        if os.getpid() == self.asked:
            others = (int(one.name) for one in folder.iterdir())
            return [one for one in others if is_there(one)]
        (folder / str(os.getpid())).touch()
        if start == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.5)
        return None
