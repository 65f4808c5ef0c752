"""The comment a mentor owes on a record that was handed in."""

from datetime import date

from growthfolio.ledger.owners import completed, pairing_on
from growthfolio.ledger.states import is_waived, state_of
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import Duty
from growthfolio.model.obligation import Obligation
from growthfolio.model.people import Mentee, Pairing
from growthfolio.model.period import add_days
from growthfolio.model.record import Record


def comment_obligation(  # noqa: PLR0913 - the coordinates of an obligation
    cohort: Cohort,
    duty: Duty,
    mentee: Mentee,
    record: Record,
    *,
    record_due: date,
    today: date,
) -> Obligation | None:
    """The obligation to comment, once a record is handed in; else None.

    It is due so many days after the record was, counted from the record's own due
    date where it has none. It belongs to the mentor of the role on that day; where
    a pairing ended in between, to the one on the day the record was handed in, if
    that mentor still serves. Where the pairing reached its end none is owed.
    """
    rule = duty.comment
    if rule is None or record.draft or not record.counts:
        return None
    handed_in = record.head.submitted or record_due
    due = add_days(handed_in, rule.within)
    comment = cohort.comment_on.get(record.at.path)
    pairing = _commenting(cohort, mentee, rule.by, due, handed_in)
    if pairing is None and comment is None and completed(cohort, mentee, rule.by, due):
        return None
    overdue = add_days(due, duty.grace + 1)
    return Obligation(
        subject=record.at.subject,
        duty=duty.comment_id,
        period=record.at.period,
        n=record.at.n,
        owner=pairing.mentor if pairing else None,
        due=due,
        overdue=overdue,
        state=state_of(comment, record.at.period, due, overdue, today=today),
        path=record.at.path.removesuffix(".md") + ".comment.md",
        demanded_at=pairing.marks.place() if pairing else mentee.marks.place("mentors"),
        waived=is_waived(mentee, duty.comment_id, record.at.period),
        record=comment.at.path if comment else None,
        submitted=comment.head.on if comment else None,
    )


def _commenting(
    cohort: Cohort, mentee: Mentee, role: str, due: date, handed_in: date
) -> Pairing | None:
    pairing = pairing_on(cohort, mentee, role, due)
    if pairing is not None:
        return pairing
    before = pairing_on(cohort, mentee, role, handed_in)
    mentor = cohort.mentor.get(before.mentor) if before else None
    gone = mentor is not None and mentor.dated and not mentor.serves(due)
    return None if gone else before
