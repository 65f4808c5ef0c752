"""Pages of the menu are had at once, the others meanwhile; whatever is broken."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from fake_site import site
from growthfolio.caching.shelf import Shelf
from growthfolio.hosts import work as of
from growthfolio.hosts.frame import Shells
from growthfolio.hosts.making import Making
from growthfolio.hosts.work import Work
from growthfolio.rendering import (
    ALONE,
    BrokenFragmentError,
    Rendered,
    Workers,
    render_each,
)
from planting import put
from rendering.page_html import LINKS

WHOLE = site()
HOME = ""
ASIDE = frozenset(page.url for page in WHOLE.pages) - {HOME}


def begun(folder: Path, fragments: str = "", *, watched: bool = False) -> Work:
    """The pages of a site, the home page alone in the menu."""
    making = Making(
        WHOLE, Shells(links=LINKS, site=""), folder, Shelf(None), indexed=False
    )
    work = Work(WHOLE, making, fragments, watched=watched)
    work.begin(ASIDE, ALONE)
    return work


def made(**changes: str) -> Mapping[str, Rendered]:
    """The pages of the site as they are rendered one by one."""
    pages = render_each(replace(WHOLE, **changes), WHOLE.pages, LINKS)
    return {url: page for url, page, _ in pages}


def test_the_menu_is_there_and_the_others_follow_in_order(tmp_path: Path) -> None:
    work = begun(tmp_path)
    assert [*work.menu] == [HOME]
    rest = list(work.rest(ordered=True))
    assert [url for url, _ in rest] == [one.url for one in WHOLE.pages if one.url]
    assert {**work.menu, **dict(rest)} == made()
    assert not work.is_broken


def test_pages_are_told_from_the_organisations_own(tmp_path: Path) -> None:
    work = begun(tmp_path)
    assert all(work.is_ours(page.url) for page in WHOLE.pages)
    assert not work.is_ours("about")


def test_few_pages_of_the_menu_need_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Workers] = []
    batch = Making.batch

    def noted(self: Making, *given: object) -> object:
        asked.append(given[2])  # type: ignore[arg-type]
        return batch(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Making, "batch", noted)
    for few in (1, 0):
        monkeypatch.setattr(of, "_FEW", few)
        work = begun(tmp_path)
        work.begin(ASIDE, Workers(jobs=3))
        work.close()
    three = Workers(jobs=3)
    assert asked == [ALONE, ALONE, three, ALONE, ALONE, ALONE, three, three]


def test_a_broken_fragment_raises(tmp_path: Path) -> None:
    own = put(tmp_path / "own", {"card.html": "{% if %}"})
    with pytest.raises(BrokenFragmentError, match=r"card\.html"):
        list(begun(tmp_path, str(own)).rest(ordered=True))


@pytest.mark.parametrize(
    ("name", "url"), [("card.html", "people/ada"), ("home.html", HOME)]
)
def test_whoever_watches_has_pages_without_it_under_a_banner(
    tmp_path: Path, name: str, url: str
) -> None:
    own = put(tmp_path / "own", {name: "{% if %}"})
    work = begun(tmp_path, str(own), watched=True)
    found = {**work.menu, **dict(work.rest(ordered=True))}
    assert work.is_broken
    assert name in work.site.banner
    anew = made(banner=work.site.banner)
    assert found.keys() == anew.keys()
    assert found[url] == anew[url]
