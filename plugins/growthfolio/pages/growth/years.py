"""The chapters of a growth file: work joined, how there was help, the effect."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownFile, ShownPairing, ShownRecord
from growthfolio.model.cadence import Every
from growthfolio.model.kind import Kind
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.cards import offered
from growthfolio.pages.growth.gathering import is_joint
from growthfolio.pages.growth.lines import line
from growthfolio.pages.growth.outcomes import facts, outcomes_of
from growthfolio.pages.growth.reading import card_link, day_of, kind_of
from growthfolio.pages.places import Places
from growthfolio.pages.views import (
    Fact,
    GrowthPart,
    GrowthYear,
    Line,
    Link,
    Picture,
    Run,
)

WORK: Final = N_("Work joined")
HELP: Final = N_("How the organisation helped")
EFFECT: Final = N_("Effect")

PARTS: Final[Mapping[str, tuple[Kind, ...]]] = MappingProxyType(
    {
        WORK: (Kind.ACTIVITY, Kind.ROTATION, Kind.OUTPUT, Kind.DECK, Kind.NOTE),
        HELP: (
            Kind.HELP_PLAN,
            Kind.TALK,
            Kind.GUIDANCE,
            Kind.STUDY,
            Kind.TRAINING,
            Kind.SESSION,
            Kind.CONSULTATION,
            Kind.VISIT,
            Kind.CARE,
            Kind.SUBSIDY,
            Kind.ISSUE,
        ),
        EFFECT: (
            Kind.AWARD,
            Kind.REPORT,
            Kind.REFLECTION,
            Kind.APPRAISAL,
            Kind.FITNESS,
            Kind.RESULT,
            Kind.SURVEY,
        ),
    }
)
"""The kinds of record that tell each part of a year (S4-19)."""

_WRITTEN: Final = frozenset({Kind.CHAPTER, Kind.SUMMARY})
_ROUND: Final = frozenset(
    {
        Kind.DECK,
        Kind.NOTE,
        Kind.REPORT,
        Kind.TALK,
        Kind.GUIDANCE,
        Kind.STUDY,
        Kind.SESSION,
    }
)
"""Kinds of which a year has many alike, where they come round."""
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp")
_MOST_PICTURES: Final = 12


class Mine(Struct, frozen=True, kw_only=True):
    """What concerns somebody, and how to speak of it."""

    voice: Voice
    places: Places
    ref: Ref
    records: tuple[ShownRecord, ...]

    def joint(self, record: ShownRecord) -> bool:
        """Whether others had a part in it."""
        return is_joint(record, self.ref)


def years(mine: Mine) -> tuple[GrowthYear, ...]:
    """A chapter for each year that has something in it, newest first."""
    by_year: dict[int, list[ShownRecord]] = {}
    today = mine.voice.disclosure.today
    for record in mine.records:
        by_year.setdefault(day_of(record, today).year, []).append(record)
    chapters = (_year(mine, year, by_year[year]) for year in sorted(by_year)[::-1])
    return tuple(one for one in chapters if one.written or one.parts)


def _year(mine: Mine, year: int, records: Sequence[ShownRecord]) -> GrowthYear:
    written = (one for one in records if kind_of(mine.voice, one) in _WRITTEN)
    return GrowthYear(
        title=mine.voice.say(N_("{year}"), year=str(year)),
        anchor=f"y-{year}",
        written=tuple(card_link(mine.voice, mine.places, one) for one in written),
        parts=tuple(_parts(mine, year, records)),
        pictures=tuple(_pictures(mine, records))[:_MOST_PICTURES],
    )


def _parts(
    mine: Mine, year: int, records: Sequence[ShownRecord]
) -> Iterator[GrowthPart]:
    """The parts that have something to tell; the mentors alone tell nothing."""
    by_part = {
        title: [one for one in records if kind_of(mine.voice, one) in kinds]
        for title, kinds in PARTS.items()
    }
    reached = facts(mine.voice, outcomes_of(mine.voice, records, mine.joint))
    if not reached and not any(by_part.values()):
        return
    beside = {HELP: _mentors(mine, year), EFFECT: reached}
    for title, some in by_part.items():
        said = beside.get(title, ())
        if said or some:
            yield _part(mine, title, said, some)


def _part(
    mine: Mine, title: str, said: tuple[Fact, ...], records: Iterable[ShownRecord]
) -> GrowthPart:
    lines: list[Line] = []
    runs: dict[str, list[Link]] = {}
    for record in records:
        duty = mine.voice.disclosure.duty[record.duty]
        if duty.kind in _ROUND and duty.every.every is not Every.EVENT:
            runs.setdefault(duty.id, []).append(_of_run(mine, record))
        else:
            lines.append(line(mine.voice, mine.places, record, mine.ref, mine.joint))
    return GrowthPart(
        title=mine.voice.say(title),
        facts=said,
        lines=tuple(lines),
        runs=tuple(
            Run(title=mine.voice.duty(duty), links=tuple(some))
            for duty, some in runs.items()
        ),
    )


def _of_run(mine: Mine, record: ShownRecord) -> Link:
    link = card_link(mine.voice, mine.places, record)
    period = mine.voice.period(record.period)
    return Link(text=period, url=link.url, anchor=link.anchor)


def _mentors(mine: Mine, year: int) -> tuple[Fact, ...]:
    """Who guided in a year, by role."""
    voice = mine.voice
    by_role: dict[str, dict[Link, None]] = {}
    for pairing in voice.disclosure.pairings_of.get(mine.ref, ()):
        if _touches(pairing, year):
            link = voice.link(pairing.mentor)
            by_role.setdefault(pairing.role, {})[link] = None
    return tuple(
        Fact(label=voice.role(role), values=tuple(links))
        for role, links in by_role.items()
    )


def _touches(pairing: ShownPairing, year: int) -> bool:
    began = pairing.start is None or pairing.start.year <= year
    return began and (pairing.end is None or pairing.end.year >= year)


def _pictures(mine: Mine, records: Iterable[ShownRecord]) -> Iterator[Picture]:
    """The pictures beside the records of what was done (F-44)."""
    for record in records:
        if kind_of(mine.voice, record) in PARTS[WORK]:
            for file in filter(_is_picture, record.files):
                to = card_link(mine.voice, mine.places, record)
                yield Picture(file=offered(file), to=to)


def _is_picture(file: ShownFile) -> bool:
    return file.name.lower().endswith(_PICTURES)
