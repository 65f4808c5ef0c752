"""`growthfolio schema`: JSON Schemas for editors, and whether they are current."""

import os
from pathlib import Path

import click

from growthfolio.authoring.creating import replace
from growthfolio.authoring.schemas import FOLDER, as_text, drift, file_name, schemas
from growthfolio.cli.command import CLEAN, FINDINGS, Call, option
from growthfolio.cli.command import command as subcommand
from growthfolio.cli.reading import cohort_of
from growthfolio.model.phrase import N_, phrase


@subcommand(
    "schema",
    N_(
        "Print JSON Schemas of what people write, for editors.\n\n"
        "Without --out one JSON object with every schema by its name is printed. "
        "--check writes nothing and exits with 1 where the files in --out (else "
        "in schemas/) are not those of the programme."
    ),
)
@option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    text=N_("Write one file for each schema into this folder."),
)
@option("--check", is_flag=True, text=N_("Only compare with the files there are."))
def command(call: Call, *, out: Path | None, check: bool) -> int:
    """Generate the schemas; print, write or compare them."""
    found = schemas(cohort_of(call).programme, call.speech)
    if check:
        folder = out or call.root / FOLDER
        return _compare(call, drift(found, folder), folder)
    if out is None:
        click.echo(as_text(found), nl=False)
        return CLEAN
    for name, schema in found.items():
        replace(out / file_name(name), as_text(schema).encode("utf-8"))
    call.say(
        phrase("wrote {count} schemas to {folder}", count=len(found), folder=str(out))
    )
    return CLEAN


def _compare(call: Call, stale: tuple[str, ...], folder: Path) -> int:
    shown = Path(os.path.relpath(folder)).as_posix()
    for name in stale:
        call.say(
            phrase(
                "{path} is not the programme’s schema any more", path=f"{shown}/{name}"
            )
        )
    if stale:
        call.say(
            phrase("write them again: growthfolio schema --out {folder}", folder=shown)
        )
        return FINDINGS
    call.say(phrase("the schemas in {folder} are current", folder=shown))
    return CLEAN
