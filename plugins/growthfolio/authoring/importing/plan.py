"""A tree of notes → what becomes of every file in it.

Nothing is decided while writing, so that a dry run says what will happen.
"""

import posixpath
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from growthfolio.authoring.creating import already_there
from growthfolio.authoring.importing.attachments import Attachments
from growthfolio.authoring.importing.links import rewritten
from growthfolio.authoring.importing.notes import (
    NotANoteError,
    Note,
    read_note,
    record_text,
)
from growthfolio.authoring.importing.outcome import Outcome, Skipped, Taken, not_opened
from growthfolio.authoring.importing.people import ids_for, profile
from growthfolio.authoring.importing.sorting import Dated, Wanted, sort
from growthfolio.authoring.importing.tree import Leaf, leaves
from growthfolio.authoring.periods import period_of, record_paths
from growthfolio.loading.addresses import FORBIDDEN, PUBLISHED
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.period import Period
from growthfolio.model.phrase import N_, Phrase, phrase
from growthfolio.model.record import Subject
from growthfolio.words import Speech


class Plan(Struct, frozen=True, kw_only=True):
    """The new files of an import, by where they go, and the account of it.

    `texts` are written; `copies` are copied from the source they name.
    """

    outcome: Outcome
    texts: Mapping[str, bytes]
    copies: Mapping[str, str]


class _Placed(Struct, frozen=True, kw_only=True):
    """A note that was read, and the record it becomes."""

    dated: Dated
    note: Note
    person: str
    target: str


def plan(
    source: Path, root: Path, cohort: Cohort, asked: Wanted, speech: Speech
) -> Plan:
    """What becomes of each file below `source` in the programme below `root`."""
    return _Planning(source, root, cohort, asked, speech).plan()


