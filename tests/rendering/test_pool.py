"""The pool in HTML: what is vacant leads to what is handed over."""

import re

from fake_site import pages, person_page
from growthfolio.pages.views import MentorPage, PoolPage
from rendering.page_html import Outline, html_of


def html(kind: type) -> str:
    """The HTML of the made-up page of a kind."""
    return html_of(next(page for page in pages() if isinstance(page, kind)))


def test_a_vacancy_leads_to_its_handover() -> None:
    pool, mentor = Outline(html(PoolPage)), Outline(html(MentorPage))
    anchors = {
        one["href"].partition("#")[2]
        for one in pool.all("a")
        if "#handover" in one.get("href", "")
    }
    assert anchors == {"handover-ada-b"}
    assert anchors <= {one.get("id") for one in mentor.all("section")}
    assert "handover-ada-b" in html_of(person_page())


def test_a_figure_of_coverage_stands_under_its_role_and_beside_its_unit() -> None:
    """On a phone the role is the label of the figure."""
    said = html(PoolPage)
    assert '<td data-gf-label="Business mentor">11 of 12</td>' in said
    assert re.search(r'<th scope="row"><a href="[^"]*">Town hall</a></th>', said)


def test_what_people_wrote_is_text() -> None:
    assert "Ask &lt;the&gt; office" in html(MentorPage)
    assert "not &lt;qualified&gt;" in html(PoolPage)


def test_where_nobody_is_without_a_mentor_it_is_said() -> None:
    plain = PoolPage(url="mentors", title="Mentors", entries=(), shows_vacancies=True)
    assert "Everybody has the mentors that are needed." in html_of(plain)
    silent = PoolPage(url="mentors", title="Mentors", entries=())
    assert "Without a mentor" not in html_of(silent)
    assert "Coverage" not in html_of(silent)
