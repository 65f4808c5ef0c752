"""Files that change while a site is served: told by the system, and looked for.

MkDocs looks at every file twice a second to see whether one has changed; at 38,000
records one such look takes longer than that. The system can tell of changes by
itself, but not on every disk (a network's, a container's), and not of as many folders
as one likes. So files are looked for all the same, the more seldom the longer it takes.
"""

import logging
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from inspect import signature
from pathlib import Path
from threading import Lock
from time import thread_time
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from msgspec import Struct
from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingEmitter, PollingObserver

if TYPE_CHECKING:  # a web server, which whoever only builds does not load
    from mkdocs.livereload import LiveReloadServer

_INTERVAL: Final = 0.5
"""Seconds between two looks at the files, where a look costs next to nothing: as long
as MkDocs waits."""
_REST: Final = 20
"""How many times as long as a look took nobody looks again."""
_TOLD: Final = (
    *(events.FileCreatedEvent, events.FileModifiedEvent),
    *(events.FileDeletedEvent, events.FileMovedEvent),
    *(events.DirDeletedEvent, events.DirMovedEvent),
)
"""What the system is asked to tell: not that a file was read, or builds would follow
on builds. Folders that go away take their files with them without a word of each."""

State: TypeAlias = tuple[int, int, int, int] | None


class Changes:
    """The files that have changed since somebody last asked."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._paths: set[str] = set()
        self._states: dict[str, State] = {}

    def note(self, paths: tuple[str, ...], *, told: bool) -> bool:
        """Note files that have changed; whether that is news.

        What the system has `told` of is; what was found by looking is no news where
        the file is as it was when the system told of it.
        """
        states = {path: _state(path) for path in paths}
        with self._lock:
            new = {
                path
                for path, state in states.items()
                if told or self._states.get(path, ()) != state
            }
            self._paths |= new
            self._states |= states
        return bool(new)

    def taken(self) -> frozenset[str]:
        """Their paths; from now on they are known."""
        with self._lock:
            paths, self._paths = frozenset(self._paths), set()
        return paths


def watch(server: "LiveReloadServer", paths: Iterable[str]) -> Changes | None:
    """Have the system tell a server of changes, at paths it watches and what follows.

    None where the server does not watch as we know it: then it watches as it does.
    """
    if not isinstance(getattr(server, "observer", None), PollingObserver):
        return None
    changes = Changes()
    watched = [path for path in paths for _ in _unwatched(server, path)]
    server.observer = cast("PollingObserver", Watching(server.observer, changes))
    for path in watched:
        server.watch(path)
    return changes


def _unwatched(server: "LiveReloadServer", path: str) -> Iterator[None]:
    """As often as the server was to watch a path; it does no longer."""
    with suppress(KeyError):
        while True:
            server.unwatch(path)
            yield


class Watches(Struct, frozen=True):
    """How a path is watched: what the system tells of it, if it does, and looks."""

    told: ObservedWatch | None
    looked: ObservedWatch


class Watching:
    """Stands in for a server's own observer, and starts and stops that as well."""

    def __init__(self, own: BaseObserver, changes: Changes) -> None:
        self._own = own
        self.changes = changes
        self._telling = _telling()
        self._looking = BaseObserver(_Seldom, timeout=_INTERVAL)

    def schedule(
        self,
        handler: events.FileSystemEventHandler,
        path: str,
        *,
        recursive: bool = False,
    ) -> Watches:
        """Tell a handler of what changes at a path, or below it."""
        told = None
        if self._telling is not None:
            told = self._telling.schedule(
                _Forwarding(handler, self.changes, told=True),
                path,
                recursive=recursive,
                event_filter=[*_TOLD],
            )
        looked = self._looking.schedule(
            _Forwarding(handler, self.changes, told=False), path, recursive=recursive
        )
        return Watches(told, looked)

    def unschedule(self, watches: Watches) -> None:
        """Tell nobody of it any more."""
        if watches.told is not None and self._telling is not None:
            self._telling.unschedule(watches.told)
        self._looking.unschedule(watches.looked)

    def start(self) -> None:
        """Begin; where the system cannot tell, files are looked for as ever."""
        if self._telling is not None:
            try:
                self._telling.start()
            except OSError:
                self._telling.stop()
                self._telling = None
        for emitter in self._looking.emitters:
            cast("_Seldom", emitter).rest = _REST if self._telling is not None else 0
        self._looking.start()
        self._own.start()

    def stop(self) -> None:
        """Stop all of it."""
        # Those who are still waiting to be told something complain of that.
        logging.getLogger("watchdog").addHandler(logging.NullHandler())
        for one in self._all():
            one.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait until all has stopped."""
        for one in self._all():
            if one.is_alive():
                one.join(timeout)

    def is_alive(self) -> bool:
        """Whether something may still be told."""
        return any(one.is_alive() for one in self._all())

    def _all(self) -> tuple[BaseObserver, ...]:
        telling = (self._telling,) if self._telling is not None else ()
        return (*telling, self._looking, self._own)


class _Seldom(PollingEmitter):
    """Looks at the files again only after a multiple of the time a look takes."""

    rest: float = _REST
    _took: float = 0

    def queue_events(self, timeout: float) -> None:
        begun = thread_time()
        super().queue_events(max(timeout, self.rest * self._took))
        self._took = thread_time() - begun


class _Forwarding(events.FileSystemEventHandler):
    """Tells another handler of files that have changed, and notes which."""

    def __init__(
        self, to: events.FileSystemEventHandler, changes: Changes, *, told: bool
    ) -> None:
        self._to, self._changes, self._told = to, changes, told

    def dispatch(self, event: events.FileSystemEvent) -> None:
        if event.is_directory and not (
            self._told
            and isinstance(event, events.DirDeletedEvent | events.DirMovedEvent)
        ):
            return
        paths = tuple(os.fsdecode(one) for one in (event.src_path, event.dest_path))
        if self._changes.note(tuple(filter(None, paths)), told=self._told):
            # A server takes no notice of folders.
            gone = events.FileDeletedEvent(event.src_path)
            self._to.dispatch(gone if event.is_directory else event)


def _telling() -> BaseObserver | None:
    """What has the system tell of changes; None where it cannot, or is not known to.

    Elsewhere than on Linux nobody has tried it.
    """
    filters = "event_filter" in signature(BaseObserver.schedule).parameters
    if sys.platform != "linux" or Observer is PollingObserver or not filters:
        return None
    try:
        return Observer(timeout=_INTERVAL)
    except OSError:
        return None


def _state(path: str) -> State:
    try:
        found = Path(path).lstat()
    except (OSError, ValueError):
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
