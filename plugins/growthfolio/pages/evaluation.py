"""The evaluation of units → tables: what was reached, in words beside the colours."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown_units import (
    ShownEvaluation,
    ShownEvidence,
    ShownIndicator,
)
from growthfolio.model.evaluation import Colour, Measure, WarningRule
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.places import Places, evidence_anchors
from growthfolio.pages.views import (
    EvaluationView,
    IndicatorRow,
    Link,
    Signal,
    TrendRow,
    UnitRow,
)

_SIGNALS: Final[Mapping[Colour | None, tuple[str, str]]] = MappingProxyType(
    {
        None: ("✓", N_("no warning")),
        Colour.BLUE: ("◆", N_("blue warning")),
        Colour.YELLOW: ("▲", N_("yellow warning")),
        Colour.RED: ("■", N_("red warning")),
    }
)
_COLOURS: Final[Mapping[Colour, str]] = MappingProxyType(
    {
        Colour.BLUE: N_("blue"),
        Colour.YELLOW: N_("yellow"),
        Colour.RED: N_("red"),
    }
)


def colour_word(voice: Voice, rule: WarningRule) -> str:
    """A colour's name."""
    return voice.say(_COLOURS[rule.colour])


def last_of(found: tuple[ShownEvaluation, ...]) -> ShownEvaluation | None:
    """The last period that has ended; while there is none, the one that runs."""
    ended = [one for one in found if not one.running]
    return (ended or list(found))[-1] if found else None


def evaluation_views(
    voice: Voice, places: Places, unit: Ref
) -> tuple[EvaluationView, ...]:
    """A unit's evaluation by itself, then with the units below it."""
    everything = voice.disclosure.evaluations_of.get(unit, ())
    found = []
    for whole in (False, True):
        mine = tuple(one for one in everything if one.whole is whole)
        last = last_of(mine)
        if last is not None:
            found.append(_view(voice, places, last, mine))
    return tuple(found)


def _view(
    voice: Voice,
    places: Places,
    one: ShownEvaluation,
    periods: tuple[ShownEvaluation, ...],
) -> EvaluationView:
    title = span(voice, one)
    if one.whole:
        title = voice.say(N_("{period}, with the units below"), period=title)
    row = unit_row(voice, one, Link(text=""))
    return EvaluationView(
        title=title,
        people=voice.say(N_("{n} people"), n=one.people) if one.people else "",
        result=row.result,
        before=row.before,
        tier=row.tier,
        signal=row.signal,
        note=row.note,
        rows=tuple(_indicator(voice, places, each) for each in one.indicators),
        trend=tuple(_trend(voice, each) for each in reversed(periods)),
    )


def span(voice: Voice, one: ShownEvaluation) -> str:
    """A period, and until which day it is counted while it still runs."""
    period = voice.period(one.period)
    if not one.running:
        return period
    return voice.say(N_("{period}, until {day}"), period=period, day=one.until)


def unit_row(voice: Voice, one: ShownEvaluation, unit: Link) -> UnitRow:
    """A unit's period in one line."""
    return UnitRow(
        unit=unit,
        people=str(one.people) if one.people else "",
        result=result(voice, one),
        before=_before(voice, one),
        tier=voice.title(one.tier),
        signal=signal(voice, one),
        note=note(voice, one),
    )


def note(voice: Voice, one: ShownEvaluation) -> str:
    """Why numbers are not shown; nothing where they are."""
    evaluation = voice.disclosure.evaluation
    if one.suppressed and evaluation is not None:
        return voice.say(
            N_("withheld: it would tell of a group of fewer than {n} people"),
            n=evaluation.min_people,
        )
    if any(indicator.hidden for indicator in one.indicators):
        return voice.say(N_("some indicators are withheld here, so no result is shown"))
    return ""


def result(voice: Voice, one: ShownEvaluation) -> str:
    """How many indicators were met; nothing where that may not be known."""
    if one.unmet is None or one.judged is None:
        return ""
    if not one.judged:
        return voice.say(N_("nothing to measure"))
    return voice.say(
        N_("{met} of {n} indicators met"), met=one.judged - one.unmet, n=one.judged
    )


def _before(voice: Voice, one: ShownEvaluation) -> str:
    """How many fewer or more are unmet than in the period before."""
    if one.unmet is None or one.unmet_before is None:
        return ""
    more = one.unmet - one.unmet_before
    if not more:
        return voice.say(N_("as many unmet as before"))
    text = N_("{n} more unmet than before") if more > 0 else N_("{n} fewer unmet")
    return voice.say(text, n=abs(more))


