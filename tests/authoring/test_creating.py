"""Files are written whole or not at all, and never over another."""

import errno
import os
from pathlib import Path

import pytest

from growthfolio.authoring.creating import AlreadyThereError, create, replace
from growthfolio.model.refusal import RefusalError


def files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def test_writes_the_file_and_its_folders_and_nothing_else(tmp_path: Path) -> None:
    create(tmp_path, "portfolios/lin/2026-03/plan.md", b"text\n")

    assert (tmp_path / "portfolios/lin/2026-03/plan.md").read_bytes() == b"text\n"
    assert len(files(tmp_path)) == 4


def test_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_bytes(b"mine")

    with pytest.raises(AlreadyThereError) as refusal:
        create(tmp_path, "plan.md", b"theirs")

    assert refusal.value.sentence.values == {"path": "plan.md"}
    assert (tmp_path / "plan.md").read_bytes() == b"mine"
    assert files(tmp_path) == ["plan.md"]


@pytest.mark.parametrize("there", [True, False])
def test_never_overwrites_where_the_disk_knows_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    if there:
        (tmp_path / "plan.md").write_bytes(b"mine")
        with pytest.raises(AlreadyThereError):
            create(tmp_path, "plan.md", b"theirs")
    else:
        create(tmp_path, "plan.md", b"mine")

    assert (tmp_path / "plan.md").read_bytes() == b"mine"
    assert files(tmp_path) == ["plan.md"]


def test_leaves_nothing_behind_when_the_disk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        create(tmp_path, "portfolios/lin/2026-03/plan.md", b"text")

    assert files(tmp_path) == []


def test_writes_through_no_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "root"
    (root / "portfolios").mkdir(parents=True)
    (root / "portfolios/lin").symlink_to(outside)

    with pytest.raises(RefusalError) as refusal:
        create(root, "portfolios/lin/2026-03/plan.md", b"text")

    assert refusal.value.sentence.values == {"path": "portfolios/lin"}
    assert files(outside) == []


def test_generated_files_are_replaced_whole(tmp_path: Path) -> None:
    replace(tmp_path / "schemas/plan.schema.json", b"old")
    replace(tmp_path / "schemas/plan.schema.json", b"new")

    assert (tmp_path / "schemas/plan.schema.json").read_bytes() == b"new"
    assert files(tmp_path) == ["schemas", "schemas/plan.schema.json"]
