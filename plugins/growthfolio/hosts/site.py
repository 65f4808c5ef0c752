"""A programme's site, built from within the command: with MkDocs, or without.

MkDocs makes what is around the pages; where an earlier build has left that, and
nothing of it has changed, MkDocs is not even loaded.
"""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from growthfolio.hosts.frame import Frame, frame_of, keep_frame, key_of
from growthfolio.hosts.framing import DoesNotFitError, fill
from growthfolio.hosts.inputs import CONFIG
from growthfolio.hosts.planning import Given
from growthfolio.hosts.settings import options_in
from growthfolio.model.executors import PROCESSES
from growthfolio.model.phrase import N_, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.progress import stage
from growthfolio.publishing import Promise
from growthfolio.rendering import Workers

_HOW: Final = frozenset({"jobs", "executor", "scheduler"})
"""Options that do not change what is built."""


def build_site(  # noqa: PLR0913 - for whom, of which day, and how
    root: Path,
    out: Path,
    *,
    audience: str | None,
    today: date | None,
    given: Given | None = None,
    place: Path | None = None,
    options: Mapping[str, object] = MappingProxyType({}),
) -> Promise:
    """Build the site of `root` for an audience (the plugin's own for None) in `out`.

    What is `given` is not found out again; what an earlier site has, at its `place`,
    is not written again. `options` come before those in mkdocs.yml.

    Gives what `out` is to hold, to be looked over. Raises RefusalError where there
    is no mkdocs.yml, where it does not name the plugin, and where MkDocs itself
    gives up.
    """
    if not (root / CONFIG).is_file():
        raise RefusalError(
            phrase("there is no {name} beside programme.yml", name=CONFIG)
        )
    key = key_of(root, _told(audience, today, options)) if given is not None else None
    if given is not None and key is not None:
        frame = frame_of(given.shelf, key)
        if frame is not None:
            with suppress(DoesNotFitError):
                return _filled(frame, given, out, _workers(root, options), place)
    # A site generator, which takes its time to load.
    with stage(N_("loading the site generator")):
        from growthfolio.hosts.generating import generate  # noqa: PLC0415

    promise, frame = generate(
        root, out, audience=audience, today=today, given=given, options=options
    )
    if given is not None and key is not None and frame is not None:
        keep_frame(given.shelf, key, frame)
        given.shelf.close()
    return promise


def _filled(
    frame: Frame, given: Given, out: Path, workers: Workers, place: Path | None
) -> Promise:
    try:
        promise = fill(frame, given, out, workers, place)
    except DoesNotFitError:
        for one in out.iterdir():
            shutil.rmtree(one) if one.is_dir() else one.unlink()
        raise
    finally:
        given.shelf.close()
    return promise


def _told(
    audience: str | None, today: date | None, options: Mapping[str, object]
) -> tuple[str, ...]:
    """What is asked for, beside what stands in files."""
    asked = {name: value for name, value in options.items() if name not in _HOW}
    return (repr(audience), repr(today), repr(sorted(asked.items())))


def _workers(root: Path, options: Mapping[str, object]) -> Workers:
    chosen = {**options_in(root, CONFIG), **options}
    return Workers(
        jobs=int(str(chosen.get("jobs") or 0)),
        executor=str(chosen.get("executor", PROCESSES)),
        scheduler=str(chosen.get("scheduler", "")),
    )
