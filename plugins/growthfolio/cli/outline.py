"""What must be known of a programme before anything is asked of its files."""

from datetime import date

from msgspec import Struct


class Outline(Struct, frozen=True, kw_only=True):
    """A programme's day, its own calendar file, if any, and whom it lets know what."""

    as_of: date | None
    timezone: str
    calendar: str | None
    audiences: tuple[str, ...]

    def day(self) -> date:
        """The programme's day: frozen, or now in its own time zone."""
        if self.as_of is not None:
            return self.as_of
        # Where no clock is asked, no time zones are loaded.
        from growthfolio.loading.today import today_in  # noqa: PLC0415

        return today_in(self.timezone)
