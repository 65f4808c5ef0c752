"""One role of a round as matching sees it: who would take whom, and how many."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from msgspec import Struct

from growthfolio.matching.eligibility import Held, barred
from growthfolio.matching.outcome import Bar, Pair, Reason
from growthfolio.matching.ranking import Ranking, drawn
from growthfolio.model.cohort import Cohort
from growthfolio.model.people import Mentor
from growthfolio.model.phrase import phrase
from growthfolio.model.programme import MentorRole
from growthfolio.model.round import MenteeEntry, MentorEntry, Round

EntryType = TypeVar("EntryType", MenteeEntry, MentorEntry)

Key: TypeAlias = tuple[int, int]
"""How much somebody is liked: the choice, then the draw; the least is the best."""


class Market(Struct, frozen=True, kw_only=True):
    """Both sides of a role, sorted by id.

    `places` are those a mentor has; whom a mentor guides already in another role,
    `guided`, takes none of them. `lots` and `mentor_lots` are places in the draw.
    `bars` keep everybody from a mentor, `pair_bars` one mentee.
    """

    role: str
    mentees: Mapping[str, Ranking]
    mentors: Mapping[str, Ranking]
    places: Mapping[str, int]
    guided: Mapping[str, frozenset[str]]
    lots: Mapping[str, int]
    mentor_lots: Mapping[str, int]
    bars: Mapping[str, Bar]
    pair_bars: Mapping[tuple[str, str], Bar]
    classes: Mapping[str, tuple[str, ...]]
    job_class: Mapping[str, str | None]

    def bar(self, mentee: str, mentor: str) -> Bar | None:
        """Why a mentee cannot have a mentor, whatever the mentee wants."""
        if mentor not in self.mentors:
            return Bar(Reason.NOT_IN_ROUND, phrase("is not in this round"))
        found = self.bars.get(mentor) or self.pair_bars.get((mentee, mentor))
        if found is not None:
            return found
        allowed = self.classes.get(mentor, ())
        if allowed and self.job_class.get(mentee) not in allowed:
            return Bar(Reason.JOB_CLASS, phrase("takes other job classes only"))
        if self.mentors[mentor].tier(mentee) is None:
            return Bar(Reason.NOT_RANKED, phrase("does not rank the mentee"))
        if not self.places[mentor] and mentee not in self.guided[mentor]:
            return Bar(Reason.NO_PLACE, phrase("has no place left before the round"))
        return None

    def wanted_by_mentee(self, mentee: str) -> Iterator[str]:
        """The mentors a mentee would take and can have, the best first."""
        ranking = self.mentees[mentee]
        for mentor in _best_first(ranking, self.mentor_lots):
            if self.bar(mentee, mentor) is None:
                yield mentor

    def wanted_by_mentor(self, mentor: str) -> Iterator[str]:
        """The mentees a mentor would take and can have, the best first."""
        for mentee in _best_first(self.mentors[mentor], self.lots):
            wanted = self.mentees[mentee].tier(mentor) is not None
            if wanted and self.bar(mentee, mentor) is None:
                yield mentee

    def liked(self, mentor: str, mentee: str) -> Key:
        """How much a mentor likes a mentee whom she ranks."""
        return self.mentors[mentor].tier(mentee) or 0, self.lots[mentee]

    def likes(self, mentee: str, mentor: str) -> Key:
        """How much a mentee likes a mentor whom he ranks."""
        return self.mentees[mentee].tier(mentor) or 0, self.mentor_lots[mentor]

    def taken(self, matched: Mapping[str, str]) -> dict[str, list[str]]:
        """The mentees who take a mentor's places, by mentor."""
        found: dict[str, list[str]] = {mentor: [] for mentor in self.mentors}
        for mentee, mentor in matched.items():
            if mentee not in self.guided[mentor]:
                found[mentor].append(mentee)
        return found


def market_of(
    round_: Round, cohort: Cohort, role: MentorRole, found: Sequence[Pair] = ()
) -> Market:
    """A role of a round whose names are known; `found` are pairs of earlier roles."""
    mentees = _entries(round_.mentees, round_, role)
    mentors = _entries(round_.mentors, round_, role)
    held = Held.of(round_, cohort, found)
    pool = {name: cohort.mentor[name] for name in mentors}
    bars = {
        name: bar
        for name, entry in mentors.items()
        if (bar := barred(pool[name], entry, role, cohort, round_.starts)) is not None
    }
    return Market(
        role=role.id,
        mentees={name: Ranking.of(entry, round_) for name, entry in mentees.items()},
        mentors={name: Ranking.of(entry, round_) for name, entry in mentors.items()},
        places={
            name: _places(entry, held.room(pool[name], role))
            for name, entry in mentors.items()
        },
        guided={
            name: held.mentees(name)
            if entry.capacity is None and pool[name].capacity is not None
            else frozenset()
            for name, entry in mentors.items()
        },
        lots=drawn(mentees, round_.seed),
        mentor_lots=drawn(mentors, round_.seed),
        bars=bars,
        pair_bars=_pair_bars(round_, pool, held),
        classes={name: entry.job_classes for name, entry in mentors.items()},
        job_class={name: cohort.mentee[name].job_class for name in mentees},
    )


def roles_of(round_: Round, cohort: Cohort) -> tuple[MentorRole, ...]:
    """The roles of a round, in the order of the programme."""
    named = {round_.role_of(entry) for entry in round_.entries}
    return tuple(role for role in cohort.programme.mentor_roles if role.id in named)


def _entries(
    entries: Iterable[EntryType], round_: Round, role: MentorRole
) -> dict[str, EntryType]:
    """The entries for a role by id, sorted; of two for one person the first."""
    found: dict[str, EntryType] = {}
    for entry in entries:
        if round_.role_of(entry) == role.id:
            found.setdefault(entry.id, entry)
    return dict(sorted(found.items()))


def _pair_bars(
    round_: Round, pool: Mapping[str, Mentor], held: Held
) -> Mapping[tuple[str, str], Bar]:
    """What keeps one mentee from one mentor, whatever their classes and wishes."""
    bars: dict[tuple[str, str], Bar] = {}
    if round_.different_mentors:
        bars = {
            (mentee, mentor): Bar(
                Reason.OTHER_ROLE, phrase("guides the mentee in another role")
            )
            for mentor, pairs in held.pairs.items()
            for _, mentee in pairs
        }
    for conflict in round_.conflicts:
        why = phrase("must not guide the mentee: {reason}", reason=conflict.reason)
        bars[conflict.mentee, conflict.mentor] = Bar(Reason.CONFLICT, why)
    for name, mentor in pool.items():
        for once in (name, mentor.was):
            if once is not None:
                bars[once, name] = Bar(Reason.SAME_PERSON, phrase("is the mentee"))
    return MappingProxyType(bars)


def _places(entry: MentorEntry, room: int) -> int:
    return room if entry.capacity is None else min(entry.capacity, room)


def _best_first(ranking: Ranking, lots: Mapping[str, int]) -> Iterator[str]:
    """Those ranked, then everybody else who will do; equals in the draw's order."""
    ranked = [name for name in ranking.tiers if name in lots]
    yield from sorted(ranked, key=lambda name: (ranking.tiers[name], lots[name]))
    if ranking.last is not None:
        yield from (name for name in lots if name not in ranking.tiers)
