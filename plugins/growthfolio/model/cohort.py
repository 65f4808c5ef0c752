"""The cohort: everything that was read, in a fixed order."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct

from growthfolio.model.duty import Duty
from growthfolio.model.finding import Finding
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.programme import Programme
from growthfolio.model.record import Attachment, Comment, Record, Subject
from growthfolio.model.round import Round


class Cohort(Struct, frozen=True, kw_only=True, dict=True):
    """The programme, its people and their records, each sorted by id or path.

    `unread` are the ids of people whose file is there and could not be read.
    `recognised` and `unrecognised` count the files found where records lie;
    `programme_sha256` is the hash of programme.yml as it was read.
    """

    programme: Programme
    mentees: tuple[Mentee, ...] = ()
    mentors: tuple[Mentor, ...] = ()
    records: tuple[Record, ...] = ()
    comments: tuple[Comment, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    rounds: tuple[Round, ...] = ()
    unread: tuple[str, ...] = ()
    recognised: int = 0
    unrecognised: int = 0
    programme_sha256: str = ""

    @cached_property
    def mentee(self) -> Mapping[str, Mentee]:
        """Mentees by id."""
        return MappingProxyType({mentee.id: mentee for mentee in self.mentees})

    @cached_property
    def mentor(self) -> Mapping[str, Mentor]:
        """Mentors by id."""
        return MappingProxyType({mentor.id: mentor for mentor in self.mentors})

    @cached_property
    def records_of(self) -> Mapping[Subject, tuple[Record, ...]]:
        """Records by whom they are about, in the order of their paths."""
        found: dict[Subject, list[Record]] = {}
        for record in self.records:
            found.setdefault(record.at.subject, []).append(record)
        return MappingProxyType({key: tuple(value) for key, value in found.items()})

    @cached_property
    def record_at(self) -> Mapping[str, Record]:
        """Records by their paths."""
        return MappingProxyType({record.at.path: record for record in self.records})

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

    @cached_property
    def comment_on(self) -> Mapping[str, Comment]:
        """Comments by the path of the record they are on."""
        return MappingProxyType(
            {comment.record_path: comment for comment in self.comments}
        )


class Loaded(Struct, frozen=True, kw_only=True):
    """What reading gave: a cohort, if the programme could be read, and findings."""

    cohort: Cohort | None
    findings: tuple[Finding, ...] = ()
