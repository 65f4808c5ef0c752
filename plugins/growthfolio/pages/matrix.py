"""The cohort's matrix: people × the last twelve months."""

from collections.abc import Iterable, Sequence

from growthfolio.disclosure.shown import ShownMentee, ShownObligation
from growthfolio.model.obligation import State
from growthfolio.model.period import Period
from growthfolio.pages.calling import Voice
from growthfolio.pages.cells import cell, legend, own
from growthfolio.pages.places import Places
from growthfolio.pages.strip import columns, month_of
from growthfolio.pages.tally import Tallies, window
from growthfolio.pages.views import Matrix, MatrixRow


def matrix(
    voice: Voice, places: Places, tallies: Tallies, mentees: Sequence[ShownMentee]
) -> Matrix:
    """The rows of some mentees, in the order given."""
    months = window(voice.disclosure)
    rows = tuple(_row(voice, places, tallies, mentee, months) for mentee in mentees)
    return Matrix(
        columns=columns(voice, months),
        rows=rows,
        legend=legend(one for row in rows for one in row.cells),
        shows_gaps=voice.disclosure.shows_states,
    )


def _row(
    voice: Voice,
    places: Places,
    tallies: Tallies,
    mentee: ShownMentee,
    months: Sequence[Period],
) -> MatrixRow:
    disclosure = voice.disclosure
    everything = disclosure.obligations_about.get(mentee.ref, ())
    mine = own(everything, mentee.ref)
    by_month: dict[str, list[ShownObligation]] = {}
    for owed in own(_frequent(everything), mentee.ref):
        by_month.setdefault(month_of(owed) or "", []).append(owed)
    count = tallies.of(mentee.ref)
    unit = voice.unit(mentee.unit)
    mentors = dict.fromkeys(
        voice.name(pairing.mentor)
        for pairing in disclosure.pairings_of.get(mentee.ref, ())
        if pairing.current
    )
    return MatrixRow(
        person=voice.link(mentee.ref),
        sort_name=mentee.ref.slug,
        unit=unit.text if unit else "",
        mentors=" / ".join(mentors),
        cells=tuple(
            cell(voice, places, mentee.ref, by_month.get(month.name, ()))
            for month in months
        ),
        done=count.done,
        owed=count.owed,
        flags=_flags(mine),
        left=not mentee.active,
    )


def _frequent(owed: Iterable[ShownObligation]) -> tuple[ShownObligation, ...]:
    """What is owed for months and weeks; everything where that is nothing."""
    owed = tuple(owed)
    frequent = tuple(one for one in owed if one.period.kind in ("month", "week"))
    return frequent or owed


def _flags(owed: Iterable[ShownObligation]) -> tuple[str, ...]:
    """What to find the row by: gaps that nobody accepted, comments waited for."""
    flags = {
        one.state
        for one in owed
        if one.state is State.AWAITING_COMMENT
        or (one.state is State.MISSING and not one.waived)
    }
    return tuple(str(state) for state in State if state in flags)
