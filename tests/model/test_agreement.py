"""The terms of pairing agreements, in days."""

from datetime import date
from fractions import Fraction

import pytest

from growthfolio.model.agreement import Agreement

START = date(2025, 7, 1)


def test_a_term_is_twelve_months_unless_somebody_says_otherwise() -> None:
    assert Agreement().last_day(START) == date(2026, 6, 30)
    assert Agreement(term_months=6).last_day(START) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("today", "term"),
    [
        (date(2025, 6, 1), (START, date(2026, 6, 30))),
        (date(2026, 6, 30), (START, date(2026, 6, 30))),
        (date(2026, 7, 1), (date(2026, 7, 1), date(2027, 6, 30))),
        (date(2028, 1, 1), (date(2027, 7, 1), date(2028, 6, 30))),
    ],
)
def test_without_an_end_it_is_renewed_term_by_term(
    today: date, term: tuple[date, date]
) -> None:
    assert Agreement().term(START, None, today) == term


def test_an_end_that_is_written_holds() -> None:
    end = date(2025, 12, 31)
    assert Agreement().term(START, end, date(2026, 3, 1)) == (START, end)


def test_a_term_from_the_last_day_of_a_month_does_not_creep() -> None:
    start = date(2026, 1, 31)
    agreement = Agreement(term_months=1)
    assert agreement.term(start, None, date(2026, 3, 15)) == (
        date(2026, 2, 28),
        date(2026, 3, 30),
    )


def test_either_side_may_object_for_thirty_days() -> None:
    assert Agreement().objections_until(START) == date(2025, 7, 31)
    assert Agreement(objection_days=0).objections_until(START) is None


def test_two_thirds_of_a_term_count_for_all_of_it() -> None:
    # 365 days: the 244th is the first on which two thirds are done.
    end = date(2026, 6, 30)
    assert Agreement().completes_on(START, end) == date(2026, 3, 1)
    half = Agreement(early_completion=Fraction(1, 2))
    assert half.completes_on(date(2026, 1, 1), date(2026, 1, 10)) == date(2026, 1, 5)
    assert Agreement(early_completion=Fraction(0)).completes_on(START, end) is None
