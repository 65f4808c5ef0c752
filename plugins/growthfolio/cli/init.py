"""`growthfolio init`: a new repository that checks and builds at once."""

import secrets
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from growthfolio.authoring.beginning import HOSTS, ZONES, Begun, Wish, begin
from growthfolio.authoring.presets import describe_presets
from growthfolio.cli.command import CLEAN, Call, option
from growthfolio.cli.command import command as subcommand
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError


@subcommand(
    "init",
    N_(
        "Create a new repository that checks and builds at once.\n\n"
        "DIR must be empty or not there yet. The repository is written in the "
        "language of --lang, with one invented mentee and mentor as an example."
    ),
)
@click.argument(
    "folder", metavar="DIR", required=False, type=click.Path(path_type=Path)
)
@option(
    "--preset",
    default="bureau-monthly",
    metavar="NAME",
    text=N_("The ready programme to start from; bureau-monthly by default."),
)
@option(
    "--list",
    "listed",
    is_flag=True,
    text=N_("Only say which ready programmes there are, and what each is."),
)
@option(
    "--ci",
    type=click.Choice(tuple(HOSTS)),
    text=N_("Also write the pipeline for this git host."),
)
def command(
    call: Call, folder: Path | None, *, preset: str, listed: bool, ci: str | None
) -> int:
    """Create it, and say what to do next; or list what it may start from."""
    if listed:
        click.echo(describe_presets(call.speech), nl=False)
        return CLEAN
    if folder is None:
        raise RefusalError(
            phrase("name the folder to create, or use --list to see the presets")
        )
    language = call.speech.language
    wish = Wish(
        today=call.today or _today(language),
        language=language,
        alias_key=secrets.token_hex(16),
        preset=preset,
        ci=ci,
    )
    _say_next(call, folder, begin(folder.absolute(), wish))
    return CLEAN


def _say_next(call: Call, folder: Path, begun: Begun) -> None:
    call.say(
        phrase(
            "wrote {count} files to {folder}",
            count=len(begun.files),
            folder=str(folder),
        )
    )
    call.say(phrase("go on there with:"))
    for line in ("check", f"new {begun.subject} {begun.duty}", "build"):
        click.echo(f"  growthfolio {line}")


def _today(language: str) -> date:
    return datetime.now(ZoneInfo(ZONES[language])).date()
