"""The stages of a programme: parts of the way, one after another."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Struct

from growthfolio.model.period import DAY, Period, add_months
from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key
from growthfolio.model.title import Title


class Clock(StrEnum):
    """What stages are counted from."""

    JOINED = "joined"
    CALENDAR = "calendar"


class Stage(Struct, frozen=True, kw_only=True):
    """A part of the way, with a theme."""

    id: Annotated[Id, Key(N_("its name in files"), example="nurture")]
    title: Annotated[Title, Key(N_("its name for people"))]
    months: Annotated[
        int | None,
        Key(N_("how long it lasts; on clock: calendar only for the last stage")),
    ] = None
    start: Annotated[
        date | None, Key(N_("its first day, clock: calendar"), name="from")
    ] = None
    theme: Annotated[Title | None, Key(N_("what it is about"))] = None
    goals: Annotated[tuple[Title, ...], Key(N_("what it aims at"))] = ()
    exit_criteria: Annotated[
        tuple[Title, ...], Key(N_("what must be reached to go on to the next"))
    ] = ()
    requires: Annotated[
        tuple[Id, ...], Key(N_("duties that must be fulfilled before it ends"))
    ] = ()
    marks: Marks = NOWHERE


class Stages(Struct, frozen=True, kw_only=True):
    """The stages in order, and the clock that moves people through them."""

    clock: Annotated[Clock, Key(N_("what stages are counted from"))] = Clock.JOINED
    list: Annotated[tuple[Stage, ...], Key(N_("the stages, in order"))] = ()
    marks: Marks = NOWHERE

    def periods(self, joined: date, starts: date) -> tuple[Period, ...]:
        """The stages as periods of somebody who joined on a day, in order.

        A calendar stage lasts until the next begins; the last one for its months,
        else without end. One without a first day begins when the programme `starts`.
        """
        found: list[Period] = []
        before = 0
        for index, stage in enumerate(self.list):
            following = self.list[index + 1 : index + 2]
            months = stage.months or 0
            if self.clock is Clock.JOINED:
                start = add_months(joined, before)
                end = add_months(joined, before + months) - DAY
                before += months
            else:
                start = stage.start or starts
                end = add_months(start, months) - DAY if months else date.max
                if following and following[0].start:
                    end = following[0].start - DAY
            found.append(Period(start, end, stage.id, "stage", stage.title))
        return tuple(found)


NO_STAGES: Final = Stages()
