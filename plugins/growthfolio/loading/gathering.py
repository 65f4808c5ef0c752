"""What was read of every unit → the cohort, and what only shows between units."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct

from growthfolio.loading.addresses import Unrecognised
from growthfolio.loading.examining import linked
from growthfolio.loading.folder import Folders, Label, Texts, unrecognised
from growthfolio.loading.people import duplicate_ids
from growthfolio.loading.programme import load_programme
from growthfolio.loading.report import finding_at
from growthfolio.loading.root import FOLDERS
from growthfolio.loading.spelling import did_you_mean, nearest
from growthfolio.loading.tree import look_alikes
from growthfolio.loading.units import Unit
from growthfolio.model.cohort import Cohort, Loaded
from growthfolio.model.finding import Finding
from growthfolio.model.parted import Parted, Parts
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.phrase import phrase
from growthfolio.model.programme import Programme
from growthfolio.model.record import Comment, Record, Subject
from growthfolio.model.rules import people as rules

PersonType = TypeVar("PersonType", Mentee, Mentor)
Text = TypeVar("Text", Record, Comment)


class Basis(Struct, frozen=True, kw_only=True):
    """What a tree is read by: its programme, if that can be read, and its findings."""

    root: Path
    name: str
    programme: Programme | None
    sha256: str
    findings: tuple[Finding, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """Everything about it that decides what is read of records."""
        overrides = self.programme.overrides if self.programme is not None else None
        return self.name, self.sha256, repr(overrides)


def read_basis(root: Path, name: str, instead: bytes | None = None) -> Basis:
    """The programme below `root`; `instead` is what its file is taken to hold."""
    programme, digest, findings = load_programme(root, name, instead)
    return Basis(
        root=root, name=name, programme=programme, sha256=digest, findings=findings
    )


def folders_of(basis: Basis) -> Folders | None:
    """What reads the units of a tree; None where its programme cannot be read."""
    return Folders(basis.root, basis.programme) if basis.programme is not None else None


class Gathered(Struct, frozen=True):
    """What was read of units: a label of each, and its texts for whoever asks.

    `hashes` are of units by their names, as far as they are known; `read_by` is that
    of what they were read by.
    """

    units: Sequence[Unit] = ()
    labels: Sequence[Label] = ()
    texts_of: Callable[[Unit], Texts] = lambda _: Texts()
    hashes: Mapping[str, str] = MappingProxyType({})
    read_by: str = ""

    def records(self) -> Parted[Subject, Record]:
        """All records, had when they are asked for."""
        counts = [label.records for label in self.labels]
        return self._parted(counts, lambda texts: texts.records)

    def comments(self) -> Parted[Subject, Comment]:
        """All comments, had when they are asked for."""
        counts = [label.comments for label in self.labels]
        return self._parted(counts, lambda texts: texts.comments)

    def _parted(
        self, counts: Sequence[int], chosen: Callable[[Texts], tuple[Text, ...]]
    ) -> Parted[Subject, Text]:
        """Those texts of units in which there are some, by whom they are about."""
        units: dict[Subject, list[Unit]] = {}
        for unit, label, count in zip(self.units, self.labels, counts, strict=True):
            if count and label.subject is not None:
                units.setdefault(label.subject, []).append(unit)

        def part_of(subject: Subject) -> tuple[Text, ...]:
            found = (chosen(self.texts_of(unit)) for unit in units[subject])
            return tuple(text for texts in found for text in texts)

        return Parted(Parts(units, part_of), sum(counts))


def gather(basis: Basis, gathered: Gathered) -> Loaded:
    """The cohort of what was read of each unit, and all findings, sorted by place."""
    if basis.programme is None:
        return Loaded(cohort=None, findings=basis.findings)
    units, labels = gathered.units, gathered.labels
    attachments = sorted(one for label in labels for one in label.attachments)
    unfit = {path: one for label in labels for path, one in label.unfit.items()}
    unfit |= linked(basis.root, basis.name, attachments)
    strays = tuple(_look_alikes(basis.root))
    people = tuple(label.person for label in labels)
    cohort = Cohort(
        programme=basis.programme,
        mentees=_sorted(one for one in people if isinstance(one, Mentee)),
        mentors=_sorted(one for one in people if isinstance(one, Mentor)),
        records=gathered.records(),
        comments=gathered.comments(),
        attachments=tuple(one for one in attachments if one.path not in unfit),
        rounds=tuple(one for label in labels for one in label.rounds),
        unread=tuple(sorted(one.unread for one in labels if one.unread is not None)),
        recognised=sum(label.records + label.comments for label in labels),
        unrecognised=sum(label.unrecognised for label in labels) + len(strays),
        programme_sha256=basis.sha256,
        hashes=gathered.hashes,
        read_by=gathered.read_by,
    )
    findings = (
        *basis.findings,
        *(one for label in labels for one in label.findings),
        *unfit.values(),
        *strays,
        *_twins(units),
        *_owners(units, basis.programme),
    )
    return Loaded(
        cohort=cohort, findings=tuple(sorted(findings, key=lambda one: one.order))
    )


def _look_alikes(root: Path) -> Iterator[Finding]:
    """Folders of the root that only look like those where records lie."""
    for name, meant in look_alikes(root, FOLDERS):
        hint = phrase("rename the folder to {name}", name=meant)
        yield unrecognised(name, Unrecognised(hint))


def _twins(units: Iterable[Unit]) -> Iterator[Finding]:
    """People whose ids are one where case or width is ignored."""
    for top in ("portfolios", "mentors"):
        paths = {
            unit.owner: unit.person.path
            for unit in units
            if unit.top == top and unit.person is not None
        }
        yield from duplicate_ids(paths)


def _owners(units: Iterable[Unit], programme: Programme) -> Iterator[Finding]:
    """Folders of records whose owner is not there."""
    units = tuple(units)
    known: dict[str, set[str]] = {"units": {unit.id for unit in programme.units}}
    for top in ("portfolios", "mentors"):
        known[top] = {one.owner for one in units if one.top == top and one.person}
    for unit in units:
        name = unit.name.rpartition("/")[2]
        if unit.person is None and unit.top in known and name not in known[unit.top]:
            first = next((one.path for one in unit.records if len(one.parts) > 2), None)  # noqa: PLR2004
            if first is not None:
                yield _orphaned(first, unit.top, name, known[unit.top])


def _orphaned(path: str, top: str, name: str, known: set[str]) -> Finding:
    hint = did_you_mean(name, sorted(known))
    if top == "portfolios":
        near = nearest(name, known)
        remedy = phrase("did you mean “{name}”?", name=near) if near else None
        return finding_at(path, rules.MISSING_PROFILE, remedy, id=name)
    if top == "mentors":
        return finding_at(path, rules.UNKNOWN_MENTOR, mentor=name, hint=hint)
    return finding_at(path, rules.UNKNOWN_REFERENCE, value=name, kind="unit", hint=hint)


def _sorted(people: Iterable[PersonType]) -> tuple[PersonType, ...]:
    return tuple(sorted(people, key=lambda one: one.id))
