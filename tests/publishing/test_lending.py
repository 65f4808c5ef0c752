"""What both sites hold is one file for as long as both are there, and no longer."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from growthfolio.caching.shelf import Shelf
from growthfolio.model.refusal import RefusalError
from growthfolio.publishing import Promise, lending, looking
from growthfolio.publishing.comparing import compare
from growthfolio.publishing.lending import Lender
from growthfolio.publishing.manifest import MANIFEST, content_of
from growthfolio.publishing.publish import Build, publish
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


@pytest.fixture
def lender(out: Path, tmp_path: Path) -> Lender:
    """Lends what is there to a site that is built elsewhere."""
    folder = tmp_path / "aside"
    (folder / "people").mkdir(parents=True)
    return Lender(out, folder)


def test_a_builder_may_take_a_file_instead_of_writing_it(
    out: Path, tmp_path: Path, lender: Lender
) -> None:
    name = "people/ada.html"
    assert lender.lend(name, SAME[name].encode())
    assert (tmp_path / "aside" / name).samefile(out / name)
    assert lender.lent[name].content == content_of(out / name)
    assert names(tmp_path / "aside") == ["people"]


@pytest.mark.parametrize(
    ("name", "data"), [("deck.pptx", b"SLIDES"), ("new.html", b""), ("people", b"")]
)
def test_what_holds_something_else_is_not_lent(
    tmp_path: Path, lender: Lender, name: str, data: bytes
) -> None:
    assert not lender.lend(name, data)
    assert lender.lent == {}
    assert names(tmp_path / "aside") == ["people"]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nor_is_what_is_not_the_site_s_own_and_whole(
    out: Path, lender: Lender, change: Callable[[Path], object]
) -> None:
    change(out / "deck.pptx")
    assert not lender.lend("deck.pptx", b"slides")


def test_where_there_is_no_site_nothing_is_lent(tmp_path: Path) -> None:
    lender = Lender(tmp_path / "nowhere", tmp_path)
    assert not lender.lend("index.html", b"")
    assert names(tmp_path) == []


def taking(out: Path, damage: Callable[[Path], object] = lambda _: None) -> Build:
    """A build that takes what it can, where something is damaged afterwards."""

    def build(folder: Path) -> Promise:
        lender = Lender(out, folder)
        files = {"index.html": PAGE.format("two"), **SAME}
        for name, text in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            if not lender.lend(name, text.encode()):
                put(folder, {name: text})
        damage(folder)
        known = frozenset(files)
        return Promise(
            audience="public",
            pages=known - {"deck.pptx"},
            files=known,
            lent=lender.lent,
        )

    return build


def test_what_was_lent_is_not_read_again(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page is, unless it passed before."""
    read: list[str] = []
    real = looking.read_of

    def note(path: str) -> tuple[os.stat_result, bytes | None]:
        read.append(Path(path).name)
        return real(path)

    monkeypatch.setattr(looking, "read_of", note)
    shelf = Shelf(tmp_path)
    publish({out: taking(out)}, tmp_path / "programme", shelf)
    assert sorted(read) == ["ada.html", "index.html"]
    read.clear()
    publish({out: taking(out)}, tmp_path / "programme", shelf)
    shelf.close()
    assert read == []
    assert compare(out) == (3, ())


def test_what_was_lent_and_changed_is_read_again(out: Path, tmp_path: Path) -> None:
    def damage(folder: Path) -> None:
        (folder / "deck.pptx").write_text("SLIDES")
        file = folder / "people" / "ada.html"
        file.unlink()
        file.write_text(PAGE.format("<p onclick=evil()>"))

    with pytest.raises(RefusalError) as refused:
        publish({out: taking(out, damage)}, tmp_path / "programme")
    assert "people/ada.html" in repr(refused.value.sentence)
