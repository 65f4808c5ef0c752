"""`growthfolio build` and `growthfolio verify` as people run them."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files

from faults.programme import BARE, COMMAND, Programme, fingerprint
from growthfolio.cli import main
from growthfolio.cli.stopping import Stopped, stoppable
from growthfolio.publishing.manifest import MANIFEST
from growthfolio.publishing.reading import Reader
from planting import put
from publishing.sites import names


@pytest.fixture
def programme(tmp_path: Path) -> Programme:
    """A small programme, and its site."""
    return Programme(tmp_path, states=["A"], build=_build)


def _build(programme: Programme) -> None:
    assert CliRunner().invoke(main, programme.arguments).exit_code == 0


@pytest.fixture
def build(programme: Programme, tmp_path: Path) -> Callable[..., Result]:
    """Build the programme's site."""

    def run(*words: str, out: str = "published/site") -> Result:
        places = ("--root", str(programme.root), "--out", str(tmp_path / out))
        return CliRunner().invoke(
            main, ["build", "--no-cache", *places, "--lang", "en", *words]
        )

    return run


def verify(folder: Path, *words: str) -> Result:
    """Verify a folder."""
    return CliRunner().invoke(main, ["verify", str(folder), "--lang", "en", *words])


def test_a_built_site_verifies_and_a_damaged_one_does_not(
    programme: Programme,
) -> None:
    clean = verify(programme.site)
    count = len(manifest_of(programme.site)["files"])
    assert clean.exit_code == 0
    assert clean.output == f"All {count} files are as they were built.\n"
    (programme.site / "404.html").unlink()
    put(programme.site, {"index.html": "mine", "shell.php": ""})
    damaged = verify(programme.site, "--format", "concise")
    assert damaged.exit_code == 1
    assert damaged.output.splitlines() == [
        "404.html:1:1: error GF908 site-damaged: this file is missing",
        "index.html:1:1: error GF908 site-damaged: this file was changed",
        "shell.php:1:1: error GF908 site-damaged: the build did not make this file",
        "Errors: 3.",
    ]
    found = json.loads(verify(programme.site, "--format", "json").output)["findings"]
    assert [one["help"] for one in found] == [
        "build the site again, or copy it again in whole",
        "build the site again, or copy it again in whole",
        "delete it, if it is not yours to keep",
    ]


def test_only_pages_that_changed_are_looked_over(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bytes] = []
    real = Reader.page

    def note(reader: Reader, html: bytes) -> object:
        read.append(html)
        return real(reader, html)

    def build(*words: str) -> list[bytes]:
        read.clear()
        cached = [one for one in programme.arguments if one != "--no-cache"]
        assert CliRunner().invoke(main, [*cached, *words]).exit_code == 0
        return list(read)

    monkeypatch.setattr(Reader, "page", note)
    programme.turn("B")
    whole = build()
    programme.turn("A")
    changed = build()
    assert 0 < len(changed) < len(whole)
    assert any(b"This is state A." in one for one in changed)
    assert len(build("--no-cache")) == len(whole)


def test_what_is_no_site_cannot_be_verified(programme: Programme) -> None:
    result = verify(programme.root)
    assert result.exit_code == 2
    assert result.output.startswith("error: GF909: there is no growthfolio-manifest")


def manifest_of(site: Path) -> dict[str, dict[str, object]]:
    """The manifest of a site."""
    document: dict[str, dict[str, object]] = json.loads((site / MANIFEST).read_bytes())
    return document


def test_all_audiences_get_a_site_of_their_own(
    build: Callable[..., Result], tmp_path: Path
) -> None:
    result = build("--all-audiences", out="sites")
    assert result.exit_code == 0
    assert names(tmp_path / "sites") == ["public", "reviewers"]
    for name in ("public", "reviewers"):
        site = tmp_path / "sites" / name
        assert f"Built {site / 'index.html'}" in result.output
        assert manifest_of(site)["audience"] == name
        assert set(manifest_of(site)["files"]) == {
            path.relative_to(site).as_posix() for path in site.rglob("*.*")
        } - {MANIFEST}


def test_strict_builds_nothing_for_any_audience(
    build: Callable[..., Result], programme: Programme, tmp_path: Path
) -> None:
    put(programme.root, {"portfolios/ada/2026-01/plna.md": ""})
    strict = build("--all-audiences", "--strict", out="sites")
    assert strict.exit_code == 1
    assert "Nothing was built." in strict.output
    assert not (tmp_path / "sites").exists()
    assert build("--all-audiences", out="sites").exit_code == 0


def test_sites_for_all_are_not_put_inside_a_site_for_one(
    build: Callable[..., Result], programme: Programme
) -> None:
    before = fingerprint(programme.site)
    result = build("--all-audiences")
    assert result.exit_code == 2
    assert "lies inside the site" in result.output
    assert fingerprint(programme.site) == before


def test_two_builds_are_the_same_bytes_manifest_and_all(
    build: Callable[..., Result], programme: Programme, tmp_path: Path
) -> None:
    assert build(out="again").exit_code == 0
    assert fingerprint(tmp_path / "again") == fingerprint(programme.site)


