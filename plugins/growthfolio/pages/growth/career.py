"""Where somebody was posted and rotated to, and what they stand as."""

from datetime import date

from growthfolio.disclosure.shown import (
    ShownMentee,
    ShownPosting,
    ShownRecord,
    ShownStanding,
)
from growthfolio.model.conventions import CONVENTIONS
from growthfolio.model.kind import Kind
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.growth.lines import cell
from growthfolio.pages.growth.reading import card_link, values_of
from growthfolio.pages.growth.tables import Cells, grid_of, of_kind, section
from growthfolio.pages.growth.years import Mine
from growthfolio.pages.views import Link, Section


def posts(mine: Mine, mentee: ShownMentee) -> Section | None:
    """Postings and rotations in the order they began (S2-16, S4-13)."""
    voice = mine.voice
    dated: list[tuple[date, Cells]] = [
        (stay.start or mentee.joined or date.min, _stay(voice, stay))
        for stay in mentee.postings
    ]
    for record in of_kind(voice, mine.records, Kind.ROTATION):
        start = _day(record, "from") or record.period.start
        dated.append((start, _rotation(mine, record, start)))
    dated.sort(key=lambda one: one[0])
    title = voice.say(N_("Postings and rotations"))
    columns = (
        N_("From"),
        N_("To"),
        N_("Kind"),
        N_("Post"),
        N_("Unit"),
        N_("Record"),
    )
    cells = tuple(cells for _, cells in dated)
    return section(title, "posts", grid_of(voice, title, columns, cells))


def _stay(voice: Voice, stay: ShownPosting) -> Cells:
    unit = voice.unit(stay.unit)
    return (
        _on(stay.start),
        _on(stay.end),
        (Link(text=voice.term("postings", stay.posting)),),
        (Link(text=stay.post),) if stay.post else (),
        (unit,) if unit else (),
        (),
    )


def _rotation(mine: Mine, record: ShownRecord, start: date) -> Cells:
    voice = mine.voice
    said = {
        named.name: cell(voice, record, named)
        for named in CONVENTIONS[Kind.ROTATION].fields
    }
    before, after = said["from_post"], said["to_post"]
    if before and after:
        way = voice.say(
            N_("{before} → {after}"), before=before[0].text, after=after[0].text
        )
        after = (Link(text=way),)
    return (
        _on(start),
        _on(_day(record, "to")),
        said["kind"],
        after or before,
        said["unit"],
        (card_link(voice, mine.places, record),),
    )


def _day(record: ShownRecord, name: str) -> date | None:
    found = (one for one in values_of(record, name) if isinstance(one, date))
    return next(found, None)


def _on(when: date | None) -> tuple[Link, ...]:
    return () if when is None else (Link(text=when.isoformat()),)


def standings(mine: Mine, mentee: ShownMentee) -> Section | None:
    """What somebody stands as, since when, how soon, and resting on what (S4-24)."""
    voice = mine.voice
    title = voice.say(N_("Standing"))
    columns = (
        N_("Standing"),
        N_("From"),
        N_("To"),
        N_("Months after joining"),
        N_("Decided by"),
        N_("Reason"),
        N_("Rests on"),
    )
    cells = tuple(_standing(mine, mentee, one) for one in mentee.standings)
    return section(title, "standing", grid_of(voice, title, columns, cells))


def _standing(mine: Mine, mentee: ShownMentee, one: ShownStanding) -> Cells:
    after = _months(mentee.joined, one.start)
    return (
        (Link(text=mine.voice.title(one.title)),),
        _on(one.start),
        _on(one.end),
        (Link(text=str(after)),) if after is not None else (),
        (Link(text=mine.voice.decider(one.decided_by)),) if one.decided_by else (),
        (Link(text=one.reason),) if one.reason else (),
        tuple(_evidence(mine, path) for path in one.evidence),
    )


def _evidence(mine: Mine, path: str) -> Link:
    """A record by its name; an address, which is not ours to lead to, as it is."""
    record = mine.voice.disclosure.record_at(path)
    if record is None:
        return Link(text=path)
    return card_link(mine.voice, mine.places, record)


def _months(joined: date | None, when: date) -> int | None:
    """Whole months from joining to a day (S0-17)."""
    if joined is None or when < joined:
        return None
    months = (when.year - joined.year) * 12 + when.month - joined.month
    return months - (when.day < joined.day)
