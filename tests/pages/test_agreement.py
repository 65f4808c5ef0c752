"""Pairing agreements: who may read them, what they say, and what leads to them."""

from datetime import date

import pytest
from msgspec.structs import replace

from builders import (
    AUDIENCES,
    cohort,
    duty,
    known,
    mentee,
    mentor,
    programme,
    said,
    site,
)
from growthfolio.model.agreement import Agreement
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import Applies, CommentRule
from growthfolio.model.people import Departure, Pairing
from growthfolio.model.programme import JobClass
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.pages.views import AgreementPage, Fact, MentorPage, PersonPage

START = date(2025, 7, 1)
USUAL = Agreement()
PAIRING = Pairing(mentor=Id("ben-wu"), role=Id("business"), start=START)


def whole(
    *pairings: Pairing, agreement: Agreement | None = USUAL, **changes: object
) -> Cohort:
    """Ada at a desk, Ben, and duties of both."""
    desk = Applies(job_classes=(Id("desk"),))
    field = Applies(job_classes=(Id("field"),))
    rules = programme(
        duty("plan", due="day 5", comment=CommentRule(by=Id("business"), within=10)),
        duty("tour", when=field),
        duty("talk", owner="mentor:business", every="quarter", when=desk),
        duty("visit", owner="mentor:business", when=field),
        duty("study", owner="mentor:political"),
        duty("secret", owner="mentor:any", audience=Id("never")),
        job_classes=tuple(
            JobClass(id=Id(name), title=Title.plain(name)) for name in ("desk", "field")
        ),
        agreement=agreement,
    )
    ada = mentee(
        mentors=pairings or (PAIRING,), job_class=Id("desk"), joined=START, **changes
    )
    return cohort(rules, ada, mentor(post="Head"))


def agreements(of: Cohort, audience: str = "mentors") -> list[AgreementPage]:
    """The agreements on an audience's site."""
    pages = site(of, audience).pages
    return [page for page in pages if isinstance(page, AgreementPage)]


def told(facts: tuple[Fact, ...]) -> dict[str, list[tuple[str, str | None]]]:
    """Facts as texts and addresses."""
    return {fact.label: [(one.text, one.url) for one in fact.values] for fact in facts}


def readers(of: Cohort) -> list[str]:
    """The audiences whose site has an agreement, or anything of one."""
    return [
        name
        for name in AUDIENCES
        if agreements(of, name) or "agreement" in said(site(of, name))
    ]


def test_only_the_most_privileged_may_read_them_where_nothing_is_said() -> None:
    assert readers(whole()) == ["mentors"]


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("reviewers", ["reviewers", "mentors"]),
        # The public knows people by aliases, and no agreement can be without names.
        ("public", ["cohort", "reviewers", "mentors"]),
        ("never", []),
    ],
)
def test_the_programme_says_who_may_read_them(
    audience: str, expected: list[str]
) -> None:
    assert readers(whole(agreement=Agreement(audience=Id(audience)))) == expected


def test_without_an_agreement_in_the_programme_there_are_none() -> None:
    assert readers(whole(agreement=None)) == []


def test_a_page_names_the_parties_the_role_and_the_term() -> None:
    (page,) = agreements(whole())
    assert page.url == "people/ada-lin/agreements/1"
    assert page.title == "Pairing agreement: Ada Lin and Ben Wu"
    assert told(page.facts) == {
        "Mentee": [("Ada Lin", "people/ada-lin")],
        "Mentor": [("Ben Wu", "mentors/ben-wu"), ("Head", None)],
        "Role": [("Business mentor", None)],
        "Term": [("from 2025-07-01 to 2026-06-30", None)],
    }


def test_both_sides_duties_are_those_of_this_pairing() -> None:
    (page,) = agreements(whole())
    mine = [(one.title, one.every, one.due) for one in page.mentee_duties]
    theirs = [(one.title, one.every, one.due) for one in page.mentor_duties]
    assert mine == [("Plan", "every month", "by day 5 of the month")]
    assert theirs == [
        ("Talk", "every quarter", "by the last day of the period"),
        ("Plan: the mentor’s comment", "every month", "within 10 days"),
    ]


def test_the_clauses_are_reckoned_from_the_term() -> None:
    (page,) = agreements(whole())
    assert page.clauses == (
        "Either side may object until 2025-07-31.",
        (
            "If the mentor moves on 2026-03-01 or later, when 2/3 of the term is "
            "done, the pairing counts as completed; before, it is handed over."
        ),
        "A mentor who is away for more than 30 days is replaced.",
        "Either side may ask for a change; the unit and the office decide on it.",
        "If either side leaves, the pairing is suspended.",
    )
    assert len(page.signatures) == 3


def test_the_programmes_own_clauses_and_allowance_are_said() -> None:
    own = Agreement(
        objection_days=0,
        replace_after_days=0,
        early_completion=0 * USUAL.early_completion,
        allowance=Title.plain("200 a month"),
        clauses=(Title.plain("Both keep quiet about what was said."),),
    )
    (page,) = agreements(whole(agreement=own))
    assert page.clauses == (
        "Allowance: 200 a month",
        "Both keep quiet about what was said.",
    )


def test_there_is_one_for_each_pairing_that_has_not_ended() -> None:
    ended = replace(PAIRING, end=date(2026, 3, 19))
    last_day = replace(PAIRING, end=date(2026, 3, 20))
    coming = replace(PAIRING, start=date(2026, 9, 1), role=Id("political"))
    found = agreements(whole(ended, last_day, coming))
    assert [page.url for page in found] == [
        "people/ada-lin/agreements/1",
        "people/ada-lin/agreements/2",
    ]
    assert told(found[1].facts)["Term"] == [("from 2026-09-01 to 2027-08-31", None)]


def test_who_has_left_has_none() -> None:
    assert agreements(whole(left=Departure(on=date(2026, 3, 19)))) == []


def test_the_mentees_and_the_mentors_pages_lead_to_it() -> None:
    pages = site(whole(), "mentors").pages
    (ada,) = (page for page in pages if isinstance(page, PersonPage))
    (ben,) = (page for page in pages if isinstance(page, MentorPage))
    url = "people/ada-lin/agreements/1"
    assert told(ada.facts)["Pairing agreements"] == [("Ben Wu (Business mentor)", url)]
    assert told(ben.facts)["Pairing agreements"] == [("Ada Lin (Business mentor)", url)]


def test_a_duty_that_may_not_be_read_is_not_in_what_is_disclosed() -> None:
    (agreed,) = known(whole(), "mentors").agreements
    assert "secret" not in agreed.mentor_duties
