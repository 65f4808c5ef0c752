"""What a programme lists, for the keys of files that must name one of it."""

from collections.abc import Sequence
from typing import Protocol

from growthfolio.authoring.schema_types import Enums
from growthfolio.model.field import RecordField
from growthfolio.model.people import (
    Hit,
    Leave,
    Mentee,
    Mentor,
    Pairing,
    Posting,
    Standing,
    Waiver,
)
from growthfolio.model.programme import NEVER, Programme
from growthfolio.model.record import CommentHead, Head
from growthfolio.model.round import MenteeEntry, MentorEntry, ProposedPair, Round


class _Listed(Protocol):
    """Whatever a programme lists by id."""

    @property
    def id(self) -> str:
        """Its name in files."""


def enums_of(programme: Programme) -> Enums:
    """The words allowed, by shape and key; `key.names` are those of a mapping.

    An empty list restricts nothing: the check says that nothing is listed.
    """
    return {
        **_of_people(programme),
        **_of_records(programme),
        **_of_rounds(programme),
    }


def _of_people(programme: Programme) -> Enums:
    units = _ids(programme.units)
    roles = _ids(programme.mentor_roles)
    duties = _ids(programme.duties)
    comments = tuple(duty.comment_id for duty in programme.duties if duty.comment)
    eligibility = _terms(programme, "eligibility")
    return {
        (Mentee, "unit"): units,
        (Mentee, "job_class"): _ids(programme.job_classes),
        (Mentee, "class"): _ids(programme.classes),
        (Mentee, "rank"): _ids(programme.ranks),
        (Mentee, "parties"): units,
        (Mentee, "parties.names"): _ids(programme.parties),
        (Mentee, "attention"): _terms(programme, "attention"),
        (Posting, "unit"): units,
        (Standing, "standing"): _ids(programme.standings),
        (Mentor, "unit"): units,
        (Mentor, "roles"): roles,
        (Mentor, "eligibility"): eligibility,
        (Mentor, "evidence.names"): eligibility,
        (Mentor, "strengths"): _terms(programme, "strengths"),
        (Hit, "rule"): _ids(programme.negative_list),
        (Pairing, "role"): roles,
        (Leave, "duties"): duties,
        (Waiver, "duty"): (*duties, *comments),
    }


def _of_records(programme: Programme) -> Enums:
    audiences = (*programme.audiences, NEVER)
    return {
        (Head, "audience"): audiences,
        (Head, "abilities"): _ids(programme.abilities),
        (CommentHead, "audience"): audiences,
        (RecordField, "unit"): _ids(programme.units),
    }


def _of_rounds(programme: Programme) -> Enums:
    roles = _ids(programme.mentor_roles)
    return {
        (Round, "role"): roles,
        (MenteeEntry, "role"): roles,
        (MentorEntry, "role"): roles,
        (MentorEntry, "job_classes"): _ids(programme.job_classes),
        (ProposedPair, "role"): roles,
    }


def _ids(listed: Sequence[_Listed]) -> tuple[str, ...]:
    return tuple(each.id for each in listed)


def _terms(programme: Programme, vocabulary: str) -> tuple[str, ...]:
    return _ids(programme.vocabularies.get(vocabulary, ()))
