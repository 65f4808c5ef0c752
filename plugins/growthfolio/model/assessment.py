"""Assessments: what is scored, by whom, on what evidence; policy as data.

A value is always out of 100: a sheet's points are scaled by their field's full
marks. Only published numbers are rounded, half up to two decimals (F-53): a total
once, never what it is made of.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Struct, field

from growthfolio.model.cadence import Cadence
from growthfolio.model.duty import EVERYBODY, About, Applies
from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key
from growthfolio.model.title import Title

WHOLE: Final = Decimal(100)
"""What weights and shares add up to, and the full marks of a value."""
FEWEST_VOTES: Final = 5
"""With fewer voters it could be guessed who voted what."""


class SourceKind(StrEnum):
    """Where an indicator's points come from."""

    SHEET = "sheet"
    BALLOT = "ballot"
    COMMENT = "comment"
    COMPLETION = "completion"
    PUNCTUALITY = "punctuality"
    HELD = "held"
    RECORDS = "records"
    DEFENCE = "defence"


class PointSource(Struct, frozen=True, kw_only=True):
    """A rater, or evidence: its share of an indicator.

    What is owed is never counted against somebody on leave (F-52), nor where it was
    waived: a source of which nothing is left passes its share on to the others.
    """

    kind: Annotated[
        SourceKind, Key(N_("sheet, ballot, …"), name="from", example="sheet")
    ]
    id: Annotated[Id | None, Key(N_("its name in files"))] = None
    title: Annotated[
        Title | None, Key(N_("who rates; the duty's title when absent"))
    ] = None
    share: Annotated[
        Decimal, Key(N_("its percentage of the indicator; together they are 100"))
    ] = WHOLE
    duties: Annotated[
        tuple[Id, ...], Key(N_("the duties whose records or comments count"))
    ] = ()
    key: Annotated[
        str | None,
        Key(
            N_(
                "the record's key with the points, or the table of votes or of "
                "raters' points; the indicator's own id when absent"
            ),
            name="field",
        ),
    ] = None
    of: Annotated[
        Decimal | None,
        Key(N_("the full marks; the “max” of the key or column when absent")),
    ] = None
    options: Annotated[
        Mapping[str, Decimal],
        Key(N_("what a choice or a vote counts, out of 100 (F-47, F-48)")),
    ] = field(default_factory=dict)
    column: Annotated[
        str | None,
        Key(
            N_(
                "the column of a table with the number of votes, or with each rater's "
                "points; “votes” or “score” when absent"
            )
        ),
    ] = None
    void: Annotated[
        tuple[str, ...], Key(N_("votes that are not valid, such as abstentions"))
    ] = ()
    at_most: Annotated[
        Mapping[str, Decimal],
        Key(N_("how many per cent of a unit's valid votes an option may have (F-47)")),
    ] = field(default_factory=dict)
    minimum: Annotated[
        int | None,
        Key(
            N_(
                "so many valid votes, or sheets, at the least, else nothing counts; 5 "
                "votes, or every sheet that is owed, when absent"
            )
        ),
    ] = None
    drop: Annotated[
        int, Key(N_("so many of the highest and of the lowest sheets do not count"))
    ] = 0
    own: Annotated[
        bool, Key(N_("whether people score themselves here"), name="self")
    ] = False
    target: Annotated[
        int, Key(N_("how many records make 100, for “held” (such as talks)"))
    ] = 1
    each: Annotated[Decimal, Key(N_("what a record counts, for “records”"))] = WHOLE
    most: Annotated[Decimal, Key(N_("what they count at the most"))] = WHOLE
    defence: Annotated[Id | None, Key(N_("whose result counts, for “defence”"))] = None
    marks: Marks = NOWHERE


class DimensionShare(Struct, frozen=True, kw_only=True):
    """How far an indicator tells of a dimension (S2-27)."""

    dimension: Annotated[
        Id, Key(N_("one of the programme's dimensions"), example="achievement")
    ]
    share: Annotated[
        Decimal, Key(N_("the percentage of the indicator; together they are 100"))
    ] = WHOLE
    marks: Marks = NOWHERE


