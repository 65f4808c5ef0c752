"""Sentences before they are spoken: an English text, and what fills its gaps."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct, field

from growthfolio.model.period import Period
from growthfolio.model.title import Title

Filling: TypeAlias = "str | int | date | Title | Period | Phrase | tuple[Filling, ...]"


class Phrase(Struct, frozen=True):
    """A sentence to be said in the reader's language.

    `text` is the English original and the key of the catalogues; `{gaps}` in it
    are filled from `values`, each said in the same language.
    """

    text: str
    values: Mapping[str, Filling] = field(default_factory=dict)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "mark, do not translate yet"
    """The text itself, marked for the catalogues."""
    return text


def phrase(text: str, **values: Filling) -> Phrase:
    """A sentence with its gaps filled, marked for the catalogues."""
    return Phrase(text, values)
