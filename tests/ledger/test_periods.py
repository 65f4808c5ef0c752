"""In which periods a duty is owed: every rhythm, from the start to the year's end."""

from datetime import date

import pytest

from builders import duty, mentee, programme
from growthfolio.model.duty import Applies
from growthfolio.model.obligation import State
from growthfolio.model.schema import Id
from growthfolio.model.stages import Clock, Stage, Stages
from growthfolio.model.title import Title
from ledger_tools import obligations, owed, states


@pytest.mark.parametrize(
    ("every", "names"),
    [
        ("month", [f"2026-{month:02d}" for month in range(1, 13)]),
        ("quarter", ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
        ("half-year", ["2026-H1", "2026-H2"]),
        ("year", ["2026"]),
        ("weeks:1", [f"2026-W{week:02d}" for week in range(1, 54)]),
        ("weeks:2", [f"2026-W{week:02d}" for week in range(1, 54, 2)]),
        ("once", ["once"]),
        ("event", []),
    ],
)
def test_every_rhythm_up_to_the_end_of_the_year(every: str, names: list[str]) -> None:
    found = owed(every=every, due="day 3")
    assert [one.period.name for one in found] == names


def test_weeks_count_from_the_week_of_the_start() -> None:
    found = owed(every="weeks:2", starts=date(2026, 3, 4), today=date(2026, 3, 4))
    assert [one.period.name for one in found[:3]] == [
        "2026-W10",
        "2026-W12",
        "2026-W14",
    ]
    assert found[0].period.start == date(2026, 3, 2)
    assert found[0].period.end == date(2026, 3, 15)


def test_a_year_may_have_53_weeks_and_its_first_belong_to_the_last() -> None:
    found = owed(every="weeks:1", starts=date(2026, 12, 28), today=date(2027, 1, 2))
    assert [one.period.name for one in found[:2]] == ["2026-W53", "2027-W01"]


def test_nothing_is_owed_before_the_programme_starts() -> None:
    found = owed(every="month", due="last-day", starts=date(2026, 2, 10))
    assert next(one.period.name for one in found) == "2026-02"
    early = owed(
        mentee(joined=date(2020, 1, 1)),
        every="once",
        due="day 30",
        starts=date(2026, 2, 10),
    )
    assert early[0].due == date(2026, 3, 11)


def test_a_period_the_programme_starts_in_is_owed_if_half_of_it_is_left() -> None:
    """And if it falls due after the start."""
    first = {
        (day, due): states(owed(every="month", due=due, starts=date(2026, 2, day)))[
            "2026-02"
        ]
        for day in (14, 15, 16)
        for due in ("day 5", "last-day")
    }
    assert first == {
        (14, "day 5"): State.NOT_APPLICABLE,
        (15, "day 5"): State.NOT_APPLICABLE,
        (16, "day 5"): State.NOT_APPLICABLE,
        (14, "last-day"): State.MISSING,
        (15, "last-day"): State.MISSING,
        (16, "last-day"): State.NOT_APPLICABLE,
    }


def test_what_is_to_come_is_shown_to_the_end_of_todays_year() -> None:
    found = owed(
        every="month", due="day 5", today=date(2025, 12, 31), starts=date(2025, 11, 1)
    )
    assert states(found) == {"2025-11": State.MISSING, "2025-12": State.MISSING}
    later = owed(
        every="month", due="day 5", today=date(2026, 1, 1), starts=date(2025, 11, 1)
    )
    assert [one.state for one in later][2:] == [State.DUE, *[State.UPCOMING] * 11]


def _only(stage: str) -> Applies:
    return Applies(stages=(Id(stage),))


THREE_YEARS = Stages(
    list=tuple(
        Stage(id=Id(name), title=Title.plain(name), months=12)
        for name in ("nurture", "support", "strengthen")
    )
)


def test_three_years_from_joining_are_the_right_stage_every_month() -> None:
    """Joined on 15 August 2022; on the last day of a month a stage is asked for."""
    rules = programme(
        *(
            duty(
                f"in-{stage.id}",
                due="last-day",
                when=_only(stage.id),
            )
            for stage in THREE_YEARS.list
        ),
        stages=THREE_YEARS,
        starts=date(2022, 8, 1),
    )
    person = mentee(joined=date(2022, 8, 15))
    found = obligations(rules, person, today=date(2025, 12, 31))
    asked: dict[str, list[str]] = {}
    for one in found:
        if one.state is not State.NOT_APPLICABLE:
            asked.setdefault(one.duty, []).append(one.period.name)
    assert asked == {
        "in-nurture": months((2022, 8), 12),
        "in-support": months((2023, 8), 12),
        "in-strengthen": months((2024, 8), 12),
    }


def months(first: tuple[int, int], count: int) -> list[str]:
    """So many months' names from a first on."""
    start = first[0] * 12 + first[1] - 1
    return [f"{one // 12}-{one % 12 + 1:02d}" for one in range(start, start + count)]


def test_the_stage_on_the_due_date_decides() -> None:
    """On 5 August 2023 the first year is not over; on the 31st it is."""
    for due, nurture, support in (
        ("day 5", State.MISSING, State.NOT_APPLICABLE),
        ("day 14", State.MISSING, State.NOT_APPLICABLE),
        ("day 15", State.NOT_APPLICABLE, State.MISSING),
        ("last-day", State.NOT_APPLICABLE, State.MISSING),
        ("+20", State.NOT_APPLICABLE, State.MISSING),
    ):
        rules = programme(
            duty("first", due=due, when=_only("nurture")),
            duty("second", due=due, when=_only("support")),
            stages=THREE_YEARS,
            starts=date(2022, 8, 1),
        )
        found = obligations(
            rules, mentee(joined=date(2022, 8, 15)), today=date(2025, 12, 31)
        )
        on = {one.duty: one.state for one in found if one.period.name == "2023-08"}
        assert on == {"first": nurture, "second": support}, due


def test_a_duty_of_each_stage_counts_from_joining() -> None:
    rules = programme(
        duty("help-plan", every="stage", due="day 30"),
        stages=THREE_YEARS,
        starts=date(2022, 8, 1),
    )
    person = mentee(joined=date(2022, 8, 15))
    found = obligations(rules, person, today=date(2024, 1, 1))
    assert [
        (one.period.name, one.period.start, one.period.end, one.due) for one in found
    ] == [
        ("nurture", date(2022, 8, 15), date(2023, 8, 14), date(2022, 9, 13)),
        ("support", date(2023, 8, 15), date(2024, 8, 14), date(2023, 9, 13)),
        ("strengthen", date(2024, 8, 15), date(2025, 8, 14), date(2024, 9, 13)),
    ]


def test_stages_do_not_drift_through_short_months() -> None:
    stages = Stages(
        list=tuple(
            Stage(id=Id(f"s{n}"), title=Title.plain(f"s{n}"), months=1)
            for n in range(4)
        )
    )
    rules = programme(stages=stages)
    assert [one.start for one in rules.stage_periods(date(2026, 1, 31))] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]
    leap = programme(stages=THREE_YEARS).stage_periods(date(2024, 2, 29))
    assert [(one.start, one.end) for one in leap] == [
        (date(2024, 2, 29), date(2025, 2, 27)),
        (date(2025, 2, 28), date(2026, 2, 27)),
        (date(2026, 2, 28), date(2027, 2, 27)),
    ]


