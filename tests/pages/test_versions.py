"""Timelines of a duty that changed: each period is shown by its own rule."""

from datetime import date

import pytest

from builders import cohort, duty, known, mentee, programme, record, site
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.model.cadence import Cadence
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import Change, Owner
from growthfolio.pages.views import PersonPage

STARTS = date(2025, 11, 1)
TODAY = date(2026, 3, 20)


@pytest.fixture
def of() -> Cohort:
    """A plan the mentee owed until December, and the mentor owes twice since."""
    change = Change(start=date(2026, 1, 1), owner=Owner("mentor", "business"), count=2)
    rules = programme(duty("plan", changes=(change,)), starts=STARTS)
    return cohort(
        rules,
        mentee(joined=STARTS),
        record("2025-11", "plan"),
        record("2026-01", "plan"),
    )


def test_the_owner_is_the_one_of_the_period(of: Cohort) -> None:
    owners = {
        (one.period.name, one.n): one.owner
        for one in known(of, "reviewers", today=TODAY).obligations
    }
    assert owners["2025-12", 1] == Ref(Who.MENTEE, "ada-lin")
    assert owners["2026-02", 1] == Ref(Who.MENTOR, "ben-wu")


def test_and_where_states_may_not_be_known(of: Cohort) -> None:
    """What is there is the mentee's own only where the mentee owed it."""
    owners = {
        one.period.name: one.owner
        for one in known(of, "public", today=TODAY).obligations
    }
    assert owners["2025-11"] is not None
    assert owners["2026-01"] is None


def test_gaps_say_which_of_several_only_where_there_are_several(of: Cohort) -> None:
    pages = site(of, "reviewers", today=TODAY).pages
    gaps = [
        (chapter.title, gap.duty, gap.owner.text if gap.owner else None)
        for page in pages
        if isinstance(page, PersonPage)
        for chapter in page.timeline.chapters
        for gap in chapter.gaps
    ]
    assert gaps[-2:] == [
        ("February 2026", "Plan 2", "Ben Wu"),
        ("January 2026", "Plan 2", "Ben Wu"),
    ]
    older = next(page for page in pages if page.url == "people/ada-lin/2025")
    names = [gap.duty for one in older.timeline.chapters for gap in one.gaps]
    assert names == ["Plan"]


def test_an_event_that_became_a_duty_is_dated_by_its_day() -> None:
    change = Change(start=date(2026, 1, 1), every=Cadence.parse("month"))
    rules = programme(duty("visit", every="event", changes=(change,)), starts=STARTS)
    visits = (record("2025-12-14", "visit"), record("2026-01", "visit"))
    of = cohort(rules, mentee(joined=STARTS), *visits)
    cards = [
        (card.anchor, card.on)
        for page in site(of, "reviewers", today=TODAY).pages
        if page.url.startswith("people/")
        for chapter in page.timeline.chapters
        for card in chapter.cards
    ]
    assert cards == [
        ("r-2026-01-visit-1", None),
        ("r-2025-12-14-visit-1", date(2025, 12, 14)),
    ]
