"""Files that must not be read or published: each named, and nothing of it shown."""

import os
import struct
import subprocess
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from attached import attached, deck
from growthfolio.loading.load import load
from growthfolio.loading.names import MOST_BYTES, name_faults
from growthfolio.model.cohort import Loaded
from loading_tools import PEOPLE, Plant, advice, loaded
from planting import put

MONTH = "portfolios/ada/2026-03"
DESK = f"{MONTH}/desk.png"
START = {**PEOPLE, f"{MONTH}/plan.md": "The ![desk](desk.png) and [deck](deck.pptx).\n"}
GOOD = {DESK: attached(DESK), f"{MONTH}/deck.pptx": attached("deck.pptx")}
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def found(read: Loaded) -> list[tuple[str, str]]:
    """The rule and the path of each finding."""
    return [(one.rule.name, one.place.path) for one in read.findings]


def published(read: Loaded) -> set[str]:
    """The files that some site may be given."""
    assert read.cohort is not None
    return {one.path for one in read.cohort.attachments if one.claimed_by}


def test_what_is_in_order_is_published_and_not_spoken_of(plant: Plant) -> None:
    read = loaded(plant({**START, **GOOD}))
    assert found(read) == []
    assert published(read) == set(GOOD)


class Refused(NamedTuple):
    """A file that is refused, by which rule."""

    rule: str
    path: str
    data: bytes


def _huge() -> bytes:
    data = bytearray(attached("x.png"))
    data[16:24] = struct.pack(">II", 60_000, 60_000)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    return bytes(data)


DECK = f"{MONTH}/deck.pptx"
MACROS = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
REFUSED = (
    Refused("wrong-content", DESK, b"<html><script>alert(1)</script>"),
    Refused("wrong-content", DECK, b"MZ"),
    Refused("broken-attachment", DESK, attached(DESK)[:40]),
    Refused("broken-attachment", DECK, attached(DECK)[:-9]),
    Refused("encrypted-attachment", DECK, OLD + "EncryptedPackage".encode("utf-16-le")),
    Refused("attachment-too-large", DESK, _huge()),
    Refused("active-attachment", DECK, deck(MACROS)),
)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.rule)
def test_it_is_named_once_and_is_not_published(plant: Plant, case: Refused) -> None:
    read = loaded(plant({**START, **GOOD, case.path: case.data}))
    assert found(read) == [(case.rule, case.path)]
    assert published(read) == set(GOOD) - {case.path}
    (finding,) = read.findings
    assert (finding.person, finding.period) == ("ada", "2026-03")
    assert advice(finding)


def test_old_office_files_are_not_published(plant: Plant) -> None:
    record = {f"{MONTH}/plan.md": "[deck](deck.ppt)\n", f"{MONTH}/deck.ppt": OLD}
    read = loaded(plant({**PEOPLE, **record}))
    assert found(read) == [("uncleanable-attachment", f"{MONTH}/deck.ppt")]
    assert published(read) == set()


def test_a_file_nobody_points_at_is_not_opened(plant: Plant) -> None:
    read = loaded(plant({**START, **GOOD, f"{MONTH}/other.png": b"<html>"}))
    assert found(read) == []
    assert published(read) == set(GOOD)


def test_a_file_that_is_a_gigabyte_is_not_read(plant: Plant) -> None:
    root = plant({**START, **GOOD})
    with (root / DESK).open("wb") as file:
        file.truncate(1_000_000_000)  # a hole: it takes no room
    assert found(load(root)) == [("attachment-too-large", DESK)]


def test_a_file_with_another_name_elsewhere_is_refused(plant: Plant) -> None:
    root = plant({**START, **GOOD, "outside.png": attached(DESK)})
    (root / DESK).unlink()
    os.link(root / "outside.png", root / DESK)
    read = load(root)
    assert found(read) == [("hard-link", DESK)]
    assert published(read) == set(GOOD) - {DESK}


def test_names_of_one_file_that_all_are_attachments_are_no_matter(plant: Plant) -> None:
    root = plant({**START, **GOOD})
    os.link(root / DESK, root / MONTH / "same.png")
    assert found(load(root)) == []


def test_in_a_tree_made_of_hard_links_nothing_can_be_told(plant: Plant) -> None:
    root = plant({**START, **GOOD})
    for path in ("programme.yml", DESK):
        os.link(root / path, root / f"mirror of {Path(path).name}")
    assert found(load(root)) == []


@pytest.mark.parametrize("is_file", [True, False])
@pytest.mark.parametrize("folder", [MONTH, "portfolios/ada"])
def test_nothing_of_a_repository_within_is_read(
    plant: Plant, folder: str, is_file: bool
) -> None:
    root = plant({**START, **GOOD, "portfolios/bo/profile.yml": "x"})
    if is_file:
        put(root, {f"{folder}/.git": "gitdir: ../../../.git/modules/x\n"})
    else:
        (root / folder / ".git").mkdir()
    read = load(root)
    assert ("nested-repository", folder) in found(read)
    assert not [path for _, path in found(read) if path.startswith(f"{folder}/")]
    assert published(read) == set()
    assert read.cohort is not None
    assert read.cohort.records == ()


