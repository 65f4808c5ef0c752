"""The package's style sheet and script, as files of a site."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

FOLDER: Final = "assets/growthfolio"


@cache
def assets() -> dict[str, bytes]:
    """Style sheet, script and search by the address they get on a site.

    The address changes with the content, so that no browser keeps an old one.
    """
    folder = files("growthfolio.rendering") / "assets"
    found = {}
    for name in ("growthfolio.css", "growthfolio.js", "growthfolio-search.js"):
        content = (folder / name).read_bytes()
        stem, _, ending = name.rpartition(".")
        found[f"{FOLDER}/{stem}.{sha256(content).hexdigest()[:8]}.{ending}"] = content
    return found
