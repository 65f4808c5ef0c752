"""A page that was read over as it was written is not read again, unless it changed."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from growthfolio.model.refusal import RefusalError
from growthfolio.publishing import Promise
from growthfolio.publishing.comparing import compare
from growthfolio.publishing.manifest import Content
from growthfolio.publishing.publish import publish
from growthfolio.publishing.reading import Reader
from growthfolio.publishing.written import Written, settled, write_page
from publishing.sites import PAGE, text_of

PAGES = {"index.html": PAGE.format("Home"), "people/ada/index.html": PAGE.format("Ada")}
EVIL = PAGE.format("<p onclick=evil()>")


def write(folder: Path, name: str, text: str) -> Written:
    return write_page(f"{folder}/{name}", text.encode(), Reader())


def some_time_later(written: Mapping[str, Written]) -> Mapping[str, Written]:
    """The same, as if the last page had been written long after them."""
    last = max(written.values(), key=lambda one: one.changed)
    inode, size, changed, entry = last.look
    later = replace(last, look=(inode, size, changed + 10**9, entry))
    return settled({**written, "zzz.html": later})


def test_what_is_written_is_known(tmp_path: Path) -> None:
    written = write(tmp_path, "people/ada/index.html", EVIL)
    file = tmp_path / "people/ada/index.html"
    assert file.read_text() == EVIL
    assert written.content.size == len(EVIL)
    assert [one.what for one in written.page.offences] == ["p onclick"]
    assert written.stands(str(file))


CHANGES: Mapping[str, Callable[[Path], object]] = {
    "written again": lambda file: file.write_text("another text"),
    "put in its place": lambda file: file.with_name("new").replace(file),
    "set back": lambda file: (
        file.write_text(EVIL.replace("evil", "fine")),
        os.utime(file, ns=(1, 1)),
    ),
    "a link": lambda file: (file.unlink(), file.symlink_to(file.with_name("new"))),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whoever_touches_it_is_noticed(tmp_path: Path, change: str) -> None:
    written = write(tmp_path, "index.html", EVIL)
    file = tmp_path / "index.html"
    file.with_name("new").write_text(EVIL)
    CHANGES[change](file)
    assert not written.stands(str(file))


def test_the_old_sites_file_is_not_written_into(tmp_path: Path) -> None:
    old = tmp_path / "old.html"
    old.write_text("the old site's")
    (tmp_path / "new").mkdir()
    os.link(old, tmp_path / "new/index.html")
    write(tmp_path, "new/index.html", EVIL)
    assert old.read_text() == "the old site's"
    assert (tmp_path / "new/index.html").read_text() == EVIL


SECOND = 10**9


def test_what_was_written_a_tick_ago_is_read_again() -> None:
    page = Reader().page(PAGE.format("Ada").encode())
    times = {
        "long ago": 5 * SECOND + 1,
        "a while ago": 6 * SECOND - 60_000_000,
        "just now": 6 * SECOND - 40_000_000,
        "last": 6 * SECOND,
        "by a clock of whole seconds": 3 * SECOND,
    }
    written = {
        name: Written(content=Content(1, ""), page=page, look=(1, 1, time, time))
        for name, time in times.items()
    }
    assert settled(written).keys() == {"long ago", "a while ago"}
    assert settled({}) == {}


def build(out: Path, pages: Mapping[str, str], change: str = "") -> None:
    """Publish pages that were read over as they were written, and one changed since."""

    def fill(folder: Path) -> Promise:
        written = {name: write(folder, name, text) for name, text in pages.items()}
        if change:
            (folder / "index.html").write_text(change)
        return Promise(
            audience="public",
            pages=frozenset(pages),
            files=frozenset(pages),
            written=some_time_later(written),
        )

    publish({out: fill}, out.parent / "programme")


def test_it_is_read_once(tmp_path: Path, read: list[bytes]) -> None:
    out = tmp_path / "site"
    build(out, PAGES)
    assert len(read) == len(PAGES)
    assert compare(out) == (2, ())


def test_beside_an_old_site_it_is_read_once_and_lent(
    tmp_path: Path, read: list[bytes]
) -> None:
    out = tmp_path / "site"
    build(out, PAGES)
    before = (out / "people/ada/index.html").stat().st_ino
    with (out / "people/ada/index.html").open():
        build(out, {**PAGES, "index.html": PAGE.format("Another")})
        assert (out / "people/ada/index.html").stat().st_ino == before
    assert len(read) == 2 * len(PAGES)
    assert text_of(out) == "Another"
    assert compare(out) == (2, ())


def test_what_changed_since_is_what_counts(tmp_path: Path, read: list[bytes]) -> None:
    out = tmp_path / "site"
    build(out, PAGES, PAGE.format("Later"))
    assert len(read) == len(PAGES) + 1
    assert text_of(out) == "Later"
    assert compare(out) == (2, ())
    with pytest.raises(RefusalError):
        build(out, PAGES, EVIL)
    assert text_of(out) == "Later"


def test_what_was_bad_when_it_was_written_does_not_pass(tmp_path: Path) -> None:
    with pytest.raises(RefusalError):
        build(tmp_path / "site", {**PAGES, "index.html": EVIL})
