"""Pairings in profiles: lines are added, and nothing else is touched."""

from collections.abc import Callable
from pathlib import Path

import pytest

from growthfolio.authoring.profile_text import NotAddedError, with_pairings
from growthfolio.authoring.replacing import replace_all
from growthfolio.loading.people import read_person
from growthfolio.model.people import Mentee
from growthfolio.model.refusal import RefusalError
from planting import Files

ROW = {"mentor": "wu", "role": "business", "from": "2026-09-01"}
FLOW = "{mentor: wu, role: business, from: 2026-09-01}"

STYLES = {
    "no mentors yet": (
        "name: Ada # 林\n\n# since July\njoined: 2026-07-01   # first day\n# the end\n",
        (
            "name: Ada # 林\n\n# since July\njoined: 2026-07-01   # first day\n"
            f"mentors:\n  - {FLOW}\n# the end\n"
        ),
    ),
    "no last line break": (
        "name: Ada\njoined: 2026-07-01",
        f"name: Ada\njoined: 2026-07-01\nmentors:\n  - {FLOW}\n",
    ),
    "an empty key": (
        "name: Ada\nmentors:   # none yet\njoined: 2026-07-01\n",
        f"name: Ada\nmentors:   # none yet\n  - {FLOW}\njoined: 2026-07-01\n",
    ),
    "empty quotes": (
        'name: Ada\nmentors: ""\njoined: 2026-07-01\n',
        f"name: Ada\nmentors:\n  - {FLOW}\njoined: 2026-07-01\n",
    ),
    "an empty list": (
        "name: Ada\nmentors: []\njoined: 2026-07-01\n",
        f"name: Ada\nmentors: [{FLOW}]\njoined: 2026-07-01\n",
    ),
    "braces in a list, comments between": (
        (
            "name: Ada\nmentors:\n- {mentor: 'chen', role: business,\n"
            "   to: 2026-08-31} # old\n"
            "# leave\nleave: []\njoined: 2026-07-01\n"
        ),
        (
            "name: Ada\nmentors:\n- {mentor: 'chen', role: business,\n"
            "   to: 2026-08-31} # old\n"
            f"- {FLOW}\n# leave\nleave: []\njoined: 2026-07-01\n"
        ),
    ),
    "keys on their own lines": (
        (
            "name: Ada\nmentors:\n    - mentor: chen\n      role: business\n"
            "      to: 2026-08-31   # moved\n\njoined: 2026-07-01\n"
        ),
        (
            "name: Ada\nmentors:\n    - mentor: chen\n      role: business\n"
            "      to: 2026-08-31   # moved\n    - mentor: wu\n      role: business\n"
            "      from: 2026-09-01\n\njoined: 2026-07-01\n"
        ),
    ),
    "a list in brackets, and a comma at its end": (
        (
            "name: Ada\nmentors: [{mentor: chen, role: business, to: 2026-08-31},]\n"
            "joined: 2026-07-01\n"
        ),
        (
            "name: Ada\nmentors: [{mentor: chen, role: business, to: 2026-08-31}, "
            f"{FLOW},]\njoined: 2026-07-01\n"
        ),
    ),
    "one in braces by itself": (
        (
            "name: Ada\nmentors: {mentor: chen, role: business, to: 2026-08-31}\n"
            "joined: 2026-07-01\n"
        ),
        (
            "name: Ada\nmentors: [{mentor: chen, role: business, to: 2026-08-31}, "
            f"{FLOW}]\njoined: 2026-07-01\n"
        ),
    ),
    "everything in braces": (
        "{name: Ada, joined: 2026-07-01}\n",
        f"{{name: Ada, joined: 2026-07-01, mentors: [{FLOW}]}}\n",
    ),
    "a text of several lines at the end": (
        "joined: 2026-07-01\nname: |\n  Ada\n  Lin\n# the end\n",
        f"joined: 2026-07-01\nname: |\n  Ada\n  Lin\nmentors:\n  - {FLOW}\n# the end\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), STYLES.values(), ids=STYLES.keys())
def test_only_the_new_line_is_new(before: str, after: str) -> None:
    assert with_pairings(before, [ROW]) == after
    _, findings = read_person(Mentee, "ada", "profile.yml", after.encode())
    assert findings == ()


@pytest.mark.parametrize(("before", "after"), STYLES.values(), ids=STYLES.keys())
def test_windows_line_ends_stay(before: str, after: str) -> None:
    windows = before.replace("\n", "\r\n")
    assert with_pairings(windows, [ROW]) == after.replace("\n", "\r\n") or (
        # Where no line break shows what the file uses, the usual one is taken.
        "\n" not in before
    )


def test_several_are_added_in_order() -> None:
    second = ROW | {"role": "political"}
    added = with_pairings("name: Ada\njoined: 2026-07-01\n", [ROW, second])
    assert added.endswith(f"  - {FLOW}\n  - {FLOW.replace('business', 'political')}\n")


def test_what_cannot_be_added_to_is_left_alone() -> None:
    alone = "name: Ada\nmentors:\n  mentor: chen\n  role: business\n"
    with pytest.raises(NotAddedError):
        with_pairings(alone, [ROW])


def test_either_all_files_are_written_or_none(
    plant: Callable[[Files], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = plant({"a/x.yml": "old a", "b/x.yml": "old b", "c/x.yml": "old c"})
    rename, done = Path.replace, []

    def fails_on_c(self: Path, target: Path) -> Path:
        if target.parent.name == "c":
            raise OSError(28, "No space left on device")
        done.append(target)
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", fails_on_c)
    with pytest.raises(OSError, match="No space"):
        replace_all(root, {f"{name}/x.yml": b"new" for name in "abc"})
    assert done  # two of them were there already
    assert [(root / f"{name}/x.yml").read_text() for name in "abc"] == [
        "old a",
        "old b",
        "old c",
    ]
    assert (
        sorted(path.name for path in root.rglob("*") if path.is_file()) == ["x.yml"] * 3
    )


def test_files_keep_who_may_read_them(plant: Callable[[Files], Path]) -> None:
    root = plant({"a.yml": "old"})
    (root / "a.yml").chmod(0o640)
    replace_all(root, {"a.yml": b"new"})
    assert (root / "a.yml").read_bytes() == b"new"
    assert (root / "a.yml").stat().st_mode & 0o777 == 0o640


def test_nothing_is_written_through_a_symbolic_link(
    plant: Callable[[Files], Path],
) -> None:
    root = plant({"a.yml": "old", "real.yml": "old"})
    (root / "link.yml").symlink_to("real.yml")
    with pytest.raises(RefusalError):
        replace_all(root, {"a.yml": b"new", "link.yml": b"new"})
    assert (root / "a.yml").read_text() == (root / "real.yml").read_text() == "old"
    assert sorted(path.name for path in root.iterdir()) == [
        "a.yml",
        "link.yml",
        "real.yml",
    ]
