"""OpenDocument texts, slides and sheets → what is to be seen."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from growthfolio.cleaning import archive
from growthfolio.cleaning.archive import Room
from growthfolio.cleaning.markup import Fate, names, rewrite
from growthfolio.cleaning.problem import NotCleanableError, Writer
from growthfolio.model.rules import files as rules

_TYPES: Final = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "odp": b"application/vnd.oasis.opendocument.presentation",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
_MANIFEST: Final = "META-INF/manifest.xml"
_CONTENT: Final = re.compile(r"(?:[^/]+/)?(?:content|styles)\.xml")
_SHOWN: Final = re.compile(r"(?:[^/]+/)?(?:Pictures|media)/[^/]+\.\w+", re.IGNORECASE)
_RUNS: Final = re.compile(r"(?:Basic|Scripts)/.", re.IGNORECASE)
_DROPPED: Final = names(
    "annotation annotation-end tracked-changes change change-start change-end scripts"
    " event-listeners dde-source dde-connection-decls"
)
_DISK: Final = re.compile(rb"(\s\w+:href\s*=\s*)([\"'])(?:file:|/|\.\./\.\./)[^\"']*\2")


def prepare(
    data: bytes, kind: str, inside: Callable[[str, bytes], Writer], room: Room
) -> Writer:
    """What writes the clean copy of an OpenDocument of a kind."""
    members = archive.unpack(data, room)
    if members.get("mimetype", b"").strip() != _TYPES[kind]:
        raise NotCleanableError(rules.WRONG_CONTENT, kind=kind)
    if b"encryption-data" in members.get(_MANIFEST, b""):
        raise NotCleanableError(rules.ENCRYPTED_ATTACHMENT)
    if any(_RUNS.match(name) for name in members):
        raise NotCleanableError(rules.ACTIVE_ATTACHMENT)
    writers = dict(_writers(members, inside))
    return lambda: archive.pack({name: write() for name, write in writers.items()})


def _writers(
    members: Mapping[str, bytes], inside: Callable[[str, bytes], Writer]
) -> Iterator[tuple[str, Writer]]:
    yield "mimetype", members["mimetype"].strip
    kept = []
    for name, data in sorted(members.items()):
        if _CONTENT.fullmatch(name):
            kept.append(name)
            yield name, _same(rewrite(data, _judge, _mend))
        elif _SHOWN.fullmatch(name):
            kept.append(name)
            yield name, inside(name, data)
    if _MANIFEST in members:
        yield _MANIFEST, _same(_manifest(members[_MANIFEST], frozenset(kept)))


def _manifest(data: bytes, kept: frozenset[str]) -> bytes:
    def judge(name: str, attributes: Mapping[str, str]) -> Fate:
        path = attributes.get("manifest:full-path", "/")
        holds = path.endswith("/") and any(one.startswith(path) for one in kept)
        is_kept = path == "/" or path in kept or holds
        return Fate.KEEP if name != "file-entry" or is_kept else Fate.DROP

    return rewrite(data, judge)


def _judge(name: str, _: Mapping[str, str]) -> Fate:
    return Fate.DROP if name in _DROPPED else Fate.KEEP


def _mend(tag: bytes) -> bytes:
    return _DISK.sub(rb"\1\2#\2", tag) if b"href" in tag else tag


def _same(data: bytes) -> Writer:
    return lambda: data
