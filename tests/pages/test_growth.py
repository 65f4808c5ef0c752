"""The growth file: a year's three parts, and themes over all years."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import AUDIENCES, cohort, duty, programme, record, site
from growth_cohort import TODAY, ada, grown, row, rules
from growthfolio.model.cohort import Cohort
from growthfolio.model.people import Posting
from growthfolio.model.programme import Names
from growthfolio.model.record import Attachment
from growthfolio.model.schema import Id
from growthfolio.pages.views import (
    Card,
    Fact,
    Grid,
    GrowthPage,
    GrowthYear,
    Link,
    PersonPage,
    ProgrammePage,
    Section,
    Site,
)
from pages.test_site import anchors, walk

GROWTH = "people/ada-lin/growth"


def file_of(
    of: Cohort, audience: str = "mentors", url: str = GROWTH, today: date = TODAY
) -> GrowthPage:
    """A growth file, as an audience gets it."""
    pages = site(of, audience, today=today).pages
    found = next(page for page in pages if page.url == url)
    assert isinstance(found, GrowthPage)
    return found


def urls(of: Site) -> list[str]:
    """The addresses of a site's pages."""
    return [page.url for page in of.pages]


def texts(cell: tuple[Link, ...]) -> str:
    """What a cell says."""
    return ", ".join(link.text for link in cell)


def rows(grid: Grid) -> list[tuple[str, ...]]:
    """What the rows of a table say."""
    return [tuple(texts(cell) for cell in row) for row in grid.rows]


def told(facts: tuple[Fact, ...]) -> dict[str, str]:
    """Facts as plain texts."""
    return {fact.label: texts(fact.values) for fact in facts}


def section(page: GrowthPage, anchor: str) -> Section | None:
    """A theme of a growth file."""
    return next((one for one in page.sections if one.anchor == anchor), None)


def grid(page: GrowthPage, anchor: str) -> Grid:
    """The only table of a theme."""
    found = section(page, anchor)
    assert found is not None
    (only,) = found.grids
    return only


def year(page: GrowthPage, anchor: str) -> GrowthYear:
    """A year of a growth file."""
    return next(one for one in page.years if one.anchor == anchor)


def lines(chapter: GrowthYear) -> dict[str, list[str]]:
    """The names of the records in each part of a year."""
    return {
        part.title: [line.what.text for line in part.lines] for part in chapter.parts
    }


def test_a_year_tells_what_was_done_who_helped_and_what_came_of_it() -> None:
    page = file_of(grown())
    assert [one.title for one in page.years] == ["2026", "2025"]
    assert lines(year(page, "y-2025")) == {
        "Work joined": ["Study trip", "An article", "Flood watch"],
        "How the organisation helped": [
            "placement fee",
            "Letters",
            "far flat",
            "Talk",
        ],
        "Effect": ["fit", "Model worker"],
    }
    assert lines(year(page, "y-2026")) == {
        "Work joined": ["Fair", "Clerk", "Tea festival"],
        "How the organisation helped": ["festival visit", "Open day", "Law"],
        "Effect": ["Merit"],
    }
    assert [link.text for link in year(page, "y-2025").written] == ["My 2025"]


def test_what_comes_round_is_one_line_with_a_link_for_each_period() -> None:
    work, help_, _ = year(file_of(grown()), "y-2025").parts
    runs = [(run.title, [link.text for link in run.links]) for run in work.runs]
    assert runs == [("Note", ["March 2025", "April 2025"])]
    assert [run.title for run in help_.runs] == ["Guidance"]
    assert work.runs[0].links[0].anchor == "r-2025-03-note-1"


def test_the_mentors_of_a_year_are_said_where_help_is_told_of() -> None:
    page = file_of(grown())
    assert told(year(page, "y-2025").parts[1].facts) == {"Business mentor": "Ben Wu"}
    early = record("2024-05-01", "output", fields={"kind": "essay"})
    (part,) = year(file_of(grown(early)), "y-2024").parts
    assert (part.title, part.facts) == ("Work joined", ())


def test_a_line_says_what_its_fields_say_and_leads_to_its_card() -> None:
    trip = year(file_of(grown()), "y-2025").parts[0].lines[0]
    assert (trip.when, trip.kind) == ("20 May 2025", "Activity")
    assert trip.what == Link(
        text="Study trip",
        url="people/ada-lin/2025",
        anchor="r-2025-05-20-activity-1",
    )
    assert told(trip.facts) == {
        "Activity": "Urgent",
        "Led by": "Ben Wu",
        "On own initiative": "yes",
        "Outcomes": "income: 100 k, visitors: 12",
    }


