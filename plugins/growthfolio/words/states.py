"""How states look and are called: a glyph and a word, never a colour alone."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from growthfolio.model.obligation import State
from growthfolio.model.phrase import N_
from growthfolio.words.speech import Speech


class Look(Struct, frozen=True):
    """A state's glyph, and its word in English."""

    glyph: str
    word: str


# U+FE0E asks for the plain glyph where a font also has a coloured picture.
LOOKS: Final[Mapping[State, Look]] = MappingProxyType(
    {
        State.DONE: Look("✓", N_("done")),
        State.LATE: Look("✓", N_("done late")),
        State.AWAITING_COMMENT: Look("◐", N_("awaiting comment")),
        State.DRAFT: Look("✎", N_("draft")),
        State.DUE: Look("○", N_("to hand in")),
        State.UPCOMING: Look("·", N_("upcoming")),
        State.MISSING: Look("✕", N_("missing")),
        State.INVALID: Look("⚠\ufe0e", N_("unreadable")),
        State.EXEMPT: Look("–", N_("exempt")),
        State.NOT_APPLICABLE: Look("–", N_("not applicable")),
    }
)


def state_word(state: State, speech: Speech) -> str:
    """What a state is called."""
    return speech.translate(LOOKS[state].word)
