"""What is to be said of one part of a cohort ↔ bytes."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import msgspec
from msgspec import Struct

from growthfolio.caching.encoding import encoded
from growthfolio.loading.fillings import PlainFinding, finding_of, plain_finding
from growthfolio.loading.numbering import Numbers
from growthfolio.model.finding import Finding
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.period import Period
from growthfolio.model.place import Place
from growthfolio.model.record import Subject


class Verdict(Struct, frozen=True, kw_only=True):
    """What is owed in a part of a cohort, and what is wrong there.

    `states` says how many obligations are in each state that occurs. They are `packed`:
    nobody asks for those of everybody of whom nothing has changed.
    """

    states: Mapping[State, int]
    findings: tuple[Finding, ...]
    packed: bytes

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """Everything that is owed, in a ledger's order."""
        owed = _OWED.decode(self.packed)
        return tuple(_obligation(one, owed) for one in owed.obligations)


class _Obligation(Struct, frozen=True, array_like=True):
    """An obligation; its subject and its period are named by number."""

    subject: int
    period: int
    duty: str
    n: int
    owner: str | None
    due: date
    overdue: date
    state: State
    path: str
    demanded_at: Place
    waived: bool
    record: str | bool
    submitted: date | None
    reason: str | None


class _Owed(Struct, frozen=True, array_like=True):
    subjects: tuple[Subject, ...]
    periods: tuple[Period, ...]
    obligations: tuple[_Obligation, ...]


class _Plain(Struct, frozen=True, array_like=True):
    """A verdict as it is written down."""

    states: dict[State, int]
    findings: tuple[PlainFinding, ...]
    packed: bytes


_OWED: Final = msgspec.msgpack.Decoder(_Owed)
_PLAIN: Final = msgspec.msgpack.Decoder(_Plain)


def verdict(
    obligations: tuple[Obligation, ...], findings: tuple[Finding, ...]
) -> Verdict:
    """The verdict that so much is owed, and so much wrong."""
    states: dict[State, int] = {}
    for one in obligations:
        states[one.state] = states.get(one.state, 0) + 1
    return Verdict(
        states=states,
        findings=findings,
        packed=_packed_owed(obligations),
    )


def packed(one: Verdict) -> bytes:
    """A verdict as bytes; raises TypeError or ValueError where it has none."""
    return encoded(
        _Plain(
            dict(one.states),
            tuple(map(plain_finding, one.findings)),
            one.packed,
        )
    )


def unpacked(data: bytes) -> Verdict:
    """The verdict; raises ValueError or KeyError where that is not what bytes say."""
    plain = _PLAIN.decode(data)
    return Verdict(
        states=plain.states,
        findings=tuple(map(finding_of, plain.findings)),
        packed=plain.packed,
    )


def _packed_owed(obligations: tuple[Obligation, ...]) -> bytes:
    subjects: dict[Subject, int] = {}
    numbers = Numbers()
    plain = tuple(
        _Obligation(
            subjects.setdefault(one.subject, len(subjects)),
            numbers.number(one.period),
            one.duty,
            one.n,
            one.owner,
            one.due,
            one.overdue,
            one.state,
            one.path,
            one.demanded_at,
            one.waived,
            one.record == one.path or one.record or False,
            one.submitted,
            one.reason,
        )
        for one in obligations
    )
    return encoded(_Owed(tuple(subjects), numbers.periods, plain))


def _obligation(one: _Obligation, owed: _Owed) -> Obligation:
    return Obligation(
        subject=owed.subjects[one.subject],
        duty=one.duty,
        period=owed.periods[one.period],
        n=one.n,
        owner=one.owner,
        due=one.due,
        overdue=one.overdue,
        state=one.state,
        path=one.path,
        demanded_at=one.demanded_at,
        waived=one.waived,
        record=one.path if one.record is True else one.record or None,
        submitted=one.submitted,
        reason=one.reason,
    )
