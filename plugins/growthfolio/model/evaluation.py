"""How units are evaluated: indicators, tiers, warning colours (S1-05, F-35, F-59)."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Struct

from growthfolio.model.cadence import Cadence, Every
from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key
from growthfolio.model.title import Title

FOLLOW_UPS: Final = "follow_ups"
"""The table of a record whose rows say what is to be done by when."""


class Measure(StrEnum):
    """What an indicator counts."""

    COVERAGE = "coverage"
    COMPLETION = "completion"
    PUNCTUALITY = "punctuality"
    RESPONSE = "response"
    RESPONSE_DAYS = "response-days"
    FOLLOW_UPS = "follow-ups"
    TALKS = "talks"
    COUNT = "count"

    @property
    def is_share(self) -> bool:
        """Whether it is a share of something, in percent."""
        return self not in (Measure.RESPONSE_DAYS, Measure.COUNT)

    @property
    def less_is_better(self) -> bool:
        """Whether its target is the most allowed, not the least."""
        return self is Measure.RESPONSE_DAYS


class Colour(StrEnum):
    """How loud a warning is."""

    BLUE = "blue"
    YELLOW = "yellow"
    RED = "red"


class Tier(Struct, frozen=True, kw_only=True):
    """A level of what was reached, from a share on."""

    id: Annotated[Id, Key(N_("its name in files"), example="full")]
    title: Annotated[Title, Key(N_("its name for people"))]
    min: Annotated[
        Decimal, Key(N_("the smallest share that reaches it, in percent"), example="95")
    ]
    marks: Marks = NOWHERE


class Indicator(Struct, frozen=True, kw_only=True):
    """One thing that is counted, and what must be reached."""

    id: Annotated[Id, Key(N_("its name in files"), example="completion")]
    title: Annotated[Title, Key(N_("its name for people"))]
    measure: Annotated[Measure, Key(N_("what is counted"), example="completion")]
    target: Annotated[
        Decimal,
        Key(
            N_("what must be reached: percent, a number, or days at the most"),
            example="95",
        ),
    ]
    duties: Annotated[
        tuple[Id, ...],
        Key(N_("only these duties; all that those may read who see it when absent")),
    ] = ()
    tiers: Annotated[
        tuple[Tier, ...], Key(N_("its own tiers, instead of the common ones"))
    ] = ()
    marks: Marks = NOWHERE


class WarningRule(Struct, frozen=True, kw_only=True):
    """A colour, and from how many unmet indicators it is shown."""

    colour: Annotated[Colour, Key(N_("blue, yellow or red"), example="blue")]
    unmet: Annotated[
        int, Key(N_("from how many indicators that were not met"), example="1")
    ]
    marks: Marks = NOWHERE


# Jiangbei's scheme: one indicator not met is blue, three yellow, four or more red.
WARNINGS: Final = (
    WarningRule(colour=Colour.BLUE, unmet=1),
    WarningRule(colour=Colour.YELLOW, unmet=3),
    WarningRule(colour=Colour.RED, unmet=4),
)

MONTHLY: Final = Cadence(Every.MONTH)


class Evaluation(Struct, frozen=True, kw_only=True):
    """The evaluation of units: what is counted for each, period after period."""

    indicators: Annotated[tuple[Indicator, ...], Key(N_("what is counted"))]
    title: Annotated[Title | None, Key(N_("its name for people"))] = None
    every: Annotated[
        Cadence, Key(N_("how often: month, quarter, half-year or year"))
    ] = MONTHLY
    by: Annotated[Title | None, Key(N_("who evaluates"))] = None
    tiers: Annotated[
        tuple[Tier, ...], Key(N_("the tiers of shares, for units and indicators"))
    ] = ()
    leading: Annotated[
        Id | None,
        Key(N_("the indicator that gives a unit its tier; the lowest when absent")),
    ] = None
    person_tiers: Annotated[
        tuple[Tier, ...], Key(N_("the tiers of what each person handed in"))
    ] = ()
    warnings: Annotated[
        tuple[WarningRule, ...], Key(N_("the colours, by how much was not met"))
    ] = WARNINGS
    levels: Annotated[tuple[str, ...], Key(N_("only units of these levels"))] = ()
    party: Annotated[
        Id | None,
        Key(N_("people count for the unit of this party; for their own when absent")),
    ] = None
    min_people: Annotated[
        int, Key(N_("smaller groups are shown to the most privileged only"))
    ] = 5
    audience: Annotated[
        Id | None, Key(N_("the least privileged audience that may read it"))
    ] = None
    marks: Marks = NOWHERE

    def colour(self, unmet: int) -> Colour | None:
        """The colour for so many unmet indicators: the loudest that is reached."""
        reached = [each for each in self.warnings if each.unmet <= unmet]
        return max(reached, key=lambda each: each.unmet).colour if reached else None

    def tiers_of(self, indicator: Indicator) -> tuple[Tier, ...]:
        """The tiers an indicator is put into; none for what is no share."""
        if not indicator.measure.is_share:
            return ()
        return indicator.tiers or self.tiers


def reached(tiers: tuple[Tier, ...], numerator: int, denominator: int) -> Tier | None:
    """The highest tier a share reaches; 99.996 % is not 100 %."""
    shares = [tier for tier in tiers if numerator * 100 >= tier.min * denominator]
    return max(shares, key=lambda tier: tier.min, default=None)
