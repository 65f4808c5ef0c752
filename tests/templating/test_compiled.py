"""Fragments that are compiled ahead: used where they are right, and only there."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound

from fake_site import pages, site
from growthfolio.rendering import render, templates
from growthfolio.rendering.overrides import NO_OVERRIDES, Overrides
from growthfolio.templating import Compiled, Fragments, compile_fragments, compiled
from rendering.page_html import LINKS

RECORD = "made-of.json"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package's fragments, compiled."""
    folder = tmp_path_factory.mktemp("fragments") / "compiled"
    compile_fragments(folder)
    return folder


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sources of the package's fragments, to be changed."""
    copy = tmp_path / "fragments"
    shutil.copytree(compiled.FRAGMENTS, copy)
    monkeypatch.setattr(compiled, "FRAGMENTS", copy)
    return copy


def loads(
    folder: Path, name: str = "year.html", replaced: tuple[str, ...] = ()
) -> bool:
    """Whether a template comes compiled."""
    try:
        Compiled(replaced, folder).load(Fragments(), name)
    except TemplateNotFound:
        return False
    return True


def test_every_fragment_is_compiled(folder: Path) -> None:
    names = [path.name for path in compiled.FRAGMENTS.iterdir()]

    assert all(loads(folder, name) for name in names)


def test_compiling_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    compile_fragments(tmp_path / "again")
    files = [path for path in folder.iterdir() if path.is_file()]

    assert len(files) > 1
    assert all(
        path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()
        for path in files
    )


def test_pages_say_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def all_pages(ready: Callable[[frozenset[str]], Compiled]) -> list[str]:
        monkeypatch.setattr(templates, "Compiled", ready)
        templates.read_again()
        return [render(page, site(), LINKS).html for page in pages()]

    parsed = all_pages(lambda _: Compiled((), folder / "nothing"))

    def parse(*_: object) -> None:
        raise AssertionError("a source was parsed")

    monkeypatch.setattr(Fragments, "parse", parse)

    assert all_pages(lambda names: Compiled(names, folder)) == parsed
    templates.read_again()


def change_a_fragment(sources: Path, folder: Path) -> None:
    """Somebody edits a fragment."""
    del folder
    path = sources / "card.html"
    path.write_text(path.read_text("utf-8") + " ", "utf-8")


def add_a_fragment(sources: Path, folder: Path) -> None:
    """Somebody adds one."""
    del folder
    (sources / "new.html").touch()


def lose_the_record(sources: Path, folder: Path) -> None:
    """Compiling was interrupted."""
    del sources
    (folder / RECORD).unlink()


def cut_the_record(sources: Path, folder: Path) -> None:
    """The disk was full."""
    del sources
    (folder / RECORD).write_text('{"sources": ', "utf-8")


@pytest.mark.parametrize(
    "happen", [change_a_fragment, add_a_fragment, lose_the_record, cut_the_record]
)
def test_what_is_outdated_is_never_used(
    happen: Callable[[Path, Path], None], sources: Path, tmp_path: Path, folder: Path
) -> None:
    copy = tmp_path / "compiled"
    shutil.copytree(folder, copy)
    before = loads(copy)
    happen(sources, copy)

    assert (before, loads(copy)) == (True, False)


def test_what_another_jinja_made_is_never_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "versions", lambda _: ("jinja2-3.2.0.dist-info",))

    assert not loads(folder)


def test_what_other_code_made_is_never_used(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "compiled"
    shutil.copytree(folder, copy)
    record = json.loads((copy / RECORD).read_text("utf-8"))
    (copy / RECORD).write_text(json.dumps({**record, "sources": "0"}), "utf-8")

    assert not loads(copy)


@pytest.mark.parametrize(
    ("name", "replaced", "ready"),
    [
        ("year.html", "card.html", False),
        ("year.html", "facts.html", False),
        ("year.html", "parts.html", False),
        ("card.html", "card.html", False),
        ("year.html", "pool.html", True),
        ("pool.html", "card.html", True),
        ("year.html", "page.html", True),
    ],
)
def test_what_a_site_replaces_is_in_no_template(
    folder: Path, name: str, replaced: str, *, ready: bool
) -> None:
    assert loads(folder, name, (replaced,)) is ready


def test_two_languages_share_nothing(folder: Path) -> None:
    both = [Fragments(None, (), Compiled((), folder)) for _ in "ab"]
    for number, one in enumerate(both):
        one.filters["day"] = lambda _, number=number: f"day {number}"
    parts = [one.get_template("parts.html").make_module({"home": None}) for one in both]
    day = date(2026, 3, 14)

    assert ["day 0" in one.day(day) for one in parts] == [True, False]


def test_the_filters_are_those_that_templates_are_compiled_for() -> None:
    """Whether one looks at its page is written into the code that calls it."""
    real = templates._environment("en", NO_OVERRIDES).filters  # noqa: SLF001
    declared = Fragments().filters

    assert real.keys() == declared.keys()
    assert {name for name in real if wants_page(real[name])} == {
        name for name in declared if wants_page(declared[name])
    }
    assert all(real[name] is not declared[name] for name in ("body", "alt"))


def wants_page(function: object) -> bool:
    """Whether Jinja hands the context to a filter."""
    return getattr(function, "jinja_pass_arg", None) is not None


def test_overrides_are_used_with_what_is_compiled() -> None:
    own = Overrides(folder="here", texts=(("facts.html", "mine"),))

    assert "mine" in render(pages()[1], site(), LINKS, overrides=own).html