def test_a_real_submodule_is_told(plant: Plant, tmp_path: Path) -> None:
    other = put(tmp_path / "other", {"plan.md": "Goals.\n"})
    root = plant(START)
    settings = (
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b",
        "-c",
        "protocol.file.allow=always",
    )
    for folder, words in (
        (other, ("init", "-q")),
        (other, ("add", ".")),
        (other, ("commit", "-qm", "x")),
        (root, ("init", "-q")),
        (root, ("submodule", "--quiet", "add", str(other), "portfolios/ada/2026-04")),
    ):
        subprocess.run(["git", *settings, *words], cwd=folder, check=True)
    assert ("nested-repository", "portfolios/ada/2026-04") in found(load(root))


def test_a_whole_folder_of_records_may_be_a_repository(plant: Plant) -> None:
    root = plant({**START, **GOOD, "portfolios/.git": "gitdir: ../.git/modules/x\n"})
    assert found(load(root)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Desk.png", "desk.png"),
        ("DESK.PNG", "desk.png"),
        (
            unicodedata.normalize("NFD", "café.png"),
            unicodedata.normalize("NFC", "café.png"),
        ),
        (
            unicodedata.normalize("NFD", "CAFÉ.png"),
            unicodedata.normalize("NFC", "café.png"),
        ),
    ],
)
def test_names_that_are_one_elsewhere_are_both_refused(
    plant: Plant, one: str, other: str
) -> None:
    files = {f"{MONTH}/{name}": attached(DESK) for name in (one, other)}
    read = loaded(plant({**PEOPLE, f"{MONTH}/plan.md": f"![a](<{one}>)\n", **files}))
    assert found(read) == [("name-collision", path) for path in sorted(files)]
    assert published(read) == set()
    values = [finding.values for finding in read.findings]
    assert {(value["name"], value["other"]) for value in values} == {
        (one, other),
        (other, one),
    }


def test_of_two_records_with_one_name_neither_is_read(plant: Plant) -> None:
    read = loaded(plant({**START, **GOOD, f"{MONTH}/Plan.md": "Other goals.\n"}))
    assert [rule for rule, _ in found(read)] == ["name-collision"] * 2
    assert read.cohort is not None
    assert [one.readable for one in read.cohort.records] == [False]
    assert published(read) == set()


def test_of_two_folders_with_one_name_neither_is_read(plant: Plant) -> None:
    read = loaded(
        plant(
            {
                **START,
                **GOOD,
                "portfolios/ada/Nurture/x.md": "x",
                "portfolios/ada/nurture/help-plan.md": "x",
            }
        )
    )
    assert found(read) == [
        ("name-collision", "portfolios/ada/Nurture"),
        ("name-collision", "portfolios/ada/nurture"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("CON.png", "aux.png", "nul", "com1.pptx", "LPT9.md", "com¹.png", "prn.a.png"),
        *("desk.png.", "desk.png ", "desk?.png", "a:b.png", "a|b.png", "a*b.png"),
        *("<img src=x onerror=alert(1)>.png", '"desk".png', "a\\b.png", "a\nb.png"),
    ],
)
def test_a_name_that_cannot_be_everywhere_is_refused(plant: Plant, name: str) -> None:
    read = loaded(plant({**START, **GOOD, f"{MONTH}/{name}": attached(DESK)}))
    assert found(read) == [("unportable-name", f"{MONTH}/{name}")]
    assert published(read) == set(GOOD)


def test_a_folder_of_such_a_name_is_refused_with_all_in_it(plant: Plant) -> None:
    read = loaded(plant({**START, **GOOD, "portfolios/ada/aux/plan.md": "x"}))
    assert found(read) == [("unportable-name", "portfolios/ada/aux")]


@pytest.mark.parametrize(
    "name",
    ["console.md", "auxiliary.png", "com.png", "com10.png", "nullius.md", "a.con"],
)
def test_names_that_only_look_like_those_are_in_order(name: str) -> None:
    assert name_faults((name,)) == {}


def test_no_name_is_longer_than_most_systems_allow() -> None:
    fits, longer = "字" * 85, "字" * 86
    assert name_faults((fits,)) == {}
    assert list(name_faults((longer,))) == [longer]
    assert list(name_faults(("a" * (MOST_BYTES + 1),))) == ["a" * (MOST_BYTES + 1)]


def test_many_names_are_looked_at_together() -> None:
    names = [f"plan-{number}.md" for number in range(2, 99)]
    assert name_faults(tuple(names)) == {}
    assert set(name_faults((*names, "PLAN-7.md"))) == {"plan-7.md", "PLAN-7.md"}


@pytest.mark.parametrize(
    "target",
    [
        *("../x.png", "..%2fx.png", "%2e%2e/x.png", "a/../../x.png", "/etc/x.png"),
        *("..%5cx.png", "file:///x.png", "FILE:///x.png", "C:/x.png", "c:x.png"),
        *("%5c%5cserver%5cx.png", ".."),
    ],
)
def test_no_link_leads_out_of_its_folder(plant: Plant, target: str) -> None:
    read = loaded(plant({**PEOPLE, f"{MONTH}/plan.md": f"![a]({target})\n"}))
    assert found(read) == [("path-outside", f"{MONTH}/plan.md")]


@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda path: path.symlink_to("/etc/hostname")]
)
def test_links_and_pipes_are_neither_opened_nor_published(
    plant: Plant, make: Callable[[Path], object]
) -> None:
    root = plant({**START, **GOOD})
    (root / DESK).unlink()
    make(root / DESK)
    read = load(root)
    assert [path for _, path in found(read)] == [DESK]
    assert published(read) == set(GOOD) - {DESK}
