"""A timeline: chapters of records, the comments on them, and the gaps."""

from datetime import date

from msgspec import Struct

from growthfolio.model.obligation import State
from growthfolio.pages.views.parts import Fact, File, Grid, Link


class CommentCard(Struct, frozen=True, kw_only=True):
    """A mentor's words on a record."""

    author: Link
    role: str
    on: date | None
    source: str
    path: str


class Card(Struct, frozen=True, kw_only=True):
    """One record.

    `folder` is the folder its relative links start from, `files` what it and its
    comments claim: links and pictures in their `source` that name one of them lead
    to its url.
    """

    kind: str
    duty: str
    title: str
    anchor: str
    on: date | None
    author: Link | None
    state: State
    facts: tuple[Fact, ...]
    source: str
    folder: str
    files: tuple[File, ...]
    comments: tuple[CommentCard, ...]
    path: str
    late_days: int = 0
    grids: tuple[Grid, ...] = ()


class Gap(Struct, frozen=True, kw_only=True):
    """Something owed and not there: what, by when, by whom, how to mend it.

    `days` is how long it has been overdue, or None while there is time.
    """

    kind: str
    duty: str
    state: State
    anchor: str
    due: date
    days: int | None
    owner: Link | None
    waived: bool
    reason: str
    command: str
    path: str


class Chapter(Struct, frozen=True, kw_only=True):
    """One period on a timeline; `word` says its state ("待导师点评 · 已等 18 天")."""

    title: str
    anchor: str
    state: State | None
    word: str
    cards: tuple[Card, ...]
    gaps: tuple[Gap, ...]


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of record to filter a timeline by: the duty's id and title."""

    id: str
    title: str


class Timeline(Struct, frozen=True, kw_only=True):
    """Chapters, newest first, and the kinds that occur in them."""

    kinds: tuple[Kind, ...]
    chapters: tuple[Chapter, ...]