class _Planning(Struct):
    source: Path
    root: Path
    cohort: Cohort
    asked: Wanted
    speech: Speech
    skipped: dict[str, Phrase] = field(default_factory=dict)

    def plan(self) -> Plan:
        every = leaves(self.source)
        dated, others = self._sorted(every)
        placed = self._placed(self._read(dated))
        targets = {each.dated.path: each.target for each in placed}
        attachments = Attachments(self.source, self.root, others)
        records, texts = [], {}
        for each in placed:
            if (self.root / each.target).exists():
                self.skipped[each.dated.path] = already_there(each.target)
                continue
            text, remarks = self._record(each, targets, attachments)
            texts[each.target] = text.encode("utf-8")
            records.append(
                Taken(source=each.dated.path, target=each.target, remarks=remarks)
            )
        profiles = self._profiles(each for each in placed if each.target in texts)
        self._account_for(others, attachments)
        outcome = Outcome(
            total=len(every),
            records=tuple(records),
            attachments=attachments.taken,
            profiles=tuple(profiles),
            skipped=tuple(
                Skipped(path=path, reason=reason)
                for path, reason in sorted(self.skipped.items())
            ),
        )
        return Plan(
            outcome=outcome, texts={**profiles, **texts}, copies=attachments.copies
        )

    def _sorted(self, every: Iterable[Leaf]) -> tuple[list[Dated], list[str]]:
        """The notes among the files, and the files no pattern is about."""
        dated, others = [], []
        for leaf in every:
            found = leaf.obstacle or sort(leaf.path, self.asked)
            if found is None:
                others.append(leaf.path)
            elif isinstance(found, Dated):
                dated.append(found)
            else:
                self.skipped[leaf.path] = found
        return sorted(dated, key=_order), others

    def _read(self, dated: Iterable[Dated]) -> list[tuple[Dated, Note]]:
        notes = []
        for each in dated:
            try:
                note = read_note((self.source / each.path).read_bytes())
            except NotANoteError as error:
                self.skipped[each.path] = error.reason
            except OSError as fault:
                self.skipped[each.path] = not_opened(fault)
            else:
                notes.append((each, note))
        return notes

    def _placed(self, notes: list[tuple[Dated, Note]]) -> list[_Placed]:
        """Each note with the record it becomes, as many as its duty allows."""
        ids = ids_for({dated.person for dated, _ in notes}, self.cohort)
        first_days: dict[str, date] = {}
        for dated, _ in notes:
            first_days.setdefault(ids[dated.person], dated.when.first)
        first_days |= {mentee.id: mentee.joined for mentee in self.cohort.mentees}
        taken: dict[str, str] = {}
        placed = []
        for dated, note in notes:
            person = ids[dated.person]
            period = self._period(dated, first_days[person])
            if period is None:
                self.skipped[dated.path] = phrase("it lies in no stage of the person’s")
                continue
            target = self._target(dated, person, period, taken)
            if target is not None:
                taken[target] = dated.path
                placed.append(
                    _Placed(dated=dated, note=note, person=person, target=target)
                )
        return placed

    def _period(self, dated: Dated, first_day: date) -> Period | None:
        """The period of the middle of its days, which is never one to come."""
        day = min(dated.when.middle, self.asked.today)
        return period_of(dated.duty, day, self.cohort.programme, first_day)

    def _target(
        self, dated: Dated, person: str, period: Period, taken: Mapping[str, str]
    ) -> str | None:
        subject = Subject(About.MENTEE, person)
        paths = record_paths(subject, period, dated.duty)
        free = next((path for path in paths if path not in taken), None)
        if free is None:
            self.skipped[dated.path] = phrase(
                "{first} is the “{duty}” of {person} for {period} already",
                first=taken[paths[0]],
                duty=dated.duty.title,
                person=person,
                period=period,
            )
        return free

    def _record(
        self, each: _Placed, targets: Mapping[str, str], attachments: Attachments
    ) -> tuple[str, tuple[Phrase, ...]]:
        """A record's text, its links mended, and what was done to it."""
        here = posixpath.dirname(each.dated.path)
        folder = posixpath.dirname(each.target)
        lost: dict[str, None] = {}

        def resolve(link: str) -> str | None:
            path = posixpath.normpath(posixpath.join(here, link))
            if path in targets:
                return posixpath.relpath(targets[path], folder)
            name = attachments.beside(path, folder)
            if name is None:
                lost[link] = None
            return name

        body = rewritten(each.note.body, resolve)
        when = each.dated.when
        known = when.exact and when.last <= self.asked.today
        heading = self.speech.translate(N_("from the front matter of the note:"))
        submitted = when.last if known else None
        text = record_text(each.note, body, submitted, heading)
        remarks = each.note.remarks
        if lost:
            said = phrase(
                "links without a file became text: {names}", names=tuple(lost)
            )
            remarks = (*remarks, said)
        return text, remarks

    def _profiles(self, placed: Iterable[_Placed]) -> dict[str, bytes]:
        """A profile for each person without one, since the first of the notes."""
        found: dict[str, bytes] = {}
        for each in sorted(placed, key=lambda one: one.dated.when.first):
            path = f"portfolios/{each.person}/profile.yml"
            if path in found or (self.root / path).exists():
                continue
            inferred = self.speech.translate(
                N_("inferred: the date of the first note imported")
            )
            joined = each.dated.when.first.isoformat()
            text = profile(each.dated.person, joined, inferred)
            found[path] = text.encode("utf-8")
        return dict(sorted(found.items()))

    def _account_for(self, others: Iterable[str], attachments: Attachments) -> None:
        """Say why each file no pattern is about was left, unless it was copied."""
        for path in others:
            if path in attachments.used:
                continue
            suffix = path.rpartition(".")[2].casefold()
            if path in attachments.unreadable:
                reason = not_opened(attachments.unreadable[path])
            elif suffix in FORBIDDEN:
                reason = phrase(
                    "files of the kind “{kind}” are not published", kind=suffix
                )
            elif suffix in PUBLISHED:
                reason = phrase("no note that is imported points at it")
            else:
                reason = phrase("no pattern matches its path")
            self.skipped[path] = reason


def _order(dated: Dated) -> tuple[date, date, str]:
    return dated.when.last, dated.when.first, dated.path
