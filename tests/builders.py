"""Small cohorts built by hand: values in, a site's pages out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import fields

from growthfolio.disclosure import Disclosure, disclose
from growthfolio.ledger import draw_up
from growthfolio.model import period as periods
from growthfolio.model.cadence import Cadence, DueRule
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Duty, Owner
from growthfolio.model.finding import Finding
from growthfolio.model.parted import Parted
from growthfolio.model.people import Mentee, Mentor, Pairing
from growthfolio.model.period import Period
from growthfolio.model.programme import MentorRole, Programme, Unit
from growthfolio.model.record import (
    Address,
    Comment,
    CommentHead,
    Head,
    Record,
    Subject,
)
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.pages import Site, plan
from growthfolio.scoring import score
from growthfolio.words import Speech, speech

TODAY = date(2026, 3, 20)
STARTS = date(2026, 1, 1)
AUDIENCES = ("public", "cohort", "reviewers", "mentors")


def duty(name: str, **changes: object) -> Duty:
    """A duty every mentee owes each month by its last day, read by everybody."""
    settings: dict[str, object] = {
        "id": Id(name),
        "title": Title.plain(name.capitalize()),
        "owner": Owner("mentee"),
        "every": Cadence.parse("month"),
        "audience": Id("public"),
    }
    for key, parse in (
        ("owner", Owner.parse),
        ("every", Cadence.parse),
        ("due", DueRule.parse),
    ):
        if isinstance(changes.get(key), str):
            changes[key] = parse(changes[key])
    return Duty(**(settings | changes))


def programme(*duties: Duty, **changes: object) -> Programme:
    """A programme of four audiences; from reviewers up states are known."""
    settings: dict[str, object] = {
        "title": Title.plain("Programme"),
        "starts": STARTS,
        "duties": duties,
        "states": Id("reviewers"),
        "mentor_roles": (
            MentorRole(id=Id("business"), title=Title.plain("Business mentor")),
        ),
        "units": (Unit(id=Id("town"), name=Title.plain("Town hall")),),
    }
    return Programme(**(settings | changes))


def mentee(key: str = "ada-lin", **changes: object) -> Mentee:
    """A mentee since the programme's first day, guided by ben-wu."""
    settings: dict[str, object] = {
        "id": key,
        "name": key.replace("-", " ").title(),
        "joined": STARTS,
        "mentors": (Pairing(mentor=Id("ben-wu"), role=Id("business")),),
    }
    return Mentee(**(settings | changes))


def mentor(key: str = "ben-wu", **changes: object) -> Mentor:
    """A business mentor."""
    settings: dict[str, object] = {
        "id": key,
        "name": key.replace("-", " ").title(),
        "roles": (Id("business"),),
    }
    return Mentor(**(settings | changes))


def address(
    period: Period | str,
    duty: str,
    about: Subject | str = "ada-lin",
    n: int = 1,
    suffix: str = "",
) -> Address:
    """Where a record lies."""
    subject = about if isinstance(about, Subject) else Subject(About.MENTEE, about)
    found = periods.parse(period) if isinstance(period, str) else period
    assert found is not None, period
    number = f"-{n}" if n > 1 else ""
    path = f"{subject.folder}/{found.name}/{duty}{number}{suffix}.md"
    return Address(path=path, subject=subject, period=found, duty=duty, n=n)


def record(
    period: Period | str,
    duty: str,
    about: Subject | str = "ada-lin",
    *,
    n: int = 1,
    submitted: date | None = None,
    **changes: object,
) -> Record:
    """A record; what is no attribute of a record goes to its head."""
    own = {field.name for field in fields(Record)}
    head = {key: value for key, value in changes.items() if key not in own}
    rest = {key: value for key, value in changes.items() if key in own}
    if "fields" in rest:
        rest["fields"] = MappingProxyType(rest["fields"])
    return Record(
        at=address(period, duty, about, n),
        head=Head(submitted=submitted, **head),
        **({"body": f"what happened in {period}\n"} | rest),
    )


def comment(
    period: Period | str, duty: str, about: Subject | str = "ada-lin", **changes: object
) -> Comment:
    """A comment by ben-wu; what is no attribute of a comment goes to its head."""
    own = {field.name for field in fields(Comment)}
    head = {key: value for key, value in changes.items() if key not in own}
    rest = {key: value for key, value in changes.items() if key in own}
    return Comment(
        at=address(period, duty, about, suffix=".comment"),
        head=CommentHead(**({"by": Id("ben-wu")} | head)),
        **({"body": "well done\n"} | rest),
    )


def cohort(programme: Programme, *items: object) -> Cohort:
    """A cohort of one mentee and one mentor, unless others are among the items."""
    mentees = tuple(item for item in items if isinstance(item, Mentee))
    mentors = tuple(item for item in items if isinstance(item, Mentor))
    return Cohort(
        programme=programme,
        mentees=mentees or (mentee(),),
        mentors=mentors or (mentor(),),
        records=tuple(item for item in items if isinstance(item, Record)),
        comments=tuple(item for item in items if isinstance(item, Comment)),
    )


def known(
    cohort: Cohort,
    audience: str,
    *,
    findings: Sequence[Finding] = (),
    today: date = TODAY,
    commit: str = "",
) -> Disclosure:
    """What an audience may know of a cohort."""
    ledger = draw_up(cohort, today)
    scores = score(cohort, ledger)
    return disclose(cohort, ledger, findings, audience, commit=commit, scores=scores)


def site(  # noqa: PLR0913 - each may be left out
    cohort: Cohort,
    audience: str,
    *,
    findings: Sequence[Finding] = (),
    today: date = TODAY,
    commit: str = "",
    language: str = "en",
) -> Site:
    """The pages an audience gets of a cohort."""
    disclosure = known(cohort, audience, findings=findings, today=today, commit=commit)
    return plan(disclosure, words(language), working_days=weekdays)


def words(language: str = "en") -> Speech:
    """A language; English is what the code says."""
    return speech(language)


def weekdays(start: date, end: date) -> int:
    """Mondays to Fridays from a day to another, both included."""
    days = (end - start).days + 1
    return sum((start.weekday() + offset) % 7 < 5 for offset in range(days))


def said(value: object) -> str:
    """All that a value holds, but for the paths that files are found by."""
    return "\n".join(_said(value))


def _said(value: object) -> Iterator[str]:
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            if (type(value).__name__, name) not in _FOR_FINDING_FILES:
                yield from _said(getattr(value, name))
    elif isinstance(value, Period):
        yield from _said((value.name, value.title))
    elif isinstance(value, tuple | list | frozenset | set | Parted):
        for item in value:
            yield from _said(item)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _said(key)
            yield from _said(item)
    else:
        yield str(value)


_FOR_FINDING_FILES = {
    ("File", "path"),
    ("ShownFile", "path"),
}
