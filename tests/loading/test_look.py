"""What was read before is read again where anything is otherwise, and only there."""

import os
from collections.abc import Callable, Iterator, Mapping
from multiprocessing import parent_process
from pathlib import Path

import pytest

from growthfolio.caching.shelf import READ
from growthfolio.loading import tree
from growthfolio.loading.folder import Folders, Texts
from growthfolio.loading.load import load
from growthfolio.loading.look import Look
from growthfolio.loading.packing import unpacked_texts
from growthfolio.loading.root import FOLDERS
from growthfolio.loading.scan import _facts, scan
from growthfolio.loading.tree import open_file
from growthfolio.loading.units import Unit
from growthfolio.model.refusal import RefusalError
from loading_tools import PEOPLE, Plant, read_by, short
from planting import put

PLAN = "portfolios/ada/2026-03/plan.md"
FILES = {
    **PEOPLE,
    PLAN: "Plan.\n",
    "portfolios/ada/2026-03/plan.comment.md": "Good.\n",
    "portfolios/ada/2026-03/desk.png": b"\x89PNG",
    "portfolios/ada/once/start.md": "I begin.\n",
    "portfolios/bo/profile.yml": "name: Bo Xu\njoined: 2025-07-01\n",
    "portfolios/bo/2026-03/plan.md": "Plan.\n",
    "mentors/ben/2026/review.md": "Well done.\n",
}
LOOKS = ".growthfolio/cache/looks"


@pytest.fixture
def root(plant: Plant) -> Path:
    """A programme of two people and a mentor."""
    return plant(FILES)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file was written long ago."""
    monkeypatch.setattr("growthfolio.loading.noted._MARGIN", -(10**10))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files where records lie that are opened, in order."""
    found: list[str] = []

    def noting(root: Path, path: str) -> int:
        found.append(path)
        return open_file(root, path)

    for module in ("contents", "tree"):
        monkeypatch.setattr(f"growthfolio.loading.{module}.open_file", noting)
    return found


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The units that are read, in order."""
    found: list[str] = []
    whole = Folders.read

    def noting(self: Folders, unit: Unit, texts: Mapping[str, bytes]) -> object:
        found.append(unit.name)
        return whole(self, unit, texts)

    monkeypatch.setattr(Folders, "read", noting)
    return found


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The texts of units that are taken from the shelf."""
    found: list[bytes] = []

    def noting(data: bytes) -> Texts:
        found.append(data)
        return unpacked_texts(data)

    monkeypatch.setattr("growthfolio.loading.pieces.unpacked_texts", noting)
    return found


def look(root: Path) -> str:
    """What one run does: it asks whether anything has changed, and reads."""
    found = Look(root)
    fingerprint = found.fingerprint([])
    assert read_by(found) == load(root)
    assert found.stands
    return fingerprint


def read_whole(root: Path) -> str:
    """The same, and no more than that."""
    found = Look(root)
    fingerprint = found.fingerprint([])
    read_by(found)
    return fingerprint


UNITS = ["mentors/ben", "mentors/ben.yml", "portfolios/ada", "portfolios/bo"]


def test_one_look_opens_every_file_once(root: Path, opened: list[str]) -> None:
    found = Look(root)
    found.fingerprint([])
    read_by(found)
    assert sorted(opened) == sorted(FILES.keys() - {"programme.yml"})


@pytest.mark.usefixtures("settled")
def test_the_second_time_nothing_is_opened(root: Path, opened: list[str]) -> None:
    before = read_whole(root)
    first = load(root)
    opened.clear()
    again = Look(root)
    assert again.fingerprint([]) == before
    assert read_by(again) == first
    assert opened == []


@pytest.mark.usefixtures("settled")
def test_in_a_fresh_checkout_all_is_opened_and_nothing_read(
    root: Path, opened: list[str], read: list[str]
) -> None:
    before = read_whole(root)
    for path in FILES:
        data = (root / path).read_bytes()
        (root / path).unlink()
        (root / path).write_bytes(data)
    opened.clear()
    read.clear()
    again = Look(root)
    assert again.fingerprint([]) == before
    read_by(again)
    assert len(opened) == len(FILES) - 1
    assert read == []


