"""What every subcommand shares: its options, its language, its exit codes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from growthfolio.cli.spoken import (
    SpokenCommand,
    SpokenOption,
    language_option,
    speech_of,
)
from growthfolio.loading import find_root
from growthfolio.model.phrase import N_, Phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules.environment import NO_PROGRAMME
from growthfolio.words import Speech

CLEAN: Final = 0
FINDINGS: Final = 1
CANNOT_RUN: Final = 2

Subcommand = TypeVar("Subcommand", bound=Callable[..., int | None])


@dataclass(frozen=True, slots=True)
class Call:
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


def command(
    name: str, text: str
) -> Callable[[Callable[..., int | None]], click.Command]:
    """Make a function a subcommand; it gets a Call first and returns the exit code."""

    def make(function: Callable[..., int | None]) -> click.Command:
        @click.pass_context
        def run(
            ctx: click.Context,
            /,
            root: Path,
            today: date | None,
            *,
            debug: bool,
            **arguments: Any,  # noqa: ANN401 - each subcommand's own
        ) -> None:
            words = speech_of(ctx)
            call = Call(root, today, words)
            try:
                code = function(call, **arguments)
            except RefusalError as refusal:
                message = words.fill(N_("error: {text}"), {"text": refusal.sentence})
                click.echo(message, err=True)
                ctx.exit(CANNOT_RUN)
            except (click.ClickException, click.exceptions.Exit, click.Abort):
                raise
            except BrokenPipeError:
                ctx.exit(CLEAN)
            except Exception as fault:
                if debug:
                    raise
                _say_fault(words, fault)
                ctx.exit(CANNOT_RUN)
            ctx.exit(code or CLEAN)

        run.__doc__ = None
        return _with_common_options(
            click.command(name, cls=SpokenCommand, help=text)(
                _parameters_of(function, run)
            )
        )

    return make


def _parameters_of(source: Any, target: Any) -> Any:  # noqa: ANN401 - click's bookkeeping
    """Hand the options declared on the function over to what click calls."""
    target.__click_params__ = getattr(source, "__click_params__", [])
    return target


def _with_common_options(made: click.Command) -> click.Command:
    made.params += [
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
    ]
    return made


def _say_fault(words: Speech, fault: Exception) -> None:
    if isinstance(fault, OSError):
        reason = f"{fault.filename}: {fault.strerror}" if fault.filename else str(fault)
        text = words.fill(N_("error: {text}"), {"text": reason})
    else:
        text = words.fill(
            N_(
                "error: growthfolio itself failed ({kind}); run it again with --debug "
                "and report what it prints"
            ),
            {"kind": type(fault).__name__},
        )
    click.echo(text, err=True)
