"""Pieces are kept by what went into them, verified, and never needed."""

import sqlite3
from pathlib import Path

import pytest

from growthfolio.caching.shelf import NAME, READ, Shelf

KEYS = [f"{n:064x}" for n in range(1200)]


def filled(root: Path, *keys: str) -> Path:
    """A shelf with a piece for each key, closed; its file."""
    shelf = Shelf(root)
    shelf.put("page", ((key, f"piece {key}".encode()) for key in keys))
    shelf.close()
    return root / NAME


def found(root: Path, *keys: str, kind: str = "page") -> dict[str, bytes]:
    """What a new shelf has of these."""
    shelf = Shelf(root)
    pieces = dict(shelf.get(kind, keys))
    shelf.close()
    return pieces


def test_what_is_put_comes_back(tmp_path: Path) -> None:
    filled(tmp_path, *KEYS)
    assert found(tmp_path, *KEYS) == {key: f"piece {key}".encode() for key in KEYS}
    assert found(tmp_path, KEYS[0], "ff") == {KEYS[0]: f"piece {KEYS[0]}".encode()}


def test_kinds_are_apart(tmp_path: Path) -> None:
    filled(tmp_path, *KEYS[:2])
    assert found(tmp_path, *KEYS[:2], kind="text") == {}


def test_what_was_not_closed_is_not_there(tmp_path: Path) -> None:
    filled(tmp_path, KEYS[0])
    shelf = Shelf(tmp_path)
    shelf.put("page", [(KEYS[1], b"half")])
    assert found(tmp_path, *KEYS[:2]).keys() == {KEYS[0]}


def test_while_much_is_put_what_was_read_can_be_had(tmp_path: Path) -> None:
    read = Shelf(tmp_path, READ)
    read.put("texts", [("a", b"b")])
    read.close()
    shelf = Shelf(tmp_path)
    # More than SQLite keeps in memory before it locks everybody out.
    shelf.put("page", ((key, bytes(8192)) for key in KEYS))
    assert dict(Shelf(tmp_path, READ).get("texts", ["a"])) == {"a": b"b"}
    shelf.close()


def test_without_a_root_nothing_stays(tmp_path: Path) -> None:
    shelf = Shelf(None)
    shelf.put("page", [("a", b"b")])
    shelf.close()
    assert dict(shelf.get("page", ["a"])) == {}
    assert list(tmp_path.iterdir()) == []


def test_to_look_makes_no_file(tmp_path: Path) -> None:
    assert found(tmp_path, *KEYS) == {}
    assert list(tmp_path.iterdir()) == []


def test_git_is_told_to_leave_it_alone(tmp_path: Path) -> None:
    filled(tmp_path, KEYS[0])
    assert (tmp_path / ".growthfolio/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE piece SET data = x'00'",
        "UPDATE piece SET data = 'text'",
        "UPDATE piece SET digest = x'00'",
        "UPDATE piece SET key = 'ff'",
        "UPDATE piece SET kind = 'text'",
    ],
)
def test_a_piece_that_was_changed_is_none(tmp_path: Path, change: str) -> None:
    file = sqlite3.connect(filled(tmp_path, KEYS[0]))
    with file:
        file.execute(change)
    file.close()
    assert found(tmp_path, KEYS[0], "ff") == {}
    assert found(tmp_path, KEYS[0], "ff", kind="text") == {}


def test_a_damaged_file_gives_nothing_wrong_and_is_begun_anew(tmp_path: Path) -> None:
    file = filled(tmp_path, *KEYS[:3])
    whole = file.read_bytes()
    truth = {key: f"piece {key}".encode() for key in KEYS[:3]}
    for at in range(0, len(whole), len(whole) // 40):
        for damaged in (
            whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :],
            whole[:at],
        ):
            file.write_bytes(damaged)
            assert found(tmp_path, *KEYS[:3]).items() <= truth.items()
            filled(tmp_path, *KEYS[:3])  # finds out, and throws it away
            filled(tmp_path, *KEYS[:3])
            assert found(tmp_path, *KEYS[:3]) == truth


def test_a_file_of_another_kind_is_begun_anew(tmp_path: Path) -> None:
    file = filled(tmp_path, KEYS[0])
    other = sqlite3.connect(file)
    with other:
        other.execute("DROP TABLE piece")
        other.execute("CREATE TABLE piece (something)")
    other.close()
    assert found(tmp_path, KEYS[0]) == {}
    filled(tmp_path, KEYS[0])
    assert found(tmp_path, KEYS[0]).keys() == {KEYS[0]}


def test_while_another_build_writes_all_goes_on(tmp_path: Path) -> None:
    other = Shelf(tmp_path)
    other.put("page", [(KEYS[0], b"first")])
    filled(tmp_path, KEYS[1])
    other.close()
    assert found(tmp_path, *KEYS[:2]) == {KEYS[0]: b"first"}


def test_where_nothing_can_be_written_all_goes_on(tmp_path: Path) -> None:
    (tmp_path / ".growthfolio").write_text("a file\n")
    filled(tmp_path, KEYS[0])
    assert found(tmp_path, KEYS[0]) == {}


def test_what_nobody_asks_for_is_thrown_away(tmp_path: Path) -> None:
    filled(tmp_path, *KEYS[:2])
    for n in range(24):
        shelf = Shelf(tmp_path)
        assert dict(shelf.get("page", KEYS[:1]))
        shelf.put("page", [(KEYS[100 + n], b"new")])
        shelf.close()
    assert found(tmp_path, *KEYS[:2]).keys() == {KEYS[0]}


def test_what_others_put_throws_nothing_away(tmp_path: Path) -> None:
    filled(tmp_path, KEYS[0])
    for n in range(24):
        shelf = Shelf(tmp_path)
        shelf.put("other", [(KEYS[100 + n], b"new")])
        shelf.close()
    assert found(tmp_path, KEYS[0]).keys() == {KEYS[0]}


def test_to_ask_whether_it_is_there_is_to_ask_for_it(tmp_path: Path) -> None:
    filled(tmp_path, KEYS[0])
    for n in range(24):
        shelf = Shelf(tmp_path)
        assert shelf.has("page", KEYS[:2]) == {KEYS[0]}
        shelf.put("page", [(KEYS[100 + n], b"new")])
        shelf.close()
    assert found(tmp_path, KEYS[0]).keys() == {KEYS[0]}


def test_a_pause_forgets_neither_what_was_put_nor_what_was_asked_for(
    tmp_path: Path,
) -> None:
    filled(tmp_path, *KEYS[:2])
    for n in range(24):
        shelf = Shelf(tmp_path)
        assert dict(shelf.get("page", KEYS[:1]))
        shelf.pause()
        shelf.put("page", [(KEYS[100 + n], b"new")])
        shelf.pause()
        assert found(tmp_path, KEYS[100 + n]) == {KEYS[100 + n]: b"new"}
        shelf.close()
    assert found(tmp_path, *KEYS[:2]).keys() == {KEYS[0]}


def test_the_keys_of_a_kind_are_known(tmp_path: Path) -> None:
    assert Shelf(tmp_path).keys("page") == frozenset()
    filled(tmp_path, *KEYS[:2])
    assert Shelf(tmp_path).keys("page") == set(KEYS[:2])
    assert Shelf(tmp_path).keys("other") == frozenset()
    assert Shelf(None).keys("page") == frozenset()
