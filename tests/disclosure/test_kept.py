"""What is worked out once is worked out for one audience, and for one rule."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import cohort, duty, known, mentee, programme, record
from canaries.changing import judged
from canaries.policy import TODAY
from canaries.sites import planned
from canaries.words import AUDIENCES
from disclosure.conftest import Aviary
from growthfolio.disclosure import reading
from growthfolio.disclosure.source import withheld
from growthfolio.model.duty import Change
from growthfolio.model.field import FieldType, RecordField
from growthfolio.pages import Site
from growthfolio.pipeline import Judged

Fields = Mapping[str, RecordField]
DAY = date.fromisoformat(TODAY)
TEXT = RecordField(type=FieldType.TEXT)
CHANGED = duty(
    "note",
    fields=MappingProxyType({"old": TEXT}),
    changes=(Change(start=date(2026, 2, 1), fields=MappingProxyType({"new": TEXT})),),
)
BOTH = MappingProxyType({"old": "a", "new": "b"})


@pytest.mark.parametrize(
    "order", [AUDIENCES, AUDIENCES[::-1]], ids=["upwards", "downwards"]
)
def test_what_one_audience_was_told_changes_nothing_for_the_next(
    aviary: Aviary, order: Sequence[str]
) -> None:
    alone = {audience: planned(anew(aviary), audience) for audience in AUDIENCES}
    together = anew(aviary)
    found: dict[str, Site] = {one: planned(together, one) for one in order}

    assert [one for one in AUDIENCES if found[one] != alone[one]] == []


def anew(aviary: Aviary) -> Judged:
    """The canaries judged again: nothing of it was asked by anybody yet."""
    assert aviary.judged.cohort is not None
    return judged(replace(aviary.judged.cohort), DAY)


def test_a_record_is_read_by_the_rule_its_period_began_under() -> None:
    months = ("2026-01", "2026-02", "2026-03")
    records = tuple(record(month, "note", fields=BOTH) for month in months)
    found = known(cohort(programme(CHANGED), mentee(), *records), "mentors").records

    names = [[field.name for field in one.fields] for one in found]
    assert names == [["old"], ["old", "new"], ["old", "new"]]


def test_what_is_withheld_is_worked_out_once_for_each_rule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def counted(whole: Fields, shown: Fields) -> Fields:
        asked.append(whole)
        return withheld(whole, shown)

    monkeypatch.setattr(reading, "withheld", counted)
    people = [mentee(f"{name}-lin") for name in ("ada", "bea", "cai")]
    records = tuple(
        record(month, "note", person.id)
        for person in people
        for month in ("2026-01", "2026-02", "2026-03")
    )
    shown = known(cohort(programme(CHANGED), *people, *records), "mentors").records

    assert len(shown) == 9
    assert len(asked) == 2
