"""Everything of a site is on the disk before its name is."""

import errno
import os
from pathlib import Path

import pytest

from growthfolio.publishing.durable import settle
from growthfolio.publishing.manifest import MANIFEST
from growthfolio.publishing.publish import publish
from planting import put
from publishing.sites import PAGE, build_of


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are synced, as it goes; and where a rename came between."""
    paths: list[str] = []
    real = os.fsync

    def note(descriptor: int) -> None:
        paths.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    return paths


def test_files_before_their_folders(tmp_path: Path, synced: list[str]) -> None:
    put(tmp_path, {"a/b/c": "", "d": ""})
    settle(tmp_path)
    assert synced == [str(tmp_path / name) for name in ("a/b/c", "d", "a/b", "a")] + [
        str(tmp_path)
    ]


def test_a_site_is_settled_whole_and_then_its_name(
    tmp_path: Path, synced: list[str]
) -> None:
    out = tmp_path / "site"
    publish({out: build_of({"index.html": PAGE})}, tmp_path / "programme")
    names = [Path(path).name for path in synced]
    aside = names[2]
    assert aside.startswith(".site.building-")
    assert sorted(names[:2]) == [MANIFEST, "index.html"]
    assert synced[3:] == [str(tmp_path)]


def test_many_are_settled_at_once_and_folders_after_them(
    tmp_path: Path, synced: list[str]
) -> None:
    files = {f"people/{number:03}/index.html": "" for number in range(100)}
    put(tmp_path, files)
    settle(tmp_path)
    assert sorted(synced[:100]) == [str(tmp_path / name) for name in files]
    assert sorted(synced[100:]) == sorted(
        [str(tmp_path / name).rpartition("/")[0] for name in files]
        + [str(tmp_path / "people"), str(tmp_path)]
    )


@pytest.mark.parametrize("number", [1, 100])
def test_a_file_that_cannot_be_settled_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(descriptor: int) -> None:
        del descriptor
        raise OSError(errno.EIO, "Input/output error")

    put(tmp_path, {f"{name:03}": "" for name in range(number)})
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        settle(tmp_path)


def test_a_fault_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        settle(tmp_path / "nowhere")
