"""A path says whose record it is; one that does not has its right name beside it."""

from datetime import date

import pytest

from growthfolio.ledger import draw_up
from growthfolio.loading.addresses import Addresses, Unrecognised
from growthfolio.loading.tree import File
from growthfolio.model.duty import About
from growthfolio.model.obligation import Obligation
from loading_tools import PEOPLE, CohortOf, Plant, advice, loaded


@pytest.mark.parametrize(
    ("path", "period", "duty", "n"),
    [
        ("portfolios/ada/2026-03/plan.md", "2026-03", "plan", 1),
        ("portfolios/ada/2026-Q1/visit.md", "2026-Q1", "visit", 1),
        ("portfolios/ada/2026-Q1/visit-2.md", "2026-Q1", "visit", 2),
        ("portfolios/ada/2026-Q1/visit-99.md", "2026-Q1", "visit", 99),
        ("portfolios/ada/2025-W27/report.md", "2025-W27", "report", 1),
        ("portfolios/ada/2025-W29/report.md", "2025-W29", "report", 1),
        ("portfolios/ada/nurture/help-plan.md", "nurture", "help-plan", 1),
        ("portfolios/ada/once/start.md", "once", "start", 1),
        ("portfolios/ada/2026/summary.md", "2026", "summary", 1),
        ("portfolios/ada/2026-03-14/award.md", "2026-03-14", "award", 1),
        ("portfolios/ada/2026-03-14/award-2.md", "2026-03-14", "award", 2),
        ("mentors/ben/2026/review.md", "2026", "review", 1),
        ("units/town/2026-Q1/brief.md", "2026-Q1", "brief", 1),
        ("cohort/2026-H1/digest.md", "2026-H1", "digest", 1),
    ],
)
def test_every_kind_of_record_is_recognised(
    plant: Plant, path: str, period: str, duty: str, n: int
) -> None:
    found = loaded(plant({**PEOPLE, path: "text\n"}))
    assert found.findings == ()
    assert found.cohort is not None
    (record,) = found.cohort.records
    at = record.at
    assert (at.path, at.period.name, at.duty, at.n) == (path, period, duty, n)
    assert (found.cohort.recognised, found.cohort.unrecognised) == (1, 0)


def test_a_comment_has_the_address_of_its_record(
    cohort_of: CohortOf,
) -> None:
    path = "portfolios/ada/2026-Q1/visit-2.comment.md"
    cohort = cohort_of({**PEOPLE, path: "text\n"})
    (comment,) = cohort.comments
    assert (comment.at.duty, comment.at.n) == ("visit", 2)
    assert comment.record_path == "portfolios/ada/2026-Q1/visit-2.md"


def test_every_obligation_is_recognised_where_it_would_lie(
    cohort_of: CohortOf,
) -> None:
    """And in the same period: two weeks, a stage and once among them."""
    cohort = cohort_of(PEOPLE)
    addresses = Addresses(cohort.programme, {"ada": date(2025, 7, 1)})

    def located(one: Obligation) -> object:
        parts = tuple(one.path.split("/"))
        found = addresses.locate(File(one.path, parts, is_link=False))
        assert not isinstance(found, Unrecognised)
        return (found.path, found.subject, found.period, found.duty, found.n)

    owed = draw_up(cohort, date(2026, 6, 30)).obligations
    assert {one.subject.about for one in owed} == set(About)
    for one in owed:
        assert located(one) == (one.path, one.subject, one.period, one.duty, one.n)


