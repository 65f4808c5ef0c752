"""The command `growthfolio`; one small file per subcommand, imported when called."""

import sys
from importlib import import_module
from typing import Final

import click

from growthfolio import __version__

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
