"""How long two-way selection takes: 5,000 mentees, 2,000 mentors, lists of 10.

Run `python benchmarks/match.py`; lists, ties and places are drawn with a fixed seed.
What is timed is the stage itself: the matching with its proof, and its verification.
"""

import argparse
import random
import time
from dataclasses import replace
from datetime import date

from growthfolio.matching import match, verify
from growthfolio.model.cohort import Cohort
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.programme import MentorRole, Programme
from growthfolio.model.round import (
    MenteeEntry,
    MentorEntry,
    Proposal,
    ProposedPair,
    Round,
    Side,
)
from growthfolio.model.schema import Id
from growthfolio.model.title import Title

STARTS = date(2026, 3, 1)
ROLE = Id("business")


def tied(names: list[str], chance: random.Random) -> tuple[tuple[Id, ...], ...]:
    """A list in which every fourth or so is liked as well as the one before."""
    tiers: list[tuple[Id, ...]] = []
    for name in names:
        if tiers and chance.random() < 0.25:
            tiers[-1] = (*tiers[-1], Id(name))
        else:
            tiers.append((Id(name),))
    return tuple(tiers)


def instance(mentees: int, mentors: int, length: int) -> tuple[Round, Cohort]:
    """A round in which mentors rank exactly those who rank them, two places each."""
    chance = random.Random(20260301)  # noqa: S311 - the same lists each time
    seekers = [f"p{n:05d}" for n in range(mentees)]
    pool = [f"m{n:05d}" for n in range(mentors)]
    wanted = {name: chance.sample(pool, min(length, mentors)) for name in seekers}
    wanting: dict[str, list[str]] = {name: [] for name in pool}
    for name, choices in wanted.items():
        for choice in choices:
            wanting[choice].append(name)
    for names in wanting.values():
        chance.shuffle(names)
    round_ = Round(
        path="benchmark.round.yml",
        title=Title.plain("Benchmark"),
        starts=STARTS,
        role=ROLE,
        mentees=tuple(
            MenteeEntry(id=Id(name), prefers=tied(names, chance))
            for name, names in wanted.items()
        ),
        mentors=tuple(
            MentorEntry(id=Id(name), prefers=tied(names, chance))
            for name, names in wanting.items()
        ),
    )
    role = MentorRole(id=ROLE, title=Title.plain("Business mentor"))
    programme = Programme(
        title=Title.plain("Benchmark"), starts=STARTS, duties=(), mentor_roles=(role,)
    )
    people = tuple(Mentee(id=name, name=name, joined=STARTS) for name in seekers)
    guides = tuple(
        Mentor(id=name, name=name, roles=(ROLE,), capacity=2) for name in pool
    )
    return round_, Cohort(programme=programme, mentees=people, mentors=guides)


def main() -> None:
    """Time both sides' matchings, and the verification of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mentees", type=int, default=5000)
    parser.add_argument("--mentors", type=int, default=2000)
    parser.add_argument("--length", type=int, default=10)
    chosen = parser.parse_args()
    base, cohort = instance(chosen.mentees, chosen.mentors, chosen.length)
    print("optimal  matched s  verified s  pairs  left  statements of the proof")
    for side in Side:
        round_ = replace(base, optimal=side)
        start = time.perf_counter()
        found = match(round_, cohort)
        matched = time.perf_counter()
        rows = (
            ProposedPair(mentee=Id(pair.mentee), mentor=Id(pair.mentor))
            for pair in found.pairs
        )
        _, findings = verify(round_, cohort, Proposal(pairs=tuple(rows)))
        verified = time.perf_counter()
        assert not findings  # noqa: S101 - a wrong answer in no time is none
        print(
            f"{side!s:7s}  {matched - start:9.2f}  {verified - matched:10.2f}  "
            f"{len(found.pairs):5d}  {len(found.unmatched):4d}  {len(found.why_not):6d}"
        )


if __name__ == "__main__":
    main()
