"""The command `growthfolio`; one small file per subcommand, imported when called."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

import click

from growthfolio import __version__
from growthfolio.cli.click_words import VERSION, click_speaks
from growthfolio.cli.ending import run_to_the_end
from growthfolio.cli.spoken import SpokenGroup, SpokenOption, language_typed
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

_NAME: Final = "growthfolio"


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
            return super().main(
                words, prog_name or _NAME, obj=speech(language), **settings
            )


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
