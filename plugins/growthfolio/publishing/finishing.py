"""A site that a build made aside → looked over, listed, and on the disk."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec import Struct

from growthfolio.caching.shelf import Shelf
from growthfolio.model.phrase import N_
from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules.environment import SITE_NOT_WHOLE
from growthfolio.progress import stage
from growthfolio.publishing.durable import settle
from growthfolio.publishing.left import NOTHING, Found
from growthfolio.publishing.lending import lend
from growthfolio.publishing.looking import Earlier
from growthfolio.publishing.manifest import MANIFEST, Manifest, Mark
from growthfolio.publishing.passing import Passed, remember
from growthfolio.publishing.promise import Promise
from growthfolio.publishing.trouble import OLD
from growthfolio.publishing.verifying import Built, problems_of

_PLAIN_MODE: Final = 0o755
_SAID_AT_ONCE: Final = 3


class Finished(Struct, frozen=True, kw_only=True):
    """A site that may take its place: the hash of its manifest, and its files' marks.

    There are no marks where a file is another than the one that was looked over.
    """

    mark: str
    files: Mapping[str, Mark]


def finish(  # noqa: PLR0913 - what was built, and what is known
    folder: Path,
    place: Path,
    promise: Promise,
    shelf: Shelf | None,
    settled: Mapping[str, Mark] = NOTHING,
    *,
    jobs: int = 0,
) -> Finished:
    """Have the site in `folder` ready to take its `place`.

    Files of the old site that are `settled` are on the disk. `jobs` processes share
    what is to be read. Raises RefusalError where it does not pass.
    """
    with stage(N_("looking the site over")):
        earlier = Earlier(place=place, shelf=shelf)
        built = Built.of(folder, promise, earlier, jobs)
        _refuse_what_does_not_pass(built)
        _remember(built, shelf)
    with stage(N_("writing the manifest, and all to the disk")):
        lend(place, folder, built.marks)
        mark = _write_down(folder, place, built)
        found = Found.at(folder)
        marks = found.marks(folder) if found is not None else NOTHING
        settle(folder, {name for name in marks if settled.get(name) == marks[name]})
    return Finished(mark=mark, files=marks if _are(marks, built) else NOTHING)


def _are(marks: Mapping[str, Mark], built: Built) -> bool:
    """Whether files are those that were looked over, and the manifest."""
    seen = {one.name: (one.own, one.mark) for one in built.seen if one.name != MANIFEST}
    same = all(marks.get(name) in either for name, either in seen.items())
    return same and marks.keys() - seen.keys() == {MANIFEST}


def _refuse_what_does_not_pass(built: Built) -> None:
    problems = problems_of(built)
    if problems:
        said = problems[:_SAID_AT_ONCE]
        raise RefusalError.by_rule(SITE_NOT_WHOLE, problems=said, state=OLD)


def _remember(built: Built, shelf: Shelf | None) -> None:
    """Keep which pages passed; those that did before are on the shelf."""
    fresh = {
        one.name: Passed(one.content.sha256, one.page)
        for one in built.seen
        if one.page is not None and not one.passed
    }
    remember(shelf, built.promise.audience, fresh)


def _write_down(folder: Path, place: Path, built: Built) -> str:
    """Write the manifest, and say its hash."""
    contents = {name: one for name, one in built.contents.items() if name != MANIFEST}
    manifest = Manifest(audience=built.promise.audience, files=contents)
    file = folder / MANIFEST
    # Never into what is there: it might be the old site's as well.
    file.unlink(missing_ok=True)
    text = manifest.text()
    file.write_bytes(text)
    # Who may look into the old site may look into the new one, and nobody else.
    mode = place.stat().st_mode & 0o7777 if place.exists() else _PLAIN_MODE
    folder.chmod(mode)
    return sha256(text).hexdigest()
