"""What the fields of each kind of record are called: by these names views find them.

A programme is free to have any fields. Those that the growth file, the pages of
teams and the handover of a mentee look for go by the names written here, once.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from growthfolio.model.field import FieldType
from growthfolio.model.kind import Kind
from growthfolio.model.phrase import N_

TEAMS: Final = "teams"
"""The programme's teams, as a vocabulary that fields may name."""

FOLLOW_UPS: Final = "follow_ups"
"""A table of what was agreed: what, until when, and whether, or when, it was done."""
MEASURE: Final = "measure"
DUE: Final = "due"
PROBLEM: Final = "problem"
DONE: Final = ("done", "resolved")
"""Says that something is over: of a row, a problem, or a plan."""
RESULT: Final = "result"
UNTIL: Final = "until"
"""Of a mentor's review: what came of it, and until when that holds."""

_WORDS: Final = (FieldType.CHOICE, FieldType.LIST, FieldType.TEXT)
_NUMBERS: Final = (FieldType.NUMBER, FieldType.MONEY, FieldType.PERCENT)


class Named(Struct, frozen=True, kw_only=True):
    """A field that views look for: what it is called, and the types it may have.

    `of` is the vocabulary it must take its values from. A column that is `needed`
    is one without which the rows of its table say nothing.
    """

    name: str
    title: str
    types: tuple[FieldType, ...] = _WORDS
    of: str | None = None
    columns: tuple["Named", ...] = ()
    needed: bool = False


class Convention(Struct, frozen=True, kw_only=True):
    """The fields of a kind of record, in the order views say them.

    Of each group in `needs` one field must be there; `names_whom` is such a group
    for records that are about a unit or the cohort.
    """

    fields: tuple[Named, ...]
    needs: tuple[tuple[str, ...], ...] = ()
    names_whom: tuple[str, ...] = ()

    def field(self, name: str) -> Named | None:
        """The field of that name."""
        return next((one for one in self.fields if one.name == name), None)


def _word(name: str, title: str) -> Named:
    return Named(name=name, title=title)


def _date(name: str, title: str) -> Named:
    return Named(name=name, title=title, types=(FieldType.DATE,))


def _flag(name: str, title: str) -> Named:
    return Named(name=name, title=title, types=(FieldType.FLAG,))


def _table(name: str, title: str, *columns: Named) -> Named:
    return Named(name=name, title=title, types=(FieldType.TABLE,), columns=columns)


_LED_BY: Final = Named(name="led_by", title=N_("Led by"), types=(FieldType.MENTOR,))
_WITH: Final = Named(name="with", title=N_("Together with"), types=(FieldType.PEOPLE,))
_TEAM: Final = Named(name="team", title=N_("Team"), types=(FieldType.CHOICE,), of=TEAMS)
# An outcome is a number of something (S3-11, S3-14); an estimate says that it is one.
_OUTCOMES: Final = _table(
    "outcomes",
    N_("Outcomes"),
    Named(name="metric", title=N_("Metric"), needed=True),
    Named(name="value", title=N_("Value"), types=_NUMBERS, needed=True),
    Named(name="unit", title=N_("Measured in")),
    _flag("estimated", N_("Estimated")),
)
# Measures and effects are recorded one by one, in pairs (S4-20).
_MEASURES: Final = _table(
    "measures",
    N_("Measures and effects"),
    Named(name="measure", title=N_("Measure"), needed=True),
    Named(name="effect", title=N_("Effect"), needed=True),
)
_FOLLOW_UPS: Final = _table(
    FOLLOW_UPS,
    N_("Follow-ups"),
    Named(name=MEASURE, title=N_("Measure"), needed=True),
    _date(DUE, N_("Due")),
    Named(name="done", title=N_("Done"), types=(FieldType.FLAG, FieldType.DATE)),
)
_GATHERING: Final = Convention(fields=(_LED_BY, _WITH, _TEAM, _OUTCOMES))
_WITH_MEASURES: Final = Convention(fields=(_MEASURES,))

