"""Shapes and fields as tables of keys."""

from collections.abc import Iterable, Iterator
from typing import Final

from growthfolio.authoring.formats.outline import SHAPES
from growthfolio.authoring.formats.values import (
    anchor,
    default,
    field_type,
    values,
)
from growthfolio.model.conventions import Named, convention
from growthfolio.model.duty import Duty
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.phrase import N_
from growthfolio.model.schema import slots_of
from growthfolio.words import Speech

_HEADS: Final = (
    N_("Key"),
    N_("What it says"),
    N_("What may stand there"),
    N_("When absent"),
)
_FIELD_HEADS: Final = (N_("Key"), N_("What it says"), N_("Types"), N_("Needed"))


def heading(level: int, *parts: str) -> Iterator[str]:
    """A heading and the empty line after it."""
    yield f"{'#' * level} {' · '.join(parts)}"
    yield ""


def shape_table(
    shape: type,
    words: Speech,
    keys: Iterable[str] | None = None,
    level: int | None = None,
) -> Iterator[str]:
    """The keys of a shape, or some of them; with a heading where a level is given."""
    if level is not None:
        yield f'<a id="{anchor(shape)}"></a>'
        yield ""
        yield from heading(level, words.translate(SHAPES[shape]))
    yield from _head(_HEADS, words)
    wanted = None if keys is None else set(keys)
    for slot in slots_of(shape):
        if wanted is not None and slot.name not in wanted:
            continue
        meaning = words.translate(slot.key.doc)
        if slot.key.example is not None:
            shown = f"`{slot.key.example}`"
            meaning = words.fill(
                N_("{meaning}; such as {example}"),
                {"meaning": meaning, "example": shown},
            )
        yield _row(
            f"`{slot.name}`", meaning, values(slot.type, words), default(slot, words)
        )
    yield ""


def type_table(words: Speech) -> Iterator[str]:
    """The types a field may have."""
    yield from _head((N_("Type"), N_("What it holds")), words)
    for kind in FieldType:
        yield _row(f"`{kind}`", field_type(kind, words))
    yield ""


def field_table(duty: Duty, words: Speech) -> Iterator[str]:
    """The fields of a kind of record; nothing where it has none."""
    named = convention(duty.kind)
    rows: list[str] = []
    for one in named.fields:
        needed = any(one.name in group for group in (*named.needs, named.names_whom))
        rows += _named_rows(one, words, needed=needed)
    for name, rule in duty.fields.items():
        if named.field(name) is None:
            rows += _field_rows(name, rule, words)
    if rows:
        yield from _head(_FIELD_HEADS, words)
        yield from rows
        yield ""


def _named_rows(
    one: Named, words: Speech, *, needed: bool, above: str = ""
) -> Iterator[str]:
    """A row of a conventional field, and one for each column of a table."""
    types = ", ".join(f"`{kind}`" for kind in one.types)
    if one.of is not None:
        types += f", `of: {one.of}`"
    yield _row(
        f"`{above}{one.name}`",
        words.translate(one.title),
        types,
        _yes(words, needed=needed),
    )
    for column in one.columns:
        yield from _named_rows(
            column, words, needed=column.needed, above=f"{one.name}."
        )


def _field_rows(
    name: str, rule: RecordField, words: Speech, above: str = ""
) -> Iterator[str]:
    title = words.say(rule.title) if rule.title is not None else ""
    types = f"`{rule.type}`"
    if rule.of is not None:
        types += f", `of: {rule.of}`"
    elif rule.choices:
        types += ": " + ", ".join(f"`{choice}`" for choice in rule.choices)
    yield _row(f"`{above}{name}`", title, types, _yes(words, needed=rule.required))
    for column, each in rule.columns.items():
        yield from _field_rows(column, each, words, above=f"{name}.")


def _yes(words: Speech, *, needed: bool) -> str:
    return words.translate(N_("yes")) if needed else ""


def _head(titles: Iterable[str], words: Speech) -> Iterator[str]:
    cells = [words.translate(title) for title in titles]
    yield _row(*cells)
    yield _row(*("---" for _ in cells))


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
