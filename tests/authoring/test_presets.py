"""Every ready programme loads, agrees with itself and speaks three languages."""

from datetime import date
from importlib.resources import files

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
    titles: list[Title] = [programme.title]
    titles += [role.title for role in programme.mentor_roles]
    for duty in programme.duties:
        titles += [duty.title, *duty.sections]
        titles += [rule.title for rule in duty.fields.values() if rule.title]
        assert all(rule.title for rule in duty.fields.values()), duty.id
    for title in titles:
        assert set(title.texts) == set(LANGUAGES), title


def test_every_duty_names_its_source(preset: str, programme: Programme) -> None:
    """The comment above each duty says which fact or row it comes from."""
    text = (files("growthfolio.presets") / preset / "programme.yml").read_text("utf-8")
    above, remark = {}, ""
    for line in text.splitlines():
        if line.strip().startswith("#"):
            remark += line
        elif line.strip().startswith("- id:"):
            above[line.partition("id:")[2].strip()] = remark
        else:
            remark = ""
    for duty in programme.duties:
        assert any(mark in above[duty.id] for mark in ("F-", "S2-", "S0-")), duty.id


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
