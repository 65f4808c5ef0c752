"""For any cohort: another way of adding up gives the same, in any order of files."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from builders import cohort, mentee
from growthfolio.ledger import draw_up
from growthfolio.scoring import score
from growthfolio.scoring.arithmetic import rounded
from scoring_tools import (
    assessment,
    gives,
    indicator,
    one,
    part,
    policy,
    scored,
    sheet_duty,
    source,
)

FEBRUARY = date(2026, 2, 3)
KEYS = ("a", "b", "c")
points = st.decimals(min_value=0, max_value=100, places=3)


def cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


@st.composite
def shares(draw: st.DrawFn, count: int) -> list[int]:
    """So many whole percentages that make 100."""
    cuts = sorted(draw(st.integers(1, 99)) for _ in range(count - 1))
    edges = [0, *cuts, 100]
    return [after - before for before, after in pairwise(edges)]


@given(
    weights=shares(3), raters=shares(2), given_=st.lists(points, min_size=6, max_size=6)
)
def test_a_total_is_what_a_spreadsheet_gives(
    weights: list[int], raters: list[int], given_: list[Decimal]
) -> None:
    rules = policy(
        assessment(
            "monthly",
            *(
                indicator(key, weight)
                for key, weight in zip(KEYS, weights, strict=True)
            ),
            raters=tuple(
                source(duties=(f"sheet{n}",), share=share)
                for n, share in enumerate(raters)
            ),
        ),
        *(sheet_duty(f"sheet{n}", *KEYS) for n in range(2)),
    )
    sheets = [
        gives("2026-01", f"sheet{n}", **dict(zip(KEYS, given_[3 * n :], strict=False)))
        for n in range(2)
    ]
    with localcontext() as exact:
        exact.prec = 60
        expected = sum(
            (
                Decimal(weight) * Decimal(share) * given_[3 * n + k] / 10000
                for n, share in enumerate(raters)
                for k, weight in enumerate(weights)
            ),
            Decimal(0),
        )
    found = one(scored(rules, *sheets, today=FEBRUARY), "2026-01")
    assert found.total == cents(expected)


@given(st.lists(points, min_size=2, max_size=3))
def test_a_quarter_is_the_mean_of_published_months(values: list[Decimal]) -> None:
    rules = policy(
        (
            assessment("monthly", indicator("points", 100, source())),
            assessment("quarterly", combine=(part("monthly", 100),), every="quarter"),
        ),
        sheet_duty(),
    )
    late = mentee(joined=date(2026, 4 - len(values), 1))
    sheets = [gives(f"2026-{3 - n:02}", points=value) for n, value in enumerate(values)]
    found = one(scored(rules, late, *sheets), "2026-Q1", "quarterly")
    with localcontext() as exact:
        exact.prec = 60
        expected = sum(map(cents, values), Decimal(0)) / len(values)
    assert found.total == cents(expected)


@given(st.permutations(range(8)))
def test_the_order_of_files_is_irrelevant(order: list[int]) -> None:
    rules = policy(
        assessment("monthly", indicator("points", 100, source(drop=1))),
        sheet_duty(count=4),
    )
    people = (mentee("ada"), mentee("bo"))
    sheets = [
        gives("2026-01", about=name, points=f"{60 + 7 * n}.{n}", n=n + 1)
        for name in ("ada", "bo")
        for n in range(4)
    ]
    mixed = cohort(rules, *people, *(sheets[index] for index in order))
    straight = cohort(rules, *people, *sheets)
    found, expected = (
        score(each, draw_up(each, FEBRUARY)) for each in (mixed, straight)
    )
    assert [(one.subject, one.period, one.total) for one in found.scores] == [
        (one.subject, one.period, one.total) for one in expected.scores
    ]
    assert found.findings == expected.findings


@given(st.fractions(min_value=-200, max_value=200))
def test_rounding_is_never_off_by_more_than_half_a_cent(value: Fraction) -> None:

    near = rounded(value)
    assert near == near.quantize(Decimal("0.01"))
    assert abs(Fraction(near) - value) <= Fraction(1, 200)
    if abs(Fraction(near) - value) == Fraction(1, 200):
        assert abs(Fraction(near)) > abs(value)
