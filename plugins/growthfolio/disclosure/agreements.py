"""Pairings → the agreements an audience may read."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownAgreement
from growthfolio.disclosure.source import Source
from growthfolio.ledger.applies import applies, applies_to
from growthfolio.model.agreement import Agreement
from growthfolio.model.duty import About, Duty
from growthfolio.model.people import Mentee, Pairing
from growthfolio.model.record import Subject


def shown_agreements(source: Source) -> tuple[ShownAgreement, ...]:
    """One for each pairing that goes on or is to come; none under aliases.

    Who is not said who may read them: the most privileged audience.
    """
    programme, clearance = source.cohort.programme, source.clearance
    agreement = programme.agreement
    if agreement is None or clearance.aliases:
        return ()
    if not clearance.may(programme.rank(agreement.audience)):
        return ()
    shown: list[ShownAgreement] = []
    taken: Counter[Ref] = Counter()
    for mentee, pairing in _agreed(source):
        one = _agreement(source, agreement, mentee, pairing)
        taken[one.mentee] += 1
        shown.append(replace(one, n=taken[one.mentee]))
    return tuple(sorted(shown, key=lambda one: (one.mentee, one.n)))


def _agreed(source: Source) -> Iterator[tuple[Mentee, Pairing]]:
    """Pairings that have not ended, of people who have not left."""
    today = source.ledger.today
    for mentee in source.cohort.mentees:
        if mentee.left is not None and mentee.left.on < today:
            continue
        for pairing in mentee.mentors:
            ended = pairing.end is not None and pairing.end < today
            if not ended and pairing.mentor in source.cohort.mentor:
                yield mentee, pairing


def _agreement(
    source: Source, agreement: Agreement, mentee: Mentee, pairing: Pairing
) -> ShownAgreement:
    begins = pairing.start or max(mentee.joined, source.cohort.programme.starts)
    start, end = agreement.term(begins, pairing.end, source.ledger.today)
    one = source.naming.ref(Who.MENTEE, mentee.id)
    other = source.naming.ref(Who.MENTOR, pairing.mentor)
    if one is None or other is None:
        raise LookupError(mentee.id)
    return ShownAgreement(
        mentee=one,
        mentor=other,
        role=pairing.role,
        n=1,
        start=start,
        end=end,
        objections_until=agreement.objections_until(begins),
        completes_on=agreement.completes_on(start, end),
        terms=agreement,
        mentee_duties=tuple(
            name
            for name, duty in source.duties.items()
            if duty.owner.kind == "mentee" and _owed(source, duty, mentee, start)
        ),
        mentor_duties=tuple(
            name
            for name, duty in source.duties.items()
            if duty.owner.kind == "mentor"
            and duty.owner.role in (pairing.role, "any")
            and _owed(source, duty, mentee, start, pairing.mentor)
        ),
        comments=tuple(
            name
            for name, duty in source.duties.items()
            if duty.comment is not None
            and duty.comment.by in (pairing.role, "any")
            and _owed(source, duty, mentee, start)
        ),
    )


def _owed(
    source: Source, duty: Duty, mentee: Mentee, day: date, mentor: str = ""
) -> bool:
    """Whether a duty is owed between two, in whatever stage."""
    when = replace(duty.when, stages=())
    if duty.about is About.MENTEE:
        return applies(when, mentee, source.cohort.programme, day)
    subject = Subject(About.MENTOR, mentor)
    about_mentor = duty.about is About.MENTOR and mentor != ""
    return about_mentor and applies_to(when, subject, source.cohort)
