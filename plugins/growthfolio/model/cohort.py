"""The cohort: everything that was read, in a fixed order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from growthfolio.model.duty import About, Duty
from growthfolio.model.finding import Finding
from growthfolio.model.parted import Named, Parted, parts_of
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.programme import Programme
from growthfolio.model.record import Attachment, Comment, Record, Subject, folder_of
from growthfolio.model.round import Round

Text = TypeVar("Text", Record, Comment)


class Cohort(Struct, frozen=True, kw_only=True, dict=True):
    """The programme, its people and their records, each sorted by id or path.

    `unread` are the ids of people whose file is there and could not be read.
    `recognised` and `unrecognised` count the files found where records lie;
    `programme_sha256` is the hash of programme.yml as it was read. A part is `within`
    another cohort: whomever its records name is looked for there.

    `hashes` are of what folders hold, if that is known: what is read under one hash, by
    what `read_by` is the hash of, is the same.
    """

    programme: Programme
    mentees: tuple[Mentee, ...] = ()
    mentors: tuple[Mentor, ...] = ()
    records: Sequence[Record] = ()
    comments: Sequence[Comment] = ()
    attachments: tuple[Attachment, ...] = ()
    rounds: tuple[Round, ...] = ()
    unread: tuple[str, ...] = ()
    recognised: int = 0
    unrecognised: int = 0
    programme_sha256: str = ""
    within: "Cohort | None" = None
    hashes: Mapping[str, str] = field(default_factory=dict)
    read_by: str = ""

    @cached_property
    def mentee(self) -> Mapping[str, Mentee]:
        """Everybody who is a mentee, by id."""
        if self.within is not None:
            return self.within.mentee
        return MappingProxyType({mentee.id: mentee for mentee in self.mentees})

    @cached_property
    def mentor(self) -> Mapping[str, Mentor]:
        """Everybody who is a mentor, by id."""
        if self.within is not None:
            return self.within.mentor
        return MappingProxyType({mentor.id: mentor for mentor in self.mentors})

    @property
    def is_of_one(self) -> bool:
        """Whether it is the part that is about one mentee."""
        return self.within is not None and bool(self.mentees)

    def about(self, mentee: Mentee) -> "Cohort":
        """The part that is about one mentee."""
        subject = Subject(About.MENTEE, mentee.id)
        return replace(
            self._nobody,
            mentees=(mentee,),
            records=self.records_of.get(subject, ()),
            comments=self._comments_of.get(subject, ()),
            attachments=self.attachments_of(subject),
        )

    @cached_property
    def rest(self) -> "Cohort":
        """The part that is about mentors, units, the cohort, and nobody who is there.

        Its programme is that of all parts; what is wrong with it is wrong here.
        """
        known = {Subject(About.MENTEE, one.id) for one in self.mentees}
        folders = {subject.folder for subject in known}
        return replace(
            self._nobody,
            mentors=self.mentors,
            records=_all_but(known, self.records_of),
            comments=_all_but(known, self._comments_of),
            attachments=tuple(
                one for one in self.attachments if folder_of(one.path) not in folders
            ),
            rounds=self.rounds,
        )

    @cached_property
    def _nobody(self) -> "Cohort":
        """A part with nothing in it."""
        return replace(
            self,
            mentees=(),
            mentors=(),
            records=(),
            comments=(),
            attachments=(),
            rounds=(),
            within=self,
        )

    @cached_property
    def records_of(self) -> Mapping[Subject, tuple[Record, ...]]:
        """Records by whom they are about, in the order of their paths."""
        return parts_of(self.records, lambda record: record.at.subject)

    @cached_property
    def _comments_of(self) -> Mapping[Subject, tuple[Comment, ...]]:
        return parts_of(self.comments, lambda comment: comment.at.subject)

    def attachments_of(self, subject: Subject) -> tuple[Attachment, ...]:
        """What lies beside the records about somebody."""
        return self._attachments_in.get(subject.folder, ())

    @cached_property
    def _attachments_in(self) -> Mapping[str, tuple[Attachment, ...]]:
        return parts_of(self.attachments, lambda one: folder_of(one.path))

    @cached_property
    def record_at(self) -> Mapping[str, Record]:
        """Records by their paths."""
        return _by_path(self.records, lambda record: record.at.path)

    @cached_property
    def comment_on(self) -> Mapping[str, Comment]:
        """Comments by the path of the record they are on."""
        return _by_path(self.comments, lambda comment: comment.record_path)

    @property
    def texts(self) -> Iterator[Record | Comment]:
        """Records, then comments."""
        yield from self.records
        yield from self.comments

    @cached_property
    def records_with_duties(self) -> tuple[tuple[Record, Duty | None], ...]:
        """Records, each with its duty under the rule of its period, if there is one."""
        return tuple((one, self._duty_of(one)) for one in self.records)

    @cached_property
    def handed_in(self) -> tuple[tuple[Record, Duty], ...]:
        """Records that are no drafts and can be read, each with its duty."""
        return tuple(
            (record, duty)
            for record, duty in self.records_with_duties
            if duty is not None and record.readable and not record.draft
        )

    @cached_property
    def texts_with_duties(self) -> tuple[tuple[Record | Comment, Duty | None], ...]:
        """Records, then comments, each with the duty it is of."""
        comments = ((one, self._duty_of(one)) for one in self.comments)
        return (*self.records_with_duties, *comments)

    def _duty_of(self, text: Record | Comment) -> Duty | None:
        return self.programme.duty(text.at.duty, text.at.period.start)


def _by_path(
    texts: Sequence[Text], path_of: Callable[[Text], str]
) -> Mapping[str, Text]:
    """Texts by paths below the folders of those they are about."""
    if not isinstance(texts, Parted):
        return MappingProxyType({path_of(text): text for text in texts})
    folders = {subject.folder: subject for subject in texts.parts}
    return Named(texts.parts, lambda path: folders.get(folder_of(path)), path_of)


def _all_but(
    known: set[Subject], parts: Mapping[Subject, tuple[Text, ...]]
) -> tuple[Text, ...]:
    others = (subject for subject in parts if subject not in known)
    return tuple(one for subject in others for one in parts[subject])


class Loaded(Struct, frozen=True, kw_only=True):
    """What reading gave: a cohort, if the programme could be read, and findings."""

    cohort: Cohort | None
    findings: tuple[Finding, ...] = ()
