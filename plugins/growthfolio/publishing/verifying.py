"""A site that was built and is not yet in its place → what forbids putting it there.

Each verification is one function with one sentence, in one tuple.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from growthfolio.model.phrase import Phrase, phrase
from growthfolio.publishing.addresses import Address, addresses
from growthfolio.publishing.manifest import HOME, names_in
from growthfolio.publishing.offences import Kind, Offence, offences
from growthfolio.publishing.promise import Promise

NOT_FOUND: Final = "404.html"

# What people write records and profiles in: never part of a site, whoever adds it.
_WRITTEN: Final = (".md", ".yml", ".yaml")
_END: Final = re.compile(r"</html>\s*\Z", re.IGNORECASE)


class Built(Struct, frozen=True, kw_only=True):
    """A folder, the files in it, and what the build promised.

    `broken` are pages of the programme without an end; `loaded` is what the others
    load, `offences` what must not be on them, each with the name of its page.
    """

    folder: Path
    names: tuple[str, ...]
    promise: Promise
    broken: tuple[str, ...]
    loaded: tuple[tuple[str, Address], ...]
    offences: tuple[tuple[str, Offence], ...]

    @classmethod
    def of(cls, folder: Path, promise: Promise) -> "Built":
        """What lies in a folder now."""
        names = tuple(names_in(folder))
        broken: list[str] = []
        loaded: list[tuple[str, Address]] = []
        found: list[tuple[str, Offence]] = []
        for name in sorted(_pages(promise).intersection(names)):
            page = (folder / name).read_text("utf-8", "replace")
            if _END.search(page[-64:]):
                # What stands at any address names its files from the host's root.
                loaded += (
                    (name, address)
                    for address in addresses(page)
                    if name in promise.pages or address.host
                )
                found += ((name, one) for one in offences(page, promise.scripts))
            else:
                broken.append(name)
        return cls(
            folder=folder,
            names=names,
            promise=promise,
            broken=tuple(broken),
            loaded=tuple(loaded),
            offences=tuple(found),
        )


def _pages(promise: Promise) -> frozenset[str]:
    """The programme's pages, and the one the theme shows where there is none."""
    return promise.pages | (promise.extras & {NOT_FOUND})


Verification: TypeAlias = Callable[[Built], Iterator[Phrase]]


def has_a_home_page(built: Built) -> Iterator[Phrase]:
    """A site opens at its home page."""
    if HOME not in built.names:
        yield phrase("it has no home page")


def has_what_was_promised(built: Built) -> Iterator[Phrase]:
    """Every page that was planned, and every file a page claims, is there."""
    for name in sorted(built.promise.files.difference(built.names)):
        yield phrase("{name} is missing", name=name)


def has_nothing_else(built: Built) -> Iterator[Phrase]:
    """No file is there but what was planned and what the theme brings."""
    for name in built.names:
        if (built.folder / name).is_symlink():
            yield phrase("{name} is a symbolic link", name=name)
        elif not built.promise.allows(name) and (
            not built.promise.added_by or name.endswith(_WRITTEN)
        ):
            yield phrase("nothing planned {name}", name=name)


def has_whole_pages(built: Built) -> Iterator[Phrase]:
    """Every page of the programme was written down to its end."""
    for name in built.broken:
        yield phrase("{name} breaks off", name=name)


def asks_nobody_else(built: Built) -> Iterator[Phrase]:
    """No page of the programme loads anything from hosts its owner did not choose."""
    for name, found in built.loaded:
        if found.host and found.host not in built.promise.origins:
            yield phrase("{name} loads from {host}", name=name, host=found.host)


def runs_its_own_scripts(built: Built) -> Iterator[Phrase]:
    """Every script a page of the programme runs from a file is a file of the site."""
    there = frozenset(built.names)
    for name, found in built.loaded:
        if found.is_script and not found.host and found.file(name) not in there:
            yield phrase(
                "{name} runs {script}, which is not there", name=name, script=found.text
            )


def runs_no_other_script(built: Built) -> Iterator[Phrase]:
    """No page has a script in it but the theme's."""
    for name, _ in _on_pages(built, Kind.SCRIPT):
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
    for name, what in _on_pages(built, Kind.POLICY):
        yield phrase(
            "{name} has no policy that protects it: {what}", name=name, what=what
        )


def _on_pages(built: Built, kind: Kind) -> Iterator[tuple[str, str]]:
    return ((name, one.what) for name, one in built.offences if one.kind is kind)


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
    built = Built.of(folder, promise)
    return tuple(problem for one in VERIFICATIONS for problem in one(built))
