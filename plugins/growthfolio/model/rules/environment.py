"""GF9: the machine, and what surrounds the records."""

from typing import Final

from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_

NO_PROGRAMME: Final = Rule(
    code="GF901",
    name="no-programme",
    severity=Severity.ERROR,
    message=N_("there is no programme.yml in {root} or above"),
    help=N_("go into the folder of your programme, or start one: growthfolio init DIR"),
    why=N_("Everything begins with the programme."),
)
NO_GIT_BASE: Final = Rule(
    code="GF902",
    name="no-git-base",
    severity=Severity.ERROR,
    message=N_("what changed cannot be told: {reason}"),
    help=N_(
        "fetch the history (git fetch --unshallow, or fetch-depth: 0 in CI), "
        "or leave --changed-since out"
    ),
    why=N_("The files of a change are found with git."),
)
CALENDAR_NOT_PUBLISHED: Final = Rule(
    code="GF903",
    name="calendar-not-published",
    severity=Severity.WARNING,
    message=N_(
        "the working days of {year} are not published yet: make-up workdays are missing"
    ),
    help=N_(
        "update the package “holidays”, or list the days in a calendar file of your own"
    ),
    why=N_("Due dates that count working days may move once they are published."),
)

SITE_LOCKED: Final = Rule(
    code="GF904",
    name="site-locked",
    severity=Severity.ERROR,
    message=N_("another build is at work on {path} (process {pid})"),
    help=N_("wait until it has ended, then build again if you still need to"),
    why=N_("Two builds at once would take each other's files away."),
)
CHANGED_WHILE_BUILDING: Final = Rule(
    code="GF905",
    name="changed-while-building",
    severity=Severity.ERROR,
    message=N_("{path} changed while the site was being built; {state}"),
    help=N_("build again"),
    why=N_("The site would show a mixture of before and after."),
)
SITE_NOT_WHOLE: Final = Rule(
    code="GF906",
    name="site-not-whole",
    severity=Severity.ERROR,
    message=N_("the new site is not as it should be: {problems}; {state}"),
    help=N_(
        "build again; if it says so once more, look at what else mkdocs.yml lets "
        "write into the site"
    ),
    why=N_(
        "A site is looked over before it takes its place: every planned page, "
        "nothing unplanned, nothing from other hosts."
    ),
)
SITE_NOT_WRITTEN: Final = Rule(
    code="GF907",
    name="site-not-written",
    severity=Severity.ERROR,
    message=N_("{path}: {reason}; {state}"),
    help=N_("make room on the disk, or mend the permissions, then build again"),
    why=N_("The machine could not read or write what a site needs."),
)
SITE_DAMAGED: Final = Rule(
    code="GF908",
    name="site-damaged",
    severity=Severity.ERROR,
    message=N_("{problem}"),
    help=N_("build the site again, or copy it again in whole"),
    why=N_("What is published should be what was built, byte for byte."),
)
NO_MANIFEST: Final = Rule(
    code="GF909",
    name="no-manifest",
    severity=Severity.ERROR,
    message=N_("there is no {name} in {path}, so nothing can be compared"),
    help=N_("build the site with growthfolio build, or copy it again in whole"),
    why=N_("The manifest lists every file of a site with its hash."),
)
NO_CLUSTER: Final = Rule(
    code="GF911",
    name="no-cluster",
    severity=Severity.ERROR,
    message=N_("the Dask cluster {scheduler} cannot be used: {reason}"),
    help=N_("mend it, or leave --executor out: the pages are the same"),
    why=N_("Pages are rendered by the very version that plans them."),
)

RULES: Final = (
    NO_PROGRAMME,
    NO_GIT_BASE,
    CALENDAR_NOT_PUBLISHED,
    SITE_LOCKED,
    CHANGED_WHILE_BUILDING,
    SITE_NOT_WHOLE,
    SITE_NOT_WRITTEN,
    SITE_DAMAGED,
    NO_MANIFEST,
    NO_CLUSTER,
)
