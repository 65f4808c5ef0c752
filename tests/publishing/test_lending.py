"""What both sites hold is one file for as long as both are there, and no longer."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from growthfolio.publishing import lending
from growthfolio.publishing.comparing import compare
from growthfolio.publishing.manifest import MANIFEST
from growthfolio.publishing.publish import publish
from planting import put
from publishing.sites import PAGE, build_of, names, text_of

SAME = {"people/ada.html": PAGE.format("Ada"), "deck.pptx": "slides"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A site that is there already."""
    site = tmp_path / "published" / "site"
    build(site, "one")
    return site


def build(out: Path, text: str) -> None:
    """Publish a site with another home page."""
    written = {"index.html": PAGE.format(text), **SAME}
    publish({out: build_of(written)}, out.parent.parent / "programme")


def inodes(site: Path) -> dict[str, int]:
    """By what number the system knows each file."""
    return {name: (site / name).stat().st_ino for name in ("index.html", *SAME)}


def kept(out: Path, change: Callable[[], object] = lambda: None) -> set[str]:
    """Which files the next site has from the old one, where something `change`s."""
    change()
    # Held open, so that no number is given to another file meanwhile.
    held = [os.open(out / name, os.O_RDONLY) for name in inodes(out)]
    before = inodes(out)
    build(out, "two")
    for one in held:
        os.close(one)
    assert text_of(out) == "two"
    assert names(out.parent) == ["site"]
    assert compare(out) == (3, ())
    return {name for name, number in inodes(out).items() if number == before[name]}


def test_what_is_the_same_is_the_same_file(out: Path) -> None:
    assert kept(out) == set(SAME)
    assert all((out / name).stat().st_nlink == 1 for name in SAME)
    assert names(out) == sorted([MANIFEST, "deck.pptx", "index.html", "people"])


CHANGES: dict[str, Callable[[Path], object]] = {
    "damaged": lambda file: file.write_text("SLIDES"),
    "cut short": lambda file: file.write_text(""),
    "open to all": lambda file: file.chmod(0o666),
    "somebody else's as well": lambda file: os.link(file, file.parents[2] / "copy"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_not_the_site_s_own_and_whole_is_not_taken(
    out: Path, change: Callable[[Path], object]
) -> None:
    file = out / "deck.pptx"
    assert kept(out, lambda: change(file)) == {"people/ada.html"}
    assert file.read_text() == "slides"


def test_nothing_is_taken_from_behind_a_link(out: Path, tmp_path: Path) -> None:
    (out / "people").rename(tmp_path / "people")
    (out / "people").symlink_to(tmp_path / "people")
    assert kept(out) == {"deck.pptx"}
    assert (tmp_path / "people" / "ada.html").stat().st_nlink == 1


@pytest.mark.parametrize("call", ["link", "replace"])
def test_without_links_files_are_as_they_were_written(
    out: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, call, fail)
    assert kept(out) == set()


def test_what_changes_before_it_is_taken_is_not(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was the same when we looked; somebody has edited it in place since."""
    real = os.link

    def late(old: str, spare: str, **given: bool) -> None:
        if old.endswith("deck.pptx"):
            Path(old).write_text("SLIDES")
        real(old, spare, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "link", late)
    assert kept(out) == {"people/ada.html"}
    assert (out / "deck.pptx").read_text() == "slides"


def test_many_are_taken_at_once(tmp_path: Path) -> None:
    many = {f"{number:03}.txt": str(number) for number in range(200)}
    one = put(tmp_path / "one", many)
    other = put(tmp_path / "other", many)
    marks = {
        name: mark
        for name, text in many.items()
        if (mark := lending.same(str(one / name), text.encode())) is not None
    }
    lending.lend(one, other, marks)
    assert names(other) == sorted(many)
    assert all((one / name).samefile(other / name) for name in many)
