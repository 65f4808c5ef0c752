"""Defences: rounds of slots before a panel; policy as data (S0-11, F-58)."""

from typing import Annotated

from msgspec import Struct

from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key
from growthfolio.model.title import Title


class DefencePolicy(Struct, frozen=True, kw_only=True):
    """How a defence goes.

    A round is a record about the cohort: a table of slots (columns `person`, `on`,
    and others at will), the panel's ids and the day the results come out. Each
    mentee's own record has a table of scores (columns `rater`, `score`). The result
    is the mean of what counts, rounded half up to two decimals.
    """

    id: Annotated[Id, Key(N_("its name in files"), example="final")]
    title: Annotated[Title, Key(N_("its name for people"))]
    round: Annotated[
        Id, Key(N_("the duty, about the cohort, of its rounds"), example="round")
    ]
    sheet: Annotated[
        Id, Key(N_("the duty, about a mentee, of the scores"), example="defence")
    ]
    slots: Annotated[str, Key(N_("the round's table of slots"))] = "slots"
    panel: Annotated[str, Key(N_("the round's key with the panel's ids"))] = "panel"
    results_on: Annotated[
        str, Key(N_("the round's key with the day the results come out"))
    ] = "release"
    scores: Annotated[str, Key(N_("the sheet's table of scores"))] = "scores"
    drop: Annotated[
        int, Key(N_("so many of the highest and of the lowest do not count"))
    ] = 0
    quorum: Annotated[
        int, Key(N_("so many must have scored; else there is no result"))
    ] = 1
    own_mentor: Annotated[
        bool, Key(N_("whether a mentor may score the own mentee"))
    ] = False
    appeal: Annotated[
        int | None, Key(N_("days after the results in which one may appeal"))
    ] = None
    audience: Annotated[
        Id | None, Key(N_("the least privileged audience that may read it"))
    ] = None
    marks: Marks = NOWHERE
