"""Answers hold for one state of the code and of what is installed."""

import json
from pathlib import Path

import pytest

from growthfolio.caching import installed, key_of
from growthfolio.caching.code import code_of
from growthfolio.caching.environment import versions
from planting import put


def test_any_file_of_the_package_changes_it(tmp_path: Path) -> None:
    found = set()
    for files in (
        {"a.py": "1"},
        {"a.py": "2"},
        {"fragments/a.html": ""},
        {"fragments/a.html": None, "fragments/b.html": ""},
    ):
        found.add(code_of(put(tmp_path, files)))
    assert len(found) == 4


def test_what_python_compiles_does_not(tmp_path: Path) -> None:
    before = code_of(put(tmp_path, {"a.py": "1"}))
    assert code_of(put(tmp_path, {"__pycache__/a.pyc": "x"})) == before


def test_where_a_file_ends_is_part_of_it(tmp_path: Path) -> None:
    one = code_of(put(tmp_path / "one", {"a.py": "1", "b.py": "2"}))
    assert code_of(put(tmp_path / "two", {"a.py": "1b.py2", "b.py": ""})) != one


def test_a_folder_that_is_a_link_is_none_of_it(tmp_path: Path) -> None:
    package = put(tmp_path / "package", {"a.py": "1"})
    before = code_of(package)
    (package / "again").symlink_to(package)
    assert code_of(package) == before


def test_what_is_asked_depends_on_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(b"x", "a")
    assert key_of(b"x", "b") != before
    assert key_of(b"y", "a") != before
    monkeypatch.setattr("growthfolio.caching.hashing.code", lambda: "other")
    assert key_of(b"x", "a") != before


def test_another_version_of_any_package_changes_what_is_installed(
    tmp_path: Path,
) -> None:
    put(tmp_path, {"theme-1.0.dist-info/METADATA": ""})
    before = installed((str(tmp_path),))
    (tmp_path / "theme-1.0.dist-info").rename(tmp_path / "theme-1.1.dist-info")
    assert installed((str(tmp_path),)) not in (before, None)


@pytest.mark.parametrize(("name", "known"), [("theme", False), ("growthfolio", True)])
def test_a_package_that_lies_elsewhere_cannot_be_told(
    tmp_path: Path, name: str, known: bool
) -> None:
    origin = json.dumps({"url": "file:///x", "dir_info": {"editable": True}})
    put(tmp_path, {f"{name}-1.0.dist-info/direct_url.json": origin})
    assert (installed((str(tmp_path),)) is not None) is known


def test_the_versions_that_matter_are_found() -> None:
    found = versions(frozenset({"ruamel_yaml", "nh3"}))
    assert [name.partition("-")[0] for name in found] == ["nh3", "ruamel_yaml"]
