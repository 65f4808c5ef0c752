"""Pages in Chromium: on a desk, on a phone, on paper, and without scripts."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from hosts.small_tree import FILES, build, plant

pytestmark = pytest.mark.browser

DESK, PHONE = 1280, 390
EVERYWHERE = ("", "people/ada/", "mentors/ben/", "units/town/", "programme/", "mend/")
# The smallest a target may be (WCAG 2.2, 2.5.8); inline links in text are exempt.
TARGETS = "button, input, summary, .gf-cell, .gf-act, .gf-button, th a, dd a, td a"


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> str:
    """The small programme, with two gaps and a text that is wider than a phone."""
    wide = "| " + " | ".join(f"column {n}" for n in range(30)) + " |\n" + "|-" * 30
    root = plant(
        tmp_path_factory.mktemp("site"),
        **{
            "portfolios/ada/2026-03/plan.md": None,
            "portfolios/ada/2026-03/notes.comment.md": None,
            "portfolios/bai/2026-02/notes.md": (
                f"{wide}\n| {'x' * 300} |\n\n" + "    code " + "y" * 300 + "\n"
            ),
        },
    )
    build(root)
    return serve(root / "site")


class Visitor:
    """Somebody who looks at pages and notes what goes wrong."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.wrong: list[str] = []
        self._address = address
        page.on("console", lambda said: self.note(said.type, said.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: self.meet(request.url))

    def note(self, kind: str, text: str) -> None:
        """Errors and warnings are wrong, notices are not."""
        if kind in ("error", "warning"):
            self.wrong.append(text)

    def meet(self, url: str) -> None:
        """A request to anybody but the site is wrong."""
        if not url.startswith((self._address, "data:", "blob:")):
            self.wrong.append(url)

    def go(self, path: str) -> Page:
        """A page of the site, once it is settled."""
        self.page.goto(self._address + path, wait_until="load")
        return self.page


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors with a screen of some width."""
    contexts = []

    def make(width: int, start: str = address, **settings: object) -> Visitor:
        size = {"width": width, "height": 900}
        contexts.append(browser.new_context(viewport=size, **settings))
        return Visitor(contexts[-1].new_page(), start)

    yield make
    for context in contexts:
        context.close()


def names(page: Page) -> list[str]:
    """The people the matrix shows, from above."""
    return page.locator(".gf-matrix tbody th:visible").all_inner_texts()


@pytest.mark.parametrize("width", [DESK, 800, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_and_nothing_goes_wrong(
    visitor: Callable[..., Visitor], width: int, scheme: str
) -> None:
    """No sideways scrolling, no error, no request to anybody else."""
    visit = visitor(width, color_scheme=scheme)
    for path in (*EVERYWHERE, "people/bai/"):
        page = visit.go(path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path
    assert visit.wrong == []


def test_the_search_for_faults_finds_them(visitor: Callable[..., Visitor]) -> None:
    visit = visitor(DESK)
    page = visit.go("")
    page.evaluate(
        "console.error('x'); document.body.innerHTML += '<img src=\"//a.invalid/\">'"
    )
    page.wait_for_timeout(200)

    assert "x" in visit.wrong
    assert "http://a.invalid/" in visit.wrong
    page.locator("h1").evaluate("(one) => one.style.color = '#888'")
    assert page.locator(".gf").evaluate(CONTRAST) == [
        '3.54 <h1 style="color: rgb(136, 136, 136);">Young staff</h1>'
    ]


def test_the_year_fits_a_phone(visitor: Callable[..., Visitor]) -> None:
    """All twelve months are in sight, in rows one can hit."""
    page = visitor(PHONE).go("people/ada/")
    months = page.locator(".gf-strip thead .gf-period")
    edges = [months.nth(n).bounding_box() for n in range(12)]

    assert months.count() == 12
    assert all(edge and edge["x"] + edge["width"] <= PHONE for edge in edges)
    for cell in page.locator(".gf-strip .gf-cell").all():
        box = cell.bounding_box()
        assert box is not None
        assert box["height"] >= 24


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("path", EVERYWHERE)
def test_targets_can_be_hit(
    visitor: Callable[..., Visitor], width: int, path: str
) -> None:
    page = visitor(width).go(path)
    small = page.locator(".gf").evaluate(
        """(site, targets) => [...site.querySelectorAll(targets)]
          .filter((one) => one.type !== "checkbox" && one.checkVisibility())
          .filter((one) => one.getBoundingClientRect().height < 24)
          .map((one) => one.outerHTML)""",
        TARGETS,
    )

    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", EVERYWHERE)
def test_text_can_be_read(
    visitor: Callable[..., Visitor], scheme: str, path: str
) -> None:
    """Every text has the contrast that WCAG asks for, in both schemes."""
    page = visitor(DESK, color_scheme=scheme).go(path)
    pale = page.locator(".gf").evaluate(CONTRAST)

    assert pale == []


def test_the_matrix_is_filtered_by_words(visitor: Callable[..., Visitor]) -> None:
    page = visitor(DESK).go("")
    everybody = names(page)
    page.get_by_label("Filter", exact=True).fill("ada  town")

    assert everybody == ["Ada Lin", "白知微"]
    assert names(page) == ["Ada Lin"]
    assert page.locator(".gf-bar output").inner_text() == "shown: 1 of 2"


def test_the_matrix_is_filtered_by_state(visitor: Callable[..., Visitor]) -> None:
    page = visitor(DESK).go("")
    missing = page.get_by_role("button", name="with something missing")
    missing.click()

    assert names(page) == ["Ada Lin"]
    assert missing.get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="All", exact=True).click()
    assert len(names(page)) == 2


def test_the_matrix_is_sorted(visitor: Callable[..., Visitor]) -> None:
    """By name both ways, and by how much is done."""
    page = visitor(DESK).go("")
    head = page.locator(".gf-matrix thead th").first
    head.get_by_role("button").click()
    up = names(page)
    head.get_by_role("button").click()

    assert head.get_attribute("aria-sort") == "descending"
    assert names(page) == up[::-1]
    page.locator(".gf-matrix thead th").last.get_by_role("button").click()
    assert names(page) == ["Ada Lin", "白知微"]
    assert head.get_attribute("aria-sort") is None


def test_the_timeline_is_filtered_by_kind(visitor: Callable[..., Visitor]) -> None:
    page = visitor(DESK).go("people/ada/")
    page.get_by_role("button", name="Learning plan").click()
    kinds = page.locator(".gf-item:visible").evaluate_all(
        "(items) => items.map((item) => item.dataset.gfKind)"
    )

    assert set(kinds) == {"plan"}
    page.get_by_role("button", name="All", exact=True).click()
    assert page.locator(".gf-item:visible").count() > len(kinds)


def test_a_cell_leads_to_its_period(visitor: Callable[..., Visitor]) -> None:
    page = visitor(DESK).go("")
    page.locator(".gf-matrix tbody tr").first.locator("a.gf-cell").nth(1).click()
    page.wait_for_load_state()

    assert page.url.endswith("people/ada/#m-2026-02")
    assert page.locator(":target").inner_text() == "February 2026"


def test_without_scripts_everything_is_there(visitor: Callable[..., Visitor]) -> None:
    visit = visitor(DESK, java_script_enabled=False)
    page = visit.go("")

    assert page.locator(".gf-matrix tbody tr:visible").count() == 2
    assert page.locator(".gf-bar:visible").count() == 0
    page = visit.go("people/ada/")
    assert page.locator(".gf-item:visible").count() == page.locator(".gf-item").count()
    assert visit.wrong == []


def test_paper_has_what_is_signed_and_nothing_to_click(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor(DESK).go("people/ada/")
    page.emulate_media(media="print")
    pdf = page.pdf(prefer_css_page_size=True)

    assert page.locator(".gf-sign").is_visible()
    assert (
        page.locator(".gf-bar, .gf-mend, .gf-next, .gf-edit")
        .locator("visible=true")
        .count()
        == 0
    )
    assert {
        (float(w), float(h))
        for w, h in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    } <= {(594.95996, 841.91998), (595.0, 842.0)}


def test_another_theme_carries_the_pages_too(
    visitor: Callable[..., Visitor], serve: Callable[[Path], str], tmp_path: Path
) -> None:
    config = str(FILES["mkdocs.yml"]).replace("material", "mkdocs, highlightjs: false")
    config = config.replace("[growth", "[search, growth")
    root = plant(tmp_path, **{"mkdocs.yml": config})
    build(root)
    visit = visitor(PHONE, serve(root / "site"))
    page = visit.go("people/ada/")

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert page.locator("h1").inner_text() == "Ada Lin"
    assert page.locator(".gf-bar").is_visible()
    assert visit.wrong == []


def test_a_site_can_be_read_from_the_disk(
    visitor: Callable[..., Visitor], tmp_path: Path
) -> None:
    config = str(FILES["mkdocs.yml"]) + "use_directory_urls: false\n"
    root = plant(tmp_path, **{"mkdocs.yml": config})
    build(root)
    visit = visitor(DESK, (root / "site").as_uri() + "/")
    page = visit.go("index.html")
    page.get_by_role("link", name="Ada Lin").click()
    page.wait_for_load_state()

    assert page.url.endswith("people/ada.html")
    assert page.locator(".gf-body img").evaluate("(one) => one.naturalWidth") == 32
    assert visit.wrong == []


CONTRAST = """(site) => {
  const parse = (text) => {
    const numbers = text.match(/[\\d.]+/g).map(Number);
    const scale = text.startsWith("color(") ? 255 : 1;
    return [...numbers.slice(0, 3).map((n) => n * scale), numbers[3] ?? 1];
  };
  const over = (top, below) =>
    [0, 1, 2].map((n) => top[n] * top[3] + below[n] * (1 - top[3]));
  const behind = (element) => {
    if (!element) return [255, 255, 255];
    const own = parse(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.parentElement));
  };
  const light = (color) => {
    const [r, g, b] = color.map((n) =>
      n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pale = [];
  const texts = document.createTreeWalker(site, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim() || !element.checkVisibility()) continue;
    if (element.closest(".gf-vh")) continue;
    const ground = behind(element);
    const color = over(parse(getComputedStyle(element).color), ground);
    const [more, less] = [light(color), light(ground)].sort((a, b) => b - a);
    const ratio = (more + 0.05) / (less + 0.05);
    if (ratio < 4.5) pale.push(`${ratio.toFixed(2)} ${element.outerHTML.slice(0, 90)}`);
  }
  return [...new Set(pale)];
}"""
