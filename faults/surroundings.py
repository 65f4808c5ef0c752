"""Other languages, clocks, homes and rights: the site is the same, byte for byte."""

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from faults.programme import MATERIAL, Programme, other
from faults.tally import Tally

_PLACES: Final[Mapping[str, Mapping[str, str]]] = {
    "LC_ALL=C": {"LC_ALL": "C"},
    "no UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "LC_ALL=zh_CN.GB18030": {"LC_ALL": "zh_CN.GB18030"},
    "the day ahead": {"TZ": "Pacific/Kiritimati"},
    "the day before": {"TZ": "Pacific/Pago_Pago"},
    "no home": {"HOME": "/nonexistent"},
    "umask 077": {},
    "records from 1980": {},
    "records from 2099": {},
}
_YEARS: Final = {"records from 1980": 315_532_800, "records from 2099": 4_070_908_800}


def move_builds(folder: Path, places: Iterable[str] = _PLACES) -> Tally:
    """Build once in each of some surroundings."""
    programme = Programme(folder, MATERIAL)
    tally = Tally("other locales, zones, homes, umasks, and dates of files")
    for name in places:
        before = programme.holds()
        wanted = other(before)
        programme.turn(wanted)
        if (when := _YEARS.get(name)) is not None:
            _date(programme, when)
        done = subprocess.run(
            programme.command,
            env=os.environ | _PLACES[name],
            umask=0o077 if name == "umask 077" else 0o022,
            capture_output=True,
            check=False,
        )
        now = programme.holds()
        tally.count(before, now, wanted)
        if done.returncode or now != wanted:
            tally.complaints.append(f"{name}: exit {done.returncode}: {done.stderr!r}")
    tally.leftovers = programme.beside()
    return tally


def _date(programme: Programme, when: int) -> None:
    """Give the programme's files and the old site's another date."""
    for start in (programme.root, programme.site):
        for path in (start, *start.rglob("*")):
            os.utime(path, (when, when))
