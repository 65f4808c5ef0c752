"""Records: what people hand in, one Markdown file each, and what lies beside."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

from msgspec import Struct, field

from growthfolio.model.duty import About
from growthfolio.model.field import RecordField
from growthfolio.model.period import Period
from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key

CellValue: TypeAlias = str | Decimal | date | bool | tuple[str, ...]
Row: TypeAlias = Mapping[str, CellValue]
"""A row of a field of the type table, by its columns."""
FieldValue: TypeAlias = CellValue | tuple[Row, ...]


def cells_of(
    values: Mapping[str, FieldValue], rules: Mapping[str, RecordField]
) -> Iterator[tuple[RecordField, CellValue]]:
    """Every single value of the fields named by `rules`, those of tables, too."""
    for key, value in values.items():
        rule = rules.get(key)
        if rule is None:
            continue
        for item in value if isinstance(value, tuple) else (value,):
            if not isinstance(item, Mapping):
                yield rule, item
                continue
            for name, column in rule.columns.items():
                cell = item.get(name, ())
                cells = cell if isinstance(cell, tuple) else (cell,)
                yield from ((column, each) for each in cells)


class Status(StrEnum):
    """Whether a record is handed in."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


# Asked of every record, often: see obligation.py.
_DRAFT: Final = Status.DRAFT
_MENTEE: Final = About.MENTEE


class Subject(Struct, frozen=True, order=True, array_like=True):
    """Whom a record is about: a mentee, a mentor, a unit or the cohort."""

    about: About
    id: str

    @property
    def folder(self) -> str:
        """Where the records about it lie, relative to the root."""
        if self.about is About.COHORT:
            return _COHORT
        return f"{_FOLDERS[self.about]}/{self.id}"


_COHORT = "cohort"
_FOLDERS = {
    About.MENTEE: "portfolios",
    About.MENTOR: "mentors",
    About.UNIT: "units",
}


def folder_of(path: str) -> str:
    """The folder of whom a file of records is about, by its path."""
    top, *rest = path.split("/", 2)
    return top if top == _COHORT or not rest else f"{top}/{rest[0]}"


class Head(Struct, frozen=True, kw_only=True, array_like=True):
    """The front matter every record may have, beside its duty's own fields."""

    title: Annotated[str | None, Key(N_("the record's title"))] = None
    submitted: Annotated[date | None, Key(N_("the day it was handed in"))] = None
    by: Annotated[Id | None, Key(N_("who wrote it; the duty's owner when absent"))] = (
        None
    )
    status: Annotated[Status, Key(N_("draft or submitted"))] = Status.SUBMITTED
    tags: Annotated[tuple[str, ...], Key(N_("words to find it by"))] = ()
    evidence: Annotated[
        tuple[str, ...], Key(N_("files beside it, or addresses, that bear it out"))
    ] = ()
    abilities: Annotated[tuple[Id, ...], Key(N_("the abilities it bears out"))] = ()
    audience: Annotated[Id | None, Key(N_("narrows who may read it; never widens"))] = (
        None
    )
    person: Annotated[Id | None, Key(N_("may repeat the path, and must agree"))] = None
    period: Annotated[str | None, Key(N_("may repeat the path, and must agree"))] = None
    duty: Annotated[str | None, Key(N_("may repeat the path, and must agree"))] = None
    marks: Marks = NOWHERE


class CommentHead(Struct, frozen=True, kw_only=True, array_like=True):
    """The front matter of a mentor's comment."""

    by: Annotated[
        Id | None, Key(N_("the mentor's id; the one who owes it when absent"))
    ] = None
    on: Annotated[date | None, Key(N_("the day it was written"))] = None
    score: Annotated[Decimal | None, Key(N_("where the programme scores"))] = None
    status: Annotated[Status, Key(N_("draft or submitted"))] = Status.SUBMITTED
    audience: Annotated[Id | None, Key(N_("narrows who may read it; never widens"))] = (
        None
    )
    person: Annotated[Id | None, Key(N_("may repeat the path, and must agree"))] = None
    period: Annotated[str | None, Key(N_("may repeat the path, and must agree"))] = None
    duty: Annotated[str | None, Key(N_("may repeat the path, and must agree"))] = None
    marks: Marks = NOWHERE


class Address(Struct, frozen=True, kw_only=True):
    """What a record's path says: whose, which period, which duty, the how-manieth."""

    path: str
    subject: Subject
    period: Period
    duty: str
    n: int = 1

    @property
    def person(self) -> str | None:
        """The mentee it is about, if it is about one."""
        return self.subject.id if self.subject.about is _MENTEE else None

    @property
    def folder(self) -> str:
        """The folder it lies in."""
        return self.path.rpartition("/")[0]


class Record(Struct, frozen=True, kw_only=True):
    """One record.

    `readable` is False where its front matter could not be trusted: then nothing
    of it is shown, and its obligation is `invalid`. One that is `sealed` is encrypted:
    nothing of it can be read, and it counts as there. `links` are the relative
    targets its text and its file fields point at, as written; `body_line` is the
    line its text starts on.
    """

    at: Address
    head: Head
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    links: tuple[str, ...] = ()
    readable: bool = True
    sealed: bool = False

    @property
    def counts(self) -> bool:
        """Whether it can be read, or need not be."""
        return self.readable or self.sealed

    @property
    def draft(self) -> bool:
        """Whether it is not handed in yet."""
        return self.head.status is _DRAFT

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a field of the type table; none where it has none."""
        value = self.fields.get(name, ())
        rows = value if isinstance(value, tuple) else ()
        # Beside rows such a value holds words; to ask for a mapping takes far longer.
        return tuple(row for row in rows if not isinstance(row, str))


class Comment(Struct, frozen=True, kw_only=True):
    """A mentor's comment on a record: its own file beside it."""

    at: Address
    head: CommentHead
    body: str = ""
    body_line: int = 1
    links: tuple[str, ...] = ()
    readable: bool = True
    sealed: bool = False

    @property
    def counts(self) -> bool:
        """Whether it can be read, or need not be."""
        return self.readable or self.sealed

    @property
    def draft(self) -> bool:
        """Whether it is not handed in yet."""
        return self.head.status is _DRAFT

    @property
    def record_path(self) -> str:
        """The path of the record it is on."""
        return self.at.path.removesuffix(".comment.md") + ".md"


class Attachment(Struct, frozen=True, order=True):
    """A file beside records, and the paths of the records that point at it."""

    path: str
    claimed_by: tuple[str, ...] = ()