CONVENTIONS: Final[Mapping[Kind, Convention]] = MappingProxyType(
    {
        Kind.ACTIVITY: Convention(
            fields=(
                _word("activity", N_("Activity")),
                _word("method", N_("Method")),
                _word("mode", N_("Mode")),
                _word("campaign", N_("Campaign")),
                _LED_BY,
                _WITH,
                _TEAM,
                _flag("initiative", N_("On own initiative")),
                Named(name="photo", title=N_("Picture"), types=(FieldType.FILE,)),
                _OUTCOMES,
            ),
            needs=(("activity",),),
        ),
        Kind.SESSION: _GATHERING,
        Kind.CONSULTATION: _GATHERING,
        Kind.AWARD: Convention(
            fields=(
                _word("level", N_("Award level")),
                Named(
                    name="recipients", title=N_("Given to"), types=(FieldType.PEOPLE,)
                ),
                _TEAM,
            ),
            needs=(("level",),),
            names_whom=("recipients", "team"),
        ),
        Kind.ROTATION: Convention(
            fields=(
                _word("kind", N_("Kind")),
                _word("from_post", N_("From the post")),
                _word("to_post", N_("To the post")),
                Named(name="unit", title=N_("Unit"), types=(FieldType.UNIT,)),
                _date("from", N_("From")),
                _date("to", N_("To")),
            ),
            needs=(("to_post", "unit"),),
        ),
        Kind.MEASURE: Convention(fields=(_MEASURES,), needs=(("measures",),)),
        Kind.CHAPTER: _WITH_MEASURES,
        Kind.SUMMARY: _WITH_MEASURES,
        Kind.HELP_PLAN: _WITH_MEASURES,
        Kind.ISSUE: Convention(
            fields=(
                _word("problem", N_("Problem")),
                _word("action", N_("Action")),
                _word("result", N_("Result")),
                _flag("resolved", N_("Resolved")),
                _date(DUE, N_("Due")),
                _FOLLOW_UPS,
            ),
            needs=(("problem",), ("resolved",)),
        ),
        Kind.TALK: Convention(
            fields=(
                _word("mood", N_("State of mind")),
                _word("needs", N_("Needs")),
                _flag("criticism", N_("Criticism and self-criticism")),
                _word("reminder", N_("Reminder")),
                _word("encouragement", N_("Encouragement")),
                _word("self_summary", N_("Own summary")),
                _FOLLOW_UPS,
            ),
        ),
        Kind.SUBSIDY: Convention(
            fields=(
                _word("type", N_("Type")),
                Named(name="amount", title=N_("Amount"), types=(FieldType.MONEY,)),
                _word("use", N_("Use")),
            ),
            needs=(("type",), ("amount",)),
        ),
        Kind.CARE: Convention(fields=(_word("kind", N_("Kind")),), needs=(("kind",),)),
        Kind.FITNESS: Convention(
            fields=(
                _word("fitness", N_("Fitness for the post")),
                Named(
                    name="ability_level",
                    title=N_("Level of ability"),
                    types=(*_WORDS, FieldType.SCORE, FieldType.NUMBER),
                ),
                _word("mind", N_("State of mind")),
                _word("performance", N_("Performance at work")),
            ),
            needs=(("fitness",),),
        ),
        Kind.OUTPUT: Convention(
            fields=(_word("kind", N_("Kind")),), needs=(("kind",),)
        ),
        Kind.TRAINING: Convention(
            fields=(
                _word("course", N_("Course")),
                Named(
                    name="hours",
                    title=N_("Hours"),
                    types=(FieldType.NUMBER, FieldType.DURATION),
                ),
            ),
            needs=(("course",),),
        ),
        Kind.GUIDANCE: Convention(
            fields=(
                _word("method", N_("Method")),
                _word("task", N_("Task")),
                _word("problem", N_("Problem")),
                _word("guidance", N_("Guidance")),
                _word("result", N_("Result")),
                _FOLLOW_UPS,
            ),
        ),
        Kind.STUDY: Convention(
            fields=(_word("topic", N_("Topic")), _word("material", N_("Material")))
        ),
        Kind.VISIT: Convention(
            fields=(
                _word("purpose", N_("Purpose")),
                _word("found", N_("What was found")),
            )
        ),
        Kind.REVIEW: Convention(
            fields=(_word(RESULT, N_("Result")), _date(UNTIL, N_("Until")))
        ),
        Kind.SURVEY: Convention(fields=(_word("states", N_("How it is going")),)),
    }
)


def convention(kind: Kind | None) -> Convention:
    """The convention of a kind; one without fields where there is none."""
    return CONVENTIONS.get(kind, _NONE) if kind is not None else _NONE


_NONE: Final = Convention(fields=())