def test_what_somebody_took_part_in_leads_to_where_it_stands() -> None:
    page = file_of(grown())
    work, help_, effect = year(page, "y-2026").parts
    tea = next(line for line in work.lines if line.what.text == "Tea festival")
    assert tea.what.url == "people/bo-he"
    assert Link(text="Tea garden", url="teams/tea") in [
        value for fact in tea.facts for value in fact.values
    ]
    assert help_.lines[1].what.url == "programme"
    assert effect.lines[0].what.url == "programme"
    other = file_of(grown(), url="people/bo-he/growth")
    assert lines(year(other, "y-2025")) == {
        "Work joined": ["Flood watch"],
        "How the organisation helped": [],
        "Effect": [],
    }


def test_of_those_who_joined_in_the_others_are_said() -> None:
    """On the page of who joined in, too: there whose record it is comes first."""
    for url, others in ((GROWTH, "Bo He"), ("people/bo-he/growth", "Ada Lin")):
        work = year(file_of(grown(), url=url), "y-2025").parts[0]
        watch = next(line for line in work.lines if line.what.text == "Flood watch")
        assert told(watch.facts)["Together with"] == others


def test_outcomes_are_added_up_where_metric_and_unit_are_one() -> None:
    table = grid(file_of(grown()), "outcomes")
    assert rows(table) == [
        ("income", "120.5 k, of which estimated: 20.5 k", "Study trip, Fair"),
        ("visitors", "12", "Study trip"),
        ("moved, together with others", "86 people", "Flood watch"),
        ("income", "3 jobs", "Fair"),
        ("income, together with others", "50 k", "Tea festival"),
        ("guests, together with others", "9", "Open day"),
    ]


def test_shares_are_not_added_up_and_an_estimate_says_so() -> None:
    more = [
        record(
            f"2026-01-{day}",
            "activity",
            title=f"On {day}",
            fields={
                "activity": "urgent",
                "outcomes": (
                    row("coverage", "40", "%", estimated=day == 20),
                    row("yield", "7", "t", estimated=True),
                ),
            },
        )
        for day in (20, 21)
    ]
    found = rows(grid(file_of(grown(*more)), "outcomes"))
    assert ("coverage", "40 % (estimated), 40 %", "On 20, On 21") in found
    assert ("yield", "14 t (estimated)", "On 20, On 21") in found


def test_the_effect_of_a_year_begins_with_its_outcomes() -> None:
    effect = year(file_of(grown()), "y-2025").parts[-1]
    assert told(effect.facts) == {
        "income": "100 k",
        "visitors": "12",
        "moved, together with others": "86 people",
    }


def test_measures_stand_beside_their_effects() -> None:
    table = grid(file_of(grown()), "measures")
    assert table.columns == ("When", "Record", "Measure", "Effect")
    assert rows(table) == [("2025", "My 2025", "led on site", "writes alone")]


def test_awards_are_the_persons_and_those_of_their_teams() -> None:
    assert rows(grid(file_of(grown()), "awards")) == [
        ("1 December 2025", "Model worker", "county", "Ada Lin", ""),
        ("1 March 2026", "Merit", "third class", "", "Tea garden"),
    ]
    other = file_of(grown(), url="people/bo-he/growth")
    assert [line[1] for line in rows(grid(other, "awards"))] == ["Merit"]


def test_postings_and_rotations_stand_in_the_order_they_began() -> None:
    table = grid(file_of(grown()), "posts")
    assert table.columns == ("From", "To", "Kind", "Post", "Unit", "Record")
    assert rows(table) == [
        ("2025-02-10", "2025-12-31", "village", "Assistant", "Qing village", ""),
        ("2026-01-01", "", "project front", "Assistant → Clerk", "", "Clerk"),
    ]


def test_training_adds_up_its_hours() -> None:
    found = section(file_of(grown()), "training")
    assert found is not None
    assert told(found.facts) == {"Hours in all": "24.5"}
    assert [line[2:] for line in rows(found.grids[0])] == [
        ("Letters", "16"),
        ("Law", "8.5"),
    ]


