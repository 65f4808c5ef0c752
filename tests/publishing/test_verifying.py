"""What a site must pass before it takes the place of the old one."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from growthfolio.publishing.addresses import file_of
from growthfolio.publishing.verifying import VERIFICATIONS, verify
from planting import put
from publishing.sites import PAGE, POLICY, build_of

SHELL = (
    f"<!doctype html><html><head>{POLICY}<link rel=canonical href=https://example.org/>"
    '<link rel="icon" href="../icon.png"></head>'
    '<body>{}<script src="../app.js"></script></body></html>'
)
SITE = {
    "index.html": PAGE.format("home"),
    "people/ada.html": SHELL,
    "app.js": "",
    "icon.png": "",
}


def problems(
    folder: Path, site: Mapping[str, str], body: str = "", **promised: object
) -> list[str]:
    """What is wrong with a site, by the sentence's English and its values."""
    written = {name: text.replace("{}", body) for name, text in site.items()}
    pages = frozenset(name for name in site if name.endswith(".html"))
    promise = build_of(written, **{"pages": pages, **promised})(folder)
    return [one.text.format(**one.values) for one in verify(folder, promise)]


def test_a_whole_site_passes(tmp_path: Path) -> None:
    link = '<a href="https://elsewhere.org/">elsewhere</a>'
    assert problems(tmp_path, SITE, link) == []


def test_every_verification_says_what_it_holds() -> None:
    assert all((one.__doc__ or "").endswith(".") for one in VERIFICATIONS)


def test_a_site_without_a_home_page(tmp_path: Path) -> None:
    files = {name: text for name, text in SITE.items() if name != "index.html"}
    assert problems(tmp_path, files) == ["it has no home page"]


def test_a_promised_file_that_is_not_there(tmp_path: Path) -> None:
    files = frozenset({*SITE, "people/bo.html"})
    assert problems(tmp_path, SITE, files=files) == ["people/bo.html is missing"]


def test_a_file_nobody_planned(tmp_path: Path) -> None:
    put(tmp_path, {"people/profile.yml": "", "search/index.json": "", "404.html": PAGE})
    extras = frozenset({"search/", "404.html"})
    assert problems(tmp_path, SITE, extras=extras) == [
        "nothing planned people/profile.yml"
    ]


def test_what_other_plugins_add_is_their_own_but_for_records(tmp_path: Path) -> None:
    put(tmp_path, {"feed.xml": "", "plan.md": ""})
    assert problems(tmp_path, SITE, added_by=("rss",)) == ["nothing planned plan.md"]


def test_a_link_out_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "records").symlink_to(tmp_path)
    assert problems(tmp_path, SITE) == ["people/records is a symbolic link"]


@pytest.mark.parametrize("text", ["", SHELL[:-1], SHELL.removesuffix("</html>")])
def test_a_page_that_breaks_off(tmp_path: Path, text: str) -> None:
    found = problems(tmp_path, SITE | {"people/ada.html": text})
    assert found == ["people/ada.html breaks off"]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="https://cdn.example.com/a.png">',
        '<img alt="a > b" src=//cdn.example.com/a.png>',
        "<iframe src='\n HTTPS://cdn.example.com/'></iframe>",
        '<video poster="/\\cdn.example.com/a.png"></video>',
        '<img srcset="a.png 1x, //cdn.example.com/b.png 2x" src="a.png">',
        '<script src="https://cdn.example.com/a.js"></script>',
        '<link rel="preload stylesheet" href="//cdn.example.com/a.css">',
        '<object data="https://cdn.example.com/a.swf"></object>',
        '<svg><image href="https://cdn.example.com/a.png"/></svg>',
        '<svg><use xlink:href="//cdn.example.com/a.svg#a"/></svg>',
        '<table background="//cdn.example.com/a.png"></table>',
    ],
)
def test_a_page_that_asks_another_host(tmp_path: Path, body: str) -> None:
    chosen = frozenset({"cdn.example.com"})
    assert problems(tmp_path, SITE, body) == [
        "people/ada.html loads from cdn.example.com"
    ]
    assert problems(tmp_path, SITE, body, origins=chosen) == []


@pytest.mark.parametrize(
    "body",
    [
        '<svg><use href="#a"/><a href="https://cdn.example.com/">x</a></svg>',
        '<img alt="x src=//cdn.example.com/a.png" src="../icon.png">',
        "<p>&lt;script src=//cdn.example.com/a.js&gt; src=//cdn.example.com</p>",
        '<a title="data=//cdn.example.com" href="//cdn.example.com">there</a>',
    ],
)
def test_what_only_looks_like_it_passes(tmp_path: Path, body: str) -> None:
    """Nobody may hold up a site by what he writes about."""
    assert problems(tmp_path, SITE, body) == []


def test_a_script_the_site_does_not_have(tmp_path: Path) -> None:
    assert problems(tmp_path, SITE, '<script src="evil.js"></script>') == [
        "people/ada.html runs evil.js, which is not there"
    ]


def test_scripts_are_found_from_where_the_page_lies() -> None:
    assert file_of("../a%20b.js?v=1", "people/ada/index.html") == "people/a b.js"
