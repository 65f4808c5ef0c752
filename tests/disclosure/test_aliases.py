"""People under aliases: stable, unique, and nothing else that tells who."""

import re
from datetime import date
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from builders import (
    cohort,
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
from growthfolio.model import period as periods
from growthfolio.model.agreement import Agreement
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import CommentRule
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.people import Departure, Pairing
from growthfolio.model.programme import Names, Programme
from growthfolio.model.record import Attachment
from growthfolio.model.schema import Id

RULES = programme(
    duty(
        "note",
        comment=CommentRule(by=Id("business")),
        fields=MappingProxyType({"what": RecordField(type=FieldType.TEXT)}),
    )
)


def slugs(of: Cohort, audience: str = "public") -> list[str]:
    """What the mentees are called, in the order of their ids."""
    names = {}
    for person in of.mentees:
        one = replace(of, mentees=(person,))
        names[person.id] = known(one, audience).mentees[0].ref.slug
    return [names[person.id] for person in of.mentees]


def slug(rules: Programme, key: str = "ada-lin") -> str:
    """What a mentee is called in public."""
    return known(cohort(rules, mentee(key)), "public").mentees[0].ref.slug


def test_an_alias_is_short_and_easy_to_read_aloud() -> None:
    assert re.fullmatch(r"[A-HJ-NP-Z2-9]{4}", slug(RULES))


def test_an_alias_stays_the_same_and_differs_between_people() -> None:
    assert slug(RULES) == slug(RULES)
    assert slug(RULES) != slug(RULES, "bo-he")


def test_an_alias_depends_on_the_programmes_key() -> None:
    keyed = replace(RULES, alias_key="one")
    assert slug(keyed) != slug(RULES)
    assert slug(keyed) != slug(replace(RULES, alias_key="another"))
    later = replace(RULES, starts=date(2025, 1, 1))
    assert slug(later) != slug(RULES)
    assert slug(replace(later, alias_key="one")) == slug(keyed)


def test_a_mentor_who_was_a_mentee_has_two_aliases() -> None:
    whole = cohort(RULES, mentee("ada-lin"), mentor("ada-lin"))
    disclosure = known(whole, "public")
    assert disclosure.mentees[0].ref.slug != disclosure.mentors[0].ref.slug


def test_aliases_are_lengthened_until_no_two_are_the_same() -> None:
    crowd = [mentee(f"m{number:04d}") for number in range(2500)]
    found = known(cohort(RULES, *crowd), "public").mentees
    names = [one.ref.slug for one in found]
    assert len(set(names)) == len(crowd)
    assert {len(name) for name in names} == {5}
    assert not set("".join(names)) & set("01IO")


@pytest.mark.parametrize(
    ("names", "aliased"),
    [
        ({}, ["public"]),
        ({"cohort": Names.ALIAS}, ["public", "cohort"]),
        ({"public": Names.FULL}, []),
        ({"mentors": Names.ALIAS, "public": Names.FULL}, ["mentors"]),
    ],
)
def test_the_programme_says_who_meets_aliases(
    names: dict[str, Names], aliased: list[str]
) -> None:
    whole = cohort(replace(RULES, names=names))
    audiences = ("public", "cohort", "reviewers", "mentors")
    assert [name for name in audiences if known(whole, name).aliases] == aliased


def test_an_alias_stands_in_addresses_and_files() -> None:
    note = record(
        "2026-01", "note", body="[deck](<Ada's deck.PPTX>)", links=("Ada's deck.PPTX",)
    )
    whole = replace(
        cohort(RULES, note),
        attachments=(
            Attachment("portfolios/ada-lin/2026-01/Ada's deck.PPTX", (note.at.path,)),
        ),
    )
    pages = site(whole, "public")
    alias = slug(RULES)
    assert f"people/{alias}" in [page.url for page in pages.pages]
    assert [(file.name, file.url) for file in pages.files] == [
        ("2026-01-note-1.pptx", f"people/{alias}/2026-01/2026-01-note-1.pptx")
    ]
    person = next(page for page in pages.pages if page.url == f"people/{alias}")
    assert person.name == f"Mentee {alias}"
    (shown,) = [one for chapter in person.timeline.chapters for one in chapter.cards]
    assert (shown.source, shown.folder) == ("[deck](<2026-01-note-1.pptx>)", "")
    assert [file.target for file in shown.files] == ["2026-01-note-1.pptx"]


def test_the_files_of_a_period_are_counted_by_duty() -> None:
    first = record("2026-01", "note", body="![](a.png) ![](b.png)", links=("a", "b"))
    second = record("2026-01", "note", n=2, body="![](c.png)", links=("c",))
    folder = "portfolios/ada-lin/2026-01"
    whole = replace(
        cohort(RULES, first, second),
        attachments=(
            Attachment(f"{folder}/a.png", (first.at.path,)),
            Attachment(f"{folder}/b.png", (first.at.path,)),
            Attachment(f"{folder}/c.png", (second.at.path,)),
        ),
    )
    names = [file.name for one in known(whole, "public").records for file in one.files]
    assert names == ["2026-01-note-1.png", "2026-01-note-2.png", "2026-01-note-3.png"]


def test_under_an_alias_nothing_else_tells_who() -> None:
    person = mentee(
        name_en="Ada Lin",
        unit=Id("town"),
        posting="village",
        left=Departure(on=date(2026, 3, 1)),
    )
    disclosure = known(cohort(RULES, person, mentor(post="Head")), "public")
    mentees, mentors = disclosure.mentees[0], disclosure.mentors[0]
    assert replace(mentees, ref=mentees.ref) == type(mentees)(ref=mentees.ref)
    assert mentors == type(mentors)(ref=mentors.ref, roles=mentors.roles)
    assert disclosure.units == ()


def test_under_an_alias_only_pairings_that_hold_are_known_without_dates() -> None:
    past = Pairing(mentor=Id("ben-wu"), role=Id("business"), end=date(2026, 1, 31))
    now = Pairing(mentor=Id("ben-wu"), role=Id("business"), start=date(2026, 2, 1))
    whole = cohort(RULES, mentee(mentors=(past, now)))
    (pairing,) = known(whole, "public").pairings
    assert (pairing.role, pairing.start, pairing.end) == ("business", None, None)
    assert len(known(whole, "cohort").pairings) == 2


def test_under_aliases_there_are_no_agreements() -> None:
    rules = replace(RULES, agreement=Agreement(audience=Id("public")))
    now = Pairing(mentor=Id("ben-wu"), role=Id("business"), start=date(2026, 2, 1))
    whole = cohort(rules, mentee(mentors=(now,)), mentor())
    assert len(known(whole, "cohort").agreements) == 1
    assert known(whole, "public").agreements == ()


def test_the_days_of_a_persons_own_periods_are_not_known_under_an_alias() -> None:
    rules = programme(duty("start", every="once"))
    whole = cohort(rules, record(periods.once(date(2026, 2, 9)), "start"))
    assert known(whole, "public").records[0].period.start == rules.starts
    assert known(whole, "cohort").records[0].period.start == date(2026, 2, 9)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("同林晓禾一起走访", "同{ada}一起走访"),
        ("Ada Lin and Ben Wu", "{ada} and {ben}"),
        ("Ada Linden stays", "Ada Linden stays"),
        ("see ada-lin's plan", "see {ada}'s plan"),
        ("write to ada@example.org", "write to {ada}"),
        ("[mail](mailto:ada@example.org)", "[mail](mailto:{ada})"),
        ("[林晓禾](../../ada-lin/2026-02/note.md)", "[{ada}](<>)"),
        ("![alt](<Ada Lin.png>)", "![alt](<2026-01-note-1.png>)"),
        ("![alt](./Ada%20Lin.png#x)", "![alt](<2026-01-note-1.png>)"),
        ("[x]: Ada%20Lin.png", "[x]: <2026-01-note-1.png>"),
        ("![a](up(1).png)!", "![a](<>)!"),
        ("[to](#part)", "[to](#part)"),
        ("[web](https://example.org/a)", "[web](https://example.org/a)"),
    ],
)
def test_names_in_texts_and_links_give_way_to_aliases(written: str, read: str) -> None:
    note = record("2026-01", "note", body=written, links=("Ada Lin.png",))
    ada = mentee(name="林晓禾", name_en="Ada Lin", emails=("ada@example.org",))
    whole = replace(
        cohort(RULES, ada, mentor(), note),
        attachments=(
            Attachment("portfolios/ada-lin/2026-01/Ada Lin.png", (note.at.path,)),
        ),
    )
    disclosure = known(whole, "public")
    names = {
        "ada": disclosure.mentees[0].ref.slug,
        "ben": disclosure.mentors[0].ref.slug,
    }
    assert disclosure.records[0].source == read.format(**names)
    assert known(whole, "cohort").records[0].source == written


