"""Of all findings, those that the author of a few files can mend.

A correction of one's own record must never fail because a colleague is late: a
change is judged by the findings in its files, and by what their owners owe.
"""

from collections.abc import Collection, Iterable

from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.rules.time import MISSING_COMMENT, MISSING_RECORD


def within(
    findings: Iterable[Finding],
    cohort: Cohort,
    ledger: Ledger,
    paths: Collection[str],
) -> tuple[Finding, ...]:
    """The findings in `paths`, and what is missing of those whose files they are."""
    owners = {_owner(path, cohort, ledger) for path in paths} - {None}
    return tuple(
        finding
        for finding in findings
        if (
            # It stands at the line that demands it, which may be somebody else's.
            finding.owner in owners
            if finding.rule in (MISSING_RECORD, MISSING_COMMENT)
            else finding.place.path in paths
        )
    )


def _owner(path: str, cohort: Cohort, ledger: Ledger) -> str | None:
    """Whose file it is: the folder's person, or the mentor who owes or wrote it."""
    match path.split("/"):
        case ["portfolios", person, _, *_]:
            obligation = ledger.at.get(path)
            if obligation is not None and obligation.owner is not None:
                return obligation.owner
            comment = cohort.comment_on.get(path.removesuffix(".comment.md") + ".md")
            if path.endswith(".comment.md"):
                return str(comment.head.by) if comment and comment.head.by else None
            return person
        case ["mentors", mentor]:
            return mentor.removesuffix(".yml")
        case ["mentors" | "units", name, _, *_]:
            obligation = ledger.at.get(path)
            return obligation.owner if obligation is not None else name
    return None
