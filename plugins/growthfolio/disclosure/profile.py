"""The parts of a profile that have readers of their own → what may be known."""

from typing import Any, Final

from growthfolio.disclosure.shown import ShownPosting, ShownStanding
from growthfolio.disclosure.source import Source
from growthfolio.model.people import Mentee, Posting, Standing
from growthfolio.model.place import Place
from growthfolio.model.readers import ProfileReaders
from growthfolio.model.schema import Id, slots_of

_PARTS: Final = {slot.name: slot.attribute for slot in slots_of(ProfileReaders)}


def shown_parts(mentee: Mentee, source: Source) -> dict[str, Any]:
    """The attributes of a shown mentee that the audience may read, by name."""
    found: dict[str, Any] = {}
    for part in _PARTS.values():
        if source.clearance.may(source.clearance.profile(part)):
            found |= _part(part, mentee, source)
    return found


def _part(part: str, mentee: Mentee, source: Source) -> dict[str, Any]:
    programme = source.cohort.programme
    match part:
        case "postings":
            stays = tuple(map(_posting, mentee.postings))
            return {"postings": stays, "posting": mentee.posting}
        case "standings":
            known = sorted(mentee.standings, key=lambda one: one.start)
            return {part: tuple(_standing(one, source) for one in known)}
        case "attention":
            return {part: tuple(programme.term(part, one) for one in mentee.attention)}
        case "rank":
            rank = mentee.rank
            return {part: None if rank is None else programme.term("ranks", rank)}
        case _:
            classes = {one.id: one.title for one in programme.classes}
            return {part: classes.get(mentee.mentee_class or Id(""))}


def _posting(stay: Posting) -> ShownPosting:
    return ShownPosting(
        posting=stay.posting,
        start=stay.start,
        end=stay.end,
        unit=stay.unit,
        post=stay.post or "",
    )


def _standing(one: Standing, source: Source) -> ShownStanding:
    return ShownStanding(
        title=source.cohort.programme.term("standings", one.standing),
        start=one.start,
        end=one.end,
        reason=one.reason or "",
        decided_by=one.decided_by or "",
        evidence=tuple(path for path in one.evidence if _may_read(path, source)),
    )


def _may_read(path: str, source: Source) -> bool:
    """Whether a record, or an address elsewhere, may be read by the audience."""
    if "://" in path:
        return True
    record = source.cohort.record_at.get(path)
    if record is None or record.draft or not record.readable:
        return False
    duty = source.cohort.programme.duty(record.at.duty)
    return source.clearance.may(source.clearance.record(duty, record))


def part_at(mentee: Mentee, place: Place) -> str | None:
    """The part of a profile a place in its file lies in, if it has readers.

    A place belongs to the last key that is written before it.
    """
    here = (place.line, place.column)
    before = [
        (mark, key.partition(".")[0])
        for key, mark in mentee.marks.keys.items()
        if mark <= here
    ]
    return _PARTS.get(max(before)[1]) if before else None
