"""The cohort index: how it stands, and what needs attention."""

import re

from msgspec.structs import replace

from fake_parts import matrix
from fake_site import home_page
from growthfolio.pages.views import HomePage
from rendering.page_html import Outline, html_of, text_of


def test_it_says_how_old_it_is() -> None:
    said = text_of(html_of(home_page()))

    assert "As of 2026-04-04 commit 3f9c2e1 next due date:" in said
    assert "working days left: 18" in said


def test_what_needs_attention_has_one_action_each() -> None:
    said = html_of(home_page())

    assert said.count('<a class="gf-act"') == 2
    assert "days overdue: 30" in said
    assert "days waited: 5" in said
    assert "More of the kind: 2." in said


def test_it_leads_to_what_is_to_be_mended() -> None:
    there = html_of(home_page())
    hidden = html_of(home_page(to_mend=None))

    assert '<a href="mend.html">To mend in the files: 2</a>' in there
    assert "mend.html" not in hidden


def test_who_may_not_know_gaps_gets_no_count_of_them() -> None:
    quiet = html_of(home_page(matrix=matrix(shows_gaps=False), attention=(), tiles=()))

    assert "gf-number" not in quiet
    assert 'value="missing"' not in quiet


def test_the_matrix_can_be_sorted_by_what_it_says() -> None:
    said = html_of(home_page())

    assert re.findall('data-gf-value="([^"]*)"', said) == [
        *("Ada Lin", "0.5", "白知微", "1.0", "Cleo Ng", "1.0"),
    ]


def test_the_filter_is_there_only_where_scripts_run() -> None:
    (bar,) = (
        one
        for one in Outline(html_of(home_page())).all("div")
        if "data-gf-filter" in one
    )

    assert "hidden" in bar
    assert bar["data-gf-count"] == "shown: {n} of {all}"


def test_what_nobody_has_gets_no_column() -> None:
    """Under aliases units are not told."""
    row = replace(matrix().rows[0], unit="")

    assert ">Unit<" in html_of(home_page())
    assert ">Unit<" not in html_of(home_page(matrix=matrix(row)))


def test_the_legend_tells_accepted_gaps_from_others() -> None:
    row = matrix().rows[0]
    cell = replace(row.cells[1], waived=True)
    waived = replace(row, cells=(row.cells[0], cell, *row.cells[2:]))
    legend = re.compile(r'<ul class="gf-legend".*?</ul>', re.DOTALL)

    def said(page: HomePage) -> str:
        found = legend.search(html_of(page))
        assert found is not None
        return text_of(found[0])

    assert said(home_page()) == "✓ done ✕ missing"
    assert said(home_page(matrix=matrix(waived))) == (
        "✓ done ✕ missing ✕ missing, accepted"
    )
