"""The pairing agreement: what both sides of every pairing put their names to."""

from datetime import date
from fractions import Fraction
from math import ceil
from typing import Annotated, Final

from msgspec import Struct

from growthfolio.model.period import DAY, add_months
from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key
from growthfolio.model.title import Title

TWO_THIRDS: Final = Fraction(2, 3)


class Agreement(Struct, frozen=True, kw_only=True):
    """The terms of pairings; a number that is 0 agrees nothing."""

    term_months: Annotated[
        int, Key(N_("how many months a pairing lasts"), example="12")
    ] = 12  # F-03, F-04, F-05
    objection_days: Annotated[
        int, Key(N_("days in which either side may object"), example="30")
    ] = 30  # F-57
    early_completion: Annotated[
        Fraction,
        Key(
            N_("which part must be done for it to count when the mentor moves"),
            example="2/3",
        ),
    ] = TWO_THIRDS  # F-09
    replace_after_days: Annotated[
        int,
        Key(N_("a mentor away for more days than these is replaced"), example="30"),
    ] = 30  # F-10
    clauses: Annotated[
        tuple[Title, ...], Key(N_("what else is agreed, on changing and ending it"))
    ] = ()
    allowance: Annotated[
        Title | None, Key(N_("what the mentor gets for it, if anything"))
    ] = None
    audience: Annotated[
        Id | None, Key(N_("the least privileged audience that may read agreements"))
    ] = None
    marks: Marks = NOWHERE

    def last_day(self, start: date) -> date:
        """The last day of a term that begins on a day."""
        return add_months(start, self.term_months) - DAY

    def term(self, start: date, end: date | None, today: date) -> tuple[date, date]:
        """The first and last day agreed; without an end it is renewed in time."""
        if end is not None:
            return start, end
        first, months = start, self.term_months
        while months and add_months(start, months) <= today:
            first = add_months(start, months)
            months += self.term_months
        return first, add_months(start, months) - DAY

    def objections_until(self, start: date) -> date | None:
        """The last day on which either side may object."""
        days = self.objection_days
        return start + days * DAY if days else None

    def completes_on(self, start: date, end: date) -> date | None:
        """The day on which enough of a term is done for it to count."""
        if not self.early_completion:
            return None
        days = ceil(((end - start).days + 1) * self.early_completion)
        return start + (days - 1) * DAY
