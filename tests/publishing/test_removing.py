"""A folder is gone with all that is in it, and nothing else is."""

import os
from pathlib import Path

import pytest

from growthfolio.publishing.removing import remove
from growthfolio.publishing.several import each_of
from planting import put

MANY = {f"people/p{number:03}/2026/index.html": "x" for number in range(100)}


def test_all_of_it_goes(tmp_path: Path) -> None:
    folder = put(
        tmp_path / "site", {**MANY, "index.html": "", "a/b/c/d": "", "a/e": ""}
    )
    remove(folder)
    remove(folder)
    assert list(tmp_path.iterdir()) == []


def test_links_go_and_what_they_lead_to_stays(tmp_path: Path) -> None:
    kept = put(tmp_path / "kept", {"a/b/c": ""})
    folder = put(tmp_path / "site", {"a/b/c": ""})
    for name in ("link", "a/link", "a/b/link"):
        (folder / name).symlink_to(kept)
    remove(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert (kept / "a/b/c").is_file()


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever runs this may remove all")
def test_what_cannot_be_removed_stays(tmp_path: Path) -> None:
    folder = put(tmp_path / "site", {**MANY, "a/b/c": ""})
    (folder / "a" / "b").chmod(0o500)
    remove(folder)
    assert [path.name for path in folder.rglob("*")] == ["a", "b", "c"]
    (folder / "a" / "b").chmod(0o700)


@pytest.mark.parametrize("number", [0, 1, 64, 65, 1000])
def test_each_is_done_once_and_in_order(number: int) -> None:
    assert each_of(lambda one: one + 1, range(number)) == list(range(1, number + 1))


def test_what_fails_among_many_is_told() -> None:
    with pytest.raises(ZeroDivisionError):
        each_of(lambda one: 1 // (one - 900), range(1000))
