"""Rules about what no text in a fence can hold: bytes, links, devices.

For each rule what breaks it and what does not, done to a folder; the path is that of
ada's plan for January.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from growthfolio.loading.text import LIMIT

PLAN: Final = "portfolios/ada/2026-01/plan.md"


class Prepared(NamedTuple):
    """What breaks a rule, what does not, and where the finding points."""

    fails: Callable[[Path], object]
    passes: Callable[[Path], object]
    line: int = 1
    column: int = 1


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


PREPARED: Final[Mapping[str, Prepared]] = MappingProxyType(
    {
        "not-utf8": Prepared(
            fails=_bytes("学习\n计划\n".encode()[:9] + "划".encode("gbk")),
            passes=_bytes("学习\n计划\n".encode()),
            line=2,
            column=2,
        ),
        "control-character": Prepared(
            fails=_bytes("学习\r\n计\x07划\r\n".encode()),
            passes=_bytes("学习\r\n计\t划\r\n".encode()),
            line=2,
            column=2,
        ),
        "file-too-large": Prepared(
            fails=_bytes(b"plan\n" * (LIMIT // 5) + b"!"),
            passes=_bytes(b"plan\n" * (LIMIT // 5)),
        ),
        "link-in-tree": Prepared(
            fails=lambda path: path.symlink_to("/etc/hostname"),
            passes=_bytes(b"The desk.\n"),
        ),
        "unreadable-file": Prepared(
            fails=os.mkfifo,
            passes=_bytes(b"The desk.\n"),
        ),
    }
)
