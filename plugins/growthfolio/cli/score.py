"""`growthfolio score`: scores recomputed from the files, and the published verified."""

from collections.abc import Sequence
from typing import Final

import click

from growthfolio.cli.command import CLEAN, FINDINGS, Call, option
from growthfolio.cli.command import command as subcommand
from growthfolio.cli.reading import scored_of
from growthfolio.loading.spelling import did_you_mean
from growthfolio.model import period as periods
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.period import Period
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules import assessment as rules
from growthfolio.model.score import Score
from growthfolio.reporting import report
from growthfolio.reporting.line import line_of
from growthfolio.reporting.scores import scores_text
from growthfolio.reporting.scores_csv import scores_csv
from growthfolio.reporting.scores_json import scores_json
from growthfolio.words.findings import names_of

_VERIFIED: Final = (
    rules.PUBLISHED_TOTAL_DIFFERS,
    rules.PUBLISHED_BAND_DIFFERS,
    rules.UNBACKED_RESULT,
    rules.OVER_QUOTA,
)


@subcommand(
    "score",
    N_(
        "Work out every score from the files, with the file behind each point.\n\n"
        "What a sheet is missing for has no total. With --verify, published totals "
        "and grades are compared with what the records give: exit 1 where they "
        "differ."
    ),
)
@option("--period", metavar="PERIOD", text=N_("Only a period, or what lies in it."))
@option("--person", metavar="ID", text=N_("Only what is about this person."))
@option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    text=N_("How it is written."),
)
@option("--verify", is_flag=True, text=N_("Compare with the published results."))
def command(
    call: Call,
    *,
    period: str | None,
    person: str | None,
    style: str,
    verify: bool,
) -> int:
    """Filter the scores and print them; judge the published ones if asked to."""
    cohort, ledger, found = scored_of(call)
    _refuse_unknown(person, cohort)
    scores = [
        score
        for score in found.scores
        if person in (None, score.subject.id) and _in_period(score.period, period)
    ]
    defences = [
        result
        for result in found.defences
        if person in (None, result.subject.id)
        and _in_period(periods.day(result.on), period)
    ]
    findings = [
        finding
        for finding in found.findings
        if (not verify or finding.rule in _VERIFIED)
        and person in (None, finding.person)
        and _named_in(finding, period)
    ]
    if style == "json":
        naming = names_of(cohort, call.speech)
        lines = [line_of(finding, call.speech, naming) for finding in findings]
        text = scores_json(ledger.today, cohort.programme, scores, defences, lines)
        click.echo(text, nl=False)
    elif style == "csv":
        click.echo(scores_csv(scores), nl=False)
    elif verify:
        _say_verdict(call, cohort, scores, findings)
    elif not cohort.programme.assessments and not cohort.programme.defences:
        call.say(phrase("Nothing is scored: programme.yml has no “assessments”."))
    else:
        for line in scores_text(cohort, scores, defences, call.speech):
            click.echo(line)
    return FINDINGS if verify and findings else CLEAN


def _say_verdict(
    call: Call, cohort: Cohort, scores: Sequence[Score], findings: Sequence[Finding]
) -> None:
    if findings:
        click.echo(report(findings, cohort, None, call.speech, "full"), nl=False)
        return
    published = sum(score.published is not None for score in scores)
    call.say(phrase("Published results looked at: {n}. All follow.", n=published))


def _refuse_unknown(name: str | None, cohort: Cohort) -> None:
    known = (*cohort.mentee, *cohort.mentor)
    if name is not None and name not in known:
        raise RefusalError(
            phrase(
                "there is no “{name}” in this programme; {hint}",
                name=name,
                hint=did_you_mean(name, known),
            )
        )


def _in_period(one: Period, name: str | None) -> bool:
    """Whether a period is the one asked for, or lies in it."""
    if name is None or one.name == name:
        return True
    wanted = periods.parse(name)
    return wanted is not None and wanted.start <= one.start and one.end <= wanted.end


def _named_in(finding: Finding, name: str | None) -> bool:
    found = periods.parse(finding.period or "")
    if name is None or finding.period == name:
        return True
    return found is not None and _in_period(found, name)