def signal(voice: Voice, one: ShownEvaluation) -> Signal | None:
    """The warning; None where it may not be known, or nothing was measured."""
    if one.unmet is None or not one.judged:
        return None
    glyph, word = _SIGNALS[one.colour]
    return Signal(colour=str(one.colour or ""), glyph=glyph, word=voice.say(word))


def _trend(voice: Voice, one: ShownEvaluation) -> TrendRow:
    return TrendRow(
        period=span(voice, one),
        result=note(voice, one) or result(voice, one),
        tier=voice.title(one.tier),
        signal=signal(voice, one),
    )


def _indicator(voice: Voice, places: Places, one: ShownIndicator) -> IndicatorRow:
    arrow, change = _change(voice, one)
    counted = one.value is not None and one.measure.is_share
    return IndicatorRow(
        title=voice.title(one.title),
        target=target(voice, one),
        value=value(voice, one),
        of=f"{one.numerator}/{one.denominator}" if counted else "",
        met=one.met,
        word=met_word(voice, one),
        tier=voice.title(one.tier),
        arrow=arrow,
        change=change,
        behind=tuple(_behind(voice, places, one)),
        more=one.more,
    )


def met_word(voice: Voice, one: ShownIndicator) -> str:
    """Whether an indicator was met, in words."""
    if one.hidden:
        return voice.say(N_("withheld"))
    if one.met is None:
        return voice.say(N_("nothing to measure"))
    return voice.say(N_("met") if one.met else N_("not met"))


def target(voice: Voice, one: ShownIndicator) -> str:
    """What is to be reached."""
    return target_text(voice, one.measure, one.target)


def target_text(voice: Voice, measure: Measure, number: Decimal) -> str:
    """What is to be reached, in words."""
    text = N_("at most {n}") if measure.less_is_better else N_("at least {n}")
    return voice.say(text, n=_number(voice, measure, number))


def value(voice: Voice, one: ShownIndicator) -> str:
    """What was reached; nothing where there was nothing to measure."""
    return "" if one.value is None else _number(voice, one.measure, one.value)


def _number(voice: Voice, measure: Measure, number: Decimal) -> str:
    if measure.is_share:
        return f"{plain(number)}%"
    if measure is Measure.RESPONSE_DAYS:
        return voice.say(N_("{n} days"), n=plain(number))
    return plain(number)


def plain(number: Decimal) -> str:
    """A number without zeros nobody needs."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _change(voice: Voice, one: ShownIndicator) -> tuple[str, str]:
    """An arrow, and in words how the value changed since the period before."""
    if one.change is None:
        return "", ""
    if not one.change:
        return "→", voice.say(N_("unchanged"))
    text = N_("up by {n}") if one.change > 0 else N_("down by {n}")
    said = voice.say(text, n=_points(voice, one.measure, abs(one.change)))
    return ("↑" if one.change > 0 else "↓"), said


def _points(voice: Voice, measure: Measure, number: Decimal) -> str:
    if measure.is_share:
        return voice.say(N_("{n} points"), n=plain(number))
    return _number(voice, measure, number)


def _behind(voice: Voice, places: Places, one: ShownIndicator) -> Iterator[Link]:
    """What is behind a number, each thing with the way to it."""
    for evidence in one.behind:
        text = _what(voice, evidence)
        link = next(
            (
                found
                for anchor in evidence_anchors(evidence)
                if (found := places.link(evidence.about, anchor, text))
            ),
            None,
        )
        yield link or Link(text=text, url=voice.url(evidence.about))


def _what(voice: Voice, one: ShownEvidence) -> str:
    who = voice.name(one.about)
    if not one.duty or one.duty not in voice.disclosure.duty:
        return who
    gaps = {"who": who, "what": voice.row(one.duty, is_comment=one.is_comment)}
    text = N_("{who}: {what}, {period}")
    if one.days is not None:
        return voice.say(
            N_("{who}: {what}, {period}, after {n} days"),
            **gaps,
            period=voice.period_named(one.period),
            n=one.days,
        )
    if one.row:
        text = N_("{who}: {what}, {period}, line {n}")
    return voice.say(text, **gaps, period=voice.period_named(one.period), n=one.row)
