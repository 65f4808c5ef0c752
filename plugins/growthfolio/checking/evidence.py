"""Dates and authors against git's history: what is claimed, what it bears out.

Nothing here changes a state: a plain folder, a shallow clone and a full one yield
the same ledger (CONTRACT.md).
"""

from collections.abc import Iterable, Iterator

from growthfolio.checking.finding import finding_on
from growthfolio.checking.naming import owner_name, person_name
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.history import FirstCommit, History
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation, State
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.place import Place
from growthfolio.model.record import Comment, Record
from growthfolio.model.rules import evidence as rules

_IN_TIME = (State.DONE, State.AWAITING_COMMENT)


def weigh(cohort: Cohort, ledger: Ledger, history: History) -> tuple[Finding, ...]:
    """What the history says against dates and authors, and what it cannot say."""
    if history.lacking is not None:
        return (_not_verified(cohort, history.lacking),)
    return (
        *_back_dated(cohort, ledger, history),
        *_by_another(cohort, ledger, history),
        *_gaps(cohort, ledger, history),
    )


def _back_dated(cohort: Cohort, ledger: Ledger, history: History) -> Iterator[Finding]:
    """Everything that counts as in time and came into git after its grace."""
    texts = {text.at.path: text for text in cohort.texts}
    for one in ledger.obligations:
        commit = history.commits.get(one.path)
        text = texts.get(one.path)
        if commit is None or text is None or one.state not in _IN_TIME:
            continue
        if commit.on >= one.overdue > history.begins:
            yield _back_dated_one(cohort, one, text, commit)


def _back_dated_one(
    cohort: Cohort, one: Obligation, text: Record | Comment, commit: FirstCommit
) -> Finding:
    duty = cohort.programme.duty(one.base_duty, one.period.start)
    key = "on" if isinstance(text, Comment) else "submitted"
    return finding_on(
        rules.BACK_DATED,
        text,
        text.head.marks.place(key),
        name=owner_name(cohort, one),
        duty=duty.title if duty is not None else one.base_duty,
        period=one.period,
        due=one.due,
        committed=commit.on,
        key=key,
    )


def _by_another(cohort: Cohort, ledger: Ledger, history: History) -> Iterator[Finding]:
    """Every comment that its mentor's own addresses did not commit."""
    for comment in cohort.comments:
        commit = history.commits.get(comment.at.path)
        author = _author(comment, ledger)
        mentor = cohort.mentor.get(author or "")
        if commit is None or mentor is None or not mentor.emails:
            continue
        if commit.email not in {email.casefold() for email in mentor.emails}:
            yield finding_on(
                rules.COMMITTED_BY_ANOTHER,
                comment,
                comment.head.marks.place("by"),
                name=person_name(cohort, mentor.id),
            )


def _author(comment: Comment, ledger: Ledger) -> str | None:
    """Whose comment it is: the one it names, else the one who owes it."""
    owed = ledger.at.get(comment.at.path)
    return comment.head.by or (owed.owner if owed is not None else None)


def _gaps(cohort: Cohort, ledger: Ledger, history: History) -> Iterator[Finding]:
    """How much could not be compared, if anything."""
    new = sum(text.at.path not in history.commits for text in cohort.texts)
    unknown = _without_addresses(cohort)
    reasons: list[Phrase] = []
    older = sum(
        one.record is not None and one.overdue <= history.begins
        for one in ledger.obligations
    )
    if older:
        reasons.append(phrase("records older than the repository: {n}", n=older))
    if new:
        reasons.append(phrase("files that are not committed: {n}", n=new))
    if unknown:
        reasons.append(
            phrase("mentors who comment and have no “emails:”: {n}", n=unknown)
        )
    if reasons:
        yield _not_verified(cohort, *reasons)


def _without_addresses(cohort: Cohort) -> int:
    authors: Iterable[str | None] = {comment.head.by for comment in cohort.comments}
    known = (cohort.mentor.get(name or "") for name in authors)
    return sum(mentor is not None and not mentor.emails for mentor in known)


def _not_verified(cohort: Cohort, *reasons: Phrase) -> Finding:
    return Finding(
        rule=rules.HISTORY_NOT_VERIFIED,
        place=Place(cohort.programme.marks.start.path or "programme.yml"),
        values={"reason": tuple(reasons)},
    )
