"""A site that is served, and built again when something changes: without MkDocs.

MkDocs makes the whole site for every record that is saved. Here pages that are others
than before go into what it has made around them. Where anything else may have changed,
or nobody knows what has, MkDocs builds, as ever.
"""

import gc
import logging
from collections.abc import Callable, Collection
from pathlib import Path
from threading import Timer
from time import perf_counter
from typing import Final, Protocol

from growthfolio.caching.shelf import Shelf
from growthfolio.hosts.frame import Frame
from growthfolio.hosts.framing import DoesNotFitError
from growthfolio.hosts.planning import HostPlan, plan_for_host
from growthfolio.hosts.served import Means, Served, become
from growthfolio.loading.root import FOLDERS
from growthfolio.model.phrase import N_
from growthfolio.model.refusal import RefusalError
from growthfolio.rendering import BrokenFragmentError, Workers
from growthfolio.words import speech

log = logging.getLogger("mkdocs.plugins.growthfolio")

_FRAMES: Final = 4
"""How many frames are at hand: of a site with errors, and without."""
_SOON: Final = 1.0
"""Seconds after which whoever saved something has it before them."""


class Host(Protocol):
    """What the plugin knows, and does, for a site that is served."""

    programme: Path
    watched: bool
    ahead: HostPlan | None
    """What is planned already, for the next time MkDocs builds."""

    @property
    def workers(self) -> Workers:
        """Who renders."""

    def key(self) -> str | None:
        """One hash of all that MkDocs goes by; None where that cannot be told."""

    def shelf(self) -> Shelf:
        """What is kept of earlier builds."""

    def served(self) -> Served | None:
        """What MkDocs has built, if that is known."""

    def tell(self, plan: HostPlan) -> None:
        """Tell whoever serves what was found."""


class Serving:
    """Builds a site that is served in a `folder`, each time something has changed.

    `build` has MkDocs do it, which has done so once; `changes` are the paths of what
    has changed since they were last asked for.
    """

    def __init__(
        self,
        host: Host,
        folder: Path,
        build: Callable[[], object],
        changes: Callable[[], Collection[str]],
    ) -> None:
        self._host, self._folder = host, folder
        self._build, self._changes = build, changes
        self._frames: tuple[Frame, ...] = ()
        self._served: Served | None = None
        self._key = ""
        self._learn()
        _tidy_up_soon()

    def __call__(self) -> None:
        """Build it again."""
        changes, served = self._changes(), self._served
        self._served = None
        if served is not None and all(map(self._is_written, changes)):
            self._served = self._refilled(served)
        if self._served is None:
            self._build()
            self._learn()
        _tidy_up_soon()

    def _refilled(self, served: Served) -> Served | None:
        """The site in a frame that is at hand; None where MkDocs has to build."""
        begun, host, choices = perf_counter(), self._host, served.frame.choices
        if served.key != host.key():
            return None
        shelf = host.shelf()
        workers = host.workers
        means = Means(root=host.programme.parent, workers=workers, shelf=shelf)
        try:
            plan = host.ahead = plan_for_host(
                host.programme,
                audience=choices.audience,
                today=choices.today,
                watched=host.watched,
                shelf=shelf,
                jobs=workers.jobs,
            )
            if (frame := self._frame_of(plan)) is None:
                return None
            found = become(self._folder, served, frame, plan.site, means)
        except (DoesNotFitError, BrokenFragmentError, RefusalError, OSError):
            return None  # MkDocs tells what is wrong, if it still is
        finally:
            shelf.close()
        host.ahead = None
        host.tell(plan)
        text = N_("Built without MkDocs in {seconds} seconds")
        seconds = f"{perf_counter() - begun:.2f}"
        log.info(speech(plan.site.language).fill(text, {"seconds": seconds}))
        return found

    def _frame_of(self, plan: HostPlan) -> Frame | None:
        """The frame of what is planned, if it is at hand and that is to be built."""
        frame = next((one for one in self._frames if one.fits(plan.site)), None)
        if frame is None or self._host.watched:
            return frame
        return None if plan.refuses(strict=frame.choices.strict) else frame

    def _learn(self) -> None:
        """Have the frame that MkDocs has just made at hand."""
        served = self._served = self._host.served()
        if served is None or served.key != self._key:
            self._frames = ()
        if served is not None:
            self._key, frame = served.key, served.frame
            others = (one for one in self._frames if one.made_for != frame.made_for)
            self._frames = (frame, *others)[:_FRAMES]

    def _is_written(self, path: str) -> bool:
        """Whether somebody of the programme writes what is at a path."""
        root, found = self._host.programme.parent, Path(path)
        lies = found.parent.resolve() / found.name
        return lies == self._host.programme or any(
            lies.is_relative_to(root / folder) for folder in FOLDERS
        )


def _tidy_up_soon() -> None:
    """Have what is left of an earlier site thrown away, once nobody waits for the next.

    Python does not by itself: the stages keep it from looking through all they make.
    """
    timer = Timer(_SOON, gc.collect)
    timer.daemon = True
    timer.start()
