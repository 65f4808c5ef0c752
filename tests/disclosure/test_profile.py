"""Parts of profiles, care and teams: each audience knows exactly its own."""

from collections.abc import Callable
from datetime import date
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import AUDIENCES, known, record, said, site
from growth_cohort import TODAY, ada, grown, rules
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.people import Mentee, Posting, Standing
from growthfolio.model.place import Marks, Place
from growthfolio.model.policy import MenteeClass, Team, Term
from growthfolio.model.programme import Names, Programme
from growthfolio.model.readers import ProfileReaders
from growthfolio.model.rules import people, values
from growthfolio.model.schema import Id
from growthfolio.model.title import Title

COHORT, REVIEWERS, MENTORS = 1, 2, 3
PROFILE = "portfolios/ada-lin/profile.yml"

# Each word, and the least privileged audience whose site may have it.
CANARIES = {
    "qwstanding": MENTORS,
    "qwreason": MENTORS,
    "qwdecider": MENTORS,
    "qwattention": MENTORS,
    "qwrank": MENTORS,
    "qwclass": COHORT,
    "qwposting": COHORT,
    "qwstay": COHORT,
    "qwpost": COHORT,
    "qwteam": COHORT,
    "festival visit": MENTORS,
    "placement fee": MENTORS,
    "3000": MENTORS,
    "homesick": MENTORS,
    "a brief a week": REVIEWERS,
}


def _rules(**changes: object) -> Programme:
    def one(name: str, text: str) -> Term:
        return Term(id=Id(name), title=Title.plain(text))

    plain = rules()
    settings = {
        "standings": (one("reserve", "qwstanding"),),
        "ranks": (one("clerk", "qwrank"),),
        "classes": (MenteeClass(id=Id("graduate"), title=Title.plain("qwclass")),),
        "vocabularies": MappingProxyType(
            {**plain.vocabularies, "attention": (one("remote", "qwattention"),)}
        ),
        "teams": (
            Team(
                id=Id("tea"),
                title=Title.plain("qwteam"),
                members=(Id("ada-lin"), Id("bo-he")),
            ),
        ),
    }
    return rules(**(settings | changes))


def _person(**changes: object) -> Mentee:
    standing = Standing(
        standing=Id("reserve"),
        start=date(2026, 2, 9),
        reason="qwreason",
        decided_by="qwdecider",
    )
    stay = Posting(posting="qwstay", start=date(2026, 1, 1), post="qwpost")
    settings = {"standings": (standing,), "postings": (stay,), "posting": "qwposting"}
    return ada(**(settings | changes))


def planted(**changes: object) -> Cohort:
    """Ada's profile with a word in every part that has readers of its own."""
    return grown(programme=_rules(**changes), person=_person())


def singing(text: str) -> set[str]:
    """The words that can be read."""
    return {word for word in CANARIES if word in text}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_site_has_exactly_the_words_of_its_audience(audience: str) -> None:
    rank = AUDIENCES.index(audience)
    allowed = {word for word, level in CANARIES.items() if level <= rank}
    # That there are classes is the programme's to say; who is in one is not.
    allowed |= {"qwclass"}
    found = singing(said(site(planted(), audience, today=TODAY)))
    assert found | {"qwclass"} == allowed
    withheld = set(CANARIES) - allowed
    assert not singing(said(known(planted(), audience, today=TODAY))) & withheld


def test_the_programme_says_who_reads_which_part() -> None:
    readers = ProfileReaders(
        standings=Id("cohort"),
        attention=Id("reviewers"),
        rank=Id("cohort"),
        mentee_class=Id("mentors"),
        postings=Id("never"),
    )
    pages = {name: said(site(planted(profile=readers), name)) for name in AUDIENCES}
    assert singing(pages["cohort"]) >= {"qwstanding", "qwrank"}
    assert "qwattention" not in singing(pages["cohort"])
    assert "qwattention" in pages["reviewers"]
    people = {
        name: said(known(planted(profile=readers), name).mentees) for name in AUDIENCES
    }
    assert "qwclass" not in people["cohort"] + people["reviewers"]
    assert "qwclass" in people["mentors"]
    for page in pages.values():
        assert not singing(page) & {"qwposting", "qwstay", "qwpost"}


def test_under_aliases_nothing_of_it_is_known_whatever_the_programme_says() -> None:
    readers = ProfileReaders(
        standings=Id("public"),
        attention=Id("public"),
        rank=Id("public"),
        mentee_class=Id("public"),
        postings=Id("public"),
    )
    open_duties = tuple(replace(one, audience=Id("public")) for one in rules().duties)
    open_to_all = planted(profile=readers)
    open_to_all = replace(
        open_to_all, programme=replace(open_to_all.programme, duties=open_duties)
    )
    # That there are classes is the programme's to say; who is in one is not.
    words = {word for word in CANARIES if word.startswith("qw")} - {"qwclass"}
    assert not singing(said(site(open_to_all, "public"))) & words
    assert {one.team for one in known(open_to_all, "public").records} == {None}
    named = replace(
        open_to_all,
        programme=replace(
            open_to_all.programme, names=MappingProxyType({"public": Names.FULL})
        ),
    )
    assert singing(said(site(named, "public"))) >= words
    assert {one.team for one in known(named, "public").records} == {None, "tea"}


def _care_gone(of: Cohort) -> Cohort:
    """Whether there was any care."""
    kept = tuple(one for one in of.records if one.at.duty != "care")
    return replace(of, records=kept)


def _visit_added(of: Cohort) -> Cohort:
    """A visit only mentors know of."""
    return replace(of, records=(*of.records, record("2026-03-02", "visit")))


def _standing_gone(of: Cohort) -> Cohort:
    """Whether somebody stands as anything."""
    return replace(of, mentees=(_person(standings=()), *of.mentees[1:]))


def _attention_gone(of: Cohort) -> Cohort:
    """Whether somebody needs more care."""
    return replace(of, mentees=(_person(attention=()), *of.mentees[1:]))


CASES = (_care_gone, _visit_added, _standing_gone, _attention_gone)


@pytest.mark.parametrize("change", CASES, ids=lambda one: one.__name__)
def test_a_change_above_an_audience_changes_nothing_for_it(
    change: Callable[[Cohort], Cohort],
) -> None:
    before, after = planted(), change(planted())
    assert site(before, "reviewers") == site(after, "reviewers")
    assert site(before, "mentors") != site(after, "mentors")


def test_a_finding_in_a_part_is_for_those_who_may_read_the_part() -> None:
    keys = {"name": (1, 7), "standings": (3, 3), "standings.0": (3, 5), "rank": (9, 7)}
    marks = Marks(Place(PROFILE), keys)
    of = grown(person=ada(marks=marks))

    def finding(line: int) -> Finding:
        return Finding(
            rule=people.UNKNOWN_REFERENCE,
            place=Place(PROFILE, line, 9),
            person="ada-lin",
            values={"value": "x", "kind": "y", "hint": ""},
        )

    findings = [finding(line) for line in (1, 4, 9)]
    elsewhere = Finding(rule=values.UNKNOWN_KEY, place=Place("programme.yml", 4))

    def lines(audience: str) -> list[int]:
        shown = known(of, audience, findings=[*findings, elsewhere]).findings
        assert shown is not None
        return [one.place.line for one in shown]

    assert lines("reviewers") == [1, 4]
    assert lines("mentors") == [1, 4, 9, 4]
