"""Progress → one line of a terminal, written over and over, gone at the end.

Nothing is shown in the first second, nor where no person watches.
"""

import time
from collections.abc import Callable, Mapping
from typing import Final, TextIO

_QUIET: Final = 1.0
"""What takes no longer needs no word."""
_PAUSE: Final = 0.1
_CLEAR: Final = "\r\x1b[K"
_SAYING_SOMETHING: Final = 0.5
"""From how many seconds of a stage on its rate means anything."""


def may_show(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether a person watches: a terminal that can write a line over, and no CI."""
    dumb = environment.get("TERM", "") in ("", "dumb")
    return stream.isatty() and not dumb and not environment.get("CI")


class Line:
    """An observer that shows the innermost stage, its count, rate and time left."""

    def __init__(
        self,
        stream: TextIO,
        say: Callable[[str], str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = stream
        self._say = say
        self._clock = clock
        self._began = clock()
        self._shown = 0.0
        self._written = False
        self._open: list[_Open] = []

    def begin(self, name: str, total: int | None) -> None:
        """Show a stage; a total makes a count of it."""
        self._open.append(_Open(name, total, self._clock()))
        self._show()

    def advance(self, done: int) -> None:
        """Count on."""
        self._open[-1].done += done
        self._show()

    def end(self) -> None:
        """Take the line away with the last stage."""
        self._open.pop()
        if not self._open:
            self.clear()

    def clear(self) -> None:
        """Leave nothing on the terminal."""
        if self._written:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._written = False

    def _show(self) -> None:
        now = self._clock()
        if now - self._began < _QUIET or now - self._shown < _PAUSE:
            return
        self._shown = now
        self._written = True
        self._stream.write(_CLEAR + self._open[-1].text(now, self._say))
        self._stream.flush()


class _Open:
    """A stage that is not done."""

    def __init__(self, name: str, total: int | None, began: float) -> None:
        self.name = name
        self.total = total
        self.began = began
        self.done = 0

    def text(self, now: float, say: Callable[[str], str]) -> str:
        """Name, count, rate, and time left, as far as they are known."""
        parts = [say(self.name)]
        if self.total:
            parts.append(f"{self.done}/{self.total}")
        took = now - self.began
        if self.total and self.done and took >= _SAYING_SOMETHING:
            rate = self.done / took
            parts.append(f"{rate:.0f}/s")
            parts.append(_clock((self.total - self.done) / rate))
        return "  ".join(parts)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(max(seconds, 0.0)), 60)
    return f"{minutes}:{rest:02d}"