@pytest.mark.parametrize(
    "written",
    [
        {"title": "With Ada Lin"},
        {"tags": ("Ada Lin",)},
        {"body": "Ada Lin came"},
        {"title": "x\0y", "tags": ("Ada Lin", "\0"), "body": "Ada Lin came"},
        {"fields": {"what": "Ada Lin"}},
    ],
    ids=str,
)
def test_names_give_way_wherever_people_write(written: dict[str, object]) -> None:
    whole = cohort(RULES, record("2026-01", "note", **written))
    assert "Ada" not in said(known(whole, "public").records)
    assert "Ada" in said(known(whole, "cohort").records)


def test_names_give_way_in_comments() -> None:
    thanks = comment("2026-01", "note", body="Thank you, Ada Lin")
    whole = cohort(RULES, record("2026-01", "note"), thanks)
    assert "Ada" not in said(known(whole, "public").records)
    assert "Ada" in said(known(whole, "cohort").records)


def test_names_give_way_in_each_of_several_texts_by_itself() -> None:
    note = record("2026-01", "note", title="With Ada", tags=("Lin", "Ada Lin"))
    (shown,) = known(cohort(RULES, mentee(), note), "public").records
    alias = slug(RULES)
    assert (shown.title, shown.tags) == ("With Ada", ("Lin", alias))


