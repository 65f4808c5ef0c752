"""A site in the frame of an earlier build is the one the generator would make."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from growthfolio.caching.shelf import NAME, READ, Shelf
from growthfolio.cli import main
from growthfolio.hosts import generating, site
from growthfolio.hosts.dressed import Dressed, keep_written, written_before
from growthfolio.hosts.frame import Shells
from growthfolio.publishing import looking, written
from growthfolio.publishing.looking import Work
from growthfolio.publishing.reading import Reader
from growthfolio.rendering import Links, Rendered
from hosts.small_tree import FILES, PNG
from planting import put

Change = Callable[[Path], object]
WRITTEN = "portfolios/ada/2026-02/plan.md"
NAMED = 'name: "B<e>n & \\"Wu\\""\nunit: town\nroles: [business]\n'
THEIRS = "{% extends 'base.html' %}<!-- theirs -->\n"
MKDOCS = """\
site_name: Growth files
site_url: https://example.org/
docs_dir: docs
theme: {name: material, custom_dir: own}
plugins: [growthfolio]
"""


def config(root: Path, old: str, new: str) -> None:
    """Change mkdocs.yml."""
    text = (root / "mkdocs.yml").read_text("utf-8")
    assert old in text
    put(root, {"mkdocs.yml": text.replace(old, new)})


def programme(root: Path, old: str, new: str) -> None:
    """Change programme.yml."""
    text = (root / "programme.yml").read_text("utf-8")
    assert old in text
    put(root, {"programme.yml": text.replace(old, new)})


RECORDS: Mapping[str, Change] = {
    "a record": lambda root: put(root, {WRITTEN: "## Goals\n\nSomething else.\n"}),
    "headings": lambda root: put(root, {WRITTEN: "# One\n\n## Two\n\n### Three\n"}),
    "a name": lambda root: put(
        root,
        {"mentors/ben.yml": NAMED},
    ),
    "nothing": lambda root: root,
}
"""Changes of what people write: the frame stays."""

FRAME: Mapping[str, Change] = {
    "the site's name": lambda root: config(root, "Growth files", "Other files"),
    "an option": lambda root: config(
        root, "{name: material,", "{name: material, features: [navigation.footer],"
    ),
    "the day": lambda root: programme(root, "2026-04-20", "2026-04-21"),
    "the language": lambda root: programme(root, "language: en", "language: zh-CN"),
    "the title": lambda root: programme(root, "Young staff", "Younger staff"),
    "the address": lambda root: config(root, "example.org/", "example.org/files/"),
    "a theme's file": lambda root: put(root, {"own/main.html": THEIRS}),
    "a fragment": lambda root: put(root, {"own/growthfolio/gap.html": "A gap.\n"}),
    "a page of their own": lambda root: put(root, {"docs/about.md": "# About us\n"}),
    "an attachment, which they may link to": lambda root: put(
        root, {"portfolios/ada/2026-02/a.png": PNG, WRITTEN: "![](a.png)\n"}
    ),
    "a person": lambda root: put(
        root, {"portfolios/cai/profile.yml": "name: Cai\njoined: 2026-02-01\n"}
    ),
    "a setting that means the records": lambda root: config(
        root, "site_name", "use_directory_urls: false\nsite_name"
    ),
}
"""Changes of what the generator goes by: it has to build."""


class Builds:
    """Builds of one programme, and how often the generator was asked."""

    def __init__(self, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = put(
            top / "programme",
            FILES
            | {
                "mkdocs.yml": MKDOCS,
                "docs/about.md": "# About\n\n[Ada](people/ada.md)\n",
                "own/note.txt": "Nothing.\n",
            },
        )
        self.site = top / "site"
        self.generated = 0
        generate = generating.generate

        def counted(*given: Any, **named: Any) -> object:  # noqa: ANN401
            self.generated += 1
            return generate(*given, **named)

        monkeypatch.setattr(generating, "generate", counted)

    def __call__(self, *words: str) -> Mapping[str, bytes]:
        """The site's files; how often the generator was asked is in `generated`."""
        self.generated = 0
        asked = ["build", "--root", str(self.root), "--out", str(self.site), *words]
        done = CliRunner().invoke(main, asked, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes()
            for path in self.site.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Builds:
    """A programme with pages of its organisation's own, whose site was built."""
    found = Builds(tmp_path, monkeypatch)
    found()
    assert found.generated == 1
    return found


@pytest.mark.parametrize("what", RECORDS)
def test_what_people_write_goes_into_the_frame(builds: Builds, what: str) -> None:
    rmtree(builds.site)
    RECORDS[what](builds.root)
    found = builds()
    assert builds.generated == 0
    assert found == builds("--no-cache")
    assert builds.generated == 1


@pytest.mark.parametrize("what", FRAME)
def test_what_the_generator_goes_by_makes_it_build(builds: Builds, what: str) -> None:
    FRAME[what](builds.root)
    found = builds()
    assert builds.generated == 1
    assert found == builds("--no-cache")


def test_what_is_the_same_is_not_even_had(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    had: list[str] = []
    around = Shells.around

    def counted(shells: Shells, url: str, page: Rendered) -> str | None:
        had.append(url)
        return around(shells, url, page)

    monkeypatch.setattr(Shells, "around", counted)
    builds()
    put(builds.root, {WRITTEN: "## Goals\n\nSomething else.\n"})
    had.clear()
    before = (builds.site / "people/bai/index.html").stat().st_ino
    found = builds()
    assert "people/ada" in had
    assert "people/bai" not in had
    assert (builds.site / "people/bai/index.html").stat().st_ino == before
    assert found == builds("--no-cache")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_pages_are_read_over_by_whoever_writes_them(
    builds: Builds, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    """Those of the menu MkDocs writes; and what was written just now may yet change."""
    seen: list[str] = []
    seen_of = looking._seen  # noqa: SLF001

    def noted(work: Work, name: str, reader: Reader) -> object:
        seen.append(name)
        return seen_of(work, name, reader)

    monkeypatch.setattr(looking, "_seen", noted)
    monkeypatch.setattr(written, "_TICK", -1)
    monkeypatch.setattr("growthfolio.rendering.workers._FEW", 0)
    for words in (("--no-cache",), ()):
        rmtree(builds.site)
        seen.clear()
        found = builds("--jobs", jobs, *words)
        assert "people/ada/index.html" in found
        assert "people/ada/index.html" not in seen


def test_what_goes_away_meanwhile_is_had_again(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(builds.root, {WRITTEN: "## Goals\n\nSomething else.\n"})
    builds()

    def gone(shelf: Shelf, keys: object) -> tuple[()]:
        del shelf, keys
        return ()

    # Without the terms that were kept, those of pages that are not had are needed.
    monkeypatch.setattr("growthfolio.hosts.finding.terms_kept", gone)
    put(builds.root, {WRITTEN: "## Goals\n\nAnd more.\n"})
    found = builds()
    assert builds.generated == 0
    assert found == builds("--no-cache")


ADAS = {"portfolios/ada/2026-02/a.png": PNG, WRITTEN: "![](a.png)\n"}
BAIS = "portfolios/bai/2026-02/plan.md"
MEANWHILE: Mapping[str, Change] = {
    BAIS: lambda root: put(root, {BAIS: "Other goals.\n"}),
    "portfolios/ada/2026-02/a.png": lambda root: put(
        root, {"portfolios/ada/2026-02/a.png": PNG + PNG}
    ),
    "programme.yml": lambda root: programme(root, "Young staff", "Younger staff"),
    "portfolios/cai/profile.yml": lambda root: put(
        root, {"portfolios/cai/profile.yml": "name: Cai\n"}
    ),
}
"""Changes while a site is built in a frame, of what that looks at."""


def change_meanwhile(
    builds: Builds, monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    """Have Bai's plan written, and more changed once that has been read."""
    monkeypatch.setattr("growthfolio.loading.noted._MARGIN", -(10**10))
    put(builds.root, ADAS)
    builds()
    put(builds.root, {BAIS: "Goals.\n"})
    fill = site.fill

    def changing(*given: Any) -> object:  # noqa: ANN401
        change(builds.root)
        return fill(*given)

    monkeypatch.setattr(site, "fill", changing)


def test_what_changes_where_nobody_looks_is_of_the_next_build(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site is as all was when the build began."""
    with monkeypatch.context() as meanwhile:
        change_meanwhile(
            builds, meanwhile, lambda root: put(root, {WRITTEN: "Something else.\n"})
        )
        found = builds()
    assert builds.generated == 0
    assert found != builds()
    put(builds.root, ADAS)
    assert found == builds("--no-cache")


@pytest.mark.parametrize("path", MEANWHILE)
def test_what_changes_where_somebody_looks_is_refused(
    builds: Builds, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    change_meanwhile(builds, monkeypatch, MEANWHILE[path])
    asked = ["build", "--root", str(builds.root), "--out", str(builds.site)]
    done = CliRunner().invoke(main, asked, catch_exceptions=False)
    assert done.exit_code == 2
    assert f"GF905: {builds.root / path}" in done.output


def test_what_was_changed_in_the_old_site_is_made_anew(builds: Builds) -> None:
    page = builds.site / "people/bai/index.html"
    page.write_bytes(page.read_bytes().replace(b"bai", b"cai"))
    put(builds.root, {WRITTEN: "## Goals\n\nSomething else.\n"})
    found = builds()
    assert found == builds("--no-cache")


def test_a_page_that_says_the_commit_is_of_another_with_the_next(
    tmp_path: Path,
) -> None:
    shells = Shells(links=Links(), site="", sitemap="", menu={}, others=())
    shelf = Shelf(tmp_path)
    pages = (("says", b"of abc1234"), ("silent", b"of none"))
    written = [(key, Dressed.of(data, "abc1234")) for key, data in pages]
    keep_written(shelf, shells, written)
    asked = ("says", "silent", "unknown")
    assert written_before(shelf, shells, asked, "abc1234").keys() == {"says", "silent"}
    assert written_before(shelf, shells, asked, "def5678").keys() == {"silent"}
    other = replace(shells, site="https://example.org/")
    assert written_before(shelf, other, asked, "abc1234") == {}


def test_another_audience_has_a_frame_of_its_own(builds: Builds) -> None:
    found = builds("--audience", "reviewers")
    assert builds.generated == 1
    assert "people/ada/index.html" in found
    put(builds.root, {WRITTEN: "## Goals\n\nSomething else.\n"})
    found = builds("--audience", "reviewers")
    assert builds.generated == 0
    assert found == builds("--audience", "reviewers", "--no-cache")


def test_a_fragment_that_is_broken_is_the_generators_to_tell(builds: Builds) -> None:
    put(builds.root, {"own/growthfolio/card.html": "{% x %}\n"})
    asked = ["build", "--root", str(builds.root), "--out", str(builds.site)]
    done = CliRunner().invoke(main, asked, catch_exceptions=False)
    assert done.exit_code == 2
    assert "card.html:1" in done.output


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_mkdocs_own_themes_make_sites_that_pass(builds: Builds, theme: str) -> None:
    config(builds.root, "material", theme)
    found = builds()
    assert found == builds("--no-cache")


@pytest.mark.parametrize("setting", ["splice: false", "search: theme", "search: none"])
def test_some_sites_have_no_frame(builds: Builds, setting: str) -> None:
    config(builds.root, "[growthfolio]", f"[search, {{growthfolio: {{{setting}}}}}]")
    builds()
    put(builds.root, {WRITTEN: "## Goals\n\nSomething else.\n"})
    found = builds()
    assert builds.generated == 1
    # Some pages were kept, and some not: in the search they are in the same order.
    assert found == builds("--no-cache")


def test_what_the_generator_warns_of_is_warned_of_each_time(builds: Builds) -> None:
    put(builds.root, {"docs/about.md": "# About\n\n[Nobody](people/nobody.md)\n"})
    builds()
    put(builds.root, {WRITTEN: "## Goals\n\nSomething else.\n"})
    builds()
    assert builds.generated == 1


@pytest.mark.parametrize("name", [NAME, READ])
def test_a_damaged_cache_makes_it_build(builds: Builds, name: str) -> None:
    before = builds("--no-cache")
    file = builds.root / name
    whole = file.read_bytes()
    for at in range(0, len(whole), len(whole) // 7):
        file.write_bytes(whole[:at] + bytes(512) + whole[at + 512 :])
        rmtree(builds.site)
        assert builds() == before


def test_a_fresh_checkout_elsewhere_has_the_frame(
    builds: Builds, tmp_path: Path
) -> None:
    before = builds()
    builds.root = copytree(builds.root, tmp_path / "elsewhere")
    builds.site = tmp_path / "there"
    assert builds() == before
    assert builds.generated == 0


def test_the_generator_is_not_even_loaded(builds: Builds) -> None:
    put(builds.root, {WRITTEN: "## Goals\n\nSomething else.\n"})
    code = (
        "import sys; from growthfolio.cli import main\n"
        f"main(['build', '--out', {str(builds.site)!r}], standalone_mode=False)\n"
        "print(sorted({'mkdocs', 'growthfolio.hosts.framing'} & sys.modules.keys()))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=builds.root,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert ran.stdout.splitlines()[-1] == "['growthfolio.hosts.framing']"
