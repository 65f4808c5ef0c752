"""A command that has done its work → the end of its process, at once.

Before it ends, Python frees what a program has made, object by object: after a large
build that takes seconds. The system takes the memory back without that.
"""

import atexit
import gc
import inspect
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Final

_RARELY: Final = (1_000_000, 20, 100)
"""How often to look for garbage: a command makes little, and keeps what it makes.

A thousand records leave a megabyte of garbage behind when their pages are rendered.
"""
_CODES: Final = range(256)
_DEPTH: Final = 2
"""On the stack of a program are `cli.run`, and the script that calls it."""


_left: list[object] | None = None
"""What is left to the system to free; None where the process has other things to do."""


def leave(*things: object) -> None:
    """Have these freed with the process when it ends, and not one by one before."""
    if _left is not None:
        _left.extend(things)


def let_go_of_output() -> None:
    """Have what cannot be written go nowhere: Python would try again at the end."""
    with suppress(AttributeError, OSError, ValueError):
        with suppress(OSError):
            sys.stdout.flush()
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def run_to_the_end(command: Callable[[], object]) -> object:
    """Run a command as the process that it is; what it ends with stays the same.

    Where anybody could still wait for something, it ends as any program does: a
    profiler that has called the script, a thread at work, output nobody takes.
    """
    global _left  # noqa: PLW0603 - there is one process
    gc.set_threshold(*_RARELY)
    _left = []
    try:
        return command()
    except SystemExit as end:
        code = end.code or 0
        if code in _CODES and _is_program(inspect.currentframe()) and _all_is_done():
            os._exit(int(code))
        raise


def _is_program(frame: FrameType | None) -> bool:
    """Whether nobody else has called the script that called this."""
    callers = 0
    while frame is not None and (frame := frame.f_back) is not None:
        callers += 1
    return callers <= _DEPTH


def _all_is_done() -> bool:
    """Do what is to be done at the end; whether all of it could be."""
    if threading.active_count() > 1:
        return False
    atexit._run_exitfuncs()  # noqa: SLF001 - what Python itself does next
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (AttributeError, OSError, ValueError):
        return False  # Python says why, and has a code of its own for that
    return True
