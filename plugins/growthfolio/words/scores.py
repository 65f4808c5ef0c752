"""How scores, their states and their sources are called."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from growthfolio.model.assessment import SourceKind
from growthfolio.model.phrase import N_
from growthfolio.model.score import DefenceState, ScoreState

SCORE_STATES: Final[Mapping[ScoreState, str]] = MappingProxyType(
    {
        ScoreState.SCORED: N_("scored"),
        ScoreState.OPEN: N_("still open"),
        ScoreState.INCOMPLETE: N_("incomplete"),
        ScoreState.EXCUSED: N_("on leave"),
        ScoreState.NOT_GRADED: N_("not graded"),
    }
)
DEFENCE_STATES: Final[Mapping[DefenceState, str]] = MappingProxyType(
    {
        DefenceState.SCHEDULED: N_("scheduled"),
        DefenceState.WITHOUT_SHEET: N_("no scores written down"),
        DefenceState.BELOW_QUORUM: N_("no quorum"),
        DefenceState.HELD: N_("held"),
    }
)
SOURCES: Final[Mapping[SourceKind, str]] = MappingProxyType(
    {
        SourceKind.SHEET: N_("score sheet"),
        SourceKind.BALLOT: N_("ballot"),
        SourceKind.COMMENT: N_("mentor’s comment"),
        SourceKind.COMPLETION: N_("completion"),
        SourceKind.PUNCTUALITY: N_("punctuality"),
        SourceKind.HELD: N_("number held"),
        SourceKind.RECORDS: N_("records"),
        SourceKind.DEFENCE: N_("defence"),
    }
)
"""What each kind of source is called."""
