"""Rules about bytes, links and devices: broken, and not."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from growthfolio.model.obligation import State
from growthfolio.pipeline import judge
from literate import BASES, read_base
from prepared import PLAN, PREPARED

TODAY = date(2026, 1, 20)


@pytest.fixture
def root(plant: Callable[[object], Path]) -> Path:
    """The base of the cases, without ada's plan."""
    folder = plant(read_base(BASES / "ada"))
    (folder / PLAN).unlink()
    return folder


@pytest.mark.parametrize("name", PREPARED)
def test_it_is_found_and_nothing_else(name: str, root: Path) -> None:
    """The record counts as there and unreadable, never as missing."""
    prepared = PREPARED[name]
    prepared.fails(root / PLAN)
    judged = judge(root, TODAY)
    found = [
        (one.rule.name, one.place.path, one.place.line, one.place.column)
        for one in judged.findings
    ]
    assert found == [(name, PLAN, prepared.line, prepared.column)]
    assert judged.ledger is not None
    assert judged.ledger.at[PLAN].state is State.INVALID


@pytest.mark.parametrize("name", PREPARED)
def test_it_is_not_found_where_nothing_is_wrong(name: str, root: Path) -> None:
    PREPARED[name].passes(root / PLAN)
    assert judge(root, TODAY).findings == ()
