"""A sample of what `make faults` tries in full: kills, failing calls, races."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.caches import flip_bytes
from faults.calls import KINDS, Kind, fail_calls
from faults.changes import change_records
from faults.kills import kill_builds
from faults.races import race_builds
from faults.surroundings import move_builds
from faults.tally import Tally

SAMPLES: dict[str, Callable[[Path], Tally]] = {
    "kills": lambda folder: kill_builds(folder, 3),
    "races": lambda folder: race_builds(folder, 1, builds=4),
    "changes": lambda folder: change_records(folder, 1),
    "surroundings": lambda folder: move_builds(folder, ["no UTF-8"]),
    "caches": lambda folder: flip_bytes(folder, 40),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_old_site_stays_or_the_new_one_is_whole(name: str, tmp_path: Path) -> None:
    tally = SAMPLES[name](tmp_path)
    assert tally.fine, str(tally)
    assert tally.ends.total() > 0


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None,
    reason="the interposer is for Linux, and needs a C compiler",
)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_whichever_call_fails(kind: Kind, tmp_path: Path) -> None:
    """Every 199th, from a call that differs with the kind."""
    first = 1 + 31 * KINDS.index(kind)
    tally = fail_calls(tmp_path, kind, step=199, first=first)
    assert tally.fine, str(tally)
    assert tally.ends.total() > 3


def test_a_tally_is_not_fine_when_something_was_lost() -> None:
    """The experiments can fail: a damaged site, a wrong exit, something left."""
    assert Tally("nothing").fine
    damaged = Tally("damaged")
    damaged.count("A", None, "B")
    assert not damaged.fine
    assert "1 damaged" in str(damaged)
    assert not Tally("exits", complaints=["exit 1"]).fine
    assert not Tally("left", leftovers=(".site.lock",)).fine
    counted = Tally("ends")
    counted.count("A", "A", "B")
    counted.count("A", "B", "B")
    assert dict(counted.ends) == {"old": 1, "new": 1}
