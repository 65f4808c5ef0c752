"""The tree on disk: every file once, in one order; nothing but files is opened."""

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from growthfolio.loading import tree
from growthfolio.loading.load import load
from growthfolio.loading.root import find_root
from loading_tools import PEOPLE, Plant, advice, loaded, short

PLAN = "portfolios/ada/2026-03/plan.md"

_opened: list[str] = []
_watching: list[str] = []


def _note(event: str, details: tuple[object, ...]) -> None:
    if event == "open" and _watching and str(details[0]).startswith(_watching[0]):
        _opened.append(os.path.relpath(str(details[0]), _watching[0]))


sys.addaudithook(_note)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[list[str]]:
    """The files below the test's folder that are opened, in order."""
    _opened.clear()
    _watching.append(str(tmp_path))
    yield _opened
    _watching.clear()


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 16, 17])
def test_a_file_is_read_to_its_end(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "_PIECE", 8)
    content = bytes(range(size))
    (tmp_path / "a.md").write_bytes(content)
    assert tree.read_bytes(tmp_path, "a.md") == content


FILES = {
    **PEOPLE,
    "portfolios/ada/2026-04/plan.md": "x",
    PLAN: "x",
    "portfolios/ada/2026-03/plan.comment.md": "x",
    "portfolios/ada/2026-03/desk.png": "x",
    "portfolios/ada/2026-03/paln.md": "x",
    "portfolios/ada-b/profile.yml": "name: B\njoined: 2026-01-01\n",
    "mentors/ben/2026/review.md": "x",
    "cohort/2026-H1/digest.md": "x",
    "README.md": "x",
    "notes/private.md": "x",
}


def test_every_file_is_opened_once_and_in_order(
    plant: Plant, opened: list[str]
) -> None:
    """Attachments, files of no duty, and what lies elsewhere are not opened at all."""
    root = plant(FILES)
    opened.clear()
    load(root)
    assert opened == [
        "programme.yml",
        "cohort/2026-H1/digest.md",
        "mentors/ben/2026/review.md",
        "mentors/ben.yml",
        "portfolios/ada/profile.yml",
        "portfolios/ada/2026-03/plan.comment.md",
        PLAN,
        "portfolios/ada/2026-04/plan.md",
        "portfolios/ada-b/profile.yml",
    ]


def test_the_order_is_not_the_disks(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = plant(FILES)
    once = load(root)
    real = os.scandir

    def backwards(path: str) -> tuple[os.DirEntry[str], ...]:
        with real(path) as entries:
            return tuple(sorted(entries, key=lambda one: one.name, reverse=True))

    monkeypatch.setattr(tree.os, "scandir", backwards)
    assert load(root) == once


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "~$deck.pptx",
    ],
)
def test_what_systems_and_programs_leave_behind_is_not_looked_at(
    plant: Plant, name: str
) -> None:
    found = loaded(plant({**PEOPLE, f"portfolios/ada/2026-03/{name}": "x"}))
    assert found.findings == ()
    assert found.cohort is not None
    assert found.cohort.attachments == ()


def test_a_readme_has_its_place_above_the_records_only(plant: Plant) -> None:
    files = {"portfolios/README.md": "x", "portfolios/ada/2026-03/README.md": "x"}
    found = loaded(plant({**PEOPLE, **files})).findings
    assert [(one.rule.name, one.place.path) for one in found] == [
        ("unrecognised-file", "portfolios/ada/2026-03/README.md")
    ]


@pytest.mark.parametrize(
    "path",
    [
        PLAN,
        "portfolios/ada/2026-03/plan.comment.md",
        "portfolios/ada/2026-03/desk.png",
        "portfolios/ada/2026-03/x.svg",
        "portfolios/ada/2026-03",
        "portfolios/eve",
        "portfolios/eve/profile.yml",
        "mentors/mia.yml",
        "cohort",
    ],
)
@pytest.mark.parametrize("target", ["/etc/hostname", "/etc", "nowhere"])
def test_links_are_named_and_never_followed(
    plant: Plant, opened: list[str], path: str, target: str
) -> None:
    root = plant(PEOPLE)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).symlink_to(target)
    opened.clear()
    found = loaded(root)
    assert short(found.findings) == [("link-in-tree", 1, 1)]
    assert found.findings[0].place.path == path
    assert sorted(opened) == sorted(PEOPLE)
    assert found.cohort is not None
    assert [one.readable for one in found.cohort.texts] == [False] * path.endswith(
        ".md"
    )


