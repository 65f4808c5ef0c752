"""What numbers for one audience may be made of, and who may know such a number."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from growthfolio.disclosure.source import Source
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import Duty
from growthfolio.model.evaluation import FOLLOW_UPS, Evaluation, Indicator, Measure
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation


def countable(source: Source) -> tuple[Cohort, Ledger]:
    """The cohort without the records that narrow themselves above the audience.

    Whether they are there or missing may not be known, so that they count neither
    way; whether their duty may be read is asked for each indicator as a whole.
    """
    cohort, ledger = source.cohort, source.ledger
    above = _above(source)
    if not above:
        return cohort, ledger
    owed = (one for one in ledger.obligations if _paths(one).isdisjoint(above))
    records = (one for one in cohort.records if one.at.path not in above)
    return (
        replace(cohort, records=tuple(records)),
        replace(ledger, obligations=tuple(owed)),
    )


def _above(source: Source) -> frozenset[str]:
    """The paths of records and comments that are above the audience by themselves.

    What cannot be read might narrow its audience where nobody can see it.
    """
    clearance, duty = source.clearance, source.cohort.programme.duty
    found = []
    for record in source.cohort.records:
        narrowed = record.head.audience is not None or not record.readable
        if narrowed or record.at.path in clearance.withheld:
            rule = duty(record.at.duty)
            level = clearance.record(rule, record)
            if level > clearance.duty(rule) and not clearance.may(level):
                found.append(record.at.path)
    for comment in source.cohort.comments:
        if comment.head.audience is not None or not comment.readable:
            rule = duty(comment.at.duty)
            level = clearance.comment(rule, None, comment)
            usual = clearance.comment(rule, None, None)
            if level > usual and not clearance.may(level):
                found.append(comment.at.path)
    return frozenset(found)


def _paths(one: Obligation) -> frozenset[str]:
    """The file an obligation is about, and the record a comment is owed on."""
    if not one.is_comment:
        return frozenset((one.path,))
    return frozenset((one.path, one.path.removesuffix(".comment.md") + ".md"))


def level_of(source: Source, evaluation: Evaluation, indicator: Indicator) -> int:
    """How privileged one must be to know an indicator: as for all it counts."""
    programme = source.cohort.programme
    clearance = source.clearance
    if indicator.measure is Measure.COVERAGE:
        return 0
    own = programme.rank(evaluation.audience)
    duties: Iterable[Duty] = (
        [duty for duty in programme.duties if duty.id in indicator.duties]
        if indicator.duties
        else [d for d in programme.duties if programme.rank(d.audience) <= own]
    )
    levels = [0]
    for duty in duties:
        match indicator.measure:
            case Measure.RESPONSE | Measure.RESPONSE_DAYS:
                if any(one.comment is not None for one in duty.wordings()):
                    levels.append(clearance.comment(duty, None, None))
            case Measure.FOLLOW_UPS:
                levels += _table_levels(source, duty)
            case _:
                levels.append(clearance.duty(duty))
    return max(levels)


def _table_levels(source: Source, duty: Duty) -> Iterator[int]:
    """The levels of a duty's follow-ups, if it has any."""
    clearance = source.clearance
    for one in duty.wordings():
        rule = one.fields.get(FOLLOW_UPS)
        if rule is not None:
            yield clearance.duty(duty)
            yield clearance.field(rule)
            for column in ("due", "done"):
                if column in rule.columns:
                    yield clearance.field(rule.columns[column])
