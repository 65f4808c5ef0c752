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
from growthfolio.scoring.arithmetic import divided, product, rounded, total
from growthfolio.scoring.case import Case
from growthfolio.scoring.found import EXCUSED, Found
from growthfolio.scoring.readings import lacking, on_text
from growthfolio.scoring.sheets import stack


class Tally(Struct, frozen=True, kw_only=True):
    """The votes of a ballot by option, and how many of them are valid.

    The row of one for an `unknown` option is its place.
    """

    votes: tuple[tuple[str, Decimal], ...] = ()
    valid: Decimal = Decimal(0)
    unknown: tuple[tuple[int, str], ...] = ()

    def of(self, option: str) -> Decimal:
        """How many votes an option has."""
        return sum((count for name, count in self.votes if name == option), Decimal(0))


def tally(record: Record, source: PointSource, key: str) -> Tally:
    """The votes a record of a ballot holds."""
    column = source.column or "votes"
    votes, unknown, valid = [], [], Decimal(0)
    for index, row in enumerate(record.rows(key)):
        count = row.get(column)
        option = _option(row, column)
        if not isinstance(count, Decimal) or not option or option in source.void:
            continue
        if option in source.options:
            votes.append((option, count))
            valid += count
        else:
            unknown.append((index, option))
    return Tally(votes=tuple(votes), valid=valid, unknown=tuple(unknown))


def _option(row: Row, column: str) -> str:
    """The option a row is about: its first word beside the count."""
    for name, value in row.items():
        if name != column and isinstance(value, str):
            return value
    return ""


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
        missing += (record.at.path,)
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
        return Found(missing=missing, pending=found.pending, findings=tuple(findings))
    points = [_points(source, counted) for _, counted in tallies]
    return Found(
        value=divided(total(points), valid),
        cited=tuple(
            Cited(path=record.at.path, says=rounded(divided(given, counted.valid)))
            for given, (record, counted) in zip(points, tallies, strict=True)
            if counted.valid
        ),
        findings=tuple(findings),
    )


def _points(source: PointSource, counted: Tally) -> Fraction:
    return product((count, source.options[option]) for option, count in counted.votes)


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
