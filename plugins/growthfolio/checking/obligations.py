"""The ledger's verdicts as findings: missing and late, records and comments."""

from collections.abc import Iterator
from typing import Final

from growthfolio.checking.naming import owner_name, person_name
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Duty
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.phrase import Filling, Phrase, phrase
from growthfolio.model.place import Place
from growthfolio.model.record import Comment, Record
from growthfolio.model.rules import time

_LATE: Final = State.LATE
_MISSING: Final = State.MISSING


def missing(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Every record or comment past its due date and grace, unless it is waived.

    What nobody owes is the finding that there is no mentor, and not said twice.
    """
    for obligation in ledger.obligations:
        if (
            obligation.state is not _MISSING
            or obligation.waived
            or obligation.owner is None
        ):
            continue
        duty = cohort.programme.duty(obligation.base_duty, obligation.period.start)
        if duty is None:
            continue
        place, remedy = obligation.demanded_at, None
        draft = _written(cohort, obligation)
        if draft is not None:
            place = draft.head.marks.place("status")
            remedy = phrase(
                "it is still a draft: finish {path} and remove “status: draft”",
                path=obligation.path,
            )
        if obligation.is_comment:
            yield _missing_comment(cohort, obligation, duty, place, remedy)
            continue
        yield _finding(
            time.MISSING_RECORD,
            obligation,
            place,
            remedy,
            name=owner_name(cohort, obligation),
            duty=duty.title,
            period=obligation.period,
            due=obligation.due,
            person=obligation.subject.id,
            duty_id=duty.id,
            period_name=obligation.period.name,
            path=obligation.path,
        )


def _missing_comment(
    cohort: Cohort,
    obligation: Obligation,
    duty: Duty,
    place: Place,
    remedy: Phrase | None,
) -> Finding:
    return _finding(
        time.MISSING_COMMENT,
        obligation,
        place,
        remedy,
        name=person_name(cohort, obligation.owner),
        whose=phrase("{name}’s", name=person_name(cohort, obligation.subject.id)),
        duty=duty.title,
        period=obligation.period,
        due=obligation.due,
        person=obligation.subject.id,
        duty_id=duty.comment_id,
        period_name=obligation.period.name,
        path=obligation.path,
    )


def late(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Every record or comment that came after its due date."""
    for obligation in ledger.obligations:
        if obligation.state is not _LATE or obligation.submitted is None:
            continue
        duty = cohort.programme.duty(obligation.base_duty, obligation.period.start)
        text = _written(cohort, obligation)
        if duty is None or text is None:
            continue
        rule, key = time.LATE_RECORD, "submitted"
        if obligation.is_comment:
            rule, key = time.LATE_COMMENT, "on"
        yield _finding(
            rule,
            obligation,
            text.head.marks.place(key),
            None,
            name=owner_name(cohort, obligation),
            duty=duty.title,
            period=obligation.period,
            submitted=obligation.submitted,
            due=obligation.due,
        )


def _written(cohort: Cohort, obligation: Obligation) -> Record | Comment | None:
    """What lies where an obligation asks for it."""
    if obligation.is_comment:
        return cohort.comment_on.get(
            obligation.path.removesuffix(".comment.md") + ".md"
        )
    return cohort.record_at.get(obligation.path)


def _finding(
    rule: Rule,
    obligation: Obligation,
    place: Place,
    remedy: Phrase | None,
    **gaps: Filling,
) -> Finding:
    subject = obligation.subject
    return Finding(
        rule=rule,
        place=place,
        person=subject.id if subject.about is About.MENTEE else None,
        duty=obligation.duty,
        period=obligation.period.name,
        values=gaps,
        help=remedy,
        owner=obligation.owner,
    )


OF_PARTS: Final = (missing, late)
