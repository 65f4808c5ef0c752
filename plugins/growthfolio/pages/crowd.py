"""A cohort too large for one table: units first, people on demand.

A row of the matrix takes four kilobytes, and no page may have more than three
hundred. So where there are many, the home page has a row for each unit, and every
name leads to its person; the unit's own page has the matrix of its people.
"""

from collections.abc import Sequence
from typing import Final

from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownMentee
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.extract import Extracts, tally_of_all
from growthfolio.pages.views import Crowd, CrowdRow, Link

MOST: Final = 48
"""More people than that are a crowd."""


def crowd(voice: Voice, extracts: Extracts) -> Crowd | None:
    """The units of a large cohort and the names in them; None for a small one."""
    mentees = voice.disclosure.mentees
    if len(mentees) <= MOST:
        return None
    by_unit: dict[str | None, list[ShownMentee]] = {
        unit.id: [] for unit in voice.disclosure.units
    }
    for mentee in mentees:
        unit = mentee.unit if mentee.unit in by_unit else None
        by_unit.setdefault(unit, []).append(mentee)
    return Crowd(
        rows=tuple(
            _row(voice, extracts, unit, some) for unit, some in by_unit.items() if some
        ),
        shows_gaps=voice.disclosure.shows_states,
    )


def _row(
    voice: Voice, extracts: Extracts, unit: str | None, mentees: Sequence[ShownMentee]
) -> CrowdRow:
    count = tally_of_all(extracts, (mentee.ref for mentee in mentees))
    units = voice.disclosure.units
    label = voice.say(N_("without a unit") if units else N_("Everybody"))
    return CrowdRow(
        unit=voice.link(Ref(Who.UNIT, unit)) if unit else Link(text=label),
        people=tuple(voice.link(mentee.ref) for mentee in mentees),
        done=count.done,
        owed=count.owed,
        missing=count.missing,
        waiting=count.waiting,
    )
