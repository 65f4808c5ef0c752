"""Click's own words: a language → click speaks it while a command runs.

Click looks its sentences up with the standard library's gettext, in the domain
and language the process is set to. They are marked here, so that they stand in
our catalogues; a test compares them with the installed click.
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from growthfolio.model.phrase import N_
from growthfolio.words.speech import CATALOGUES, DOMAIN


def ngettext(one: str, many: str) -> tuple[str, str]:
    """Both forms of a sentence, marked for the catalogues."""
    return one, many


HELP: Final = N_("Show this message and exit.")
VERSION: Final = N_("Show the version and exit.")

SENTENCES: Final = (
    HELP,
    VERSION,
    N_("Usage:"),
    N_("Options"),
    N_("Positional arguments"),
    N_("required"),
    N_("file"),
    N_("directory"),
    N_("path"),
    N_("Aborted!"),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Missing command."),
    N_("No such command {name!r}."),
    N_("No such option {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Choose from:\n\t{choices}"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a file."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is not readable."),
    N_("{name} {filename!r} is not writable."),
)
"""What click says of one thing."""

COUNTED: Final = (
    ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ngettext(
        "Got unexpected extra argument ({args})",
        "Got unexpected extra arguments ({args})",
    ),
    ngettext(
        "Option {name!r} requires an argument.",
        "Option {name!r} requires {nargs} arguments.",
    ),
    ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ngettext(
        "{value!r} does not match the format {format}.",
        "{value!r} does not match the formats {formats}.",
    ),
)
"""What click says of one thing or several."""


@contextmanager
def click_speaks(language: str) -> Iterator[None]:
    """Click's words, and those of programs started meanwhile, in a language.

    The environment is the only way to tell gettext; it is put back afterwards.
    """
    before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language.replace("-", "_")
    try:
        yield
    finally:
        gettext.textdomain(before[0])
        if before[1] is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before[1]
