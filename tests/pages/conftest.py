"""A cohort with everything once, and the pages the reviewers get of it."""

from datetime import date
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import (
    cohort,
    comment,
    duty,
    mentee,
    mentor,
    programme,
    record,
)
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Applies, CommentRule
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.people import Departure, Leave, Pairing, Waiver
from growthfolio.model.programme import JobClass, MentorRole, Programme, Unit
from growthfolio.model.record import Attachment, Record, Status, Subject
from growthfolio.model.schema import Id
from growthfolio.model.stages import Stage, Stages
from growthfolio.model.title import Title

STARTS = date(2025, 7, 1)


def titled(text: str) -> Title:
    """A title in English and Chinese."""
    return Title(MappingProxyType({"en": text, "zh-CN": f"中文{text}"}))


@pytest.fixture(scope="session")
def rules() -> Programme:
    """A programme of two roles and stages, with duties of every rhythm."""
    return programme(
        duty(
            "plan",
            title=titled("Plan"),
            due="day 5",
            grace=3,
            fields=MappingProxyType(
                {
                    "goals": RecordField(type=FieldType.LIST, title=titled("Goals")),
                    "progress": RecordField(type=FieldType.PERCENT),
                    "guide": RecordField(type=FieldType.MENTOR),
                }
            ),
        ),
        duty(
            "note",
            title=titled("Note"),
            due="last-working-day",
            comment=CommentRule(by=Id("business"), within=10),
            sections=(titled("Done"),),
        ),
        duty("talk", title=titled("Talk"), owner="mentor:political", every="quarter"),
        duty("visit", title=titled("Visit"), every="quarter", count=2),
        duty("help-plan", owner="mentor:business", every="stage", due="day 30"),
        duty("start", title=titled("Start"), every="once", due="day 30"),
        duty("summary", title=titled("Summary"), every="year", due="+10"),
        duty("award", title=titled("Award"), owner="office", every="event"),
        duty("review", about=About.MENTOR, owner="office", every="year"),
        duty("brief", about=About.UNIT, owner="unit", every="quarter", due="+10"),
        duty("meeting", about=About.COHORT, owner="office", every="event"),
        title=titled("Programme"),
        starts=STARTS,
        mentor_roles=(
            MentorRole(
                id=Id("political"),
                title=titled("Political mentor"),
                required=True,
                capacity=4,
            ),
            MentorRole(
                id=Id("business"),
                title=titled("Business mentor"),
                required=True,
                when=Applies(posting=("village",)),
                eligibility=("leader",),
            ),
        ),
        units=(
            Unit(id=Id("city"), name=titled("City hall"), level="city"),
            Unit(id=Id("town"), name=titled("Town hall"), parent=Id("city")),
        ),
        job_classes=(
            JobClass(id=Id("desk"), title=titled("Desk"), mode=titled("in pairs")),
        ),
        stages=Stages(
            list=(
                Stage(
                    id=Id("nurture"),
                    title=titled("Nurture"),
                    months=12,
                    theme=titled("Learn"),
                    goals=(titled("Know the town"),),
                ),
                Stage(id=Id("support"), title=titled("Support"), months=12),
            )
        ),
    )


@pytest.fixture(scope="session")
def whole(rules: Programme) -> Cohort:
    """Ada, with everything; Bo, who has left; Cy, who has handed in nothing yet."""
    ada = mentee(
        name="林晓禾",
        name_en="Ada Lin",
        unit=Id("town"),
        job_class=Id("desk"),
        posting="village",
        joined=STARTS,
        mentors=(
            Pairing(mentor=Id("ben-wu"), role=Id("business"), end=date(2025, 12, 31)),
            Pairing(mentor=Id("di-lu"), role=Id("business"), start=date(2026, 1, 1)),
            Pairing(mentor=Id("ben-wu"), role=Id("political"), start=STARTS),
        ),
        leave=(Leave(start=date(2026, 2, 1), end=date(2026, 2, 28), reason="sick"),),
        waivers=(Waiver(duty=Id("plan"), period="2025-09", reason="new here"),),
    )
    bo = mentee("bo-he", joined=STARTS, left=Departure(on=date(2025, 12, 31)))
    cy = mentee("cy-xu", joined=date(2026, 2, 20), unit=Id("city"))
    picture = record(
        "2026-01",
        "note",
        title="A cold month",
        body="![the dam](dam.png)",
        links=("dam.png",),
        submitted=date(2026, 2, 2),
    )
    whole = cohort(
        rules,
        ada,
        bo,
        cy,
        mentor(unit=Id("town"), post="Head", strengths=("law",)),
        mentor("di-lu", unit=Id("city")),
        *_of_ada(),
        picture,
        record("2025-12", "plan", "bo-he"),
        record("2025", "review", Subject(About.MENTOR, "ben-wu")),
        record("2025-Q4", "brief", Subject(About.UNIT, "town")),
        record("2026-01-15", "meeting", Subject(About.COHORT, "cohort")),
        comment("2026-01", "note", by=Id("di-lu"), on=date(2026, 2, 6)),
    )
    path = "portfolios/ada-lin/2026-01/dam.png"
    return replace(whole, attachments=(Attachment(path, (picture.at.path,)),))


def _of_ada() -> tuple[Record, ...]:
    in_time = {
        "2025-07": date(2025, 7, 5),
        "2025-08": date(2025, 8, 5),
        "2025-10": date(2025, 10, 5),
        "2025-11": date(2025, 11, 5),
        "2025-12": date(2025, 12, 5),
        "2026-01": date(2026, 1, 7),
    }
    goals = {"goals": ("walk", "ask"), "progress": 80, "guide": "di-lu"}
    plans = [
        record(period, "plan", submitted=day, fields=goals)
        for period, day in in_time.items()
    ]
    notes = [
        record(f"2025-{month}", "note", submitted=date(2025, month, 28))
        for month in (10, 11, 12)
    ]
    return (
        *plans,
        *notes,
        record("2026-03", "plan", status=Status.DRAFT),
        record("2026-02-14", "award", title="For the dam", by=Id("office")),
        record("2025-Q4", "talk", submitted=date(2025, 12, 30)),
    )
