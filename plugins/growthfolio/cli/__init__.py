"""The command `growthfolio`; one small file per subcommand, imported when called."""

from importlib import import_module
from typing import Final

import click

from growthfolio import __version__
from growthfolio.cli.command import SpokenCommand, speech_of
from growthfolio.model.phrase import N_

COMMANDS: Final = {
    "build": "growthfolio.cli.build",
    "check": "growthfolio.cli.check",
    "explain": "growthfolio.cli.explain",
    "import": "growthfolio.cli.import_",
    "init": "growthfolio.cli.init",
    "new": "growthfolio.cli.new",
    "schema": "growthfolio.cli.schema",
    "status": "growthfolio.cli.status",
}
"""Each subcommand, and the module whose `command` it is."""

_HELP: Final = N_(
    "Growth portfolios kept as Markdown in git: who owes what by when, checked, "
    "and a site with one timeline per person."
)


class LazyGroup(click.Group):
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

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write what the command is for, in the reader's language."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(speech_of(ctx).translate(_HELP))

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the subcommands with the first sentence of each."""
        words = speech_of(ctx)
        rows = []
        for name in self.list_commands(ctx):
            found = self.get_command(ctx, name)
            if isinstance(found, SpokenCommand):
                rows.append((name, found.spoken_summary(words)))
            elif found is not None:
                rows.append((name, words.translate(found.help or "")))
        with formatter.section(words.translate(N_("Commands"))):
            formatter.write_dl(rows)


@click.group(cls=LazyGroup)
@click.version_option(__version__, prog_name="growthfolio")
def main() -> None:
    """Stand for the command itself; its help is `_HELP`, translated."""
