"""Builds sites beside their places and puts each there whole."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from growthfolio.caching.shelf import Shelf
from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules.environment import CHANGED_WHILE_BUILDING
from growthfolio.publishing.durable import settle_names
from growthfolio.publishing.exchange import put
from growthfolio.publishing.finishing import finish
from growthfolio.publishing.left import Left
from growthfolio.publishing.leftovers import aside, sweep
from growthfolio.publishing.lock import hold
from growthfolio.publishing.place import refuse_no_place
from growthfolio.publishing.promise import Promise
from growthfolio.publishing.standing import mark_of
from growthfolio.publishing.trouble import NEW, OLD, telling

Build: TypeAlias = Callable[[Path], Promise]
"""Fills an empty folder with a site, and says what is in it."""

LEFT_NOTHING: Final = Left(None)


def publish(
    sites: Mapping[Path, Build],
    root: Path,
    shelf: Shelf | None = None,
    left: Left = LEFT_NOTHING,
    jobs: int = 0,
) -> None:
    """Let each build fill a folder, then put all of them in their places.

    A page that passed before, as the `shelf` remembers it, is not read again; what
    the old site holds as well is taken from there. What a build `left` as it is now
    is on the disk. `jobs` processes share what is to be looked over.

    None is put in its place before all are built and have passed. Whatever fails,
    each place holds its old site or its new one, whole. Raises RefusalError: where
    another build is at work, where a place holds something other than a site,
    where a site does not pass, where the machine fails.
    """
    places = {place.resolve(): build for place, build in sites.items()}
    for place in places:
        refuse_no_place(place, root.resolve())
    with ExitStack() as stack:
        made = [
            stack.enter_context(_made(place, build, shelf, left, jobs))
            for place, build in places.items()
        ]
        for site in made:
            _refuse_changes(site)
        for site in made:
            _put(site)


class _Made(Struct, frozen=True, kw_only=True):
    """A site that may take its place."""

    folder: Path
    place: Path
    promise: Promise


@contextmanager
def _made(
    place: Path, build: Build, shelf: Shelf | None, left: Left, jobs: int
) -> Iterator[_Made]:
    """The site a build made, beside its place; what is left there is removed."""
    with ExitStack() as stack:
        with telling(place, OLD):
            place.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(hold(place))
            sweep(place)
            settled = left.marks(place, mark_of(place))
            folder = aside(place)
        # After the exchange it is the old site that lies there.
        stack.callback(_tidy, place)
        with telling(place, OLD, folder):
            promise = build(folder)
            finished = finish(folder, place, promise, shelf, settled, jobs=jobs)
        yield _Made(folder=folder, place=place, promise=promise)
        # To remove the old site changes how those files look that were its as well.
        _tidy(place)
        with suppress(OSError):  # then the next build reads all of it
            left.note_built(place, finished.mark, finished.files)


def _refuse_changes(site: _Made) -> None:
    changed = site.promise.sources.changed()
    if changed is not None:
        raise RefusalError.by_rule(CHANGED_WHILE_BUILDING, path=changed, state=OLD)


def _put(site: _Made) -> None:
    with telling(site.place, OLD):
        put(site.folder, site.place)
    with telling(site.place, NEW):
        settle_names(site.place.parent)


def _tidy(place: Path) -> None:
    with suppress(OSError):  # the next build tries again, and says why it cannot
        sweep(place)
