"""Scores → JSON, with the file behind each point."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from growthfolio.model.duty import About
from growthfolio.model.programme import Programme
from growthfolio.model.score import (
    Cited,
    DefenceResult,
    IndicatorScore,
    PartScore,
    Score,
)
from growthfolio.reporting.json_text import json_text
from growthfolio.reporting.line import Line


def scores_json(
    today: date,
    programme: Programme,
    scores: Sequence[Score],
    defences: Sequence[DefenceResult],
    lines: Sequence[Line],
) -> str:
    """Everything, with the file behind each point.

    `{"today": "2026-04-20", "scores": […], "defences": […], "findings": […]}`; every
    key is always there, null where it does not apply. Numbers are strings with two
    decimals, as published: "88.50". A score has

    * `person` (null unless it is about a mentee), `subject`, `assessment`, `period`;
    * `state`: scored, open, incomplete, excused or not-graded; `reason` says why not;
    * `total`, `band`; `next_band` and `short_by`: what is lacking to the better one;
    * `indicators`: each `indicator` (an indicator's or a combined assessment's id),
      `weight`, `value` out of 100, `points`, `excused`, and `parts`: each `source`
      (sheet, ballot, …; null for a combined assessment), `title`, `share`, `value`,
      `excused`, `cited` and `missing` (paths);
    * `adjustments`: each `adjustment`, `points`, `capped`, `cited`;
    * `dimensions`: `{"<dimension>": "<value>"}`;
    * `missing`: the paths it waits for; `used_for`; `release`, `appeal_until`;
    * `published`: `path`, `total`, `band`, or null.

    What is `cited` has a `path`, or an `assessment` and a `period`, and `says`, the
    number read there, or null. A defence has `person`, `defence`, `round` and
    `sheet` (paths), `on`, `state` (scheduled, without-sheet, below-quorum, held),
    `score`, `raters` (each `rater`, `score`, `counted`), `release`, `appeal_until`.
    `findings` are those of the results, as `growthfolio check` has them.
    """
    return json_text(
        {
            "today": today.isoformat(),
            "scores": [_score(programme, score) for score in scores],
            "defences": [_defence(result) for result in defences],
            "findings": [line.as_json() for line in lines],
        }
    )


def _score(programme: Programme, score: Score) -> dict[str, object]:
    assessment = programme.assessment(score.assessment)
    published = score.published
    person = score.subject.id if score.subject.about is About.MENTEE else None
    return {
        "person": person,
        "subject": score.subject.id,
        "assessment": score.assessment,
        "period": score.period.name,
        "state": str(score.state),
        "reason": score.reason.text(programme.language) if score.reason else None,
        "total": _number(score.total),
        "band": score.band,
        "next_band": score.next_band,
        "short_by": _number(score.short_by),
        "indicators": [_indicator(programme, one) for one in score.indicators],
        "adjustments": [
            {
                "adjustment": item.id,
                "points": _number(item.points),
                "capped": item.capped,
                "cited": [_cited(one) for one in item.cited],
            }
            for item in score.adjustments
        ],
        "dimensions": {one.dimension: _number(one.value) for one in score.dimensions},
        "missing": list(score.missing),
        "used_for": list(assessment.used_for) if assessment else [],
        "release": _day(score.release),
        "appeal_until": _day(score.appeal_until),
        "published": None
        if published is None
        else {
            "path": published.path,
            "total": _number(published.total),
            "band": published.band,
        },
    }


def _indicator(programme: Programme, one: IndicatorScore) -> dict[str, object]:
    return {
        "indicator": one.id,
        "weight": _number(one.weight),
        "value": _number(one.value),
        "points": _number(one.points),
        "excused": one.excused,
        "parts": [_part(programme, part) for part in one.parts],
    }


def _part(programme: Programme, part: PartScore) -> dict[str, object]:
    return {
        "source": str(part.kind) if part.kind else None,
        "title": part.title.text(programme.language),
        "share": _number(part.share),
        "value": _number(part.value),
        "excused": part.excused,
        "cited": [_cited(one) for one in part.cited],
        "missing": list(part.missing),
    }


def _cited(one: Cited) -> dict[str, object]:
    return {
        "path": one.path or None,
        "assessment": one.assessment or None,
        "period": one.period or None,
        "says": _number(one.says),
    }


def _defence(result: DefenceResult) -> dict[str, object]:
    return {
        "person": result.subject.id,
        "defence": result.defence,
        "round": result.round,
        "on": result.on.isoformat(),
        "sheet": result.sheet,
        "state": str(result.state),
        "score": _number(result.score),
        "raters": [
            {"rater": one.rater, "score": _number(one.score), "counted": one.counted}
            for one in result.raters
        ],
        "release": _day(result.release),
        "appeal_until": _day(result.appeal_until),
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
