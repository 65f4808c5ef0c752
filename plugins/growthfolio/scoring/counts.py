"""Evidence from the ledger and from records: how much was done, and how well."""

from decimal import Decimal
from fractions import Fraction

from growthfolio.model.assessment import WHOLE, PointSource
from growthfolio.model.finding import Finding
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.record import Record
from growthfolio.model.score import Cited
from growthfolio.scoring.arithmetic import (
    ZERO,
    between,
    exact,
    mean,
    of_hundred,
    rounded,
    total,
)
from growthfolio.scoring.case import Case
from growthfolio.scoring.evidence import PENDING
from growthfolio.scoring.found import EXCUSED, Found
from growthfolio.scoring.readings import lacking, number_of, unknown_option

_NOTHING = Decimal(0)


def completion(case: Case, source: PointSource) -> Found:
    """How many of a hundred of what was owed are there, late or not."""
    return _share(case, source, (State.DONE, State.AWAITING_COMMENT, State.LATE))


def punctuality(case: Case, source: PointSource) -> Found:
    """How many of a hundred of what was owed came in time."""
    return _share(case, source, (State.DONE, State.AWAITING_COMMENT))


def _share(case: Case, source: PointSource, good: tuple[State, ...]) -> Found:
    owed = tuple(case.owed(source.duties))
    if not owed:
        return EXCUSED
    pending = tuple(one.path for one in owed if one.state in PENDING)
    cited = tuple(
        _judged(one, good=one.state in good) for one in owed if one.path not in pending
    )
    if pending:
        return Found(cited=cited, missing=pending, pending=True)
    return Found(
        value=Fraction(100 * sum(one.state in good for one in owed), len(owed)),
        cited=cited,
    )


def _judged(obligation: Obligation, *, good: bool) -> Cited:
    return Cited(path=obligation.path, says=WHOLE if good else _NOTHING)


def held(case: Case, source: PointSource) -> Found:
    """How many records there are, of those that make a hundred."""
    records = _there(case, source)
    if not records and case.away(source.duties):
        return EXCUSED
    return Found(
        value=between(
            _NOTHING, Fraction(100 * len(records), max(source.target, 1)), WHOLE
        ),
        cited=tuple(Cited(path=record.at.path) for record in records),
    )


def records(case: Case, source: PointSource) -> Found:
    """Points for each record, or as many as each says, up to the most there may be."""
    there = _there(case, source)
    if not there and case.away(source.duties):
        return EXCUSED
    values = [_points(case, source, record) for record in there]
    whole = total(value for value, _ in values)
    most = min(source.most, WHOLE)
    return Found(
        value=between(_NOTHING, whole, most),
        cited=tuple(
            Cited(path=record.at.path, says=rounded(value))
            for record, (value, _) in zip(there, values, strict=True)
        ),
        findings=tuple(finding for _, some in values for finding in some),
    )


def _points(
    case: Case, source: PointSource, record: Record
) -> tuple[Fraction, tuple[Finding, ...]]:
    each = exact(source.each)
    if source.key is None:
        return each, ()
    value = record.fields.get(source.key)
    if isinstance(value, str) and source.options:
        points = source.options.get(value)
        if points is not None:
            return exact(points), ()
        strange = unknown_option(case, record, source.key, value, source.options)
        return ZERO, (strange,)
    number = number_of(value)
    return (each * exact(number), ()) if number is not None else (ZERO, ())


def _there(case: Case, source: PointSource) -> tuple[Record, ...]:
    return tuple(case.handed_in(source.duties))


def comments(case: Case, source: PointSource) -> Found:
    """The mean of the mentor's scores on what was owed (S2-25).

    A record that is missing for good has nothing to be commented on: it counts 0.
    """
    values: list[tuple[Fraction, str]] = []
    missing: list[str] = []
    findings: list[Finding] = []
    pending = False
    for record in case.owed(source.duties):
        if record.state in PENDING:
            missing.append(record.path)
            pending = True
        elif record.state is State.INVALID:
            missing.append(record.path)
        elif record.state is State.MISSING:
            values.append((ZERO, record.path))
    names = tuple(f"{name}.comment" for name in source.duties)
    for owed in case.owed(names):
        beside = owed.path.removesuffix(".comment.md") + ".md"
        comment = case.evidence.cohort.comment_on.get(beside)
        if not owed.state.is_there or comment is None:
            missing.append(owed.path)
            pending |= owed.state in PENDING
        elif comment.head.score is None:
            missing.append(owed.path)
            if "score" not in comment.head.marks.keys:
                findings.append(lacking(case, comment, "score"))
        else:
            score = of_hundred(comment.head.score, source.of or WHOLE)
            values.append((between(_NOTHING, score, WHOLE), owed.path))
    cited = tuple(Cited(path=path, says=rounded(value)) for value, path in values)
    if missing or not values:
        return Found(
            cited=cited,
            missing=tuple(missing),
            pending=pending,
            findings=tuple(findings),
        )
    return Found(value=mean(value for value, _ in values), cited=cited)
