"""The command `growthfolio`; one small file per subcommand, imported when called."""

import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, Final

import click

from growthfolio import __version__
from growthfolio.cli.click_words import VERSION, click_speaks
from growthfolio.cli.ending import let_go_of_output, run_to_the_end
from growthfolio.cli.spoken import (
    SpokenGroup,
    SpokenOption,
    language_typed,
    speech_of,
)
from growthfolio.model.phrase import N_
from growthfolio.words import speech

COMMANDS: Final = {
    "build": "growthfolio.cli.build",
    "check": "growthfolio.cli.check",
    "evaluate": "growthfolio.cli.evaluate",
    "explain": "growthfolio.cli.explain",
    "fix": "growthfolio.cli.fix",
    "forget": "growthfolio.cli.forget",
    "import": "growthfolio.cli.import_",
    "init": "growthfolio.cli.init",
    "match": "growthfolio.cli.match",
    "new": "growthfolio.cli.new",
    "schema": "growthfolio.cli.schema",
    "score": "growthfolio.cli.score",
    "status": "growthfolio.cli.status",
    "verify": "growthfolio.cli.verify",
}
"""Each subcommand, and the module whose `command` it is."""

SUMMARIES: Final = {
    "build": N_("Build the site for an audience."),
    "check": N_("Check every record, and who owes what."),
    "evaluate": N_("Evaluate the units, as the programme says under “evaluation:”."),
    "explain": N_("Explain a code such as GF501, or its name."),
    "fix": N_(
        "Mend slips of the keyboard: full-width colons, digits, commas and "
        "brackets, dates in another form, missing quotes, files saved as GBK, "
        "names of files and folders in full-width letters."
    ),
    "forget": N_(
        "Take a mentee or a mentor out of the tree; a dry run unless --write."
    ),
    "import": N_("Bring records in from elsewhere; a dry run unless --write."),
    "init": N_("Create a new repository that checks and builds at once."),
    "match": N_("Pair mentees with mentors as both sides rank each other."),
    "new": N_("Write one valid, half-filled record, and print its path."),
    "schema": N_("Print JSON Schemas of what people write, for editors."),
    "score": N_(
        "Work out every score from the files, with the file behind each point."
    ),
    "status": N_("Show who owes what, since when."),
    "verify": N_("Compare a published site with its manifest."),
}
"""What each is for, as its own help begins: to list them, none of them is loaded."""

_NAME: Final = "growthfolio"
_CANNOT_RUN: Final = 2


class LazyGroup(SpokenGroup):
    """Imports a subcommand only when it is asked for: `check` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all subcommands."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name]).command
        return command if isinstance(command, click.Command) else None

    def summaries(self, ctx: click.Context) -> Iterator[tuple[str, str]]:
        """All subcommands with the sentence that says what each is for."""
        words = speech_of(ctx)
        return ((name, words.translate(text)) for name, text in SUMMARIES.items())

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        **settings: Any,  # noqa: ANN401 - click's own
    ) -> Any:  # noqa: ANN401 - the same
        """Run, in the reader's language from the first word on."""
        words = list(sys.argv[1:] if args is None else args)
        language = language_typed(words)
        with click_speaks(language):
            try:
                try:
                    return super().main(
                        words, prog_name or _NAME, obj=speech(language), **settings
                    )
                finally:
                    # What was said is out, or it is known here that it is not.
                    sys.stdout.flush()
            except BrokenPipeError:
                let_go_of_output()
                sys.exit(0)
            except OSError as fault:
                # Help, or a version, that could not be written: no command ran yet,
                # or one that was asked to say everything.
                if "--debug" in words:
                    raise
                let_go_of_output()
                text = N_("error: {text}")
                reason = {"text": fault.strerror or str(fault)}
                click.echo(speech(language).fill(text, reason), err=True)
                sys.exit(_CANNOT_RUN)


@click.group(
    _NAME,
    cls=LazyGroup,
    help=N_(
        "Growth portfolios kept as Markdown in git: who owes what by when, checked, "
        "and a site with one timeline per person."
    ),
)
@click.version_option(
    __version__,
    prog_name=_NAME,
    message="%(prog)s %(version)s",
    cls=SpokenOption,
    help=VERSION,
)
def main() -> None:
    """Stand for the command itself; a subcommand does the work."""


def run() -> object:
    """`growthfolio`, as a process of its own."""
    return run_to_the_end(main)
