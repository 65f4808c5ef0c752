"""Two folders change places in one step, or in two with a way back."""

import ctypes
import errno
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from growthfolio.publishing import exchange
from planting import put


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    """A new folder, and the place of an old one."""
    new = put(tmp_path / "new", {"name": "new"})
    return new, put(tmp_path / "place", {"name": "old"})


def name_in(folder: Path) -> str:
    """What a folder says it is."""
    return (folder / "name").read_text()


def renaming(monkeypatch: pytest.MonkeyPatch, answer: Callable[[], int] | None) -> None:
    """Have a C library whose renameat2 answers so, or that has none."""

    class Library:
        def __init__(self, *_: object, **__: object) -> None:
            if answer is not None:
                self.renameat2 = lambda *_: answer()

    monkeypatch.setattr(ctypes, "CDLL", Library)


def failing(number: int) -> Callable[[], int]:
    """A call that fails."""

    def fail() -> int:
        ctypes.set_errno(number)
        return -1

    return fail


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders")
def test_they_change_places(both: tuple[Path, Path]) -> None:
    new, place = both
    assert exchange.exchange(new, place)
    assert (name_in(new), name_in(place)) == ("old", "new")


@pytest.mark.parametrize(
    "answer", [None, *map(failing, [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])]
)
def test_where_the_system_cannot_it_takes_two_steps(
    both: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    answer: Callable[[], int] | None,
) -> None:
    renaming(monkeypatch, answer)
    new, place = both
    exchange.put(new, place)
    assert name_in(place) == "new"
    assert name_in(exchange.old_of(place)) == "old"
    assert not new.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders")
def test_a_fault_is_told_and_changes_nothing(
    both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    renaming(monkeypatch, failing(errno.EIO))
    new, place = both
    with pytest.raises(OSError, match="Input/output"):
        exchange.put(new, place)
    assert (name_in(new), name_in(place)) == ("new", "old")


def test_a_second_step_that_fails_takes_the_first_back(
    both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    new, place = both
    rename = Path.rename

    def fail_once(path: Path, target: Path) -> Path:
        if path == new:
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(exchange, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(OSError, match="Input/output"):
        exchange.put(new, place)
    assert (name_in(new), name_in(place)) == ("new", "old")


def test_a_first_site_just_takes_its_place(tmp_path: Path) -> None:
    new = put(tmp_path / "new", {"name": "new"})
    exchange.put(new, tmp_path / "place")
    assert name_in(tmp_path / "place") == "new"
