"""Assessments and sheets, the short way."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from builders import cohort, duty, programme, record
from growthfolio.ledger import draw_up
from growthfolio.model.assessment import (
    Adjustment,
    AdjustmentKind,
    Assessment,
    Band,
    Combined,
    Indicator,
    PointSource,
    SourceKind,
)
from growthfolio.model.cadence import Cadence
from growthfolio.model.duty import Duty
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.programme import Programme
from growthfolio.model.record import Record
from growthfolio.model.schema import Id
from growthfolio.model.score import Score, Scores
from growthfolio.model.title import Title
from growthfolio.scoring import score

AFTER = date(2026, 4, 20)
"""A day on which the first quarter of 2026 is over, and all that was due in it."""

BANDS = tuple(
    Band(id=Id(name), title=Title.plain(title), min=Decimal(least))
    for name, title, least in (
        ("excellent", "优秀", 90),
        ("good", "良好", 80),
        ("pass", "合格", 60),
        ("fail", "不合格", 0),
    )
)
"""The bands of forms.md 2.2."""


def number(**changes: object) -> RecordField:
    """A field for points."""
    return RecordField(**({"type": FieldType.NUMBER} | changes))


def words(*choices: str) -> RecordField:
    """A field for one of some words."""
    return RecordField(type=FieldType.CHOICE, choices=choices)


def table(**columns: RecordField) -> RecordField:
    """A field for rows."""
    return RecordField(type=FieldType.TABLE, columns=MappingProxyType(columns))


VOTES = table(
    option=RecordField(type=FieldType.TEXT), votes=RecordField(type=FieldType.NUMBER)
)
"""A table of votes."""


def sheet_duty(name: str = "sheet", *keys: str, **changes: object) -> Duty:
    """A duty of the office: a sheet with points for each key, each month."""
    fields = {key: number() for key in keys or ("points",)}
    return duty(name, **({"owner": "office", "fields": fields} | changes))


def source(kind: str = "sheet", **changes: object) -> PointSource:
    """Where points come from: the sheets of `sheet`, unless said otherwise."""
    settings: dict[str, object] = {"kind": SourceKind(kind)}
    if kind != "defence":
        settings["duties"] = ("sheet",)
    for name in ("share", "of", "each", "most"):
        if name in changes:
            changes[name] = Decimal(str(changes[name]))
    for name in ("options", "at_most"):
        if name in changes:
            changes[name] = points(changes[name])
    return PointSource(**(settings | changes))


def points(values: object) -> Mapping[str, Decimal]:
    """What options count."""
    assert isinstance(values, Mapping)
    return {name: Decimal(str(value)) for name, value in values.items()}


def indicator(name: str, weight: object, *sources: PointSource) -> Indicator:
    """An indicator with a weight."""
    return Indicator(
        id=Id(name),
        title=Title.plain(name.capitalize()),
        weight=Decimal(str(weight)),
        sources=sources,
    )


def adjustment(kind: str, each: object = 1, **changes: object) -> Adjustment:
    """A bonus or deduction."""
    settings: dict[str, object] = {
        "id": Id(kind),
        "title": Title.plain(kind.capitalize()),
        "kind": AdjustmentKind(kind),
        "points": Decimal(str(each)),
    }
    return Adjustment(**(settings | changes))


def assessment(
    name: str = "monthly", *indicators: Indicator, **changes: object
) -> Assessment:
    """An assessment of each month, graded by the usual bands."""
    for key in ("base", "cap"):
        if key in changes:
            changes[key] = Decimal(str(changes[key]))
    settings: dict[str, object] = {
        "id": Id(name),
        "title": Title.plain(name.capitalize()),
        "every": Cadence.parse(str(changes.pop("every", "month"))),
        "indicators": indicators,
        "bands": BANDS,
    }
    return Assessment(**(settings | changes))


def part(name: str, share: object) -> Combined:
    """Another assessment's share."""
    return Combined(assessment=Id(name), share=Decimal(str(share)))


def policy(
    assessments: Assessment | tuple[Assessment, ...], *duties: Duty, **changes: object
) -> Programme:
    """A programme with assessments."""
    several = assessments if isinstance(assessments, tuple) else (assessments,)
    return programme(*duties, assessments=several, **changes)


def scored(rules: Programme, *items: object, today: date = AFTER) -> Scores:
    """The scores of a programme, and of ada-lin unless there is somebody else."""
    people = cohort(rules, *items)
    return score(people, draw_up(people, today))


def one(scores: Scores, period: str, name: str = "monthly") -> Score:
    """The one score of a period."""
    (found,) = (
        each
        for each in scores.scores
        if (each.period.name, each.assessment) == (period, name)
    )
    return found


def gives(
    period: str, name: str = "sheet", about: str = "ada-lin", **values: object
) -> Record:
    """A sheet with points; numbers are written as in files."""
    fields = {
        key: Decimal(value) if isinstance(value, str | int) else value
        for key, value in values.items()
        if key not in ("n", "by", "submitted")
    }
    rest = {key: values[key] for key in ("n", "by", "submitted") if key in values}
    return record(period, name, about, fields=fields, **rest)


def votes(**counts: int) -> tuple[Mapping[str, object], ...]:
    """The rows of a table of votes."""
    return tuple(
        {"option": option, "votes": Decimal(count)} for option, count in counts.items()
    )


def codes(scores: Scores) -> list[str]:
    """The names of the rules that are broken."""
    return [finding.rule.name for finding in scores.findings]
