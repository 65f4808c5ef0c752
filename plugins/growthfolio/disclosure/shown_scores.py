"""What is left of scores and defences for one audience."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from growthfolio.disclosure.ref import Ref
from growthfolio.model.assessment import Assessment, SourceKind
from growthfolio.model.period import Period
from growthfolio.model.phrase import Filling
from growthfolio.model.score import DefenceState, ScoreState
from growthfolio.model.title import Title


class ShownAssessment(Struct, frozen=True, kw_only=True):
    """An assessment's policy, and what its dimensions and uses are called."""

    policy: Assessment
    dimensions: Mapping[str, Title]
    used_for: tuple[Filling, ...]


class ShownCited(Struct, frozen=True, kw_only=True):
    """What bears points out: a record, or the gap where it would lie.

    `duty` is None for what is no record: another `assessment`'s total in `period`, or
    the person's profile (leave). `says` is the number that was read there.
    """

    about: Ref | None = None
    period: Period | None = None
    duty: str | None = None
    n: int = 1
    is_comment: bool = False
    there: bool = True
    assessment: Title | None = None
    says: Decimal | None = None


class ShownPart(Struct, frozen=True, kw_only=True):
    """What a rater gave, or evidence, out of 100."""

    kind: SourceKind | None
    title: Title
    share: Decimal
    value: Decimal | None
    excused: bool
    cited: tuple[ShownCited, ...]
    missing: tuple[ShownCited, ...]


class ShownIndicator(Struct, frozen=True, kw_only=True):
    """An indicator or a combined assessment: its points of its weight."""

    id: str
    title: Title
    weight: Decimal
    value: Decimal | None
    points: Decimal | None
    excused: bool
    parts: tuple[ShownPart, ...]


class ShownAdjustment(Struct, frozen=True, kw_only=True):
    """A bonus or deduction that applied."""

    title: Title
    points: Decimal
    capped: bool
    cited: tuple[ShownCited, ...]


class ShownDimension(Struct, frozen=True, kw_only=True):
    """A dimension's value out of 100."""

    id: str
    title: Title
    value: Decimal


class ShownScore(Struct, frozen=True, kw_only=True):
    """Somebody's score in one assessment and period.

    Scores of one person are sorted by assessment, in the programme's order, and
    period: a series to draw. `total` is out of `cap`.
    """

    about: Ref
    assessment: str
    title: Title
    period: Period
    state: ScoreState
    total: Decimal | None
    cap: Decimal
    band: Title | None
    next_band: Title | None
    short_by: Decimal | None
    indicators: tuple[ShownIndicator, ...]
    adjustments: tuple[ShownAdjustment, ...]
    dimensions: tuple[ShownDimension, ...]
    missing: tuple[ShownCited, ...]
    reason: Title | None
    release: date | None
    appeal_until: date | None
    used_for: tuple[Filling, ...]


class ShownRater(Struct, frozen=True, kw_only=True):
    """What a member of the panel gave; `ref` where that is a mentor."""

    ref: Ref | None
    name: str
    score: Decimal
    counted: bool


class ShownDefence(Struct, frozen=True, kw_only=True):
    """A mentee's slot in a round, and the result once it may be known.

    `withheld` says that there may be a result and it is not time for it.
    """

    about: Ref
    title: Title
    on: date
    state: DefenceState
    withheld: bool
    score: Decimal | None
    raters: tuple[ShownRater, ...]
    release: date | None
    appeal_until: date | None
    sheet: ShownCited | None