def test_follow_ups_and_problems_say_what_became_of_them() -> None:
    page = file_of(grown())
    assert rows(grid(page, "follow-ups")) == [
        ("10 October 2025", "Talk", "a brief a week", "2025-11-01", "yes")
    ]
    assert rows(grid(page, "issues")) == [
        ("7 July 2025", "far flat", "far flat", "moved in", "yes")
    ]


def test_what_somebody_stands_as_rests_on_what_may_be_read() -> None:
    page = file_of(grown())
    table = grid(page, "standing")
    assert rows(table) == [
        (
            "Reserve",
            "2026-02-09",
            "11",
            "county office",
            "a strong year",
            "My 2025, fit, https://example.org/minutes",
        )
    ]
    assert "Months after joining" in table.columns
    assert "To" not in table.columns
    readers = replace(rules().profile, standings=Id("cohort"))
    below = file_of(grown(programme=rules(profile=readers)), "cohort")
    assert (
        rows(grid(below, "standing"))[0][-1] == "My 2025, https://example.org/minutes"
    )


def test_the_office_is_called_by_its_name() -> None:
    decided = replace(ada().standings[0], decided_by="office")
    whole = grown(person=ada(standings=(decided,)))
    assert rows(grid(file_of(whole), "standing"))[0][3] == "the office"


def test_care_is_for_whom_it_is_meant() -> None:
    care = section(file_of(grown()), "care")
    assert care is not None
    assert told(care.facts) == {"Special attention": "Remote"}
    assert [rows(one) for one in care.grids] == [
        [("14 February 2026", "festival visit", "festival visit")],
        [("1 March 2025", "placement fee", "placement fee", "3000", "bedding")],
    ]
    page = file_of(grown(), "reviewers")
    hidden = ("care", "fitness", "standing")
    assert [name for name in hidden if section(page, name)] == []
    assert (
        "placement fee"
        not in lines(year(page, "y-2025"))["How the organisation helped"]
    )


def test_subsidies_of_a_type_are_added_up() -> None:
    again = {"type": "placement fee", "amount": Decimal("500.5"), "use": "desk"}
    other = {"type": "travel", "amount": Decimal(80), "use": "trains"}
    more = (
        record("2025-04-01", "subsidy", fields=again),
        record("2025-04-02", "subsidy", fields=other),
    )
    care = section(file_of(grown(*more)), "care")
    assert care is not None
    assert told(care.facts) == {
        "Special attention": "Remote",
        "placement fee, in all": "3500.5",
    }


def test_outputs_are_counted_by_kind() -> None:
    more = [
        record(f"2025-11-0{n}", "output", fields={"kind": kind})
        for n, kind in enumerate(("article", "speech"), 1)
    ]
    found = section(file_of(grown(*more)), "outputs")
    assert found is not None
    assert told(found.facts) == {"article": "2", "speech": "1"}
    assert len(found.grids[0].rows) == 3


def test_fitness_is_reviewed_time_and_again() -> None:
    assert rows(grid(file_of(grown()), "fitness")) == [
        ("30 June 2025", "fit", "fit", "good")
    ]


def test_abilities_are_charts_of_one_scale_with_their_records() -> None:
    (charts,) = file_of(grown()).charts
    assert (charts.low, charts.high) == (Decimal(0), Decimal(2))
    assert charts.note.endswith("; one scale, from 0 to 2")
    assert [one.title for one in charts.series] == ["Writing", "Practice"]
    values = {
        one.title: [int(p.value or 0) for p in one.points] for one in charts.series
    }
    assert values == {"Writing": [1, 1, 0, 0, 0], "Practice": [0, 2, 0, 0, 0]}
    assert charts.series[1].label == (
        "Practice: 0 in quarter 1 of 2025, 0 in quarter 1 of 2026"
    )
    assert rows(charts.figures)[1] == ("quarter 2 of 2025", "1", "2")
    assert rows(charts.records) == [
        ("March 2025", "Note", "Writing"),
        ("April 2025", "Note", "Writing, Practice"),
        ("20 May 2025", "Study trip", "Practice"),
    ]


def test_a_short_time_is_told_by_months_and_a_long_one_by_years() -> None:
    def spans(today: date) -> list[str]:
        (charts,) = file_of(grown(), today=today).charts
        return [point.short for point in charts.series[0].points]

    assert spans(date(2025, 5, 20)) == ["2025-02", "2025-03", "2025-04", "2025-05"]
    assert spans(date(2030, 1, 1)) == [str(year) for year in range(2025, 2031)]


