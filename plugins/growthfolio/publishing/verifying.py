"""A site that was built and is not yet in its place → what forbids putting it there.

Each verification is one function with one sentence, in one tuple.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from growthfolio.model.phrase import Phrase, phrase
from growthfolio.publishing.addresses import file_of
from growthfolio.publishing.lending import lendable
from growthfolio.publishing.looking import NOTHING, Earlier, Seen, Work, look_over
from growthfolio.publishing.manifest import HOME, Content, Mark, entries_in
from growthfolio.publishing.page import Kind, Page
from growthfolio.publishing.passing import passed_before
from growthfolio.publishing.promise import Promise

NOT_FOUND: Final = "404.html"

# What people write records and profiles in: never part of a site, whoever adds it.
_WRITTEN: Final = (".md", ".yml", ".yaml")


class Built(Struct, frozen=True, kw_only=True, dict=True):
    """What was seen in a folder, `links` by their names, and what a build promised."""

    promise: Promise
    links: frozenset[str]
    seen: tuple[Seen, ...]

    @classmethod
    def of(
        cls, folder: Path, promise: Promise, earlier: Earlier = NOTHING, jobs: int = 0
    ) -> "Built":
        """What lies in a folder now, as `jobs` processes see it.

        What passed `earlier` is not read again.
        """
        entries = dict(entries_in(folder))
        pages = _pages(promise).intersection(entries)
        place = earlier.place
        lent = {name: one for name, one in promise.lent.items() if name in entries}
        others = entries.keys() - lent.keys()
        work = Work(
            folder=str(folder),
            names=tuple(entries),
            pages=pages,
            place=str(place or ""),
            namesakes=lendable(place) & others if place and others else frozenset(),
            passed=passed_before(earlier.shelf, promise.audience, sorted(pages)),
            lent=lent,
            written={
                name: one for name, one in promise.written.items() if name in pages
            },
        )
        return cls(
            promise=promise,
            links=frozenset(name for name, one in entries.items() if one.is_symlink()),
            seen=tuple(look_over(work, jobs)),
        )

    @cached_property
    def contents(self) -> Mapping[str, Content]:
        """What the files hold, by their names."""
        return {one.name: one.content for one in self.seen}

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """What is on the pages, by their names in order."""
        found = ((one.name, one.page) for one in self.seen)
        return {
            name: page
            for name, page in sorted(found, key=itemgetter(0))
            if page is not None
        }

    @property
    def marks(self) -> Mapping[str, Mark]:
        """The marks of the old site's files that some of these are the same as."""
        return {one.name: one.mark for one in self.seen if one.mark is not None}


def _pages(promise: Promise) -> frozenset[str]:
    """The programme's pages, and the one the theme shows where there is none."""
    return promise.pages | (promise.extras & {NOT_FOUND})


Verification: TypeAlias = Callable[[Built], Iterator[Phrase]]


def has_a_home_page(built: Built) -> Iterator[Phrase]:
    """A site opens at its home page."""
    if HOME not in built.contents:
        yield phrase("it has no home page")


def has_what_was_promised(built: Built) -> Iterator[Phrase]:
    """Every page that was planned, and every file a page claims, is there."""
    for name in sorted(built.promise.files.difference(built.contents)):
        yield phrase("{name} is missing", name=name)


def has_nothing_else(built: Built) -> Iterator[Phrase]:
    """No file is there but what was planned and what the theme brings."""
    for name in built.contents:
        if name in built.links:
            yield phrase("{name} is a symbolic link", name=name)
        elif not built.promise.allows(name) and (
            not built.promise.added_by or name.endswith(_WRITTEN)
        ):
            yield phrase("nothing planned {name}", name=name)


def has_whole_pages(built: Built) -> Iterator[Phrase]:
    """Every page of the programme was written down to its end."""
    for name, page in built.pages.items():
        if not page.whole:
            yield phrase("{name} breaks off", name=name)


def asks_nobody_else(built: Built) -> Iterator[Phrase]:
    """No page of the programme loads anything from hosts its owner did not choose."""
    for name, page in built.pages.items():
        for host in page.hosts:
            if host not in built.promise.origins:
                yield phrase("{name} loads from {host}", name=name, host=host)


def runs_its_own_scripts(built: Built) -> Iterator[Phrase]:
    """Every script a page of the programme runs from a file is a file of the site."""
    for name, page in built.pages.items():
        # What stands at any address names its files from the host's root.
        files = page.files if name in built.promise.pages else ()
        for file in files:
            if file_of(file, name) not in built.contents:
                yield phrase(
                    "{name} runs {script}, which is not there", name=name, script=file
                )


def runs_no_other_script(built: Built) -> Iterator[Phrase]:
    """No page has a script in it but the theme's."""
    for name, page in built.pages.items():
        if not built.promise.scripts.issuperset(page.inline):
            yield phrase("{name} has a script in it that is not the theme's", name=name)


def runs_nothing_by_events(built: Built) -> Iterator[Phrase]:
    """No element of a page runs anything when something happens to it."""
    for name, what in _on_pages(built, Kind.HANDLER):
        yield phrase(
            "{name} has an element that runs a script: {what}", name=name, what=what
        )


def leads_to_no_program(built: Built) -> Iterator[Phrase]:
    """No address on a page is a program, and no form sends anything anywhere."""
    for name, what in _on_pages(built, Kind.ADDRESS):
        yield phrase(
            "{name} has an address that must not be: {what}", name=name, what=what
        )


def holds_no_other_document(built: Built) -> Iterator[Phrase]:
    """No page holds another one, moves to another one, or changes what links mean."""
    for name, what in _on_pages(built, Kind.DOCUMENT):
        yield phrase(
            "{name} has an element that must not be: {what}", name=name, what=what
        )


def loads_nothing_by_style(built: Built) -> Iterator[Phrase]:
    """No style within a page loads anything."""
    for name, what in _on_pages(built, Kind.STYLE):
        yield phrase(
            "{name} has a style that loads something: {what}", name=name, what=what
        )


def has_its_policy(built: Built) -> Iterator[Phrase]:
    """Every page tells browsers to run the theme's scripts and nothing else."""
    allowed = built.promise.scripts | {"'self'"}
    for name, page in built.pages.items():
        lacks = (one.what for one in page.offences if one.kind is Kind.POLICY)
        for what in (*lacks, *sorted(set(page.lets) - allowed)):
            yield phrase(
                "{name} has no policy that protects it: {what}", name=name, what=what
            )


def _on_pages(built: Built, kind: Kind) -> Iterator[tuple[str, str]]:
    for name, page in built.pages.items():
        yield from ((name, one.what) for one in page.offences if one.kind is kind)


VERIFICATIONS: Final[tuple[Verification, ...]] = (
    has_a_home_page,
    has_what_was_promised,
    has_nothing_else,
    has_whole_pages,
    asks_nobody_else,
    runs_its_own_scripts,
    runs_no_other_script,
    runs_nothing_by_events,
    leads_to_no_program,
    holds_no_other_document,
    loads_nothing_by_style,
    has_its_policy,
)
"""Everything a site must pass before it takes the place of the old one."""


def verify(folder: Path, promise: Promise) -> tuple[Phrase, ...]:
    """What is wrong with a site that was built in `folder`; nothing if it may go."""
    return problems_of(Built.of(folder, promise))


def problems_of(built: Built) -> tuple[Phrase, ...]:
    """What is wrong with what was built; nothing if it may go."""
    return tuple(problem for one in VERIFICATIONS for problem in one(built))
