"""What comes of work is the same whoever does it, and whatever becomes of them."""

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import nullcontext, suppress
from multiprocessing import active_children
from pathlib import Path

import pytest

from growthfolio.sharing import Begun, Crew, processes
from growthfolio.sharing.processes import crew_of_processes, shared_out

ASK = """
import time
from multiprocessing import active_children
from growthfolio.sharing.processes import crew_of_processes
with crew_of_processes(2, time.sleep) as crew:
    [one.result() for one in [crew.submit(0.2) for _ in range(4)]]
    print(*(child.pid for child in active_children()), flush=True)
    time.sleep(60)
"""


def is_there(process: int) -> bool:
    """Whether a process is at work; one that ended and was not missed is not."""
    with suppress(OSError), open(f"/proc/{process}/stat") as stat:  # noqa: PTH123
        return stat.read().rpartition(")")[2].split()[0] != "Z"
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_who_is_killed_leaves_no_workers() -> None:
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


def square(number: int) -> int:
    return number * number


SQUARES = [square(one) for one in range(23)]


@pytest.mark.parametrize("jobs", [0, 1, 2, 5])
def test_results_come_in_order_whoever_works(jobs: int) -> None:
    assert list(shared_out(square, range(23), jobs)) == SQUARES
    assert list(shared_out(square, [], jobs)) == []


@pytest.mark.parametrize(("jobs", "cores"), [(2, 8), (0, 2), (1, 8), (0, 1)])
def test_so_many_are_at_work(
    jobs: int, cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    number = jobs or cores
    work = shared_out(lambda _: os.getpid(), range(40), jobs)
    first = next(work)
    others = {child.pid for child in active_children()}
    assert len(others) == (number if number > 1 else 0)
    assert {first, *work} <= (others or {os.getpid()})
    assert not active_children()


def test_no_more_are_at_work_than_there_are_pieces() -> None:
    work = shared_out(square, range(2), 8)
    next(work)
    assert len(active_children()) == 2
    work.close()
    assert not active_children()


@pytest.mark.parametrize("deadly", [0, 7, 22])
def test_what_a_killed_process_leaves_is_done_here(deadly: int) -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if number == deadly and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return square(number)

    assert list(shared_out(work, range(23), 2)) == SQUARES


def test_what_an_executor_forgets_is_done_here() -> None:
    """It does at times when a process is killed while it is given work."""
    ended = []
    crew = Crew(
        submit=lambda *_: Future[int](),
        hands=2,
        ended=lambda: ended.append(True),
        anybody=lambda: False,
        patience=0.0,
    )
    begun = Begun(square, lambda _: zip(range(23), strict=True), nullcontext(crew))
    assert list(begun) == SQUARES
    assert ended


def test_whoever_is_killed_is_noticed() -> None:
    with crew_of_processes(2, square) as crew:
        assert crew is not None
        assert crew.anybody()
        one, other = active_children()
        assert one.pid is not None
        os.kill(one.pid, signal.SIGKILL)
        one.join(30)
        assert not crew.anybody()
        crew.ended()
        assert not other.is_alive()


def test_nobody_who_was_lost_is_still_at_work(tmp_path: Path) -> None:
    """What is done again here is not done by them at the same time."""
    here = os.getpid()

    def work(number: int) -> list[int] | None:
        if os.getpid() == here:
            others = (int(one.name) for one in tmp_path.iterdir())
            return [one for one in others if is_there(one)]
        (tmp_path / str(os.getpid())).touch()
        if number == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.5)
        return None

    found = [one for one in shared_out(work, range(8), 2) if one is not None]
    assert found == [[]] * len(found)
    assert found


@pytest.mark.parametrize("so_many", [0, 1])
def test_where_no_process_can_be_started_all_is_done_here(
    so_many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    forked, started = os.fork, [0]

    def fork() -> int:
        if started[0] == so_many:
            raise BlockingIOError
        started[0] += 1
        return forked()

    monkeypatch.setattr(os, "fork", fork)
    assert set(shared_out(lambda _: os.getpid(), range(23), 2)) == {os.getpid()}
    assert started == [so_many]
    for child in active_children():  # whoever was, is on the way out
        child.join(30)
    assert not active_children()


def test_what_goes_wrong_with_the_work_is_not_done_again() -> None:
    def fail(number: int) -> int:
        raise LookupError(number, os.getpid())

    with pytest.raises(LookupError) as failed:
        list(shared_out(fail, range(8), 2))
    assert failed.value.args[0] == 0
    assert failed.value.args[1] != os.getpid()
    assert not active_children()


def test_work_is_begun_before_it_is_asked_for(tmp_path: Path) -> None:
    begun = marking(tmp_path, 40)
    end = time.monotonic() + 30
    while not any(tmp_path.iterdir()) and time.monotonic() < end:
        time.sleep(0.01)
    begun.close()
    assert 0 < len(list(tmp_path.iterdir())) < 40


def test_so_much_is_done_ahead_and_no_more(tmp_path: Path) -> None:
    begun = marking(tmp_path, 40)
    results = iter(begun)
    for asked in range(1, 5):
        next(results)
        time.sleep(0.2)
        assert len(list(tmp_path.iterdir())) <= 12 + asked
    begun.close()


def marking(folder: Path, number: int) -> Begun[None]:
    """Work that leaves a file for each piece."""

    def mark(piece: int) -> None:
        (folder / str(piece)).touch()

    numbers = zip(range(number), strict=True)
    return Begun(mark, lambda _: numbers, crew_of_processes(2, mark))


@pytest.mark.parametrize("several", [True, False])
def test_pieces_are_looked_at_when_they_are_given_to_somebody(*, several: bool) -> None:
    told = 100

    def pieces(hands: int) -> Iterator[tuple[int]]:
        assert hands == (2 if several else 0)
        return ((told,) for _ in range(40))

    found = []
    crew = crew_of_processes(2, abs) if several else nullcontext(None)
    for one in Begun(abs, pieces, crew):
        found.append(one)
        told = 200
    assert found == sorted(found)
    assert set(found) == {100, 200}
    assert found.count(100) == (13 if several else 1)


def test_whoever_is_forked_looks_for_no_garbage_in_what_was_there() -> None:
    frozen = set(shared_out(lambda _: gc.get_freeze_count(), range(2), 2))
    assert min(frozen) > 1000
    assert gc.get_freeze_count() == 0


def test_without_forks_work_is_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_FORKS", False)
    pieces = zip(range(5), strict=True)
    begun = Begun(abs, lambda _: pieces, crew_of_processes(1, abs))
    assert list(begun) == [*range(5)]
    # What cannot be handed over is done here.
    assert set(shared_out(lambda _: os.getpid(), range(23), 2)) == {os.getpid()}
