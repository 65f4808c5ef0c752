"""A site made by hand: views in, for what only turns them into HTML."""

from dataclasses import replace
from datetime import date

from growthfolio.model.obligation import State
from growthfolio.pages.views import (
    Attention,
    Card,
    Cell,
    Chapter,
    Column,
    CommentCard,
    DueRow,
    DutyRow,
    Entry,
    Fact,
    File,
    Gap,
    HomePage,
    Kind,
    Link,
    ListPage,
    Matrix,
    MatrixRow,
    MendPage,
    MendRow,
    MentorPage,
    Next,
    Page,
    PairingRow,
    PersonPage,
    ProgrammePage,
    Row,
    Site,
    StageRow,
    Strip,
    Tile,
    Timeline,
    UnitPage,
    YearPage,
)
from growthfolio.pages.views import Debt as OwedRow

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


NOTHING = Timeline(kinds=(), chapters=())


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


def home_page(**changes: object) -> HomePage:
    """The cohort index."""
    plain = HomePage(
        url="",
        title="Young staff",
        as_of=date(2026, 4, 4),
        commit="3f9c2e1",
        next_due=date(2026, 4, 30),
        next_working_days=18,
        tiles=(
            Tile(label="Mentees", value=3, of=None, unit="people"),
            Tile(
                label="Missing", value=1, of=None, unit="records", state=State.MISSING
            ),
        ),
        attention=(
            Attention(
                state=State.MISSING,
                person=ADA,
                what="Learning plan · March 2026",
                days=30,
                action="Hand in",
                to=Link(text="", url="people/ada", anchor="g-2026-03-plan-1"),
            ),
            Attention(
                state=State.AWAITING_COMMENT,
                person=ADA,
                what="Month-end talk · March 2026",
                days=5,
                action="Comment",
                to=Link(text="", url="people/ada", anchor="r-2026-03-notes-1"),
            ),
        ),
        attention_more=2,
        matrix=matrix(),
        to_mend=2,
    )
    return replace(plain, **changes)


def person_page(*items: Card | Gap, **changes: object) -> PersonPage:
    """Ada's page; without items a gap and a record with files and a comment."""
    record = card(
        "![a graph](graph%201.png)\n\nText.",
        files=(PICTURE, DECK, SCAN),
        comments=(comment(),),
    )
    plain = PersonPage(
        url="people/ada",
        name="Ada Lin",
        name_en="",
        facts=(
            Fact(label="Unit", values=(Link(text="Town hall", url="units/town"),)),
            Fact(label="Mentor", values=(BEN, Link(text="Dr. No Page"))),
        ),
        next=Next(
            duty="Learning plan",
            period="April 2026",
            due=date(2026, 4, 5),
            working_days=0,
            command="growthfolio new ada plan 2026-04",
            path="portfolios/ada/2026-04/plan.md",
        ),
        strip=strip(),
        timeline=timeline(*(items or (gap(), record))),
        years=(
            Link(text="2026", url="people/ada"),
            Link(text="2025", url="people/ada/2025"),
        ),
    )
    return replace(plain, **changes)


def pages() -> tuple[Page, ...]:
    """One page of each kind, every view in it at least once."""
    ada = person_page()
    return (
        home_page(),
        ada,
        YearPage(
            url="people/ada/2025",
            year="2025",
            name=ada.name,
            person=ADA,
            strip=None,
            timeline=timeline(card()),
            years=ada.years,
        ),
        MentorPage(
            url="mentors/ben",
            name="Ben Wu",
            name_en="",
            facts=(),
            pairings=(
                PairingRow(
                    person=ADA,
                    role="Business mentor",
                    start=date(2025, 7, 1),
                    end=None,
                    current=True,
                ),
                PairingRow(
                    person=Link(text="Cleo Ng"),
                    role="Business mentor",
                    start=None,
                    end=date(2025, 12, 31),
                    current=False,
                ),
            ),
            debts=(
                OwedRow(
                    state=State.MISSING,
                    person=ADA,
                    duty="Comment",
                    period="March 2026",
                    due=date(2026, 3, 31),
                    days=4,
                    to=Link(text="", url="people/ada", anchor="m-2026-03"),
                    waived=False,
                ),
            ),
            shows_debts=True,
            timeline=NOTHING,
        ),
        UnitPage(
            url="units/town",
            name="Town hall",
            facts=(),
            matrix=matrix(),
            mentors=(BEN,),
            timeline=NOTHING,
        ),
        ListPage(
            url="mentors", title="Mentors", entries=(Entry(link=BEN, facts=ada.facts),)
        ),
        _programme_page(),
        MendPage(
            url="mend",
            title="To mend",
            as_of=date(2026, 4, 4),
            rows=(
                MendRow(
                    severity="error",
                    code="GF501",
                    where="portfolios/ada/profile.yml:3:1",
                    message="Ada Lin has no learning plan for March 2026",
                    help="create portfolios/ada/2026-03/plan.md",
                    path="portfolios/ada/profile.yml",
                ),
                MendRow(
                    severity="warning",
                    code="GF507",
                    where="portfolios/ada/2026-02/plan.md:2:1",
                    message="handed in late",
                    help="",
                    path="portfolios/ada/2026-02/plan.md",
                ),
            ),
        ),
    )


def _programme_page() -> ProgrammePage:
    return ProgrammePage(
        url="programme",
        title="Young staff",
        facts=(Fact(label="Starts", values=(Link(text="2025-07-01"),)),),
        stages=(
            StageRow(
                title="Nurture", span="12 months", theme="Follow", goals=("Learn",)
            ),
        ),
        roles=(Entry(link=Link(text="Business mentor"), facts=()),),
        duties=(
            DutyRow(
                title="Learning plan",
                owner="the mentee",
                every="every month",
                due="by day 5",
                grace="",
                comment="",
                applies="",
                audience="the cohort",
                sections=("Goals", "Measures"),
            ),
        ),
        due=(DueRow(due=date(2026, 4, 30), duty="Month-end talk", period="April"),),
        timeline=NOTHING,
    )


def site(*some: Page, **changes: object) -> Site:
    """A site of these pages, or of one of each kind."""
    plain = Site(
        language="en",
        audience="reviewers",
        title="Young staff",
        pages=some or pages(),
        files=(PICTURE, DECK, SCAN),
        nav=(
            Link(text="Overview", url=""),
            Link(text="Mentors", url="mentors"),
            Link(text="Programme", url="programme"),
            Link(text="To mend", url="mend"),
        ),
    )
    return replace(plain, **changes)