class Indicator(Struct, frozen=True, kw_only=True):
    """One thing that is assessed."""

    id: Annotated[Id, Key(N_("its name in files"), example="diligence")]
    title: Annotated[Title, Key(N_("its name for people"))]
    weight: Annotated[
        Decimal,
        Key(N_("its percentage of the total; together they are 100"), example="30"),
    ]
    dimensions: Annotated[
        tuple[DimensionShare, ...], Key(N_("the dimensions it tells of"))
    ] = ()
    sources: Annotated[
        tuple[PointSource, ...],
        Key(N_("where its points come from; the assessment's raters when absent")),
    ] = ()
    marks: Marks = NOWHERE


class AdjustmentKind(StrEnum):
    """What points are added or taken away for."""

    RECORDS = "records"
    DAYS_LATE = "days-late"
    MISSING = "missing"
    LEAVE_DAYS = "leave-days"


class Adjustment(Struct, frozen=True, kw_only=True):
    """A bonus or deduction: points for each record, day late, gap or day away."""

    id: Annotated[Id, Key(N_("its name in files"), example="late")]
    title: Annotated[Title, Key(N_("its name for people"))]
    kind: Annotated[
        AdjustmentKind,
        Key(N_("records, days-late, …"), name="from", example="days-late"),
    ]
    points: Annotated[
        Decimal, Key(N_("for each; below 0 a deduction"), example="-2")
    ] = Decimal(1)
    duties: Annotated[
        tuple[Id, ...], Key(N_("the duties whose records or gaps count"))
    ] = ()
    key: Annotated[
        str | None,
        Key(
            N_("the record's key that says what it counts, for “records”"),
            name="field",
        ),
    ] = None
    options: Annotated[
        Mapping[str, Decimal],
        Key(N_("the points of each value of that key, such as merits (F-51)")),
    ] = field(default_factory=dict)
    times: Annotated[
        str | None, Key(N_("the record's key that says how many times it counts"))
    ] = None
    most: Annotated[
        Decimal | None, Key(N_("all of it together at the most, up or down"))
    ] = None
    exempt: Annotated[
        tuple[str, ...],
        Key(N_("the reasons of leave without deduction, for “leave-days” (F-52)")),
    ] = ()
    marks: Marks = NOWHERE


class Combined(Struct, frozen=True, kw_only=True):
    """Another assessment's totals within the period: their mean has a share."""

    assessment: Annotated[Id, Key(N_("the other assessment's id"), example="monthly")]
    share: Annotated[
        Decimal, Key(N_("its percentage of the total; together they are 100"))
    ] = WHOLE
    marks: Marks = NOWHERE


class Band(Struct, frozen=True, kw_only=True):
    """A grade, from a total on."""

    id: Annotated[Id, Key(N_("its name in files"), example="excellent")]
    title: Annotated[Title, Key(N_("its name for people"))]
    min: Annotated[Decimal, Key(N_("the least total that has it"), example="90")]
    marks: Marks = NOWHERE


class Quota(Struct, frozen=True, kw_only=True):
    """How many may have a band, in per cent, rounded down (F-47, F-49).

    A unit too small for one may have `least` of them: else nobody in a unit of four
    could ever have it.
    """

    band: Annotated[Id, Key(N_("the band's id"), example="excellent")]
    cohort: Annotated[
        Decimal | None, Key(N_("per cent of all who are graded"), example="20")
    ] = None
    unit: Annotated[
        Decimal | None, Key(N_("per cent of those graded in each unit"))
    ] = None
    least: Annotated[int, Key(N_("so many a unit of any size may have"))] = 1
    marks: Marks = NOWHERE


class NotGraded(Struct, frozen=True, kw_only=True):
    """Who takes part and gets no grade, such as probationers (F-49)."""

    reason: Annotated[Title, Key(N_("why"), example="on probation")]
    when: Annotated[Applies, Key(N_("to whom it applies"))] = EVERYBODY
    months: Annotated[int | None, Key(N_("only in so many months after joining"))] = (
        None
    )
    marks: Marks = NOWHERE


