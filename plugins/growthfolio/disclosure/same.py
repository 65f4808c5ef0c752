"""By what it is known that what is shown of somebody is what it was: keys of it all.

Keys are hashes of everything that decides it, so that it need not be made to be told
apart. Where a key is not known, or a part of it, there is none.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType

from msgspec import Struct

from growthfolio.caching.encoding import hash_of
from growthfolio.disclosure.findings import OwnFindings
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.source import Source
from growthfolio.model.duty import About
from growthfolio.model.parted import parts_of
from growthfolio.model.record import Subject, folder_of
from growthfolio.model.score import DefenceResult, Score, Scores


class Same(Struct, frozen=True, kw_only=True):
    """What is shown of two mentees by the same keys is the same for one audience.

    `part` is of records and of what is owed, `results` of scores and defences, as far
    as they are the mentee's own, `findings` of what is to be mended and lies apart.
    `cited` are the other mentees whose records bear results out, or should.
    """

    part: str
    results: str
    findings: str
    cited: tuple[Ref, ...]


def same_of(
    source: Source,
    scores: Scores,
    found: OwnFindings,
    keys: Mapping[Subject, str],
) -> Mapping[Ref, Same]:
    """The keys of mentees, where the judgement on them has one of these `keys`."""
    if not keys:
        return MappingProxyType({})
    refs = {subject.folder: ref for ref, subject in _mentees(source)}
    withheld = parts_of(sorted(source.clearance.withheld), folder_of)
    # What is about nobody among the mentees bears on everybody.
    others = [some for folder, some in withheld.items() if folder not in refs]
    slots = parts_of(scores.defences, lambda one: one.subject)
    same = {}
    for ref, subject in _mentees(source):
        key = keys.get(subject)
        if key is None:
            continue
        mine, defences = scores.of.get(subject, ()), slots.get(subject, ())
        cited = {refs.get(folder_of(path)) for path in _cited(mine, defences)}
        # What cannot be written down has no key.
        with suppress(TypeError, ValueError, OverflowError):
            same[ref] = Same(
                part=hash_of(key, others, withheld.get(subject.folder, ())),
                results=hash_of(mine, defences) if mine or defences else "",
                findings=hash_of(found.parts[ref]) if ref in found.parts else "",
                cited=tuple(sorted(one for one in cited if one not in (None, ref))),
            )
    return MappingProxyType(same)


def _mentees(source: Source) -> Iterator[tuple[Ref, Subject]]:
    for mentee in source.cohort.mentees:
        ref = source.naming.ref(Who.MENTEE, mentee.id)
        if ref is not None:
            yield ref, Subject(About.MENTEE, mentee.id)


def _cited(
    scores: tuple[Score, ...], defences: tuple[DefenceResult, ...]
) -> Iterator[str]:
    """Every path that scores and defences name."""
    for score in scores:
        yield from (*score.cited, *score.missing)
        for indicator in score.indicators:
            for part in indicator.parts:
                yield from part.missing
        if score.published is not None:
            yield score.published.path
    for one in defences:
        yield from (one.round, one.sheet)
