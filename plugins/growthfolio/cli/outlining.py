"""programme.yml → what must be known of it before anything is asked of its files.

To read it whole takes longer than all the rest of a question whose answer is
remembered; so this is remembered, too, for as long as the file stays what it is.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from growthfolio.caching import Store, key_of
from growthfolio.cli.outline import Outline
from growthfolio.loading.root import PROGRAMME


def outline_of(root: Path, *, fresh: bool = False) -> Outline | None:
    """The outline of the programme below `root`; None where it cannot be read.

    With `fresh` nothing counts that was found out before.
    """
    try:
        data = (root / PROGRAMME).read_bytes()
    except OSError:
        return None
    store, key = Store(root), key_of(data, "outline")
    answer = None if fresh else store.get(key)
    if answer is not None:
        return _recalled(answer)
    # Everything there is to say in a programme: not for whoever knows it already.
    from growthfolio.cli.sketching import sketch  # noqa: PLC0415

    outline = sketch(root, data)
    # Whether a calendar of its own can be read is another file's to say.
    if outline is not None and outline.calendar is None:
        store.put(key, _kept(outline))
    return outline


def _kept(outline: Outline) -> Mapping[str, str]:
    return {
        "as_of": outline.as_of.isoformat() if outline.as_of else "",
        "timezone": outline.timezone,
        "audiences": json.dumps(outline.audiences),
    }


def _recalled(answer: Mapping[str, str]) -> Outline:
    as_of = answer["as_of"]
    return Outline(
        as_of=date.fromisoformat(as_of) if as_of else None,
        timezone=answer["timezone"],
        calendar=None,
        audiences=tuple(json.loads(answer["audiences"])),
    )
