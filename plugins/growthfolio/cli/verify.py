"""`growthfolio verify`: whether a published site is what was built."""

from pathlib import Path

import click

from growthfolio.cli.command import CLEAN, FINDINGS, Call, option
from growthfolio.cli.command import command as subcommand
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.styles import STYLES
from growthfolio.publishing import compare
from growthfolio.reporting import report


@subcommand(
    "verify",
    N_(
        "Compare a published site with its manifest.\n\n"
        "Names every file that is missing, was changed, or was added since "
        "growthfolio build; then it exits with 1. It needs the folder only, not the "
        "programme."
    ),
)
@click.argument(
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
)
@option(
    "--format",
    "style",
    type=click.Choice(STYLES),
    default="full",
    text=N_("How findings are written."),
)
def command(call: Call, folder: Path, *, style: str) -> int:
    """Compare, and say what differs."""
    count, findings = compare(folder)
    if findings or style == "json":
        click.echo(report(findings, None, None, call.speech, style), nl=False)
        return FINDINGS if findings else CLEAN
    call.say(phrase("All {count} files are as they were built.", count=count))
    return CLEAN
