"""`growthfolio new`: writes one valid, half-filled record and prints its path."""

import click

from growthfolio.authoring.new import new_record, write_new
from growthfolio.cli.command import CLEAN, Call
from growthfolio.cli.command import command as subcommand
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.pipeline import judge


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
    judged = judge(call.root, call.today)
    if judged.cohort is None or judged.ledger is None:
        raise RefusalError(
            phrase("programme.yml cannot be read; see “growthfolio check”")
        )
    record = new_record(
        judged.cohort, judged.ledger, (person, duty, period), call.speech
    )
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
