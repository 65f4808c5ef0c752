"""Reads a whole programme: every file once, in a fixed order."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from growthfolio.loading.addresses import (
    FORBIDDEN,
    PUBLISHED,
    Addresses,
    Unrecognised,
)
from growthfolio.loading.attachments import claim
from growthfolio.loading.examining import examine
from growthfolio.loading.hidden import hidden_in_name
from growthfolio.loading.keeping import keeping
from growthfolio.loading.people import duplicate_ids, read_person
from growthfolio.loading.personal_data import note_personal_data
from growthfolio.loading.programme import load_programme
from growthfolio.loading.records import unreadable_comment, unreadable_record
from growthfolio.loading.report import Report
from growthfolio.loading.root import FOLDERS, PROGRAMME
from growthfolio.loading.rounds import read_round
from growthfolio.loading.sealed import SUFFIX, is_encrypted
from growthfolio.loading.spelling import did_you_mean, nearest
from growthfolio.loading.texts import as_named, put, read_text_at
from growthfolio.loading.tree import File, look_alikes, read_bytes, reason_of, walk
from growthfolio.model.cohort import Cohort, Loaded
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.phrase import N_, Filling, Phrase, phrase
from growthfolio.model.place import Place
from growthfolio.model.programme import Programme
from growthfolio.model.record import Comment, Record
from growthfolio.model.round import ROUND, Round
from growthfolio.model.rules import files as file_rules
from growthfolio.model.rules import people as people_rules
from growthfolio.model.rules.privacy import NOT_ENCRYPTED
from growthfolio.model.rules.text import HIDDEN_IN_NAME
from growthfolio.model.rules.time import UNRECOGNISED_FILE
from growthfolio.progress import advancing


def load(
    root: Path,
    programme: str = PROGRAMME,
    instead: Mapping[str, bytes] = MappingProxyType({}),
    moved: Mapping[str, str] = MappingProxyType({}),
) -> Loaded:
    """The cohort below `root`, and everything found wrong while reading it.

    Files whose paths are in `instead` are taken to hold that, and not what is on
    the disk; those in `moved`, by the paths they have, to have another: that tells
    what a change would bring.
    """
    found, digest, findings = load_programme(root, programme, instead.get(programme))
    if found is None:
        return Loaded(cohort=None, findings=findings)
    with keeping():
        reading = _Reading(
            root, programme, found, instead, moved, findings=list(findings)
        )
        return reading.cohort(digest)


class _Reading(Struct):
    """What has been read so far of a tree."""

    root: Path
    name: str
    programme: Programme
    instead: Mapping[str, bytes]
    moved: Mapping[str, str]
    findings: list[Finding] = field(default_factory=list)
    mentees: dict[str, Mentee] = field(default_factory=dict)
    mentors: dict[str, Mentor] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    unrecognised: int = 0

    def cohort(self, digest: str) -> Loaded:
        files = walk(self.root, *FOLDERS)
        if self.moved:
            files = tuple(
                file.at(self.moved.get(file.path, file.path)) for file in files
            )
            files = tuple(sorted(files, key=lambda file: file.parts))
        for name, meant in look_alikes(self.root, FOLDERS):
            hint = phrase("rename the folder to {name}", name=meant)
            self._unknown(File(name, (name,), is_link=False), Unrecognised(hint))
        people = [file for file in files if _names_a_person(file)]
        self._read_people(people)
        joined = {name: mentee.joined for name, mentee in self.mentees.items()}
        addresses = Addresses(self.programme, joined)
        records = [file for file in files if not _names_a_person(file)]
        for file in advancing(N_("reading records"), records):
            self._read_file(file, addresses)
        self._owners(people, records)
        return self._gathered(digest)

    def _gathered(self, digest: str) -> Loaded:
        texts: tuple[Record | Comment, ...] = (*self.records, *self.comments)
        claimed, missing = claim(self.attachments, self.refused, texts)
        attachments, unfit = examine(self.root, self.name, claimed)
        cohort = Cohort(
            programme=self.programme,
            mentees=_sorted(self.mentees),
            mentors=_sorted(self.mentors),
            records=tuple(self.records),
            comments=tuple(self.comments),
            attachments=attachments,
            rounds=tuple(self.rounds),
            unread=tuple(sorted(self.unread)),
            recognised=len(self.records) + len(self.comments),
            unrecognised=self.unrecognised,
            programme_sha256=digest,
        )
        everything = sorted(
            (*self.findings, *missing, *unfit), key=lambda one: one.order
        )
        return Loaded(cohort=cohort, findings=tuple(everything))

    def _read_people(self, files: Sequence[File]) -> None:
        for file in files:
            name, data = _person(file), self._bytes(file)
            person: Mentee | Mentor | None = None
            findings: tuple[Finding, ...] = ()
            if data is not None and file.parts[0] == "portfolios":
                person, findings = read_person(Mentee, name, file.path, data)
            elif data is not None:
                person, findings = read_person(Mentor, name, file.path, data)
            self.findings.extend(findings)
            whose = name if file.parts[0] == "portfolios" else None
            self._note_personal_data(data, Report(file.path, person=whose))
            if isinstance(person, Mentee):
                self.mentees[name] = person
            elif person is not None:
                self.mentors[name] = person
            else:
                self.unread.append(name)
        for folder in ("portfolios", "mentors"):
            paths = {
                _person(file): file.path for file in files if file.parts[0] == folder
            }
            self.findings.extend(duplicate_ids(paths))

    def _read_file(self, file: File, addresses: Addresses) -> None:
        name = file.parts[-1]
        suffix = name.rpartition(".")[2].casefold()
        if name.removesuffix(SUFFIX).endswith(".md"):
            self._read_record(file, addresses)
        elif self._is_shut(file):
            return
        elif name.endswith(SUFFIX) and addresses.beside(file):
            self._keep_sealed(file)
        elif addresses.selects(file):
            self._read_round(file)
        elif suffix in FORBIDDEN:
            self.refused.append(file.path)
            self._note(file_rules.FORBIDDEN_ATTACHMENT, file.path, kind=suffix)
        elif suffix in PUBLISHED and addresses.beside(file):
            self.attachments.append(file.path)
        else:
            self._unknown(file, addresses.hint(file), addresses)

    def _read_record(self, file: File, addresses: Addresses) -> None:
        at = addresses.locate(as_named(file))
        if isinstance(at, Unrecognised):
            if not self._is_shut(file):
                self._unknown(file, at, addresses)
            return
        data = self._bytes(file)
        duty = addresses.duty(at)
        report = Report(
            file.path, person=at.person, duty=at.duty, period=at.period.name
        )
        text, findings = read_text_at(at, duty, data, self.programme, report)
        self.findings += findings
        if data is not None and not text.sealed:
            note_personal_data(data, report)
        if isinstance(text, Comment):
            twice = put(self.comments, text, unreadable_comment(at))
        else:
            twice = put(self.records, text, unreadable_record(at))
        if twice:
            self._note_twice(file.path, at.path)
        self.findings.extend(report.findings)

    def _keep_sealed(self, file: File) -> None:
        """An attachment that is encrypted: it may lie there, and is not published."""
        data = self._bytes(file)
        self.refused.append(file.path)
        if data is not None and not is_encrypted(data):
            name = file.parts[-1].removesuffix(SUFFIX)
            self._note(NOT_ENCRYPTED, file.path, name=name)

    def _note_twice(self, *paths: str) -> None:
        for path, other in zip(paths, reversed(paths), strict=True):
            name, beside = (one.rpartition("/")[2] for one in (path, other))
            self._note(file_rules.TWO_FILES_ONE_RECORD, path, name=name, other=beside)

    def _note_personal_data(self, data: bytes | None, report: Report) -> None:
        note_personal_data(data or b"", report)
        self.findings.extend(report.findings)

    def _read_round(self, file: File) -> None:
        data = self._bytes(file) if file.path.endswith(ROUND) else None
        if data is not None:
            found, findings = read_round(file.path, data)
            self.findings.extend(findings)
            self._note_personal_data(data, Report(file.path))
            self.rounds += [found] if found is not None else []

    def _owners(self, people: Iterable[File], records: Iterable[File]) -> None:
        """Note folders of records whose owner is not there."""
        known: Mapping[str, set[str]] = {
            "portfolios": {_person(f) for f in people if f.parts[0] == "portfolios"},
            "mentors": {_person(f) for f in people if f.parts[0] == "mentors"},
            "units": {unit.id for unit in self.programme.units},
        }
        first: dict[tuple[str, str], str] = {}
        for file in records:
            if len(file.parts) > 2 and file.parts[0] in known:  # noqa: PLR2004
                first.setdefault((file.parts[0], file.parts[1]), file.path)
        for (top, name), path in first.items():
            if name in known[top]:
                continue
            hint = did_you_mean(name, sorted(known[top]))
            if top == "portfolios":
                near = nearest(name, known[top])
                remedy = phrase("did you mean “{name}”?", name=near) if near else None
                self._note(people_rules.MISSING_PROFILE, path, remedy, id=name)
            elif top == "mentors":
                self._note(people_rules.UNKNOWN_MENTOR, path, mentor=name, hint=hint)
            else:
                self._note(
                    people_rules.UNKNOWN_REFERENCE,
                    path,
                    value=name,
                    kind="unit",
                    hint=hint,
                )

    def _bytes(self, file: File) -> bytes | None:
        """What is in a file; None, and a finding, where it cannot be opened."""
        if self._is_shut(file):
            return None
        if file.path in self.instead:
            return self.instead[file.path]
        try:
            return read_bytes(self.root, file.lies or file.path)
        except OSError as error:
            reason = reason_of(error)
            self._note(file_rules.UNREADABLE_FILE, file.path, reason=reason)
            return None

    def _is_shut(self, file: File) -> bool:
        """Whether a file must not, or cannot, be opened; a finding says why."""
        if file.is_link:
            self._note(file_rules.LINK_IN_TREE, file.path)
        elif file.fault is not None:
            self._note(file.fault.rule, file.path)
            self.findings[-1] = replace(self.findings[-1], values=file.fault.values)
        elif (found := hidden_in_name(file.path)) is not None:
            self._note(HIDDEN_IN_NAME, file.path, character=found)
        elif file.closed is not None:
            self._note(file_rules.UNREADABLE_FILE, file.path, reason=file.closed)
        else:
            return False
        self.refused.append(file.path)
        return True

    def _unknown(
        self, file: File, what: Unrecognised, addresses: Addresses | None = None
    ) -> None:
        self.unrecognised += 1
        self.refused.append(file.path)
        move = addresses.meant(file) if addresses is not None else None
        whose, hint = what.person, what.hint
        self._note(UNRECOGNISED_FILE, file.path, person=whose, move=move, hint=hint)

    def _note(
        self,
        rule: Rule,
        path: str,
        remedy: Phrase | None = None,
        *,
        person: str | None = None,
        move: str | None = None,
        **values: Filling,
    ) -> None:
        if person is None and path.startswith("portfolios/"):
            parts = path.split("/")
            person = parts[1] if len(parts) > 2 else None  # noqa: PLR2004
        self.findings.append(
            Finding(
                rule=rule,
                place=Place(path),
                person=person,
                values=values,
                help=remedy,
                move=move,
            )
        )


def _names_a_person(file: File) -> bool:
    match file.parts:
        case ("portfolios", _, "profile.yml"):
            return True
        case ("mentors", name):
            return name.endswith(".yml")
    return False


def _person(file: File) -> str:
    return file.parts[1].removesuffix(".yml")


def _sorted(people: Mapping[str, Mentee] | Mapping[str, Mentor]) -> tuple:  # type: ignore[type-arg]
    return tuple(people[name] for name in sorted(people))
