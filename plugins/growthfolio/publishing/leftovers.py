"""What a build that was killed left beside a site → gone, or put back."""

from collections.abc import Iterator
from pathlib import Path

from growthfolio.publishing.exchange import old_of, put_back
from growthfolio.publishing.removing import remove


def aside(place: Path) -> Path:
    """A new folder beside a site, to build the next one in."""
    import tempfile  # noqa: PLC0415 - not for whoever finds nothing to build

    return Path(tempfile.mkdtemp(prefix=_prefix(place), dir=place.parent))


def sweep(place: Path) -> None:
    """Remove what builds left; only for whoever holds the place.

    What cannot be removed is left for the next build: no site is worse for it.
    """
    put_back(place)
    for left in tuple(_left(place)):
        remove(left)


def _left(place: Path) -> Iterator[Path]:
    for path in place.parent.iterdir():
        # Not by a pattern: a site's name may hold what patterns are made of.
        if path.name.startswith((_prefix(place), old_of(place).name)):
            yield path


def _prefix(place: Path) -> str:
    return f".{place.name}.building-"
