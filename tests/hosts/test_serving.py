"""A served folder holds what a fresh start would serve, whoever has built it last."""

import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from shutil import rmtree
from types import MappingProxyType
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer

from attached import attached
from growthfolio.caching.store import TOP
from growthfolio.hosts import preparing, serving, watching
from growthfolio.hosts.planning import plan_for_host
from growthfolio.hosts.serving import Serving
from hosts.small_tree import FILES, PNG
from planting import put

Change = Callable[[Path], object]
ADDRESS = "http://127.0.0.1:8000/"
ADA = "portfolios/ada/2026-02/plan.md"
BROKEN = "---\nthis is no front matter\n"
MKDOCS = """\
site_name: Growth files
site_url: https://example.org/
docs_dir: portfolios
theme: {name: material, custom_dir: own}
plugins: [search, growthfolio]
"""
NO_GAPS = {"programme.yml": str(FILES["programme.yml"]).replace("states: public\n", "")}
"""Its widest audience is told of no gaps, and has no page of what is to be mended."""


class Served:
    """A site that is served, as MkDocs does it but for the sockets."""

    def __init__(
        self, top: Path, changes: Mapping[str, str], kind: str, *, dirty: bool
    ) -> None:
        self.root = put(
            top / "programme",
            FILES
            | {
                "mkdocs.yml": MKDOCS,
                "docs/about.md": "# About\n\n[Ada](people/ada.md)\n",
                "own/note.txt": "Nothing.\n",
            }
            | changes,
        )
        self.site, self.kind, self.dirty = top / "served", kind, dirty
        self.generated = 0
        self.site.mkdir()
        first = self._config(self.site)
        first.plugins.on_startup(command=kind, dirty=dirty)
        self._build(first)
        self.server = LiveReloadServer(self._builder, "127.0.0.1", 0, str(self.site))
        self.server.watch(first.docs_dir)
        self.server.watch(str(first.config_file_path))
        first.plugins.on_serve(self.server, config=first, builder=self._builder)

    def __call__(self, change: Change, *, told: bool = True) -> None:
        """Changes something, tells of it, and builds as the server would."""
        before = _files(self.root)
        change(self.root)
        after = _files(self.root)
        found = {*before, *after}
        paths = (one for one in found if before.get(one) != after.get(one))
        observer: Any = self.server.observer
        if told:
            changed = tuple(str(self.root / path) for path in sorted(paths))
            observer.changes.note(changed, told=True)
        self.generated = 0
        self.server.builder()

    @property
    def files(self) -> Mapping[str, bytes]:
        """What is served."""
        return _files(self.site)

    @property
    def looks(self) -> Mapping[str, int]:
        """What is served, by where it lies on the disk."""
        return {name: (self.site / name).stat().st_ino for name in self.files}

    def fresh(self) -> Mapping[str, bytes]:
        """What another server would serve that starts now."""
        cache = dict(MkDocsConfig._schema)["plugins"].plugin_cache  # noqa: SLF001
        ours, folder = dict(cache), self.site.with_name("fresh")
        rmtree(folder, ignore_errors=True)
        try:
            cache.clear()
            folder.mkdir()
            config = self._config(folder)
            config.plugins.on_startup(command=self.kind, dirty=False)
            self._build(config)
            return _files(folder)
        finally:
            cache.clear()
            cache.update(ours)

    def _config(self, folder: Path) -> MkDocsConfig:
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(folder))
        config.site_url = ADDRESS
        return config

    def _builder(self) -> None:
        self.generated += 1
        self._build(self._config(self.site))

    def _build(self, config: MkDocsConfig) -> None:
        address = ADDRESS if self.kind == "serve" else None
        dirty = self.dirty and self.site.samefile(config.site_dir)
        build(config, serve_url=address, dirty=dirty)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".growthfolio" not in path.parts
    }


