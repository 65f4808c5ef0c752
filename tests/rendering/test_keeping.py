"""What was rendered before of the same things is not rendered again."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from fake_site import site
from growthfolio.caching.shelf import Shelf
from growthfolio.pages.planned import called, digest_of, realised
from growthfolio.pages.views import HomePage, Page, PersonPage, PlannedPage, Site
from growthfolio.rendering import Links, Workers, pieces, render_each
from growthfolio.searching import terms_of
from planting import put
from rendering.page_html import LINKS


class Rendering:
    """Renders sites with one shelf; counts what is rendered anew."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._root = root
        self.done: list[str] = []
        render = pieces.render

        def counted(page: Page, *given: Any, **named: Any) -> object:  # noqa: ANN401
            self.done.append(page.url)
            return render(page, *given, **named)

        monkeypatch.setattr(pieces, "render", counted)

    def of(
        self, whole: Site, *, links: Links = LINKS, kept: bool = True, own: str = ""
    ) -> list[object]:
        """All that is made of a site; what had to be rendered is in `done`."""
        self.done = []
        shelf = Shelf(self._root if kept else None)
        found = list(
            render_each(
                whole,
                whole.pages,
                links,
                overrides=own,
                terms_of=terms_of,
                shelf=shelf,
            )
        )
        shelf.close()
        return found


@pytest.fixture
def rendering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rendering:
    return Rendering(tmp_path, monkeypatch)


def with_home(whole: Site, **changes: object) -> Site:
    """The same site with another home page."""
    pages = (
        replace(one, **changes) if isinstance(one, HomePage) else one
        for one in whole.pages
    )
    return replace(whole, pages=tuple(pages))


def test_nothing_is_rendered_twice(rendering: Rendering) -> None:
    first = rendering.of(site())
    assert rendering.done == [page.url for page in site().pages]
    assert rendering.of(site()) == first
    assert rendering.done == []


def test_what_is_kept_is_what_would_be_rendered(rendering: Rendering) -> None:
    rendering.of(site())
    assert rendering.of(site()) == rendering.of(site(), kept=False)


def test_only_the_page_that_changed_is_rendered(rendering: Rendering) -> None:
    rendering.of(site())
    changed = with_home(site(), attention_more=7)
    found = rendering.of(changed)
    assert rendering.done == [""]
    assert found == rendering.of(changed, kept=False)


def test_another_commit_is_said_and_changes_nothing_else(rendering: Rendering) -> None:
    rendering.of(with_home(site(), commit="aaa1111"))
    later = with_home(site(), commit="bbb2222")
    found = rendering.of(later)
    assert rendering.done == [""]
    assert found == rendering.of(later, kept=False)
    assert "bbb2222" in repr(found)
    assert "aaa1111" not in repr(found)


def test_another_banner_is_said_and_changes_nothing(rendering: Rendering) -> None:
    rendering.of(site())
    for banner in ("Errors: 3", "Errors: 2", ""):
        later = replace(site(), banner=banner)
        found = rendering.of(later)
        assert rendering.done == []
        assert found == rendering.of(later, kept=False)
        assert repr(found).count("gf-banner") == (len(site().pages) if banner else 0)


EVERYTHING: Mapping[str, Site] = {
    "language": replace(site(), language="zh-TW"),
    "title": replace(site(), title="Another"),
    "day": with_home(site(), as_of=date(2031, 5, 6)),
    "no commit": with_home(site(), commit=""),
}


@pytest.mark.parametrize("what", EVERYTHING)
def test_what_stands_on_every_page_changes_every_page(
    rendering: Rendering, what: str
) -> None:
    rendering.of(site())
    found = rendering.of(EVERYTHING[what])
    assert len(rendering.done) == len(site().pages)
    assert found == rendering.of(EVERYTHING[what], kept=False)


def test_other_links_change_every_page(rendering: Rendering) -> None:
    rendering.of(site())
    links = replace(LINKS, edit="https://git.example.org/edit/{path}")
    rendering.of(site(), links=links)
    assert len(rendering.done) == len(site().pages)


def test_a_sites_own_fragments_may_look_at_anything(
    rendering: Rendering, tmp_path: Path
) -> None:
    own = str(put(tmp_path / "own", {"card.html": "mine {{ home.attention_more }}"}))
    rendering.of(site())
    rendering.of(site(), own=own)
    assert len(rendering.done) == len(site().pages)
    rendering.of(site(), own=own)
    assert rendering.done == []
    changed = with_home(site(), attention_more=7)
    found = rendering.of(changed, own=own)
    assert found == rendering.of(changed, own=own, kept=False)
    assert "mine 7" in repr(found)


def planned(whole: Site, made: list[str]) -> Site:
    """The same site, the pages about people only planned; who is `made` is noted."""

    def make(page: Page) -> Page:
        made.append(page.url)
        return page

    return replace(
        whole,
        pages=tuple(
            PlannedPage(
                url=page.url,
                title=called(page),
                kind=type(page),
                digest=digest_of(page),
                make=partial(make, page),
            )
            if isinstance(page, PersonPage)
            else page
            for page in map(realised, whole.pages)
        ),
    )


def test_a_planned_page_is_made_where_it_is_not_there(rendering: Rendering) -> None:
    made: list[str] = []
    found = rendering.of(planned(site(), made))
    assert made
    assert found == rendering.of(site(), kept=False)


def test_a_planned_page_is_not_made_where_it_is_there(rendering: Rendering) -> None:
    made: list[str] = []
    before = rendering.of(site())
    assert rendering.of(planned(site(), made)) == before
    assert (made, rendering.done) == ([], [])


def test_a_sites_own_fragments_see_planned_pages_as_they_are(
    rendering: Rendering, tmp_path: Path
) -> None:
    every = (
        "{% for one in site.pages if one.next is defined %}{{ one.facts }}{% endfor %}"
    )
    own = str(put(tmp_path / "own", {"card.html": every}))
    found = rendering.of(planned(site(), []), own=own)
    assert found == rendering.of(site(), own=own, kept=False)
    assert rendering.of(site(), own=own) == found


def test_other_code_makes_other_pages(
    rendering: Rendering, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendering.of(site())
    monkeypatch.setattr("growthfolio.rendering.keeping.code", lambda: "other")
    rendering.of(site())
    assert len(rendering.done) == len(site().pages)


def test_several_processes_keep_the_same(rendering: Rendering, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    workers = Workers(jobs=2)
    first = list(
        render_each(
            site(),
            site().pages,
            LINKS,
            workers=workers,
            terms_of=terms_of,
            shelf=shelf,
        )
    )
    shelf.close()
    assert rendering.of(site()) == first
    assert rendering.done == []
