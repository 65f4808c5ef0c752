"""`growthfolio init`: a new repository that checks and builds at once."""

import secrets
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from growthfolio.authoring.beginning import HOSTS, MENTEE, ZONES, Wish, begin
from growthfolio.cli.command import CLEAN, Call, option
from growthfolio.cli.command import command as subcommand
from growthfolio.model.phrase import N_, phrase


@subcommand(
    "init",
    N_(
        "Create a new repository that checks and builds at once.\n\n"
        "DIR must be empty or not there yet. The repository is written in the "
        "language of --lang, with one invented mentee and mentor as an example."
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@option(
    "--preset",
    default="bureau-monthly",
    metavar="NAME",
    text=N_("The ready programme to start from; bureau-monthly by default."),
)
@option(
    "--ci",
    type=click.Choice(tuple(HOSTS)),
    text=N_("Also write the pipeline for this git host."),
)
def command(call: Call, folder: Path, *, preset: str, ci: str | None) -> int:
    """Create it, and say what to do next."""
    language = call.speech.language
    wish = Wish(
        today=call.today or _today(language),
        language=language,
        alias_key=secrets.token_hex(16),
        preset=preset,
        ci=ci,
    )
    written = begin(folder.absolute(), wish)
    call.say(
        phrase(
            "wrote {count} files to {folder}", count=len(written), folder=str(folder)
        )
    )
    call.say(phrase("go on there with:"))
    for line in ("check", f"new {MENTEE} ppt-notes", "build"):
        click.echo(f"  growthfolio {line}")
    return CLEAN


def _today(language: str) -> date:
    return datetime.now(ZoneInfo(ZONES[language])).date()
