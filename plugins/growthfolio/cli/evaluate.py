"""`growthfolio evaluate`: how each unit did in a period, and the notice on it."""

from collections.abc import Iterator, Sequence

import click

from growthfolio.cli.command import CLEAN, Call, option
from growthfolio.cli.command import command as subcommand
from growthfolio.cli.reading import standing_of
from growthfolio.disclosure import Disclosure, disclose
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown_units import ShownEvaluation
from growthfolio.evaluating import (
    IndicatorResult,
    Scope,
    UnitEvaluation,
    evaluate,
)
from growthfolio.loading.spelling import did_you_mean
from growthfolio.model.cohort import Cohort
from growthfolio.model.ledger import Ledger
from growthfolio.model.period import Period
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.pages.calling import Voice
from growthfolio.pages.evaluation import (
    met_word,
    note,
    result,
    signal,
    span,
    target,
    value,
)
from growthfolio.pages.notice import called, notice
from growthfolio.reporting import json_text


@subcommand(
    "evaluate",
    N_(
        "Evaluate the units, as the programme says under “evaluation:”.\n\n"
        "Without --period it is the last period that has ended. Text and JSON have "
        "every number; the notice is text to pass on, and small groups are not in it."
    ),
)
@option("--period", metavar="PERIOD", text=N_("Another period, such as 2026-03."))
@option("--unit", metavar="ID", text=N_("Only this unit."))
@option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "notice"]),
    default="text",
    text=N_("How it is written."),
)
def command(call: Call, *, period: str | None, unit: str | None, style: str) -> int:
    """Print the evaluation of a period."""
    cohort, ledger = standing_of(call)
    _refuse_unknown(unit, [one.id for one in cohort.programme.units])
    drawn = evaluate(cohort, ledger)
    chosen = _period(drawn, period, cohort)
    if style == "json":
        some = [one for one in drawn if one.period == chosen]
        wanted = [one for one in some if unit in (None, one.unit)]
        click.echo(json_text(_as_json(ledger, wanted)), nl=False)
        return CLEAN
    disclosure = disclose(cohort, ledger, (), cohort.programme.audiences[-1])
    voice = Voice(disclosure, call.speech)
    shown = _shown(disclosure, chosen, unit, passed_on=style == "notice")
    if style == "notice":
        click.echo(notice(voice, shown), nl=False)
    else:
        click.echo("\n".join(_as_text(voice, shown)))
    return CLEAN


def _refuse_unknown(name: str | None, known: Sequence[str]) -> None:
    if name is not None and name not in known:
        raise RefusalError(
            phrase(
                "there is no “{name}” in this programme; {hint}",
                name=name,
                hint=did_you_mean(name, known),
            )
        )


def _period(
    drawn: Sequence[UnitEvaluation], name: str | None, cohort: Cohort
) -> Period:
    """The period asked for, else the last that has ended, else the one that runs."""
    if cohort.programme.evaluation is None:
        raise RefusalError(
            phrase("programme.yml does not say how units are evaluated: “evaluation:”")
        )
    there = {one.period.name: one for one in drawn}
    if name is None and drawn:
        ended = [one for one in drawn if not one.running]
        return (ended or list(drawn))[-1].period
    if name is None or name not in there:
        known = tuple(there)
        raise RefusalError(
            phrase(
                "nothing is evaluated in {period}; there is {known}",
                period=name or phrase("this programme"),
                known=known or phrase("nothing yet"),
            )
        )
    return there[name].period


def _shown(
    disclosure: Disclosure, period: Period, unit: str | None, *, passed_on: bool
) -> list[ShownEvaluation]:
    """What the most privileged may know of a period, or what may be passed on."""
    found = disclosure.notices if passed_on else disclosure.evaluations
    ref = Ref(Who.UNIT, unit) if unit is not None else None
    return [
        one
        for one in found
        if one.period == period and (unit is None or one.unit == ref)
    ]


def _as_text(voice: Voice, shown: Sequence[ShownEvaluation]) -> Iterator[str]:
    """Unit after unit, by name; each indicator on a line."""
    named = [(called(voice, one), one) for one in shown]
    for name, one in sorted(named, key=lambda row: (row[1].unit is None, row[0])):
        warning = signal(voice, one)
        said = (
            note(voice, one) or result(voice, one),
            voice.title(one.tier),
            warning.word if warning else "",
        )
        yield f"{name}  {span(voice, one)}"
        yield "  " + "  ".join(text for text in said if text)
        for indicator in one.indicators:
            share = indicator.measure.is_share and indicator.value is not None
            of = f"({indicator.numerator}/{indicator.denominator})"
            parts = (
                voice.title(indicator.title),
                value(voice, indicator),
                of if share else "",
                target(voice, indicator),
                met_word(voice, indicator),
            )
            yield "    " + "  ".join(text for text in parts if text)


def _as_json(ledger: Ledger, some: Sequence[UnitEvaluation]) -> dict[str, object]:
    return {
        "today": ledger.today.isoformat(),
        "evaluations": [_evaluation(one) for one in some],
    }


def _evaluation(one: UnitEvaluation) -> dict[str, object]:
    return {
        "unit": one.unit,
        "whole": one.scope is Scope.WHOLE,
        "period": one.period.name,
        "until": one.until.isoformat(),
        "running": one.running,
        "people": len({person for _, person in one.people}),
        "judged": one.judged,
        "unmet": one.unmet,
        "tier": one.tier.id if one.tier else None,
        "colour": str(one.colour) if one.colour else None,
        "indicators": [_indicator(result) for result in one.results],
    }


def _indicator(one: IndicatorResult) -> dict[str, object]:
    return {
        "id": one.indicator.id,
        "measure": str(one.indicator.measure),
        "target": str(one.indicator.target),
        "numerator": one.numerator,
        "denominator": one.denominator,
        "value": None if one.value is None else str(one.value),
        "met": one.met,
        "tier": one.tier.id if one.tier else None,
        "evidence": [
            {
                "subject": each.subject.id,
                "path": each.path or None,
                "row": each.row or None,
                "counts": each.counts,
            }
            for each in one.evidence
        ],
    }
