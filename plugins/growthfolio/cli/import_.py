"""`growthfolio import`: brings records in from elsewhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from growthfolio.authoring.importing import Outcome, plan, wanted, write
from growthfolio.authoring.importing.outcome import Taken
from growthfolio.cli.command import CLEAN, FINDINGS, Call, option, text_or_json
from growthfolio.cli.command import command as subcommand
from growthfolio.cli.reading import cohort_of
from growthfolio.cli.spoken import SpokenGroup
from growthfolio.loading.today import today_of
from growthfolio.model.phrase import N_
from growthfolio.reporting import json_text
from growthfolio.reporting.line import visible
from growthfolio.words import Speech

_SHOWN: Final = 10
"""How many of the files that were read are listed in a dry run's text."""


@subcommand(
    "markdown",
    N_(
        "Bring in a tree of dated notes; a dry run unless --write.\n\n"
        "SRC is the tree. A pattern says where in a file’s path the person and the "
        "date stand: '{person}/updates/{date}.md'. It may have {person}, {date} (or "
        "{from} and {to}), {kind}, {*} for any characters but “/”, and ** for any "
        "folders. Every file is read, or skipped with a reason; nothing is ever "
        "overwritten."
    ),
)
@click.argument(
    "source",
    metavar="SRC",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
)
@option(
    "--pattern",
    "patterns",
    multiple=True,
    required=True,
    metavar="PATTERN",
    text=N_("What paths say; given several times, the first that fits counts."),
)
@option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="NAME=DUTY",
    text=N_("Which duty a kind of note fulfils; “any=DUTY” for every other kind."),
)
@option("--write", "writes", is_flag=True, text=N_("Write the files."))
@text_or_json
def markdown(  # noqa: PLR0913 - one parameter per option
    call: Call,
    *,
    source: Path,
    patterns: tuple[str, ...],
    kinds: tuple[str, ...],
    writes: bool,
    style: str,
) -> int:
    """Plan the import, carry it out if asked to, account for every file."""
    cohort = cohort_of(call)
    today = call.today or today_of(cohort.programme)
    asked = wanted(patterns, kinds, cohort.programme, today)
    planned = plan(source, call.root, cohort, asked, call.speech)
    outcome = write(planned, source, call.root) if writes else planned.outcome
    if style == "json":
        account = _as_json(outcome, call.speech, written=writes)
        click.echo(json_text(account), nl=False)
    else:
        for line in _as_text(outcome, call.speech, written=writes):
            click.echo(visible(line))
    return FINDINGS if outcome.failed else CLEAN


command: Final = SpokenGroup(
    "import",
    commands=[markdown],
    help=N_("Bring records in from elsewhere; a dry run unless --write."),
)


def _as_json(outcome: Outcome, speech: Speech, *, written: bool) -> dict[str, object]:
    return {
        "read": outcome.read,
        "skipped": [
            {"path": each.path, "reason": speech.say(each.reason)}
            for each in outcome.skipped
        ],
        "total": outcome.total,
        "written": written,
        "records": [_taken(each, speech) for each in outcome.records],
        "attachments": [_taken(each, speech) for each in outcome.attachments],
        "profiles": list(outcome.profiles),
    }


def _taken(each: Taken, speech: Speech) -> dict[str, object]:
    return {
        "source": each.source,
        "target": each.target,
        "remarks": [speech.say(remark) for remark in each.remarks],
    }


def _as_text(outcome: Outcome, speech: Speech, *, written: bool) -> Iterator[str]:
    """The files that were read, all that is to be known of the others, the sums."""
    files = (*outcome.records, *outcome.attachments)
    if not written:
        yield speech.translate(N_("A dry run: nothing is written without --write."))
    for path in outcome.profiles:
        yield speech.fill(N_("new profile: {path}"), {"path": path})
    for each in files[:_SHOWN]:
        yield f"{each.source} → {each.target}"
    if len(files) > _SHOWN:
        yield speech.fill(N_("… and more: {count}"), {"count": len(files) - _SHOWN})
    for each in files:
        for remark in each.remarks:
            yield _said(each.source, speech.say(remark), speech)
    for left in outcome.skipped:
        reason = speech.fill(
            N_("skipped: {reason}"), {"reason": speech.say(left.reason)}
        )
        yield _said(left.path, reason, speech)
    yield speech.fill(
        N_("read: {read}, skipped: {skipped}, total: {total}"),
        {"read": outcome.read, "skipped": len(outcome.skipped), "total": outcome.total},
    )


def _said(path: str, text: str, speech: Speech) -> str:
    return speech.fill(N_("{path}: {text}"), {"path": path, "text": text})
