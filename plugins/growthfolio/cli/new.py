"""`growthfolio new`: writes one valid, half-filled record and prints its path."""

import click

from growthfolio.authoring.new import new_record, write_new
from growthfolio.cli.command import CLEAN, Call
from growthfolio.cli.command import command as subcommand
from growthfolio.cli.reading import standing_of
from growthfolio.model.phrase import N_, phrase


@subcommand(
    "new",
    N_(
        "Write one valid, half-filled record, and print its path.\n\n"
        "PERSON is the id of whom the record is about (“cohort” for the cohort), "
        "DUTY a duty’s id, or “ppt-notes.comment” for the mentor’s comment. Without "
        "PERIOD the oldest open one is taken, else the present one. Unfinished goals "
        "of the record before it are carried over; nothing is ever overwritten."
    ),
)
@click.argument("person")
@click.argument("duty")
@click.argument("period", required=False)
def command(call: Call, person: str, duty: str, period: str | None) -> int:
    """Find out what is meant, write it, say where it is."""
    cohort, ledger = standing_of(call)
    record = new_record(cohort, ledger, (person, duty, period), call.speech)
    write_new(call.root, record)
    click.echo(record.path)
    if record.carried.period is not None:
        said = phrase(
            "carried over from {period}: {count}",
            period=record.carried.period,
            count=record.carried.count,
        )
        click.echo(call.speech.say(said), err=True)
    return CLEAN