@pytest.mark.parametrize(
    ("hook", "problem"),
    [
        ("(site / 'profile.yml').touch()", "nothing planned profile.yml"),
        ("(site / '{deck}').unlink()", "{deck} is missing"),
        ("(site / 'index.html').write_text('<html>')", "index.html breaks off"),
        (
            "(site / 'index.html').write_text('<img src=//example.com></html>')",
            "index.html loads from example.com",
        ),
        (
            # As large as it was, and as old: but not as it was read over.
            (
                "import os; page = next(site.glob('people/*/index.html'));"
                " found = page.stat(); html = page.read_bytes();"
                " page.write_bytes(html.replace(b'</html>', b'</lmth>'));"
                " os.utime(page, ns=(found.st_atime_ns, found.st_mtime_ns))"
            ),
            "breaks off",
        ),
    ],
)
def test_what_a_hook_of_mkdocs_breaks_is_not_published(
    build: Callable[..., Result], programme: Programme, hook: str, problem: str
) -> None:
    deck = next(programme.site.rglob("deck.csv")).relative_to(programme.site)
    act = hook.replace("{deck}", deck.as_posix())
    before = fingerprint(programme.site)
    put(
        programme.root,
        {
            "hook.py": (
                "from pathlib import Path\n"
                "def on_post_build(config):\n"
                f"    site = Path(config.site_dir)\n    {act}\n"
            ),
            "mkdocs.yml": f"{BARE}hooks: [hook.py]\n",
        },
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", True)
        result = build()
    assert result.exit_code == 2
    assert result.output.splitlines()[-1].startswith("error: GF906: ")
    assert problem.replace("{deck}", deck.as_posix()) in result.output
    assert fingerprint(programme.site) == before


def test_a_page_of_the_theme_that_cannot_be_opened_is_missed(
    build: Callable[..., Result], programme: Programme
) -> None:
    """MkDocs only warns, and goes on (found by failing every call in turn)."""
    before = fingerprint(programme.site)
    (programme.root / "theme/404.html").write_text("{% include 'nowhere.html' %}")
    result = build()
    assert result.exit_code == 2
    assert fingerprint(programme.site) == before
    (programme.root / "theme/404.html").write_text("{# nothing #}")
    assert build().exit_code == 0
    assert not (programme.site / "404.html").exists()


def test_a_page_of_their_own_that_mkdocs_passes_over_is_missed(
    build: Callable[..., Result], programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says nothing of a folder it cannot open."""
    before = fingerprint(programme.site)

    def get_less(config: MkDocsConfig) -> Files:
        found = get_files(config)
        return Files([one for one in found if one.src_uri != "guide/how.md"])

    monkeypatch.setattr("mkdocs.commands.build.get_files", get_less)
    result = build()
    assert result.exit_code == 2
    assert "guide/how.md is missing" in result.output
    assert fingerprint(programme.site) == before


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)]
)
def test_who_is_told_to_stop_tidies_and_says_so(
    programme: Programme, number: int, code: int
) -> None:
    before = fingerprint(programme.site)
    hook = f"import os\ndef on_pre_build(config):\n    os.kill(os.getpid(), {number})\n"
    put(
        programme.root,
        {"hook.py": hook, "mkdocs.yml": f"{BARE}hooks: [hook.py]\n"},
    )
    done = subprocess.run(
        [*COMMAND, *programme.arguments],
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == code
    assert done.stderr == f"error: stopped; what lies in {programme.site} is whole\n"
    assert fingerprint(programme.site) == before
    assert programme.beside() == ()


def test_signals_are_given_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(Stopped), stoppable():
        os.kill(os.getpid(), signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.fixture
def locked() -> Iterator[Callable[[Path], None]]:
    """Takes the right to write into folders away, until the test is done."""
    taken: list[Path] = []

    def lock(folder: Path) -> None:
        taken.append(folder)
        folder.chmod(0o555)
        if os.access(folder, os.W_OK):
            pytest.skip("whoever runs this may write everywhere")

    yield lock
    for folder in taken:
        folder.chmod(0o755)


def test_where_nobody_may_write_the_old_site_stays(
    build: Callable[..., Result],
    programme: Programme,
    locked: Callable[[Path], None],
) -> None:
    before = fingerprint(programme.site)
    locked(programme.site.parent)
    result = build()
    assert result.exit_code == 2
    assert "GF907: " in result.output
    assert "permission denied; the old site stays as it was" in result.output
    assert fingerprint(programme.site) == before


def test_a_programme_nobody_may_write_to_is_built_elsewhere(
    build: Callable[..., Result],
    programme: Programme,
    locked: Callable[[Path], None],
    tmp_path: Path,
) -> None:
    for folder in (programme.root, *programme.root.rglob("*/")):
        if folder.is_dir():
            locked(folder)
    assert build(out="elsewhere").exit_code == 0
    assert fingerprint(tmp_path / "elsewhere") == fingerprint(programme.site)


def test_a_plain_build_of_mkdocs_writes_no_manifest(programme: Programme) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=programme.root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    assert (programme.root / "site/index.html").is_file()
    assert not (programme.root / "site" / MANIFEST).exists()
