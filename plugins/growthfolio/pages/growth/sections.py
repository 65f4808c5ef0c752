"""The themes of a growth file, over all years: a table for each."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from growthfolio.disclosure.shown import ShownMentee, ShownRecord
from growthfolio.model.kind import Kind
from growthfolio.model.phrase import N_
from growthfolio.pages.growth import outcomes
from growthfolio.pages.growth.lines import cell
from growthfolio.pages.growth.reading import (
    convention_of,
    values_of,
)
from growthfolio.pages.growth.tables import grid_of, of_kind, rows, section, table
from growthfolio.pages.growth.years import Mine
from growthfolio.pages.views import Fact, Link, Section


def measures(mine: Mine) -> Section | None:
    """What was done, and what came of it, pair by pair (S4-20)."""
    found = rows(mine, mine.records, "measures", ("measure", "effect"))
    columns = (N_("When"), N_("Record"), N_("Measure"), N_("Effect"))
    title = mine.voice.say(N_("Measures and effects"))
    return section(title, "measures", grid_of(mine.voice, title, columns, found))


def follow_ups(mine: Mine) -> Section | None:
    """What was agreed in talks, and whether it was done."""
    talks = of_kind(mine.voice, mine.records, Kind.TALK)
    found = rows(mine, talks, "follow_ups", ("measure", "due", "done"))
    columns = (N_("When"), N_("Record"), N_("Measure"), N_("Due"), N_("Done"))
    title = mine.voice.say(N_("Follow-ups"))
    return section(title, "follow-ups", grid_of(mine.voice, title, columns, found))


def reached(mine: Mine) -> Section | None:
    """Outcomes by measure, each with the records that say so (S3-11)."""
    found = outcomes.outcomes_of(mine.voice, mine.records, mine.joint)
    grid = outcomes.grid(mine.voice, mine.places, found)
    return section(grid.label, "outcomes", grid)


def awards(mine: Mine) -> Section | None:
    """Awards to the person, and to teams the person is in (S0-14)."""
    return _of_kind(mine, N_("Awards"), "awards", Kind.AWARD)


def training(mine: Mine) -> Section | None:
    """Courses, and the hours they add up to (S1-24)."""
    found = of_kind(mine.voice, mine.records, Kind.TRAINING)
    hours = [one for record in found for one in _numbers(record, "hours")]
    facts = []
    if len(hours) > 1:
        total = Link(text=f"{sum(hours, Decimal(0)):f}")
        facts.append(Fact(label=mine.voice.say(N_("Hours in all")), values=(total,)))
    grid = table(mine.voice, mine.places, Kind.TRAINING, found)
    return section(mine.voice.say(N_("Training")), "training", grid, facts=facts)


def outputs(mine: Mine) -> Section | None:
    """What was written and spoken, and how many of each kind (S2-15)."""
    found = of_kind(mine.voice, mine.records, Kind.OUTPUT)
    kinds = Counter(one for record in found for one in _said(mine, record, "kind"))
    facts = [Fact(label=kind, values=(Link(text=str(n)),)) for kind, n in kinds.items()]
    grid = table(mine.voice, mine.places, Kind.OUTPUT, found)
    return section(mine.voice.say(N_("Outputs")), "outputs", grid, facts=facts)


def _numbers(record: ShownRecord, name: str) -> Iterator[Decimal]:
    """The numbers of a field; a length of time is none."""
    for value in values_of(record, name):
        if isinstance(value, Decimal):
            yield value


def _said(mine: Mine, record: ShownRecord, name: str) -> tuple[str, ...]:
    named = convention_of(mine.voice, record).field(name)
    found = cell(mine.voice, record, named) if named is not None else ()
    return tuple(link.text for link in found)


def issues(mine: Mine) -> Section | None:
    """Problems in work and life, and how they were solved (S1-26)."""
    return _of_kind(mine, N_("Problems and help"), "issues", Kind.ISSUE)


def fitness(mine: Mine) -> Section | None:
    """How fit for the post, and how able, review by review (S4-22)."""
    return _of_kind(mine, N_("Fitness reviews"), "fitness", Kind.FITNESS)


def care(mine: Mine, mentee: ShownMentee) -> Section | None:
    """Care, what was paid, and why there is need of it (S1-21, S1-22, S4-25)."""
    voice = mine.voice
    facts = []
    if mentee.attention:
        reasons = tuple(Link(text=voice.title(one)) for one in mentee.attention)
        facts.append(Fact(label=voice.say(N_("Special attention")), values=reasons))
    facts += _paid(mine)
    grids = (
        table(voice, mine.places, kind, of_kind(voice, mine.records, kind))
        for kind in (Kind.CARE, Kind.SUBSIDY, Kind.SURVEY)
    )
    return section(voice.say(N_("Care")), "care", *grids, facts=facts)


def _paid(mine: Mine) -> Iterator[Fact]:
    """What the subsidies of each type add up to, where there are several."""
    amounts: dict[str, list[Decimal]] = {}
    for record in of_kind(mine.voice, mine.records, Kind.SUBSIDY):
        for kind in _said(mine, record, "type"):
            amounts.setdefault(kind, []).extend(_numbers(record, "amount"))
    for kind, some in amounts.items():
        if len(some) > 1:
            label = mine.voice.say(N_("{kind}, in all"), kind=kind)
            total = Link(text=f"{sum(some, Decimal(0)):f}")
            yield Fact(label=label, values=(total,))


def _of_kind(mine: Mine, title: str, anchor: str, kind: Kind) -> Section | None:
    found = of_kind(mine.voice, mine.records, kind)
    grid = table(mine.voice, mine.places, kind, found)
    return section(mine.voice.say(title), anchor, grid)
