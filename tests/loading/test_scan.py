"""Every file below a path, and how each looks, with one call for each."""

import os
from pathlib import Path

import pytest

from growthfolio.loading.scan import Looks, Scan, scan
from planting import put

FILES = {
    "ada/profile.yml": "a",
    "ada/2026-03/plan.md": "b",
    "ada/2026-03/.plan.md": "c",
    "ada/2026-03/.plan.md.swp": "d",
    "ada/2026-03/~$plan.docx": "e",
    "ada/.git/config": "f",
    "ben.yml": "g",
    ".git/config": "h",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of somebody's files, and one file beside it."""
    return put(tmp_path, FILES)


def below(root: Path, paths: object) -> list[str]:
    assert isinstance(paths, list)
    return sorted(os.path.relpath(path, root) for path in paths)


def looks(root: Path) -> Looks:
    found = next(one for one in scan(str(root)) if one.path.endswith("ada"))
    told = found.looks(str(root))
    assert told is not None
    return told


def test_what_lies_in_a_folder_is_parted(root: Path) -> None:
    (root / "ada/more").mkdir()
    found = {Path(one.path).name: one for one in scan(str(root))}
    assert sorted(found) == ["ada", "ben.yml"]
    ada = found["ada"]
    assert below(root, ada.files) == [
        "ada/2026-03/.plan.md",
        "ada/2026-03/plan.md",
        "ada/profile.yml",
    ]
    assert below(root, ada.folders) == ["ada/.git", "ada/2026-03", "ada/more"]
    assert ada.whole


def test_each_file_has_its_facts(root: Path) -> None:
    (found,) = (one for one in scan(str(root)) if one.path.endswith("ben.yml"))
    ((path, facts),) = found.each()
    about = (root / "ben.yml").stat()
    assert path == str(root / "ben.yml")
    assert facts[:2] == (about.st_ino, about.st_size)
    assert facts[2:] == (about.st_mtime_ns, about.st_ctime_ns, about.st_dev)


def test_a_path_may_be_a_file_or_a_link_or_nothing(root: Path) -> None:
    (root / "link").symlink_to(root / "ada")
    for name in ("ben.yml", "link"):
        (found,) = scan(str(root / name))
        assert list(found.files) == [found.path] == [str(root / name)]
    assert scan(str(root / "nowhere")) == ()


def test_looks_do_not_depend_on_where_the_tree_lies(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = looks(root)
    moved = root.rename(tmp_path_factory.mktemp("moved") / "tree")
    assert looks(moved) == before


@pytest.mark.parametrize("name", ["ada/2026-03/con", "ada/2026-04"])
def test_empty_folders_count(root: Path, name: str) -> None:
    """Of one whose name is not for every system, something is said."""
    before = looks(root)
    (root / name).mkdir()
    assert looks(root) != before


def test_a_repository_counts_and_what_is_in_it_does_not(root: Path) -> None:
    before = looks(root)
    put(root, {"ada/.git/config": "changed"})
    assert looks(root) == before
    (root / "ada/.git").rename(root / "ada/.gone")
    assert looks(root) != before


def test_the_newest_time_is_told(root: Path) -> None:
    os.utime(root / "ada/profile.yml", (2**32, 2**32))
    assert looks(root).newest == 2**32 * 10**9


def test_what_could_not_be_looked_at_says_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("2026-03"):
            raise PermissionError(13, "Permission denied", path)
        return whole(path)

    monkeypatch.setattr(os, "scandir", refusing)
    (found,) = (one for one in scan(str(root)) if one.path.endswith("ada"))
    assert below(root, found.files) == ["ada/profile.yml"]
    assert not found.whole
    assert found.looks(str(root)) is None


def test_numbers_too_large_to_be_packed_say_nothing() -> None:
    found = Scan("/x", ["/x"], (2**63, 0, 0, 0, 0))
    assert found.looks("/") is None
    assert found.is_as(Scan("/x", ["/x"], (2**63, 0, 0, 0, 0)))
