"""Search in Chromium: from a server and from a disk, within longer words, by keys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from hosts.small_tree import FILES, build, plant

pytestmark = pytest.mark.browser

CONFIG = str(FILES["mkdocs.yml"]).replace(
    "plugins: [growthfolio]", "plugins: [search, growthfolio]"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small programme with some Chinese text, beside the theme's own search."""
    root = plant(
        tmp_path_factory.mktemp("search"),
        **{
            "mkdocs.yml": CONFIG,
            "portfolios/ada/2026-02/plan.md": "## 月度复盘\n\n教育要发展。\n",
            "portfolios/bai/2026-02/plan.md": "教育局来人；发展规划。\n",
        },
    )
    build(root)
    return root / "site"


@pytest.fixture(params=["server", "disk"])
def address(
    request: pytest.FixtureRequest, site: Path, serve: Callable[[Path], str]
) -> str:
    """Where the site is looked at."""
    return serve(site) if request.param == "server" else f"{site.as_uri()}/"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A person's page, on which nothing goes wrong."""
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
    home = "index.html" if address.startswith("file:") else ""
    page.goto(f"{address}people/ada/{home}", wait_until="load")
    yield page
    assert wrong == []
    page.close()


def find(page: Page, query: str) -> list[str]:
    """The titles found for a query."""
    page.keyboard.press("/")
    box = page.locator(".gf-search input")
    expect(box).to_be_focused()
    status = page.locator(".gf-search [role=status]")
    box.fill("")
    expect(status).to_have_text("")
    box.fill(query)
    expect(status).not_to_have_text("")
    titles = page.locator(".gf-search li a").all_text_contents()
    page.keyboard.press("Escape")
    return titles


def test_names_and_words_within_longer_ones(page: Page) -> None:
    assert find(page, "复盘")[:1] == ["Ada Lin"]
    assert find(page, "白知")[:1] == ["白知微"]
    assert find(page, "教育 发展")[:2] == ["Ada Lin", "白知微"]
    assert find(page, "教育要")[:1] == ["Ada Lin"]
    assert "白知微" not in find(page, "教育要")
    assert find(page, "GOAL of month")[:2] == ["Ada Lin", "白知微"]
    assert find(page, "没有这个") == []


def test_what_is_withheld_is_in_no_index(site: Path) -> None:
    index = b"".join(one.read_bytes() for one in site.rglob("search/*.js"))
    assert "复盘".encode() in index
    assert b"kumquat" not in index
    assert not (site / "search" / "search_index.json").exists()


def test_a_result_leads_to_its_page(page: Page) -> None:
    page.keyboard.press("s")
    page.locator(".gf-search input").fill("知微")
    page.locator(".gf-search li a").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/bai/**")
    expect(page.locator("h1")).to_have_text("白知微")


def test_keys_do_nothing_where_somebody_types(page: Page) -> None:
    page.keyboard.press("f")
    page.keyboard.type("f/s")
    expect(page.locator(".gf-search input")).to_have_value("f/s")
    page.keyboard.press("Escape")
    expect(page.locator(".gf-search")).not_to_be_visible()


@pytest.fixture
def box(page: Page) -> Locator:
    """The open search of a page on which time passes only when it is told to."""
    page.clock.install()
    # The theme's timers are the clock's, too: it cannot stop any that are not.
    page.reload(wait_until="load")
    page.keyboard.press("/")
    found = page.locator(".gf-search input")
    expect(found).to_be_focused()
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    return found


def status(page: Page) -> Locator:
    """Where it is said, to those who cannot see, how many pages were found."""
    return page.locator(".gf-search").get_by_role("status")


def compose(page: Page, text: str) -> None:
    """Letters are being put together by an input method, and not yet chosen."""
    told = {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
    page.context.new_cdp_session(page).send("Input.imeSetComposition", told)


@pytest.mark.usefixtures("box")
def test_nothing_is_asked_while_somebody_types(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    for letters in ("go", "al", " of", " mo"):
        page.keyboard.type(letters)
        page.clock.run_for(100)
    assert fetched == []
    page.clock.run_for(100)
    expect(status(page)).to_have_text("pages found: 2")
    assert len(fetched) == len({*fetched}) > 0


@pytest.mark.usefixtures("box")
def test_while_letters_are_put_together_there_is_time(page: Page) -> None:
    compose(page, "fu")
    page.clock.run_for(300)
    compose(page, "fu'pan")
    page.clock.run_for(300)
    expect(status(page)).to_be_empty()
    page.keyboard.insert_text("复盘")
    page.clock.run_for(200)
    expect(status(page)).to_have_text("pages found: 1")


@pytest.mark.usefixtures("box")
def test_words_put_together_on_a_phone_are_asked_for_in_the_end(page: Page) -> None:
    compose(page, "goal")
    page.clock.run_for(500)
    expect(status(page)).to_have_text("pages found: 2")


@pytest.mark.usefixtures("box")
def test_enter_chooses_letters_before_it_chooses_a_page(page: Page) -> None:
    compose(page, "goal")
    page.clock.run_for(500)
    page.locator(".gf-search li a").first.wait_for()
    went: list[str] = []
    page.on("framenavigated", lambda frame: went.append(frame.url))
    page.keyboard.press("Enter")
    page.clock.run_for(500)
    assert went == []


@pytest.mark.usefixtures("box")
def test_who_presses_enter_at_once_need_not_wait(page: Page) -> None:
    page.keyboard.type("知微")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/bai/**")


def test_the_list_of_pages_is_fetched_by_those_who_search(page: Page) -> None:
    assert page.locator("script[src*='search/index.js']").count() == 1
    assert page.locator("script[src*='search/pages.js']").count() == 0
    page.keyboard.press("/")
    expect(page.locator("script[src*='search/pages.js']")).to_have_count(1)


def test_the_themes_own_search_where_it_is_wanted(tmp_path: Path) -> None:
    config = CONFIG.replace("growthfolio]", "growthfolio: {search: theme}]")
    built = build(plant(tmp_path, **{"mkdocs.yml": config}))
    assert b"Ada Lin" in built["search/search_index.json"]
    assert not any("growthfolio/search/" in path for path in built)
    html = built["people/ada/index.html"].decode()
    assert "growthfolio-search" not in html
    assert 'data-md-component="search"' in html
