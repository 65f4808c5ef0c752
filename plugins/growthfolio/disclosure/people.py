"""Profiles → what may be known of people, and of who guides whom."""

from datetime import date

from msgspec.structs import replace

from growthfolio.disclosure.evaluations import shown_shares
from growthfolio.disclosure.profile import shown_parts
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import (
    ShownDescendant,
    ShownMentee,
    ShownMentor,
    ShownPairing,
    StageNow,
)
from growthfolio.disclosure.source import Source
from growthfolio.model.people import Mentee, Mentor, Pairing
from growthfolio.model.programme import Programme
from growthfolio.model.schema import Id
from growthfolio.pooling.lineage import Lineage


def shown_mentees(source: Source) -> tuple[ShownMentee, ...]:
    """Every mentee, in the order of what they are called."""
    became = {mentor.was: mentor.id for mentor in reversed(source.cohort.mentors)}
    shares = shown_shares(source)
    shown = []
    for mentee in source.cohort.mentees:
        ref = source.naming.ref(Who.MENTEE, mentee.id)
        if ref is not None:
            alias = ShownMentee(ref=ref)
            hidden = source.clearance.aliases
            mentor = source.naming.ref(Who.MENTOR, became.get(Id(mentee.id)))
            full = _mentee(mentee, ref, source, mentor)
            shown.append(alias if hidden else replace(full, share=shares.get(ref)))
    return tuple(sorted(shown, key=lambda mentee: mentee.ref))


def _mentee(
    mentee: Mentee, ref: Ref, source: Source, became: Ref | None
) -> ShownMentee:
    programme, today = source.cohort.programme, source.ledger.today
    person = ShownMentee(
        ref=ref,
        name=mentee.name,
        name_en=mentee.name_en or "",
        unit=mentee.unit,
        job_class=mentee.job_class,
        joined=mentee.joined,
        left=mentee.left.on if mentee.left else None,
        active=mentee.active(today),
        stage=_stage(mentee, programme, today),
        became=became,
        parties=tuple(mentee.parties.items()),
    )
    return replace(person, **shown_parts(mentee, source))


def _stage(mentee: Mentee, programme: Programme, today: date) -> StageNow | None:
    if not mentee.active(today):
        return None
    periods = programme.stage_periods(mentee.joined)
    for n, period in enumerate(periods, start=1):
        if today in period and period.title is not None:
            return StageNow(
                id=period.name,
                title=period.title,
                n=n,
                of=len(periods),
                start=period.start,
            )
    return None


def shown_mentors(source: Source) -> tuple[ShownMentor, ...]:
    """Every mentor, in the order of what they are called."""
    lineage, shown = Lineage(source.cohort), []
    for mentor in source.cohort.mentors:
        ref = source.naming.ref(Who.MENTOR, mentor.id)
        if ref is not None:
            alias = ShownMentor(ref=ref, roles=mentor.roles)
            hidden = source.clearance.aliases
            shown.append(alias if hidden else _mentor(mentor, ref, source, lineage))
    return tuple(sorted(shown, key=lambda mentor: mentor.ref))


def _mentor(mentor: Mentor, ref: Ref, source: Source, lineage: Lineage) -> ShownMentor:
    programme, today = source.cohort.programme, source.ledger.today
    return ShownMentor(
        ref=ref,
        roles=mentor.roles,
        name=mentor.name,
        name_en=mentor.name_en or "",
        unit=mentor.unit,
        post=mentor.post,
        strengths=tuple(
            programme.term("strengths", strength) for strength in mentor.strengths
        ),
        status=mentor.status_on(today) if source.clearance.states else None,
        was=source.naming.ref(Who.MENTEE, mentor.was),
        line=tuple(
            ShownDescendant(
                mentee=Ref(Who.MENTEE, one.mentee),
                mentor=Ref(Who.MENTOR, one.mentor),
                generation=one.generation,
            )
            for one in lineage.line(mentor.id)
        ),
    )


def shown_pairings(source: Source) -> tuple[ShownPairing, ...]:
    """Who guides whom; under aliases only who does now, without dates.

    A role nobody knows is a mistake, and no word for a page.
    """
    aliases, today = source.clearance.aliases, source.ledger.today
    roles = {role.id for role in source.cohort.programme.mentor_roles}
    shown = []
    for mentee in source.cohort.mentees:
        one = source.naming.ref(Who.MENTEE, mentee.id)
        for pairing in mentee.mentors:
            other = source.naming.ref(Who.MENTOR, pairing.mentor)
            if one is None or other is None or pairing.role not in roles:
                continue
            if not aliases:
                current = pairing.holds(today) and mentee.active(today)
                shown.append(_pairing(pairing, one, other, current=current))
            elif pairing.holds(today):
                shown.append(_undated(pairing, one, other))
    return tuple(sorted(shown, key=lambda pair: (pair.mentee, pair.role, pair.mentor)))


def _pairing(
    pairing: Pairing, mentee: Ref, mentor: Ref, *, current: bool
) -> ShownPairing:
    return ShownPairing(
        mentee=mentee,
        mentor=mentor,
        role=pairing.role,
        start=pairing.start,
        end=pairing.end,
        current=current,
    )


def _undated(pairing: Pairing, mentee: Ref, mentor: Ref) -> ShownPairing:
    return ShownPairing(
        mentee=mentee,
        mentor=mentor,
        role=pairing.role,
        start=None,
        end=None,
        current=True,
    )
