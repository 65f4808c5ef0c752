"""What is handed over of a mentee: the open plans, what is unresolved, last notes."""

from collections.abc import Mapping, Sequence
from typing import Final

from growthfolio.model.duty import Duty
from growthfolio.model.kind import Kind
from growthfolio.model.record import Record
from growthfolio.model.unfinished import (
    FOLLOWED_UP,
    NOTES,
    PLANS,
    is_finished,
    open_follow_ups,
)
from growthfolio.pooling.values import Papers

_LAST: Final = 3


def papers(records: Sequence[Record], duties: Mapping[str, Duty]) -> Papers:
    """The papers of one mentee, out of the records and duties that may be read.

    A plan is open unless the latest of its kind is finished; plans that have been
    followed by another are past.
    """
    known = [
        (record, duties[record.at.duty].on(record.at.period.start))
        for record in records
        if record.at.duty in duties and record.readable and not record.draft
    ]
    known.sort(key=lambda pair: (pair[0].at.period, pair[0].at.duty, pair[0].at.n))
    latest = (_latest(known, kind) for kind in PLANS)
    notes = [record for record, duty in known if duty.kind in NOTES]
    return Papers(
        plans=tuple(
            pair[0]
            for pair in latest
            if pair and not is_finished(pair[0], pair[1].fields)
        ),
        follow_ups=tuple(
            (record, one)
            for record, duty in known
            if duty.kind in FOLLOWED_UP
            for one in open_follow_ups(record, duty.fields)
        ),
        notes=tuple(reversed(notes[-_LAST:])),
    )


def _latest(
    known: Sequence[tuple[Record, Duty]], kind: Kind
) -> tuple[Record, Duty] | None:
    return next((pair for pair in reversed(known) if pair[1].kind is kind), None)
