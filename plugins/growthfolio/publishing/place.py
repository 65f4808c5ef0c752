"""Where a site is to go → a refusal where something would be lost there."""

from pathlib import Path

from growthfolio.loading.root import FOLDERS
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.publishing.manifest import HOME, MANIFEST


def refuse_no_place(place: Path, root: Path) -> None:
    """Raise RefusalError unless a site may go to `place`; both are resolved paths."""
    path = str(place)
    records = (root / folder for folder in FOLDERS)
    if root.is_relative_to(place) or any(map(place.is_relative_to, records)):
        problem = N_("{path} holds the programme itself; choose another --out")
        raise RefusalError(phrase(problem, path=path))
    around = next((one for one in place.parents if (one / MANIFEST).is_file()), None)
    if around is not None:
        # The next build of that site would take this one away; and whoever may
        # read that one could read this one, too.
        problem = N_("{path} lies inside the site {site}; choose another --out")
        raise RefusalError(phrase(problem, path=path, site=str(around)))
    if not _is_empty(place) and not _is_site(place):
        problem = N_("{path} is there and is no site; choose another --out")
        raise RefusalError(phrase(problem, path=path))


def _is_empty(place: Path) -> bool:
    return not place.exists() or (place.is_dir() and not any(place.iterdir()))


def _is_site(place: Path) -> bool:
    """Whether a build may have made it; a working tree of git was made by nobody."""
    made = any((place / name).is_file() for name in (HOME, MANIFEST))
    return made and not (place / ".git").exists()
