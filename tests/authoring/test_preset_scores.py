"""What ready programmes make of sheets, votes and comments, worked out by hand."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from authoring.small_cohort import Plant
from growthfolio.model.score import Score, ScoreState
from growthfolio.pipeline import judge

# Taiwan's practical training (F-50 to F-53)

TRAINEE: Final = """\
name: Jian
joined: 2026-03-02
mentors: [{mentor: que, role: guide}]
"""
TRAINING: Final = {
    "programme.yml": "preset: tw-practical-training\nstarts: 2026-03-01\n",
    "mentors/que.yml": "name: Que\nroles: [guide]\neligibility: [direct_supervisor]\n",
    "portfolios/jian/profile.yml": TRAINEE,
}


def sheet(*points: str) -> str:
    keys = ("conduct", "talent", "life", "attitude", "performance")
    given = "".join(
        f"{key}: {value}\n" for key, value in zip(keys, points, strict=True)
    )
    return f"---\nsubmitted: 2026-07-01\n{given}---\n\n## 具體事蹟\n\nSeen.\n"


def training(plant: Plant, files: Mapping[str, str]) -> Score:
    """The result of somebody whose trial ended on 1 July 2026."""
    scores = judge(plant({**TRAINING, **files}), date(2026, 7, 20)).scores.scores
    (found,) = (one for one in scores if one.assessment == "training")
    return found


def test_45_for_qualities_and_55_for_service(plant: Plant) -> None:
    # 17 + 11.73 + 9 = 37.73 of 45; 26.505 + 19.4425 = 45.9475 of 55: 83.6775 → 83.68
    given = sheet("17", "11.73", "9", "26.505", "19.4425")
    found = training(plant, {"portfolios/jian/trial/result-sheet.md": given})

    assert (found.total, found.band) == (Decimal("83.68"), "a")
    weights = {one.id: one.weight for one in found.indicators}
    assert weights["conduct"] + weights["talent"] + weights["life"] == 45
    assert weights["attitude"] + weights["performance"] == 55
    # 37.73 / 45 = 83.84; 45.9475 / 55 = 83.54, both out of 100
    assert [(one.dimension, one.value) for one in found.dimensions] == [
        ("qualities", Decimal("83.84")),
        ("service", Decimal("83.54")),
    ]


@pytest.mark.parametrize(
    ("last", "total", "band"),
    [("13.995", Decimal("60.00"), "c"), ("13.994", Decimal("59.99"), "d")],
)
def test_sixty_is_a_pass_and_the_third_decimal_rounds_half_up(
    plant: Plant, last: str, total: Decimal, band: str
) -> None:
    # 12 + 9 + 7 + 18 = 46; with 13.995 it is 59.995 → 60.00
    given = sheet("12", "9", "7", "18", last)
    found = training(plant, {"portfolios/jian/trial/result-sheet.md": given})

    assert (found.total, found.band) == (total, band)


def test_merits_add_and_demerits_take(plant: Plant) -> None:
    # 80 + 9 + 2×1 − 3 − 1 = 87
    merits = {
        "portfolios/jian/2026-04-08/merit.md": "level: major-merit\n",
        "portfolios/jian/2026-04-09/merit.md": "level: commendation\ntimes: 2\n",
        "portfolios/jian/2026-05-11/merit.md": "level: demerit\n",
        "portfolios/jian/2026-05-12/merit.md": "level: admonition\n",
    }
    files = {path: f"---\n{front}---\n\nSo.\n" for path, front in merits.items()}
    files["portfolios/jian/trial/result-sheet.md"] = sheet("16", "12", "8", "24", "20")

    assert training(plant, files).total == 87


@pytest.mark.parametrize(
    ("reason", "total"),
    [("marriage", "80.00"), ("maternity", "80.00"), ("personal", "78.50")],
)
def test_leave_with_a_good_reason_costs_nothing(
    plant: Plant, reason: str, total: str
) -> None:
    """F-52; of any other leave each working day costs half a point."""
    away = (
        "leave: [{from: 2026-05-11, to: 2026-05-13, "
        f"reason: {reason}, approved_by: office}}]\n"
    )
    files = {
        "portfolios/jian/profile.yml": TRAINEE + away,
        "portfolios/jian/trial/result-sheet.md": sheet("16", "12", "8", "24", "20"),
    }

    assert training(plant, files).total == Decimal(total)


def test_every_good_reason_of_the_vocabulary_is_exempt(plant: Plant) -> None:
    cohort = judge(plant(TRAINING), date(2026, 7, 20)).cohort
    assert cohort is not None
    assessment = cohort.programme.assessment("training")
    assert assessment is not None
    listed = cohort.programme.terms("leave-without-deduction") or ()
    (leave,) = (one for one in assessment.adjustments if one.id == "leave")

    assert leave.exempt == tuple(term.id for term in listed)


# A bureau's months and its year (S2-06, S2-18 to S2-27)

BUREAU: Final = {
    "programme.yml": "preset: bureau-monthly\nstarts: 2026-07-01\n",
    "mentors/guo.yml": "name: Guo\nroles: [business]\n",
    "portfolios/fang/profile.yml": (
        "name: Fang\njoined: 2026-07-01\nmentors: [{mentor: guo, role: business}]\n"
    ),
}


DIMENSIONS: Final = (
    "mindset",
    "politics",
    "organising",
    "achievement",
    "potential",
    "recognition",
)


def month(name: str, points: tuple[int, ...], comment: int) -> dict[str, str]:
    """A month's sheet, month-end talk and the mentor's comment on it."""
    keys = ("objectives", "daily_work", "collective", "learning", "hard_tasks")
    given = "".join(f"{key}: {n}\n" for key, n in zip(keys, points, strict=True))
    folder = f"portfolios/fang/{name}"
    return {
        f"{folder}/sheet.md": f"---\nevidence: [ppt-notes.md]\n{given}---\n\nRead.\n",
        f"{folder}/ppt-notes.md": "## 学习情况\n\n## 心得体会\n\n## 下月打算\n",
        f"{folder}/ppt-notes.comment.md": f"---\nscore: {comment}\n---\n\nGood.\n",
    }


def test_a_bureaus_year_is_its_months_and_the_votes(plant: Plant) -> None:
    # July, September, November:
    #           .25×92 + .15×80 + .10×90 + .20×85 + .15×100 + .15×80
    #           = 23 + 12 + 9 + 17 + 15 + 12                          = 88.00
    # August, October, December: 90 everywhere                         = 90.00
    # Votes: (12×100 + 6×80 + 2×60) / 20 = 1800 / 20 = 90, two abstained
    # .85×89 + .15×90 = 75.65 + 13.5                                  = 89.15
    votes = "".join(
        f"  - {{vote: {name}, votes: {n}}}\n"
        for name, n in (("good", 12), ("fairly-good", 6), ("fair", 2), ("abstained", 2))
    )
    root = plant(
        {
            **BUREAU,
            **month("2026-07", (92, 80, 90, 85, 100), 80),
            **month("2026-08", (90, 90, 90, 90, 90), 90),
            **month("2026-09", (92, 80, 90, 85, 100), 80),
            **month("2026-10", (90, 90, 90, 90, 90), 90),
            **month("2026-11", (92, 80, 90, 85, 100), 80),
            **month("2026-12", (90, 90, 90, 90, 90), 90),
            "portfolios/fang/2026/ballot.md": f"---\nvotes:\n{votes}---\n\nSealed.\n",
        }
    )
    scores = judge(root, date(2027, 1, 25)).scores.scores
    months = [one.total for one in scores if one.assessment == "monthly"]
    (year,) = (
        one
        for one in scores
        if one.assessment == "yearly" and one.period.name == "2026"
    )

    assert months[:2] == [Decimal("88.00"), Decimal("90.00")]
    assert (year.total, year.band) == (Decimal("89.15"), "good")
    told = {each.dimension for one in scores for each in one.dimensions}
    assert told == set(DIMENSIONS)


def test_without_the_mentors_comment_a_month_has_no_total(plant: Plant) -> None:
    """S2-25: the comment is one of the seven; nothing is invented in its place."""
    files = month("2026-11", (92, 80, 90, 85, 100), 80)
    del files["portfolios/fang/2026-11/ppt-notes.comment.md"]
    scores = judge(plant({**BUREAU, **files}), date(2027, 1, 25)).scores.scores
    (november,) = (one for one in scores if one.period.name == "2026-11")

    assert (november.state, november.total) == (ScoreState.INCOMPLETE, None)


# Three years: fitness for the post (S4-22, S4-23)


def test_fitness_and_level_count_alike(plant: Plant) -> None:
    # .5×75 + .5×80 = 77.50
    root = plant(
        {
            "programme.yml": "preset: bazhong-three-years\nstarts: 2026-01-01\n"
            "units: [{id: town, name: Town}]\n",
            "portfolios/pu/profile.yml": "name: Pu\nunit: town\njoined: 2026-01-01\n",
            "portfolios/pu/2026-H1/fitness.md": (
                "---\nfitness: mostly-fit\nability_level: fair\n---\n\n"
                "## 研判意见\n\nSteady.\n"
            ),
        }
    )
    judged = judge(root, date(2026, 7, 20))
    first = judged.scores.scores[0]
    assert judged.cohort is not None
    assessment = judged.cohort.programme.assessments[0]

    assert (first.period.name, first.total) == ("2026-H1", Decimal("77.50"))
    assert assessment.used_for == ("promotion", "grade_advancement", "merit_rating")
