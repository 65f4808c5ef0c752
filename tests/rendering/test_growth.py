"""The growth file in HTML: small charts that can be heard, read and printed."""

import re
from decimal import Decimal

from msgspec.structs import replace

from fake_parts import charts, section, series
from fake_site import growth_page, person_page, site
from growthfolio.pages.views import Link
from growthfolio.rendering import render, title_of
from growthfolio.rendering.charts import HEIGHT, WIDTH, drawn
from rendering.page_html import LINKS, Outline, html_of, text_of


def test_a_chart_is_a_picture_with_a_label_and_its_figures_in_a_table() -> None:
    said = html_of(growth_page())
    pictures = Outline(said).all("svg")

    assert [one["role"] for one in pictures] == ["img", "img"]
    assert [one["aria-label"] for one in pictures] == [
        "Writing: from first to last",
        "Practice: from first to last",
    ]
    details = re.findall("<details.*?</details>", said, re.DOTALL)
    assert len(details) == 1
    assert re.findall("<caption>(.*?)</caption>", details[0]) == [
        "Figures",
        "The records behind them",
    ]
    assert "Study trip" in text_of(details[0])


def test_a_chart_says_its_first_and_last_value() -> None:
    said = text_of(html_of(growth_page()))

    assert "Writing 0 → 2" in said
    assert "Practice 1 → 1" in said
    assert "2026-Q1 2026-Q3" in said


def test_charts_have_no_colours_of_their_own() -> None:
    """The style sheet colours them, for light, dark and paper."""
    said = html_of(growth_page())
    assert not re.search(r'(style|fill|stroke)="', said)


def test_a_series_is_drawn_on_the_scale_all_share() -> None:
    one = series("Writing", 0, 4, 2)
    plot = drawn(one, charts(one, high=4))

    assert plot.dots == ((5.0, 51.0), (80.0, 5.0), (155.0, 28.0))
    assert plot.line == "M5.0 51.0L80.0 5.0L155.0 28.0"
    half = drawn(one, charts(one, high=8))
    assert half.dots == ((5.0, 51.0), (80.0, 28.0), (155.0, 39.5))
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in plot.dots)


def test_a_gap_breaks_the_line() -> None:
    one = series("Writing", 1, None, 2, 3)
    plot = drawn(one, charts(one))

    assert plot.line.count("M") == 2
    assert len(plot.dots) == 3


def test_a_single_value_stands_at_the_end_and_none_draws_nothing() -> None:
    one, nothing = series("Writing", 4), series("Practice", None, None)

    assert drawn(one, charts(one)).dots == ((155.0, 5.0),)
    assert drawn(nothing, charts(nothing)).line == ""
    assert "→" not in text_of(html_of(growth_page(charts=(charts(nothing),))))


def test_what_is_off_the_scale_stays_in_the_picture() -> None:
    one = series("Writing", 2, 9)
    narrow = replace(charts(one), low=Decimal(4), high=Decimal(8))

    assert drawn(one, narrow).dots == ((5.0, 51.0), (155.0, 5.0))


def test_a_chapter_leads_to_the_cards_of_its_records() -> None:
    said = html_of(growth_page())

    assert '<a href="../ada.html#r-2026-03-notes-1">Study trip</a>' in said
    assert 'src="2026-03/graph%201.png"' in said
    assert "Work joined" in text_of(said)
    assert "records: 1" in text_of(said)


def test_the_growth_file_can_be_signed() -> None:
    assert 'class="gf-sign"' in html_of(growth_page())


def test_the_contents_list_charts_years_and_themes() -> None:
    found = render(growth_page(), site(), LINKS).headings
    assert [one.text for one in found] == ["Abilities", "2026", "Awards"]
    assert title_of(growth_page()) == "Ada Lin · Growth file"


def test_a_table_that_is_called_like_its_theme_says_so_once() -> None:
    theme = section()
    (grid,) = theme.grids
    same = replace(theme, grids=(replace(grid, label=theme.title),))
    said = html_of(growth_page(charts=(), sections=(same,)))

    assert '<caption class="gf-vh">Awards</caption>' in said
    other = html_of(growth_page(charts=(), sections=(theme,)))
    assert "<caption>Award</caption>" in other


def test_the_persons_page_leads_to_the_growth_file_where_there_is_one() -> None:
    link = Link(text="Growth file", url="people/ada/growth")
    page = replace(person_page(), growth=link)

    assert '<a href="ada/growth.html">Growth file</a>' in html_of(page)
    assert "Growth file" not in html_of(person_page())
