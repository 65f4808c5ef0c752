"""A published folder and its manifest → what is not as it was built."""

from collections.abc import Mapping
from pathlib import Path

from growthfolio.model.finding import Finding
from growthfolio.model.phrase import N_, Phrase, phrase
from growthfolio.model.place import Place
from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules.environment import NO_MANIFEST, SITE_DAMAGED
from growthfolio.publishing.manifest import (
    MANIFEST,
    BrokenManifestError,
    Content,
    Manifest,
    content_of,
    names_in,
)
from growthfolio.publishing.several import FEW_TO_READ, each_of


def compare(folder: Path) -> tuple[int, tuple[Finding, ...]]:
    """How many files a site's manifest lists, and what differs, sorted by path.

    Raises RefusalError where there is no manifest.
    """
    try:
        text = (folder / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise RefusalError.by_rule(
            NO_MANIFEST, path=str(folder), name=MANIFEST
        ) from error
    try:
        manifest = Manifest.read(text)
    except BrokenManifestError:
        return 0, (_finding(MANIFEST, phrase("the manifest is damaged"), _AGAIN),)
    found = frozenset(names_in(folder)) - {MANIFEST}
    listed = sorted(found & manifest.files.keys())
    contents = each_of(lambda name: _content(f"{folder}/{name}"), listed, FEW_TO_READ)
    now = dict(zip(listed, contents, strict=True))
    names = sorted(found | manifest.files.keys())
    differences = (_difference(name, manifest, now) for name in names)
    return len(manifest.files), tuple(one for one in differences if one is not None)


_AGAIN = Phrase(N_("build the site again, or copy it again in whole"))
_DELETE = Phrase(N_("delete it, if it is not yours to keep"))


def _difference(
    name: str, manifest: Manifest, now: Mapping[str, Content | None]
) -> Finding | None:
    if name not in manifest.files:
        return _finding(name, phrase("the build did not make this file"), _DELETE)
    content = now.get(name)
    if content is None:
        return _finding(name, phrase("this file is missing"), _AGAIN)
    if content != manifest.files[name]:
        return _finding(name, phrase("this file was changed"), _AGAIN)
    return None


def _content(path: str) -> Content | None:
    try:
        return content_of(path)
    except FileNotFoundError:
        return None  # it went away while we looked


def _finding(name: str, problem: Phrase, remedy: Phrase) -> Finding:
    return Finding(
        rule=SITE_DAMAGED, place=Place(name), values={"problem": problem}, help=remedy
    )
