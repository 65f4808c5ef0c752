"""Every ready programme loads, agrees with itself and speaks three languages."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from itertools import chain

import pytest
from msgspec.structs import fields, replace

from authoring.small_cohort import Plant
from growthfolio.loading.programme import presets, ready_programme
from growthfolio.model.cadence import Cadence, Every
from growthfolio.model.kind import Kind
from growthfolio.model.programme import Programme
from growthfolio.model.schema import is_shape
from growthfolio.model.title import LANGUAGES, Title
from growthfolio.pages.views import ProgrammePage
from growthfolio.pipeline import judge, plan_site


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
    elif is_shape(type(value)):
        yield from titles_in(tuple(getattr(value, each.name) for each in fields(value)))


def test_every_duty_names_its_source(preset: str) -> None:
    """The comment above each duty says which fact or row it comes from."""
    text = (files("growthfolio.presets") / preset / "programme.yml").read_text("utf-8")
    duties = re.split(r"^\w", text.partition("\nduties:\n")[2], flags=re.MULTILINE)[0]
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
    events = duties.keys() - {duty.id for duty in owed}
    assert events == {"rotation", "output", "activity", "award"}


def test_a_programme_of_three_lines_layers_two_presets(plant: Plant) -> None:
    """And the layer below one of them comes along (S1-08)."""
    root = plant(
        {
            "programme.yml": "title: Kaiping\nstarts: 2026-01-01\n"
            "preset: [kaiping-four-mentors, civil-service-annual]\n"
        }
    )
    judged = judge(root, date(2026, 1, 1))
    assert judged.findings == ()
    assert judged.cohort is not None
    programme = judged.cohort.programme

    duties = {duty.id for duty in programme.duties}
    assert {"talk", "training-effect", "quarter-summary", "year-report"} <= duties
    roles = [role.id for role in programme.mentor_roles]
    assert roles == ["integrity", "business", "responsible", "practical"]
    assert [term.id for term in programme.dimensions][:2] == ["conduct", "ability"]
    assert programme.title == Title.plain("Kaiping")


def test_an_id_is_enough_to_change_one_key_or_to_do_without(plant: Plant) -> None:
    root = plant(
        {
            "programme.yml": "preset: kaiping-four-mentors\n"
            "starts: 2026-01-01\n"
            "duties:\n"
            "  - {id: talk, every: quarter}\n"
            "  - {id: session, remove: true}\n"
            "mentor_roles: [{id: practical, required: false}]\n"
        }
    )
    judged = judge(root, date(2026, 1, 1))
    assert judged.findings == ()
    assert judged.cohort is not None
    changed = judged.cohort.programme
    before = ready_programme("kaiping-four-mentors", date(2026, 1, 1))

    talk, old = changed.duty("talk"), before.duty("talk")
    assert talk is not None
    assert old is not None
    assert talk.every == Cadence(Every.QUARTER)
    assert talk.fields.keys() == old.fields.keys()
    assert old == replace(talk, every=old.every, fields=old.fields, marks=old.marks)
    assert changed.duty("session") is None
    assert before.duty("session") is not None
    assert len(changed.duties) == len(before.duties) - 1
    role = changed.role("practical")
    assert role is not None
    assert not role.required
    assert role.capacity == 4


def test_kaiping_is_the_reference_programme() -> None:
    """Rows S1-02, S1-03, S1-09 to S1-18, S1-22, S1-23."""
    kaiping = ready_programme("kaiping-four-mentors", date(2026, 1, 1))
    duties = {duty.id: duty for duty in kaiping.duties}
    roles = {role.id: role for role in kaiping.mentor_roles}

    assert {party.id for party in kaiping.parties} == {
        "hiring-unit",
        "town",
        "village",
        "graduate",
    }
    assert [name for name, role in roles.items() if not role.when.posting] == [
        "integrity",
        "business",
    ]
    assert all(role.required and role.purpose for role in roles.values())
    assert roles["practical"].eligibility == ("village_party_secretary",)
    for form in ("training-effect", "mentor-form"):
        assert str(duties[form].every) == "month"
        assert duties[form].when.posting == ("village",)
    assert str(duties["talk"].every) == "month"
    assert str(duties["quarterly-report"].every) == "quarter"
    owners = {str(duty.owner) for duty in kaiping.duties}
    assert {"unit:hiring-unit", "unit:town", "unit:village"} <= owners
    cited = {article for duty in kaiping.duties for article in duty.articles}
    assert cited == {f"task-list/{n}" for n in range(1, 6)}
    restricted = ("talk", "placement-fee", "subsidy", "care", "issue")
    assert {duties[name].audience for name in restricted} == {"mentors"}
    assert {term.id for term in kaiping.terms("aspects") or ()} == {
        "ideology",
        "practice",
        "style",
        "care",
    }


def test_what_is_said_in_talks_is_for_mentors_only(programme: Programme) -> None:
    """Threats, 4.1: the text of a talk, care and money never go below them."""
    for duty in programme.duties:
        if duty.kind in (Kind.TALK, Kind.CARE, Kind.SUBSIDY):
            assert programme.rank(duty.audience) == programme.rank("mentors"), duty.id


def test_every_vocabulary_has_a_name_for_its_readers(
    preset: str, programme: Programme, plant: Plant
) -> None:
    """Its heading on the programme's page is not the id that stands in files."""
    root = plant({"programme.yml": f"preset: {preset}\nstarts: 2026-01-01\n"})
    audience = programme.audiences[-1]
    pages = plan_site(root, audience=audience, today=date(2026, 1, 1)).site.pages
    (page,) = (one for one in pages if isinstance(one, ProgrammePage))
    shown = {one.title for one in page.vocabularies}

    assert programme.vocabularies.keys() & shown == set()