def test_namesakes_share_what_stands_for_their_name() -> None:
    crowd = [mentee("a-1", name="张伟"), mentee("a-2", name="张伟")]
    note = record("2026-01", "note", "a-1", body="张伟来了")
    disclosure = known(cohort(RULES, *crowd, note), "public")
    both = "/".join(sorted(one.ref.slug for one in disclosure.mentees))
    assert disclosure.records[0].source == f"{both}来了"


def test_an_id_that_is_a_word_stays_where_it_is_written() -> None:
    note = record("2026-01", "note", "may", body="I may come in May")
    whole = cohort(RULES, mentee("may", name="梅雨"), note)
    assert known(whole, "public").records[0].source == "I may come in May"


def test_evidence_elsewhere_may_tell_who_and_is_left_out() -> None:
    note = record("2026-01", "note", evidence=("https://example.org/ada", "award"))
    whole = cohort(RULES, note)
    assert known(whole, "public").records[0].evidence == ()
    assert known(whole, "cohort").records[0].evidence == note.head.evidence


def test_aliases_where_states_are_known_name_no_path_and_no_command() -> None:
    rules = replace(RULES, names={"reviewers": Names.ALIAS})
    pages = site(cohort(rules, record("2026-01", "note")), "reviewers")
    text = said(pages)
    assert "ada-lin" not in text
    assert "growthfolio new" not in text
    assert "missing" in text
