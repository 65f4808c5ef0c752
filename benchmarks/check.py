"""How long `growthfolio check` takes as cohorts grow: whole processes, medians.

Run `python benchmarks/check.py`; each size is a cohort of invented people with two
records a month, written to a temporary folder. The sizes are timed in turn, round by
round, so that a busy machine slows all of them alike; what counts is the ratio.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAMME = """\
title: Benchmark
language: en
starts: 2025-01-01
as_of: 2026-01-02
mentor_roles: [{id: business, title: Business mentor}]
duties:
  - {id: plan, title: Plan, owner: mentee, every: month, due: day 5, grace: 3}
  - {id: ppt-notes, title: Talk, owner: mentee, every: month, due: last-day, grace: 3}
"""
TEXT = (
    "本月走访了三个村，核对台账四十二条，更正七条；最大的体会是先问农户再翻账本。"
    "Compared the ledger with what people said, and mended seven entries.\n"
)


def write(root: Path, people: int, months: int) -> int:
    """Write a cohort; the number of its records."""
    (root / "mentors").mkdir(parents=True)
    (root / "mentors/chen.yml").write_text(
        f"name: Chen\nroles: [business]\ncapacity: {people}\n"
    )
    (root / "programme.yml").write_text(PROGRAMME)
    for index in range(people):
        person = root / f"portfolios/p{index:04d}"
        for month in range(1, months + 1):
            folder = person / f"2025-{month:02d}"
            folder.mkdir(parents=True)
            for duty, day in (("plan", 3), ("ppt-notes", 27)):
                head = f"---\nsubmitted: 2025-{month:02d}-{day:02d}\ntags: [a, 台账]\n"
                (folder / f"{duty}.md").write_text(f"{head}---\n\n{TEXT * 4}")
        (person / "profile.yml").write_text(
            f"name: Person {index}\njoined: 2025-01-01\n"
            "mentors: [{mentor: chen, role: business}]\n"
        )
    return people * months * 2


def seconds(root: Path) -> float:
    """The wall time of one check, as a process of its own."""
    command = [sys.executable, "-c", "from growthfolio.cli import run; run()"]
    start = time.perf_counter()
    subprocess.run(
        [*command, "check", "--root", str(root)], check=True, capture_output=True
    )
    return time.perf_counter() - start


def main() -> None:
    """Time every size in turn and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[12, 100, 800])
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sizes = {}
        for people in chosen.people:
            root = Path(folder) / str(people)
            sizes[root] = write(root, people, chosen.months)
        times: dict[Path, list[float]] = {root: [] for root in sizes}
        for _ in range(chosen.rounds):
            for root in sizes:
                times[root].append(seconds(root))
    first = statistics.median(next(iter(times.values())))
    print("records  median s  against the first  µs per record")
    for root, records in sizes.items():
        median = statistics.median(times[root])
        each = median / records * 1e6
        print(f"{records:7d}  {median:8.2f}  {median / first:17.1f}  {each:13.0f}")


if __name__ == "__main__":
    main()
