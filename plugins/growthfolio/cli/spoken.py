"""Commands and options that speak the reader's language, click's words included."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from growthfolio.cli.click_words import HELP
from growthfolio.cli.layout import WideFormatter
from growthfolio.loading.root import find_root
from growthfolio.model.phrase import N_
from growthfolio.model.title import DEFAULT_LANGUAGE, LANGUAGES
from growthfolio.words import Speech, speech

_LANGUAGE_LINE: Final = re.compile(r"^language:\s*['\"]?([A-Za-z-]+)", re.MULTILINE)


def language_for(folder: Path, asked: str | None) -> str:
    """The language of messages: asked for, the programme's, the environment's."""
    if asked:
        return asked
    root = find_root(folder.resolve()) if folder.is_dir() else None
    if root is not None:
        text = (root / "programme.yml").read_bytes().decode("utf-8", "replace")
        match = _LANGUAGE_LINE.search(text)
        return match[1] if match and match[1] in LANGUAGES else DEFAULT_LANGUAGE
    wish = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    if wish.startswith(("zh_TW", "zh_HK", "zh_Hant")):
        return "zh-TW"
    return "en" if wish.startswith("en") else DEFAULT_LANGUAGE


def language_typed(arguments: Sequence[str]) -> str:
    """The language of messages, from words that click has not read yet.

    What is wrong with the words themselves must be said in it, too.
    """
    asked = _value_of("--lang", arguments)
    folder = Path(_value_of("--root", arguments) or ".")
    return language_for(folder, asked if asked in LANGUAGES else None)


def _value_of(option: str, arguments: Sequence[str]) -> str | None:
    found = None
    for index, word in enumerate(arguments):
        if word == "--":
            break
        if word == option:
            found = next(iter(arguments[index + 1 :]), None)
        elif word.startswith(f"{option}="):
            found = word.removeprefix(f"{option}=")
    return found


def speech_of(ctx: click.Context) -> Speech:
    """The language of a call, also while its options are still being read."""
    return ctx.obj if isinstance(ctx.obj, Speech) else speech(language_typed(()))


class SpokenContext(click.Context):
    """A call whose help page fits Chinese text."""

    formatter_class = WideFormatter


class SpokenOption(click.Option):
    """An option whose help is said in the reader's language."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help, translated."""
        original = self.help
        self.help = speech_of(ctx).translate(original) if original else original
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = original


def language_option() -> SpokenOption:
    """`--lang`; its value is read by `language_typed`, before click reads any."""
    return SpokenOption(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=N_("The language of messages."),
    )


class SpokenCommand(click.Command):
    """A command whose help is said in the reader's language."""

    context_class = SpokenContext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, in the language of this call rather than of the first one."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = speech_of(ctx).translate(HELP)
        return option

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write what it does, translated."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.spoken_help(speech_of(ctx)))

    def spoken_help(self, words: Speech) -> str:
        """What it does, translated."""
        return words.translate(self.help) if self.help else ""

    def spoken_summary(self, words: Speech) -> str:
        """The first sentence of its help, translated."""
        return self.spoken_help(words).partition("\n")[0]


class SpokenGroup(SpokenCommand, click.Group):
    """A command with subcommands, listed in the reader's language."""

    def __init__(self, *names: Any, **settings: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(*names, **settings)
        self.params.append(language_option())

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the subcommands with the first sentence of each."""
        with formatter.section(speech_of(ctx).translate(N_("Commands"))):
            formatter.write_dl(tuple(self.summaries(ctx)))

    def summaries(self, ctx: click.Context) -> Iterator[tuple[str, str]]:
        """The subcommands with the first sentence of each."""
        for name in self.list_commands(ctx):
            found = self.get_command(ctx, name)
            if isinstance(found, SpokenCommand):
                yield name, found.spoken_summary(speech_of(ctx))