def test_abilities_nobody_bears_out_make_no_charts() -> None:
    assert file_of(grown(programme=rules(abilities=()))).charts == ()


def test_the_head_says_who_it_is() -> None:
    page = file_of(grown())
    assert told(page.facts) == {
        "Class": "Graduate",
        "Rank": "Clerk",
        "Joined": "2025-02-10",
        "Business mentor": "Ben Wu",
        "Teams": "Tea garden",
    }
    assert page.person == Link(text="Ada Lin", url="people/ada-lin")


def test_the_persons_page_leads_to_the_growth_file() -> None:
    person = next(p for p in site(grown(), "cohort").pages if p.url == "people/ada-lin")
    assert isinstance(person, PersonPage)
    assert person.growth == Link(text="Growth file", url=GROWTH)


def test_there_is_a_growth_file_where_there_is_something_in_it() -> None:
    plain = cohort(programme(duty("memo")), record("2026-01", "memo"))
    assert GROWTH not in urls(site(plain, "mentors"))
    person = next(p for p in site(plain, "mentors").pages if p.url == "people/ada-lin")
    assert isinstance(person, PersonPage)
    assert person.growth is None


def test_a_posting_alone_is_something_to_tell() -> None:
    stay = Posting(posting="village", start=date(2026, 1, 1))
    known = cohort(programme(duty("memo")), ada(postings=(stay,), standings=()))
    page = file_of(known, "cohort")
    assert page.years == ()
    assert [one.anchor for one in page.sections] == ["posts"]


def test_under_aliases_there_is_no_growth_file_and_no_team() -> None:
    hidden = MappingProxyType({"cohort": Names.ALIAS})
    found = urls(site(grown(programme=rules(names=hidden)), "cohort"))
    assert not [url for url in found if url.endswith("/growth") or "teams" in url]
    assert GROWTH in urls(site(grown(), "cohort"))


def test_pictures_of_what_was_done_lead_to_their_records() -> None:
    path = "portfolios/ada-lin/2025-05-20"
    shown = Attachment(f"{path}/field.jpg", (f"{path}/activity.md",))
    other = Attachment(f"{path}/field.pdf", (f"{path}/activity.md",))
    page = file_of(replace(grown(), attachments=(shown, other)))
    (picture,) = year(page, "y-2025").pictures
    assert picture.file.url == "people/ada-lin/2025-05-20/field.jpg"
    assert picture.to.text == "Study trip"


def test_what_a_record_bears_out_stands_on_its_card() -> None:
    cards = [item for item in walk(site(grown(), "cohort")) if isinstance(item, Card)]
    trip = next(card for card in cards if card.title == "Study trip")
    assert told(trip.facts)["Abilities"] == "Practice"


def test_what_the_cohort_did_stands_on_the_programmes_page_with_its_tables() -> None:
    page = next(p for p in site(grown(), "cohort").pages if p.url == "programme")
    assert isinstance(page, ProgrammePage)
    cards = [card for one in page.timeline.chapters for card in one.cards]
    day = next(card for card in cards if card.title == "Open day")
    assert [rows(one) for one in day.grids] == [[("guests", "9", "", "")]]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_link_leads_somewhere(audience: str) -> None:
    built = site(grown(), audience)
    ids = {page.url: {*anchors(page)} for page in built.pages}
    for link in (item for item in walk(built) if isinstance(item, Link) and item.url):
        assert link.url in ids, link
        assert link.anchor is None or link.anchor in ids[link.url], link


def test_records_of_others_are_nothing_without_a_kind() -> None:
    """A field may be called “with” for reasons of its own."""
    of = grown()
    kinds = {one.id: one for one in of.programme.duties}
    plain = replace(kinds["activity"], kind=None)
    duties = (*(one for one in kinds.values() if one.id != "activity"), plain)
    changed = replace(of, programme=replace(of.programme, duties=duties))
    page = file_of(changed, url="people/bo-he/growth")
    assert [lines(one).get("Work joined", []) for one in page.years] == [[]]
    assert rows(grid(file_of(changed), "outcomes")) == [
        ("guests, together with others", "9", "Open day")
    ]
