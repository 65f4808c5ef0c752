"""What keeps a mentee from a mentor, role after role; the same bytes every time."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from builders import STARTS, cohort, duty, mentee, mentor, programme, record
from growthfolio.matching import Matching, Reason, match
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.kind import Kind
from growthfolio.model.people import (
    Departure,
    Hit,
    Mentor,
    MentorStatus,
    Pairing,
    Qualification,
    StatusChange,
)
from growthfolio.model.pool import NegativeRule
from growthfolio.model.programme import JobClass, MentorRole
from growthfolio.model.record import Subject
from growthfolio.model.round import (
    Application,
    Conflict,
    MenteeEntry,
    MentorEntry,
    Round,
)
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.reporting import json_text
from growthfolio.reporting.matching import lines, proof
from growthfolio.words import speech

BUSINESS, POLITICAL = Id("business"), Id("political")
ROLES = (
    MentorRole(
        id=POLITICAL, title=Title.plain("Political mentor"), eligibility=("leader",)
    ),
    MentorRole(id=BUSINESS, title=Title.plain("Business mentor")),
)
DESK = JobClass(id=Id("desk"), title=Title.plain("Desk"))
RULES = programme(
    mentor_roles=ROLES,
    job_classes=(DESK,),
    negative_list=(
        NegativeRule(id=Id("discipline"), title=Title.plain("A disciplinary measure")),
    ),
)


def entry(name: str, *prefers: str | tuple[str, ...], **more: object) -> MenteeEntry:
    """A mentee and the mentors preferred, ties in tuples."""
    tiers = (tier if isinstance(tier, tuple) else (tier,) for tier in prefers)
    return MenteeEntry(id=Id(name), prefers=tuple(tiers), **more)


def offer(name: str, *prefers: str | tuple[str, ...], **more: object) -> MentorEntry:
    """A mentor and the mentees preferred, ties in tuples."""
    tiers = (tier if isinstance(tier, tuple) else (tier,) for tier in prefers)
    return MentorEntry(id=Id(name), prefers=tuple(tiers), **more)


def round_of(*entries: MenteeEntry | MentorEntry, **more: object) -> Round:
    """A round of business mentors that begins with the programme."""
    settings: dict[str, object] = {
        "path": "spring.round.yml",
        "title": Title.plain("Spring"),
        "starts": STARTS,
        "role": BUSINESS,
        "mentees": tuple(one for one in entries if isinstance(one, MenteeEntry)),
        "mentors": tuple(one for one in entries if isinstance(one, MentorEntry)),
    }
    return Round(**(settings | more))


def free(name: str, **more: object) -> object:
    """A mentee whom nobody guides yet."""
    return mentee(name, **({"mentors": ()} | more))


def pairs(found: Matching) -> dict[tuple[str, str], str]:
    """Role and mentee → mentor."""
    return {(one.role, one.mentee): one.mentor for one in found.pairs}


def reasons(found: Matching) -> dict[tuple[str, str], Reason]:
    """Mentee and mentor → why not."""
    return {(one.mentee, one.mentor): one.bar.reason for one in found.why_not}


Change = Callable[[Mentor], Mentor]


def changed(**more: object) -> Change:
    """Another mentor, in some respect."""
    return lambda one: replace(one, **more)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (changed(roles=(POLITICAL,)), Reason.LACKS_ROLE),
        (changed(status=MentorStatus.SUSPENDED), Reason.NOT_ACTIVE),
        (changed(status=MentorStatus.CANDIDATE), Reason.NOT_ACTIVE),
        (changed(left=Departure(on=date(2025, 12, 31))), Reason.LEFT),
        (
            changed(qualified=(Qualification(on=date(2025, 6, 1), result="fail"),)),
            Reason.REVIEW_FAILED,
        ),
        (
            changed(
                qualified=(
                    Qualification(on=date(2025, 1, 1), until=date(2025, 12, 31)),
                )
            ),
            Reason.REVIEW_EXPIRED,
        ),
        (
            changed(
                hits=(Hit(rule=Id("discipline"), on=date(2025, 6, 1), reason="x"),)
            ),
            Reason.NEGATIVE_LIST,
        ),
        (
            changed(
                history=(
                    StatusChange(status=MentorStatus.SUSPENDED, on=date(2025, 6, 1)),
                )
            ),
            Reason.NOT_ACTIVE,
        ),
        (changed(capacity=0), Reason.NO_PLACE),
        (changed(was=Id("ada-lin")), Reason.SAME_PERSON),
    ],
)
def test_the_pool_keeps_a_mentor_from_being_chosen(
    change: Change, reason: Reason
) -> None:
    ben = mentor("ben-wu")
    chosen = round_of(entry("ada-lin", "ben-wu"), offer("ben-wu"))
    usual = match(chosen, cohort(RULES, free("ada-lin"), ben))
    assert pairs(usual) == {(BUSINESS, "ada-lin"): "ben-wu"}
    found = match(chosen, cohort(RULES, free("ada-lin"), change(ben)))
    assert pairs(found) == {}
    assert reasons(found) == {("ada-lin", "ben-wu"): reason}
    assert [one.bar.reason for one in found.unmatched] == [Reason.NOBODY_POSSIBLE]


def test_a_review_handed_in_counts_like_one_in_the_mentors_file() -> None:
    """The pool, the check and a round must not tell different things."""
    review = duty("review", about=About.MENTOR, owner="office", kind=Kind.REVIEW)
    failed = record(
        "2025-12",
        "review",
        Subject(About.MENTOR, "ben-wu"),
        fields={"result": "不通过"},
    )
    rules = replace(RULES, duties=(review,))
    chosen = round_of(entry("ada-lin", "ben-wu"), offer("ben-wu"))
    people = (free("ada-lin"), mentor("ben-wu"))
    usual = match(chosen, cohort(rules, *people))
    assert pairs(usual) == {(BUSINESS, "ada-lin"): "ben-wu"}
    found = match(chosen, cohort(rules, *people, failed))
    assert reasons(found) == {("ada-lin", "ben-wu"): Reason.REVIEW_FAILED}


@pytest.mark.parametrize(
    "change",
    [
        changed(hits=(Hit(rule=Id("discipline"), on=date(2026, 2, 1), reason="x"),)),
        changed(
            hits=(
                Hit(
                    rule=Id("discipline"),
                    on=date(2025, 2, 1),
                    until=date(2025, 12, 31),
                    reason="x",
                ),
            )
        ),
        changed(
            qualified=(
                Qualification(on=date(2024, 6, 1), result="fail"),
                Qualification(on=date(2025, 6, 1), result="pass"),
            )
        ),
        changed(left=Departure(on=date(2026, 6, 30))),
    ],
)
def test_what_is_over_or_to_come_does_not_count(change: Change) -> None:
    chosen = round_of(entry("ada-lin", "ben-wu"), offer("ben-wu"))
    found = match(chosen, cohort(RULES, free("ada-lin"), change(mentor("ben-wu"))))
    assert pairs(found) == {(BUSINESS, "ada-lin"): "ben-wu"}


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"application": Application.REFUSED}, Reason.NOT_APPROVED),
        ({"application": Application.NOMINATED}, Reason.NOT_APPROVED),
        ({"job_classes": (Id("desk"),)}, Reason.JOB_CLASS),
        ({"capacity": 0}, Reason.NO_PLACE),
        ({"prefers": ((Id("bo-he"),),)}, Reason.NOT_RANKED),
    ],
)
def test_the_round_keeps_a_mentor_from_being_chosen(
    more: dict[str, object], reason: Reason
) -> None:
    people = (free("ada-lin"), free("bo-he"), mentor("ben-wu"))
    chosen = round_of(entry("ada-lin", "ben-wu"), MentorEntry(id=Id("ben-wu"), **more))
    assert reasons(match(chosen, cohort(RULES, *people))) == {
        ("ada-lin", "ben-wu"): reason
    }


def test_somebody_of_the_right_job_class_is_taken() -> None:
    chosen = round_of(
        entry("ada-lin", "ben-wu"),
        entry("bo-he", "ben-wu"),
        offer("ben-wu", job_classes=(Id("desk"),)),
    )
    people = (free("ada-lin", job_class=Id("desk")), free("bo-he"), mentor("ben-wu"))
    assert pairs(match(chosen, cohort(RULES, *people))) == {
        (BUSINESS, "ada-lin"): "ben-wu"
    }


def test_a_conflict_and_somebody_who_is_not_there() -> None:
    chosen = round_of(
        entry("ada-lin", "ben-wu", "di-lu"),
        offer("ben-wu"),
        conflicts=(
            Conflict(mentee=Id("ada-lin"), mentor=Id("ben-wu"), reason="relatives"),
        ),
    )
    people = (free("ada-lin"), mentor("ben-wu"), mentor("di-lu"))
    found = match(chosen, cohort(RULES, *people))
    assert reasons(found) == {
        ("ada-lin", "ben-wu"): Reason.CONFLICT,
        ("ada-lin", "di-lu"): Reason.NOT_IN_ROUND,
    }


def test_an_eligibility_of_the_role_is_needed() -> None:
    chosen = round_of(entry("ada-lin", "ben-wu"), offer("ben-wu"), role=POLITICAL)
    ben = mentor("ben-wu", roles=(POLITICAL,))
    for eligible, expected in (((), {}), (("leader",), {(POLITICAL, "ada-lin")})):
        people = (free("ada-lin"), replace(ben, eligibility=eligible))
        assert {*pairs(match(chosen, cohort(RULES, *people)))} == {*expected}


def two_roles(**more: object) -> Round:
    """Ada seeks a mentor in each of two roles, and would have Ben in both."""
    return round_of(
        entry("ada-lin", "ben-wu", "di-lu", role=POLITICAL),
        entry("ada-lin", "ben-wu", "di-lu", role=BUSINESS),
        entry("bo-he", "ben-wu", role=BUSINESS),
        *(offer(name, role=POLITICAL) for name in ("ben-wu", "di-lu")),
        *(
            offer(name, ("ada-lin", "bo-he"), role=BUSINESS)
            for name in ("ben-wu", "di-lu")
        ),
        role=None,
        **more,
    )


def both(capacity: int | None = None) -> Cohort:
    """Ada and Bo, and two mentors who may be anything."""
    settings = {
        "roles": (BUSINESS, POLITICAL),
        "eligibility": ("leader",),
        "capacity": capacity,
    }
    return cohort(
        RULES,
        free("ada-lin"),
        free("bo-he"),
        mentor("ben-wu", **settings),
        mentor("di-lu", **settings),
    )


def test_roles_are_matched_in_the_order_of_the_programme() -> None:
    found = match(two_roles(), both())
    assert [one.role for one in found.pairs] == [POLITICAL, BUSINESS, BUSINESS]
    assert pairs(found)[BUSINESS, "ada-lin"] == "ben-wu"


def test_nobody_gets_one_mentor_in_two_roles_where_the_round_says_so() -> None:
    found = match(two_roles(different_mentors=True), both())
    assert pairs(found) == {
        (POLITICAL, "ada-lin"): "ben-wu",
        (BUSINESS, "ada-lin"): "di-lu",
        (BUSINESS, "bo-he"): "ben-wu",
    }
    assert reasons(found)["ada-lin", "ben-wu"] is Reason.OTHER_ROLE


def test_places_taken_in_an_earlier_role_are_taken() -> None:
    """Whom the mentor guides already takes no second place; somebody else does."""
    found = match(two_roles(), both(capacity=1))
    assert pairs(found) == {
        (POLITICAL, "ada-lin"): "ben-wu",
        (BUSINESS, "ada-lin"): "ben-wu",
    }


def test_pairings_that_go_on_count_against_the_capacity() -> None:
    chosen = round_of(entry("ada-lin", "ben-wu"), offer("ben-wu"))
    guided = Pairing(mentor=Id("ben-wu"), role=BUSINESS, start=date(2025, 7, 1))
    ended = replace(guided, end=date(2025, 12, 31))
    for pairing, expected in ((guided, set()), (ended, {(BUSINESS, "ada-lin")})):
        people = (free("ada-lin"), mentee("bo-he", mentors=(pairing,)))
        ben = mentor("ben-wu", capacity=1)
        assert {*pairs(match(chosen, cohort(RULES, *people, ben)))} == expected


def test_whom_nobody_limits_takes_two() -> None:
    names = ("ada-lin", "bo-he", "cy-xu")
    chosen = round_of(*(entry(name, "ben-wu") for name in names), offer("ben-wu"))
    people = (*map(free, names), mentor("ben-wu"))
    assert len(match(chosen, cohort(RULES, *people)).pairs) == 2


def test_what_was_accepted_of_a_round_does_not_change_it() -> None:
    chosen = round_of(
        entry("ada-lin", "ben-wu"),
        entry("bo-he", "ben-wu"),
        offer("ben-wu", capacity=1),
    )
    ben = mentor("ben-wu", capacity=1)
    before = match(chosen, cohort(RULES, free("ada-lin"), free("bo-he"), ben))
    (pair,) = before.pairs
    own = Pairing(mentor=Id(pair.mentor), role=BUSINESS, start=STARTS)
    after = cohort(
        RULES,
        *(
            free(name, mentors=(own,) if name == pair.mentee else ())
            for name in ("ada-lin", "bo-he")
        ),
        ben,
    )
    assert match(chosen, after) == before


def test_the_draw_decides_between_equals_and_another_draw_decides_otherwise() -> None:
    names = ("ada-lin", "bo-he", "cy-xu", "di-lu")
    people = (*map(free, names), mentor("ben-wu"))
    got = set()
    for draw in "abcdef":
        chosen = round_of(
            *(entry(name, "ben-wu") for name in names),
            offer("ben-wu", names, capacity=1),
            draw=draw,
        )
        (pair,) = match(chosen, cohort(RULES, *people)).pairs
        got.add(pair.mentee)
    assert len(got) > 1


def test_wishes_that_a_mentor_is_good_at_are_named() -> None:
    chosen = round_of(
        entry("ada-lin", "ben-wu", wishes=("law", "rice")), offer("ben-wu")
    )
    people = (free("ada-lin"), mentor("ben-wu", strengths=("rice", "tea")))
    (pair,) = match(chosen, cohort(RULES, *people)).pairs
    assert pair.met == ("rice",)


def test_the_proof_has_the_same_bytes_whatever_the_order_of_entries() -> None:
    names = ("ada-lin", "bo-he", "cy-xu")
    entries = [
        *(entry(name, ("ben-wu", "di-lu")) for name in names),
        offer("ben-wu", names),
        offer("di-lu"),
    ]
    people = (*map(free, names), mentor("ben-wu", capacity=1), mentor("di-lu"))
    whole = cohort(RULES, *people)
    texts = {
        json_text(proof(match(round_of(*order), whole), whole, "x", speech("en")))
        for order in (entries, entries[::-1])
    }
    assert len(texts) == 1


def test_people_read_who_is_paired_who_is_left_and_why() -> None:
    chosen = round_of(
        entry("ada-lin", "ben-wu"),
        entry("bo-he", "ben-wu", "di-lu"),
        offer("ben-wu", "ada-lin", "bo-he", capacity=1),
        offer("di-lu", "cy-xu"),
        offer("eva-xu", capacity=2),
        offer("fu-an", application=Application.NOMINATED, nominated_by="town"),
    )
    people = (
        *map(free, ("ada-lin", "bo-he", "cy-xu")),
        *map(mentor, ("ben-wu", "di-lu", "eva-xu", "fu-an")),
    )
    whole = cohort(RULES, *people)
    assert list(lines(match(chosen, whole), whole, speech("en"))) == [
        "Spring: 1 of 2 paired",
        (
            "Mentees get the best they can; equals stand in the order of the "
            "SHA-256 of “Spring:<id>”, least first."
        ),
        "",
        "Business mentor",
        "  Ada Lin — Ben Wu (choice 1 of the mentee, choice 1 of the mentor)",
        "  Bo He is left without a mentor: every possible mentor is full",
        (
            "      not choice 1: Ben Wu is full with people ranked at least as high: "
            "Ada Lin"
        ),
        "      not choice 2: Di Lu does not rank the mentee",
        "  places left: Di Lu 2, Eva Xu 2",
        "  cannot be chosen: Fu An is nominated by town and not approved yet",
    ]
