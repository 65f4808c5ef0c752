"""A unit's activities, by the campaign they were part of (S1-19, S1-20)."""

from collections.abc import Collection
from typing import Final

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownRecord
from growthfolio.pages.calling import Voice
from growthfolio.pages.cards import said
from growthfolio.pages.places import Places, card_anchor
from growthfolio.pages.views import ActivityRow, CampaignRow, Link

CAMPAIGN: Final = "campaign"
"""The field of an activity that names the campaign."""


def campaigns(
    voice: Voice, places: Places, whose: Collection[Ref]
) -> tuple[CampaignRow, ...]:
    """The activities of some people and units by campaign; those of none last."""
    found: dict[str, list[ShownRecord]] = {}
    for ref in sorted(whose):
        for record in voice.disclosure.activities_about.get(ref, ()):
            for title in _named(voice, record) or ("",):
                found.setdefault(title, []).append(record)
    return tuple(
        CampaignRow(
            title=title,
            activities=tuple(
                _activity(voice, places, record)
                for record in sorted(found[title], key=_newest_first)
            ),
        )
        for title in sorted(found, key=lambda title: (not title, title))
    )


def _newest_first(record: ShownRecord) -> tuple[int, Ref, int]:
    return -record.period.start.toordinal(), record.about, record.n


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
