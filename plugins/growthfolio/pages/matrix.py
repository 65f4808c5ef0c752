"""The cohort's matrix: people × the last twelve months."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownMentee, ShownObligation
from growthfolio.model.obligation import State
from growthfolio.pages.calling import Voice
from growthfolio.pages.cells import cell, legend, own
from growthfolio.pages.crowd import MOST
from growthfolio.pages.extract import Extract, Extracts
from growthfolio.pages.places import Places
from growthfolio.pages.strip import columns, month_of
from growthfolio.pages.tally import window
from growthfolio.pages.views import Cell, Matrix, MatrixRow

_AWAITING: Final = State.AWAITING_COMMENT
_MISSING: Final = State.MISSING


def matrix(voice: Voice, extracts: Extracts, mentees: Sequence[ShownMentee]) -> Matrix:
    """The rows of some mentees, in the order given."""
    months = window(voice.disclosure)
    rows = tuple(_row(voice, extracts[mentee.ref], mentee) for mentee in mentees)
    return Matrix(
        columns=columns(voice, months),
        rows=rows,
        legend=legend(one for row in rows for one in row.cells),
        shows_gaps=voice.disclosure.shows_states,
    )


def _row(voice: Voice, extract: Extract, mentee: ShownMentee) -> MatrixRow:
    unit = voice.unit(mentee.unit)
    mentors = dict.fromkeys(
        voice.name(pairing.mentor)
        for pairing in voice.disclosure.pairings_of.get(mentee.ref, ())
        if pairing.current
    )
    return MatrixRow(
        person=voice.link(mentee.ref),
        sort_name=mentee.ref.slug,
        unit=unit.text if unit else "",
        mentors=" / ".join(mentors),
        cells=extract.cells,
        done=extract.tally.done,
        owed=extract.tally.owed,
        flags=extract.flags,
        left=not mentee.active,
    )


def has_row(disclosure: Disclosure, mentee: ShownMentee) -> bool:
    """Whether somebody stands in a matrix: everybody's, or that of their unit."""
    if len(disclosure.mentees) <= MOST:
        return True
    return mentee.unit in disclosure.unit


def cells(
    voice: Voice, places: Places, about: Ref, everything: Iterable[ShownObligation]
) -> Iterator[Cell]:
    """The cells of somebody's row, of everything that is owed about them."""
    by_month: dict[str, list[ShownObligation]] = {}
    for owed in own(_frequent(everything), about):
        by_month.setdefault(month_of(owed) or "", []).append(owed)
    for month in window(voice.disclosure):
        yield cell(voice, places, about, by_month.get(month.name, ()))


def _frequent(owed: Iterable[ShownObligation]) -> tuple[ShownObligation, ...]:
    """What is owed for months and weeks; everything where that is nothing."""
    owed = tuple(owed)
    frequent = tuple(one for one in owed if one.period.kind in ("month", "week"))
    return frequent or owed


def flags(owed: Iterable[ShownObligation]) -> tuple[str, ...]:
    """What to find the row by: gaps that nobody accepted, comments waited for."""
    found = {
        one.state
        for one in owed
        if one.state is _AWAITING or (one.state is _MISSING and not one.waived)
    }
    return tuple(str(state) for state in State if state in found)
