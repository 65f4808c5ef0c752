"""Obligations → those an audience may know of, in the states it may know."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from growthfolio.disclosure.ref import Ref
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
    about: dict[Ref, list[ShownObligation]] = {}
    for subject, owed in source.ledger.of.items():
        whom = source.about(subject)
        if whom is not None:
            about.setdefault(whom, []).extend(shown.of(owed, whom))
    return tuple(
        one
        for whom in sorted(about)
        for one in sorted(about[whom], key=lambda one: _order(source, one))
    )


def _order(source: Source, one: ShownObligation) -> tuple[object, ...]:
    return (*source.order(one.period, one.duty, one.n), one.is_comment)


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
        self._records = source.cohort.record_at
        self._comments = source.cohort.comment_on

    def of(
        self, obligations: Iterable[Obligation], about: Ref
    ) -> Iterator[ShownObligation]:
        """What may be known of what is owed about somebody."""
        for owed in obligations:
            duty = self._source.rules.get(owed.base_duty)
            if duty is not None:
                record, comment = self._files(owed)
                if self._may(owed, duty, record, comment):
                    yield self._one(owed, about, duty, record, comment)

    def _files(self, owed: Obligation) -> tuple[Record | None, Comment | None]:
        """The record an obligation is about, and the comment on it."""
        path = owed.path
        if owed.is_comment:
            path = path.removesuffix(".comment.md") + ".md"
        return self._records.get(path), self._comments.get(path)

    def _may(
        self,
        owed: Obligation,
        duty: Duty,
        record: Record | None,
        comment: Comment | None,
    ) -> bool:
        clearance = self._source.clearance
        if owed.is_comment:
            return clearance.may(clearance.comment(duty, record, comment))
        return clearance.may(clearance.record(duty, record))

    def _one(
        self,
        owed: Obligation,
        about: Ref,
        duty: Duty,
        record: Record | None,
        comment: Comment | None,
    ) -> ShownObligation:
        source, is_comment = self._source, owed.is_comment
        text = comment if is_comment else record
        return ShownObligation(
            about=about,
            period=source.period(owed.period),
            duty=duty.id,
            is_comment=is_comment,
            n=owed.n,
            state=self._state(owed, duty, record, comment),
            owner=source.owner(owed, duty.on(owed.period.start)),
            due=owed.due,
            # A draft says a day, too, and is not handed in.
            submitted=owed.submitted if owed.state.is_there else None,
            waived=owed.waived,
            reason=self._reason(owed) if owed.waived else owed.reason or "",
            path=source.path(owed.path),
            started=owed.record is not None,
            sealed=text is not None and text.sealed,
        )

    def _state(
        self,
        owed: Obligation,
        duty: Duty,
        record: Record | None,
        comment: Comment | None,
    ) -> State:
        """The state, silent about a comment that may not be known."""
        if owed.state is not State.AWAITING_COMMENT:
            return owed.state
        clearance = self._source.clearance
        known = clearance.may(clearance.comment(duty, record, comment))
        return owed.state if known else State.DONE

    def _reason(self, owed: Obligation) -> str:
        """Why a gap is accepted; of somebody not on the roster, the leave's code."""
        mentee = self._source.cohort.mentee.get(owed.subject.id)
        if mentee is None:
            return owed.reason or ""
        for waiver in mentee.waivers:
            if (waiver.duty, waiver.period) == (owed.duty, owed.period.name):
                return self._source.naming.text(waiver.reason)
        return ""
