"""The cache with a bit flipped in it, byte after byte: the answer stays the same."""

from pathlib import Path

from click.testing import CliRunner

from faults.programme import BARE, Programme
from faults.tally import Tally
from growthfolio.cli import main


def flip_bytes(folder: Path, tries: int) -> Tally:
    """Flip one bit in each answer kept, so many times, and ask again each time.

    What is kept is `old`; whatever else is answered is `damaged`. Where the file has
    fewer bytes than there are tries, the next bit of each is flipped.
    """
    programme = Programme(folder, BARE)
    tally = Tally("a bit of the cache flipped, byte after byte")
    answers = programme.root / ".growthfolio" / "cache" / "answers"
    for built in answers.iterdir():  # what builds remember is another matter
        built.unlink()
    right = _asked(programme.root)
    for number in range(tries):
        for kept in answers.iterdir():
            data = bytearray(kept.read_bytes())
            data[number % len(data)] ^= 1 << (number // len(data)) % 8
            kept.write_bytes(data)
        exit_code, said = _asked(programme.root)
        same = (exit_code, said) == right
        tally.count("right", "right" if same else None, "right")
        if exit_code not in (0, 1):
            tally.complaints.append(f"exit {exit_code}: {said}")
    return tally


def _asked(root: Path) -> tuple[int, str]:
    result = CliRunner().invoke(
        main, ["check", "--root", str(root), "--format", "json"]
    )
    return result.exit_code, result.output
