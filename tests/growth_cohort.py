"""A cohort whose records are of kinds: two mentees, a team, and a year of growth."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

from builders import cohort, duty, mentee, mentor, programme, record
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Duty
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.kind import Kind
from growthfolio.model.people import Mentee, Pairing, Posting, Standing
from growthfolio.model.policy import MenteeClass, Team, Term
from growthfolio.model.programme import Programme, Unit
from growthfolio.model.readers import ProfileReaders
from growthfolio.model.record import Record, Subject
from growthfolio.model.schema import Id
from growthfolio.model.title import Title

TODAY = date(2026, 3, 20)
JOINED = date(2025, 2, 10)
COHORT = Subject(About.COHORT, "cohort")

_TEXT = RecordField(type=FieldType.TEXT)


def field(kind: str, **more: object) -> RecordField:
    """A field of a type."""
    return RecordField(type=FieldType(kind), **more)


def table(**columns: RecordField) -> RecordField:
    """A field of the type table."""
    return RecordField(type=FieldType.TABLE, columns=MappingProxyType(columns))


def term(name: str) -> Term:
    """A term that is called like its id."""
    return Term(id=Id(name), title=Title.plain(name.capitalize()))


def of_kind(kind: str, **more: object) -> Duty:
    """An event of a kind that the cohort reads, and the office hands in."""
    settings = {"owner": "office", "every": "event", "audience": Id("cohort")} | more
    fields = settings.pop("fields", {})
    return duty(kind, kind=Kind(kind), fields=MappingProxyType(fields), **settings)


OUTCOMES = table(
    metric=_TEXT, value=field("number"), unit=_TEXT, estimated=field("flag")
)
MEASURES = table(measure=_TEXT, effect=_TEXT)
TEAM = field("choice", of=Id("teams"), choices=("tea",))

DUTIES = (
    of_kind("note", owner="mentee", every="month"),
    of_kind("guidance", owner="mentor:business", every="month"),
    of_kind("summary", owner="mentee", every="year", fields={"measures": MEASURES}),
    of_kind(
        "activity",
        owner="mentee",
        fields={
            "activity": field("choice", of=Id("tasks"), choices=("urgent",)),
            "led_by": field("mentor"),
            "with": field("people"),
            "team": TEAM,
            "initiative": field("flag"),
            "outcomes": OUTCOMES,
        },
    ),
    of_kind(
        "session",
        about=About.COHORT,
        fields={"with": field("people"), "outcomes": OUTCOMES},
    ),
    of_kind(
        "award",
        about=About.COHORT,
        fields={"level": _TEXT, "recipients": field("people"), "team": TEAM},
    ),
    of_kind(
        "rotation",
        fields={
            "kind": _TEXT,
            "from_post": _TEXT,
            "to_post": _TEXT,
            "from": field("date"),
            "to": field("date"),
        },
    ),
    of_kind("training", fields={"course": _TEXT, "hours": field("number")}),
    of_kind("output", owner="mentee", fields={"kind": _TEXT}),
    of_kind(
        "talk",
        audience=Id("reviewers"),
        fields={
            "mood": field("text", audience=Id("mentors")),
            "follow_ups": table(measure=_TEXT, due=field("date"), done=field("flag")),
        },
    ),
    of_kind("care", audience=Id("mentors"), fields={"kind": _TEXT}),
    of_kind(
        "subsidy",
        audience=Id("mentors"),
        fields={"type": _TEXT, "amount": field("money"), "use": _TEXT},
    ),
    of_kind(
        "fitness",
        audience=Id("mentors"),
        fields={"fitness": _TEXT, "ability_level": _TEXT},
    ),
    of_kind(
        "issue",
        fields={"problem": _TEXT, "result": _TEXT, "resolved": field("flag")},
    ),
    of_kind("visit", audience=Id("mentors"), fields={"purpose": _TEXT}),
)


def rules(**changes: object) -> Programme:
    """A programme of kinds, with abilities, a team and standings."""
    settings: dict[str, object] = {
        "starts": JOINED,
        "abilities": (term("writing"), term("practice")),
        "classes": (MenteeClass(id=Id("graduate"), title=Title.plain("Graduate")),),
        "ranks": (term("clerk"),),
        "standings": (term("reserve"),),
        "vocabularies": MappingProxyType(
            {"tasks": (term("urgent"),), "attention": (term("remote"),)}
        ),
        "teams": (
            Team(
                id=Id("tea"),
                title=Title.plain("Tea garden"),
                members=(Id("ada-lin"), Id("bo-he")),
                mentors=(Id("ben-wu"),),
            ),
        ),
        "units": (
            Unit(id=Id("town"), name=Title.plain("Town hall")),
            Unit(id=Id("village"), name=Title.plain("Qing village")),
        ),
        "profile": ProfileReaders(),
    }
    return programme(*DUTIES, **(settings | changes))


def ada(**changes: object) -> Mentee:
    """Ada, with everything a profile may say of a career."""
    settings: dict[str, object] = {
        "joined": JOINED,
        "mentors": (Pairing(mentor=Id("ben-wu"), role=Id("business"), start=JOINED),),
        "mentee_class": Id("graduate"),
        "rank": Id("clerk"),
        "attention": (Id("remote"),),
        "postings": (
            Posting(
                posting="village",
                start=JOINED,
                end=date(2025, 12, 31),
                unit=Id("village"),
                post="Assistant",
            ),
        ),
        "standings": (
            Standing(
                standing=Id("reserve"),
                start=date(2026, 2, 9),
                reason="a strong year",
                decided_by="county office",
                evidence=(
                    "portfolios/ada-lin/2025/summary.md",
                    "portfolios/ada-lin/2025-06-30/fitness.md",
                    "https://example.org/minutes",
                ),
            ),
        ),
    }
    return mentee(**(settings | changes))


def row(metric: str, value: str, unit: str = "", **more: object) -> dict[str, object]:
    """A row of a table of outcomes."""
    found: dict[str, object] = {"metric": metric, "value": Decimal(value)} | more
    return found | ({"unit": unit} if unit else {})


RECORDS = (
    record("2025-03", "note", abilities=(Id("writing"),)),
    record("2025-04", "note", abilities=(Id("writing"), Id("practice"))),
    record("2026-01", "note"),
    record("2025-03", "guidance"),
    record(
        "2025",
        "summary",
        title="My 2025",
        fields={"measures": ({"measure": "led on site", "effect": "writes alone"},)},
    ),
    record(
        "2025-05-20",
        "activity",
        title="Study trip",
        abilities=(Id("practice"),),
        fields={
            "activity": "urgent",
            "led_by": "ben-wu",
            "initiative": True,
            "outcomes": (row("income", "100", "k"), row("visitors", "12")),
        },
    ),
    record(
        "2025-09-01",
        "activity",
        title="Flood watch",
        fields={
            "activity": "urgent",
            "with": ("bo-he",),
            "outcomes": (row("moved", "86", "people"),),
        },
    ),
    record(
        "2026-01-05",
        "activity",
        title="Fair",
        fields={
            "activity": "urgent",
            "outcomes": (
                row("income", "20.5", "k", estimated=True),
                row("income", "3", "jobs"),
            ),
        },
    ),
    record(
        "2026-02-01",
        "activity",
        "bo-he",
        title="Tea festival",
        abilities=(Id("practice"),),
        fields={
            "activity": "urgent",
            "team": "tea",
            "outcomes": (row("income", "50", "k"),),
        },
    ),
    record(
        "2026-02-20",
        "session",
        COHORT,
        title="Open day",
        fields={"with": ("ada-lin",), "outcomes": (row("guests", "9"),)},
    ),
    record(
        "2025-12-01",
        "award",
        COHORT,
        title="Model worker",
        fields={"level": "county", "recipients": ("ada-lin",)},
    ),
    record(
        "2026-03-01",
        "award",
        COHORT,
        title="Merit",
        fields={"level": "third class", "team": "tea"},
    ),
    record(
        "2026-01-10",
        "rotation",
        fields={
            "kind": "project front",
            "from_post": "Assistant",
            "to_post": "Clerk",
            "from": date(2026, 1, 1),
        },
    ),
    record(
        "2025-03-10", "training", fields={"course": "Letters", "hours": Decimal(16)}
    ),
    record("2026-03-10", "training", fields={"course": "Law", "hours": Decimal("8.5")}),
    record("2025-08-01", "output", title="An article", fields={"kind": "article"}),
    record(
        "2025-10-10",
        "talk",
        fields={
            "mood": "homesick",
            "follow_ups": (
                {"measure": "a brief a week", "due": date(2025, 11, 1), "done": True},
            ),
        },
    ),
    record("2026-02-14", "care", fields={"kind": "festival visit"}),
    record(
        "2025-03-01",
        "subsidy",
        fields={"type": "placement fee", "amount": Decimal(3000), "use": "bedding"},
    ),
    record(
        "2025-06-30",
        "fitness",
        fields={"fitness": "fit", "ability_level": "good"},
    ),
    record(
        "2025-07-07",
        "issue",
        fields={"problem": "far flat", "result": "moved in", "resolved": True},
    ),
)


def grown(
    *more: Record, programme: Programme | None = None, person: Mentee | None = None
) -> Cohort:
    """Ada, Bo and their mentor, with a year of records of every kind."""
    records = sorted((*RECORDS, *more), key=lambda one: one.at.path)
    people = (person or ada(), mentee("bo-he", joined=JOINED))
    return cohort(programme or rules(), *people, mentor(), *records)
