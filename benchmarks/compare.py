"""Growthfolio and its peers on the same records, in turn, in one run.

`make bench`, or `python benchmarks/compare.py --sizes S M10 M`. What is not installed
is left out and named; `--node` is a folder node_modules with Eleventy or Astro in it.
Every round runs each case once, one after another, so that a busy machine slows all
of them alike. Ratios of medians are what counts; seconds hold for one machine.
"""

import argparse
import compileall
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from corpus import SIZES, Corpus, growthfolio
from measure import first_query, median, memory, seconds, size
from peers import Peer, installed

OURS = (sys.executable, "-c", "from growthfolio.cli import run; run()")
BUILD = (*OURS, "build", "--out", "site")
CHECK = (*OURS, "check", "--format", "concise")
COLD = "growthfolio, cold"
PEERS = ("hugo", "material", "zensical", "eleventy", "astro")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something to time: what is done before, and the command."""

    name: str
    folder: Path
    command: tuple[str, ...]
    before: Callable[[Path], object]


def ours(root: Path) -> tuple[Case, ...]:
    """What people do with this project; each leaves what the next begins with."""
    changed = max(root.glob("portfolios/*/*/plan.md"))

    def touch(_: Path) -> None:
        with changed.open("a", encoding="utf-8") as file:
            file.write("\nOne more word.\n")

    told: tuple[tuple[str, tuple[str, ...], Callable[[Path], object]], ...] = (
        ("check, cold", CHECK, lambda root: remove(root, ".growthfolio")),
        ("check, warm", CHECK, nothing),
        (COLD, BUILD, lambda root: remove(root, ".growthfolio", "site")),
        ("growthfolio, unchanged", BUILD, nothing),
        ("growthfolio, one change", BUILD, touch),
        ("growthfolio, fresh checkout", BUILD, check_out),
    )
    return tuple(
        Case(name=name, folder=root, command=command, before=before)
        for name, command, before in told
    )


def theirs(peer: Peer, root: Path) -> Case:
    """A peer's cold build."""
    return Case(
        name=peer.name,
        folder=root,
        command=peer.command,
        before=lambda root: remove(root, peer.site, *peer.made),
    )


def remove(root: Path, *names: str) -> None:
    """Have nothing of these names."""
    for name in names:
        shutil.rmtree(root / name, ignore_errors=True)


def check_out(root: Path) -> None:
    """Have no site, and every record as a file that was written just now."""
    remove(root, "site")
    for name in ("portfolios", "mentors"):
        fresh = root / f"{name}.fresh"
        shutil.copytree(root / name, fresh, copy_function=shutil.copyfile)
        remove(root, name)
        fresh.rename(root / name)


def nothing(_: Path) -> None:
    """Leave everything as it is."""


def prepare(name: str, peers: tuple[Peer, ...], top: Path) -> list[Case]:
    """Every case of a size, its input written."""
    people, months = SIZES[name]
    corpus = Corpus(people=people, months=months)
    root = top / name / "growthfolio"
    growthfolio(corpus, root)
    cases = list(ours(root))
    for peer in peers:
        folder = top / name / peer.name
        peer.prepare(corpus, folder)
        if peer.modules is not None:
            (folder / "node_modules").symlink_to(peer.modules.resolve())
        cases.append(theirs(peer, folder))
    return cases


def timed(cases: list[Case], rounds: int) -> dict[str, float]:
    """The median of each case, and what could not be run left out."""
    times: dict[str, list[float]] = {}
    broken: set[str] = set()
    for _ in range(rounds):
        for case in cases:
            if case.name in broken:
                continue
            case.before(case.folder)
            try:
                took = seconds(case.command, case.folder)
            except OSError as error:
                took = failed(case, error, broken)
            except Exception as error:  # noqa: BLE001 - a peer that fails is a result
                took = failed(case, error, broken)
            times.setdefault(case.name, []).append(took)
    return {name: median(found) for name, found in times.items() if name not in broken}


def failed(case: Case, error: Exception, broken: set[str]) -> float:
    """Say that a peer failed; our own failure ends the run."""
    if case.name not in PEERS:
        raise error
    print(f"  {case.name} failed: {type(error).__name__}")
    broken.add(case.name)
    return 0.0


def table(name: str, medians: dict[str, float], peers: tuple[Peer, ...]) -> None:
    """Ratios to the first peer of the same run; those of seconds beside it."""
    people, months = SIZES[name]
    records = Corpus(people=people, months=months).records
    base = "hugo" if "hugo" in medians else COLD
    print(f"\n{name}: {records} records of {people} people")
    print(f"  {'':26s} median s   against {base}   µs per record")
    for case, took in medians.items():
        ratio = took / medians[base]
        print(f"  {case:26s} {took:8.2f} {ratio:12.2f} {took / records * 1e6:15.0f}")
    missing = sorted({*PEERS} - {peer.name for peer in peers})
    print(f"  not installed: {', '.join(missing) or 'none'}")


def growth(all_medians: dict[str, dict[str, float]], top: Path) -> None:
    """How everything grows from the smallest size to the largest."""
    print("\nGrowth: time per record against the smallest size")
    first, *_ = all_medians
    for case in all_medians[first]:
        row = []
        for name, medians in all_medians.items():
            if case in medians:
                each = medians[case] / records_of(name)
                least = all_medians[first][case] / records_of(first)
                row.append(f"{name} {each / least:.2f}")
        print(f"  {case:26s} {'  '.join(row)}")
    print("\nMemory of the process tree in a cold build, the site, its largest page,")
    print("and the most that the first word one searches for has fetched")
    for name in all_medians:
        root = top / name / "growthfolio"
        remove(root, ".growthfolio", "site")
        most = memory(BUILD, root)
        files, whole, page = size(root / "site")
        hugo = top / name / "hugo" / "public"
        beside = f", {whole / size(hugo)[1]:.1f} × hugo's" if hugo.is_dir() else ""
        said = "?" if most is None else f"{most:.0f}"
        print(
            f"  {name:4s} {said} MiB, {files} files, {whole / 1e6:.1f} MB{beside}, "
            f"largest page {page / 1e3:.0f} kB, "
            f"first query {first_query(root / 'site') / 1e3:.0f} kB"
        )


def records_of(name: str) -> int:
    """How many records a size has."""
    people, months = SIZES[name]
    return Corpus(people=people, months=months).records


def compile_ours() -> None:
    """Bytecode for this package, as installers write it.

    Where it lies in a checkout Python writes it at the first run, unless it is told
    not to: then every start would compile everything, and that would be measured.
    """
    spec = find_spec("growthfolio")
    for folder in (spec and spec.submodule_search_locations) or ():
        compileall.compile_dir(folder, quiet=2)


def main() -> None:
    """Write the cohorts, run everything in turn, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=["S", "M"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--node", type=Path)
    parser.add_argument("--without", nargs="*", default=[])
    chosen = parser.parse_args()
    peers = tuple(
        peer for peer in installed(chosen.node) if peer.name not in chosen.without
    )
    compile_ours()
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores; load before: {load:.1f}; rounds: {chosen.rounds}")
    with tempfile.TemporaryDirectory(prefix="growthfolio-bench-") as folder:
        top = Path(folder)
        found: dict[str, dict[str, float]] = {}
        for name in chosen.sizes:
            found[name] = timed(prepare(name, peers, top), chosen.rounds)
            table(name, found[name], peers)
        growth(found, top)
    print(f"\nload after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
