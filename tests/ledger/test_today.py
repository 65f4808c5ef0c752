"""Which day it is: in the programme's own zone, never in the machine's."""

from datetime import UTC, date, datetime, tzinfo

import pytest

from builders import programme
from growthfolio.loading import today as clock
from growthfolio.loading.today import today_of

SHANGHAI = programme()
UTC_ITSELF = programme(timezone="UTC")


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Stops the clock."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment.astimezone(tz)

    monkeypatch.setattr(clock, "datetime", Stopped)


@pytest.mark.parametrize(
    ("moment", "in_shanghai", "in_utc"),
    [
        # 23:59 in Shanghai, 15:59 in UTC: the same day.
        (
            datetime(2026, 2, 28, 15, 59, tzinfo=UTC),
            date(2026, 2, 28),
            date(2026, 2, 28),
        ),
        # 00:01 in Shanghai is still the day before in UTC.
        (datetime(2026, 2, 28, 16, 1, tzinfo=UTC), date(2026, 3, 1), date(2026, 2, 28)),
        (
            datetime(2028, 2, 28, 16, 1, tzinfo=UTC),
            date(2028, 2, 29),
            date(2028, 2, 28),
        ),
        (
            datetime(2026, 12, 31, 23, 59, tzinfo=UTC),
            date(2027, 1, 1),
            date(2026, 12, 31),
        ),
        (datetime(2027, 1, 1, 0, 1, tzinfo=UTC), date(2027, 1, 1), date(2027, 1, 1)),
    ],
)
def test_midnight_falls_in_the_programmes_zone(
    monkeypatch: pytest.MonkeyPatch, moment: datetime, in_shanghai: date, in_utc: date
) -> None:
    set_clock(monkeypatch, moment)
    assert (today_of(SHANGHAI), today_of(UTC_ITSELF)) == (in_shanghai, in_utc)


def test_a_day_that_is_frozen_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, datetime(2026, 2, 28, 16, 1, tzinfo=UTC))
    assert today_of(programme(as_of=date(2025, 6, 30))) == date(2025, 6, 30)


@pytest.mark.parametrize("zone", ["Asia/Yuxi", "", "../etc", "Asia", "a\0b"])
def test_a_zone_that_is_not_there_is_utc(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    set_clock(monkeypatch, datetime(2026, 2, 28, 16, 1, tzinfo=UTC))
    assert today_of(programme(timezone=zone)) == date(2026, 2, 28)
