"""The day it is for a programme: the only place that asks a clock."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from growthfolio.model.programme import Programme


def today_of(programme: Programme) -> date:
    """The programme's day: frozen, or now in its own time zone."""
    return programme.as_of or today_in(programme.timezone)


def today_in(timezone: str) -> date:
    """The day it is now in a time zone."""
    return datetime.now(_zone(timezone)).date()


def zone_of(programme: Programme) -> ZoneInfo:
    """The programme's time zone."""
    return _zone(programme.timezone)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")  # the check names the zone that does not exist