Change = Callable[[Path], object]


def rewritten(root: Path) -> None:
    """Other words of the same length, and the times that were there before."""
    file = root / PLAN
    facts = file.stat()
    file.write_bytes(b"Play.\n")
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def exchanged(root: Path) -> None:
    """Another file in its place, which was written at the same time."""
    file, other = root / PLAN, root / "other"
    facts = file.stat()
    other.write_bytes(b"Play.\n")
    os.utime(other, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    other.replace(file)


@pytest.mark.parametrize(
    "change",
    [
        rewritten,
        exchanged,
        lambda root: (root / PLAN).write_text("Plan and more.\n"),
        lambda root: (root / PLAN).unlink(),
        lambda root: (root / PLAN).rename(root / "portfolios/ada/2026-03/plan-2.md"),
        lambda root: (root / "portfolios/ada/2026-03/paln.md").write_text("x"),
        lambda root: (root / "portfolios/ada/2026-03/more.md").symlink_to("plan.md"),
        lambda root: (root / "portfolios/ada/2026-03/.more.md").write_text("x"),
        lambda root: (root / "portfolios/ada/2026-03/con").mkdir(),
        lambda root: (root / "portfolios/ada/2026-03/.git").mkdir(),
    ],
)
@pytest.mark.usefixtures("settled")
def test_a_change_is_noticed_and_only_its_unit_is_read(
    root: Path, read: list[str], change: Change
) -> None:
    before = read_whole(root)
    assert read == UNITS
    change(root)
    read.clear()
    again = Look(root)
    assert again.fingerprint([]) != before
    found = read_by(again)
    assert read == ["portfolios/ada"]
    assert found == load(root)


@pytest.mark.usefixtures("settled")
def test_what_is_known_is_not_even_walked(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To look at all of it is enough; of folders nobody owns, the first is named."""
    put(root, {"portfolios/eve/2026-03/plan.md": "x", "portfolios/Thumbs.db": ""})
    (root / "units/empty").mkdir(parents=True)
    first = read_whole(root), load(root)
    walked: list[str] = []

    def noting(root: Path, path: str) -> tuple[tree.File, ...]:
        walked.append(path)
        return tree.walk_one(root, path)

    monkeypatch.setattr("growthfolio.loading.units.walk_one", noting)
    again = Look(root)
    assert (again.fingerprint([]), read_by(again)) == first
    assert walked == ["portfolios/Thumbs.db", "units/empty", "portfolios/eve"]


@pytest.mark.usefixtures("settled")
def test_a_folder_that_could_not_be_listed_is_looked_at_in_whole(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the time its records are looked for it may be open again."""
    expected = look(root)
    whole = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("portfolios"):
            raise PermissionError(13, "Permission denied", path)
        return whole(path)

    with monkeypatch.context() as patched:
        patched.setattr("growthfolio.loading.scan.os.scandir", refusing)
        scans = [one for top in FOLDERS for one in scan(f"{root}/{top}")]
    found = Look(root, scans=scans)
    assert found.fingerprint([]) == expected
    assert read_by(found) == load(root)
    assert look(root) == expected


@pytest.mark.usefixtures("settled")
def test_a_day_of_joining_decides_over_all_of_a_person(root: Path) -> None:
    look(root)
    (root / "portfolios/ada/profile.yml").write_text("name: A\njoined: 2025-08-01\n")
    look(root)


@pytest.mark.parametrize(
    "change",
    [
        lambda _: ("growthfolio.caching.hashing._context", lambda: ("other code",)),
        lambda root: (root / "programme.yml").write_text(
            PEOPLE["programme.yml"].replace("id: visit", "id: visits")
        ),
    ],
)
@pytest.mark.usefixtures("settled")
def test_what_all_depends_on_has_all_read_again(
    root: Path,
    read: list[str],
    change: Change,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read_by(Look(root))
    read.clear()
    patch = change(root)
    if isinstance(patch, tuple):
        monkeypatch.setattr(*patch)
    again = Look(root)
    again.fingerprint([])
    assert read_by(again) == load(root)
    assert read[: len(UNITS)] == UNITS


def test_of_what_was_changed_just_before_nothing_is_noted(
    root: Path, opened: list[str]
) -> None:
    look(root)
    opened.clear()
    Look(root).fingerprint([])
    assert len(opened) == len(FILES) - 1


def test_nor_of_what_will_only_be_changed(
    root: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("growthfolio.loading.noted._MARGIN", -(10**9) * 60)
    os.utime(root / PLAN, (2**32, 2**32))
    Look(root).fingerprint([])
    opened.clear()
    Look(root).fingerprint([])
    assert opened == sorted(path for path in FILES if path.startswith("portfolios/ada"))


@pytest.mark.usefixtures("settled")
def test_where_files_have_no_inodes_they_are_opened(
    root: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(found: os.stat_result) -> tuple[int, ...]:
        return (0, *_facts(found)[1:])

    with monkeypatch.context() as patched:
        patched.setattr("growthfolio.loading.scan._facts", without)
        Look(root).fingerprint([])
    opened.clear()
    Look(root).fingerprint([])
    assert len(opened) == len(FILES) - 1


@pytest.mark.usefixtures("settled")
def test_notes_of_another_place_are_none(root: Path, opened: list[str]) -> None:
    Look(root).fingerprint([])
    moved = root.rename(root.with_name("moved"))
    opened.clear()
    Look(moved).fingerprint([])
    assert len(opened) == len(FILES) - 1


def damages(whole: bytes) -> Iterator[bytes]:
    for n in range(0, len(whole), 29):
        yield whole[:n] + bytes([whole[n] ^ 1]) + whole[n + 1 :]
        yield whole[:n]


@pytest.mark.usefixtures("settled")
def test_damaged_notes_are_none(root: Path, opened: list[str]) -> None:
    before = look(root)
    whole = (root / LOOKS).read_bytes()
    for damaged in damages(whole):
        (root / LOOKS).write_bytes(damaged)
        opened.clear()
        assert Look(root).fingerprint([]) == before
        assert len(opened) == len(FILES) - 1


def test_what_was_just_read_is_at_hand(root: Path, unpacked: list[bytes]) -> None:
    assert read_by(Look(root)) == load(root)
    assert unpacked == []
    assert read_by(Look(root)) == load(root)
    assert unpacked


def test_of_many_texts_only_some_stay_at_hand(
    root: Path, unpacked: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Ada has three texts, Bo and Ben one each.
    monkeypatch.setattr("growthfolio.loading.pieces.MOST", 4)
    assert read_by(Look(root)) == load(root)
    records = [one for data in unpacked for one in unpacked_texts(data).records]
    assert {one.at.subject.folder for one in records} == {"portfolios/bo"}


@pytest.mark.usefixtures("settled")
def test_a_lost_piece_is_read_again(root: Path, read: list[str]) -> None:
    look(root)
    (root / READ).unlink()
    read.clear()
    look(root)
    assert read[: len(UNITS)] == UNITS


@pytest.mark.usefixtures("settled")
def test_a_link_is_not_followed_where_its_piece_is_lost(root: Path) -> None:
    profile = root / "portfolios/ada/profile.yml"
    outside = root.with_name("outside.yml")
    profile.rename(outside)
    profile.symlink_to(outside)
    look(root)
    (root / READ).unlink()
    look(root)


@pytest.mark.usefixtures("settled")
def test_a_look_at_files_that_change_meanwhile_does_not_stand(root: Path) -> None:
    read_by(Look(root))
    found = Look(root)
    found.fingerprint([])
    (root / READ).unlink()
    (root / PLAN).write_text("Something else.\n")
    assert read_by(found) == load(root)
    assert not found.stands


@pytest.mark.usefixtures("settled")
def test_what_is_known_is_untouched_until_somebody_opens_it(root: Path) -> None:
    look(root)
    (root / PLAN).write_text("Something else.\n")
    found = Look(root)
    read_by(found)
    assert found.untouched == {*UNITS} - {"portfolios/ada"}
    (root / READ).unlink()
    lost = Look(root)
    read_by(lost)
    assert lost.untouched == frozenset()


@pytest.mark.usefixtures("settled")
def test_what_is_asked_for_late_is_what_it_was_or_nothing(root: Path) -> None:
    look(root)
    found = Look(root).loaded()
    (root / READ).unlink()
    (root / PLAN).write_text("Something else.\n")
    assert found.cohort is not None
    with pytest.raises(RefusalError, match="changed while it was read") as refused:
        tuple(found.cohort.records)
    assert refused.value.sentence.values == {"path": "portfolios/ada"}


def test_without_a_cache_nothing_is_left_behind(root: Path) -> None:
    found = Look(root, cached=False)
    found.fingerprint([])
    read_by(found)
    assert not (root / ".growthfolio").exists()


def assert_a_shut_file_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be opened has no hash, and is a finding."""

    def refusing(root: Path, path: str) -> int:
        if path == PLAN:
            raise PermissionError(13, "Permission denied")
        return open_file(root, path)

    for module in ("contents", "tree"):
        monkeypatch.setattr(f"growthfolio.loading.{module}.open_file", refusing)
    shut = Look(root)
    with pytest.raises(PermissionError):
        shut.fingerprint([])
    assert short(shut.loaded().findings) == [("unreadable-file", 1, 1)]


@pytest.mark.usefixtures("settled")
def test_what_cannot_be_opened_is_looked_at_each_time(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_a_shut_file_is_said(root, monkeypatch)
    monkeypatch.undo()
    assert Look(root).loaded().findings == load(root).findings == ()


@pytest.mark.usefixtures("settled")
def test_what_would_change_goes_by_nothing_that_was_read(
    root: Path, read: list[str]
) -> None:
    look(root)
    read.clear()
    found = load(root, instead={PLAN: b"Other.\n"}).cohort
    assert found is not None
    assert read == UNITS
    assert found.record_at[PLAN].body == "Other.\n"


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a small tree is worth several processes, unit by unit."""
    monkeypatch.setattr("growthfolio.loading.look._MANY", 1)
    monkeypatch.setattr("growthfolio.loading.reader._FILES", 1)


@pytest.mark.usefixtures("several")
def test_several_processes_find_the_same(root: Path, read: list[str]) -> None:
    (root / "portfolios/bo/2026-03/paln.md").write_text("x")
    found = Look(root, jobs=2)
    fingerprint = found.fingerprint([])
    assert read_by(found) == load(root)
    assert read == UNITS  # load()'s: nothing was read by this process
    assert Look(root, cached=False, jobs=2).fingerprint([]) == fingerprint
    read.clear()
    assert read_by(Look(root, jobs=2)) == read_by(found)
    assert read == []


@pytest.mark.usefixtures("several")
def test_those_who_read_look_for_the_files(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked: list[str] = []

    def noting(root: Path, path: str) -> tuple[tree.File, ...]:
        walked.append(path)
        return tree.walk_one(root, path)

    monkeypatch.setattr("growthfolio.loading.units.walk_one", noting)
    (root / "units/empty").mkdir(parents=True)
    found = Look(root)
    assert read_by(found) == load(root)
    assert (walked, found.untouched) == ([], frozenset())


@pytest.mark.usefixtures("several")
def test_what_a_process_did_not_live_to_read_is_read_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Folders.read

    def dying(self: Folders, unit: Unit, texts: Mapping[str, bytes]) -> object:
        if parent_process() is not None and unit.name == "portfolios/ada":
            os._exit(1)
        return whole(self, unit, texts)

    expected = load(root)
    monkeypatch.setattr(Folders, "read", dying)
    found = Look(root, jobs=2)
    found.fingerprint([])
    assert read_by(found) == expected
    assert found.stands


@pytest.mark.usefixtures("several")
def test_what_no_process_can_open_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_a_shut_file_is_said(root, monkeypatch)
