"""States and the reasons for gaps in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from growthfolio.disclosure.shown import ShownObligation
from growthfolio.model.obligation import State
from growthfolio.model.people import MentorStatus
from growthfolio.model.phrase import N_
from growthfolio.model.pool import STATUS_WORDS
from growthfolio.pages.calling import Voice
from growthfolio.pages.views import Fact, Link
from growthfolio.words.states import state_word

_LEAVE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "sick": N_("sick leave"),
        "maternity": N_("maternity leave"),
        "paternity": N_("paternity leave"),
        "marriage": N_("marriage leave"),
        "bereavement": N_("bereavement leave"),
        "family": N_("family care leave"),
        "annual": N_("annual leave"),
        "personal": N_("personal leave"),
        "study": N_("study leave"),
        "training": N_("training"),
        "secondment": N_("secondment"),
        "military": N_("military service"),
    }
)


def standing(voice: Voice, owed: ShownObligation) -> str:
    """What the state of something owed is called; an accepted gap says so."""
    if owed.waived and owed.state is State.MISSING:
        return voice.say(N_("missing, accepted"))
    return state_word(owed.state, voice.speech)


def status_word(voice: Voice, status: MentorStatus) -> str:
    """Where a mentor stands in the pool."""
    return voice.say(STATUS_WORDS[status])


def reason(voice: Voice, owed: ShownObligation) -> str:
    """Why nothing is there, in a few words; nothing where nobody knows."""
    if owed.state is State.EXEMPT:
        code = owed.reason
        return voice.say(_LEAVE[code]) if code in _LEAVE else code
    if owed.state is State.INVALID:
        return voice.say(N_("there is a file, but it cannot be read"))
    if owed.sealed:
        return voice.say(N_("it is encrypted: those who have the key can read it"))
    if owed.waived:
        return owed.reason
    if owed.started:
        return voice.say(N_("there is a draft that is not handed in yet"))
    return ""


def fact(voice: Voice, label: str, *texts: str) -> Fact:
    """A label and texts that lead nowhere."""
    return Fact(label=voice.say(label), values=tuple(Link(text=text) for text in texts))
