"""Processes that render pages end with the one that asked for them."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

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
    """Work whose pieces can be told apart; at `deadly` whoever does it is killed."""

    deadly: int = -1
    asked: int = 0

    def piece(self, start: int, stop: int) -> tuple[int, ...]:
        """The squares of some numbers."""
        if start <= self.deadly < stop and os.getpid() != self.asked:
            os.kill(os.getpid(), signal.SIGKILL)
        return tuple(one * one for one in range(start, stop))


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("at_once", [1, 3, 100])
def test_results_come_in_order_whoever_works(jobs: int, at_once: int) -> None:
    found = Workers(jobs=jobs).results(Squares(), 23, at_once)
    assert list(found) == [one * one for one in range(23)]


def test_what_a_killed_process_leaves_is_done_here() -> None:
    work = Squares(deadly=7, asked=os.getpid())
    found = Workers(jobs=2).results(work, 40, 2)
    assert list(found) == [one * one for one in range(40)]
