"""Each mentor in the pool: status, load, reviews, hits, mentees, lineage."""

from datetime import date

from builders import duty, mentor, record
from growthfolio.ledger.qualification import Fitness
from growthfolio.model.duty import About
from growthfolio.model.kind import Kind
from growthfolio.model.people import Departure, Hit, MentorStatus, Qualification
from growthfolio.model.pool import NegativeRule
from growthfolio.model.programme import MentorRole
from growthfolio.model.record import Subject
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.pooling.values import Across, Descendant, Load, Member
from pooling.small_pool import mentee, pair, pooled, rules, step, stood


def member(of: object, *items: object, name: str = "ben-wu") -> Member:
    """A mentor of a pool."""
    return pooled(of, *items).member[name]  # type: ignore[arg-type]


def test_status_and_since_when() -> None:
    one = member(rules(), stood(step("suspended", 2, 5), step("retired", 9, 1)))
    assert (one.status, one.since) == (MentorStatus.SUSPENDED, date(2026, 2, 5))
    left = mentor(status=MentorStatus.RETIRED, left=Departure(on=date(2026, 2, 5)))
    gone = member(rules(), left)
    assert (gone.since, gone.left) == (None, date(2026, 2, 5))
    assert member(rules(), mentor()).since is None


def test_load_by_role_against_capacity() -> None:
    political = MentorRole(id=Id("political"), title=Title.plain("P"), capacity=4)
    business = MentorRole(id=Id("business"), title=Title.plain("B"), capacity=2)
    of = rules(mentor_roles=(political, business))
    ada = mentee(mentors=(pair(), pair(role="political")))
    bo = mentee("bo-he", mentors=(pair(end=date(2026, 1, 31)),))
    both = (Id("political"), Id("business"))
    one = member(of, ada, bo, mentor(roles=both))
    assert one.loads == (
        Load(role="political", count=1, capacity=4),
        Load(role="business", count=1, capacity=2),
    )
    own = member(of, ada, bo, mentor(roles=both, capacity=3))
    assert own.loads == (
        Load(role="political", count=1, capacity=None),
        Load(role="business", count=1, capacity=None),
        Load(role=None, count=1, capacity=3),
    )


def test_lifetime_counts_each_mentee_once_and_those_before_the_files() -> None:
    """S3-10: one mentor has helped 32 since 2013."""
    one = member(
        rules(),
        mentee(mentors=(pair(end=date(2026, 1, 31)), pair(start=date(2026, 2, 1)))),
        mentee("bo-he", mentors=(pair(end=date(2026, 1, 31)),)),
        mentee("cy-xu", mentors=(pair(start=date(2026, 9, 1)),)),
        mentor(helped_before=30),
    )
    assert (one.now, one.past, one.lifetime) == (1, 1, 32)


def test_mentees_of_other_units_and_of_outside() -> None:
    """S3-10: inside and outside the county."""
    one = member(
        rules(),
        mentee(unit=Id("town")),
        mentee("bo-he", unit=Id("city")),
        mentee("cy-xu", unit=Id("abroad")),
        mentee("di-lu"),
        mentor(unit=Id("town")),
    )
    assert one.across == (
        Across(mentee="bo-he", outside=False),
        Across(mentee="cy-xu", outside=True),
    )


def test_the_review_as_a_record_renews_the_qualification() -> None:
    """S3-18: a duty about mentors, every year, of the kind review."""
    of = rules(
        duty("review", about=About.MENTOR, owner="office", kind=Kind.REVIEW),
        duty("visit", about=About.MENTOR, owner="office"),
    )
    about = Subject(About.MENTOR, "ben-wu")
    guide = mentor(
        qualified=(Qualification(on=date(2025, 1, 5), until=date(2025, 12, 31)),)
    )
    assert member(of, guide).qualified.fitness is Fitness.EXPIRED
    passed = record(
        "2026-01",
        "review",
        about,
        submitted=date(2026, 1, 9),
        fields={"result": "通过", "until": date(2026, 12, 31)},
    )
    state = member(of, guide, passed).qualified
    assert (state.fitness, state.until) == (Fitness.HOLDS, date(2026, 12, 31))
    failed = record("2026-02", "review", about, fields={"result": "不通过"})
    state = member(of, guide, passed, failed).qualified
    assert (state.fitness, state.since) == (Fitness.FAILED, date(2026, 2, 28))
    other = record("2026-02", "visit", about, fields={"result": "不通过"})
    assert member(of, guide, passed, other).qualified.fitness is Fitness.HOLDS


