"""The page of the pool of mentors: coverage, vacancies, and everybody in it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown_pool import ShownCover, ShownPool, ShownVacancy
from growthfolio.model.phrase import N_
from growthfolio.model.pool import NegativeRule
from growthfolio.pages.calling import Voice
from growthfolio.pages.handover import role_name, vacancies
from growthfolio.pages.views import (
    ConditionRow,
    CoverRow,
    CoverTable,
    Entry,
    LevelRow,
    Link,
    PoolPage,
)

MOST: Final = 150
"""Of more mentors than that each has a short line, as no page may be too large."""
_LINES: Final = 100


def pool_page(voice: Voice, entries: Sequence[Entry]) -> PoolPage:
    """The mentors of the programme, in the order of what they are called."""
    pool = voice.disclosure.pool
    title = voice.say(N_("Mentors"))
    if pool is None:
        return PoolPage(url="mentors", title=title, entries=tuple(entries))
    return PoolPage(
        url="mentors",
        title=title,
        entries=tuple(entries),
        coverage=_coverage(voice, pool.coverage),
        levels=_levels(voice, pool),
        vacancies=vacancies(voice, _longest(pool)[:_LINES]),
        vacancies_more=max(0, len(pool.vacancies) - _LINES),
        shows_vacancies=True,
        conditions=tuple(_condition(voice, rule) for rule in pool.conditions),
    )


def _longest(pool: ShownPool) -> tuple[ShownVacancy, ...]:
    """The vacancies, those first that have lasted longest, or nobody knows how long."""
    return tuple(sorted(pool.vacancies, key=lambda one: one.since or date.min))


def _coverage(voice: Voice, covers: Sequence[ShownCover]) -> CoverTable | None:
    """Everybody first, then unit by unit; one column for each role."""
    if not covers:
        return None
    roles = tuple(dict.fromkeys(one.role for one in covers))
    cells = {(one.unit, one.role): one for one in covers}
    units = [None, *(str(unit.id) for unit in voice.disclosure.units)]
    rows = [
        CoverRow(
            name=_name(voice, unit),
            cells=tuple(_cell(voice, cells, unit, role) for role in roles),
        )
        for unit in units
        if unit is None or any(_is_told(cells.get((unit, role))) for role in roles)
    ]
    return CoverTable(
        roles=tuple(role_name(voice, role) for role in roles),
        rows=tuple(rows),
        note=voice.say(
            N_(
                "How many of those who must have a mentor have one who serves. "
                "Counted is who takes part today and is of a class that counts, each "
                "as one, on leave or not; of fewer than five nothing is said where "
                "that could tell of somebody."
            )
        ),
    )


def _is_told(cover: ShownCover | None) -> bool:
    """Whether there is a figure; a unit of too few for any has no line."""
    return cover is not None and cover.paired is not None


def _name(voice: Voice, unit: str | None) -> Link:
    if unit is None:
        return Link(text=voice.say(N_("Everybody")))
    return voice.link(Ref(Who.UNIT, unit))


def _cell(
    voice: Voice,
    cells: Mapping[tuple[str | None, str], ShownCover],
    unit: str | None,
    role: str,
) -> str:
    found = cells.get((unit, role))
    if found is None:
        return ""
    if found.paired is None or found.needed is None:
        return voice.say(N_("not shown"))
    return voice.say(N_("{n} of {of}"), n=found.paired, of=found.needed)


def _levels(voice: Voice, pool: ShownPool) -> tuple[LevelRow, ...]:
    return tuple(
        LevelRow(
            level=voice.term("levels", one.level),
            mentors=one.mentors,
            mentees=one.mentees,
        )
        for one in pool.levels
        if one.mentors or one.mentees
    )


def _condition(voice: Voice, rule: NegativeRule) -> ConditionRow:
    """A condition in words; without figures it is for people to establish."""
    months = rule.within
    texts = (
        (rule.missing, N_("things owed and missing in {months} months: {n} or more")),
        (
            rule.punctuality_below,
            N_("came in time in {months} months: less than {n} %"),
        ),
        (rule.reviews_failed, N_("reviews not passed in {months} months: {n} or more")),
    )
    figures = [
        voice.say(text, n=figure, months=months)
        for figure, text in texts
        if figure is not None
    ]
    if rule.unqualified:
        figures.append(voice.say(N_("no qualification that holds")))
    return ConditionRow(title=voice.title(rule.title), figures=tuple(figures))
