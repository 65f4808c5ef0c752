"""How a class says what people write: each attribute's key, once, as code."""

from dataclasses import dataclass
from typing import NewType

from growthfolio.model.phrase import Phrase

Id = NewType("Id", str)
"""An ASCII name: letters, digits, `-`, `_` and `.`, starting with a letter or digit."""


@dataclass(frozen=True, slots=True)
class Key:
    """What the key says (an English sentence of the catalogues), and its spelling.

    `name` is given where the file's word is not a Python name (`from`); `example`
    is a value as it is written.
    """

    doc: str
    name: str | None = None
    example: str | None = None


class UnreadableValueError(ValueError):
    """A value is not of its key's kind.

    `expected` says what would be; `instead` is a corrected spelling, where the
    mistake is plain.
    """

    def __init__(self, expected: Phrase, instead: str | None = None) -> None:
        super().__init__(expected.text)
        self.expected = expected
        self.instead = instead
