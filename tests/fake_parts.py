"""What pages are made of, by hand: views of Ada's records, her year, her cohort."""

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from growthfolio.model.obligation import State
from growthfolio.pages.views import (
    Card,
    Cell,
    Chapter,
    Charts,
    Column,
    CommentCard,
    File,
    Gap,
    Grid,
    Kind,
    Link,
    Matrix,
    MatrixRow,
    Point,
    Row,
    Section,
    Series,
    Strip,
    Timeline,
)

FOLDER = "portfolios/ada/2026-03"
ADA = Link(text="Ada Lin", url="people/ada")
BEN = Link(text="Ben Wu", url="mentors/ben")
PICTURE = File(
    name="graph 1.png",
    path=f"{FOLDER}/graph 1.png",
    url="people/ada/2026-03/graph 1.png",
)
DECK = File(
    name="三月汇报.pptx",
    path=f"{FOLDER}/三月汇报.pptx",
    url="people/ada/2026-03/三月汇报.pptx",
)
SCAN = File(
    name="scan.pdf", path=f"{FOLDER}/scan.pdf", url="people/ada/2026-03/scan.pdf"
)
MONTHS = tuple(
    Column(
        short=str(n),
        long=f"M{n}",
        title=f"month {n} of 2026",
        now=n == 3,
    )
    for n in range(1, 13)
)
NOTHING = Timeline(kinds=(), chapters=())


def comment(**changes: object) -> CommentCard:
    """Ben's comment on a record of Ada's."""
    plain = CommentCard(
        author=BEN,
        role="Business mentor",
        on=date(2026, 4, 2),
        source="## Well done\n\nKeep **going**.",
        path=f"{FOLDER}/notes.comment.md",
    )
    return replace(plain, **changes)


def card(source: str = "Text.", **changes: object) -> Card:
    """A record of Ada's for March, on time and without a comment."""
    plain = Card(
        kind="notes",
        duty="Month-end talk",
        title="The three of us",
        anchor="r-2026-03-notes-1",
        on=date(2026, 3, 30),
        author=None,
        state=State.DONE,
        facts=(),
        source=source,
        folder=FOLDER,
        files=(),
        comments=(),
        path=f"{FOLDER}/notes.md",
    )
    return replace(plain, **changes)


def gap(**changes: object) -> Gap:
    """A learning plan that has been missing for 30 days."""
    plain = Gap(
        kind="plan",
        duty="Learning plan",
        state=State.MISSING,
        anchor="g-2026-03-plan-1",
        due=date(2026, 3, 5),
        days=30,
        owner=None,
        waived=False,
        reason="",
        command="growthfolio new ada plan 2026-03",
        path=f"{FOLDER}/plan.md",
    )
    return replace(plain, **changes)


def timeline(*items: Card | Gap) -> Timeline:
    """A timeline of one period."""
    return Timeline(
        kinds=(
            Kind(id="plan", title="Learning plan"),
            Kind(id="notes", title="Month-end talk"),
        ),
        chapters=(
            Chapter(
                title="March 2026",
                anchor="m-2026-03",
                state=State.MISSING,
                word="missing · overdue for 30 days",
                cards=tuple(item for item in items if isinstance(item, Card)),
                gaps=tuple(item for item in items if isinstance(item, Gap)),
            ),
        ),
    )


def cells(*states: State | None) -> tuple[Cell, ...]:
    """A year's cells: these states, then nothing."""
    filled = [
        Cell(
            state=state,
            label=f"{state}, month {n}",
            to=Link(text="", url="people/ada", anchor="m-2026-03"),
        )
        if state is not None
        else Cell()
        for n, state in enumerate(states, 1)
    ]
    return (*filled, *(Cell() for _ in range(12 - len(filled))))


def strip() -> Strip:
    """A year with every state in it."""
    return Strip(
        caption="2026 at a glance",
        columns=MONTHS,
        rows=(Row(title="Learning plan", cells=cells(*State)),),
        legend=tuple(State),
    )


def matrix(*rows: MatrixRow, shows_gaps: bool = True) -> Matrix:
    """People by month."""
    return Matrix(
        columns=MONTHS,
        rows=rows
        or (
            matrix_row("Ada Lin", "ada", done=1, flags=("missing",)),
            matrix_row("白知微", "bai", done=2, flags=("awaiting-comment",)),
            matrix_row("Cleo Ng", "cleo", done=2, left=True),
        ),
        legend=(State.DONE, State.MISSING),
        shows_gaps=shows_gaps,
    )


def matrix_row(
    name: str,
    key: str,
    *,
    done: int,
    flags: tuple[str, ...] = (),
    left: bool = False,
) -> MatrixRow:
    """A person of the matrix who owed two records."""
    return MatrixRow(
        person=Link(text=name, url=f"people/{key}"),
        sort_name=name,
        unit="Town hall",
        mentors="Ben Wu",
        cells=cells(State.DONE, State.MISSING),
        done=done,
        owed=2,
        flags=flags,
        left=left,
    )


def section() -> Section:
    """A theme with a table."""
    return Section(
        title="Awards",
        anchor="awards",
        facts=(),
        grids=(_grid("Award", "Merit"),),
    )


def series(title: str, *values: int | None) -> Series:
    """A small chart of one value a quarter."""
    return Series(
        title=title,
        label=f"{title}: from first to last",
        points=tuple(
            Point(
                period=f"quarter {n} of 2026",
                short=f"2026-Q{n}",
                value=None if value is None else Decimal(value),
                said="" if value is None else str(value),
            )
            for n, value in enumerate(values, 1)
        ),
    )


def charts(*some: Series, low: int = 0, high: int = 4) -> Charts:
    """Small charts of two abilities."""
    return Charts(
        title="Abilities",
        anchor="abilities",
        note="Records that bear out each ability.",
        low=Decimal(low),
        high=Decimal(high),
        series=some or (series("Writing", 0, 4, 2), series("Practice", None, 1, None)),
        figures=_grid("Figures", "4"),
        records=_grid("The records behind them", "Study trip"),
    )


def _grid(label: str, text: str) -> Grid:
    return Grid(
        label=label,
        columns=("When", "What"),
        rows=(((Link(text="March 2026"),), (Link(text=text),)),),
    )
