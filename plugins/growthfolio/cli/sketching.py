"""A programme read whole → its outline."""

from pathlib import Path

from growthfolio.cli.outline import Outline
from growthfolio.loading.programme import CALENDARS, load_programme
from growthfolio.loading.root import PROGRAMME
from growthfolio.model.programme import NEVER


def sketch(root: Path, data: bytes) -> Outline | None:
    """The outline of a programme whose file holds `data`; None if it is unreadable."""
    programme, _, _ = load_programme(root, PROGRAMME, data)
    if programme is None:
        return None
    own = programme.calendar not in CALENDARS
    return Outline(
        as_of=programme.as_of,
        timezone=programme.timezone,
        calendar=programme.calendar if own else None,
        audiences=tuple(name for name in programme.audiences if name != NEVER),
    )
