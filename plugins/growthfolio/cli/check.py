"""`growthfolio check`: everything that is wrong, and whether that is too much."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import click

from growthfolio.cli.asking import Asked
from growthfolio.cli.command import CLEAN, FINDINGS, Call, no_cache, option
from growthfolio.cli.command import command as subcommand
from growthfolio.cli.remembering import remembered
from growthfolio.cli.scoping import scope_of
from growthfolio.cli.watching import watched
from growthfolio.loading.history import changed_since
from growthfolio.loading.look import Look
from growthfolio.model.phrase import N_
from growthfolio.model.styles import STYLES


@subcommand(
    "check",
    N_(
        "Check every record, and who owes what.\n\n"
        "With PATHs, or --changed-since, only what the owners of those files can "
        "mend: the findings in them and what these owners owe themselves. "
        "Exits with 0 when clean, 1 with findings, 2 when it could not run."
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@option(
    "--format",
    "style",
    type=click.Choice(STYLES),
    envvar="GROWTHFOLIO_FORMAT",
    default="full",
    text=N_("How findings are written."),
)
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    text=N_("Write them to a file."),
)
@option(
    "--changed-since",
    metavar="REF",
    text=N_("Only files changed since a commit or branch, and their owners' debts."),
)
@option(
    "--only",
    type=click.Choice(["invalid", "missing"]),
    text=N_("Only what is wrong in files, or only what is not there."),
)
@option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    text=N_("From which severity on to exit with 1."),
)
@option(
    "--history",
    is_flag=True,
    text=N_("Also compare dates and authors with git's history: needs a full clone."),
)
@option(
    "--attest",
    "attestation_file",
    type=click.Path(path_type=Path, dir_okay=False),
    text=N_("Write what was looked at to a JSON file."),
)
@no_cache
@watched
def command(  # noqa: PLR0913 - one parameter per option
    call: Call,
    paths: Sequence[Path],
    *,
    style: str,
    output: Path | None,
    changed_since: str | None,
    only: str | None,
    fail_on: str,
    history: bool,
    attestation_file: Path | None,
    no_cache: bool,
) -> int:
    """Judge, keep what was asked for, say it."""
    root = call.root
    scope = _scope(root, paths, changed_since)
    asked = Asked(scope=scope, only=only, style=style, fail_on=fail_on)
    work = partial(_answer, call, asked, history=history)
    cached = not no_cache and call.may_remember()
    look = Look(root, cached=cached)
    # What git says is no file of the programme.
    if history or not cached:
        answer = work(look)
    else:
        about = (repr(asked), call.speech.language)
        answer = remembered(look, call.today, about, work)
    if attestation_file is not None:
        attestation_file.write_text(answer["attestation"], encoding="utf-8")
    if output is not None:
        output.write_text(answer["text"], encoding="utf-8")
    else:
        click.echo(answer["text"], nl=False)
    return FINDINGS if answer["failed"] else CLEAN


def _answer(
    call: Call, asked: Asked, look: Look, *, history: bool
) -> Mapping[str, str]:
    # All the stages: not for whoever has the answer already.
    from growthfolio.cli.judging import answer_of  # noqa: PLC0415

    return answer_of(call, asked, look, history=history)


def _scope(
    root: Path, paths: Sequence[Path], reference: str | None
) -> frozenset[str] | None:
    """The files asked about, relative to the root; None for everything."""
    asked = scope_of(root, paths)
    if reference is None:
        return asked
    return frozenset(changed_since(root, reference)) | (asked or frozenset())
