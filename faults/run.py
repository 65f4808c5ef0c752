"""Every fault, and what came of it: `make faults` prints these figures.

`python -m faults.run --only calls` runs one kind; `--step 10` lets only every tenth
call fail.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from faults.caches import flip_bytes
from faults.calls import KINDS, NoCompilerError, fail_calls
from faults.changes import change_records
from faults.disks import fill_disks
from faults.kills import kill_builds
from faults.races import race_builds
from faults.surroundings import move_builds
from faults.tally import Tally

Experiment = Callable[[Path], Tally]


def experiments(chosen: argparse.Namespace) -> Mapping[str, tuple[Experiment, ...]]:
    """Each kind of fault, and what is tried for it."""
    return {
        "kills": (partial(kill_builds, tries=chosen.kills, seed=chosen.seed),),
        "calls": tuple(
            partial(fail_calls, kind=kind, step=chosen.step) for kind in KINDS
        ),
        "races": (partial(race_builds, rounds=chosen.rounds),),
        "changes": (partial(change_records, tries=chosen.changes, seed=chosen.seed),),
        "disks": (fill_disks,),
        "surroundings": (move_builds,),
        "caches": (partial(flip_bytes, tries=chosen.bytes),),
    }


def main() -> int:
    """Run them, print a line for each, and say whether all went well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", help="kinds to run; all if absent")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--changes", type=int, default=50)
    parser.add_argument("--bytes", type=int, default=4096)
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    fine = True
    for name, tried in experiments(chosen).items():
        if chosen.only is None or name in chosen.only:
            for experiment in tried:
                fine &= _run(experiment)
    print("Every promise was kept." if fine else "Some promises were broken.")
    return 0 if fine else 1


def _run(experiment: Experiment) -> bool:
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            tally = experiment(Path(folder))
        except NoCompilerError:
            print("the N-th call: not tried: there is no C compiler here")
            return True
    print(f"{tally} ({time.monotonic() - start:.0f} s)", flush=True)
    return tally.fine


if __name__ == "__main__":
    sys.exit(main())
