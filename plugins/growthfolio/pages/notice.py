"""The evaluation of a period as the text of a notice, ready to be copied.

A notice is passed on: it is made of what may be known where small groups are
withheld from everybody. Units stand in the order of their names, and a colour is
no rank.
"""

from collections.abc import Iterator, Sequence

from growthfolio.disclosure.shown_units import ShownEvaluation, ShownIndicator
from growthfolio.model.evaluation import Colour
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.evaluation import (
    met_word,
    note,
    result,
    signal,
    target,
    value,
)
from growthfolio.pages.views import NoticePage

URL = "notice"


def notice_page(voice: Voice, period: Sequence[ShownEvaluation]) -> NoticePage:
    """The notice on a period's evaluations."""
    return NoticePage(url=URL, title=_title(voice, period), text=notice(voice, period))


def notice(voice: Voice, period: Sequence[ShownEvaluation]) -> str:
    """The text of the notice on a period's evaluations."""
    parts = (
        [_title(voice, period)],
        list(_overall(voice, period)),
        [voice.say(N_("Unit by unit, by name:")), *_units(voice, period)],
        list(_warnings(voice, period)),
        list(_remarks(voice, period)),
    )
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _title(voice: Voice, period: Sequence[ShownEvaluation]) -> str:
    evaluation = voice.disclosure.evaluation
    title = voice.title(evaluation.title) if evaluation else ""
    return voice.say(
        N_("{programme}: {evaluation}, {period}"),
        programme=voice.title(voice.disclosure.title),
        evaluation=title or voice.say(N_("evaluation of units")),
        period=voice.period(period[0].period),
    )


def _overall(voice: Voice, period: Sequence[ShownEvaluation]) -> Iterator[str]:
    """Everybody together: how many people, and each indicator."""
    disclosure = voice.disclosure
    by = voice.title(disclosure.evaluation.by) if disclosure.evaluation else ""
    if by:
        yield voice.say(N_("Evaluated by: {by}"), by=by)
    until = period[0].until
    yield voice.say(
        N_("Counted until {day}. Units evaluated: {n}."),
        day=until,
        n=len({one.unit for one in period if one.unit is not None}),
    )
    everybody = next((one for one in period if one.unit is None), None)
    if everybody is None or everybody.suppressed:
        return
    yield voice.say(N_("Mentees: {n}."), n=everybody.people)
    for indicator in everybody.indicators:
        if not indicator.hidden:
            yield voice.say(N_("- {line}"), line=_indicator(voice, indicator))


def _indicator(voice: Voice, one: ShownIndicator) -> str:
    if one.value is None:
        text = N_("{indicator}: nothing to measure")
        return voice.say(text, indicator=one.title)
    return voice.say(
        N_("{indicator}: {value} ({target}), {met}"),
        indicator=one.title,
        value=value(voice, one),
        target=target(voice, one),
        met=met_word(voice, one),
    )


def called(voice: Voice, one: ShownEvaluation) -> str:
    """What a unit is called, and whether those below it are meant, too."""
    if one.unit is None:
        return voice.say(N_("All together"))
    name = voice.name(one.unit)
    if not one.whole:
        return name
    return voice.say(N_("{unit} (with the units below)"), unit=name)


def _units(voice: Voice, period: Sequence[ShownEvaluation]) -> Iterator[str]:
    named = [(called(voice, one), one) for one in period if one.unit is not None]
    for name, one in sorted(named, key=lambda pair: pair[0]):
        if one.suppressed:
            said = voice.say(N_("not listed"))
        else:
            said = voice.say(N_("; ")).join(_said(voice, one))
        yield voice.say(N_("- {unit}: {said}"), unit=name, said=said)


def _said(voice: Voice, one: ShownEvaluation) -> Iterator[str]:
    outcome = result(voice, one) or note(voice, one)
    if outcome:
        yield outcome
    if one.tier is not None:
        yield voice.say(N_("tier: {tier}"), tier=one.tier)
    warning = signal(voice, one)
    if warning is not None:
        yield warning.word
    unmet = tuple(
        voice.say(
            N_("{indicator} {value} ({target})"),
            indicator=each.title,
            value=value(voice, each),
            target=target(voice, each),
        )
        for each in one.indicators
        if each.met is False
    )
    if unmet:
        yield voice.say(N_("not met: {list}"), list=unmet)


def _warnings(voice: Voice, period: Sequence[ShownEvaluation]) -> Iterator[str]:
    """The units of each colour, by name; nothing for a colour nobody has."""
    for colour, text in (
        (Colour.RED, N_("Red: {units}")),
        (Colour.YELLOW, N_("Yellow: {units}")),
        (Colour.BLUE, N_("Blue: {units}")),
    ):
        names = sorted(
            called(voice, one)
            for one in period
            if one.colour is colour and one.unit is not None
        )
        if names:
            yield voice.say(text, units=tuple(names))


def _remarks(voice: Voice, period: Sequence[ShownEvaluation]) -> Iterator[str]:
    evaluation = voice.disclosure.evaluation
    few = any(one.suppressed for one in period)
    few = few or any(each.hidden for one in period for each in one.indicators)
    if few and evaluation is not None:
        yield voice.say(
            N_(
                "Groups of fewer than {n} people are not listed, nor what would "
                "tell of them."
            ),
            n=evaluation.min_people,
        )
