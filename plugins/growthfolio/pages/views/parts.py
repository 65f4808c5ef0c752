"""Small things many pages are made of: links, facts, files, matrices."""

from msgspec import Struct

from growthfolio.model.obligation import State


class Link(Struct, frozen=True, kw_only=True):
    """Something with a page of its own, or only a name where it has none."""

    text: str
    url: str | None = None
    anchor: str | None = None


class Fact(Struct, frozen=True, kw_only=True):
    """A label and its values: `单位` 云溪镇政府."""

    label: str
    values: tuple[Link, ...]


class File(Struct, frozen=True, kw_only=True):
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


class Grid(Struct, frozen=True, kw_only=True):
    """A small table of a record: its columns, and rows of cells with their values."""

    label: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Link, ...], ...], ...]


class Entry(Struct, frozen=True, kw_only=True):
    """A line of a list of pages: a mentor or a unit, with facts."""

    link: Link
    facts: tuple[Fact, ...]


class Column(Struct, frozen=True, kw_only=True):
    """A period heading a matrix: `short` (8) for phones, `long` (8月) elsewhere."""

    short: str
    long: str
    title: str
    now: bool = False


class Cell(Struct, frozen=True, kw_only=True):
    """The state of the obligations of a column, and where to read more.

    `label` says it in words ("已完成，2026年3月，月末汇报"); `state` is None where
    nothing is owed or nothing may be known.
    """

    state: State | None = None
    label: str = ""
    to: Link | None = None
    waived: bool = False


class Row(Struct, frozen=True, kw_only=True):
    """A duty's year: one cell per column."""

    title: str
    cells: tuple[Cell, ...]


class Strip(Struct, frozen=True, kw_only=True):
    """A year at a glance: duties × periods; longer periods span columns."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    legend: tuple[State, ...]


class MatrixRow(Struct, frozen=True, kw_only=True):
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


class Matrix(Struct, frozen=True, kw_only=True):
    """People × periods."""

    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[State, ...]
    shows_gaps: bool
