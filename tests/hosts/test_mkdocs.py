"""Real builds with MkDocs and ProperDocs: what is published, and what never is."""

import json
import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from attached import attached
from growthfolio.cleaning.clean import clean
from hosts.small_tree import FILES, HIDDEN, addresses, build, pages, plant, run
from planting import put

CONFIG = str(FILES["mkdocs.yml"])
PAGES = {
    *("index", "people/ada", "people/bai", "mentors", "mentors/ben"),
    *("units", "units/town", "programme", "mend"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The small programme, built with the five lines of mkdocs.yml, strictly."""
    return build(plant(tmp_path_factory.mktemp("site")), "--strict")


def with_config(text: str) -> dict[str, str | bytes]:
    """A change of mkdocs.yml."""
    return {"mkdocs.yml": text}


def ours(site: dict[str, bytes]) -> set[str]:
    """The pages of a site, by url, without what the theme adds."""
    names = {name.removesuffix(".html") for name in pages(site)} - {"404"}
    return {name.removesuffix("/index") for name in names}


def main(html: str) -> str:
    """The part of a page that we wrote."""
    found = re.search(r'<div class="gf".*</div>', html, re.DOTALL)
    assert found is not None
    return found[0]


def test_five_lines_are_enough(site: dict[str, bytes]) -> None:
    assert ours(site) == PAGES
    assert "<h1>Ada Lin</h1>" in site["people/ada/index.html"].decode()


def test_claimed_files_are_published(site: dict[str, bytes]) -> None:
    assert site["people/ada/2026-02/deck.pptx"] == clean(
        "deck.pptx", attached("deck.pptx")
    )
    assert "people/ada/2026-02/chart 1.png" in site


def test_nothing_else_of_the_records_is(tmp_path: Path) -> None:
    """Profiles, comments in files, unclaimed files, restricted records."""
    root = plant(
        tmp_path,
        **{
            "portfolios/index.md": f"# {HIDDEN}",
            "portfolios/ada/2026-02/stray.md": HIDDEN,
            "portfolios/ada/2026-02/unclaimed.png": HIDDEN,
            "portfolios/ada/2026-02/page.html": HIDDEN,
            "portfolios/assets/stylesheets/extra.css": HIDDEN,
        },
    )
    published = build(root)

    assert ours(published) == PAGES
    assert [name for name, data in published.items() if HIDDEN.encode() in data] == []
    assert not any(HIDDEN in name for name in published)
    assert not any(name.endswith((".yml", ".md")) for name in published)


def test_a_record_cannot_stand_before_a_file_of_the_theme(tmp_path: Path) -> None:
    rival = {"portfolios/assets/images/favicon.png": HIDDEN}

    assert build(plant(tmp_path, **rival))["assets/images/favicon.png"][1:4] == b"PNG"


def test_links_of_records_are_not_followed(tmp_path: Path) -> None:
    root = plant(tmp_path, **with_config(CONFIG.replace("docs_dir: portfolios\n", "")))
    put(root, {"docs/about.md": "# About", "secret.txt": HIDDEN})
    (root / "docs" / "people-files").symlink_to(root / "portfolios")
    (root / "portfolios" / "ada" / "2026-02" / "x.png").symlink_to(root / "secret.txt")
    published = build(root)

    assert ours(published) == PAGES | {"about"}
    assert not any(HIDDEN.encode() in data for data in published.values())


@pytest.mark.parametrize("folders", ["true", "false"])
@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_every_link_leads_somewhere(tmp_path: Path, folders: str, theme: str) -> None:
    text = CONFIG.replace("name: material", f"name: {theme}")
    config = f"{text}use_directory_urls: {folders}\n"
    published = build(plant(tmp_path, **with_config(config)), "--strict")
    ids = {
        name: set(re.findall(r'\bid="([^"]+)"', html))
        for name, html in pages(published).items()
    }
    for name, html in pages(published).items():
        for address in addresses(main(html) if "gf" in html else ""):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(name), unquote(parts.path))
            )
            if not parts.path:
                target = name
            elif parts.path.endswith("/"):
                target = posixpath.normpath(f"{target}/index.html")
            assert target in published, (name, address)
            assert not parts.fragment or unquote(parts.fragment) in ids[target]


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_no_page_asks_another_host(tmp_path: Path, theme: str) -> None:
    text = CONFIG.replace("name: material", f"name: {theme}")
    extra = "repo_url: https://git.example.org/o/r\n"
    published = build(plant(tmp_path, **with_config(text + extra)), "--strict")
    loading = re.compile(
        r"<(?:script|img|iframe|source|embed|object)\b[^>]*\b(?:src|data)="
        r'["\']?(?:https?:)?//|<link\b(?![^>]*rel="?canonical)[^>]*href="?(?:https?:)?//'
    )

    for name, html in pages(published).items():
        assert not loading.search(html), name
        assert 'data-md-component="source"' not in html
    for name, data in published.items():
        if name.endswith(".css") and "growthfolio" in name:
            assert b"//" not in re.sub(rb"/\*.*?\*/", b"", data, flags=re.DOTALL)


def test_titles_are_plain(tmp_path: Path) -> None:
    name = "A &lt;/title&gt;<img src=x onerror=alert(1)>"
    profile = str(FILES["portfolios/ada/profile.yml"]).replace("Ada Lin", f"'{name}'")
    published = build(plant(tmp_path, **{"portfolios/ada/profile.yml": profile}))

    for html in pages(published).values():
        assert "<img src=x" not in html
        assert html.count("</title>") == 1


def test_the_menu_lists_what_the_site_does(site: dict[str, bytes]) -> None:
    html = site["index.html"].decode()
    menu = re.findall(r'<a href="([^"]*)" class="md-tabs__link">\s*(.*?)\s*</a>', html)

    assert menu == [
        (".", "Overview"),
        ("mentors/", "Mentors"),
        ("units/", "Units"),
        ("programme/", "Programme"),
        ("mend/", "To mend"),
    ]


def test_a_menu_somebody_wrote_stays(tmp_path: Path) -> None:
    config = f"{CONFIG}nav: [{{Start: index.md}}, {{Ada: people/ada.md}}]\n"
    html = build(plant(tmp_path, **with_config(config)))["index.html"].decode()
    menu = re.findall(r'class="md-tabs__link">\s*(.*?)\s*</a>', html)

    assert menu == ["Start", "Ada"]


def test_a_page_of_ours_in_such_a_menu_is_found(tmp_path: Path) -> None:
    config = f"{CONFIG}nav: [{{Start: index.md}}, {{Ada: people/ada.md}}]\n"
    published = build(plant(tmp_path, **with_config(config)), "--strict")
    menu = re.findall(
        r'href="([^"]*)" class="md-tabs__link"', published["index.html"].decode()
    )

    assert menu == [".", "people/ada/"]
    assert ours(published) == PAGES


def test_pages_written_past_mkdocs_are_those_it_would_write(tmp_path: Path) -> None:
    """Byte for byte, in addresses with and without folders."""
    names = {"portfolios/ada/profile.yml": _NAMED}
    for option in ("true", "false"):
        site = f"{CONFIG}site_url: https://example.org/x/\n"
        site += f"use_directory_urls: {option}\n"
        built = []
        for splice in ("true", "false"):
            options = f"splice: {splice}, search: theme"
            ours_only = f"plugins: [search, growthfolio: {{{options}}}]"
            config = site.replace("plugins: [growthfolio]", ours_only)
            root = plant(tmp_path, **names, **with_config(config))
            built.append(build(root, out=f"site-{option}-{splice}"))
        assert built[0].keys() == built[1].keys()
        assert built[0] == built[1]
        assert b'Ada "Countess" Lin' in built[0]["search/search_index.json"].replace(
            b'\\"', b'"'
        )


_NAMED = """\
name: 'Ada "Countess" Lin'
unit: town
joined: 2025-06-01
mentors: [{mentor: ben, role: business}]
"""


def test_what_somebody_excludes_is_excluded(tmp_path: Path) -> None:
    config = f"{CONFIG}exclude_docs: /people/bai.md\n"

    assert ours(build(plant(tmp_path, **with_config(config)))) == PAGES - {"people/bai"}


def test_the_organisations_own_pages_stay(tmp_path: Path) -> None:
    root = plant(tmp_path, **with_config(CONFIG.replace("docs_dir: portfolios\n", "")))
    put(root, {"docs/guide/how.md": "# How\n\n[Ada](../people/ada.md#m-2026-02)"})
    published = build(root, "--strict")
    html = published["guide/how/index.html"].decode()

    assert ours(published) == PAGES | {"guide/how"}
    assert 'href="../../people/ada/#m-2026-02"' in html
    assert ">\n    How\n" in published["index.html"].decode() or "Guide" in html


def test_a_page_at_our_address_is_left_out_and_named(tmp_path: Path) -> None:
    root = plant(tmp_path, **with_config(CONFIG.replace("docs_dir: portfolios\n", "")))
    put(root, {"docs/index.md": "# Mine", "docs/people/ada/index.md": "# Mine"})
    ran = run(root)

    assert ran.returncode == 0
    assert "index.md is left out" in ran.stderr
    assert "people/ada/index.md is left out" in ran.stderr
    assert "Mine" not in (root / "site" / "people" / "ada" / "index.html").read_text()


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    root = plant(tmp_path, **with_config(f"{CONFIG}site_url: https://example.org/\n"))
    first, second = build(root, out="one"), build(root, out="two")

    assert first == second
    assert b"<lastmod>2026-04-20</lastmod>" in first["sitemap.xml"]


def test_properdocs_writes_the_same_pages(
    site: dict[str, bytes], tmp_path: Path
) -> None:
    other = build(plant(tmp_path), "--strict", tool="properdocs")
    generator = re.compile(r'<meta name="generator"[^>]*>')

    def bare(html: str) -> str:
        return generator.sub("", html)

    assert pages(other).keys() == pages(site).keys()
    assert {name: bare(html) for name, html in pages(other).items()} == {
        name: bare(html) for name, html in pages(site).items()
    }


def test_who_sees_what_is_the_audiences_business(tmp_path: Path) -> None:
    config = CONFIG.replace("[growthfolio]", "[growthfolio: {audience: reviewers}]")
    published = build(plant(tmp_path, **with_config(config)))

    assert HIDDEN in published["people/ada/index.html"].decode()
    assert all(
        'content="noindex, nofollow"' in html for html in pages(published).values()
    )


def test_public_pages_may_be_listed(site: dict[str, bytes]) -> None:
    assert not any("noindex" in html for html in pages(site).values())


def test_a_site_can_be_dated(tmp_path: Path) -> None:
    config = CONFIG.replace("[growthfolio]", "[growthfolio: {today: 2026-04-30}]")
    html = build(plant(tmp_path, **with_config(config)))["index.html"].decode()

    assert '<time datetime="2026-04-30">' in html


def test_processes_change_nothing(site: dict[str, bytes], tmp_path: Path) -> None:
    config = CONFIG.replace("[growthfolio]", "[growthfolio: {jobs: 2}]")

    assert build(plant(tmp_path, **with_config(config))) == site


def test_search_parts_words_as_the_sites_language_does(tmp_path: Path) -> None:
    """Also where search stands before us, which asks the theme for its language."""
    own = "[search, growthfolio: {search: theme}]"
    changes = with_config(CONFIG.replace("[growthfolio]", own))
    programme = str(FILES["programme.yml"])
    changes["programme.yml"] = re.sub("language: .*", "language: zh-CN", programme)
    published = build(plant(tmp_path, **changes))
    index = json.loads(published["search/search_index.json"])
    assert "，" in index["config"]["separator"]


def test_own_fragments_replace_ours(tmp_path: Path) -> None:
    config = CONFIG.replace("name: material", "name: material, custom_dir: overrides")
    root = plant(tmp_path, **with_config(config))
    put(root, {"overrides/growthfolio/card.html": "<p>mine: {{ card.title }}</p>"})
    published = build(root)

    assert "<p>mine: Learning plan</p>" in published["people/ada/index.html"].decode()
    assert not any(name.startswith("growthfolio/") for name in published)


def break_fragment(root: Path) -> None:
    """A fragment of the site's own that cannot be used."""
    config = CONFIG.replace("name: material", "name: material, custom_dir: overrides")
    put(root, {"mkdocs.yml": config, "overrides/growthfolio/card.html": "{% if %}"})


def lose_a_record(root: Path) -> None:
    """A record that was handed in is gone."""
    put(root, {"portfolios/ada/2026-02/plan.md": None})


def break_programme(root: Path) -> None:
    """A programme that cannot be read."""
    put(root, {"programme.yml": "title: ["})


def mistype(old: str, new: str) -> Callable[[Path], None]:
    """A mistake in mkdocs.yml."""
    return lambda root: put(root, {"mkdocs.yml": CONFIG.replace(old, new)}) and None


@pytest.mark.parametrize(
    ("spoil", "words", "sentence"),
    [
        (lose_a_record, ["--strict"], "GF501"),
        (lose_a_record, ["--strict", "--quiet"], "nothing was built"),
        (break_programme, [], "programme.yml:2:1"),
        (break_fragment, [], "card.html:1: Expected an expression"),
        (
            mistype("[growthfolio]", "[growthfolio: {audience: all}]"),
            [],
            "“all”",
        ),
        (
            mistype("[growthfolio]", "[growthfolio: {audiense: public}]"),
            [],
            "no option “audiense”; it has audience",
        ),
        (
            mistype("[growthfolio]", "[growthfolio: {today: soon}]"),
            [],
            "“soon” is no day like 2026-08-24",
        ),
    ],
)
def test_what_cannot_be_built_is_said_in_a_sentence(
    tmp_path: Path, spoil: Callable[[Path], None], words: list[str], sentence: str
) -> None:
    root = plant(tmp_path)
    put(root, {"site/index.html": "the old site"})
    spoil(root)
    ran = run(root, *words)

    assert ran.returncode == 1
    assert sentence in ran.stderr
    assert "Traceback" not in ran.stderr
    if spoil is not break_fragment:
        assert (root / "site" / "index.html").read_text() == "the old site"


def test_without_strict_a_site_is_built_all_the_same(tmp_path: Path) -> None:
    root = plant(tmp_path)
    lose_a_record(root)
    ran = run(root)

    assert ran.returncode == 0
    assert re.search("WARNING.*Errors: 1. Warnings: 1", ran.stderr)
    assert re.search("WARNING.*profile.yml:.*GF501", ran.stderr)
