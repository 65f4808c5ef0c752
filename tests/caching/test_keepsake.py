"""A file of the cache is there whole, or it is not there."""

import os
from pathlib import Path

import pytest

from growthfolio.caching.keepsake import Keepsake

BODY = b"what was found\n\x00\xff"


def kept(root: Path) -> Path:
    """The one file it is kept in."""
    Keepsake(root, "looks").put(BODY)
    return root / ".growthfolio/cache/looks"


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    assert Keepsake(tmp_path, "looks").get() is None
    kept(tmp_path)
    assert Keepsake(tmp_path, "looks").get() == BODY
    assert (tmp_path / ".growthfolio/.gitignore").read_text() == "*\n"


def test_no_byte_of_it_can_be_changed_unnoticed(tmp_path: Path) -> None:
    file = kept(tmp_path)
    whole = file.read_bytes()
    for n in range(len(whole)):
        for damaged in (whole[:n] + bytes([whole[n] ^ 1]) + whole[n + 1 :], whole[:n]):
            file.write_bytes(damaged)
            assert Keepsake(tmp_path, "looks").get() is None


def test_what_is_kept_under_another_name_is_not_it(tmp_path: Path) -> None:
    kept(tmp_path).rename(tmp_path / ".growthfolio/cache/others")
    assert Keepsake(tmp_path, "others").get() is None


def test_without_a_place_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / ".growthfolio").write_text("a file\n")
    for root in (tmp_path, None):
        keepsake = Keepsake(root, "looks")
        keepsake.put(BODY)
        assert keepsake.get() is None
        assert keepsake.moment() is None


def test_a_disk_that_is_full_leaves_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_: Path, target: Path) -> Path:
        raise OSError(28, "No space left", str(target))

    monkeypatch.setattr(Path, "replace", refusing)
    Keepsake(tmp_path, "looks").put(BODY)
    assert list((tmp_path / ".growthfolio/cache").iterdir()) == []


def test_the_moment_is_that_of_the_file_system(tmp_path: Path) -> None:
    keepsake = Keepsake(tmp_path, "looks")
    before, moment = (tmp_path.stat().st_ctime_ns, keepsake.moment())
    (tmp_path / "a").write_text("")
    assert moment is not None
    assert before <= moment <= os.stat(tmp_path / "a").st_mtime_ns  # noqa: PTH116
    assert list((tmp_path / ".growthfolio/cache").iterdir()) == []
