"""Pages are finished where they are rendered, and what comes of them is the same."""

import gc
import os
import signal
import time
from collections import deque
from pathlib import Path

import pytest
from jinja2.runtime import Context
from msgspec import Struct
from msgspec.structs import replace

from fake_site import site
from growthfolio.caching.shelf import NAME, Shelf
from growthfolio.pages.views import HomePage
from growthfolio.rendering import Batch, Rendered, Workers, in_order
from growthfolio.rendering.pieces import Piece
from growthfolio.searching import terms_of
from rendering.page_html import LINKS

PAGES = site().pages * 8
COMMIT = "abc1234"


class Finish(Struct, frozen=True):
    """Writes a page into a folder; kills who is to finish `deadly`, but for `asked`."""

    folder: str
    deadly: str | None = None
    asked: int = 0

    def __call__(self, url: str, page: Rendered) -> tuple[str, int] | None:
        """Which page it was, and by whom it was written."""
        if url == "":
            return None  # as where there is no shell
        if url == self.deadly and os.getpid() != self.asked:
            os.kill(os.getpid(), signal.SIGKILL)
        Path(self.folder, url.replace("/", "-")).write_text(page.html)
        return url, os.getpid()


def pieces(batch: Batch, finish: Finish) -> list[Piece]:
    batch.begin(lambda: finish)
    return list(batch.pieces())


def made(folder: Path, finish: Finish, jobs: int) -> object:
    """All that comes of the pages: files, pages to be finished, and terms."""
    folder.mkdir()
    home = replace(site().pages[0], commit=COMMIT)
    assert isinstance(home, HomePage)
    whole = replace(site(), pages=(home, *site().pages[1:]))
    batch = Batch(
        whole, whole.pages * 8, LINKS, workers=Workers(jobs=jobs), terms_of=terms_of
    )
    found = pieces(batch, replace(finish, folder=str(folder)))
    done = list(in_order(one for piece in found for one in piece))
    return (
        {file.name: file.read_text() for file in folder.iterdir()},
        [(one.url, one.result[0] if one.result else batch.page(one)) for one in done],
        [one.terms for one in done],
    )


@pytest.mark.parametrize("jobs", [2, 3])
def test_it_does_not_matter_who_finishes_pages(tmp_path: Path, jobs: int) -> None:
    alone = made(tmp_path / "alone", Finish(""), 1)
    assert made(tmp_path / "several", Finish(""), jobs) == alone
    assert COMMIT in repr(alone)


def test_what_a_killed_worker_was_to_finish_is_finished_here(tmp_path: Path) -> None:
    alone = made(tmp_path / "alone", Finish(""), 1)
    deadly = Finish("", deadly=PAGES[3].url, asked=os.getpid())
    assert made(tmp_path / "several", deadly, 2) == alone


def test_whoever_rendered_a_page_finishes_it(tmp_path: Path) -> None:
    batch = Batch(site(), PAGES, LINKS, workers=Workers(jobs=2))
    done = [
        one
        for piece in pieces(batch, Finish(str(tmp_path)))
        for one in piece
        if one.result
    ]
    assert os.getpid() not in {one.result[1] for one in done}
    # Nobody needs what was finished, if nothing is kept.
    assert {one.packed for one in done} == {b""}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where there is a shelf with all pages on it."""
    shelf = Shelf(tmp_path)
    pieces(Batch(site(), PAGES, LINKS, shelf=shelf), Finish(str(tmp_path)))
    shelf.close()
    return tmp_path


def by_two(root: Path, finish: Finish) -> tuple[int, set[int]]:
    """How many pages of a shelf are rendered again; who finishes them."""
    shelf = Shelf(root)
    batch = Batch(site(), PAGES, LINKS, workers=Workers(jobs=2), shelf=shelf)
    found = [one for piece in pieces(batch, finish) for one in piece]
    shelf.close()
    assert len(found) == len(PAGES)
    fresh = sum(one.fresh for one in found)
    return fresh, {one.result[1] for one in found if one.result}


def test_what_was_kept_is_had_and_finished_elsewhere(kept: Path) -> None:
    fresh, who = by_two(kept, Finish(str(kept)))
    assert fresh == 0
    assert os.getpid() not in who


def test_a_shelf_that_is_open_is_no_hindrance(kept: Path) -> None:
    shelf = Shelf(kept)
    shelf.put("other", [("a", b"b" * 10_000_000)])  # more than is held in memory
    batch = Batch(site(), PAGES, LINKS, workers=Workers(jobs=2), shelf=shelf)
    found = pieces(batch, Finish(str(kept)))
    assert not any(one.fresh for piece in found for one in piece)


def test_what_is_kept_and_not_whole_is_rendered_and_kept_again(kept: Path) -> None:
    file = kept / NAME
    whole = file.read_bytes()
    at = whole.index(b"gf-")
    file.write_bytes(whole[:at] + b"GF-" + whole[at + 3 :])
    fresh, _ = by_two(kept, Finish(str(kept)))
    assert fresh > 0
    fresh, _ = by_two(kept, Finish(str(kept)))
    assert fresh == 0


def test_what_is_not_seen_through_can_be_closed(tmp_path: Path) -> None:
    batch = Batch(site(), PAGES, LINKS, workers=Workers(jobs=2))
    batch.begin(lambda: Finish(str(tmp_path)))
    assert gc.get_freeze_count() > 0
    batch.close()
    assert gc.get_freeze_count() == 0
    # Nobody is at work any more.
    done = {file.name for file in tmp_path.iterdir()}
    time.sleep(0.2)
    assert {file.name for file in tmp_path.iterdir()} == done


def test_a_batch_within_another_leaves_it_as_it_is(tmp_path: Path) -> None:
    """What one lets alone while it is at work, the other does not let go."""
    outer = Batch(site(), PAGES, LINKS, workers=Workers(jobs=2))
    outer.begin(lambda: Finish(str(tmp_path)))
    inner = Batch(site(), site().pages, LINKS)
    inner.begin(lambda: Finish(str(tmp_path)))
    assert sum(len(piece) for piece in inner.pieces()) == len(site().pages)
    assert gc.get_freeze_count() > 0
    outer.close()
    assert gc.get_freeze_count() == 0


def test_pages_that_are_done_are_not_kept_in_memory() -> None:
    """Python itself looks for what pages leave behind after thousands of them."""
    gc.collect()
    gc.disable()
    try:
        batch = Batch(site(), PAGES, LINKS, terms_of=terms_of)
        batch.begin()
        deque(batch.pieces(), maxlen=0)
        assert not [one for one in gc.get_objects() if isinstance(one, Context)]
    finally:
        gc.enable()
