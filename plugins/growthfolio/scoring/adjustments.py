"""Bonus and deductions: points for records, days late, gaps, days away."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from growthfolio.ledger.attendance import days_away
from growthfolio.model.assessment import Adjustment, AdjustmentKind
from growthfolio.model.finding import Finding
from growthfolio.model.obligation import State
from growthfolio.model.record import Record
from growthfolio.model.score import AdjustmentScore, Cited
from growthfolio.scoring.arithmetic import between, exact, rounded, total
from growthfolio.scoring.case import Case
from growthfolio.scoring.evidence import PENDING
from growthfolio.scoring.readings import number_of, unknown_option


class Adjusted(Struct, frozen=True, kw_only=True):
    """What an item comes to, exactly; `pending` is what may still change it."""

    item: Adjustment
    points: Fraction
    capped: bool
    cited: tuple[Cited, ...]
    pending: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def shown(self) -> AdjustmentScore:
        """The item as it is shown."""
        return AdjustmentScore(
            id=self.item.id,
            kind=self.item.kind,
            title=self.item.title,
            points=rounded(self.points),
            capped=self.capped,
            cited=self.cited,
        )


def adjusted(case: Case, item: Adjustment) -> Adjusted:
    """What a bonus or deduction comes to in a period."""
    findings: list[Finding] = []
    pending: tuple[str, ...] = ()
    match item.kind:
        case AdjustmentKind.RECORDS:
            counted = list(_records(case, item, findings))
        case AdjustmentKind.LEAVE_DAYS:
            counted = list(_leave(case, item))
        case _:
            counted = list(_gaps(case, item))
            owed = case.owed(item.duties)
            pending = tuple(one.path for one in owed if one.state in PENDING)
    whole = total(points for _, points in counted)
    within = whole
    if item.most is not None:
        most = abs(item.most)
        within = between(-most, whole, most)
    return Adjusted(
        item=item,
        points=within,
        capped=within != whole,
        cited=tuple(Cited(path=path, says=rounded(points)) for path, points in counted),
        pending=pending,
        findings=tuple(findings),
    )


def _records(
    case: Case, item: Adjustment, findings: list[Finding]
) -> Iterator[tuple[str, Fraction]]:
    for record in case.handed_in(item.duties):
        points = _worth(case, item, record, findings)
        times = number_of(record.fields.get(item.times)) if item.times else None
        yield (
            record.at.path,
            exact(points) * (1 if times is None else exact(times)),
        )


def _worth(
    case: Case, item: Adjustment, record: Record, findings: list[Finding]
) -> Decimal:
    """What a record counts: by its option, by the number it says, or as any other."""
    if item.key is None:
        return item.points
    value = record.fields.get(item.key)
    if item.options and isinstance(value, str):
        if value not in item.options:
            findings.append(unknown_option(case, record, item.key, value, item.options))
        return item.options.get(value, Decimal(0))
    number = number_of(value)
    return Decimal(0) if number is None else item.points * number


def _gaps(case: Case, item: Adjustment) -> Iterator[tuple[str, Fraction]]:
    """Late records by their days (F-30), or gaps."""
    late = item.kind is AdjustmentKind.DAYS_LATE
    for one in case.owed(item.duties):
        if late and one.state is State.LATE and one.submitted is not None:
            days = (one.submitted - one.due).days
            yield one.path, exact(item.points) * days
        elif not late and one.state is State.MISSING:
            yield one.path, exact(item.points)


def _leave(case: Case, item: Adjustment) -> Iterator[tuple[str, Fraction]]:
    """Working days of leave, each once, but for those with a good reason (F-52)."""
    mentee, period = case.mentee, case.period
    if mentee is None:
        return
    last = min(period.end, case.evidence.today)
    leaves = [leave for leave in mentee.leave if leave.reason not in item.exempt]
    worked = case.evidence.working_days
    away = days_away(leaves, period.start, last)
    days = sum(worked.count(*stretch) for stretch in away)
    if days:
        yield f"portfolios/{mentee.id}/profile.yml", exact(item.points) * days
