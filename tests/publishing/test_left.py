"""A site that looks as it was left is not read again; any other is, in whole."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from growthfolio.publishing import exchange, lending, mark_of, standing, stands
from growthfolio.publishing import left as module
from growthfolio.publishing.left import Found, Left
from growthfolio.publishing.lending import Lender
from growthfolio.publishing.manifest import MANIFEST, content_in
from growthfolio.publishing.promise import Promise
from growthfolio.publishing.publish import publish
from planting import put
from publishing.sites import PAGE, names

FILES = {"index.html": PAGE.format("one"), "people/ada.html": PAGE.format("Ada")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where the programme is, and what is noted."""
    return put(tmp_path / "programme", {"programme.yml": "title: x\n"})


@pytest.fixture
def out(tmp_path: Path, root: Path) -> Path:
    """A site that a build has left."""
    site = tmp_path / "published" / "site"
    build(site, root)
    return site


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The sites of which every file is read, as it goes."""
    found: list[Path] = []
    whole = standing.compare

    def noting(place: Path) -> object:
        found.append(place)
        return whole(place)

    monkeypatch.setattr(standing, "compare", noting)
    return found


def build(
    out: Path, root: Path, damage: Callable[[Path], object] = lambda _: None
) -> None:
    """Publish the site, with what the old one has."""

    def made(folder: Path) -> Promise:
        lender = Lender(out, folder)
        for name, text in FILES.items():
            (folder / name).parent.mkdir(exist_ok=True)
            if not lender.lend(name, text.encode()):
                put(folder, {name: text})
        damage(folder)
        files = frozenset(FILES)
        return Promise(audience="x", pages=frozenset(), files=files, lent=lender.lent)

    publish({out: made}, root, None, Left(root))


def still(out: Path, root: Path, mark: str | None = None) -> bool:
    return stands(out, mark or mark_of(out) or "", root)


def test_what_a_build_left_is_not_read(
    out: Path, root: Path, compared: list[Path]
) -> None:
    assert still(out, root)
    assert compared == []
    build(out, root)  # all of it lent: one file with the old site's, for a moment
    assert still(out, root)
    assert compared == []


def same_size_same_date(out: Path) -> None:
    """A clock put back, or a date given by hand."""
    file = out / "people/ada.html"
    found = file.stat()
    file.write_text(PAGE.format("Ida"))
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


def another_file(out: Path) -> None:
    file, other = out / "people/ada.html", out.parent / "other"
    found = file.stat()
    other.write_text(PAGE.format("Ida"))
    os.utime(other, ns=(found.st_atime_ns, found.st_mtime_ns))
    other.replace(file)


CHANGES: dict[str, Callable[[Path], object]] = {
    "rewritten": same_size_same_date,
    "exchanged": another_file,
    "gone": lambda out: (out / "people/ada.html").unlink(),
    "more": lambda out: put(out, {"people/more.html": ""}),
    "hidden": lambda out: put(out, {".htaccess": ""}),
    "a link": lambda out: (out / "people/link").symlink_to("ada.html"),
    "damaged manifest": lambda out: put(out, {MANIFEST: "{}"}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_changed_does_not_stand(
    out: Path, root: Path, change: Callable[[Path], object]
) -> None:
    mark = mark_of(out)
    change(out)
    assert not still(out, root, mark)
    assert not still(out, root, mark)


def test_what_only_looks_otherwise_is_read_once(
    out: Path, root: Path, compared: list[Path]
) -> None:
    put(out, {"index.html": FILES["index.html"]})
    assert still(out, root)
    assert compared == [out]
    os.utime(out / "index.html", (1, 1))
    assert still(out, root)
    assert compared == [out, out]


def test_it_is_noted_when_the_clock_has_gone_on(
    out: Path, root: Path, compared: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was changed within a tick could be changed again within it."""
    newest = max(path.lstat().st_ctime_ns for path in out.rglob("*"))
    put(out, {"index.html": FILES["index.html"]})
    with monkeypatch.context() as patched:
        patched.setattr(standing, "clock", lambda _: newest)
        assert still(out, root)
    assert still(out, root)
    assert compared == [out, out]
    assert still(out, root)
    assert compared == [out, out]


