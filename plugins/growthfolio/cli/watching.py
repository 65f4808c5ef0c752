"""What a command tells of its progress: a line on a terminal, a table if asked."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, cast

import click

from growthfolio.cli.command import Call, Subcommand, option
from growthfolio.model.phrase import N_
from growthfolio.progress import Line, Observer, Profile, may_show, watched_by
from growthfolio.words import Speech


def watched(function: Subcommand) -> Subcommand:
    """Let a subcommand show its progress, and give it the option --profile."""

    @wraps(function)
    def run(call: Call, *given: Any, profile: bool, **named: Any) -> int:  # noqa: ANN401 - each subcommand's own
        with watching(call.speech, profile=profile):
            return function(call, *given, **named)

    text = N_("Print where the time went.")
    return cast("Subcommand", option("--profile", is_flag=True, text=text)(run))


@contextmanager
def watching(words: Speech, *, profile: bool) -> Iterator[None]:
    """Show progress while the block runs; with `profile`, where the time went."""
    observers: list[Observer] = []
    line = None
    if may_show(sys.stderr, os.environ):
        line = Line(sys.stderr, words.translate)
        observers.append(line)
    times = Profile()
    if profile:
        observers.append(times)
    try:
        with watched_by(*observers):
            yield
    finally:
        if line is not None:
            line.clear()
        if profile:
            click.echo("\n".join(_table(times, words)), err=True)


def _table(times: Profile, words: Speech) -> Iterator[str]:
    rest = N_("everything else")
    for name, seconds, share, count in times.rows():
        said = words.translate(name or rest)
        number = f"  ({count})" if count else ""
        yield f"{seconds:8.3f} s  {share:4.0%}  {said}{number}"
    user, system, *children = os.times()[:4]
    text = N_("{wall} s in all; processor: {own} s here, {others} s in other processes")
    yield words.fill(
        text,
        {
            "wall": f"{sum(row[1] for row in times.rows()):.3f}",
            "own": f"{user + system:.3f}",
            "others": f"{sum(children):.3f}",
        },
    )
