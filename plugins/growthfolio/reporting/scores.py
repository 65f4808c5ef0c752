"""Scores → text for people."""

from collections.abc import Iterator, Sequence

from growthfolio.model.cohort import Cohort
from growthfolio.model.phrase import N_, Filling
from growthfolio.model.score import Cited, DefenceResult, IndicatorScore, Score
from growthfolio.reporting.line import visible
from growthfolio.reporting.scores_csv import where
from growthfolio.words import Speech
from growthfolio.words.scores import DEFENCE_STATES, SCORE_STATES, SOURCES


def scores_text(
    cohort: Cohort,
    scores: Sequence[Score],
    defences: Sequence[DefenceResult],
    speech: Speech,
) -> Iterator[str]:
    """For people: each score, its points, and the file behind each; then defences."""
    for score in scores:
        yield visible(_headline(cohort, score, speech))
        for indicator in score.indicators:
            yield from map(visible, _lines(indicator, speech))
        for item in score.adjustments:
            title = speech.say(item.title)
            yield visible(f"    {title}: {item.points:+.2f}")
            yield from (f"        {visible(_quoted(one))}" for one in item.cited)
        for path in score.missing:
            missing = speech.fill(N_("waiting for: {what}"), {"what": path})
            yield visible(f"    {missing}")
    for result in defences:
        yield visible(_defended(cohort, result, speech))


def _headline(cohort: Cohort, score: Score, speech: Speech) -> str:
    programme = cohort.programme
    assessment = programme.assessment(score.assessment)
    gaps: dict[str, Filling] = {
        "person": _name(cohort, score),
        "period": score.period,
        "assessment": assessment.title if assessment else score.assessment,
    }
    if score.total is None:
        state = speech.translate(SCORE_STATES[score.state])
        if score.reason is not None:
            reason = speech.say(score.reason)
            state = speech.fill(
                N_("{state} ({reason})"), {"state": state, "reason": reason}
            )
        return speech.fill(
            N_("{person}, {period}, {assessment}: {state}"), {**gaps, "state": state}
        )
    bands = {band.id: band.title for band in assessment.bands} if assessment else {}
    said = [f"{score.total:.2f}"]
    said += [speech.say(title) for key, title in bands.items() if key == score.band]
    line = speech.fill(
        N_("{person}, {period}, {assessment}: {state}"),
        {**gaps, "state": " ".join(said)},
    )
    above = next(
        (title for key, title in bands.items() if key == score.next_band), None
    )
    if score.short_by is None or score.short_by > 1 or above is None:
        return line
    return speech.fill(
        N_("{line} ({short} points below {band})"),
        {"line": line, "short": f"{score.short_by:.2f}", "band": above},
    )


def _name(cohort: Cohort, score: Score) -> str:
    key = score.subject.id
    person = cohort.mentee.get(key) or cohort.mentor.get(key)
    return person.name if person is not None else key


def _lines(indicator: IndicatorScore, speech: Speech) -> Iterator[str]:
    title = speech.say(indicator.title)
    if indicator.excused:
        said = speech.translate(N_("not counted (nothing was owed)"))
    elif indicator.points is None:
        said = "–"
    else:
        said = f"{indicator.points:.2f}"
    weight = f"{indicator.weight:f}"
    line = speech.fill(
        N_("{title}: {points} of {weight}"),
        {"title": title, "points": said, "weight": weight},
    )
    yield f"    {line}"
    for part in indicator.parts:
        kind = f" ({speech.translate(SOURCES[part.kind])})" if part.kind else ""
        value = "–" if part.value is None else f"{part.value:.2f}"
        yield f"      {speech.say(part.title)}{kind} {part.share:f}%: {value}"
        for one in part.cited:
            yield f"        {_quoted(one)}"


def _quoted(one: Cited) -> str:
    return where(one) if one.says is None else f"{where(one)}: {one.says:.2f}"


def _defended(cohort: Cohort, result: DefenceResult, speech: Speech) -> str:
    person = cohort.mentee.get(result.subject.id)
    policy = cohort.programme.defence(result.defence)
    state = speech.translate(DEFENCE_STATES[result.state])
    score = "" if result.score is None else f" {result.score:.2f}"
    return speech.fill(
        N_("{person}, {date}, {defence}: {state}"),
        {
            "person": person.name if person else result.subject.id,
            "date": result.on,
            "defence": policy.title if policy else result.defence,
            "state": f"{state}{score}",
        },
    )
