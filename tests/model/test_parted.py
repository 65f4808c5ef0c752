"""Parts are had when they are asked for, and not all of them at a time."""

import pytest

from growthfolio.model import parted
from growthfolio.model.parted import Named, Parted, Parts, parts_of


@pytest.fixture
def asked() -> list[str]:
    """The keys of the parts that were made, in order."""
    return []


@pytest.fixture
def parts(asked: list[str]) -> Parts[str, str]:
    """Three parts of two values each."""

    def part_of(key: str) -> tuple[str, ...]:
        asked.append(key)
        return (f"{key}1", f"{key}2")

    return Parts("abc", part_of)


def test_a_part_is_made_when_it_is_asked_for(
    parts: Parts[str, str], asked: list[str]
) -> None:
    assert list(parts) == ["a", "b", "c"]
    assert len(parts) == 3
    assert "b" in parts
    assert "x" not in parts
    assert asked == []
    assert parts["b"] == parts["b"] == ("b1", "b2")
    assert asked == ["b"]
    with pytest.raises(KeyError):
        parts["x"]


def test_only_so_many_values_are_at_hand(
    parts: Parts[str, str], asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parted, "MOST", 4)
    for key in "abacb":
        assert parts[key] == (f"{key}1", f"{key}2")
    # With c the part that was asked for longest ago, b, went.
    assert asked == ["a", "b", "c", "b"]


def test_a_part_that_is_larger_is_at_hand_alone(
    parts: Parts[str, str], asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parted, "MOST", 1)
    for key in "aab":
        assert parts[key] == (f"{key}1", f"{key}2")
    assert asked == ["a", "b"]


def test_all_values_come_part_after_part(
    parts: Parts[str, str], asked: list[str]
) -> None:
    everything = Parted(parts, 6)
    assert len(everything) == 6
    assert asked == []
    assert everything == ("a1", "a2", "b1", "b2", "c1", "c2")
    assert everything[1] == "a2"
    assert everything[4:] == ("c1", "c2")
    assert parts_of(everything, str) is parts


def test_what_is_in_no_parts_is_parted() -> None:
    found = parts_of(("a1", "b1", "a2"), lambda value: value[0])
    assert found == {"a": ("a1", "a2"), "b": ("b1",)}


def test_a_name_tells_in_which_part_to_look(
    parts: Parts[str, str], asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parted, "_NAMED", 1)
    named = Named(parts, lambda name: name[0] if name[0] in "abc" else None, str)
    assert named["b2"] == "b2"
    assert "b3" not in named
    assert "x1" not in named
    assert asked == ["b"]
    assert named.get("c1") == "c1"
    assert len(named) == 6
    assert sorted(named) == ["a1", "a2", "b1", "b2", "c1", "c2"]