MISNAMED = [
    # Names.
    ("portfolios/ada/2026-03/paln.md", "rename it to plan.md"),
    ("portfolios/ada/2026-03/月度学习计划.md", "rename it to plan.md"),
    ("portfolios/ada/2026-03/学习计划.md", "rename it to plan.md"),
    ("portfolios/ada/2026-03/Monthly Plan.md", "rename it to plan.md"),
    ("portfolios/ada/2026-03/Plan.md", "rename it to plan.md"),
    ("portfolios/ada/2026-03/Plan.MD", "rename it to plan.md"),
    ("portfolios/ada/2026-03/plan.md.txt", "rename it to plan.md"),
    ("portfolios/ada/2026-03/plan.markdown", "rename it to plan.md"),
    ("portfolios/ada/2026-03/plan.txt", "rename it to plan.md"),
    ("portfolios/ada/2026-03/plan", "rename it to plan.md"),
    ("portfolios/ada/2026-03/ｐｌａｎ.md", "rename it to plan.md"),
    ("portfolios/ada/2026-03/plan-1.md", "rename it to plan.md"),
    ("portfolios/ada/2026-03/plan2.md", "rename it to plan.md"),
    ("portfolios/ada/2026-Q1/visit2.md", "rename it to visit-2.md"),
    ("portfolios/ada/2026-Q1/visit_02.md", "rename it to visit-2.md"),
    ("portfolios/ada/2026-Q1/入户走访（2）.md", "rename it to visit-2.md"),
    ("portfolios/ada/2026-03-14/award (3).md", "rename it to award-3.md"),
    ("portfolios/ada/2026-03/plan.coment.md", "rename it to plan.comment.md"),
    ("portfolios/ada/2026-03/plan-comment.md", "rename it to plan.comment.md"),
    ("portfolios/ada/2026-03/plan点评.md", "rename it to plan.comment.md"),
    ("portfolios/ada/2026-Q1/visit-2.coment.md", "rename it to visit-2.comment.md"),
    ("portfolios/ada/2026-03/plan.comment.MD", "rename it to plan.comment.md"),
    (
        "portfolios/ada/2026-03/qqq.md",
        (
            "records here are named plan.md, visit.md, report.md, help-plan.md, "
            "start.md, summary.md, award.md"
        ),
    ),
    # Folders.
    ("portfolios/ada/3月/plan.md", "rename the folder to portfolios/ada/2026-03"),
    ("portfolios/ada/2026.3/plan.md", "rename the folder to portfolios/ada/2026-03"),
    ("portfolios/ada/2026-3/plan.md", "rename the folder to portfolios/ada/2026-03"),
    (
        "portfolios/ada/２０２６-０３/plan.md",
        "rename the folder to portfolios/ada/2026-03",
    ),
    ("portfolios/ada/2026-q1/visit.md", "rename the folder to portfolios/ada/2026-Q1"),
    (
        "portfolios/ada/nuture/help-plan.md",
        "rename the folder to portfolios/ada/nurture",
    ),
    ("portfolios/ada/Once/start.md", "rename the folder to portfolios/ada/once"),
    (
        "portfolios/ada/whenever/plan.md",
        "name the folder by its period, such as portfolios/ada/2025-07",
    ),
    (
        "portfolios/ada/2026-13/visit.md",
        "name the folder by its period, such as portfolios/ada/2025-Q3",
    ),
    ("portfolios/ada/3月/photo.png", "rename the folder to portfolios/ada/2026-03"),
    # The wrong rhythm.
    (
        "portfolios/ada/2026-Q1/plan.md",
        "“Monthly plan” lies in a folder such as portfolios/ada/2026-01",
    ),
    (
        "portfolios/ada/2026-03/visit.md",
        "“入户走访” lies in a folder such as portfolios/ada/2026-Q1",
    ),
    (
        "portfolios/ada/2026-W10/report.md",
        "“半月报” lies in a folder such as portfolios/ada/2026-W09",
    ),
    (
        "portfolios/ada/2026-03/award.md",
        "“Award” lies in a folder such as portfolios/ada/2026-03-01",
    ),
    (
        "portfolios/ada/2026-03/start.md",
        "“Starting statement” lies in a folder such as portfolios/ada/once",
    ),
    (
        "portfolios/ada/2026-03/help-plan.md",
        "“帮带计划” lies in a folder such as portfolios/ada/nurture",
    ),
    # The wrong place.
    ("portfolios/ada/plan.md", "put it in portfolios/ada/<period>/"),
    ("portfolios/ada/photo.png", "put it in portfolios/ada/<period>/"),
    ("portfolios/ada/2026-03/more/plan.md", "put it in portfolios/ada/<period>/"),
    ("portfolios/plan.md", "put it in portfolios/<person>/<period>/"),
    ("portfolios/ada/profile.yaml", "rename it to profile.yml"),
    ("portfolios/ada/profil.md", "rename it to profile.yml"),
    ("mentors/mia.yaml", "rename it to mia.yml"),
    ("mentors/mia.md", "put it in mentors/<mentor>/<period>/"),
    ("units/town.yml", "put it in units/<unit>/<period>/"),
    ("cohort/digest.md", "put it in cohort/<period>/"),
    # What belongs to others.
    ("mentors/ben/2026/summary.md", "records here are named review.md"),
    ("units/town/2026-Q1/breif.md", "rename it to brief.md"),
    ("cohort/2026年上半年/digest.md", "rename the folder to cohort/2026-H1"),
    ("cohort/2026-H1/digets.txt", "rename it to digest.md"),
    ("cohort/digest.txt", "put it in cohort/<period>/"),
    ("units/town/brief.txt", "put it in units/town/<period>/"),
    ("units/town/第一季度/brief.md", "rename the folder to units/town/2026-Q1"),
    # Nothing that could be published.
    ("portfolios/ada/2026-03/archive.zip", None),
]


@pytest.mark.parametrize(("path", "hint"), MISNAMED)
def test_a_file_that_is_not_recognised_has_its_right_name_beside_it(
    plant: Plant, path: str, hint: str | None
) -> None:
    found = loaded(plant({**PEOPLE, path: "text\n"}))
    (finding,) = found.findings
    assert (finding.rule.name, finding.place.path) == ("unrecognised-file", path)
    assert finding.person == ("ada" if path.startswith("portfolios/ada/") else None)
    assert hint is None or advice(finding) == hint
    assert found.cohort is not None
    assert (found.cohort.recognised, found.cohort.unrecognised) == (0, 1)


def test_folders_of_nobody_are_named_once(plant: Plant) -> None:
    files = {
        **PEOPLE,
        "portfolios/adda/2026-03/plan.md": "text\n",
        "portfolios/adda/2026-04/plan.md": "text\n",
        "mentors/bem/2026/review.md": "text\n",
        "units/twon/2026-Q1/brief.md": "text\n",
    }
    found = loaded(plant(files)).findings
    assert [(one.rule.name, one.place.path, advice(one)) for one in found] == [
        ("unknown-mentor", "mentors/bem/2026/review.md", "did you mean “ben”?"),
        (
            "missing-profile",
            "portfolios/adda/2026-03/plan.md",
            "did you mean “ada”?",
        ),
        ("unknown-reference", "units/twon/2026-Q1/brief.md", "did you mean “town”?"),
    ]
