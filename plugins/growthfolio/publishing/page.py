"""What a page of a site loads and runs, and what on it no theme put there."""

from enum import StrEnum
from typing import Final

from msgspec import Struct


class Kind(StrEnum):
    """What an offence is about."""

    SCRIPT = "script"
    HANDLER = "handler"
    ADDRESS = "address"
    DOCUMENT = "document"
    STYLE = "style"
    POLICY = "policy"


class Offence(Struct, frozen=True):
    """Something that must not be on a page: what it is about, and what it is."""

    kind: Kind
    what: str


class Page(Struct, frozen=True, kw_only=True):
    """What was read on a page; whose site it is on makes no difference to it.

    `whole` says whether it was written down to its end; nothing else is known of one
    that was not. It loads from other `hosts` and runs scripts from `files`, by their
    addresses as they stand there. `inline` are the scripts in it and `lets` what its
    policy lets run, as policies name them. `offences` must not be on any page.
    """

    whole: bool = True
    hosts: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    inline: tuple[str, ...] = ()
    lets: tuple[str, ...] = ()
    offences: tuple[Offence, ...] = ()


BROKEN: Final = Page(whole=False)
