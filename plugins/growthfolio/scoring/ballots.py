"""Ballots of democratic appraisal: votes by option, with no names (S2-24, F-48)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from growthfolio.checking.finding import finding_on
from growthfolio.model.assessment import FEWEST_VOTES, PointSource
from growthfolio.model.finding import Finding
from growthfolio.model.record import Record, Row
from growthfolio.model.rules import assessment as rules
from growthfolio.model.score import Cited
from growthfolio.scoring.arithmetic import exact, rounded, total
from growthfolio.scoring.evidence import Case
from growthfolio.scoring.found import EXCUSED, Found
from growthfolio.scoring.readings import lacking, on_text
from growthfolio.scoring.sheets import stack


class Tally(Struct, frozen=True, kw_only=True):
    """The valid votes of a ballot, by option; the row of each is its place."""

    votes: tuple[tuple[str, Decimal], ...] = ()
    unknown: tuple[tuple[int, str], ...] = ()

    @property
    def valid(self) -> Decimal:
        """How many votes are valid."""
        return sum((count for _, count in self.votes), Decimal(0))

    def of(self, option: str) -> Decimal:
        """How many votes an option has."""
        return sum((count for name, count in self.votes if name == option), Decimal(0))


def tally(record: Record, source: PointSource, key: str) -> Tally:
    """The votes a record of a ballot holds."""
    column = source.column or "votes"
    votes, unknown = [], []
    for index, row in enumerate(record.rows(key)):
        count = row.get(column)
        option = next(_words(row, column), "")
        if not isinstance(count, Decimal) or not option or option in source.void:
            continue
        if option in source.options:
            votes.append((option, count))
        else:
            unknown.append((index, option))
    return Tally(votes=tuple(votes), unknown=tuple(unknown))


def _words(row: Row, column: str) -> Iterator[str]:
    """The option a row is about: its first word beside the count."""
    return (
        value
        for name, value in row.items()
        if name != column and isinstance(value, str)
    )


def ballot(case: Case, source: PointSource, key: str) -> Found:
    """What the votes of all ballots together give; too few of them give nothing."""
    found = stack(case, source)
    if found.empty:
        return EXCUSED
    tallies = [(record, tally(record, source, key)) for record in found.records]
    findings = list(found.findings)
    for record, counted in tallies:
        findings += _strange(case, source, record, key, counted)
        if not counted.votes and key not in record.head.marks.keys:
            findings.append(lacking(case, record, key))
    valid = sum((counted.valid for _, counted in tallies), Decimal(0))
    missing = found.missing
    least = FEWEST_VOTES if source.minimum is None else max(source.minimum, 1)
    if tallies and valid < least:
        record = tallies[0][0]
        missing = [*missing, record.at.path]
        if valid:
            findings.append(
                on_text(
                    case,
                    rules.TOO_FEW_VOTES,
                    record,
                    key,
                    found=f"{valid:f}",
                    minimum=least,
                )
            )
    if missing:
        return Found(
            missing=tuple(missing), pending=found.pending, findings=tuple(findings)
        )
    return Found(
        value=total(_points(source, counted) for _, counted in tallies) / exact(valid),
        cited=tuple(
            Cited(
                path=record.at.path,
                says=rounded(_points(source, counted) / exact(counted.valid)),
            )
            for record, counted in tallies
            if counted.valid
        ),
        findings=tuple(findings),
    )


def _points(source: PointSource, counted: Tally) -> Fraction:
    return total(
        exact(count) * exact(source.options[option]) for option, count in counted.votes
    )


def _strange(
    case: Case, source: PointSource, record: Record, key: str, counted: Tally
) -> Iterator[Finding]:
    known = (*source.options, *source.void)
    for index, option in counted.unknown:
        place = record.head.marks.item(key, index)
        found = finding_on(
            rules.UNKNOWN_OPTION, record, place, option=option, known=known
        )
        yield replace(found, assessment=case.assessment.id)
