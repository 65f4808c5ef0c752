"""A folder that was built → what its files hold and its pages say, each read once."""

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from growthfolio.caching.shelf import Shelf
from growthfolio.publishing.lending import holding, same
from growthfolio.publishing.manifest import (
    Content,
    Mark,
    content_in,
    content_of,
    read_of,
)
from growthfolio.publishing.page import BROKEN, Page
from growthfolio.publishing.passing import Passed
from growthfolio.publishing.promise import Lent
from growthfolio.publishing.reading import Reader
from growthfolio.publishing.written import Written

_MANY: Final = 600
"""From how many files on another process is worth its start."""
_PART: Final = 300


class Earlier(Struct, frozen=True, kw_only=True):
    """What earlier builds left: the site at `place`, and on the `shelf` what passed."""

    place: Path | None = None
    shelf: Shelf | None = None


NOTHING: Final = Earlier()


class Seen(Struct, frozen=True, kw_only=True):
    """What a file holds; what is on it, if it is a page.

    By its `own` mark it is known again; `mark` is that of the old site's file where it
    is the same. `passed` says that it was not read again, because it was before.
    """

    name: str
    content: Content
    own: Mark
    page: Page | None = None
    mark: Mark | None = None
    passed: bool = False


class Work(Struct, frozen=True, kw_only=True):
    """Which files of a folder to look at.

    Some are `pages`, some have a namesake in the site at `place`; `passed` are pages
    as they passed before, `lent` files that were read when the old site lent them;
    `written` are pages that were read over as they were written.
    """

    folder: str
    names: Sequence[str]
    pages: frozenset[str]
    place: str = ""
    namesakes: frozenset[str] = frozenset()
    passed: Mapping[str, Passed] = field(default_factory=dict)
    lent: Mapping[str, Lent] = field(default_factory=dict)
    written: Mapping[str, Written] = field(default_factory=dict)

    def of(self, names: Sequence[str]) -> "Work":
        """The part of it that is about some names."""
        some = frozenset(names)
        return Work(
            folder=self.folder,
            names=names,
            pages=self.pages & some,
            place=self.place,
            namesakes=self.namesakes & some,
            passed={name: self.passed[name] for name in some & self.passed.keys()},
            lent={name: self.lent[name] for name in some & self.lent.keys()},
            written={name: self.written[name] for name in some & self.written.keys()},
        )


def look_over(work: Work, jobs: int = 0) -> Iterable[Seen]:
    """What there is in each file, in order; `jobs` processes look at many."""
    # Where there is an old site, its files have to be read for it.
    seen = {name: one for name in work.names if (one := _known(work, name))}
    quick = sorted(work.written.keys() - work.namesakes - seen.keys())
    seen |= {name: one for name in quick if (one := _as_written(work, name))}
    others = tuple(name for name in work.names if name not in seen)
    seen.update((one.name, one) for one in _shared_out(work, others, jobs))
    return [seen[name] for name in work.names]


def _shared_out(work: Work, names: Sequence[str], jobs: int) -> Iterable[Seen]:
    if len(names) < _MANY:
        return look(work.of(names))
    # What starts processes is not loaded where there is little to read.
    from growthfolio.sharing.processes import shared_out  # noqa: PLC0415

    parts = [work.of(names[at : at + _PART]) for at in range(0, len(names), _PART)]
    return chain.from_iterable(shared_out(look, parts, jobs))


def look(work: Work) -> list[Seen]:
    """What there is in each file, in order."""
    reader = Reader()
    return [
        _known(work, name) or _as_written(work, name) or _seen(work, name, reader)
        for name in work.names
    ]


def _known(work: Work, name: str) -> Seen | None:
    """What there is in a file that was read when it was lent, and passed before."""
    lent, before = work.lent.get(name), work.passed.get(name)
    if lent is None or Mark.of(os.lstat(f"{work.folder}/{name}")) != lent.mark:
        return None
    if name not in work.pages:
        return Seen(name=name, content=lent.content, own=lent.mark)
    if before is None or before.sha256 != lent.content.sha256:
        return None
    page = before.page
    return Seen(name=name, content=lent.content, own=lent.mark, page=page, passed=True)


def _as_written(work: Work, name: str) -> Seen | None:
    """What there is in a page that was read over when it was written."""
    written = work.written.get(name)
    if written is None or not written.stands(f"{work.folder}/{name}"):
        return None
    content, old = written.content, f"{work.place}/{name}"
    mark = holding(old, content) if name in work.namesakes else None
    page, own = written.page, written.mark
    return Seen(name=name, content=content, own=own, page=page, mark=mark)


def _seen(work: Work, name: str, reader: Reader) -> Seen:
    path = f"{work.folder}/{name}"
    found, data = read_of(path)
    own = Mark.of(found)
    if data is None:  # a link, or nothing that could be a page
        page = BROKEN if name in work.pages else None
        return Seen(name=name, content=content_of(path), own=own, page=page)
    content = content_in(data)
    mark = same(f"{work.place}/{name}", data) if name in work.namesakes else None
    seen = Seen(name=name, content=content, own=own, mark=mark)
    if name not in work.pages:
        return seen
    before = work.passed.get(name)
    if before is not None and before.sha256 == content.sha256:
        return replace(seen, page=before.page, passed=True)
    return replace(seen, page=reader.page(data))
