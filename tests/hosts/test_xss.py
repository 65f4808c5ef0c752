"""Whatever people write, wherever they can: no browser runs it or asks for it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

import pytest
from msgspec import Struct
from playwright.sync_api import Browser

from hosts.small_tree import build
from hosts.watching import Watcher
from hosts.xss_tree import hostile_tree, read_payloads
from planting import put

pytestmark = pytest.mark.browser

PAYLOADS = read_payloads()
# A form feed: such a file is not read at all.
UNREADABLE = sum("\f" in payload for payload in PAYLOADS)
# Where HTML opens what is dropped whole, the rest of that text goes with it.
AFTER_HTML = {"alt", "quote", "column", "foot"}
# On every page, or every page of a kind: a few of the payloads only.
SAMPLED = {"ability", "clause"}


class Built(Struct, frozen=True, kw_only=True):
    """A site on the disk and on a server."""

    folder: Path
    address: str
    files: dict[str, bytes]

    @property
    def pages(self) -> list[str]:
        """Its pages' paths."""
        return [name for name in self.files if name.endswith(".html")]


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> Built:
    """The site of a programme in which everything is hostile."""
    root = put(tmp_path_factory.mktemp("hostile"), hostile_tree(PAYLOADS))
    files = build(root)
    return Built(folder=root / "site", address=serve(root / "site"), files=files)


Watch: TypeAlias = Callable[..., Watcher]


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    """Makes watchers of a site; without its policy to help them unless asked."""
    contexts = []

    def make(site: Built, address: str = "", *, policy: bool = False) -> Watcher:
        contexts.append(browser.new_context(bypass_csp=not policy))
        return Watcher(contexts[-1], address or site.address, {"", *site.files})

    yield make
    for context in contexts:
        context.close()


def test_there_are_many_payloads_and_none_twice() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) >= 150


def test_every_payload_reaches_every_place(hostile: Built) -> None:
    """Else the other tests would show nothing."""
    text = "".join(hostile.files[name].decode() for name in hostile.pages)
    reached = Counter(
        channel for channel, _ in set(re.findall(r"qz([a-z]+)(\d{3})", text))
    )
    assert len(reached) >= 50
    for channel, count in reached.items():
        if channel not in SAMPLED:
            lost = 8 if channel in AFTER_HTML else UNREADABLE
            assert count >= len(PAYLOADS) - lost, channel


def test_nothing_runs_even_without_the_policy(watch: Watch, hostile: Built) -> None:
    """On every page there is, the 404 among them: the sanitiser alone holds."""
    watcher = watch(hostile)
    for page in hostile.pages:
        watcher.visit(page)

    assert watcher.wrong == []


def one_of_each(site: Built) -> list[str]:
    """The first page of every kind."""
    kinds = {
        re.sub(r"\b([a-z-]+)\d+", r"\1N", page): page for page in reversed(site.pages)
    }
    assert {"index.html", "404.html", "people/pN.html", "mentors/mN.html"} <= {*kinds}
    return sorted(kinds.values())


def test_no_page_violates_its_policy(watch: Watch, hostile: Built) -> None:
    watcher = watch(hostile, policy=True)
    for page in one_of_each(hostile):
        watcher.visit(page)

    assert watcher.wrong == []


def test_nor_from_the_disk(watch: Watch, hostile: Built) -> None:
    watcher = watch(hostile, hostile.folder.as_uri() + "/", policy=True)
    for page in one_of_each(hostile):
        # A server shows the 404, with addresses from its root.
        if page != "404.html":
            watcher.visit(page)

    assert watcher.wrong == []


def test_a_title_is_text_in_a_tooltip(watch: Watch, hostile: Built) -> None:
    """Material sets the text of a title as HTML."""
    watcher = watch(hostile)
    watcher.visit("people/p0.html")
    page = watcher.page
    shown = []
    for title in page.locator(".gf-body abbr").all()[:6]:
        title.scroll_into_view_if_needed()
        title.hover(force=True)
        tooltip = page.locator(".md-tooltip2 .md-typeset")
        tooltip.first.wait_for()
        shown += tooltip.all_inner_texts()
        watcher.look()
        page.mouse.move(0, 0)
        tooltip.first.wait_for(state="detached")

    assert any("‹img src=x onerror=alert(1)›" in text for text in shown)
    assert watcher.wrong == []


HEARD = "() => document.querySelector('.gf-search [role=status]').textContent"
HEARD_NOTHING = HEARD.replace("=> ", "=> !")


@pytest.mark.parametrize("policy", [True, False])
def test_what_is_found_does_not_run(
    watch: Watch, hostile: Built, *, policy: bool
) -> None:
    watcher = watch(hostile, policy=policy)
    watcher.visit("people/p0.html")
    page = watcher.page
    page.keyboard.press("/")
    found = page.locator("dialog.gf-search")
    for query in ("img", "script", "alert", "<img src=x onerror=alert(1)>"):
        for words, state in (("", HEARD_NOTHING), (query, HEARD)):
            found.locator("input").fill(words)
            page.wait_for_function(state)
        while found.locator("> button").is_visible():
            found.locator("> button").click()
        watcher.look()
        assert found.locator("li").count() > 20

    assert watcher.wrong == []


def test_nor_what_the_theme_s_search_finds(
    watch: Watch, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    """It makes HTML of titles and texts, and of what an address asks for."""
    root = put(tmp_path / "theme", hostile_tree(PAYLOADS[::4], search="theme"))
    site = Built(files=build(root), folder=root, address=serve(root / "site"))
    watcher = watch(site)
    page = watcher.page
    results = page.locator(".md-search-result__item")
    for payload in PAYLOADS[::24]:
        asked = quote(payload, safe="")
        watcher.visit(f"404.html?q={asked}#{asked}")
        watcher.visit(f"people/p0.html?h={asked}&q={asked}")
    watcher.visit("index.html")
    page.locator(".md-search__input").first.click(force=True)
    for query in ("qzname000", "qztitle", "qzbody", "x"):
        page.locator(".md-search__input").fill(query)
        results.first.wait_for(state="attached")
        page.locator(".md-search__scrollwrap").evaluate("(one) => one.scrollTo(0, 1e6)")
        watcher.look()
        assert results.count() > 0

    assert watcher.wrong == []


@pytest.mark.parametrize("policy", [True, False])
def test_the_watcher_notes_what_goes_wrong(
    watch: Watch, hostile: Built, *, policy: bool
) -> None:
    watcher = watch(hostile, policy=policy)
    watcher.visit("404.html")
    watcher.page.evaluate(
        """() => document.querySelector("article").insertAdjacentHTML("beforeend",
          `<div class=gf><img src=x onerror=alert(1)><img src=//evil.example.org/x>
          <a href=javascript:alert(1)>x</a><p style=color:red>x</p></div>`)"""
    )
    watcher.page.wait_for_timeout(300)
    watcher.look()
    noted = "\n".join(watcher.wrong)

    assert ("policy script-src-attr inline" in noted) is policy
    assert ("policy img-src http://evil.example.org/x" in noted) is policy
    assert ("ran alert 1" in noted) is not policy
    assert "asked for http://evil.example.org/x" in noted
    assert '<a href="javascript:alert(1)">' in noted
    assert '<p style="color:red">' in noted
