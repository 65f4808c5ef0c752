"""Assessments: whether they add up, and name only what there is."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, Protocol

from growthfolio.checking.finding import contradiction, unknown_reference
from growthfolio.checking.policy import listed_groups
from growthfolio.model.assessment import USES, WHOLE, Assessment
from growthfolio.model.cadence import Cadence, Every
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import EVERYBODY, About
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import Filling, Phrase, phrase
from growthfolio.model.place import Marks, Place
from growthfolio.model.programme import NEVER, Programme
from growthfolio.model.rules import assessment as rules
from growthfolio.model.rules.people import DUPLICATE_ID
from growthfolio.model.schema import Id

_LENGTHS: Final = (Every.WEEKS, Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR)


def longer(one: Cadence, other: Cadence) -> bool:
    """Whether a rhythm is slower than another, where that can be told."""
    if one.every not in _LENGTHS or other.every not in _LENGTHS:
        return False
    return _LENGTHS.index(one.every) > _LENGTHS.index(other.every)


def weights(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Weights, and the shares of raters and of dimensions, must make a whole."""
    del ledger
    for assessment in cohort.programme.assessments:
        lines = [indicator.weight for indicator in assessment.indicators]
        lines += [combined.share for combined in assessment.combine]
        whole = WHOLE - assessment.base
        key = "indicators" if assessment.indicators else "combine"
        what, place = phrase("weights"), assessment.marks.place(key)
        yield from _whole(what, assessment.title, lines, place, whole)
        raters = [source.share for source in assessment.raters]
        what, place = phrase("raters’ shares"), assessment.marks.place("raters")
        yield from _whole(what, assessment.title, raters, place)
        for indicator in assessment.indicators:
            shares = [source.share for source in indicator.sources]
            what, place = phrase("sources’ shares"), indicator.marks.place("sources")
            yield from _whole(what, indicator.title, shares, place)
            parts = [share.share for share in indicator.dimensions]
            what = phrase("dimensions’ shares")
            place = indicator.marks.place("dimensions")
            yield from _whole(what, indicator.title, parts, place)


def _whole(
    what: Phrase,
    title: Filling,
    shares: Sequence[Decimal],
    place: Place,
    whole: Decimal = WHOLE,
) -> Iterator[Finding]:
    total = sum(shares, Decimal(0))
    if shares and total != whole:
        yield Finding(
            rule=rules.WEIGHTS_OFF,
            place=place,
            values={
                "what": what,
                "title": title,
                "sum": f"{total:f}",
                "whole": f"{whole:f}",
            },
        )


def references(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """What an assessment names must be listed."""
    del ledger
    for assessment in cohort.programme.assessments:
        yield from _names(assessment, cohort.programme)
        for rule in (assessment.when, *(one.when for one in assessment.not_graded)):
            if rule is not EVERYBODY:
                yield from listed_groups(rule, cohort.programme)


def _names(assessment: Assessment, programme: Programme) -> Iterator[Finding]:
    marks, quota, published = assessment.marks, assessment.quota, assessment.published
    named: list[tuple[str, tuple[str, ...], Phrase, Place]] = []
    if quota is not None:
        bands = tuple(band.id for band in assessment.bands)
        named.append((quota.band, bands, phrase("band"), quota.marks.place("band")))
    if assessment.audience is not None:
        known: tuple[str, ...] = (*programme.audiences, NEVER)
        place = marks.place("audience")
        named.append((assessment.audience, known, phrase("audience"), place))
    if published is not None:
        duties = tuple(duty.id for duty in programme.duties)
        place = published.marks.place("duty")
        named.append((published.duty, duties, phrase("duty"), place))
    others = tuple(one.id for one in programme.assessments)
    for combined in assessment.combine:
        place = combined.marks.place("assessment")
        named.append((combined.assessment, others, phrase("assessment"), place))
    dimensions = tuple(term.id for term in programme.dimensions)
    for indicator in assessment.indicators:
        for share in indicator.dimensions:
            place = share.marks.place("dimension")
            named.append((share.dimension, dimensions, phrase("dimension"), place))
    uses = (*(term.id for term in programme.vocabularies.get("used_for", ())), *USES)
    for index, use in enumerate(assessment.used_for):
        named.append((use, uses, phrase("use"), marks.item("used_for", index)))
    for name, known, kind, place in named:
        if name not in known:
            yield unknown_reference(name, known, kind, place)


def contradictions(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """An assessment must be possible."""
    del ledger
    programme = cohort.programme
    for assessment in programme.assessments:
        marks = assessment.marks
        if assessment.every.every in (Every.WEEKS, Every.EVENT):
            problem = phrase("nobody is assessed every few weeks, or at events")
            yield contradiction(problem, marks.place("every"))
        if assessment.about not in (About.MENTEE, About.MENTOR):
            problem = phrase("only mentees and mentors are assessed")
            yield contradiction(problem, marks.place("about"))
        minima = [band.min for band in assessment.bands]
        for index, band in enumerate(assessment.bands):
            if band.min in minima[:index]:
                problem = phrase("two bands begin at {min}", min=f"{band.min:f}")
                yield contradiction(problem, band.marks.place("min"))
        yield from _combined(assessment, programme)


def _combined(assessment: Assessment, programme: Programme) -> Iterator[Finding]:
    for combined in assessment.combine:
        other = programme.assessment(combined.assessment)
        if other is None:
            continue
        place = combined.marks.place("assessment")
        if assessment.id in _below(other, programme):
            problem = phrase("“{id}” is a part of itself", id=assessment.id)
            yield contradiction(problem, place)
        elif other.about is not assessment.about:
            problem = phrase("“{id}” is about others than this", id=other.id)
            yield contradiction(problem, place)
        elif longer(other.every, assessment.every):
            problem = phrase("“{id}” has longer periods than this", id=other.id)
            yield contradiction(problem, place)


def _below(assessment: Assessment, programme: Programme) -> frozenset[str]:
    """The ids of an assessment and of all it combines, directly or not."""
    found: set[str] = set()
    waiting: list[str] = [assessment.id]
    while waiting:
        name = waiting.pop()
        one = programme.assessment(name)
        if name not in found and one is not None:
            waiting += [combined.assessment for combined in one.combine]
        found.add(name)
    return frozenset(found)


class _Listed(Protocol):
    """Something of an assessment that has an id."""

    @property
    def id(self) -> Id | None: ...

    @property
    def marks(self) -> Marks: ...


def duplicates(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Two assessments or defences, or two parts of one, cannot share an id."""
    del ledger
    programme = cohort.programme
    yield from _twice((*programme.assessments, *programme.defences))
    for assessment in programme.assessments:
        yield from _twice(assessment.indicators)
        yield from _twice(assessment.raters)
        yield from _twice(assessment.adjustments)
        yield from _twice(assessment.bands)
        for indicator in assessment.indicators:
            yield from _twice(indicator.sources)


def _twice(listed: Sequence[_Listed]) -> Iterator[Finding]:
    seen: set[str] = set()
    for item in listed:
        if item.id is None:
            continue
        if item.id.casefold() in seen:
            place = item.marks.place("id")
            yield Finding(rule=DUPLICATE_ID, place=place, values={"id": item.id})
        seen.add(item.id.casefold())


CHECKS: Final = (weights, references, contradictions, duplicates)
