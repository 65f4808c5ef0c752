"""Every ready programme loads, agrees with itself and speaks three languages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from importlib.resources import files
from itertools import chain

import pytest

from authoring.small_cohort import Plant
from growthfolio.loading.programme import presets
from growthfolio.model.cadence import Every
from growthfolio.model.programme import Programme
from growthfolio.model.title import LANGUAGES, Title
from growthfolio.pipeline import judge


@pytest.fixture(params=presets())
def preset(request: pytest.FixtureRequest) -> str:
    """Each ready programme in turn."""
    return str(request.param)


@pytest.fixture
def programme(preset: str, plant: Plant) -> Programme:
    """What somebody has who writes only the preset's name and a first day."""
    root = plant({"programme.yml": f"preset: {preset}\nstarts: 2026-01-01\n"})
    judged = judge(root, date(2026, 1, 1))
    assert judged.findings == ()
    assert judged.cohort is not None
    return judged.cohort.programme


def test_there_is_one_for_a_bureaus_month() -> None:
    assert "bureau-monthly" in presets()


def test_every_title_is_there_in_every_language(programme: Programme) -> None:
    """Those of terms, articles, stages and columns, too; names of units apart."""
    titles = tuple(titles_in(replace(programme, units=())))

    assert len(titles) > len(programme.duties)
    assert [one for one in titles if set(one.texts) != set(LANGUAGES)] == []


def test_every_field_and_column_has_a_title(programme: Programme) -> None:
    for duty in programme.duties:
        columns = [rule.columns.items() for rule in duty.fields.values()]
        for name, rule in chain(duty.fields.items(), *columns):
            assert rule.title is not None, (duty.id, name)


def titles_in(value: object) -> Iterator[Title]:
    """Every title in a value, however deep."""
    if isinstance(value, Title):
        yield value
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(titles_in, value))
    elif isinstance(value, Mapping):
        yield from titles_in(tuple(value.values()))
    elif is_dataclass(value):
        yield from titles_in(tuple(getattr(value, each.name) for each in fields(value)))


def test_every_duty_names_its_source(preset: str) -> None:
    """The comment above each duty says which fact or row it comes from."""
    text = (files("growthfolio.presets") / preset / "programme.yml").read_text("utf-8")
    duties = text.partition("\nduties:\n")[2]
    above, remark = {}, ""
    for line in duties.splitlines():
        if line.strip().startswith("#"):
            remark += line
        elif line.startswith("  - id:"):
            above[line.partition("id:")[2].strip()] = remark
        else:
            remark = ""
    assert above
    for duty, said in above.items():
        assert re.search(r"F-\d\d|S[0-4]-\d\d", said), duty


def test_bureau_monthly_is_the_reference_programme(plant: Plant) -> None:
    """The rows of the bureau's plan: S2-07 to S2-12, S2-15 to S2-17, S2-25."""
    root = plant({"programme.yml": "preset: bureau-monthly\nstarts: 2026-01-01\n"})
    cohort = judge(root, date(2026, 1, 1)).cohort
    assert cohort is not None
    duties = {duty.id: duty for duty in cohort.programme.duties}

    assert (str(duties["plan"].every), str(duties["plan"].due)) == ("month", "day 5")
    assert str(duties["ppt-notes"].due) == "last-day"
    assert duties["ppt-notes"].comment is not None
    assert duties["ppt-notes"].comment.within == 10
    assert str(duties["talk"].owner) == "mentor:business"
    assert duties["talk"].audience == "mentors"
    assert str(duties["summary"].every) == "year"
    owed = [duty for duty in duties.values() if duty.every.every is not Every.EVENT]
    assert {duty.grace for duty in owed} == {3}
    assert duties.keys() - {duty.id for duty in owed} == {"rotation", "output", "award"}
