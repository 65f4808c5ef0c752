"""A word in every place of a cohort: each audience's site has exactly its own."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from builders import (
    AUDIENCES,
    address,
    comment,
    duty,
    known,
    mentee,
    mentor,
    programme,
    record,
    said,
    site,
)
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, CommentRule
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.finding import Finding
from growthfolio.model.people import (
    Departure,
    Hit,
    Leave,
    Mentee,
    Mentor,
    MentorStatus,
    Pairing,
    Qualification,
    StatusChange,
    Waiver,
)
from growthfolio.model.phrase import phrase
from growthfolio.model.place import Place
from growthfolio.model.pool import NegativeRule
from growthfolio.model.programme import JobClass, Programme, Unit
from growthfolio.model.record import Attachment, Comment, Head, Record, Status, Subject
from growthfolio.model.rules import people, pool, time, values
from growthfolio.model.schema import Id
from growthfolio.model.stages import Stage, Stages
from growthfolio.model.title import Title

PUBLIC, COHORT, REVIEWERS, MENTORS, NOBODY = range(5)

# Each word, and the least privileged audience whose site may have it.
CANARIES = {
    # The profile: names and posts from the cohort up, reasons where states are known.
    "qwname": COHORT,
    "qwlatin": COHORT,
    "qwtown": COHORT,
    "qwposting": COHORT,
    "2025-12-17": COHORT,  # joined
    "2026-01-02": COHORT,  # the pairing's first day
    "qwpairingreason": MENTORS,  # why a role is vacant
    "qwemail": NOBODY,
    "qwleave": REVIEWERS,
    "qwwaiver": REVIEWERS,
    "qwapprover": NOBODY,
    "qwgone": COHORT,
    "2026-02-27": COHORT,  # left
    "qwdeparture": NOBODY,
    # The mentor's profile.
    "qwmentor": COHORT,
    "qwmlatin": COHORT,
    "qwoffice": COHORT,
    "qwstrength": COHORT,
    "suspended": REVIEWERS,
    "qweligible": REVIEWERS,
    "qwproof": MENTORS,
    "2025-02-11": REVIEWERS,  # a step in the pool
    "qwstep": MENTORS,  # and why it was taken
    "qwdecider": MENTORS,
    "2025-01-09": MENTORS,  # a hit of the negative list
    "qwcondition": REVIEWERS,  # what the negative list says, not who is on it
    "qwhit": MENTORS,
    "qwaccuser": NOBODY,
    "2025-11-30": MENTORS,  # until when the review holds
    "qwresult": NOBODY,
    "qwmail2": NOBODY,
    # A record everybody may read.
    "qwnotetitle": PUBLIC,
    "qwnotebody": PUBLIC,
    "qwnotetag": PUBLIC,
    "qwnotefield": PUBLIC,
    "qwfieldname": PUBLIC,
    "qwhousehold": REVIEWERS,
    "qwsecretfield": REVIEWERS,
    "2026-01-29": REVIEWERS,  # the day it was handed in tells whether it was late
    "qwevidence.example": COHORT,
    "qwpicture": COHORT,  # under an alias it has a neutral name
    "qwdeck": REVIEWERS,  # only a field of the reviewers names it
    "qwunclaimed": NOBODY,
    # The comment on it.
    "qwcomment": COHORT,
    "2026-02-03": REVIEWERS,
    "97.25": NOBODY,
    # A record that narrows itself, and one of a duty of the mentors.
    "qwnarrowtitle": MENTORS,
    "qwnarrowbody": MENTORS,
    "qwnarrowfile": MENTORS,
    "qwtalktitle": MENTORS,
    "qwtalkduty": MENTORS,
    "qwtalkbody": MENTORS,
    "qwtalkcomment": MENTORS,
    "qwnever": NOBODY,
    "qwodd": NOBODY,
    # What is not handed in, or not to be trusted.
    "qwdraft": NOBODY,
    "qwbroken": NOBODY,
    "qwdraftcomment": NOBODY,
    "qwhiddencomment": NOBODY,
    # An event, with its date.
    "qwaward": PUBLIC,
    "2026-02-14": PUBLIC,
    # Records about others.
    "qwreview": REVIEWERS,
    "qwunitbrief": COHORT,
    "qwwhole": PUBLIC,
    # The state of the tree.
    "qwcommit": REVIEWERS,
    "qwfinding": REVIEWERS,
    "qwtalkfinding": MENTORS,
    "qwstrayfinding": MENTORS,
    "qwpoolfinding": MENTORS,
    "qwfieldfinding": REVIEWERS,
    "qwalias": NOBODY,
}

_MENTOR = Subject(About.MENTOR, "qwm-id")
_UNIT = Subject(About.UNIT, "town")
_WHOLE = Subject(About.COHORT, "cohort")
_PERSON = "qwp-id"
_FOLDER = f"portfolios/{_PERSON}"


def _programme() -> Programme:
    text = RecordField(type=FieldType.TEXT)
    return programme(
        duty(
            "note",
            comment=CommentRule(by=Id("business"), audience=Id("cohort")),
            fields=MappingProxyType(
                {
                    "what": RecordField(
                        type=FieldType.TEXT, title=Title.plain("qwfieldname")
                    ),
                    "qwhousehold": RecordField(
                        type=FieldType.TEXT, audience=Id("reviewers")
                    ),
                    "deck": RecordField(type=FieldType.FILE, audience=Id("reviewers")),
                }
            ),
        ),
        duty("plan", audience=Id("cohort")),
        duty(
            "talk",
            title=Title.plain("qwtalkduty"),
            audience=Id("mentors"),
            comment=CommentRule(by=Id("business"), audience=Id("public")),
            fields=MappingProxyType({"place": text}),
        ),
        duty("secret", audience=Id("never")),
        duty("odd", audience=Id("nobody-knows-this-one")),
        duty("award", every="event"),
        duty("review", about=About.MENTOR, owner="office", audience=Id("reviewers")),
        duty("brief", about=About.UNIT, owner="unit", audience=Id("cohort")),
        duty("whole", about=About.COHORT, owner="office"),
        units=(Unit(id=Id("town"), name=Title.plain("qwtown")),),
        job_classes=(JobClass(id=Id("counter"), title=Title.plain("Counter")),),
        stages=Stages(
            list=(Stage(id=Id("nurture"), title=Title.plain("Nurture"), months=12),)
        ),
        negative_list=(
            NegativeRule(id=Id("condition"), title=Title.plain("qwcondition")),
        ),
        alias_key="qwalias",
    )


def _people() -> tuple[tuple[Mentee, ...], tuple[Mentor, ...]]:
    pairing = Pairing(
        mentor=Id("qwm-id"),
        role=Id("business"),
        start=date(2026, 1, 2),
        reason="qwpairingreason",
    )
    one = mentee(
        _PERSON,
        name="qwname",
        name_en="qwlatin",
        unit=Id("town"),
        posting="qwposting",
        joined=date(2025, 12, 17),
        mentors=(pairing,),
        emails=("qwemail@example.org",),
        leave=(
            Leave(
                start=date(2026, 3, 1),
                end=date(2026, 3, 31),
                reason="qwleave",
                approved_by="qwapprover",
            ),
        ),
        waivers=(
            Waiver(
                duty=Id("plan"),
                period="2026-01",
                reason="qwwaiver",
                approved_by="qwapprover",
            ),
        ),
    )
    left = Departure(on=date(2026, 2, 27), reason="qwdeparture")
    gone = mentee("qwgone-id", name="qwgone", mentors=(), left=left)
    guide = mentor(
        "qwm-id",
        name="qwmentor",
        name_en="qwmlatin",
        unit=Id("town"),
        post="qwoffice",
        strengths=("qwstrength",),
        eligibility=("qweligible",),
        qualified=(
            Qualification(
                on=date(2025, 1, 1), until=date(2025, 11, 30), result="qwresult"
            ),
        ),
        status=MentorStatus.SUSPENDED,
        evidence=MappingProxyType({"qweligible": ("qwproof.pdf",)}),
        history=(
            StatusChange(
                status=MentorStatus.ACTIVE,
                on=date(2025, 2, 11),
                reason="qwstep",
                decided_by="qwdecider",
            ),
            StatusChange(status=MentorStatus.SUSPENDED, on=date(2026, 3, 11)),
        ),
        hits=(
            Hit(
                rule=Id("condition"),
                on=date(2025, 1, 9),
                reason="qwhit",
                decided_by="qwaccuser",
            ),
        ),
        emails=("qwmail2@example.org",),
    )
    return (one, gone), (guide,)


def _records() -> tuple[Record, ...]:
    return (
        record(
            "2026-01",
            "note",
            _PERSON,
            title="qwnotetitle",
            body="qwnotebody ![picture](qwpicture.png)",
            tags=("qwnotetag",),
            evidence=("https://qwevidence.example/",),
            submitted=date(2026, 1, 29),
            fields={
                "what": "qwnotefield",
                "qwhousehold": "qwsecretfield",
                "deck": "qwdeck.pptx",
            },
            links=("qwdeck.pptx", "qwpicture.png"),
        ),
        record(
            "2026-02",
            "note",
            _PERSON,
            title="qwnarrowtitle",
            body="qwnarrowbody",
            audience=Id("mentors"),
            links=("qwnarrowfile.png",),
        ),
        record("2026-01", "talk", _PERSON, title="qwtalktitle", body="qwtalkbody"),
        record("2026-01", "secret", _PERSON, title="qwnever", body="qwnever"),
        record("2026-01", "odd", _PERSON, title="qwodd", body="qwodd"),
        record(
            "2026-02",
            "plan",
            _PERSON,
            title="qwdraft",
            body="qwdraft",
            status=Status.DRAFT,
        ),
        Record(
            at=address("2026-02", "talk", _PERSON),
            head=Head(title="qwbroken"),
            body="qwbroken",
            readable=False,
        ),
        record("2026-03", "note", _PERSON, submitted=date(2026, 3, 2)),
        record("2026-02-14", "award", _PERSON, title="qwaward"),
        record("2026-01", "review", _MENTOR, body="qwreview"),
        record("2026-01", "brief", _UNIT, body="qwunitbrief"),
        record("2026-01", "whole", _WHOLE, body="qwwhole"),
    )


def _comments() -> tuple[Comment, ...]:
    by = Id("qwm-id")
    return (
        comment(
            "2026-01",
            "note",
            _PERSON,
            by=by,
            body="qwcomment",
            on=date(2026, 2, 3),
            score=Decimal("97.25"),
        ),
        comment("2026-01", "talk", _PERSON, by=by, body="qwtalkcomment"),
        comment(
            "2026-02",
            "note",
            _PERSON,
            by=by,
            body="qwhiddencomment",
            audience=Id("never"),
        ),
        comment(
            "2026-03",
            "note",
            _PERSON,
            by=by,
            body="qwdraftcomment",
            status=Status.DRAFT,
        ),
    )


def _attachments() -> tuple[Attachment, ...]:
    january, february = f"{_FOLDER}/2026-01", f"{_FOLDER}/2026-02"
    return (
        Attachment(f"{january}/qwdeck.pptx", (f"{january}/note.md",)),
        Attachment(f"{january}/qwpicture.png", (f"{january}/note.md",)),
        Attachment(f"{january}/qwunclaimed.png"),
        Attachment(f"{february}/qwnarrowfile.png", (f"{february}/note.md",)),
    )


def _findings() -> tuple[Finding, ...]:
    note, talk = f"{_FOLDER}/2026-01/note.md", f"{_FOLDER}/2026-01/talk.md"
    return (
        Finding(
            rule=people.MENTOR_LEFT,
            place=Place(f"{_FOLDER}/profile.yml", 3),
            person=_PERSON,
            values={"mentor": "qwfinding"},
        ),
        Finding(
            rule=values.UNKNOWN_KEY,
            place=Place(talk),
            person=_PERSON,
            duty="talk",
            values={"key": "qwtalkfinding", "hint": phrase("remove it")},
        ),
        Finding(
            rule=time.UNRECOGNISED_FILE,
            place=Place(f"{_FOLDER}/2026-01/tlak.md"),
            person=_PERSON,
            values={"hint": "qwstrayfinding"},
        ),
        Finding(
            rule=values.WRONG_VALUE,
            place=Place(note),
            person=_PERSON,
            duty="note",
            values={"key": "qwhousehold", "expected": "qwfieldfinding"},
        ),
        Finding(
            rule=pool.ON_NEGATIVE_LIST,
            place=Place(f"{_FOLDER}/profile.yml", 3),
            person=_PERSON,
            values={"mentor": "Ben", "reason": "qwpoolfinding"},
        ),
        Finding(
            rule=values.UNKNOWN_KEY,
            place=Place("programme.yml"),
            values={"key": "qwemail@example.org", "hint": ""},
        ),
    )


@pytest.fixture(scope="module")
def planted() -> Cohort:
    """A cohort with a canary in every place."""
    mentees, mentors = _people()
    return Cohort(
        programme=_programme(),
        mentees=mentees,
        mentors=mentors,
        records=_records(),
        comments=_comments(),
        attachments=_attachments(),
    )


def _singing(text: str) -> set[str]:
    return {canary for canary in CANARIES if canary in text}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_site_has_exactly_the_words_of_its_audience(
    planted: Cohort, audience: str
) -> None:
    pages = site(planted, audience, findings=_findings(), commit="qwcommit")
    rank = AUDIENCES.index(audience)
    allowed = {canary for canary, level in CANARIES.items() if level <= rank}
    assert _singing(said(pages)) == allowed


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_withheld_is_not_even_at_hand_for_pages(
    planted: Cohort, audience: str
) -> None:
    disclosure = known(planted, audience, findings=_findings(), commit="qwcommit")
    rank = AUDIENCES.index(audience)
    withheld = {canary for canary, level in CANARIES.items() if level > rank}
    assert not _singing(said(disclosure)) & withheld


def test_no_id_of_a_person_reaches_a_site_of_aliases(planted: Cohort) -> None:
    pages = said(site(planted, "public", findings=_findings()))
    assert "qwp-id" not in pages
    assert "qwm-id" not in pages
    assert "town" not in pages
