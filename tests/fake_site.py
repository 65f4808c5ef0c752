"""A site made by hand: views in, for what only turns them into HTML."""

from datetime import date

from msgspec.structs import replace

from fake_parts import (
    ADA,
    BEN,
    DECK,
    NOTHING,
    PICTURE,
    SCAN,
    card,
    charts,
    comment,
    gap,
    matrix,
    section,
    strip,
    timeline,
)
from growthfolio.model.obligation import State
from growthfolio.pages.views import (
    ActivityRow,
    AgreedDuty,
    AgreementPage,
    ArticleRow,
    Attention,
    CampaignRow,
    Card,
    ConditionRow,
    CoverRow,
    CoverTable,
    Debt,
    DueRow,
    DutyGroup,
    DutyRow,
    Entry,
    EvaluationRules,
    EvaluationView,
    Fact,
    Gap,
    GrowthPage,
    GrowthPart,
    GrowthYear,
    Handover,
    HitRow,
    HomePage,
    IndicatorRow,
    LevelRow,
    Line,
    Link,
    ListPage,
    MendPage,
    MendRow,
    MentorPage,
    Next,
    NoticePage,
    OpenItem,
    Page,
    PairingRow,
    PartRow,
    PersonPage,
    Picture,
    PolicyRow,
    PoolPage,
    ProgrammePage,
    Run,
    Signal,
    Site,
    StageCard,
    StageRow,
    StepRow,
    TeamPage,
    TermList,
    TermRow,
    Tile,
    TrendRow,
    UnitPage,
    UnitRow,
    UnitsPage,
    VacancyRow,
    VersionRow,
    YearPage,
)

RED = Signal(colour="red", glyph="■", word="red warning")


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
        vacancies=(_vacancy(),),
        stage=StageCard(
            title="Nurture",
            exit_criteria=("Works alone",),
            requires=((Link(text="Learning plan"), "done"),),
        ),
    )
    return replace(plain, **changes)


def pages() -> tuple[Page, ...]:
    """One page of each kind, every view in it at least once."""
    return (
        home_page(),
        person_page(),
        _year_page(),
        _mentor_page(),
        growth_page(),
        _unit_page(),
        _team_page(),
        _units_page(),
        _notice_page(),
        _list_page(),
        _pool_page(),
        _programme_page(),
        _mend_page(),
        _agreement_page(),
    )


def _agreement_page() -> AgreementPage:
    plan = AgreedDuty(title="Plan", every="every month", due="by day 5 of the month")
    return AgreementPage(
        url="people/ada/agreements/1",
        title="Pairing agreement: Ada Lin and Ben Wu",
        facts=(Fact(label="Mentee", values=(ADA,)),),
        mentee_duties=(plan,),
        mentor_duties=(plan,),
        clauses=("Either side may object until 2026-01-31.",),
        signatures=("Mentee (signature):",),
    )


def growth_page(**changes: object) -> GrowthPage:
    """Ada's growth file."""
    trip = Link(text="Study trip", url="people/ada", anchor="r-2026-03-notes-1")
    part = GrowthPart(
        title="Work joined",
        facts=(Fact(label="income", values=(Link(text="12 k"),)),),
        lines=(
            Line(
                when="March 2026",
                what=trip,
                kind="Activity",
                facts=(Fact(label="Led by", values=(BEN,)),),
            ),
        ),
        runs=(Run(title="Guidance", links=(trip,)),),
    )
    year = GrowthYear(
        title="2026",
        anchor="y-2026",
        written=(trip,),
        parts=(part,),
        pictures=(Picture(file=PICTURE, to=trip),),
    )
    plain = GrowthPage(
        url="people/ada/growth",
        title="Growth file",
        name="Ada Lin",
        name_en="",
        person=ADA,
        facts=(Fact(label="Mentor", values=(BEN,)),),
        years=(year,),
        sections=(section(),),
        charts=(charts(),),
    )
    return replace(plain, **changes)


def _year_page() -> YearPage:
    ada = person_page()
    return YearPage(
        url="people/ada/2025",
        year="2025",
        name=ada.name,
        person=ADA,
        strip=None,
        timeline=timeline(card()),
        years=ada.years,
    )


