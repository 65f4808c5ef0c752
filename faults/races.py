"""Builds at once: one at a time is at work, the others say so, the site is whole."""

import subprocess
from pathlib import Path

from faults.programme import MATERIAL, Programme, other
from faults.tally import Tally


def race_builds(folder: Path, rounds: int, builds: int = 8) -> Tally:
    """Start builds of one site all at once, for some rounds."""
    programme = Programme(folder, MATERIAL)
    tally = Tally(f"{builds} builds at once, {rounds} rounds (a try is a round)")
    won = lost = 0
    for _ in range(rounds):
        before = programme.holds()
        wanted = other(before)
        programme.turn(wanted)
        ended = _race(programme, builds)
        won += sum(code == 0 for code, _ in ended)
        lost += sum(_is_refusal(code, said) for code, said in ended)
        tally.complaints += [
            f"exit {code}: {said}"
            for code, said in ended
            if code != 0 and not _is_refusal(code, said)
        ]
        if all(code != 0 for code, _ in ended):
            tally.complaints.append("nobody won")
        tally.count(before, programme.holds(), wanted)
        tally.leftovers = programme.beside()
    tally.notes.append(f"{won} builds went through, {lost} said GF904 and ended with 2")
    return tally


def _race(programme: Programme, builds: int) -> list[tuple[int, str]]:
    running = [
        subprocess.Popen(
            programme.command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(builds)
    ]
    said = [process.communicate()[1] for process in running]
    return [(one.returncode, text) for one, text in zip(running, said, strict=True)]


def _is_refusal(code: int, said: str) -> bool:
    return code == 2 and said.startswith("error: GF904: another build is at work")
