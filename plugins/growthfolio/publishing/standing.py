"""A site in its place → whether it is, byte for byte, the one a build left there."""

from hashlib import sha256
from pathlib import Path

from growthfolio.model.phrase import N_
from growthfolio.model.refusal import RefusalError
from growthfolio.progress import stage
from growthfolio.publishing.comparing import compare
from growthfolio.publishing.left import Found, Left, clock
from growthfolio.publishing.leftovers import sweep
from growthfolio.publishing.lock import hold
from growthfolio.publishing.manifest import MANIFEST
from growthfolio.publishing.place import refuse_no_place


def mark_of(place: Path) -> str | None:
    """The hash of a site's manifest; None where there is none to be read."""
    try:
        return sha256((place / MANIFEST).read_bytes()).hexdigest()
    except OSError:
        return None


def stands(site: Path, mark: str, root: Path) -> bool:
    """Whether the site with this mark lies there, with all its files and no others.

    Raises RefusalError where another build is at work, or no site may lie there.
    """
    place = site.resolve()
    if mark_of(place) != mark:
        return False
    refuse_no_place(place, root.resolve())
    with hold(place), stage(N_("looking the site over")):
        sweep(place)
        left, found = Left(root), Found.at(place)
        return left.has(place, mark, found) or _is_whole(place, mark, left, found)


def _is_whole(place: Path, mark: str, left: Left, found: Found | None) -> bool:
    """The same, by all that is in its files; how they were `found` is noted then."""
    now = clock(place)
    try:
        _, differences = compare(place)
    except (RefusalError, OSError):
        return False
    if differences or mark_of(place) != mark:
        return False
    left.note(place, mark, found, now)
    return True
