"""One unit's files → what is read of them, and what is wrong with them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

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
from growthfolio.loading.people import read_person
from growthfolio.loading.personal_data import note_personal_data
from growthfolio.loading.records import unreadable_comment, unreadable_record
from growthfolio.loading.report import Report, finding_at
from growthfolio.loading.rounds import read_round
from growthfolio.loading.sealed import SUFFIX, is_encrypted
from growthfolio.loading.texts import as_named, put, read_text_at
from growthfolio.loading.tree import File, read_bytes, reason_of
from growthfolio.loading.units import Unit
from growthfolio.model.finding import Finding
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.phrase import Filling
from growthfolio.model.programme import Programme
from growthfolio.model.record import Attachment, Comment, Record, Subject
from growthfolio.model.round import ROUND, Round
from growthfolio.model.rules import files as file_rules
from growthfolio.model.rules.privacy import NOT_ENCRYPTED
from growthfolio.model.rules.text import HIDDEN_IN_NAME
from growthfolio.model.rules.time import UNRECOGNISED_FILE


class Texts(Struct, frozen=True):
    """The records and comments of one unit."""

    records: tuple[Record, ...] = ()
    comments: tuple[Comment, ...] = ()


class Label(Struct, frozen=True, kw_only=True):
    """What is known of one unit without its texts.

    `unread` is the id of a person whose file is there and could not be read; `unfit`
    says of attachments why they may not be published. All its texts are about one
    `subject`; `records` and `comments` are how many of them there are.
    """

    person: Mentee | Mentor | None = None
    unread: str | None = None
    subject: Subject | None = None
    records: int = 0
    comments: int = 0
    attachments: tuple[Attachment, ...] = ()
    unfit: Mapping[str, Finding] = field(default_factory=dict)
    rounds: tuple[Round, ...] = ()
    findings: tuple[Finding, ...] = ()
    unrecognised: int = 0


class Read(Struct, frozen=True, kw_only=True):
    """What was read of one unit.

    It is not `lasting` where something could not be opened: that may pass by itself.
    """

    label: Label
    texts: Texts
    lasting: bool = True


class Folders:
    """Reads the units of a tree by its programme."""

    def __init__(self, root: Path, programme: Programme) -> None:
        self._root = root
        self._programme = programme
        self._joined: dict[str, date] = {}
        self._addresses = Addresses(programme, self._joined)

    def read(self, unit: Unit, texts: Mapping[str, bytes]) -> Read:
        """What a unit holds; files whose paths are in `texts` are not opened."""
        folder = _Folder(self._root, self._programme, self._addresses, texts)
        if (own := unit.own) is not None:
            folder.read_person(own, unit.owner)
        if isinstance(folder.person, Mentee):
            self._joined[unit.owner] = folder.person.joined
        for file in unit.records:
            folder.read_file(file)
        return folder.result()


class _Folder(Struct):
    """What has been read so far of a unit."""

    root: Path
    programme: Programme
    addresses: Addresses
    texts: Mapping[str, bytes]
    person: Mentee | Mentor | None = None
    unread: str | None = None
    records: list[Record] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unrecognised: int = 0
    lasting: bool = True

    def result(self) -> Read:
        found: tuple[Record | Comment, ...] = (*self.records, *self.comments)
        claimed, missing = claim(self.attachments, self.refused, found)
        unfit, lasting = examine(self.root, claimed)
        label = Label(
            person=self.person,
            unread=self.unread,
            subject=next((text.at.subject for text in found), None),
            records=len(self.records),
            comments=len(self.comments),
            attachments=claimed,
            unfit=unfit,
            rounds=tuple(self.rounds),
            findings=(*self.findings, *missing),
            unrecognised=self.unrecognised,
        )
        return Read(
            label=label,
            texts=Texts(tuple(self.records), tuple(self.comments)),
            lasting=self.lasting and lasting,
        )

    def read_person(self, file: File, name: str) -> None:
        """Who a mentee or a mentor is."""
        data = self._bytes(file)
        is_mentee = file.parts[0] == "portfolios"
        if data is not None:
            if is_mentee:
                self.person, findings = read_person(Mentee, name, file.path, data)
            else:
                self.person, findings = read_person(Mentor, name, file.path, data)
            self.findings += findings
        if self.person is None:
            self.unread = name
        report = Report(file.path, person=name if is_mentee else None)
        self._note_personal_data(data, report)

    def read_file(self, file: File) -> None:
        """A record, a comment, or what lies beside them."""
        name = file.parts[-1]
        if name.removesuffix(SUFFIX).endswith(".md"):
            self._read_record(file)
        elif self._is_shut(file):
            return
        elif name.endswith(SUFFIX) and self.addresses.beside(file):
            self._keep_sealed(file)
        elif self.addresses.selects(file):
            self._read_round(file)
        elif file.suffix in FORBIDDEN:
            self.refused.append(file.path)
            rule = file_rules.FORBIDDEN_ATTACHMENT
            self.findings.append(finding_at(file.path, rule, kind=file.suffix))
        elif file.suffix in PUBLISHED and self.addresses.beside(file):
            self.attachments.append(file.path)
        else:
            self._unknown(file, self.addresses.hint(file))

    def _read_record(self, file: File) -> None:
        at = self.addresses.locate(as_named(file))
        if isinstance(at, Unrecognised):
            if not self._is_shut(file):
                self._unknown(file, at)
            return
        data = self._bytes(file)
        duty = self.addresses.duty(at)
        report = Report(
            file.path, person=at.person, duty=at.duty, period=at.period.name
        )
        text, findings = read_text_at(at, duty, data, self.programme, report)
        self.findings += findings
        if data is not None and not text.sealed:
            note_personal_data(data, report)
        if isinstance(text, Comment):
            twice = put(self.comments, text, unreadable_comment)
        else:
            twice = put(self.records, text, unreadable_record)
        if twice:
            self._note_twice(file.path, at.path)
        self.findings += report.findings

    def _keep_sealed(self, file: File) -> None:
        """An attachment that is encrypted: it may lie there, and is not published."""
        data = self._bytes(file)
        self.refused.append(file.path)
        if data is not None and not is_encrypted(data):
            name = file.parts[-1].removesuffix(SUFFIX)
            self.findings.append(finding_at(file.path, NOT_ENCRYPTED, name=name))

    def _note_twice(self, *paths: str) -> None:
        rule = file_rules.TWO_FILES_ONE_RECORD
        for path, other in zip(paths, reversed(paths), strict=True):
            name, beside = (one.rpartition("/")[2] for one in (path, other))
            self.findings.append(finding_at(path, rule, name=name, other=beside))

    def _note_personal_data(self, data: bytes | None, report: Report) -> None:
        note_personal_data(data or b"", report)
        self.findings += report.findings

    def _read_round(self, file: File) -> None:
        data = self._bytes(file) if file.path.endswith(ROUND) else None
        if data is not None:
            found, findings = read_round(file.path, data)
            self.findings += findings
            self._note_personal_data(data, Report(file.path))
            self.rounds += [found] if found is not None else []

    def _bytes(self, file: File) -> bytes | None:
        """What is in a file; None, and a finding, where it cannot be opened."""
        if self._is_shut(file):
            return None
        if file.path in self.texts:
            return self.texts[file.path]
        try:
            return read_bytes(self.root, file.lies or file.path)
        except OSError as error:
            self._note_unreadable(file.path, reason_of(error))
            return None

    def _is_shut(self, file: File) -> bool:
        """Whether a file must not, or cannot, be opened; a finding says why."""
        path = file.path
        if file.is_open and (path.isascii() and path.isprintable()):
            return False
        if file.is_link:
            self.findings.append(finding_at(path, file_rules.LINK_IN_TREE))
        elif file.fault is not None:
            at_fault = finding_at(path, file.fault.rule)
            self.findings.append(replace(at_fault, values=file.fault.values))
        elif (found := hidden_in_name(path)) is not None:
            self.findings.append(finding_at(path, HIDDEN_IN_NAME, character=found))
        elif file.closed is not None:
            self._note_unreadable(path, file.closed)
        else:
            return False
        self.refused.append(path)
        return True

    def _note_unreadable(self, path: str, reason: Filling) -> None:
        rule = file_rules.UNREADABLE_FILE
        self.findings.append(finding_at(path, rule, reason=reason))
        self.lasting = False

    def _unknown(self, file: File, what: Unrecognised) -> None:
        self.unrecognised += 1
        self.refused.append(file.path)
        move = self.addresses.meant(file)
        self.findings.append(unrecognised(file.path, what, move))


def unrecognised(path: str, what: Unrecognised, move: str | None = None) -> Finding:
    """The finding on a file that is no record, nor anything else that belongs there."""
    found = finding_at(path, UNRECOGNISED_FILE, hint=what.hint)
    return replace(found, person=what.person or found.person, move=move)
