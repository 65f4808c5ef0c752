"""The files shown as examples, in one language: a whole programme that really loads.

Texts stand between ⟦ and ⟧ in English; words.tsv says them in the other languages.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from growthfolio.model.title import LANGUAGES

WHOLE: Final = "example"
"""A programme with every key there is, its people and a record of each kind."""
LAYERED: Final = "layered"
"""A programme on top of a ready one."""

_TEXT: Final = re.compile(r"⟦(.*?)⟧")
_BLOCK: Final = re.compile(r"^(\w+):", re.MULTILINE)
_ITEM: Final = re.compile(r"^  - id: ([\w-]+)$", re.MULTILINE)


@cache
def example(language: str, which: str = WHOLE) -> Mapping[str, bytes]:
    """The files of an example by their paths."""
    words = _words()[language]
    found = {}
    for path, data in _files(files(__package__) / which):
        if path.endswith((".yml", ".md")):
            text = _TEXT.sub(lambda match: words[match[1]], data.decode("utf-8"))
            found[path] = text.encode("utf-8")
        else:
            found[path] = data
    return MappingProxyType(dict(sorted(found.items())))


def blocks(text: str, keys: tuple[str, ...]) -> str:
    """The parts of a programme under some of its keys, in the programme's order."""
    starts = [*_BLOCK.finditer(text)]
    ends = [match.start() for match in starts[1:]] + [len(text)]
    kept = (
        text[match.start() : end].rstrip()
        for match, end in zip(starts, ends, strict=True)
        if match[1] in keys
    )
    return "\n".join(kept)


def items(block: str, ids: tuple[str, ...]) -> str:
    """A list cut down to the items with these ids."""
    starts = [*_ITEM.finditer(block)]
    ends = [match.start() for match in starts[1:]] + [len(block)]
    head = block[: starts[0].start()]
    kept = (
        block[match.start() : end].rstrip()
        for match, end in zip(starts, ends, strict=True)
        if match[1] in ids
    )
    return head + "\n".join(kept)


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{above}{entry.name}/")
        else:
            yield above + entry.name, entry.read_bytes()


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """Each language's texts by the English ones."""
    table = (files(__package__) / "words.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines()]
    columns = {"zh-CN": 1, "zh-TW": 2}
    return {
        language: (
            {row[0]: row[columns[language]] for row in rows}
            if language in columns
            else {row[0]: row[0] for row in rows}
        )
        for language in LANGUAGES
    }
