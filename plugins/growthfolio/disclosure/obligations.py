"""Obligations → those an audience may know of, in the states it may know."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownObligation, ShownRecord
from growthfolio.disclosure.source import Source
from growthfolio.model.cadence import Every
from growthfolio.model.duty import Duty
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.record import Comment, Record, Subject

_AWAITING: Final = State.AWAITING_COMMENT
_DONE: Final = State.DONE
_EVENT: Final = Every.EVENT

_Files: TypeAlias = tuple[Record | None, Comment | None]


def shown_obligations(
    source: Source, subject: Subject, about: Ref, records: Sequence[ShownRecord]
) -> tuple[ShownObligation, ...]:
    """What is owed about somebody, as if nothing were where nothing may be known.

    An audience that may not know states is told of what is there, in `records`, and
    the ledger is not asked: nothing of it can shine through.
    """
    if not source.clearance.states:
        return tuple(item for record in records for item in _there(source, record))
    owed = source.ledger.of.get(subject, ())
    found = _Shown(source).of(owed, about)
    return tuple(sorted(found, key=lambda one: _order(source, one)))


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
        state=_DONE,
        owner=record.about if own else None,
    )
    if duty.every.every is not _EVENT:
        yield there
    if record.comment is not None:
        yield replace(there, is_comment=True, owner=record.comment.author)


class _Owed(Struct, frozen=True, kw_only=True):
    """What is owed under a name: records of a duty, or comments on them."""

    duty: Duty
    is_comment: bool


class _Shown:
    """Obligations of one source, and the files they are about."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._records = source.cohort.record_at
        self._comments = source.cohort.comment_on
        self._names: dict[str, _Owed | None] = {}

    def of(
        self, obligations: Iterable[Obligation], about: Ref
    ) -> Iterator[ShownObligation]:
        """What may be known of what is owed about somebody."""
        for obligation in obligations:
            owed = self._owed(obligation)
            if owed is not None:
                files = self._files(obligation, owed)
                if self._may(owed, *files):
                    yield self._one(obligation, about, owed, files)

    def _owed(self, obligation: Obligation) -> _Owed | None:
        name = obligation.duty
        if name not in self._names:
            duty = self._source.rules.get(obligation.base_duty)
            owed = None
            if duty is not None:
                owed = _Owed(duty=duty, is_comment=obligation.is_comment)
            self._names[name] = owed
        return self._names[name]

    def _files(self, obligation: Obligation, owed: _Owed) -> _Files:
        """The record an obligation is about, and the comment on it."""
        path = obligation.path
        if owed.is_comment:
            path = path.removesuffix(".comment.md") + ".md"
        return self._records.get(path), self._comments.get(path)

    def _may(self, owed: _Owed, record: Record | None, comment: Comment | None) -> bool:
        clearance = self._source.clearance
        if owed.is_comment:
            return clearance.may(clearance.comment(owed.duty, record, comment))
        return clearance.may(clearance.record(owed.duty, record))

    def _one(
        self, obligation: Obligation, about: Ref, owed: _Owed, files: _Files
    ) -> ShownObligation:
        source, is_comment, period = self._source, owed.is_comment, obligation.period
        duty, state = owed.duty.on(period.start), obligation.state
        text = files[is_comment]
        return ShownObligation(
            about=about,
            period=source.period(period),
            duty=duty.id,
            is_comment=is_comment,
            n=obligation.n,
            state=self._state(obligation, owed, files),
            owner=source.owner(obligation.owner, duty, is_comment=is_comment),
            due=obligation.due,
            # A draft says a day, too, and is not handed in.
            submitted=obligation.submitted if state.is_there else None,
            waived=obligation.waived,
            reason=self._reason(obligation),
            path=source.path(obligation.path),
            started=obligation.record is not None,
            sealed=text is not None and text.sealed,
        )

    def _state(self, obligation: Obligation, owed: _Owed, files: _Files) -> State:
        """The state, silent about a comment that may not be known."""
        if obligation.state is not _AWAITING:
            return obligation.state
        clearance = self._source.clearance
        known = clearance.may(clearance.comment(owed.duty, *files))
        return obligation.state if known else State.DONE

    def _reason(self, obligation: Obligation) -> str:
        """The leave's code, or why a gap is accepted."""
        mentee = None
        if obligation.waived:
            mentee = self._source.cohort.mentee.get(obligation.subject.id)
        if mentee is None:
            return obligation.reason or ""
        for waiver in mentee.waivers:
            if (waiver.duty, waiver.period) == (
                obligation.duty,
                obligation.period.name,
            ):
                return self._source.naming.text(waiver.reason)
        return ""