def calendar_stages(**last: object) -> Stages:
    """Two stages of the calendar, from July 2025 and July 2026 on."""
    return Stages(
        clock=Clock.CALENDAR,
        list=(
            Stage(id=Id("nurture"), title=Title.plain("n"), start=date(2025, 7, 1)),
            Stage(
                id=Id("support"), title=Title.plain("s"), start=date(2026, 7, 1), **last
            ),  # type: ignore[arg-type]
        ),
    )


def test_stages_of_the_calendar_are_the_same_for_everybody() -> None:
    rules = programme(
        duty("help-plan", every="stage", due="day 30"),
        stages=calendar_stages(),
        starts=date(2025, 7, 1),
    )
    people = (
        mentee("ada-lin", joined=date(2025, 7, 1)),
        mentee("eve-zhou", joined=date(2025, 9, 1)),
    )
    found = obligations(rules, *people, today=date(2026, 7, 30))
    assert [(one.subject.id, one.period.name, one.due, one.state) for one in found] == [
        ("ada-lin", "nurture", date(2025, 7, 30), State.MISSING),
        ("ada-lin", "support", date(2026, 7, 30), State.DUE),
        ("eve-zhou", "nurture", date(2025, 7, 30), State.NOT_APPLICABLE),
        ("eve-zhou", "support", date(2026, 7, 30), State.DUE),
    ]


