"""Obligations → those an audience may know of, in the states it may know."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from growthfolio.disclosure.shown import ShownObligation, ShownRecord
from growthfolio.disclosure.source import Source
from growthfolio.model.cadence import Every
from growthfolio.model.duty import Duty
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.record import Comment, Record


def shown_obligations(
    source: Source, records: Sequence[ShownRecord]
) -> tuple[ShownObligation, ...]:
    """What is owed, as if nothing were where nothing may be known.

    An audience that may not know states is told of what is there, and the ledger
    is not asked: nothing of it can shine through.
    """
    if not source.clearance.states:
        return tuple(item for record in records for item in _there(source, record))
    shown = _Shown(source)
    found = [item for item in map(shown.of, source.ledger.obligations) if item]
    found.sort(
        key=lambda one: (
            one.about,
            one.period,
            source.ranks[one.duty],
            one.n,
            one.is_comment,
        )
    )
    return tuple(found)


def _there(source: Source, record: ShownRecord) -> Iterator[ShownObligation]:
    """What a shown record, and the comment on it, fulfil."""
    duty = source.duties[record.duty].on(record.period.start)
    own = duty.owner.kind == record.about.who
    there = ShownObligation(
        about=record.about,
        period=record.period,
        duty=record.duty,
        is_comment=False,
        n=record.n,
        state=State.DONE,
        owner=record.about if own else None,
    )
    if duty.every.every is not Every.EVENT:
        yield there
    if record.comment is not None:
        yield replace(there, is_comment=True, owner=record.comment.author)


class _Shown:
    """Obligations of one source, and the files they are about."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._records = {record.at.path: record for record in source.cohort.records}
        self._comments = {
            comment.at.path: comment for comment in source.cohort.comments
        }

    def of(self, obligation: Obligation) -> ShownObligation | None:
        """What may be known of an obligation, or None."""
        source = self._source
        duty = source.cohort.programme.duty(obligation.base_duty)
        about = source.about(obligation.subject)
        if duty is None or about is None or not self._may(obligation, duty):
            return None
        return ShownObligation(
            about=about,
            period=source.period(obligation.period),
            duty=duty.id,
            is_comment=obligation.is_comment,
            n=obligation.n,
            state=self._state(obligation, duty),
            owner=source.owner(obligation, duty.on(obligation.period.start)),
            due=obligation.due,
            # A draft says a day, too, and is not handed in.
            submitted=obligation.submitted if obligation.state.is_there else None,
            waived=obligation.waived,
            reason=self._reason(obligation),
            path=source.path(obligation.path),
            started=obligation.record is not None,
            sealed=self._is_sealed(obligation),
        )

    def _may(self, obligation: Obligation, duty: Duty) -> bool:
        record, comment = self._files(obligation)
        clearance = self._source.clearance
        if obligation.is_comment:
            return clearance.may(clearance.comment(duty, record, comment))
        return clearance.may(clearance.record(duty, record))

    def _files(self, obligation: Obligation) -> tuple[Record | None, Comment | None]:
        """The record an obligation is about, and the comment on it."""
        path = obligation.path
        if obligation.is_comment:
            record = path.removesuffix(".comment.md") + ".md"
            return self._records.get(record), self._comments.get(path)
        comment = path.removesuffix(".md") + ".comment.md"
        return self._records.get(path), self._comments.get(comment)

    def _is_sealed(self, obligation: Obligation) -> bool:
        record, comment = self._files(obligation)
        text = comment if obligation.is_comment else record
        return text is not None and text.sealed

    def _state(self, obligation: Obligation, duty: Duty) -> State:
        """The state, silent about a comment that may not be known."""
        if obligation.state is not State.AWAITING_COMMENT:
            return obligation.state
        clearance = self._source.clearance
        known = clearance.may(clearance.comment(duty, *self._files(obligation)))
        return obligation.state if known else State.DONE

    def _reason(self, obligation: Obligation) -> str:
        """The leave's code, or why a gap is accepted."""
        mentee = self._source.cohort.mentee.get(obligation.subject.id)
        if not obligation.waived or mentee is None:
            return obligation.reason or ""
        for waiver in mentee.waivers:
            if (waiver.duty, waiver.period) == (
                obligation.duty,
                obligation.period.name,
            ):
                return self._source.naming.text(waiver.reason)
        return ""
