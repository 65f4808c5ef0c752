"""Dimensions as small multiples, in a year of a bureau's records."""

from decimal import Decimal
from pathlib import Path

from growthfolio.pages.views import Charts, GrowthPage
from growthfolio.pipeline import plan_site

BUREAU = Path(__file__).parents[1] / "cohorts" / "bureau-monthly"


def charts(audience: str) -> list[Charts]:
    """The charts of dimensions on everybody's growth file."""
    pages = plan_site(BUREAU, audience=audience).site.pages
    return [
        chart
        for page in pages
        if isinstance(page, GrowthPage)
        for chart in page.charts
        if chart.anchor.startswith("dimensions-")
    ]


def test_dimensions_on_one_scale_with_what_bears_them_out() -> None:
    """The month knows five; the sixth, recognition, is what the yearly ballot says."""
    first = charts("mentors")[0]
    rows = zip(first.series[0].points, first.records.rows, strict=True)
    known = [(point.value, row) for point, row in rows if point.value is not None]

    assert first.anchor == "dimensions-monthly"
    assert len(first.series) == 5
    assert (first.low, first.high) == (Decimal(0), Decimal(100))
    assert known
    assert all(0 <= value <= 100 for value, _ in known)
    assert any(link.url and link.anchor for _, (_, cited) in known for link in cited)
    assert any(one.anchor == "dimensions-yearly" for one in charts("mentors"))


def test_a_month_without_a_value_breaks_the_line() -> None:
    series = [one for chart in charts("mentors") for one in chart.series]
    assert None in [point.value for one in series for point in one.points]


def test_nothing_of_them_is_there_for_those_who_may_not_know_scores() -> None:
    assert charts("cohort") == []
    assert charts("public") == []
