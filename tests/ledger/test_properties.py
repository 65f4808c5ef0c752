"""What holds of every ledger, whoever takes part and whatever is handed in."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import cohort, comment, duty, mentee, mentor, programme, record
from growthfolio.ledger import draw_up
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Applies, CommentRule, Duty
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.people import Departure, Leave, Mentee, Pairing, Waiver
from growthfolio.model.programme import Programme
from growthfolio.model.record import Record, Status
from growthfolio.model.schema import Id
from growthfolio.model.stages import Clock, Stage, Stages
from growthfolio.model.title import Title

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
ROLES = st.sampled_from([Id("business"), Id("political")])
MENTORS = st.sampled_from([Id("ben-wu"), Id("mia-sun")])
STAGES = ("nurture", "support", "strengthen")
DUTIES = st.sampled_from([Id("plan"), Id("notes"), Id("talk")])


@st.composite
def duties(draw: st.DrawFn, name: str) -> Duty:
    """A duty of any rhythm."""
    about = draw(st.sampled_from([About.MENTEE, About.MENTEE, *About]))
    wanted = draw(st.lists(st.sampled_from(STAGES), max_size=2))
    return duty(
        name,
        about=about,
        owner=draw(
            st.sampled_from(
                ["mentee", "mentor:business", "mentor:any", "office", "unit"]
            )
        ),
        every=draw(
            st.sampled_from(
                [
                    "month",
                    "quarter",
                    "half-year",
                    "year",
                    "stage",
                    "weeks:1",
                    "weeks:3",
                    "once",
                    "event",
                ]
            )
        ),
        count=draw(st.integers(0, 4)),
        due=draw(
            st.sampled_from(
                ["day 1", "day 40", "last-day", "last-working-day", "+0", "+45"]
            )
        ),
        grace=draw(st.integers(0, 30)),
        comment=draw(
            st.none()
            | st.builds(
                CommentRule, by=ROLES | st.just(Id("any")), within=st.integers(0, 40)
            )
        ),
        when=Applies(stages=tuple(map(Id, wanted))),
    )


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A programme of three duties, with stages on either clock."""
    first = draw(DAYS)
    stages = [
        Stage(
            id=Id(name),
            title=Title.plain(name),
            months=draw(st.none() | st.integers(0, 24)),
            start=first + timedelta(days=200 * index),
        )
        for index, name in enumerate(STAGES)
    ]
    return programme(
        *(draw(duties(name)) for name in ("plan", "notes", "talk")),
        starts=draw(DAYS),
        stages=Stages(clock=draw(st.sampled_from(Clock)), list=tuple(stages)),
    )


@st.composite
def people(draw: st.DrawFn, name: str) -> Mentee:
    """Somebody who joins, leaves, is away and is guided at any time."""
    joined = draw(DAYS)
    return mentee(
        name,
        joined=joined,
        unit=draw(st.sampled_from([None, Id("town")])),
        left=draw(st.none() | st.builds(Departure, on=DAYS)),
        leave=tuple(
            draw(
                st.lists(
                    st.builds(
                        Leave,
                        start=DAYS,
                        end=DAYS | st.just(date.max),
                        reason=st.just("sick"),
                        duties=st.lists(DUTIES, max_size=1).map(tuple),
                    ),
                    max_size=2,
                )
            )
        ),
        mentors=tuple(
            draw(
                st.lists(
                    st.builds(
                        Pairing,
                        mentor=MENTORS,
                        role=ROLES,
                        start=st.none() | DAYS,
                        end=st.none() | DAYS | st.just(date.max),
                    ),
                    max_size=3,
                )
            )
        ),
        waivers=tuple(
            draw(
                st.lists(
                    st.builds(
                        Waiver,
                        duty=DUTIES,
                        period=st.sampled_from(["2025-03", "2026", "once"]),
                        reason=st.just("new"),
                    ),
                    max_size=2,
                )
            )
        ),
    )


