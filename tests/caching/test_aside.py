"""What is put aside is brought, by whoever asks, and leaves nothing behind."""

import errno
import gc
import os
import sys
from multiprocessing import get_context
from pathlib import Path

import pytest

from growthfolio.caching.aside import Aside
from growthfolio.caching.store import CACHE

TEXTS = (b"one", b"", "三".encode() * 100_000)


def test_all_is_brought_as_often_as_somebody_asks(tmp_path: Path) -> None:
    for aside in (Aside(tmp_path), Aside(None)):
        brings = [aside.put(text) for text in TEXTS]
        for _ in range(2):
            assert tuple(bring() for bring in brings) == TEXTS


def test_a_process_that_is_forked_brings_it_too(tmp_path: Path) -> None:
    aside = Aside(tmp_path)
    brings = [aside.put(text) for text in TEXTS]
    ours, theirs = get_context("fork").Pipe()

    def told() -> None:
        theirs.send([bring() for bring in brings])

    process = get_context("fork").Process(target=told)
    process.start()
    assert ours.recv() == list(TEXTS)
    process.join()
    assert tuple(bring() for bring in brings) == TEXTS


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_no_file_has_a_name_and_none_stays_open(tmp_path: Path) -> None:
    gc.collect()
    before = _open()
    aside = Aside(tmp_path)
    bring = aside.put(b"one")
    assert _open() > before
    assert not [path for path in (tmp_path / CACHE).rglob("*") if path.is_file()]
    del aside
    gc.collect()
    assert bring() == b"one"
    del bring
    assert _open() == before


def test_where_there_is_no_room_it_stays_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = Aside(tmp_path)
    first = aside.put(b"first")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "no space left")

    with monkeypatch.context() as disk:
        disk.setattr(os, "pwrite", full)
        second = aside.put(b"second")
    third = aside.put(b"third")
    assert (first(), second(), third()) == (b"first", b"second", b"third")


def test_what_is_written_bit_by_bit_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.pwrite

    def some(number: int, data: memoryview, start: int) -> int:
        return write(number, data[:1000], start)

    monkeypatch.setattr(os, "pwrite", some)
    aside = Aside(tmp_path)
    assert tuple(bring() for bring in map(aside.put, TEXTS)) == TEXTS


def _open() -> int:
    return len(tuple(Path("/proc/self/fd").iterdir()))
