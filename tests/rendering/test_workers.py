"""Pages are shared out in runs of numbers, for as many as there are to render them."""

import pytest

from growthfolio.model.executors import DASK
from growthfolio.rendering import ALONE, Workers
from growthfolio.sharing import processes


def squares(start: int, stop: int, told: int) -> tuple[int, ...]:
    """The squares of some numbers, and what was told."""
    return tuple(one * one + told for one in range(start, stop))


@pytest.mark.parametrize("jobs", [0, 1, 2, 5])
@pytest.mark.parametrize("at_once", [1, 3, 100])
def test_results_come_in_order_whoever_works(jobs: int, at_once: int) -> None:
    begun = Workers(jobs=jobs).begin(squares, 23, at_once, int)
    found = [one for piece in begun for one in piece]
    assert found == [one * one for one in range(23)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_told_meanwhile_counts_from_then_on(jobs: int) -> None:
    told = 100
    begun = Workers(jobs=jobs).begin(squares, 40, 1, lambda: told)
    found: list[int] = []
    for piece in begun:
        found += piece
        told = 200
    said = [one - number * number for number, one in enumerate(found)]
    assert said == sorted(said)
    assert set(said) == {100, 200}


@pytest.mark.parametrize(
    ("number", "jobs", "runs"),
    [
        (0, 2, []),
        (6, 2, [6]),  # not worth their start
        (64, 1, [32, 32]),
        (64, 2, [4] * 16),  # who is done early takes another
        (4096, 2, [32] * 128),
    ],
)
def test_everybody_has_several_runs_to_do(
    number: int, jobs: int, runs: list[int]
) -> None:
    begun = Workers(jobs=jobs).begin(
        lambda start, stop, _: stop - start, number, 32, int
    )
    assert list(begun) == runs


def test_whoever_is_alone_starts_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "crew_of_processes", None)
    assert list(ALONE.begin(squares, 2, 1, int)) == [(0,), (1,)]
    assert ALONE.are_here
    assert not Workers(executor=DASK).are_here
