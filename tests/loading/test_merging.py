"""A preset, and the programme on top of it."""

from pathlib import Path

import pytest

from growthfolio.loading.merging import merge, relocated, without_removed
from growthfolio.loading.nodes import Listing, Node, Scalar, Table, read_table
from growthfolio.loading.programme import load_programme, presets
from growthfolio.loading.report import Report
from loading_tools import advice, short


def table(text: str) -> Table:
    """The table of a text."""
    found = read_table(text, Report("a.yml"))
    assert found is not None
    return found


def plain(node: Node) -> object:
    """A node without its places."""
    match node:
        case Scalar():
            return node.text
        case Listing():
            return [plain(item) for item in node.items]
        case Table():
            return {key.text: plain(value) for key, value in node.pairs}


def merged(preset: str, own: str) -> object:
    """What comes of a preset and a programme."""
    return plain(without_removed(merge(relocated(table(preset), 9, 9), table(own))))


@pytest.mark.parametrize(
    ("preset", "own", "expected"),
    [
        ("a: 1\nb: 2\n", "b: 3\nc: 4\n", {"a": "1", "b": "3", "c": "4"}),
        ("a: {x: 1, y: 2}\n", "a: {y: 3}\n", {"a": {"x": "1", "y": "3"}}),
        ("a: {x: 1}\n", "a: plain\n", {"a": "plain"}),
        ("a: [x, y]\n", "a: [z]\n", {"a": ["z"]}),
        (
            "l: [{id: a, v: 1}, {id: b, v: 2}]\n",
            "l: [{id: c, v: 3}, {id: b, v: 4}]\n",
            {
                "l": [
                    {"id": "a", "v": "1"},
                    {"id": "b", "v": "4"},
                    {"id": "c", "v": "3"},
                ]
            },
        ),
        (
            "l: [{id: a, v: 1}, {id: b, v: 2}]\n",
            "l: [{id: a, remove: true}]\n",
            {"l": [{"id": "b", "v": "2"}]},
        ),
        (
            "l: [{id: a, when: {x: 1}}]\n",
            "l: [{id: a, when: {y: 2}}]\n",
            {"l": [{"id": "a", "when": {"x": "1", "y": "2"}}]},
        ),
        ("l: []\n", "l: [{id: a}]\n", {"l": [{"id": "a"}]}),
        ("l: [{id: a}]\n", "l: []\n", {"l": [{"id": "a"}]}),
        # An id that stands twice is a finding later, and no loss now.
        (
            "l: [{id: a, v: 1}]\n",
            "l: [{id: a, v: 2}, {id: a, v: 3}]\n",
            {"l": [{"id": "a", "v": "2"}, {"id": "a", "v": "3"}]},
        ),
    ],
)
def test_own_keys_override_and_lists_merge_by_id(
    preset: str, own: str, expected: object
) -> None:
    assert merged(preset, own) == expected


def test_what_comes_from_the_preset_stands_where_it_is_named() -> None:
    preset = relocated(table("a: 1\nl: [{id: x, v: 1}]\n"), 7, 9)
    found = merge(preset, table("# own\nl: [{id: x, w: 2}]\n"))
    (a_key, a), (_, listing) = found.pairs
    assert (a_key.line, a_key.column, a) == (7, 9, Scalar("1", 7, 9))
    assert isinstance(listing, Listing)
    assert (listing.line, listing.column) == (2, 4)
    (item,) = listing.items
    assert isinstance(item, Table)
    assert [(key.text, value.line) for key, value in item.pairs] == [
        ("id", 2),
        ("v", 7),
        ("w", 2),
    ]


@pytest.mark.parametrize("preset", presets())
def test_every_preset_needs_only_a_title_and_a_start(
    tmp_path: Path, preset: str
) -> None:
    (tmp_path / "programme.yml").write_text(
        f"preset: {preset}\ntitle: Ours\nstarts: 2026-01-01\n"
    )
    programme, _, findings = load_programme(tmp_path, "programme.yml")
    assert findings == ()
    assert programme is not None
    assert programme.title.text("en") == "Ours"
    assert programme.duties
    assert programme.duties[0].marks.place("id").line == 1


def test_a_preset_that_is_not_there_is_the_only_thing_said(tmp_path: Path) -> None:
    """Without it every key it would have given would be missed."""
    (tmp_path / "programme.yml").write_text("title: Ours\npreset: bureau-montly\n")
    programme, _, findings = load_programme(tmp_path, "programme.yml")
    assert programme is None
    assert short(findings) == [("unknown-preset", 2, 9)]
    assert advice(findings[0]) == "did you mean “bureau-monthly”?"


def test_a_mistake_on_top_of_a_preset_points_at_ones_own_line(tmp_path: Path) -> None:
    (tmp_path / "programme.yml").write_text(
        "title: Ours\nstarts: 2026-01-01\npreset: bureau-monthly\n"
        "duties:\n  - {id: plan, grace: three}\n"
    )
    assert short(load_programme(tmp_path, "programme.yml")[2]) == [
        ("wrong-value", 5, 23)
    ]


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        ("cn", []),
        ("days.yml", []),
        ("nothing.yml", [("contradictory-programme", 3, 11)]),
        ("../days.yml", [("contradictory-programme", 3, 11)]),
        ("/etc/hostname", [("contradictory-programme", 3, 11)]),
    ],
)
def test_a_calendar_is_a_name_or_a_file_inside(
    tmp_path: Path, calendar: str, expected: list[tuple[str, int, int]]
) -> None:
    root = tmp_path / "root"
    root.mkdir()
    for folder in (tmp_path, root):
        (folder / "days.yml").write_text("base: cn\nholidays: [2026-02-28]\n")
    (root / "programme.yml").write_text(
        f"title: Ours\nstarts: 2026-01-01\ncalendar: {calendar}\nduties: []\n"
    )
    assert short(load_programme(root, "programme.yml")[2]) == expected


def test_a_calendar_file_is_read_as_strictly_as_the_rest(tmp_path: Path) -> None:
    (tmp_path / "days.yml").write_text("base: china\nholiday: [2026-02-28]\n")
    (tmp_path / "programme.yml").write_text(
        "title: Ours\nstarts: 2026-01-01\ncalendar: days.yml\nduties: []\n"
    )
    programme, _, findings = load_programme(tmp_path, "programme.yml")
    assert programme is None
    assert {one.place.path for one in findings} == {"days.yml"}
    assert short(findings) == [("wrong-value", 1, 7), ("unknown-key", 2, 1)]


def test_a_programme_with_a_mistake_is_no_programme(tmp_path: Path) -> None:
    """Half a programme would demand half of what is owed, without saying so."""
    (tmp_path / "programme.yml").write_text(
        "title: Ours\nstarts: 2026-01-01\nduties: [{id: plan, title: Plan}]\n"
    )
    assert load_programme(tmp_path, "programme.yml")[0] is None


def test_a_key_nobody_knows_hides_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "programme.yml").write_text(
        "title: Ours\nstarts: 2026-01-01\nduties: []\nduty: x\n"
    )
    programme, _, findings = load_programme(tmp_path, "programme.yml")
    assert programme is not None
    assert short(findings) == [("unknown-key", 4, 1)]
