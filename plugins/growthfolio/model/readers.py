"""Who may read which part of a mentee's profile."""

from typing import Annotated, Final

from msgspec import Struct

from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key


class ProfileReaders(Struct, frozen=True, kw_only=True):
    """The least privileged audience of each part; under aliases nobody reads any.

    What somebody stands as, holds as a rank or needs care for is for the most
    privileged audience unless the programme says otherwise (S4-24, S4-25). A class
    and a posting are known wherever names are, as they are said beside the name.
    """

    standings: Annotated[Id | None, Key(N_("who may read what a mentee stands as"))] = (
        None
    )
    attention: Annotated[
        Id | None, Key(N_("who may read why a mentee needs more care"))
    ] = None
    rank: Annotated[Id | None, Key(N_("who may read the rank held"))] = None
    mentee_class: Annotated[
        Id | None,
        Key(N_("who may read the class of mentees somebody is in"), name="class"),
    ] = None
    postings: Annotated[
        Id | None, Key(N_("who may read where a mentee is and was posted"))
    ] = None
    marks: Marks = NOWHERE


NOT_SAID: Final = ProfileReaders()
