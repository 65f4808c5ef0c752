"""The relationships of an office document: which of its parts hang together.

A part that no relationship leads to is nothing anybody sees, and is not kept.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from msgspec import Struct

from growthfolio.cleaning.markup import Fate, names, rewrite
from growthfolio.cleaning.problem import NotCleanableError
from growthfolio.model.rules import files as rules

# What a document says beside itself, by the last word of a relationship's type:
# properties, previews, remarks and who made them, earlier versions, signatures,
# where data and templates come from, what is drawn a second time in other ways.
_LEFT_OUT: Final = names(
    "core-properties extended-properties custom-properties thumbnail comments"
    " commentauthors commentsextended commentsids commentsextensible people authors"
    " author person persons threadedcomment customxml customxmlprops revisioninfo"
    " changesinfo usernames revisionheaders revisionlog connections querytable"
    " printersettings origin signature classificationlabels extensibility"
    " attachedtemplate documenttasks tasks customproperty hdphoto xmlmaps"
    " mailmergesource mailmergeheadersource"
)
_RUNS: Final = names(
    "vbaproject wordvbadata control activexcontrolbinary xlmacrosheet xlintlmacrosheet"
)
_ELSEWHERE: Final = re.compile(r"https?://|mailto:|#", re.IGNORECASE)
_TARGET: Final = re.compile(rb"(\sTarget\s*=\s*)(\"[^\"]*\"|'[^']*')")


class Relation(Struct, frozen=True, kw_only=True):
    """One relationship of a part; `kind` is the last word of its type.

    `target` is the part it leads to, or an address where it is `external`.
    """

    id: str
    kind: str
    target: str
    external: bool

    @property
    def left_out(self) -> bool:
        """Whether it is taken out, and with it what only it leads to."""
        return self.kind in _LEFT_OUT or (
            not self.external and self.target.lower().endswith(".svg")
        )


def rels_of(part: str) -> str:
    """Where the relationships of a part are written."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(part: str, members: Mapping[str, bytes]) -> Iterator[Relation]:
    """The relationships of a part, `""` for those of the whole document."""
    found: list[Mapping[str, str]] = []

    def note(name: str, attributes: Mapping[str, str]) -> Fate:
        if name == "Relationship":
            found.append(attributes)
        return Fate.KEEP

    rewrite(members.get(rels_of(part), b"<none/>"), note)
    for one in found:
        kind = one.get("Type", "").rpartition("/")[2].lower()
        if kind in _RUNS:
            raise NotCleanableError(rules.ACTIVE_ATTACHMENT)
        external = one.get("TargetMode", "") == "External"
        target = one.get("Target", "")
        if not external:
            target = _resolved(part, target)
        yield Relation(
            id=one.get("Id", ""), kind=kind, target=target, external=external
        )


def _resolved(part: str, target: str) -> str:
    inside = posixpath.join("/", posixpath.dirname(part), unquote(target))
    return posixpath.normpath(inside).lstrip("/")


def cleaned_relations(data: bytes, kept: Mapping[str, Relation]) -> bytes:
    """Relationships as written, those in `kept`; none leads onto somebody's disk."""

    def judge(name: str, attributes: Mapping[str, str]) -> Fate:
        gone = name == "Relationship" and attributes.get("Id") not in kept
        return Fate.DROP if gone else Fate.KEEP

    def mend(tag: bytes) -> bytes:
        one = kept.get(_id(tag))
        if one is None or not one.external or _may_lead(one):
            return tag
        return _TARGET.sub(rb'\1"about:blank"', tag)

    return rewrite(data, judge, mend)


def _id(tag: bytes) -> str:
    match = re.search(rb"\sId\s*=\s*[\"']([^\"']*)", tag)
    return match[1].decode("utf-8", "replace") if match else ""


def _may_lead(one: Relation) -> bool:
    """Whether an address is one to click on; what opens by itself is none."""
    return one.kind == "hyperlink" and _ELSEWHERE.match(one.target) is not None
