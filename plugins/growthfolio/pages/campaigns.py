"""A unit's activities, by the campaign they were part of (S1-19, S1-20)."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownRecord
from growthfolio.model.kind import Kind
from growthfolio.pages.calling import Voice
from growthfolio.pages.cards import said
from growthfolio.pages.extract import Activity, Extracts
from growthfolio.pages.places import Places, card_anchor
from growthfolio.pages.views import ActivityRow, CampaignRow, Link

CAMPAIGN: Final = "campaign"
_ACTIVITY: Final = Kind.ACTIVITY
"""The field of an activity that names the campaign."""


def campaigns(extracts: Extracts, whose: Collection[Ref]) -> tuple[CampaignRow, ...]:
    """The activities of some people and units by campaign; those of none last."""
    found: dict[str, list[tuple[Ref, Activity]]] = {}
    for ref in sorted(whose):
        for activity in extracts[ref].activities:
            for title in activity.campaigns or ("",):
                found.setdefault(title, []).append((ref, activity))
    return tuple(
        CampaignRow(
            title=title,
            activities=tuple(
                activity.row for _, activity in sorted(found[title], key=_newest_first)
            ),
        )
        for title in sorted(found, key=lambda title: (not title, title))
    )


def _newest_first(one: tuple[Ref, Activity]) -> tuple[int, Ref, int]:
    about, activity = one
    return -activity.start.toordinal(), about, activity.n


def activities(
    voice: Voice, places: Places, records: Iterable[ShownRecord]
) -> Iterator[Activity]:
    """Those of some records that are of activities."""
    for record in records:
        if voice.disclosure.duty[record.duty].kind is _ACTIVITY:
            yield Activity(
                campaigns=_named(voice, record),
                row=_activity(voice, places, record),
                start=record.period.start,
                n=record.n,
            )


def _named(voice: Voice, record: ShownRecord) -> tuple[str, ...]:
    return tuple(
        said(voice, field.type, value).text
        for field in record.fields
        if field.name == CAMPAIGN
        for value in field.values
    )


def _activity(voice: Voice, places: Places, record: ShownRecord) -> ActivityRow:
    text = record.title or voice.duty(record.duty)
    day = record.period.kind == "day"
    return ActivityRow(
        what=places.link(record.about, card_anchor(record), text) or Link(text=text),
        on=record.period.start if day else record.submitted,
        who=voice.link(record.about),
    )
