"""What is left of an evaluation for one audience: numbers it may know, or none."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from growthfolio.disclosure.ref import Ref
from growthfolio.model.evaluation import Colour, Measure
from growthfolio.model.period import Period
from growthfolio.model.title import Title


class ShownEvidence(Struct, frozen=True, kw_only=True):
    """Something that was counted: a record or its gap, or only somebody.

    `row` is the row of its table, 0 where the whole is meant; `days` how long an
    answer took.
    """

    about: Ref
    period: str = ""
    duty: str = ""
    is_comment: bool = False
    n: int = 1
    row: int = 0
    days: int | None = None


class ShownIndicator(Struct, frozen=True, kw_only=True):
    """An indicator of a unit in a period.

    `hidden` says that its numbers may not be known: it counts what the audience
    may not read, or too few people. `behind` is what counts against the unit, for
    a number what was counted: the first of it, and how much `more` there is.
    """

    id: str
    title: Title
    measure: Measure
    target: Decimal
    hidden: bool = False
    numerator: int = 0
    denominator: int = 0
    value: Decimal | None = None
    met: bool | None = None
    tier: Title | None = None
    change: Decimal | None = None
    behind: tuple[ShownEvidence, ...] = ()
    more: int = 0


class ShownEvaluation(Struct, frozen=True, kw_only=True):
    """How a unit did in a period; `unit` is None for everybody together.

    `whole` says that the units below it count, too. `suppressed` that there are
    too few people: then nothing else is known. `judged`, `unmet`, tier and colour
    are None where an indicator is hidden.
    """

    unit: Ref | None
    whole: bool
    period: Period
    until: date
    running: bool
    suppressed: bool = False
    people: int = 0
    indicators: tuple[ShownIndicator, ...] = ()
    judged: int | None = None
    unmet: int | None = None
    unmet_before: int | None = None
    tier: Title | None = None
    colour: Colour | None = None


class ShownShare(Struct, frozen=True, kw_only=True):
    """How much of what a mentee owed in a period was handed in."""

    period: Period
    numerator: int
    denominator: int
    tier: Title | None