class PublishedIn(Struct, frozen=True, kw_only=True):
    """Where totals are published: records of a duty, about each person or all.

    In records about a person they are keys; in records about the cohort rows of a
    table with a column for the person.
    """

    duty: Annotated[Id, Key(N_("the duty whose records publish"), example="result")]
    total: Annotated[str, Key(N_("the key or column of the total"))] = "total"
    band: Annotated[str, Key(N_("the key or column of the band's id"))] = "band"
    table: Annotated[str, Key(N_("the table, in records about the cohort"))] = "results"
    person: Annotated[str, Key(N_("the table's column of the person"))] = "person"
    marks: Marks = NOWHERE


class Assessment(Struct, frozen=True, kw_only=True):
    """What is added up for one period.

    The total is `base` plus the weighted indicators and combined assessments plus
    the adjustments, not below 0 and not above `cap`. Who may read it may read all
    it is made of: it is shown to nobody whom one of its sources is withheld from.
    """

    id: Annotated[Id, Key(N_("its name in files"), example="monthly")]
    title: Annotated[Title, Key(N_("its name for people"))]
    every: Annotated[
        Cadence,
        Key(N_("month, quarter, half-year, year, stage or once"), example="month"),
    ]
    about: Annotated[About, Key(N_("mentee or mentor: who is assessed"))] = About.MENTEE
    indicators: Annotated[tuple[Indicator, ...], Key(N_("what is assessed"))] = ()
    raters: Annotated[
        tuple[PointSource, ...],
        Key(N_("the sources of every indicator that has none of its own")),
    ] = ()
    combine: Annotated[
        tuple[Combined, ...], Key(N_("other assessments that are part of this one"))
    ] = ()
    adjustments: Annotated[tuple[Adjustment, ...], Key(N_("bonus and deductions"))] = ()
    base: Annotated[Decimal, Key(N_("what everybody starts from (F-51)"))] = Decimal(0)
    cap: Annotated[Decimal, Key(N_("the highest total there is"))] = WHOLE
    bands: Annotated[tuple[Band, ...], Key(N_("the grades"))] = ()
    quota: Annotated[Quota | None, Key(N_("how many may have the best grade"))] = None
    when: Annotated[Applies, Key(N_("to whom it applies"))] = EVERYBODY
    not_graded: Annotated[tuple[NotGraded, ...], Key(N_("who gets no grade"))] = ()
    used_for: Annotated[
        tuple[Id, ...],
        Key(N_("what its results are used for"), example="[cadre_appraisal]"),
    ] = ()
    published: Annotated[
        PublishedIn | None, Key(N_("where its totals are published"))
    ] = None
    release: Annotated[
        int, Key(N_("days after the period before anybody else may see it"))
    ] = 0
    appeal: Annotated[
        int | None, Key(N_("days after its release in which one may appeal"))
    ] = None
    audience: Annotated[
        Id | None, Key(N_("the least privileged audience that may read it"))
    ] = None
    marks: Marks = NOWHERE

    def sources_of(self, indicator: Indicator) -> tuple[PointSource, ...]:
        """Where an indicator's points come from: its own sources or the raters."""
        return indicator.sources or self.raters

    def band_of(self, total: Decimal) -> Band | None:
        """The band a total has: the one with the highest minimum it reaches."""
        reached = [band for band in self.bands if band.min <= total]
        return max(reached, key=lambda band: band.min, default=None)

    def band_above(self, total: Decimal) -> Band | None:
        """The next better band than a total has."""
        above = [band for band in self.bands if band.min > total]
        return min(above, key=lambda band: band.min, default=None)


USES: Final[Mapping[str, str]] = {
    "cadre_appraisal": N_("cadre assessment"),
    "merit_award": N_("awards for merit"),
    "promotion": N_("promotion"),
    "grade_advancement": N_("advancement in grade"),
    "merit_rating": N_("yearly rating"),
}
"""What results are used for in the programmes known (S0-12, S0-13, S4-23).

A programme adds its own as the vocabulary `used_for`.
"""