def test_the_end_of_a_stage_without_end_is_not_owed_until_it_is_known() -> None:
    for due in ("last-day", "last-working-day", "+10"):
        for last, names in (
            ({}, ["nurture"]),
            ({"months": 12}, ["nurture", "support"]),
        ):
            rules = programme(
                duty("summary", every="stage", due=due),
                stages=calendar_stages(**last),
                starts=date(2025, 7, 1),
            )
            person = mentee(joined=date(2025, 7, 1))
            found = obligations(rules, person, today=date(2026, 7, 30))
            assert [one.period.name for one in found] == names


def test_stages_before_the_start_and_after_the_year_are_not_owed() -> None:
    """A year from joining each: 2022 to 2025; the programme has run since 2024."""
    for starts, today, names in (
        (date(2024, 8, 14), date(2024, 12, 31), ["support", "strengthen"]),
        (date(2024, 8, 15), date(2024, 12, 31), ["strengthen"]),
        (date(2022, 8, 1), date(2022, 12, 31), ["nurture"]),
        (date(2022, 8, 1), date(2023, 1, 1), ["nurture", "support"]),
    ):
        rules = programme(
            duty("help-plan", every="stage", due="day 30"),
            stages=THREE_YEARS,
            starts=starts,
        )
        found = obligations(rules, mentee(joined=date(2022, 8, 15)), today=today)
        assert [one.period.name for one in found] == names


@pytest.mark.parametrize(
    ("when", "applies"),
    [
        (Applies(), True),
        (Applies(job_classes=(Id("desk"),)), True),
        (Applies(job_classes=(Id("field"),)), False),
        (Applies(job_classes=(Id("field"), Id("desk"))), True),
        (Applies(posting=("village",)), True),
        (Applies(posting=("town",)), False),
        (Applies(units=(Id("town"),)), True),
        (Applies(units=(Id("city"),)), False),
        (Applies(posting=("village",), units=(Id("city"),)), False),
        (Applies(posting=("village",), stages=(Id("nurture"),)), True),
        (Applies(posting=("village",), stages=(Id("support"),)), False),
        (Applies(stages=(Id("nurture"), Id("support"))), True),
    ],
)
def test_to_whom_a_duty_applies(when: Applies, *, applies: bool) -> None:
    rules = programme(duty("plan", due="day 5", when=when), stages=THREE_YEARS)
    person = mentee(job_class=Id("desk"), posting="village", unit=Id("town"))
    state = states(obligations(rules, person))["2026-01"]
    assert state is (State.MISSING if applies else State.NOT_APPLICABLE)


def test_whoever_has_no_job_class_is_in_none() -> None:
    rules = programme(
        duty("plan", due="day 5", when=Applies(job_classes=(Id("desk"),)))
    )
    assert states(obligations(rules))["2026-01"] is State.NOT_APPLICABLE
