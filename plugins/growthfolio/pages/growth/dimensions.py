"""Dimensions as small multiples: somebody's scores, period by period (S2-27).

Only what the audience may know of scores reaches this place; nobody is compared
with anybody else.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from growthfolio.disclosure.shown_scores import ShownScore
from growthfolio.model.phrase import N_
from growthfolio.pages.growth.charts import Theme, charts
from growthfolio.pages.growth.years import Mine
from growthfolio.pages.scores import cited_link
from growthfolio.pages.views import Charts, Grid, Link

_SCALE: Final = (Decimal(0), Decimal(100))


def dimensions(mine: Mine) -> Iterator[Charts]:
    """Charts of each assessment whose indicators speak of dimensions."""
    by_assessment: dict[str, list[ShownScore]] = {}
    for score in mine.voice.disclosure.scores_about.get(mine.ref, ()):
        if score.dimensions:
            by_assessment.setdefault(score.assessment, []).append(score)
    for name, scores in by_assessment.items():
        yield _charts(mine, name, scores)


def _charts(mine: Mine, name: str, scores: Sequence[ShownScore]) -> Charts:
    voice = mine.voice
    title = voice.title(scores[0].title)
    theme = Theme(
        title=voice.say(N_("Dimensions: {assessment}"), assessment=title),
        anchor=f"dimensions-{name}",
        note=voice.say(N_("Points out of 100 in each dimension, by period")),
    )
    series = {}
    for term in voice.disclosure.dimensions:
        values = tuple((score.period, _value(score, term.id)) for score in scores)
        if any(value is not None for _, value in values):
            series[voice.title(term.title)] = values
    return charts(voice, theme, series, _behind(mine, scores), ends=_SCALE)


def _value(score: ShownScore, dimension: str) -> Decimal | None:
    found = (one.value for one in score.dimensions if one.id == dimension)
    return next(found, None)


def _behind(mine: Mine, scores: Sequence[ShownScore]) -> Grid:
    """What bears the points out, period by period."""
    voice = mine.voice
    return Grid(
        label=voice.say(N_("The records behind them")),
        columns=(voice.say(N_("When")), voice.say(N_("Record"))),
        rows=tuple(
            ((Link(text=voice.period(score.period)),), tuple(_cited(mine, score)))
            for score in scores
        ),
    )


def _cited(mine: Mine, score: ShownScore) -> Iterator[Link]:
    cited = (
        one
        for indicator in score.indicators
        for part in indicator.parts
        for one in part.cited
    )
    links = (cited_link(mine.voice, mine.places, one) for one in cited)
    yield from dict.fromkeys(links)
