"""Files that change are told of once, by the system or by whoever looks for them."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import move

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileModifiedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter, PollingObserver

from growthfolio.hosts import watching
from growthfolio.hosts.watching import Changes, Watching, watch
from planting import put

Wait = Callable[[str], list[str]]


class Heard(FileSystemEventHandler):
    """Notes what files it is told of, as a server would."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def on_any_event(self, event: FileSystemEvent) -> None:
        """A server takes no notice of folders."""
        if not event.is_directory:
            self.paths += [str(event.src_path), str(event.dest_path)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Some files in folders."""
    return put(tmp_path, {"in/ada/a.md": "A", "in/bai/b.md": "B", "out/c.md": "C"})


@pytest.fixture
def wait(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wait]:
    """Waits until the system tells of a path; gives all that it told of."""
    if sys.platform != "linux":
        pytest.skip("elsewhere files are looked for")
    monkeypatch.setattr(watching, "_INTERVAL", 60.0)  # nobody looks
    heard, observer = Heard(), Watching(PollingObserver(), Changes())
    observer.schedule(heard, str(root / "in"), recursive=True)
    observer.start()

    def wait_for(path: str) -> list[str]:
        until = time.monotonic() + 20
        while str(root / path) not in heard.paths and time.monotonic() < until:
            time.sleep(0.01)
        found = [
            path.removeprefix(f"{root}/")
            for path in dict.fromkeys(heard.paths)
            if path.startswith(f"{root}/")
        ]
        assert path in found
        heard.paths.clear()
        return found

    yield wait_for
    observer.stop()
    observer.join()
    assert not observer.is_alive()


def replace(root: Path) -> str:
    """A file is put in another's place, as editors do."""
    (root / "in/ada/a.md~").write_text("Another", "utf-8")
    (root / "in/ada/a.md~").replace(root / "in/ada/a.md")
    return "in/ada/a.md"


def leave(root: Path) -> str:
    """A folder is moved away: its files go with it."""
    move(root / "in/bai", root / "out/bai")
    return "in/bai"


def come(root: Path) -> str:
    """A folder is moved here."""
    move(root / "out", root / "in/new")
    return "in/new/c.md"


def make(root: Path) -> str:
    """A folder is made, with a file."""
    put(root, {"in/cai/new/d.md": "D"})
    return "in/cai/new/d.md"


def change(root: Path) -> str:
    """A file is written."""
    put(root, {"in/ada/a.md": "Something else"})
    return "in/ada/a.md"


def remove(root: Path) -> str:
    """A file is removed."""
    (root / "in/ada/a.md").unlink()
    return "in/ada/a.md"


@pytest.mark.parametrize("what", [change, replace, remove, leave, come, make])
def test_the_system_tells(root: Path, wait: Wait, what: Callable[[Path], str]) -> None:
    wait(what(root))


def test_nobody_is_told_of_what_is_only_read(root: Path, wait: Wait) -> None:
    for path in root.rglob("*.md"):
        path.read_bytes()
    assert set(wait(change(root))) == {"in/ada/a.md"}


class Mute:
    """A system that has no room for so many folders."""

    def schedule(self, *given: object, **named: object) -> None:
        """Agree to all."""

    def start(self) -> None:
        """Give up."""
        raise OSError(28, "inotify watch limit reached")

    def stop(self) -> None:
        """Stop what has begun."""


@pytest.mark.parametrize("mute", [Mute, None])
def test_where_the_system_cannot_tell_files_are_looked_for(
    root: Path, monkeypatch: pytest.MonkeyPatch, mute: type[Mute] | None
) -> None:
    monkeypatch.setattr(watching, "_telling", lambda: mute and mute())
    heard, observer = Heard(), Watching(PollingObserver(), Changes())
    watches = observer.schedule(heard, str(root / "in"), recursive=True)
    observer.start()
    change(root)
    until = time.monotonic() + 20
    while not heard.paths and time.monotonic() < until:
        time.sleep(0.01)
    assert str(root / "in/ada/a.md") in heard.paths
    observer.unschedule(watches)
    observer.stop()
    observer.join()


def test_of_what_the_system_told_nobody_who_looks_tells_again(root: Path) -> None:
    heard, changes = Heard(), Changes()
    told = watching._Forwarding(heard, changes, told=True)  # noqa: SLF001
    looked = watching._Forwarding(heard, changes, told=False)  # noqa: SLF001
    path = str(root / "in/ada/a.md")

    told.dispatch(FileModifiedEvent(path))
    looked.dispatch(FileModifiedEvent(path))
    assert heard.paths == [path, ""]
    assert changes.taken() == {path}
    assert changes.taken() == frozenset()

    # What nobody told of is found.
    change(root)
    looked.dispatch(FileModifiedEvent(path))
    assert len(heard.paths) == 4
    assert changes.taken() == {path}

    # The system is believed: a file may change within the tick of a clock.
    told.dispatch(FileModifiedEvent(path))
    assert changes.taken() == {path}


def test_the_longer_a_look_takes_the_more_seldom_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(
        PollingEmitter, "queue_events", lambda _, timeout: waited.append(timeout)
    )
    times = iter([0, 0.001, 1, 1.7, 2, 2.01])
    monkeypatch.setattr(watching, "thread_time", lambda: next(times))
    observer = BaseObserver(watching._Seldom, timeout=0.5)  # noqa: SLF001
    observer.schedule(Heard(), "/", recursive=True)
    (emitter,) = observer.emitters
    for _ in range(3):
        emitter.queue_events(0.5)
    assert waited == [0.5, 0.5, pytest.approx(14)]


def test_a_server_watches_what_it_watched(root: Path) -> None:
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(root))
    for path in ("in", "in", "out"):
        server.watch(str(root / path))
    assert watch(server, [str(root / "in"), str(root / "elsewhere")]) is not None
    assert isinstance(server.observer, Watching)
    for _ in range(2):
        server.unwatch(str(root / "in"))
    with pytest.raises(KeyError):
        server.unwatch(str(root / "in"))
    server.server_close()


def test_a_server_that_watches_otherwise_is_left_alone(root: Path) -> None:
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(root))
    server.observer = None  # type: ignore[assignment]
    assert watch(server, [str(root)]) is None
    assert server.observer is None
    server.server_close()
