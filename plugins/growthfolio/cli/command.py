"""What every subcommand shares: its options, its language, its exit codes."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import click
from msgspec import Struct

from growthfolio.cli.ending import let_go_of_output
from growthfolio.cli.spoken import (
    SpokenCommand,
    SpokenOption,
    language_option,
    speech_of,
)
from growthfolio.loading.root import find_root
from growthfolio.model.phrase import N_, Filling, Phrase, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules.environment import NO_PROGRAMME
from growthfolio.words import Speech

CLEAN: Final = 0
FINDINGS: Final = 1
CANNOT_RUN: Final = 2

Subcommand = TypeVar("Subcommand", bound=Callable[..., int])


class Call(Struct, frozen=True):
    """How a subcommand was called: where, for which day, in which language."""

    folder: Path
    today: date | None
    speech: Speech

    @property
    def root(self) -> Path:
        """The programme's folder; raises RefusalError where there is none."""
        root = find_root(self.folder.resolve())
        if root is None:
            raise RefusalError.by_rule(NO_PROGRAMME, root=str(self.folder))
        return root

    def say(self, what: Phrase) -> None:
        """Print a sentence."""
        click.echo(self.speech.say(what))

    def may_remember(self) -> bool:
        """Whether there is a cache to go by; says so where it must not be."""
        # Only whoever remembers pays for it.
        from growthfolio.caching import is_committed  # noqa: PLC0415
        from growthfolio.caching.store import TOP  # noqa: PLC0415

        if not is_committed(self.root):
            return True
        self.complain(
            phrase(
                "git has the folder {path}, and nothing in it is gone by; take it out "
                "with “git rm -r --cached {path}”",
                path=TOP,
            )
        )
        return False

    def complain(self, what: Phrase) -> None:
        """Print why it could not be done, where errors go."""
        _say_error(self.speech, what)


def _read_day(ctx: click.Context, param: click.Parameter, value: object) -> date | None:
    del ctx, param
    return value.date() if isinstance(value, datetime) else None


def option(
    *names: str,
    text: str,
    **attributes: Any,  # noqa: ANN401 - click's own
) -> Callable[[Subcommand], Subcommand]:
    """An option with a translated help text."""
    return click.option(*names, cls=SpokenOption, help=text, **attributes)


text_or_json: Final = option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    text=N_("How it is written."),
)
"""The option of subcommands that speak to people or to programs."""


no_cache: Final = option(
    "--no-cache",
    is_flag=True,
    text=N_("Go by nothing that was found out before."),
)
"""The option of subcommands that remember what they found out."""


def command(name: str, text: str) -> Callable[[Callable[..., int]], click.Command]:
    """Make a function a subcommand; it gets a Call first and returns the exit code."""

    def make(function: Callable[..., int]) -> click.Command:
        @click.pass_context
        def run(
            ctx: click.Context,
            /,
            *,
            root: Path,
            today: date | None,
            debug: bool,
            **arguments: Any,  # noqa: ANN401 - each subcommand's own
        ) -> None:
            call = Call(root, today, speech_of(ctx))
            ctx.exit(_exit_code(function, call, arguments, debug=debug))

        # Where click keeps the options that were declared on a function.
        declared = {"__click_params__": getattr(function, "__click_params__", [])}
        vars(run).update(declared)
        made = click.command(name, cls=SpokenCommand, help=text)(run)
        made.params += _common_options()
        return made

    return make


def _exit_code(
    function: Callable[..., int],
    call: Call,
    arguments: Mapping[str, object],
    *,
    debug: bool,
) -> int:
    """Run it; what goes wrong is said in a sentence."""
    try:
        return function(call, **arguments)
    except RefusalError as refusal:
        _say_error(call.speech, refusal.sentence)
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except BrokenPipeError:
        let_go_of_output()
        return CLEAN
    except OSError as fault:
        if debug:
            raise
        reason = f"{fault.filename}: {fault.strerror}" if fault.filename else str(fault)
        _say_error(call.speech, reason)
        let_go_of_output()
    except Exception as fault:
        if debug:
            raise
        text = N_(
            "error: growthfolio itself failed ({kind}); run it again with --debug "
            "and report what it prints"
        )
        click.echo(call.speech.fill(text, {"kind": type(fault).__name__}), err=True)
    return CANNOT_RUN


def _say_error(words: Speech, text: Filling) -> None:
    click.echo(words.fill(N_("error: {text}"), {"text": text}), err=True)


def _common_options() -> tuple[click.Option, ...]:
    return (
        SpokenOption(
            ["--root"],
            type=click.Path(path_type=Path, file_okay=False, exists=True),
            default=Path(),
            show_default=False,
            help=N_("The programme's folder, or one inside it."),
        ),
        SpokenOption(
            ["--today"],
            type=click.DateTime(["%Y-%m-%d"]),
            callback=_read_day,
            metavar="YYYY-MM-DD",
            help=N_("Judge as of this day."),
        ),
        language_option(),
        SpokenOption(
            ["--debug"], is_flag=True, help=N_("Show where a fault comes from.")
        ),
    )
