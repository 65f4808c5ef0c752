"""How a class says what people write: each attribute's key, once, as code."""

from functools import cache
from typing import (
    Annotated,
    Any,
    NewType,
    TypeGuard,
    get_args,
    get_origin,
    get_type_hints,
)

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from growthfolio.model.phrase import Phrase

Id = NewType("Id", str)
"""An ASCII name: letters, digits, `-`, `_` and `.`, starting with a letter or digit."""


class Key(Struct, frozen=True):
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
    mistake is plain; it is `certain` unless it is only the nearest that is known.
    """

    def __init__(
        self, expected: Phrase, instead: str | None = None, *, certain: bool = True
    ) -> None:
        super().__init__(expected.text)
        self.expected = expected
        self.instead = instead
        self.certain = certain and instead is not None


class Slot(Struct, frozen=True, kw_only=True):
    """One key of a shape: its attribute, its spelling, its type, and its default.

    `type` is the annotation without its `Key`; `default` is None where `required`.
    """

    attribute: str
    name: str
    type: Any
    key: Key
    required: bool
    default: Any


def is_shape(kind: object) -> TypeGuard[type[Struct]]:
    """Whether something is a class whose instances hold named values."""
    return isinstance(kind, type) and issubclass(kind, Struct)


@cache
def slots_of(shape: type) -> tuple[Slot, ...]:
    """The keys a class describes, in the order they are written in it."""
    hints = get_type_hints(shape, include_extras=True)
    found = []
    for attribute in fields(shape):
        hint = hints[attribute.name]
        if get_origin(hint) is not Annotated:
            continue
        annotated, key = get_args(hint)[:2]
        default: Any = attribute.default
        if attribute.default_factory is not NODEFAULT:
            default = attribute.default_factory()
        found.append(
            Slot(
                attribute=attribute.name,
                name=key.name or attribute.name,
                type=annotated,
                key=key,
                required=attribute.required,
                default=None if attribute.required else default,
            )
        )
    return tuple(found)