def _mentor_page() -> MentorPage:
    return MentorPage(
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
                across="of another unit",
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
            Debt(
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
        handovers=(
            _handover(),
            replace(
                _handover(),
                anchor="handover-cleo-b",
                early="",
                successor=BEN,
                plans=(),
                follow_ups=(),
                notes=(),
            ),
        ),
        steps=(
            StepRow(
                status="retired", on=date(2026, 3, 1), reason="age", decided_by="office"
            ),
        ),
        hits=(
            HitRow(
                title="Idle",
                standing="to be decided",
                on=None,
                until=None,
                reason="3 missing",
            ),
            HitRow(
                title="Disciplined",
                standing="counts",
                on=date(2026, 1, 2),
                until=date(2028, 1, 1),
                reason="a warning",
            ),
        ),
    )


def _unit_page() -> UnitPage:
    return UnitPage(
        url="units/town",
        name="Town hall",
        facts=(),
        matrix=matrix(),
        mentors=(BEN,),
        timeline=NOTHING,
        debts=_mentor_page().debts,
        parts=(
            PartRow(
                title="Village committee",
                responsibilities=("A room",),
                duties=(
                    Link(text="Report", url="programme", anchor="duty-learning-plan"),
                ),
                people=(ADA,),
            ),
        ),
        evaluations=(
            EvaluationView(
                title="March 2026",
                people="7 people",
                result="1 of 2 indicators met",
                before="1 more unmet than before",
                tier="Good",
                signal=RED,
                note="",
                rows=(
                    IndicatorRow(
                        title="Handed in",
                        target="at least 95%",
                        value="93.33%",
                        of="14/15",
                        met=False,
                        word="not met",
                        tier="Fair",
                        arrow="↓",
                        change="down by 6.67 points",
                        behind=(ADA,),
                        more=2,
                    ),
                    IndicatorRow(
                        title="Answered",
                        target="at most 7 days",
                        value="5 days",
                        of="",
                        met=True,
                        word="met",
                        tier="",
                        arrow="",
                        change="",
                        behind=(),
                    ),
                ),
                trend=(
                    TrendRow(
                        period="March 2026", result="1 of 2", tier="Good", signal=RED
                    ),
                    TrendRow(
                        period="February 2026", result="withheld", tier="", signal=None
                    ),
                ),
            ),
        ),
        campaigns=(
            CampaignRow(
                title="Clean rivers",
                activities=(
                    ActivityRow(
                        what=Link(text="The upper dam", url="people/ada"),
                        on=date(2026, 3, 2),
                        who=ADA,
                    ),
                ),
            ),
            CampaignRow(title="", activities=()),
        ),
    )


def _team_page() -> TeamPage:
    return TeamPage(
        url="teams/tea",
        name="Tea garden",
        facts=(Fact(label="Members", values=(ADA,)),),
        sections=(section(),),
    )


def _units_page() -> UnitsPage:
    town = Link(text="Town hall", url="units/town")
    return UnitsPage(
        url="units",
        title="Units",
        entries=(Entry(link=town, facts=()),),
        period="March 2026",
        note="By name, not by result.",
        rows=(
            UnitRow(
                unit=town,
                people="7",
                result="1 of 2 indicators met",
                before="",
                tier="Good",
                signal=RED,
                note="",
            ),
            UnitRow(
                unit=Link(text="Hill"),
                people="",
                result="",
                before="",
                tier="",
                signal=None,
                note="withheld",
            ),
        ),
        notice=Link(text="Text for the notice", url="notice"),
    )


def _notice_page() -> NoticePage:
    return NoticePage(url="notice", title="Notice", text="Town hall: 1 < 2\n")


def _list_page() -> ListPage:
    ada = person_page()
    return ListPage(
        url="units",
        title="Units",
        entries=(Entry(link=Link(text="Town hall"), facts=ada.facts),),
    )


def _vacancy() -> VacancyRow:
    return VacancyRow(
        person=ADA,
        role="Business mentor",
        since=date(2026, 3, 1),
        why="the mentor left",
        mentor=BEN,
        text="No Business mentor since 2026-03-01",
        handover=Link(text="Handover", url="mentors/ben", anchor="handover-ada-b"),
    )


def _pool_page() -> PoolPage:
    return PoolPage(
        url="mentors",
        title="Mentors",
        entries=(Entry(link=BEN, facts=person_page().facts),),
        coverage=CoverTable(
            roles=("Business mentor", "mentor of any role"),
            rows=(
                CoverRow(name=Link(text="Everybody"), cells=("11 of 12", "12 of 12")),
                CoverRow(
                    name=Link(text="Town hall", url="units/town"),
                    cells=("not shown", ""),
                ),
            ),
            note="Who is counted.",
        ),
        levels=(LevelRow(level="town", mentors=3, mentees=12),),
        vacancies=(
            _vacancy(),
            replace(_vacancy(), since=None, mentor=None, handover=None),
        ),
        vacancies_more=3,
        shows_vacancies=True,
        conditions=(
            ConditionRow(title="Idle", figures=("3 missing", "not <qualified>")),
            ConditionRow(title="Disciplined", figures=()),
        ),
    )


def _handover() -> Handover:
    plan = Link(text="March 2026 Plan", url="people/ada", anchor="m-2026-03")
    return Handover(
        anchor="handover-ada-b",
        person=ADA,
        role="Business mentor",
        note="Nobody guides in this role since 2026-03-01: the mentor left.",
        early="The pairing ran long enough to be completed instead.",
        successor=None,
        plans=(plan,),
        follow_ups=(
            OpenItem(text="Ask <the> office", due=date(2026, 4, 1), to=plan),
            OpenItem(text="Read", due=None, to=plan),
        ),
        notes=(plan,),
    )


def _duty_row() -> DutyRow:
    article = Link(text="Guide, article 7", url="programme", anchor="policy-guide-7")
    return DutyRow(
        anchor="duty-learning-plan",
        title="Learning plan",
        owner="the mentee",
        every="every month",
        due="by day 5",
        grace="",
        comment="",
        applies="",
        audience="the cohort",
        sections=("Goals", "Measures"),
        articles=(article,),
        terms=(Fact(label="Aspects", values=(Link(text="Care"),)),),
        lasts="from 2025-07-01",
        versions=(
            VersionRow(
                span="from 2026-01-01",
                current=True,
                policy=article,
                facts=(Fact(label="Due", values=(Link(text="by day 5"),)),),
            ),
            VersionRow(span="until 2025-12-31", current=False, policy=None, facts=()),
        ),
    )


def _programme_page() -> ProgrammePage:
    return ProgrammePage(
        url="programme",
        title="Young staff",
        facts=(Fact(label="Starts", values=(Link(text="2025-07-01"),)),),
        stages=(
            StageRow(
                title="Nurture",
                span="12 months",
                theme="Follow",
                goals=("Learn",),
                exit_criteria=("Works alone",),
                requires=(Link(text="Learning plan"),),
            ),
        ),
        roles=(Entry(link=Link(text="Business mentor"), facts=()),),
        theme="Growing together",
        goals=("More of them",),
        groups=(
            DutyGroup(
                anchor="duties-mentee",
                title="the mentee",
                about=("To learn",),
                duties=(_duty_row(),),
            ),
        ),
        policies=(
            PolicyRow(
                anchor="policy-guide",
                title="Guide",
                standing="in force",
                in_force=True,
                facts=(),
                articles=(
                    ArticleRow(
                        anchor="policy-guide-7",
                        number="7",
                        title="Plans",
                        duties=(
                            Link(
                                text="Learning plan",
                                url="programme",
                                anchor="duty-learning-plan",
                            ),
                        ),
                    ),
                ),
            ),
        ),
        classes=(Entry(link=Link(text="Graduates"), facts=()),),
        vocabularies=(
            TermList(
                title="Aspects", terms=(TermRow(title="Care", about="x", duties=()),)
            ),
        ),
        evaluation=EvaluationRules(
            facts=(), indicators=(Entry(link=Link(text="Handed in"), facts=()),)
        ),
        due=(DueRow(due=date(2026, 4, 30), duty="Month-end talk", period="April"),),
        timeline=NOTHING,
    )


def _mend_page() -> MendPage:
    return MendPage(
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
