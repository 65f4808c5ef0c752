"""A site that a build made aside → looked over, listed, and on the disk."""

from pathlib import Path
from typing import Final

from growthfolio.caching.shelf import Shelf
from growthfolio.model.phrase import N_
from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules.environment import SITE_NOT_WHOLE
from growthfolio.progress import stage
from growthfolio.publishing.durable import settle
from growthfolio.publishing.lending import lend
from growthfolio.publishing.looking import Earlier
from growthfolio.publishing.manifest import MANIFEST, Manifest
from growthfolio.publishing.passing import Passed, remember
from growthfolio.publishing.promise import Promise
from growthfolio.publishing.trouble import OLD
from growthfolio.publishing.verifying import Built, problems_of

_PLAIN_MODE: Final = 0o755
_SAID_AT_ONCE: Final = 3


def finish(folder: Path, place: Path, promise: Promise, shelf: Shelf | None) -> None:
    """Have the site in `folder` ready to take its `place`.

    Raises RefusalError where it does not pass.
    """
    with stage(N_("looking the site over")):
        built = Built.of(folder, promise, Earlier(place=place, shelf=shelf))
        _refuse_what_does_not_pass(built)
        _remember(built, shelf)
    with stage(N_("writing the manifest, and all to the disk")):
        lend(place, folder, built.marks)
        _write_down(folder, place, built)


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


def _write_down(folder: Path, place: Path, built: Built) -> None:
    """Write the manifest, and have everything on the disk."""
    contents = {name: one for name, one in built.contents.items() if name != MANIFEST}
    manifest = Manifest(audience=built.promise.audience, files=contents)
    file = folder / MANIFEST
    # Never into what is there: it might be the old site's as well.
    file.unlink(missing_ok=True)
    file.write_bytes(manifest.text())
    # Who may look into the old site may look into the new one, and nobody else.
    mode = place.stat().st_mode & 0o7777 if place.exists() else _PLAIN_MODE
    folder.chmod(mode)
    settle(folder)
