"""Processes that render pages end with the one that asked for them."""

import os
import subprocess
import sys
import time
from contextlib import suppress

import pytest

ASK = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from growthfolio.rendering import batch
with ProcessPoolExecutor(2, batch._CONTEXT, batch._begin, (None,)) as workers:
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
