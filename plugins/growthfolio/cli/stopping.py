"""Ctrl-C and SIGTERM → an end in good order: what was begun is tidied away."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import Final, NoReturn

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class Stopped(BaseException):
    """Somebody asked the command to stop; no `except Exception` may swallow that."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = 128 + number


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise Stopped in the block when the process is asked to end."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread hears signals
        return
    stop = partial(_stop, os.getpid())
    before = {one: signal.signal(one, stop) for one in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(asked: int, number: int, frame: FrameType | None) -> NoReturn:
    del frame
    if os.getpid() != asked:  # a child that renders pages: it has nothing to tidy
        os._exit(128 + number)
    for one in _SIGNALS:  # a second Ctrl-C must not stop the tidying
        signal.signal(one, signal.SIG_IGN)
    raise Stopped(number)
