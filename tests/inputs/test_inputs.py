"""Every bad input is found where it says, and nothing of it reaches the public site."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bad_inputs import CANARY, PLACES, BadInput, read_inputs
from growthfolio.model.finding import Finding
from growthfolio.pipeline import judge
from growthfolio.reporting import FORMATS, report
from literate import read_base
from planting import put
from public import ENGLISH, public_bytes

HERE = Path(__file__).parent
BASE = read_base(HERE / "base")
TODAY = date(2026, 1, 20)
INPUTS = [
    (page.stem, one) for page in sorted(HERE.glob("*.md")) for one in read_inputs(page)
]

# What is good of each kind of file, with the canary where people write.
GOOD = {
    "plan": "---\ntitle: kestrelmoss\n---\nThe desk.\n",
    "comment": "---\non: 2026-01-06\n---\nWell done, kestrelmoss.\n",
    "profile": "name: Ada kestrelmoss\njoined: 2026-01-01\n"
    "mentors: [{mentor: ben, role: business}]\n",
    "mentor": "name: Ben kestrelmoss\nroles: [business]\n",
    "programme": BASE["programme.yml"].replace("A small", "A kestrelmoss"),
}


def holds_canary(data: bytes) -> bool:
    """Whether the canary is in it, in whatever spelling: hidden, folded, cut."""
    text = data.decode("utf-8", "replace").casefold()
    return CANARY in re.sub(r"[^a-z]", "", text) or CANARY in text


def found_in(findings: tuple[Finding, ...]) -> list[tuple[str, str, int, int]]:
    return sorted(
        (one.place.path, one.rule.code, one.place.line, one.place.column)
        for one in findings
    )


def test_there_are_hundreds_and_no_name_stands_twice() -> None:
    names = Counter(one.name for _, one in INPUTS)
    assert [name for name, count in names.items() if count > 1] == []
    assert len(names) >= 300


@pytest.mark.parametrize(
    "one", [pytest.param(one, id=f"{page}-{one.name}") for page, one in INPUTS]
)
def test_a_bad_input(one: BadInput, tmp_path: Path) -> None:
    root = put(tmp_path / "root", BASE)
    put(root, one.files)
    judged = judge(root, TODAY)
    assert found_in(judged.findings) == list(one.found)
    assert any(map(_has_canary, (*one.files.values(), *map(str.encode, one.files))))
    if not one.shown:
        assert not holds_canary(public_bytes(judged))
    # What is said of a file must not be what the file says.
    for style in FORMATS:
        said = report(judged.findings, judged.cohort, None, ENGLISH, style)
        assert all(map(_is_shown, said.replace("\n", "")))


def _has_canary(data: bytes) -> bool:
    return any(
        CANARY in data.decode(codec, "ignore").casefold()
        for codec in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
    )


def _is_shown(character: str) -> bool:
    return character.isprintable() or character == "\u3000"


@pytest.mark.parametrize("place", GOOD)
def test_what_is_good_is_shown(place: str, tmp_path: Path) -> None:
    """The proof is worth something: of good files the canary is on the pages."""
    root = put(tmp_path / "root", {**BASE, PLACES[place]: GOOD[place]})
    judged = judge(root, TODAY)
    assert judged.findings == ()
    assert holds_canary(public_bytes(judged))


def test_the_base_has_nothing_wrong_and_no_canary(tmp_path: Path) -> None:
    judged = judge(put(tmp_path / "root", BASE), TODAY)
    assert judged.findings == ()
    assert not holds_canary(public_bytes(judged))
