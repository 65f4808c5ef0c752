"""What pages say: plain values for templates, in the site's language.

Nothing here is a record. Text that people wrote stays as they wrote it (`source`
is Markdown, the rest is plain text); rendering escapes and sanitises it. Every
`url` is a path relative to the site's root without a leading slash and without
the ending a host gives it: `people/lin-xiaohe`, `people/lin-xiaohe/2025`, `""`
for the home page. `anchor` is an id on that page.
"""

from dataclasses import dataclass
from datetime import date

from growthfolio.model.obligation import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something with a page of its own, or only a name where it has none."""

    text: str
    url: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and its values: `单位` 云溪镇政府."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An attachment offered for download; `path` is its source in the tree.

    `url` is where it lies on the site, `name` what it is saved as, `written` what
    texts call it where that is not its path. `path` is for copying only: it names
    people, also where they are called by aliases.
    """

    name: str
    path: str
    url: str
    written: str = ""

    @property
    def target(self) -> str:
        """What texts call it, as seen from the root."""
        return self.written or self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A period heading a matrix: `short` (8) for phones, `long` (8月) elsewhere."""

    short: str
    long: str
    title: str
    now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The state of the obligations of a column, and where to read more.

    `label` says it in words ("已完成，2026年3月，月末汇报"); `state` is None where
    nothing is owed or nothing may be known.
    """

    state: State | None = None
    label: str = ""
    to: Link | None = None
    waived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A duty's year: one cell per column."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A year at a glance: duties × periods; longer periods span columns."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    legend: tuple[State, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentCard:
    """A mentor's words on a record."""

    author: Link
    role: str
    on: date | None
    source: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One record.

    `folder` is the folder its relative links start from, `files` what it and its
    comments claim: links and pictures in their `source` that name one of them lead
    to its url.
    """

    kind: str
    duty: str
    title: str
    anchor: str
    on: date | None
    author: Link | None
    state: State
    facts: tuple[Fact, ...]
    source: str
    folder: str
    files: tuple[File, ...]
    comments: tuple[CommentCard, ...]
    path: str
    late_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something owed and not there: what, by when, by whom, how to mend it.

    `days` is how long it has been overdue, or None while there is time.
    """

    kind: str
    duty: str
    state: State
    anchor: str
    due: date
    days: int | None
    owner: Link | None
    waived: bool
    reason: str
    command: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One period on a timeline; `word` says its state ("待导师点评 · 已等 18 天")."""

    title: str
    anchor: str
    state: State | None
    word: str
    cards: tuple[Card, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The next thing due."""

    duty: str
    period: str
    due: date
    working_days: int
    command: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of record to filter a timeline by: the duty's id and title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Chapters, newest first, and the kinds that occur in them."""

    kinds: tuple[Kind, ...]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """A mentee's page: this year in full; older years have pages of their own."""

    url: str
    name: str
    name_en: str
    facts: tuple[Fact, ...]
    next: Next | None
    strip: Strip | None
    timeline: Timeline
    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage:
    """An older year of a mentee."""

    url: str
    year: str
    name: str
    person: Link
    strip: Strip | None
    timeline: Timeline
    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A number on the home page; `of` is what it is out of."""

    label: str
    value: int
    of: int | None
    unit: str
    state: State | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """One line of what needs attention: who, what, since when, one action.

    `days` is how long it has been overdue or, awaiting a comment, has waited.
    """

    state: State
    person: Link
    what: str
    days: int
    action: str
    to: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A mentee in the cohort's matrix.

    `sort_name` is what to sort the name by; `flags` are words the filter chips
    look for (`missing`, `awaiting-comment`); `left` says the person took part
    and no longer does.
    """

    person: Link
    sort_name: str
    unit: str
    mentors: str
    cells: tuple[Cell, ...]
    done: int
    owed: int
    flags: tuple[str, ...]
    left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """People × periods."""

    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[State, ...]
    shows_gaps: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The cohort index."""

    url: str
    title: str
    as_of: date
    commit: str
    next_due: date | None
    next_working_days: int
    tiles: tuple[Tile, ...]
    attention: tuple[Attention, ...]
    attention_more: int
    matrix: Matrix
    to_mend: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """What a mentor owes: whose, what, for when."""

    state: State
    person: Link
    duty: str
    period: str
    due: date
    days: int | None
    to: Link
    waived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingRow:
    """A mentee of a mentor: in which role, since and until when."""

    person: Link
    role: str
    start: date | None
    end: date | None
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorPage:
    """A mentor: mentees, what is owed, and the records about the mentor."""

    url: str
    name: str
    name_en: str
    facts: tuple[Fact, ...]
    pairings: tuple[PairingRow, ...]
    debts: tuple[Debt, ...]
    shows_debts: bool
    timeline: Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    """A unit: its people, and the records about it."""

    url: str
    name: str
    facts: tuple[Fact, ...]
    matrix: Matrix
    mentors: tuple[Link, ...]
    timeline: Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a list of pages: a mentor or a unit, with facts."""

    link: Link
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """A list of mentors or of units."""

    url: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """A duty in words: who owes it, how often, by when."""

    title: str
    owner: str
    every: str
    due: str
    grace: str
    comment: str
    applies: str
    audience: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """A stage: when it runs, its theme and goals."""

    title: str
    span: str
    theme: str
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """A due date to come."""

    due: date
    duty: str
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePage:
    """The programme as its file says it."""

    url: str
    title: str
    facts: tuple[Fact, ...]
    stages: tuple[StageRow, ...]
    roles: tuple[Entry, ...]
    duties: tuple[DutyRow, ...]
    due: tuple[DueRow, ...]
    timeline: Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class MendRow:
    """One finding, for people: where, what, and what to do."""

    severity: str
    code: str
    where: str
    message: str
    help: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MendPage:
    """What is to be mended; without a date where the programme cannot be read."""

    url: str
    title: str
    as_of: date | None
    rows: tuple[MendRow, ...]


Page = (
    HomePage
    | PersonPage
    | YearPage
    | MentorPage
    | UnitPage
    | ListPage
    | ProgrammePage
    | MendPage
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All pages of a site, and every file they claim.

    `nav` is what the menu lists, in order: the home page, mentors, units, the
    programme, what to mend. `banner` is a sentence for the top of every page.
    """

    language: str
    audience: str
    title: str
    pages: tuple[Page, ...]
    files: tuple[File, ...]
    nav: tuple[Link, ...]
    banner: str = ""
