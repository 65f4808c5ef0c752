"""Every kind of page: HTML that everybody can use, and names that stay text."""

import re
from datetime import date
from itertools import pairwise

import pytest
from msgspec.structs import replace

from fake_parts import BEN, card, matrix
from fake_site import home_page, pages, person_page, site
from growthfolio.model.obligation import State
from growthfolio.pages.planned import realised
from growthfolio.pages.views import Fact, Page
from growthfolio.rendering import (
    render,
    render_each,
    templates,
    title_of,
)
from growthfolio.rendering.overrides import NO_OVERRIDES
from growthfolio.rendering.workers import Workers
from growthfolio.searching import terms_of
from growthfolio.words.states import LOOKS
from rendering.page_html import LINKS, Outline, html_of

each_page = pytest.mark.parametrize(
    "page", pages(), ids=lambda page: type(page).__name__
)


@each_page
def test_every_kind_of_page_is_well_formed(page: Page) -> None:
    assert Outline(html_of(page)).unclosed == []


@each_page
def test_headings_leave_no_level_out(page: Page) -> None:
    tags = [tag for tag, _ in Outline(html_of(page)).elements]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@each_page
def test_tables_name_themselves_and_their_heads(page: Page) -> None:
    outline = Outline(html_of(page))

    assert len(outline.all("caption")) == len(outline.all("table"))
    assert all(head["scope"] in ("col", "row") for head in outline.all("th"))


@each_page
def test_ids_are_there_once_and_can_be_reached(page: Page) -> None:
    outline = Outline(html_of(page))
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    wanted = [
        attributes[name]
        for _, attributes in outline.elements
        for name in ("aria-labelledby", "for", "data-gf-filter")
        if name in attributes
    ]

    assert len(ids) == len(set(ids))
    assert set(wanted) <= set(ids)


@each_page
def test_days_can_be_read_by_machines(page: Page) -> None:
    for attributes in Outline(html_of(page)).all("time"):
        assert date.fromisoformat(attributes["datetime"])


@each_page
def test_glyphs_are_never_all_there_is(page: Page) -> None:
    """Each is hidden from those who listen, and a word stands beside it."""
    said = html_of(page)
    glyph = r'<span class="gf-s [^>]*aria-hidden="true">[^<]+</span>'
    words = re.findall(glyph + r"\s*(?:<[^>]*>)*\s*([^<]*)", said)

    assert said.count('class="gf-s ') == len(words)
    assert all(word.strip() for word in words)


def test_every_state_has_a_glyph_and_a_word() -> None:
    assert set(LOOKS) == set(State)
    assert all(look.glyph and look.word for look in LOOKS.values())


EVIL = "A <b>\"x\"</b> & {{ 7*7 }} 'y'"


def test_it_is_escaped_in_content() -> None:
    said = html_of(
        person_page(
            card(title=EVIL, facts=(Fact(label=EVIL, values=(BEN,)),)),
            name=EVIL,
            name_en=EVIL,
        )
    )

    assert "<b>" not in said
    assert "49" not in said
    assert said.count("A &lt;b&gt;") >= 4


def test_it_is_escaped_in_attributes() -> None:
    name = '" onmouseover="alert(1)'
    row = replace(matrix().rows[0], sort_name=name, flags=(name,))
    said = html_of(home_page(matrix=matrix(row)))

    assert all(
        "onmouseover" not in attributes for attributes in Outline(said).all("th", "tr")
    )


@each_page
def test_no_title_can_be_taken_for_markup(page: Page) -> None:
    """Material un-escapes it, and puts it into `<title>` as it is."""
    name = "A</title><img src=x>&lt;script&gt;&amp;lt;b"
    changed = replace(page, **{"name" if hasattr(page, "name") else "title": name})

    assert not set("<>&") & set(title_of(changed))


def test_no_heading_can_be_taken_for_markup() -> None:
    chapter = replace(person_page().timeline.chapters[0], title="<img src=x> &lt;b&gt;")
    page = person_page()
    page = replace(page, timeline=replace(page.timeline, chapters=(chapter,)))
    texts = [heading.text for heading in render(page, site(), LINKS).headings]

    assert texts == ["Timeline", "‹img src=x› ＆lt;b＆gt;"]


def test_a_banner_stands_on_every_page() -> None:
    whole = site(banner="Errors: 3 <b>")
    found = {url: page for url, page, _ in render_each(whole, whole.pages, LINKS)}

    assert all(
        '<p class="gf-banner" role="status">Errors: 3 &lt;b&gt;</p>' in page.html
        for page in found.values()
    )
    # It is put on a page that was rendered without one.
    assert found == {
        page.url: render(realised(page), whole, LINKS) for page in whole.pages
    }


def test_the_language_is_said() -> None:
    assert '<div class="gf" lang="zh-TW">' in html_of(home_page(), language="zh-TW")


def test_fragments_are_there_before_work_is_shared_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever is forked then does not read them once more."""

    def begin(*_: object) -> None:
        loaded = templates._environment("en", NO_OVERRIDES).cache  # noqa: SLF001
        raise LookupError({name for _, name in loaded})

    templates.read_again()
    monkeypatch.setattr(Workers, "begin", begin)
    with pytest.raises(LookupError) as asked:
        next(render_each(site(), pages(), LINKS, workers=Workers(jobs=2)))

    assert {"person.html", "year.html"} <= asked.value.args[0]


def test_processes_change_nothing() -> None:
    whole = site()
    alone = list(render_each(whole, whole.pages, LINKS, terms_of=terms_of))
    several = render_each(
        whole, whole.pages, LINKS, workers=Workers(jobs=2), terms_of=terms_of
    )
    assert list(several) == alone


def test_pages_come_in_their_own_order() -> None:
    whole = site()
    found = [url for url, *_ in render_each(whole, whole.pages, LINKS)]
    assert found == [page.url for page in pages()]
