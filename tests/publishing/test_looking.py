"""Each file is read once; many are shared out among processes."""

import os
from hashlib import sha256
from multiprocessing import parent_process
from pathlib import Path

import pytest

from growthfolio.publishing import looking, manifest
from growthfolio.publishing.lending import lendable
from growthfolio.publishing.looking import Work, look, look_over
from growthfolio.publishing.manifest import names_in
from growthfolio.publishing.page import Page
from planting import put
from publishing.sites import PAGE

FILES = {f"{number:02}.html": PAGE.format(number) for number in range(20)}
EVIL = "<p onclick=evil()>"


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """Pages, one of them bad, others as they were, and what is no page."""
    old = put(tmp_path / "old", FILES)
    new = put(tmp_path / "new", FILES | {"01.html": PAGE.format(EVIL), "a/b.png": "b"})
    (new / "link").symlink_to(old)
    return Work(
        folder=str(new),
        names=names_in(new),
        pages=frozenset(FILES),
        place=str(old),
        namesakes=lendable(old),
    )


def test_what_is_seen_of_a_file(work: Work) -> None:
    seen = {one.name: one for one in look(work)}
    assert list(seen) == [*sorted(FILES), "link", "a/b.png"]
    assert seen["a/b.png"].content.sha256 == sha256(b"b").hexdigest()
    assert (seen["a/b.png"].page, seen["a/b.png"].mark) == (None, None)
    assert (seen["link"].content.sha256, seen["link"].page) == ("", None)
    assert [one.mark is not None for one in seen.values()] == [
        one in FILES and one != "01.html" for one in seen
    ]
    assert [one.name for one in seen.values() if one.page and one.page.offences] == [
        "01.html"
    ]


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten files are many."""
    monkeypatch.setattr(looking, "_MANY", 10)
    monkeypatch.setattr(looking, "_PART", 4)


@pytest.mark.usefixtures("many")
def test_several_processes_see_the_same(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = look(work)
    read = looking.read_of

    def elsewhere(path: str) -> object:
        assert parent_process() is not None
        return read(path)

    monkeypatch.setattr(looking, "read_of", elsewhere)
    assert list(look_over(work, 2)) == expected


@pytest.mark.usefixtures("many")
def test_a_process_that_ends_early_is_done_without(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = look(work)
    read = looking.read_of

    def dying(path: str) -> object:
        if parent_process() is not None:
            os._exit(1)
        return read(path)

    monkeypatch.setattr(looking, "read_of", dying)
    assert list(look_over(work, 2)) == expected


def test_what_is_too_big_to_hold_has_a_hash_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = put(tmp_path, {"deck.pptx": "slides"}) / "deck.pptx"
    content = manifest.content_of(file)
    monkeypatch.setattr(manifest, "_AT_ONCE", 5)
    assert manifest.read_of(file)[1] is None
    assert manifest.content_of(file) == content


def test_a_page_too_big_to_hold_is_not_passed_unread(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "_AT_ONCE", 5)
    assert all(one.page == Page(whole=False) for one in look(work) if one.name in FILES)
