"""What many scores are made of is looked up once."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from builders import duty, mentee, record
from growthfolio.model.assessment import PublishedIn
from growthfolio.model.duty import About
from growthfolio.model.obligation import Obligation
from growthfolio.model.period import Period
from growthfolio.model.record import Subject
from growthfolio.model.schema import Id
from growthfolio.scoring import published
from growthfolio.scoring.evidence import Evidence
from scoring_tools import (
    assessment,
    gives,
    indicator,
    policy,
    scored,
    sheet_duty,
    source,
)

FEBRUARY = date(2026, 2, 3)
COHORT = Subject(About.COHORT, "cohort")


def test_a_table_of_results_is_read_once_for_all_it_is_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    rows = published.rows_in

    def noted(*said: object) -> object:
        read.append(said[-1].at.path)
        return rows(*said)

    monkeypatch.setattr(published, "rows_in", noted)
    given = {"ada-lin": 90, "bo-he": 90, "eve-zhou": 80}
    table = tuple({"person": one, "total": Decimal(90)} for one in given)
    monthly = replace(
        assessment("monthly", indicator("points", 100, source())),
        published=PublishedIn(duty=Id("result")),
    )

    found = scored(
        policy(
            monthly,
            sheet_duty(),
            duty("result", owner="office", about=About.COHORT),
        ),
        *map(mentee, given),
        *(gives("2026-01", about=name, points=given[name]) for name in given),
        record("2026-01", "result", COHORT, fields={"results": table}),
        today=FEBRUARY,
    )

    assert read == ["cohort/2026-01/result.md"]
    assert [one.person for one in found.findings] == ["eve-zhou"]


def test_a_raters_records_are_looked_up_once_for_all_indicators(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: Counter[tuple[str, str]] = Counter()
    belonging = Evidence.belonging

    def noted(
        self: Evidence, subject: Subject, name: str, period: Period
    ) -> tuple[Obligation, ...]:
        asked[name, period.name] += 1
        return belonging(self, subject, name, period)

    monkeypatch.setattr(Evidence, "belonging", noted)
    raters = replace(
        assessment("monthly", indicator("care", 40), indicator("skill", 60)),
        raters=(source(),),
    )

    found = scored(
        policy(raters, sheet_duty("sheet", "care", "skill")),
        mentee(),
        gives("2026-01", care=50, skill=100),
        gives("2026-02", care=100, skill=100),
        today=date(2026, 3, 3),
    )

    assert [one.total for one in found.scores[:2]] == [Decimal(80), Decimal(100)]
    assert set(asked.values()) == {1}
