"""The pool of mentors: its policy, its negative list, the steps a mentor may take."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Final

from msgspec import Struct

from growthfolio.model.people import MentorStatus
from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key
from growthfolio.model.title import Title

STEPS: Final = (
    (MentorStatus.CANDIDATE, MentorStatus.ACTIVE),
    (MentorStatus.CANDIDATE, MentorStatus.RETIRED),
    (MentorStatus.CANDIDATE, MentorStatus.DISQUALIFIED),
    (MentorStatus.ACTIVE, MentorStatus.SUSPENDED),
    (MentorStatus.ACTIVE, MentorStatus.RETIRED),
    (MentorStatus.ACTIVE, MentorStatus.DISQUALIFIED),
    (MentorStatus.SUSPENDED, MentorStatus.ACTIVE),
    (MentorStatus.SUSPENDED, MentorStatus.RETIRED),
    (MentorStatus.SUSPENDED, MentorStatus.DISQUALIFIED),
    # Whoever comes back is selected again, and reviewed again (S3-18).
    (MentorStatus.RETIRED, MentorStatus.CANDIDATE),
    (MentorStatus.DISQUALIFIED, MentorStatus.CANDIDATE),
)
"""From which status to which a mentor may go (S3-16)."""

STATUS_WORDS: Final[Mapping[MentorStatus, str]] = MappingProxyType(
    {
        MentorStatus.CANDIDATE: N_("candidate"),
        MentorStatus.ACTIVE: N_("active"),
        MentorStatus.SUSPENDED: N_("suspended"),
        MentorStatus.RETIRED: N_("retired"),
        MentorStatus.DISQUALIFIED: N_("disqualified"),
    }
)


def next_steps(status: MentorStatus) -> tuple[MentorStatus, ...]:
    """The statuses a mentor may go to."""
    return tuple(after for before, after in STEPS if before is status)


class NegativeRule(Struct, frozen=True, kw_only=True):
    """A condition that makes somebody unfit to be a mentor (S3-17).

    Where it names figures it is looked for in the ledger and the reviews, too, and
    met when all that it names is true; else it is established by people alone.
    """

    id: Annotated[Id, Key(N_("its name in files"), example="discipline")]
    title: Annotated[Title, Key(N_("its name for people"))]
    missing: Annotated[
        int | None, Key(N_("so many things the mentor owed are missing"), example="3")
    ] = None
    punctuality_below: Annotated[
        int | None,
        Key(
            N_("less than so many per cent of what the mentor owed came in time"),
            example="60",
        ),
    ] = None
    at_least: Annotated[
        int, Key(N_("how much must have been owed for punctuality to be told"))
    ] = 5
    unqualified: Annotated[
        bool, Key(N_("the mentor has no qualification that holds"))
    ] = False
    reviews_failed: Annotated[
        int | None, Key(N_("so many reviews were not passed"), example="2")
    ] = None
    within: Annotated[int, Key(N_("how many months are looked back on"))] = 12
    marks: Marks = NOWHERE

    @property
    def automatic(self) -> bool:
        """Whether it is looked for."""
        figures = (self.missing, self.punctuality_below, self.reviews_failed)
        return self.unqualified or any(figure is not None for figure in figures)


class PoolPolicy(Struct, frozen=True, kw_only=True):
    """How the pool of mentors is kept, and who may read what is delicate in it."""

    audience: Annotated[
        Id | None,
        Key(N_("from this audience up, hits, reviews and reasons are shown")),
    ] = None
    evidence: Annotated[
        tuple[str, ...],
        Key(N_("eligibilities that something must bear out"), example="major_task"),
    ] = ()
    failed: Annotated[
        tuple[str, ...], Key(N_("the results that say a review was not passed"))
    ] = ("fail", "failed", "不通过", "不通過", "不合格")
    absence: Annotated[
        int, Key(N_("months a mentor may be suspended before another must follow"))
    ] = 0
    complete_after: Annotated[
        int | None,
        Key(N_("months after which a pairing may be completed early"), example="8"),
    ] = None
    marks: Marks = NOWHERE


POOL: Final = PoolPolicy()
