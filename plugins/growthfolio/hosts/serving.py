"""A site that is served, and built again when something changes: without MkDocs.

MkDocs makes the whole site for every record that is saved. Here pages that are others
than before go into what it has made around them. Where anything else may have changed,
or nobody knows what has, MkDocs builds, as ever.
"""

import gc
import logging
from collections.abc import Callable, Collection, Iterable
from contextlib import closing
from pathlib import Path
from threading import Timer
from time import perf_counter
from typing import Final

from growthfolio.caching.shelf import Shelf
from growthfolio.hosts.frame import Frame
from growthfolio.hosts.framing import DoesNotFitError
from growthfolio.hosts.options import Chosen
from growthfolio.hosts.planning import HostPlan, plan_for_host
from growthfolio.hosts.preparing import tell
from growthfolio.hosts.served import Served, become
from growthfolio.model.phrase import N_
from growthfolio.model.refusal import RefusalError
from growthfolio.rendering import BrokenFragmentError
from growthfolio.words import speech

log = logging.getLogger("mkdocs.plugins.growthfolio")

_FRAMES: Final = 4
"""How many frames are at hand: of a site with errors, and without."""
_SOON: Final = 1.0
"""Seconds after which whoever saved something has it before them."""


class Serving:
    """Builds a site that is served in a `folder`, each time something has changed.

    `build` has MkDocs do it, which has done so once, and tells it what is planned
    already; `built` is what came of that, where it is known. `changes` are the paths of
    what has changed since they were last asked for.
    """

    def __init__(
        self,
        folder: Path,
        build: Callable[[HostPlan | None], object],
        built: Callable[[], Served | None],
        changes: Callable[[], Collection[str]],
    ) -> None:
        self._folder = folder
        self._build, self._built, self._changes = build, built, changes
        self._frames: tuple[Frame, ...] = ()
        self._served: Served | None = None
        self._ahead: HostPlan | None = None
        self._key = ""
        self._learn()
        _tidy_up_soon()

    def __call__(self) -> None:
        """Build it again."""
        changes, served = self._changes(), self._served
        self._served = self._ahead = None
        if served is not None and _are_written(changes, served.chosen):
            self._served = self._refilled(served)
        if self._served is None:
            ahead, self._ahead = self._ahead, None
            self._build(ahead)
            self._learn()
        _tidy_up_soon()

    def _refilled(self, served: Served) -> Served | None:
        """The site in a frame that is at hand; None where MkDocs has to build."""
        begun, chosen = perf_counter(), served.chosen
        if served.key != chosen.key():
            return None
        with closing(chosen.shelf()) as shelf:
            try:
                plan = self._ahead = _planned(chosen, shelf)
                if (frame := self._frame_of(plan, chosen)) is None:
                    return None
                found = become(self._folder, served, frame, plan.site, shelf)
            except (DoesNotFitError, BrokenFragmentError, RefusalError, OSError):
                return None  # MkDocs tells what is wrong, if it still is
        self._ahead = None
        tell(plan, chosen)
        text = N_("Built without MkDocs in {seconds} seconds")
        seconds = f"{perf_counter() - begun:.2f}"
        log.info(speech(plan.site.language).fill(text, {"seconds": seconds}))
        return found

    def _frame_of(self, plan: HostPlan, chosen: Chosen) -> Frame | None:
        """The frame of what is planned, if it is at hand and that is to be built."""
        if not chosen.watched and plan.refuses(strict=chosen.strict):
            return None
        return next((one for one in self._frames if one.fits(plan.site)), None)

    def _learn(self) -> None:
        """Have the frame that MkDocs has just made at hand."""
        served = self._served = self._built()
        if served is None or served.key != self._key:
            self._frames = ()
        if served is not None:
            self._key, frame = served.key, served.frame
            others = (one for one in self._frames if one.made_for != frame.made_for)
            self._frames = (frame, *others)[:_FRAMES]


def _planned(chosen: Chosen, shelf: Shelf) -> HostPlan:
    return plan_for_host(
        chosen.programme,
        audience=chosen.audience,
        today=chosen.today,
        watched=chosen.watched,
        shelf=shelf,
        jobs=chosen.workers.jobs,
    )


def _are_written(changes: Iterable[str], chosen: Chosen) -> bool:
    """Whether all that has changed is what people of the programme write."""
    return all(
        any(_place(path).is_relative_to(one) for one in chosen.written)
        for path in changes
    )


def _place(path: str) -> Path:
    """Where something lies; a link there is not what it leads to."""
    found = Path(path)
    return found.parent.resolve() / found.name


def _tidy_up_soon() -> None:
    """Have what is left of an earlier site thrown away, once nobody waits for the next.

    Python does not by itself: the stages keep it from looking through all they make.
    """
    timer = Timer(_SOON, gc.collect)
    timer.daemon = True
    timer.start()