def test_a_folder_that_cannot_be_opened_hides_no_other(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = plant({**PEOPLE, PLAN: "x", "portfolios/eve/2026-03/plan.md": "x"})
    real = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("eve"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(tree.os, "scandir", refuse)
    found = loaded(root)
    assert [(one.rule.name, one.place.path) for one in found.findings] == [
        ("unreadable-file", "portfolios/eve")
    ]
    assert found.findings[0].values["reason"] == "Permission denied"
    assert found.cohort is not None
    assert len(found.cohort.records) == 1


def test_a_file_that_cannot_be_opened_is_there_and_unreadable(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = plant({**PEOPLE, PLAN: "x"})

    def refuse(_root: Path, path: str) -> bytes:
        if path == PLAN:
            raise PermissionError(13, "Permission denied")
        return (root / path).read_bytes()

    module = import_module("growthfolio.loading.folder")
    monkeypatch.setattr(module, "read_bytes", refuse)
    found = loaded(root)
    assert [(one.rule.name, one.place.path) for one in found.findings] == [
        ("unreadable-file", PLAN)
    ]
    assert found.cohort is not None
    assert [one.readable for one in found.cohort.records] == [False]


def test_a_name_that_is_no_text_is_named_as_well_as_can_be(plant: Plant) -> None:
    """Archives packed on other systems bring names in GBK."""
    root = plant(PEOPLE)
    folder = os.fsencode(root / "portfolios/ada")
    os.mkdir(os.path.join(folder, "三月".encode("gbk")))  # noqa: PTH102, PTH118
    found = loaded(root).findings
    assert short(found) == [("unreadable-file", 1, 1)]
    assert found[0].place.path.startswith("portfolios/ada/")
    assert found[0].place.path.encode()


def test_the_root_is_the_nearest_folder_with_a_programme(plant: Plant) -> None:
    root = plant({**PEOPLE, PLAN: "x"})
    assert find_root(root / "portfolios/ada/2026-03") == root
    assert find_root(root) == root
    assert find_root(root.parent) is None


def test_a_tree_without_people_is_a_cohort_of_nobody(plant: Plant) -> None:
    found = loaded(plant({"programme.yml": PEOPLE["programme.yml"]}))
    assert found.findings == ()
    assert found.cohort is not None
    assert (found.cohort.mentees, found.cohort.mentors) == ((), ())
    assert len(found.cohort.programme_sha256) == 64


@pytest.mark.parametrize(
    ("name", "is_there"),
    [
        (".plan.md", True),
        (".PLAN.MD", True),
        ("._plan.md", False),
        (".#plan.md", False),
        (".plan.md.swp", False),
        ("~$plan.md", False),
        (".DS_Store", False),
    ],
)
def test_a_record_is_not_lost_because_it_is_hidden(
    plant: Plant, name: str, *, is_there: bool
) -> None:
    root = plant({**PEOPLE, f"portfolios/ada/2026-03/{name}": "x"})
    findings = loaded(root).findings
    assert short(findings) == ([("unrecognised-file", 1, 1)] if is_there else [])


@pytest.mark.parametrize(
    ("folder", "meant"),
    [
        ("Portfolios", "portfolios"),
        ("ｍｅｎｔｏｒｓ", "mentors"),
        ("portfolio", "portfolios"),
        ("mentor", "mentors"),
        ("Cohort", "cohort"),
    ],
)
def test_a_folder_that_only_looks_like_one_of_ours(
    plant: Plant, folder: str, meant: str
) -> None:
    (finding,) = loaded(plant({**PEOPLE, f"{folder}/ada/plan.md": "x"})).findings
    assert (finding.rule.name, finding.place.path) == ("unrecognised-file", folder)
    assert advice(finding) == f"rename the folder to {meant}"


def test_other_folders_are_nobodys_business(plant: Plant) -> None:
    files = {f"{name}/a.md": "x" for name in ("docs", "unit", "notes", "port")}
    assert loaded(plant({**PEOPLE, **files})).findings == ()


def test_what_lies_at_one_path_is_what_is_found_of_it_in_the_whole(
    plant: Plant,
) -> None:
    """Whatever it is: a folder, a file, a link, a pipe, something misnamed."""
    names = ("README.md", "Thumbs.db", ".plan.md", "con", "eve/con/plan.md")
    root = plant({**FILES, **{f"portfolios/{name}": "x" for name in names}})
    (root / "portfolios/link").symlink_to(root / "portfolios/ada")
    os.mkfifo(root / "portfolios/pipe")
    os.mkdir(os.path.join(os.fsencode(root / "portfolios"), b"\xc8\xfd"))  # noqa: PTH102, PTH118
    (root / "units").symlink_to(root / "mentors")
    one_by_one = [
        file
        for top in ("portfolios", "mentors")
        for name in os.listdir(root / top)  # noqa: PTH208 - just names
        for file in tree.walk_one(root, f"{top}/{name}")
    ]
    whole = tree.walk(root, "portfolios", "mentors")
    assert sorted(one_by_one, key=lambda file: file.parts) == list(whole)
    assert tree.walk_one(root, "units") == tree.walk(root, "units")
    assert tree.walk_one(root, "mentors/nobody") == ()