def test_a_review_that_sets_no_date_leaves_the_one_to_come() -> None:
    until = date(2026, 12, 31)
    again = (
        Qualification(on=date(2025, 1, 5), until=until),
        Qualification(on=date(2026, 1, 5)),
        Qualification(on=date(2026, 9, 5), result="fail"),
    )
    state = member(rules(), mentor(qualified=again)).qualified
    assert (state.fitness, state.until) == (Fitness.HOLDS, until)
    assert member(rules(), mentor()).qualified.fitness is Fitness.UNKNOWN


def test_hits_recorded_and_what_the_files_show_besides() -> None:
    of = rules(
        duty("talk", owner="mentor:business"),
        negative_list=(
            NegativeRule(id=Id("idle"), title=Title.plain("Idle"), missing=2),
            NegativeRule(id=Id("law"), title=Title.plain("Law")),
        ),
    )
    hit = Hit(rule=Id("law"), on=date(2026, 1, 5), reason="a case", dismissed=True)
    recorded, shown = member(of, mentee(), mentor(hits=(hit,))).hits
    assert (recorded.title, recorded.reason) == (Title.plain("Law"), "a case")
    assert (recorded.counts, recorded.dismissed) == (False, True)
    assert (shown.title, shown.on) == (Title.plain("Idle"), None)
    assert [fact.values["count"] for fact in shown.facts] == [2]


def test_mentees_who_became_mentors_and_theirs() -> None:
    """S3-27: the mentee becomes a mentor, and guides on."""
    people = (
        mentee("bo-he"),
        mentee("cy-xu", mentors=(pair("bo-m"),)),
        mentee("di-lu", mentors=(pair("cy-m"),)),
        mentor(),
        mentor("bo-m", was=Id("bo-he")),
        mentor("cy-m", was=Id("cy-xu")),
        mentor("stray", was=Id("nobody")),
    )
    found = pooled(rules(), *people).member
    assert found["ben-wu"].line == (
        Descendant(mentee="bo-he", mentor="bo-m", generation=1),
        Descendant(mentee="cy-xu", mentor="cy-m", generation=2),
    )
    assert (found["cy-m"].was, found["cy-m"].line) == ("cy-xu", ())
    assert found["stray"].was is None


def test_who_learned_from_two_of_a_line_stands_in_it_once() -> None:
    people = (
        mentee("bo-he"),
        mentee("cy-xu"),
        mentee("di-lu", mentors=(pair("bo-m"), pair("cy-m"))),
        mentor(),
        mentor("bo-m", was=Id("bo-he")),
        mentor("cy-m", was=Id("cy-xu")),
        mentor("di-m", was=Id("di-lu")),
    )
    line = pooled(rules(), *people).member["ben-wu"].line
    assert [(one.mentor, one.generation) for one in line] == [
        ("bo-m", 1),
        ("cy-m", 1),
        ("di-m", 2),
    ]


def test_a_circle_of_lineage_comes_to_an_end() -> None:
    people = (
        mentee("bo-he", mentors=(pair("cy-m"),)),
        mentee("cy-xu", mentors=(pair("bo-m"),)),
        mentor("bo-m", was=Id("bo-he")),
        mentor("cy-m", was=Id("cy-xu")),
    )
    found = pooled(rules(), *people).member
    assert [one.mentor for one in found["bo-m"].line] == ["cy-m"]
