"""A site as a whole: its pages, its menu, and where its links lead."""

from collections.abc import Iterator

import pytest
from msgspec import Struct

from builders import AUDIENCES, cohort, duty, programme, record, said, site
from growthfolio.model.cohort import Cohort
from growthfolio.pages.views import (
    Card,
    Chapter,
    File,
    Gap,
    HomePage,
    Link,
    Page,
    Site,
)


def walk(value: object) -> Iterator[object]:
    """A view and everything in it."""
    yield value
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from walk(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from walk(item)


def anchors(page: Page) -> list[str]:
    """The ids of a page's chapters, cards and gaps."""
    found = (item for item in walk(page) if isinstance(item, Chapter | Card | Gap))
    return [item.anchor for item in found]


def pages(of: Site) -> list[str]:
    """The addresses of a site's pages."""
    return [page.url for page in of.pages]


def test_the_pages_of_a_site(whole: Cohort) -> None:
    assert pages(site(whole, "reviewers")) == [
        "",
        "people/ada-lin",
        "people/ada-lin/2025",
        "people/bo-he",
        "people/bo-he/2025",
        "people/cy-xu",
        "mentors",
        "mentors/ben-wu",
        "mentors/di-lu",
        "units",
        "units/city",
        "units/town",
        "programme",
        "mend",
    ]


def test_there_is_no_page_of_what_may_not_be_known(whole: Cohort) -> None:
    found = pages(site(whole, "public"))
    assert not [url for url in found if url.startswith(("units", "mend"))]
    assert "units" in pages(site(whole, "cohort"))
    assert "mend" not in pages(site(whole, "cohort"))


def test_the_menu_lists_what_is_there(whole: Cohort) -> None:
    menu = {name: [one.url for one in site(whole, name).nav] for name in AUDIENCES}
    assert menu["public"] == ["", "mentors", "programme"]
    assert menu["cohort"] == ["", "mentors", "units", "programme"]
    assert menu["reviewers"] == ["", "mentors", "units", "programme", "mend"]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_link_leads_somewhere(whole: Cohort, audience: str) -> None:
    built = site(whole, audience)
    ids = {page.url: set(anchors(page)) for page in built.pages}
    links = [item for item in walk(built) if isinstance(item, Link) and item.url]
    assert links
    for link in links:
        assert link.url in ids, link
        assert link.anchor is None or link.anchor in ids[link.url], link


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_page_has_an_id_twice(whole: Cohort, audience: str) -> None:
    for page in site(whole, audience).pages:
        found = anchors(page)
        assert len(found) == len(set(found)), page.url
        assert all(name[0].isalpha() for name in found)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_file_of_a_card_is_a_file_of_the_site(
    whole: Cohort, audience: str
) -> None:
    built = site(whole, audience)
    offered = {item for item in walk(built.pages) if isinstance(item, File)}
    assert offered == set(built.files)
    assert len(offered) == 1


def test_two_plans_of_one_cohort_are_equal(whole: Cohort) -> None:
    assert site(whole, "reviewers") == site(whole, "reviewers")


def test_titles_are_said_in_the_readers_language(whole: Cohort) -> None:
    chinese = site(whole, "reviewers", language="zh-CN")
    assert chinese.language == "zh-CN"
    assert chinese.title == "中文Programme"
    assert "中文Plan" in said(chinese)
    assert "中文" not in said(site(whole, "reviewers", language="en"))


def test_a_programme_without_people_has_its_pages() -> None:
    rules = programme(duty("note"), units=())
    built = site(cohort(rules, record("2026-01", "note", "nobody")), "mentors")
    home = built.pages[0]
    assert isinstance(home, HomePage)
    assert len(home.matrix.rows) == 1


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_text_is_kept_once_and_not_copied_for_a_site(
    whole: Cohort, audience: str
) -> None:
    """Under aliases, too, where nobody is named in it."""
    bodies = [one.body for one in (*whole.records, *whole.comments)]
    kept = {id(body) for body in bodies}
    cards = [one for one in walk(site(whole, audience)) if isinstance(one, Card)]
    shown = [card.source for card in cards]
    shown += [comment.source for card in cards for comment in card.comments]
    unchanged = [text for text in shown if text in bodies]

    assert unchanged
    assert [text for text in unchanged if id(text) not in kept] == []
