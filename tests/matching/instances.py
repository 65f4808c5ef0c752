"""Small rounds made by hypothesis, and what is true of them by brute force.

Nothing here uses the stage it tests: who likes whom, the draw among equals, what
is stable, are all said again, as simply as possible.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from hypothesis import strategies as some
from msgspec import Struct, field

from builders import STARTS, cohort, mentee, mentor, programme
from growthfolio.model.cohort import Cohort
from growthfolio.model.people import Pairing
from growthfolio.model.programme import MentorRole
from growthfolio.model.round import Conflict, MenteeEntry, MentorEntry, Round
from growthfolio.model.schema import Id
from growthfolio.model.title import Title

Tiers = tuple[tuple[str, ...], ...]
Matched = Mapping[str, str]

ROLE = Id("business")
OTHER = Id("political")


class Side(Struct, frozen=True, kw_only=True):
    """Somebody's list, whether others will do, and for mentors the places.

    `guided` are mentees whom the mentor guides in another role already.
    """

    prefers: Tiers = ()
    others: bool = False
    places: int = 1
    guided: frozenset[str] = frozenset()

    def tier(self, name: str) -> int | None:
        """Which choice somebody is."""
        for number, names in enumerate(self.prefers, start=1):
            if name in names:
                return number
        return len(self.prefers) + 1 if self.others else None


class Instance(Struct, frozen=True, kw_only=True):
    """A round of one role."""

    mentees: Mapping[str, Side]
    mentors: Mapping[str, Side]
    conflicts: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    seed: str = "Round"

    def possible(self, one: str, other: str) -> bool:
        """Whether a mentee and a mentor would both do, and may."""
        return (
            self.mentees[one].tier(other) is not None
            and self.mentors[other].tier(one) is not None
            and (one, other) not in self.conflicts
        )

    def lot(self, name: str) -> bytes:
        """What is drawn for somebody; the least comes first."""
        return sha256(f"{self.seed}:{name}".encode()).digest()

    def likes(self, one: str, other: str) -> tuple[int, bytes]:
        """How much a mentee likes a mentor, the draw included; less is more."""
        return self.mentees[one].tier(other) or 99, self.lot(other)

    def liked(self, other: str, one: str) -> tuple[int, bytes]:
        """How much a mentor likes a mentee, the draw included; less is more."""
        return self.mentors[other].tier(one) or 99, self.lot(one)

    def taking(self, matched: Matched, other: str) -> list[str]:
        """The mentees who take places of a mentor."""
        guided = self.mentors[other].guided
        return [m for m, w in matched.items() if w == other and m not in guided]

    def blocking(self, matched: Matched, *, drawn: bool) -> set[tuple[str, str]]:
        """Every two who would rather have each other, in the drawn order or not."""
        cut = 2 if drawn else 1
        found = set()
        for one in self.mentees:
            for other in self.mentors:
                if not self.possible(one, other) or matched.get(one) == other:
                    continue
                got = matched.get(one)
                if got and self.likes(one, got)[:cut] <= self.likes(one, other)[:cut]:
                    continue
                side, mine = self.mentors[other], self.liked(other, one)[:cut]
                taken = self.taking(matched, other)
                if (
                    one in side.guided
                    or len(taken) < side.places
                    or any(self.liked(other, had)[:cut] > mine for had in taken)
                ):
                    found.add((one, other))
        return found

    def stable(self) -> list[dict[str, str]]:
        """Every stable matching of the drawn order."""
        every = self._matchings(sorted(self.mentees), {})
        return [one for one in every if not self.blocking(one, drawn=True)]

    def _matchings(self, left: list[str], sofar: Matched) -> Iterator[dict[str, str]]:
        """Every matching with places for all of it, but for hopeless beginnings."""
        if not left:
            yield dict(sofar)
            return
        one, *rest = left
        yield from self._matchings(rest, sofar)
        for other, side in self.mentors.items():
            if not self.possible(one, other):
                continue
            free = one in side.guided
            if free or len(self.taking(sofar, other)) < side.places:
                yield from self._matchings(rest, {**sofar, one: other})

    def files(self, **changes: object) -> tuple[Round, Cohort]:
        """The round and the cohort it is about."""
        people = [
            mentee(
                name,
                mentors=tuple(
                    Pairing(mentor=Id(other), role=OTHER)
                    for other, side in self.mentors.items()
                    if name in side.guided
                ),
            )
            for name in self.mentees
        ]
        pool = [
            mentor(
                name,
                roles=(ROLE, OTHER),
                capacity=side.places + len(side.guided),
            )
            for name, side in self.mentors.items()
        ]
        roles = tuple(
            MentorRole(id=role, title=Title.plain(role.capitalize()))
            for role in (OTHER, ROLE)
        )
        settings: dict[str, object] = {
            "path": "autumn.round.yml",
            "title": Title.plain(self.seed),
            "starts": STARTS,
            "role": ROLE,
            "mentees": tuple(
                MenteeEntry(id=Id(name), prefers=_ids(side), others=side.others)
                for name, side in self.mentees.items()
            ),
            "mentors": tuple(
                MentorEntry(id=Id(name), prefers=_ids(side), others=side.others)
                for name, side in self.mentors.items()
            ),
            "conflicts": tuple(
                Conflict(mentee=Id(one), mentor=Id(other), reason="relatives")
                for one, other in sorted(self.conflicts)
            ),
        }
        rules = programme(mentor_roles=roles)
        return Round(**(settings | changes)), cohort(rules, *people, *pool)


def _ids(side: Side) -> tuple[tuple[Id, ...], ...]:
    return tuple(tuple(map(Id, names)) for names in side.prefers)


@some.composite
def _tiers(draw: some.DrawFn, names: tuple[str, ...]) -> Tiers:
    """A list that may leave people out and may like some alike."""
    ranked = draw(some.permutations(names))
    ranked = ranked[: draw(some.integers(0, len(names)))]
    tiers: list[tuple[str, ...]] = []
    for name in ranked:
        if tiers and draw(some.booleans()) and draw(some.booleans()):
            tiers[-1] = (*tiers[-1], name)
        else:
            tiers.append((name,))
    return tuple(tiers)


@some.composite
def instances(draw: some.DrawFn, most: int = 6) -> Instance:
    """A round of up to 6 mentees and 6 mentors: lists, ties, places, conflicts."""
    mentees = tuple(f"m{n}" for n in range(draw(some.integers(1, most))))
    mentors = tuple(f"w{n}" for n in range(draw(some.integers(1, most))))
    seldom = some.sampled_from((False, False, False, True))
    return Instance(
        mentees={
            name: Side(prefers=draw(_tiers(mentors)), others=draw(seldom))
            for name in mentees
        },
        mentors={
            name: Side(
                prefers=draw(_tiers(mentees)),
                others=draw(seldom),
                places=draw(some.integers(0, 3)),
                guided=frozenset(
                    draw(some.sets(some.sampled_from(mentees), max_size=1))
                    if draw(seldom)
                    else ()
                ),
            )
            for name in mentors
        },
        conflicts=frozenset(
            draw(
                some.sets(
                    some.tuples(some.sampled_from(mentees), some.sampled_from(mentors)),
                    max_size=2,
                )
            )
        ),
        seed=draw(some.sampled_from(("Round", "Autumn", "秋季"))),
    )


@some.composite
def pairings(draw: some.DrawFn, found: Instance) -> dict[str, str]:
    """Any pairing of a round for which there is room, however bad."""
    matched: dict[str, str] = {}
    for one in found.mentees:
        choice = draw(some.sampled_from((None, *found.mentors)))
        if choice is None or not found.possible(one, choice):
            continue
        side = found.mentors[choice]
        if one in side.guided or len(found.taking(matched, choice)) < side.places:
            matched[one] = choice
    return matched
