"""Records that must not lie readable where anybody can clone them.

The programme says whether anybody can: `repository: public`. Confidential is what
only the most privileged audience may read, or nobody; and talks, care and subsidies
whatever their audience, because what is said there is said in confidence and because
an audience is quickly widened by mistake (threats.md §1.1).
"""

from typing import Final

from growthfolio.model.duty import Duty
from growthfolio.model.kind import Kind
from growthfolio.model.programme import Programme, Repository

_PUBLIC: Final = Repository.PUBLIC
_CONFIDENTIAL: Final = frozenset({Kind.TALK, Kind.CARE, Kind.SUBSIDY})


def is_open(programme: Programme) -> bool:
    """Whether anybody can clone what is read."""
    return programme.repository is _PUBLIC


def is_exposed(programme: Programme, duty: Duty, audience: str | None = None) -> bool:
    """Whether a duty's readable record must not be in the repository.

    `audience` is what the record itself narrows its readers to.
    """
    if not is_open(programme) or duty.id in programme.unencrypted:
        return False
    if duty.kind in _CONFIDENTIAL:
        return True
    strictest = len(programme.audiences) - 1
    level = programme.rank(duty.audience)
    if audience is not None:
        level = max(level, programme.rank(audience))
    return level >= max(strictest, 1)
