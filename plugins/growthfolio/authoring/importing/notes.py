"""The bytes of a note → a record's text, nothing of it lost."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from growthfolio.authoring.scalars import listing, scalar
from growthfolio.loading.front_matter import FENCE, split
from growthfolio.loading.hidden import cleaned
from growthfolio.loading.nodes import Listing, Node, Scalar, Table
from growthfolio.loading.report import Report
from growthfolio.loading.text import LIMIT, guess_encoding
from growthfolio.model.phrase import Phrase, phrase

_LINE_ENDS: Final = re.compile("\r\n?|\x85|\u2028|\u2029")
_KEPT: Final = ("title", "tags")
_SPARE: Final = 10_000


class NotANoteError(ValueError):
    """Bytes that are no text to import; `reason` says why."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason.text)
        self.reason = reason


class Note(Struct, frozen=True, kw_only=True):
    """What a note says: its title and tags, its body, and what else stood above.

    `remarks` tell what had to be done to read it.
    """

    title: str | None = None
    tags: tuple[str, ...] = ()
    body: str = ""
    preserved: str = ""
    remarks: tuple[Phrase, ...] = ()


def read_note(data: bytes) -> Note:
    """The note of a file; raises NotANoteError where it is none."""
    if len(data) > LIMIT:
        raise _too_large(len(data))
    text, remarks = _decoded(data)
    # The record is written in UTF-8, with front matter of its own.
    if len(text.encode()) > LIMIT - _SPARE:
        raise _too_large(len(text.encode()))
    if not text.strip():
        raise NotANoteError(phrase("it is empty"))
    document = split(text, Report(""), ())
    if document.table is None:
        # As text it would be published, whatever it says of who may read it.
        raise NotANoteError(phrase("its front matter is broken; mend it first"))
    if not document.table.pairs:
        return Note(body=document.body, remarks=remarks)
    title = _title(document.table.get("title"))
    tags = _tags(document.table.get("tags"))
    kept = [
        key
        for key, value in zip(_KEPT, (title, tags), strict=True)
        if value is not None
    ]
    lines = text.split("\n")[1 : document.body_line - 2]
    return Note(
        title=title,
        tags=tags or (),
        body=document.body,
        preserved=_preserved(document.table, lines, kept),
        remarks=remarks,
    )


def record_text(note: Note, body: str, submitted: date | None, heading: str) -> str:
    """The record: front matter, the body, and what else the note had above it."""
    lines = [FENCE, *_front_matter(note, submitted), FENCE, "", body.strip("\n")]
    if note.preserved:
        # Inside a comment only the closing mark means something.
        kept = note.preserved.replace("-->", "--&gt;")
        lines += ["", f"<!-- {heading}", kept, "-->"]
    return "\n".join(lines) + "\n"


def _too_large(size: int) -> NotANoteError:
    return NotANoteError(
        phrase(
            "it has {size} bytes; {limit} is the most a record may have",
            size=size,
            limit=LIMIT,
        )
    )


def _decoded(data: bytes) -> tuple[str, tuple[Phrase, ...]]:
    remarks: list[Phrase] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        codec, name = guess_encoding(data)
        try:
            text = data.decode(codec).removeprefix("\ufeff")
        except UnicodeDecodeError:
            raise NotANoteError(phrase("it is not text")) from None
        remarks.append(phrase("converted from {encoding}", encoding=name))
    if "\0" in text:
        raise NotANoteError(phrase("it is not text"))
    text = _LINE_ENDS.sub("\n", text)
    text, count = cleaned(text)
    if count:
        remarks.append(
            phrase("invisible control characters left out: {count}", count=count)
        )
    return text, tuple(remarks)


def _title(node: Node | None) -> str | None:
    return node.text.strip() or None if isinstance(node, Scalar) else None


def _tags(node: Node | None) -> tuple[str, ...] | None:
    items = node.items if isinstance(node, Listing) else (node,)
    texts = [item.text for item in items if isinstance(item, Scalar) and item.text]
    return tuple(texts) if texts and len(texts) == len(items) else None


def _preserved(table: Table, lines: list[str], kept: list[str]) -> str:
    """The lines of the front matter but for those of the keys that are kept.

    Where two keys share a line, all of it is preserved.
    """
    starts = [key.line - 1 for key, _ in table.pairs]
    if len(set(starts)) < len(starts):
        return "\n".join(lines)
    ends = [*starts[1:], len(lines)]
    dropped = {
        number
        for (key, _), start, end in zip(table.pairs, starts, ends, strict=True)
        if key.text in kept
        for number in range(start, end)
        if not lines[number].lstrip().startswith("#")
    }
    left = [line for number, line in enumerate(lines) if number not in dropped]
    return "\n".join(left).strip("\n")


def _front_matter(note: Note, submitted: date | None) -> Iterator[str]:
    if note.title is not None:
        yield f"title: {scalar(note.title)}"
    if submitted is not None:
        yield f"submitted: {submitted.isoformat()}"
    if note.tags:
        yield "tags:"
        yield from listing(note.tags)
