"""The verdicts on all parts of a cohort; where nothing has changed, those of before.

A verdict on the records about somebody depends on these, on the profiles of all, and
on the records about mentors, units and the cohort; never on anybody else's.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from growthfolio.caching.encoding import hash_of
from growthfolio.caching.shelf import Shelf
from growthfolio.checking import check_part
from growthfolio.judging.verdict import Verdict, packed, unpacked, verdict
from growthfolio.ledger import Drawing
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.parted import Parted, Parts, parts_of
from growthfolio.model.people import Mentee
from growthfolio.model.record import Subject

_KIND: Final = "verdict"
_MANY: Final = 4000
"""From how many records on several processes are worth their start."""
_AT_ONCE: Final = 8
"""On how many people another process judges at a time."""

_Named: TypeAlias = tuple[Subject, Mentee]


class Verdicts:
    """What is owed by a cohort on a day, and what is wrong, part by part.

    `keys` are of the verdicts on mentees, by whom they are on: two verdicts of one
    key are the same. There are none where it is not known what was read.
    """

    def __init__(
        self, cohort: Cohort, today: date, shelf: Shelf, jobs: int = 0
    ) -> None:
        self._cohort = cohort
        self._today = today
        self._jobs = jobs
        self._drawing = Drawing(cohort.programme, today)
        self.keys = _keys(cohort, today)
        self.rest = self._of(cohort.rest)
        self.of = MappingProxyType(self._of_all(shelf))

    @property
    def all(self) -> Iterator[Verdict]:
        """The verdict on each mentee, then that on all else."""
        yield from self.of.values()
        yield self.rest

    def ledger(self) -> Ledger:
        """The ledger of the whole cohort."""
        rest = parts_of(self.rest.obligations, lambda one: one.subject)
        some = {subject: one for subject, one in self.of.items() if one.states}

        def part_of(subject: Subject) -> tuple[Obligation, ...]:
            found = some.get(subject)
            return rest[subject] if found is None else found.obligations

        owed = Parted(Parts(sorted({*some, *rest}), part_of))
        counted = Counter[State]()
        for one in self.all:
            counted.update(one.states)
        return Ledger(today=self._today, obligations=owed, counted=counted)

    def _of_all(self, shelf: Shelf) -> dict[Subject, Verdict]:
        known = dict(self._kept(shelf))
        mentees = {_subject(mentee): mentee for mentee in self._cohort.mentees}
        lacking = {name: one for name, one in mentees.items() if name not in known}
        made = dict(self._made(lacking))
        shelf.put(_KIND, self._to_keep(made))
        return {name: known.get(name) or unpacked(made[name]) for name in mentees}

    def _kept(self, shelf: Shelf) -> Iterator[tuple[Subject, Verdict]]:
        by_key = {key: subject for subject, key in self.keys.items()}
        for key, data in shelf.get(_KIND, tuple(by_key)):
            # A piece that another version wrote, by a key that is the same by chance.
            with suppress(ValueError, LookupError):
                yield by_key[key], unpacked(data)

    def _made(
        self, mentees: Mapping[Subject, Mentee]
    ) -> Iterator[tuple[Subject, bytes]]:
        """A verdict on each, packed: by several processes where they are many."""
        runs = tuple(_runs(tuple(mentees.items())))
        share = len(mentees) / max(1, len(self._cohort.mentees))
        many = self._cohort.recognised * share >= _MANY

        def judged(run: Sequence[_Named]) -> list[bytes]:
            return [self._packed(mentee) for _, mentee in run]

        if many:
            # What starts processes is not loaded for cohorts that need none.
            from growthfolio.sharing.processes import shared_out  # noqa: PLC0415

            found = shared_out(judged, runs, self._jobs)
        else:
            found = map(judged, runs)
        for run, verdicts in zip(runs, found, strict=True):
            names = [subject for subject, _ in run]
            yield from zip(names, verdicts, strict=True)

    def _packed(self, mentee: Mentee) -> bytes:
        return packed(self._of(self._cohort.about(mentee)))

    def _of(self, part: Cohort) -> Verdict:
        ledger = self._drawing.of(part)
        return verdict(
            obligations=tuple(ledger.obligations),
            findings=check_part(part, ledger),
        )

    def _to_keep(self, made: Mapping[Subject, bytes]) -> Iterator[tuple[str, bytes]]:
        for subject, data in made.items():
            if (key := self.keys.get(subject)) is not None:
                yield key, data


def _subject(mentee: Mentee) -> Subject:
    return Subject(About.MENTEE, mentee.id)


def _runs(mentees: Sequence[_Named]) -> Iterator[Sequence[_Named]]:
    for start in range(0, len(mentees), _AT_ONCE):
        yield mentees[start : start + _AT_ONCE]


def _keys(cohort: Cohort, today: date) -> Mapping[Subject, str]:
    """The keys of the verdicts on mentees of whom it is known what was read."""
    if not cohort.read_by:
        return {}
    mentees = {one.folder: one for one in map(_subject, cohort.mentees)}
    basis = hash_of(
        cohort.read_by,
        today,
        cohort.mentees,
        cohort.mentors,
        cohort.rounds,
        cohort.unread,
        sorted(one for one in cohort.hashes.items() if one[0] not in mentees),
    )
    return {
        subject: hash_of(basis, cohort.hashes[folder], cohort.attachments_of(subject))
        for folder, subject in mentees.items()
        if folder in cohort.hashes
    }
