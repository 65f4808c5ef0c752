"""Published totals: where they stand, and whether the records give the same (N-09)."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from growthfolio.checking.finding import finding_on
from growthfolio.checking.naming import person_name
from growthfolio.model.assessment import Assessment, PublishedIn
from growthfolio.model.duty import About
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.period import Period
from growthfolio.model.phrase import Filling, phrase
from growthfolio.model.place import Place
from growthfolio.model.record import Record, Subject
from growthfolio.model.rules import assessment as rules
from growthfolio.model.score import Publication, Score, ScoreState
from growthfolio.scoring.evidence import Evidence

_COHORT = Subject(About.COHORT, "cohort")


class Announced(Struct, frozen=True, kw_only=True):
    """A published result, and where in its record the total and the grade stand."""

    subject: Subject
    record: Record
    publication: Publication
    total_at: Place
    band_at: Place


class _Table(Struct, frozen=True):
    """The rows of a table of results, and the first about each."""

    rows: tuple[Announced, ...]
    first: Mapping[Subject, Announced]

    @classmethod
    def of(cls, found: Iterable[Announced]) -> "_Table":
        rows = tuple(found)
        return cls(rows, {one.subject: one for one in reversed(rows)})


class Announcements:
    """What was published, found by whom it is about; each table is read once."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._tables: dict[tuple[str, str], _Table] = {}

    def of(
        self, assessment: Assessment, subject: Subject, period: Period
    ) -> Announced | None:
        """What was published about somebody for a period."""
        place = assessment.published
        duty = self._evidence.duty(place.duty, period) if place is not None else None
        if place is None or duty is None:
            return None
        if duty.about is About.COHORT:
            for table in self._tables_of(assessment, place, period):
                if subject in table.first:
                    return table.first[subject]
            return None
        records = tuple(self._evidence.handed_in(subject, (place.duty,), period))
        return _alone(place, subject, records[-1]) if records else None

    def rows(self, assessment: Assessment, period: Period) -> Iterator[Announced]:
        """The rows of the tables that publish a period's results."""
        place = assessment.published
        if place is not None:
            for table in self._tables_of(assessment, place, period):
                yield from table.rows

    def _tables_of(
        self, assessment: Assessment, place: PublishedIn, period: Period
    ) -> Iterator[_Table]:
        for record in self._evidence.handed_in(_COHORT, (place.duty,), period):
            key = (str(assessment.id), record.at.path)
            if key not in self._tables:
                self._tables[key] = _Table.of(rows_in(assessment, place, record))
            yield self._tables[key]


def _alone(place: PublishedIn, subject: Subject, record: Record) -> Announced:
    marks = record.head.marks
    return Announced(
        subject=subject,
        record=record,
        publication=Publication(
            path=record.at.path,
            total=_number(record.fields.get(place.total)),
            band=_word(record.fields.get(place.band)),
        ),
        total_at=marks.place(place.total),
        band_at=marks.place(place.band),
    )


def rows_in(
    assessment: Assessment, place: PublishedIn, record: Record
) -> Iterator[Announced]:
    """The rows of the table in which a record publishes results."""
    for index, row in enumerate(record.rows(place.table)):
        at = record.head.marks.item(place.table, index)
        person = row.get(place.person)
        if isinstance(person, str):
            yield Announced(
                subject=Subject(assessment.about, person),
                record=record,
                publication=Publication(
                    path=record.at.path,
                    total=_number(row.get(place.total)),
                    band=_word(row.get(place.band)),
                ),
                total_at=at,
                band_at=at,
            )


def verify(
    evidence: Evidence, published: Announcements, scores: Iterable[Score]
) -> Iterator[Finding]:
    """Every published total and grade must follow from the records."""
    policies = {str(one.id): one for one in evidence.cohort.programme.assessments}
    # A stage, and all the time somebody takes part, have days of their own for each.
    known: dict[tuple[str, str], set[Subject]] = {}
    periods: set[tuple[str, Period]] = set()
    for score in scores:
        key = (score.assessment, score.period.name)
        known.setdefault(key, set()).add(score.subject)
        periods.add((score.assessment, score.period))
        assessment = policies[score.assessment]
        found = published.of(assessment, score.subject, score.period)
        if found is not None:
            yield from _compared(evidence, assessment, score, found)
    for name, period in sorted(periods):
        assessment = policies[name]
        for found in published.rows(assessment, period):
            if found.subject not in known[name, period.name]:
                yield _unbacked(evidence, assessment, found)


def _compared(
    evidence: Evidence, assessment: Assessment, score: Score, found: Announced
) -> Iterator[Finding]:
    said = found.publication
    if said.total is None and said.band is None:
        return
    if score.total is None:
        if said.total is not None or score.state is not ScoreState.NOT_GRADED:
            yield _unbacked(evidence, assessment, found)
        return
    if said.total is not None and said.total != score.total:
        yield _finding(
            assessment,
            rules.PUBLISHED_TOTAL_DIFFERS,
            found,
            found.total_at,
            published=f"{said.total:f}",
            computed=f"{score.total:f}",
        )
    if said.band is not None and said.band not in _allowed(assessment, score):
        yield _finding(
            assessment,
            rules.PUBLISHED_BAND_DIFFERS,
            found,
            found.band_at,
            published=said.band,
            computed=score.band or phrase("none"),
        )


def _allowed(assessment: Assessment, score: Score) -> tuple[str | None, ...]:
    """The grades that may be published: the next one, too, where a quota limits."""
    quota = assessment.quota
    if quota is None or score.band != quota.band:
        return (score.band,)
    lower = [band for band in assessment.bands if band.id != quota.band]
    total = score.total if score.total is not None else Decimal(0)
    reached = [band for band in lower if band.min <= total]
    following = max(reached, key=lambda band: band.min, default=None)
    return (score.band, following.id if following is not None else None)


def _unbacked(evidence: Evidence, assessment: Assessment, found: Announced) -> Finding:
    name = person_name(evidence.cohort, found.subject.id)
    return _finding(assessment, rules.UNBACKED_RESULT, found, found.total_at, name=name)


def _finding(
    assessment: Assessment, rule: Rule, found: Announced, place: Place, **gaps: Filling
) -> Finding:
    person = found.subject.id if found.subject.about is About.MENTEE else None
    made = finding_on(rule, found.record, place, **gaps)
    return replace(made, person=person, assessment=assessment.id)


def _number(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
