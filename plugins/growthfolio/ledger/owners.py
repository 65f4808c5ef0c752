"""Who owes a duty on a day."""

from datetime import date

from growthfolio.model.duty import About, Duty
from growthfolio.model.people import Mentee, Pairing
from growthfolio.model.record import Subject


def pairing_on(mentee: Mentee, role: str | None, when: date) -> Pairing | None:
    """The pairing in a role on a day; for `any` the first one listed."""
    return next(
        (
            pairing
            for pairing in mentee.mentors
            if role in ("any", pairing.role) and pairing.holds(when)
        ),
        None,
    )


def owner_of(
    duty: Duty, subject: Subject, mentee: Mentee | None, when: date
) -> tuple[str | None, Pairing | None]:
    """The id of who owes a duty on a day, and the pairing that says so."""
    owner, pairing = None, None
    match duty.owner.kind:
        case "mentee" if mentee is not None:
            owner = mentee.id
        case "mentor" if mentee is not None:
            pairing = pairing_on(mentee, duty.owner.role, when)
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
