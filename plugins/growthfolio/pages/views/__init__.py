"""What pages say: plain values for templates, in the site's language.

Nothing here is a record. Text that people wrote stays as they wrote it (`source`
is Markdown, the rest is plain text); rendering escapes and sanitises it. Every
`url` is a path relative to the site's root without a leading slash and without
the ending a host gives it: `people/lin-xiaohe`, `people/lin-xiaohe/2025`, `""`
for the home page. `anchor` is an id on that page.
"""

from growthfolio.pages.views.agreement import AgreedDuty, AgreementPage
from growthfolio.pages.views.cohort import (
    Attention,
    Crowd,
    CrowdRow,
    DueRow,
    DutyRow,
    HomePage,
    ListPage,
    MendPage,
    MendRow,
    ProgrammePage,
    StageRow,
    Tile,
)
from growthfolio.pages.views.growth import (
    Charts,
    GrowthPage,
    GrowthPart,
    GrowthYear,
    Line,
    Picture,
    Point,
    Run,
    Section,
    Series,
    TeamPage,
)
from growthfolio.pages.views.parts import (
    Cell,
    Column,
    Entry,
    Fact,
    File,
    Grid,
    Link,
    Matrix,
    MatrixRow,
    Row,
    Strip,
)
from growthfolio.pages.views.people import (
    Debt,
    MentorPage,
    Next,
    PairingRow,
    PersonPage,
    UnitPage,
    YearPage,
)
from growthfolio.pages.views.site import Page, Site
from growthfolio.pages.views.timeline import (
    Card,
    Chapter,
    CommentCard,
    Gap,
    Kind,
    Timeline,
)

__all__ = [
    "AgreedDuty",
    "AgreementPage",
    "Attention",
    "Card",
    "Cell",
    "Chapter",
    "Charts",
    "Column",
    "CommentCard",
    "Crowd",
    "CrowdRow",
    "Debt",
    "DueRow",
    "DutyRow",
    "Entry",
    "Fact",
    "File",
    "Gap",
    "Grid",
    "GrowthPage",
    "GrowthPart",
    "GrowthYear",
    "HomePage",
    "Kind",
    "Line",
    "Link",
    "ListPage",
    "Matrix",
    "MatrixRow",
    "MendPage",
    "MendRow",
    "MentorPage",
    "Next",
    "Page",
    "PairingRow",
    "PersonPage",
    "Picture",
    "Point",
    "ProgrammePage",
    "Row",
    "Run",
    "Section",
    "Series",
    "Site",
    "StageRow",
    "Strip",
    "TeamPage",
    "Tile",
    "Timeline",
    "UnitPage",
    "YearPage",
]
