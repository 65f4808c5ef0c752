"""The day it is for a programme: the only place that asks a clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from growthfolio.model.programme import Programme


def today_of(programme: Programme) -> date:
    """The programme's day: frozen, or now in its own time zone."""
    if programme.as_of is not None:
        return programme.as_of
    return datetime.now(zone_of(programme)).date()


def zone_of(programme: Programme) -> ZoneInfo:
    """The programme's time zone."""
    try:
        return ZoneInfo(programme.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")  # the check names the zone that does not exist
