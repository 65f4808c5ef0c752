"""Scores and defences → the assessment part of somebody's page."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown_scores import (
    ShownAdjustment,
    ShownCited,
    ShownDefence,
    ShownIndicator,
    ShownPart,
    ShownScore,
)
from growthfolio.model.period import Period
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.places import Places, missing_anchor, record_anchor
from growthfolio.pages.views import Fact, Link
from growthfolio.pages.views.scores import (
    DefenceCard,
    RaterRow,
    Results,
    ScoreBoard,
    ScoreCard,
    ScoreLine,
    ScorePart,
)
from growthfolio.words.scores import DEFENCE_STATES, SCORE_STATES, SOURCES

_NONE: Final = "–"
_NEAR: Final = Decimal(1)


def results(voice: Voice, places: Places, about: Ref, year: int | None) -> Results:
    """What may be known of somebody's scores and defences of a year.

    What has no year of its own stands with the current one; None is for every year.
    """
    today = voice.disclosure.today
    shown = voice.disclosure.scores_about.get(about, ())
    boards: dict[str, list[ShownScore]] = {}
    for score in shown:
        if year is None or _year(score.period, today.year) == year:
            boards.setdefault(score.assessment, []).append(score)
    return Results(
        boards=tuple(_board(voice, places, scores) for scores in boards.values()),
        defences=tuple(
            _defence(voice, places, one)
            for one in voice.disclosure.defences_about.get(about, ())
            if year is None or one.on.year == year
        ),
    )


def _year(period: Period, current: int) -> int:
    open_end = period.endless or period.kind == "once"
    return current if open_end else min(period.end.year, current)


def _board(voice: Voice, places: Places, scores: list[ShownScore]) -> ScoreBoard:
    newest = sorted(scores, key=lambda score: score.period.start, reverse=True)
    used_for = newest[0].used_for
    return ScoreBoard(
        title=voice.title(newest[0].title),
        used_for=voice.speech.say(used_for) if used_for else "",
        cards=tuple(_card(voice, places, score) for score in newest),
    )


def _card(voice: Voice, places: Places, score: ShownScore) -> ScoreCard:
    state = voice.say(SCORE_STATES[score.state])
    return ScoreCard(
        anchor=f"s-{score.assessment}-{score.period.name}",
        period=voice.period(score.period),
        state=state if score.total is None else "",
        total=_number(score.total),
        of=_plain(score.cap),
        band=voice.title(score.band),
        notes=tuple(_notes(voice, score)),
        lines=(
            *(_line(voice, places, one) for one in score.indicators),
            *(_adjusted(voice, places, one) for one in score.adjustments),
        ),
        dimensions=tuple(
            Fact(label=voice.title(one.title), values=(Link(text=_number(one.value)),))
            for one in score.dimensions
        ),
    )


def _notes(voice: Voice, score: ShownScore) -> Iterable[str]:
    if score.reason is not None:
        yield voice.title(score.reason)
    if score.next_band and score.short_by is not None and score.short_by <= _NEAR:
        short, band = _number(score.short_by), score.next_band
        yield voice.say(N_("{short} points below {band}"), short=short, band=band)
    if score.appeal_until is not None and score.appeal_until >= voice.disclosure.today:
        yield voice.say(N_("appeals until {day}"), day=score.appeal_until)


def _line(voice: Voice, places: Places, one: ShownIndicator) -> ScoreLine:
    return ScoreLine(
        title=voice.title(one.title),
        points=_number(one.points) or _NONE,
        of=_plain(one.weight),
        note=voice.say(N_("not counted (nothing was owed)")) if one.excused else "",
        parts=tuple(_part(voice, places, part) for part in one.parts),
    )


def _part(voice: Voice, places: Places, part: ShownPart) -> ScorePart:
    title = voice.title(part.title)
    if part.kind is not None:
        kind = voice.say(SOURCES[part.kind])
        title = voice.say(N_("{title} ({mode})"), title=title, mode=kind)
    return ScorePart(
        title=title,
        share=f"{_plain(part.share)}%",
        value=_number(part.value) or _NONE,
        cited=tuple(cited_link(voice, places, cited) for cited in part.cited),
        missing=tuple(cited_link(voice, places, cited) for cited in part.missing),
    )


def _adjusted(voice: Voice, places: Places, item: ShownAdjustment) -> ScoreLine:
    return ScoreLine(
        title=voice.title(item.title),
        points=f"{item.points:+.2f}",
        of="",
        note=voice.say(N_("the most there is")) if item.capped else "",
        parts=(
            ScorePart(
                title="",
                share="",
                value="",
                cited=tuple(cited_link(voice, places, cited) for cited in item.cited),
                missing=(),
            ),
        ),
    )


def cited_link(voice: Voice, places: Places, cited: ShownCited) -> Link:
    """What bears points out, leading to the record or gap, with what it says."""
    text = _what(voice, cited)
    if cited.says is not None:
        text = voice.say(N_("{what}: {value}"), what=text, value=_number(cited.says))
    if cited.about is None or cited.duty is None or cited.period is None:
        return Link(text=text)
    if cited.there:
        anchor = record_anchor(cited.period, cited.duty, cited.n)
    else:
        anchor = missing_anchor(
            cited.period, cited.duty, cited.n, is_comment=cited.is_comment
        )
    return places.link(cited.about, anchor, text) or Link(text=text)


def _what(voice: Voice, cited: ShownCited) -> str:
    """What is cited; many people's scores cite the same duties and periods."""
    period = cited.period
    if period is None or cited.duty is None:
        return _named(voice, cited)
    key = ("cited", cited.duty, cited.is_comment, period.kind, period.name)
    found = voice.labels.get(key)
    if found is None:
        found = voice.labels[key] = _named(voice, cited)
    return found


def _named(voice: Voice, cited: ShownCited) -> str:
    if cited.duty is None:
        what = voice.title(cited.assessment) or voice.say(N_("leave"))
    elif cited.duty in voice.disclosure.duty:
        what = voice.row(cited.duty, is_comment=cited.is_comment)
    else:
        what = cited.duty
    if cited.period is None:
        return what
    return voice.say(
        N_("{duty}, {period}"), duty=what, period=voice.period(cited.period)
    )


def _defence(voice: Voice, places: Places, one: ShownDefence) -> DefenceCard:
    return DefenceCard(
        title=voice.title(one.title),
        on=one.on,
        state="" if one.withheld else voice.say(DEFENCE_STATES[one.state]),
        score=_number(one.score),
        notes=tuple(_dates(voice, one)),
        raters=tuple(
            RaterRow(
                rater=voice.link(each.ref) if each.ref else Link(text=each.name),
                score=_number(each.score),
                counted=each.counted,
            )
            for each in one.raters
        ),
        sheet=cited_link(voice, places, one.sheet) if one.sheet is not None else None,
    )


def _dates(voice: Voice, one: ShownDefence) -> Iterable[str]:
    today = voice.disclosure.today
    if one.release is not None and one.release > today:
        yield voice.say(N_("results on {day}"), day=one.release)
    if one.appeal_until is not None and one.appeal_until >= today:
        yield voice.say(N_("appeals until {day}"), day=one.appeal_until)


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _plain(value: Decimal) -> str:
    """A weight as people write it: 15, 7.5."""
    return f"{value.normalize():f}"
