"""Periods ↔ numbers: where many things are of a few periods, each is written once."""

from growthfolio.model.period import Period


class Numbers:
    """Periods by the number they are named by.

    Whoever has them numbered has them until all are: they are known by where they are.
    """

    def __init__(self) -> None:
        # Of one name and days there may be several kinds, with a title or without,
        # which are equal.
        self._numbers: dict[tuple[Period, str, bool], int] = {}
        # Nearly always it is the very same, and need not be compared.
        self._known: dict[int, int] = {}

    @property
    def periods(self) -> tuple[Period, ...]:
        """Each of them once, in order."""
        return tuple(period for period, *_ in self._numbers)

    def number(self, period: Period) -> int:
        """The number of a period."""
        found = self._known.get(id(period))
        if found is None:
            key = (period, period.kind, period.title is None)
            found = self._numbers.setdefault(key, len(self._numbers))
            self._known[id(period)] = found
        return found