def test_a_clock_that_stands_still_has_nothing_noted(
    tmp_path: Path, root: Path, compared: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "published" / "site"
    with monkeypatch.context() as patched:
        patched.setattr(module, "clock", lambda _: 1)
        build(out, root)
    assert still(out, root)
    assert compared == [out]


def test_what_changes_after_it_was_looked_over_is_not_noted(
    out: Path, root: Path, compared: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is in its place somebody may write into it, as into any file."""

    def late(new: Path, place: Path) -> None:
        put(new, {"people/ada.html": PAGE.format("Ada and more")})
        exchange.put(new, place)

    with monkeypatch.context() as patched:
        patched.setattr("growthfolio.publishing.publish.put", late)
        build(out, root)
    assert not still(out, root)
    assert compared == [out]


def test_where_nothing_is_kept_all_is_read(
    tmp_path: Path, root: Path, compared: list[Path]
) -> None:
    out = tmp_path / "published" / "site"
    publish(
        {
            out: lambda folder: Promise(
                audience="x",
                pages=frozenset(),
                files=frozenset(names(put(folder, {"index.html": PAGE}))),
            )
        },
        root,
    )
    assert not (root / ".growthfolio").exists()
    assert still(out, root)
    assert compared == [out]


def test_files_on_two_disks_say_nothing(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their clocks are two."""
    assert Found.at(out) is not None
    monkeypatch.setattr(
        "growthfolio.loading.scan.Scan.devices", property(lambda one: {id(one)})
    )
    assert Found.at(out) is None


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are synced, as it goes."""
    found: list[str] = []
    whole = os.fsync

    def noting(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        found.extend([path.name] if path.is_file() else [])
        whole(descriptor)

    monkeypatch.setattr(os, "fsync", noting)
    return found


def test_what_is_lent_of_a_site_that_was_left_is_on_the_disk(
    out: Path, root: Path, synced: list[str]
) -> None:
    build(out, root)
    assert synced == [MANIFEST]


def test_of_any_other_site_all_is_settled(
    out: Path, root: Path, synced: list[str]
) -> None:
    """It may be a copy that somebody has just made."""
    put(out, {"index.html": FILES["index.html"]})
    build(out, root)
    assert sorted(synced) == sorted([MANIFEST, "ada.html", "index.html"])


def test_what_is_written_anew_is_settled(
    out: Path, root: Path, synced: list[str]
) -> None:
    def again(folder: Path) -> None:
        (folder / "index.html").unlink()
        put(folder, {"index.html": FILES["index.html"] + " "})

    build(out, root, again)
    assert sorted(synced) == sorted([MANIFEST, "index.html"])


def offered(out: Path, root: Path, tmp_path: Path) -> bool:
    """Whether a page that is to be as it was is lent."""
    folder = tmp_path / "aside"
    folder.mkdir()
    content = content_in(FILES["people/ada.html"].encode())
    return Lender(out, folder, Left(root)).lend_known("people/ada.html", content)


def test_what_is_as_it_was_left_is_lent_unread(
    out: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lending, "_held", None)
    assert offered(out, root, tmp_path)


@pytest.mark.parametrize("name", ["rewritten", "exchanged", "gone"])
def test_what_was_changed_since_is_not_lent(
    out: Path, root: Path, tmp_path: Path, name: str
) -> None:
    CHANGES[name](out)
    assert not offered(out, root, tmp_path)


@pytest.mark.parametrize("name", ["more", "hidden", "damaged manifest"])
def test_where_anything_was_changed_what_is_lent_is_read(
    out: Path, root: Path, tmp_path: Path, name: str
) -> None:
    CHANGES[name](out)
    assert offered(out, root, tmp_path)


def test_what_changes_while_it_is_lent_is_not(
    out: Path, root: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "aside"
    folder.mkdir()
    lender = Lender(out, folder, Left(root))
    put(out, {"people/ada.html": PAGE.format("Ida")})
    content = content_in(FILES["people/ada.html"].encode())
    assert not lender.lend_known("people/ada.html", content)
