"""Who owes a duty on a day."""

from datetime import date

from growthfolio.ledger.service import guides
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About, Duty
from growthfolio.model.people import Mentee, Pairing
from growthfolio.model.record import Subject


def pairing_on(
    cohort: Cohort, mentee: Mentee, role: str | None, when: date
) -> Pairing | None:
    """The pairing in a role on a day; for `any` the first one listed.

    A mentor who does not serve on the day guides nobody.
    """
    for pairing in mentee.mentors:
        if role in ("any", pairing.role) and guides(cohort, pairing, when):
            return pairing
    return None


def completed(cohort: Cohort, mentee: Mentee, role: str | None, when: date) -> bool:
    """Whether the last pairing in a role reached its end, and none follows (F-09)."""
    for pairing in mentee.mentors:
        if (
            pairing.completed
            and role in ("any", pairing.role)
            and pairing.end is not None
            and pairing.end < when
        ):
            return pairing_on(cohort, mentee, role, when) is None
    return False


def owner_of(
    cohort: Cohort, duty: Duty, subject: Subject, mentee: Mentee | None, when: date
) -> tuple[str | None, Pairing | None]:
    """The id of who owes a duty on a day, and the pairing that says so."""
    owner, pairing = None, None
    match duty.owner.kind:
        case "mentee" if mentee is not None:
            owner = mentee.id
        case "mentor" if mentee is not None:
            pairing = pairing_on(cohort, mentee, duty.owner.role, when)
            owner = pairing.mentor if pairing else None
        case "unit" if mentee is not None:
            party = duty.owner.role
            owner = mentee.unit if party is None else mentee.parties.get(party)
        case "mentor" if subject.about is About.MENTOR:
            owner = subject.id
        case "unit" if subject.about is About.UNIT:
            owner = subject.id
        case "office":
            owner = "office"
    return owner, pairing
