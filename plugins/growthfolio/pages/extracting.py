"""What is shown about somebody → their extract."""

from collections.abc import Mapping, Sequence
from typing import Final

from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownObligation, ShownRecord
from growthfolio.model.cadence import Every
from growthfolio.model.obligation import State
from growthfolio.pages.attention import attention, is_wanted, key
from growthfolio.pages.calling import Voice
from growthfolio.pages.campaigns import activities
from growthfolio.pages.cards import offered
from growthfolio.pages.cells import own
from growthfolio.pages.debts import debts
from growthfolio.pages.due import due_rows
from growthfolio.pages.extract import NOTHING, Counts, Extract
from growthfolio.pages.growth import Partaking
from growthfolio.pages.matrix import cells, flags, has_row
from growthfolio.pages.mend import mend_rows
from growthfolio.pages.places import Places, anchors_in
from growthfolio.pages.tally import tally_of
from growthfolio.pages.views import Chapter, File

_AWAITING: Final = State.AWAITING_COMMENT
_EVENT: Final = Every.EVENT
_MISSING: Final = State.MISSING


def extract_of(
    voice: Voice,
    partaking: Partaking,
    about: Ref,
    chapters: Mapping[str, Sequence[Chapter]],
) -> Extract:
    """The extract of what is about somebody, who has `chapters` on pages, by url."""
    disclosure = voice.disclosure
    records = disclosure.records_about.get(about, ())
    owed = disclosure.obligations_about.get(about, ())
    if about.who is not Who.MENTEE and not (records or owed):
        return NOTHING
    anchors = tuple((url, tuple(anchors_in(some))) for url, some in chapters.items())
    urls = {anchor: url for url, some in anchors for anchor in some}
    places = Places({about: urls}.__getitem__)
    mine = own(owed, about)
    told = tuple(partaking.told(records)) if not disclosure.aliases else ()
    teams = (partaking.team(record) for record in told)
    return Extract(
        tally=tally_of(disclosure, mine),
        counts=_counts(voice, records, owed),
        due=due_rows(voice, owed),
        attention=attention(voice, places, owed),
        cells=tuple(cells(voice, places, about, owed))
        if _has_row(voice, about)
        else (),
        flags=flags(mine),
        debts=tuple(debts(voice, places, owed)),
        activities=tuple(activities(voice, places, records)),
        files=_files(records),
        anchors=anchors,
        partakers=tuple(
            sorted({one for each in told for one in partaking.people(each)})
        ),
        teams=tuple(sorted({team for team in teams if team is not None})),
        mend=mend_rows(voice, about),
    )


def _has_row(voice: Voice, about: Ref) -> bool:
    disclosure = voice.disclosure
    if about.who is not Who.MENTEE:
        return False
    return has_row(disclosure, disclosure.mentee[about.slug])


def _counts(
    voice: Voice, records: Sequence[ShownRecord], owed: Sequence[ShownObligation]
) -> Counts:
    duties = voice.disclosure.duty
    mine = [one for one in owed if not one.is_comment]
    missing = [one for one in mine if one.state is _MISSING]
    waiting = [one for one in mine if one.state is _AWAITING]
    accepted = {key(one) for one in owed if one.waived and one.is_comment}
    return Counts(
        records=len(records),
        comments=sum(record.comment is not None for record in records),
        events=sum(duties[one.duty].every.every is _EVENT for one in records),
        missing=len(missing),
        missing_accepted=sum(one.waived for one in missing),
        waiting=len(waiting),
        waiting_accepted=sum(key(one) in accepted for one in waiting),
        attention=sum(map(is_wanted, owed)),
    )


def _files(records: Sequence[ShownRecord]) -> tuple[File, ...]:
    """Every file that some card offers, once."""
    files = {file.url: file for record in records for file in record.files}
    return tuple(map(offered, files.values()))
