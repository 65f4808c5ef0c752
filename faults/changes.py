"""A record that is written again, or goes away, while a build reads it."""

import random
import subprocess
import threading
import time
from pathlib import Path

from faults.programme import GONE, MATERIAL, STATES, Programme
from faults.tally import Tally


def change_records(folder: Path, tries: int, seed: int = 1) -> Tally:
    """Change a record once at a random moment of each build."""
    programme = Programme(folder, MATERIAL, states=[*STATES, GONE])
    tally = Tally(f"a record changed or gone while it is read (seed {seed})")
    moments = random.Random(seed)  # noqa: S311 - not for secrets
    life = _duration(programme)
    refused = 0
    for _ in range(tries):
        before = programme.holds()
        start, later = moments.sample([*STATES, GONE], 2)
        programme.turn(start)
        change = threading.Timer(moments.uniform(0, life), programme.turn, [later])
        change.start()
        done = subprocess.run(
            programme.command, capture_output=True, check=False, text=True
        )
        change.join()
        now = programme.holds()
        tally.count(before, now, now)
        refused += "GF905" in done.stderr
        if done.returncode not in (0, 2) or (done.returncode == 2) != (
            "GF905: " in done.stderr
        ):
            tally.complaints.append(f"exit {done.returncode}: {done.stderr}")
    tally.leftovers = programme.beside()
    tally.notes.append(f"{refused} said GF905 and ended with 2")
    return tally


def _duration(programme: Programme) -> float:
    start = time.monotonic()
    subprocess.run(programme.command, check=True, capture_output=True)
    return time.monotonic() - start