@st.composite
def cohorts(draw: st.DrawFn) -> tuple[Cohort, date]:
    """A cohort of two with some of what they owe handed in, and a day."""
    rules, today = draw(programmes()), draw(DAYS)
    members = (draw(people("ada-lin")), draw(people("eve-zhou")))
    mentors = (
        mentor("ben-wu"),
        mentor("mia-sun", left=draw(st.none() | st.builds(Departure, on=DAYS))),
    )
    empty = cohort(rules, *members, *mentors)
    owed = [one for one in draw_up(empty, today).obligations if one.n]
    chosen = (
        draw(
            st.lists(st.sampled_from(owed), max_size=6, unique_by=lambda one: one.path)
        )
        if owed
        else []
    )
    handed_in = [draw(handed_in_for(one)) for one in chosen]
    comments = [
        comment(
            one.at.period, one.at.duty, one.at.subject.id, on=draw(st.none() | DAYS)
        )
        for one in handed_in
        if one.at.person and one.at.n == 1 and draw(st.booleans())
    ]
    return cohort(rules, *members, *mentors, *handed_in, *comments), today


@st.composite
def handed_in_for(draw: st.DrawFn, owed: Obligation) -> Record:
    """A record of an obligation: in time or not, a draft, or unreadable."""
    changes: dict[str, Any] = {
        "submitted": draw(st.none() | DAYS),
        "status": draw(st.sampled_from(Status)),
        "readable": draw(st.sampled_from([True, True, True, False])),
    }
    return record(owed.period, owed.duty, owed.subject, n=owed.n, **changes)


@settings(max_examples=150)
@given(cohorts())
def test_a_ledger_is_a_function_and_every_obligation_has_its_own_path(
    drawn: tuple[Cohort, date],
) -> None:
    ledger = draw_up(*drawn)
    assert draw_up(*drawn) == ledger
    paths = [one.path for one in ledger.obligations]
    assert len(set(paths)) == len(paths)
    for one in ledger.obligations:
        assert one.overdue > one.due
        if one.period.end < one.period.start:  # a stage of no months: a finding
            assert one.state is State.NOT_APPLICABLE
        elif not one.is_comment:
            assert one.due >= one.period.start
        assert (one.state is State.EXEMPT) == (one.reason is not None)
        assert one.record in (None, one.path)


@settings(max_examples=100)
@given(cohorts(), st.data())
def test_a_record_more_changes_no_other_obligation(
    drawn: tuple[Cohort, date], data: st.DataObject
) -> None:
    """But for the comment that is owed on it from then on."""
    before, today = drawn
    there = {one.at.path for one in before.records}
    ledger = draw_up(before, today)
    gaps = [
        one
        for one in ledger.obligations
        if one.path not in there and not one.is_comment
    ]
    if not gaps:
        return
    gap = data.draw(st.sampled_from(gaps))
    more = data.draw(handed_in_for(gap))
    after = draw_up(
        cohort(
            before.programme,
            *before.mentees,
            *before.mentors,
            *before.records,
            more,
            *before.comments,
        ),
        today,
    )
    own = (gap.path, gap.path.removesuffix(".md") + ".comment.md")

    def others(found: tuple[Obligation, ...]) -> list[Obligation]:
        return [one for one in found if one.path not in own]

    assert others(after.obligations) == others(ledger.obligations)
    excused = (State.EXEMPT, State.NOT_APPLICABLE)
    if gap.state in excused:
        assert after.at[gap.path].state is gap.state
    elif more.readable and not more.draft:
        assert after.at[gap.path].state.is_there


@settings(max_examples=60)
@given(programmes(), people("ada-lin"), st.dates(date(9990, 1, 1), date.max))
def test_the_end_of_time_is_no_exception(
    rules: Programme, person: Mentee, joined: date
) -> None:
    """People write 9999-12-31 for “no end known”, and mistype years."""
    far = mentee(joined=joined, leave=person.leave, mentors=person.mentors)
    draw_up(cohort(rules, far), date(2026, 3, 20))
    late = programme(*rules.duties, starts=joined, stages=rules.stages)
    draw_up(cohort(late, far), date.max)
