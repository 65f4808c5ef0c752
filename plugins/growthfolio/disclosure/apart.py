"""What may be known of each person or thing by themselves, when it is asked for.

Of a mentee it is made of what is about that mentee alone, so that nothing of anybody
else has to be had for it.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeVar

from growthfolio.disclosure.asked import Asked, Noted
from growthfolio.disclosure.obligations import shown_obligations
from growthfolio.disclosure.reading import Readings
from growthfolio.disclosure.records import shown_records
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.score_levels import ScoreLevels
from growthfolio.disclosure.scores import shown_defences, shown_scores
from growthfolio.disclosure.shown import ShownObligation, ShownRecord
from growthfolio.disclosure.shown_scores import ShownDefence, ShownScore
from growthfolio.disclosure.source import Source
from growthfolio.model.parted import Parted, Parts, parts_of
from growthfolio.model.record import Subject
from growthfolio.model.score import Scores

Shown = TypeVar("Shown")


class Apart:
    """All that is shown of records, of what is owed, and of scores, in parts.

    Whoever is `asked` for a part of is noted.
    """

    def __init__(self, source: Source, levels: ScoreLevels, scores: Scores) -> None:
        self.asked = Asked()
        self._source = source
        self._levels = levels
        self._scores = scores
        self._readings = Readings(source)

    @cached_property
    def records(self) -> Parted[Ref, ShownRecord]:
        """The records that may be read, by whom they are about."""
        return self._parted(self._source.cohort.records_of, self._records)

    @cached_property
    def obligations(self) -> Parted[Ref, ShownObligation]:
        """What is owed, as far as it may be known, by whom it is about."""
        source = self._source
        states = source.clearance.states
        about = source.ledger.of if states else source.cohort.records_of
        return self._parted(about, self._obligations)

    @cached_property
    def scores(self) -> Parted[Ref, ShownScore]:
        """The scores that may be known, by whom they are about."""
        of = self._scores.of

        def part(subject: Subject, about: Ref) -> tuple[ShownScore, ...]:
            return shown_scores(self._source, self._levels, of[subject], about)

        return self._parted(of, part)

    @cached_property
    def defences(self) -> Parted[Ref, ShownDefence]:
        """The defences that may be known, by whose they are."""
        of = parts_of(self._scores.defences, lambda one: one.subject)

        def part(subject: Subject, about: Ref) -> tuple[ShownDefence, ...]:
            return shown_defences(self._source, self._levels, of[subject], about)

        return self._parted(of, part)

    def _parted(
        self,
        subjects: Iterable[Subject],
        part: Callable[[Subject, Ref], tuple[Shown, ...]],
    ) -> Parted[Ref, Shown]:
        """A part for each of those that may be named."""
        named = ((self._source.about(subject), subject) for subject in subjects)
        by_ref = {ref: subject for ref, subject in named if ref is not None}
        parts = Parts(sorted(by_ref), lambda ref: part(by_ref[ref], ref))
        return Parted(Noted(parts, self.asked))

    def _records(self, subject: Subject, about: Ref) -> tuple[ShownRecord, ...]:
        return shown_records(self._part(subject, about), self._readings, subject, about)

    def _obligations(self, subject: Subject, about: Ref) -> tuple[ShownObligation, ...]:
        source = self._source
        if source.clearance.states:
            return shown_obligations(self._part(subject, about), subject, about, ())
        records = self.records.parts[about]
        return shown_obligations(source, subject, about, records)

    def _part(self, subject: Subject, about: Ref) -> Source:
        if about.who is Who.MENTEE:
            return self._source.of_mentee(subject)
        return self._source.rest