Serve = Callable[..., Served]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Begins to serve a programme."""
    begun: list[Served] = []

    def begin(
        changes: Mapping[str, str] = MappingProxyType({}),
        kind: str = "serve",
        *,
        dirty: bool = False,
    ) -> Served:
        begun.append(Served(tmp_path, changes, kind, dirty=dirty))
        return begun[-1]

    yield begin
    for one in begun:
        one.server.server_close()


def write(path: str, content: str | bytes | None) -> Change:
    """A file is saved, or goes away."""
    return lambda root: put(root, {path: content})


def mend(path: str, old: str, new: str) -> Change:
    """A text is replaced in a file."""

    def change(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text or new in text
        put(root, {path: text.replace(old, new)})

    return change


def leave(folder: str) -> Change:
    """A folder goes away."""
    return lambda root: rmtree(root / folder)


def join(root: Path) -> None:
    """Somebody joins, with a record."""
    put(
        root,
        {
            "portfolios/cai/profile.yml": "name: Cai\njoined: 2026-01-01\nunit: town\n"
            "mentors: [{mentor: ben, role: business}]\n",
            "portfolios/cai/2026-02/plan.md": "Goals.\n",
        },
    )


NAMED = 'name: "B<e>n & \\"Wu\\""\nunit: town\nroles: [business]\n'

WRITTEN: dict[str, Change] = {
    "a record": write(ADA, "## Goals\n\nSomething else.\n"),
    "headings": write(ADA, "# One\n\n## Two\n\n### Three\n"),
    "a record more": write("portfolios/bai/2026-04/notes.md", "What bai did.\n"),
    "a record less": write(ADA, None),
    "a comment": write("portfolios/ada/2026-02/notes.comment.md", "Very well.\n"),
    "a name": write("mentors/ben.yml", NAMED),
    "a person more": join,
    "a person less": leave("portfolios/bai"),
    "an attachment more": lambda root: put(
        root, {"portfolios/ada/2026-02/a.png": PNG, ADA: "![](a.png)\n"}
    ),
    "an attachment less": write("portfolios/ada/2026-02/notes.md", "Nothing.\n"),
    "an attachment that is another": write(
        "portfolios/ada/2026-02/chart 1.png", attached("another.png")
    ),
    "a rule": mend("programme.yml", "Learning plan", "Plan to learn"),
    "nothing": lambda root: root,
}
"""Changes of what people write: MkDocs is not asked."""

ELSEWHERE: dict[str, Change] = {
    "the site's name": mend("mkdocs.yml", "Growth files", "Other files"),
    "the language": mend("programme.yml", "language: en", "language: zh-CN"),
    "the day": mend("programme.yml", "2026-04-20", "2026-04-21"),
    "a theme's file": write("own/main.html", "{% extends 'base.html' %}<!-- x -->\n"),
    "a fragment": write("own/growthfolio/gap.html", "A gap.\n"),
    "a hook": lambda root: put(
        root, {"hook.py": "", "mkdocs.yml": MKDOCS + "hooks: [hook.py]\n"}
    ),
}
"""Changes of what MkDocs goes by: it builds."""


@pytest.mark.parametrize("what", WRITTEN)
def test_what_people_write_is_served_without_mkdocs(serve: Serve, what: str) -> None:
    site = serve()
    before = site.files
    site(WRITTEN[what])
    assert site.generated == 0
    assert site.files == site.fresh()
    assert (site.files == before) == (what == "nothing")


@pytest.mark.parametrize("what", ELSEWHERE)
def test_what_mkdocs_goes_by_makes_it_build(serve: Serve, what: str) -> None:
    site = serve()
    site(ELSEWHERE[what])
    assert site.generated == 1
    assert site.files == site.fresh()
    site(WRITTEN["a record"])
    assert site.generated == (what == "a hook")
    assert site.files == site.fresh()


def test_all_changes_one_after_another(serve: Serve) -> None:
    site = serve()
    built = 0
    for change in (*WRITTEN.values(), *ELSEWHERE.values(), *WRITTEN.values()):
        site(change)
        built += site.generated
    assert site.files == site.fresh()
    # From the hook on.
    assert built == len(ELSEWHERE) + len(WRITTEN)


def test_only_pages_that_are_others_are_written(serve: Serve) -> None:
    site = serve()
    before = site.looks
    site(WRITTEN["a record"])
    after = site.looks
    assert {name for name in after if after[name] != before[name]} == {
        "people/ada/index.html",
        *(name for name in after if name.startswith("assets/growthfolio/search/")),
    }


def test_errors_come_and_go(serve: Serve) -> None:
    site = serve()
    for change in (write(ADA, BROKEN), WRITTEN["a record"], write(ADA, BROKEN)):
        site(change)
        assert site.generated == 0
        assert site.files == site.fresh()
    assert b"gf-banner" in site.files["people/bai/index.html"]


def test_a_menu_with_errors_is_made_once(serve: Serve) -> None:
    """Where the audience knows of no gaps, what is to be mended is a page more."""
    site = serve(NO_GAPS)
    built = []
    for change in 2 * (write(ADA, BROKEN), WRITTEN["a record"]):
        site(change)
        built.append(site.generated)
        assert site.files == site.fresh()
    assert built == [1, 0, 0, 0]


def test_a_programme_is_broken_and_mended(serve: Serve) -> None:
    site = serve()
    before = site.files
    built = []
    for change in 2 * (write("programme.yml", "title: ["), whole):
        site(change)
        built.append(site.generated)
        # Of a programme without a day MkDocs packs that by the clock.
        assert _without(PACKED, site.files) == _without(PACKED, site.fresh())
    assert built == [1, 0, 0, 0]
    assert site.files == before


PACKED = "sitemap.xml.gz"


def _without(name: str, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {path: data for path, data in files.items() if path != name}


def whole(root: Path) -> None:
    """The programme can be read."""
    put(root, {"programme.yml": FILES["programme.yml"]})


def test_what_nobody_told_of_is_noticed(serve: Serve) -> None:
    """A system may lose word of a change among many."""
    site = serve()
    site(ELSEWHERE["the site's name"], told=False)
    assert site.generated == 1
    site(WRITTEN["a record"], told=False)
    assert site.generated == 0
    assert site.files == site.fresh()


def test_of_other_files_mkdocs_knows_what_they_are_for(serve: Serve) -> None:
    site = serve()
    site(write("elsewhere/data.csv", "1\n"))
    assert site.generated == 1


def test_after_a_build_that_failed_mkdocs_builds(serve: Serve) -> None:
    site = serve()
    with pytest.raises(ConfigurationError):
        site(write("mkdocs.yml", "site_name: ["))
    site(write("mkdocs.yml", MKDOCS), told=False)
    assert site.generated == 1
    site(WRITTEN["a record"])
    assert site.generated == 0
    assert site.files == site.fresh()


def test_a_broken_fragment_is_mkdocs_to_tell(serve: Serve) -> None:
    site = serve()
    for content in ("{% x %}\n", "A gap.\n"):
        site(write("own/growthfolio/gap.html", content))
        assert site.generated == 1
        site(WRITTEN["a record"])
        assert site.generated == (content == "{% x %}\n")
        assert site.files == site.fresh()


def test_without_what_was_kept_it_is_the_same(serve: Serve) -> None:
    site = serve()
    site(leave(TOP))
    site(WRITTEN["a record"])
    assert site.files == site.fresh()
    site(WRITTEN["headings"])
    assert site.generated == 0


def test_with_a_commit_pages_say_which(serve: Serve) -> None:
    site = serve()
    for change in (WRITTEN["a record"], WRITTEN["headings"]):
        commit(site.root)
        site(change)
        assert site.generated == 0
        assert site.files == site.fresh()


def commit(root: Path) -> None:
    """What there is is committed."""
    for words in ("init -q", "add -A", "commit -qm records"):
        named = ["-c", "user.name=ada", "-c", "user.email=ada@example.org"]
        subprocess.run(["git", *named, *words.split()], cwd=root, check=True)


def test_a_clean_site_is_served_as_it_will_be_built(serve: Serve) -> None:
    """`mkdocs serve --clean`: MkDocs does not say that it serves until it does."""
    site = serve(kind="build")
    built = []
    for change in (WRITTEN["a record"], WRITTEN["headings"]):
        site(change)
        built.append(site.generated)
        assert site.files == site.fresh()
    assert built == [1, 0]
    assert b"Content-Security-Policy" in site.files["index.html"]
    with pytest.raises(Abort):
        site(write("programme.yml", "title: ["))


def test_a_dirty_site_is_served(serve: Serve) -> None:
    """`mkdocs serve --dirty`: MkDocs leaves what there was, and we do not."""
    site = serve(dirty=True)
    for what, built in (("a person less", 0), ("the site's name", 1), ("a record", 0)):
        site((WRITTEN | ELSEWHERE)[what])
        assert site.generated == built
        assert site.files == site.fresh()


def test_what_was_planned_is_not_planned_again(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = serve()
    planned = []

    def counted(*given: Any, **named: Any) -> object:  # noqa: ANN401
        planned.append(given)
        return plan_for_host(*given, **named)

    for module in (serving, preparing):
        monkeypatch.setattr(module, "plan_for_host", counted)
    site(ELSEWHERE["the day"])
    assert (site.generated, len(planned)) == (1, 1)
    site(write("elsewhere", ""))
    assert (site.generated, len(planned)) == (1, 2)


@pytest.mark.parametrize(
    "settings",
    [
        "hooks: [hook.py]\n",
        "plugins: [growthfolio, offline]\n",
        "INHERIT: other.yml\n",
        "plugins: [search, {growthfolio: {search: theme}}]\n",
    ],
)
def test_what_others_may_look_at_is_left_to_mkdocs(serve: Serve, settings: str) -> None:
    text = "\n".join(
        line for line in MKDOCS.splitlines() if not line.startswith(settings[:7])
    )
    files = {"hook.py": "", "other.yml": "site_author: Somebody\n"}
    site = serve({"mkdocs.yml": f"{text}\n{settings}", **files})
    site(WRITTEN["a record"])
    assert site.generated == 1


def test_a_server_that_is_not_what_we_know_is_left_alone(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "PollingObserver", type(None))
    site = serve()
    assert not isinstance(site.server.builder, Serving)
    assert str(site.root / "portfolios") in site.server._watched_paths  # noqa: SLF001
