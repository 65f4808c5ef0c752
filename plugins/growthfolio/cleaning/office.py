"""Slides, documents and sheets of the Office Open XML kind → what is to be seen.

Kept is what relationships lead to, from the document's main part on: slides with
their notes, texts, sheets, pictures. Properties, previews, remarks, earlier versions
and the names of those who made them are not.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from growthfolio.cleaning import archive
from growthfolio.cleaning.archive import Room, unpack
from growthfolio.cleaning.markup import Fate, Judge, names, rewrite
from growthfolio.cleaning.problem import NotCleanableError, Writer, broken
from growthfolio.cleaning.relations import (
    Relation,
    cleaned_relations,
    relations,
    rels_of,
)
from growthfolio.model.phrase import phrase
from growthfolio.model.rules import files as rules

TYPES: Final = "[Content_Types].xml"


_MAIN: Final = {
    "pptx": "presentationml.presentation.main+xml",
    "docx": "wordprocessingml.document.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
}
_MARKUP: Final = (".xml", ".rels", ".vml")
# Remarks, changes and their authors, where they stand within the text.
_DROPPED: Final = {
    "docx": names(
        "commentRangeStart commentRangeEnd commentReference rsids del moveFrom"
        " moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
        " rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange"
        " tcPrChange tblGridChange numberingChange cellIns cellDel cellMerge docVars"
        " mailMerge attachedTemplate trackRevisions dataBinding customXmlInsRangeStart"
        " customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
        " customXmlMoveFromRangeStart customXmlMoveFromRangeEnd"
        " customXmlMoveToRangeStart customXmlMoveToRangeEnd"
    ),
    "pptx": frozenset(("tag",)),
    "xlsx": frozenset(
        ("fileSharing", "revisionPtr", "customWorkbookViews", "customSheetViews")
    ),
}
_UNWRAPPED: Final = {"docx": frozenset(("ins", "moveTo"))}
# Second versions of pictures, and the folder a workbook was saved in.
_AROUND: Final = frozenset(("svgBlip", "imgProps", "absPath"))
_REFERS: Final = re.compile(r"\w+:(?:id|embed|link|pict)")
_MADE_BY: Final = re.compile(
    rb"\s\w+:(?:rsid\w*|author|initials|date)\s*=\s*(?:\"[^\"]*\"|'[^']*')"
)
# Offices put down where on somebody's disk a picture was.
_DISK: Final = re.compile(
    rb"(\s(?:descr|title|name|alt)\s*=\s*)([\"'])(?:file:|[A-Za-z]:[\\/]|\\\\)[^\"']*\2"
)
_PRINTER: Final = re.compile(rb"\s\w+:id\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def prepare(
    data: bytes, kind: str, inside: Callable[[str, bytes], Writer], room: Room
) -> Writer:
    """What writes the clean copy of an office document of a kind."""
    members = unpack(data, room)
    main = _main_part(members, kind)
    parts = _Parts(members, kind, inside)
    parts.follow(main)
    writers = {TYPES: parts.types(), **dict(parts.writers())}
    return lambda: archive.pack({name: write() for name, write in writers.items()})


def _main_part(members: Mapping[str, bytes], kind: str) -> str:
    """The part everything else hangs on, if the document is what it is called."""
    types = _content_types(members.get(TYPES, b""))
    if any("macroenabled" in one.lower() for one in types.values()):
        raise NotCleanableError(rules.ACTIVE_ATTACHMENT)
    found = [one for one in relations("", members) if one.kind == "officedocument"]
    for one in found:
        if types.get(one.target.lower(), "").endswith(_MAIN[kind]):
            return one.target
    raise NotCleanableError(rules.WRONG_CONTENT, kind=kind)


def _content_types(data: bytes) -> dict[str, str]:
    """What each part is said to be, by its name in small letters."""
    found: dict[str, str] = {}

    def note(_: str, attributes: Mapping[str, str]) -> Fate:
        key = attributes.get("PartName", attributes.get("Extension", ""))
        found[key.lstrip("/").lower()] = attributes.get("ContentType", "")
        return Fate.KEEP

    if not data:
        raise broken(phrase("it is no office document"))
    rewrite(data, note)
    return found


class _Parts:
    """The parts that are kept, as they are found by following relationships."""

    def __init__(
        self,
        members: Mapping[str, bytes],
        kind: str,
        inside: Callable[[str, bytes], Writer],
    ) -> None:
        self._members, self._kind, self._inside = members, kind, inside
        self._names = {name.lower(): name for name in members}
        self._kept: dict[str, dict[str, Relation]] = {}
        self._gone: dict[str, frozenset[str]] = {}

    def follow(self, main: str) -> None:
        """Find every part that hangs on the main one."""
        start = [one for one in relations("", self._members) if one.target == main]
        self._kept[""] = {one.id: one for one in start[:1]}
        self._gone[""] = frozenset()
        waiting = [main]
        while waiting:
            name = self._names.get(waiting.pop().lower())
            if name is None or name in self._kept:
                continue
            found = tuple(relations(name, self._members))
            kept = [one for one in found if not self._is_left_out(one)]
            self._kept[name] = {one.id: one for one in kept}
            self._gone[name] = frozenset(one.id for one in found) - {
                one.id for one in kept
            }
            waiting += [one.target for one in kept if not one.external]

    def types(self) -> Writer:
        """The list of what the parts are, without those that are gone."""

        def judge(name: str, attributes: Mapping[str, str]) -> Fate:
            part = attributes.get("PartName", "").lstrip("/").lower()
            is_kept = self._names.get(part) in self._kept
            return Fate.DROP if name == "Override" and not is_kept else Fate.KEEP

        data = rewrite(self._members[TYPES], judge)
        return lambda: data

    def writers(self) -> Iterator[tuple[str, Writer]]:
        """What writes each part that is kept, and its relationships."""
        for name in sorted(self._kept):
            if name:
                yield name, self._writer(name)
            if (rels := self._members.get(rels_of(name))) is not None:
                yield rels_of(name), _same(cleaned_relations(rels, self._kept[name]))

    def _is_left_out(self, one: Relation) -> bool:
        if one.kind == "vmldrawing":
            drawing = self._members.get(self._names.get(one.target.lower(), ""), b"")
            kinds = set(re.findall(rb"ObjectType=[\"'](\w+)", drawing))
            return kinds == {b"Note"}  # the frames of remarks
        return one.left_out

    def _writer(self, name: str) -> Writer:
        data = self._members[name]
        if name.lower().endswith(_MARKUP):
            judge = _judge(self._kind, self._gone[name])
            return _same(rewrite(data, judge, _mend(self._gone[name])))
        return self._inside(name, data)


def _same(data: bytes) -> Writer:
    return lambda: data


def _judge(kind: str, gone: frozenset[str]) -> Judge:
    dropped, unwrapped = _DROPPED[kind], _UNWRAPPED.get(kind, frozenset())

    def judge(name: str, attributes: Mapping[str, str]) -> Fate:
        if name in dropped:
            return Fate.DROP
        if name in unwrapped:
            return Fate.UNWRAP
        if name in _AROUND:
            return Fate.DROP_AROUND
        if name == "ddeLink":
            raise NotCleanableError(rules.ACTIVE_ATTACHMENT)
        if gone and name != "pageSetup":
            for key, value in attributes.items():
                if value in gone and _REFERS.fullmatch(key):
                    return Fate.DROP
        return Fate.KEEP

    return judge


def _mend(gone: frozenset[str]) -> Callable[[bytes], bytes]:
    def mend(tag: bytes) -> bytes:
        if b"rsid" in tag or b":author" in tag or b":date" in tag:
            tag = _MADE_BY.sub(b"", tag)
        if b"\\" in tag or b":/" in tag:
            tag = _DISK.sub(rb"\1\2\2", tag)
        if gone and b"pageSetup" in tag:
            tag = _PRINTER.sub(b"", tag)
        return tag

    return mend
