"""The program on one screen: the stages in order.

files ─loading→ cohort ─ledger→ obligations ─checking→ findings
                                    └─disclosure→ what an audience may know
                                                      └─pages→ a site
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from growthfolio.checking import check
from growthfolio.ledger import draw_up
from growthfolio.loading import load
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.programme import Programme

PROGRAMME: Final = "programme.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A cohort, its ledger, and everything found wrong, sorted by place.

    `cohort` and `ledger` are None where programme.yml could not be read; the
    findings say why.
    """

    cohort: Cohort | None
    ledger: Ledger | None
    findings: tuple[Finding, ...]


def judge(root: Path, today: date | None = None, name: str = PROGRAMME) -> Judged:
    """The programme below `root`, as it stands on a day.

    Without `today` the programme's own `as_of` counts, else the day it is now in
    the programme's time zone.
    """
    loaded = load(root, name)
    if loaded.cohort is None:
        return Judged(cohort=None, ledger=None, findings=loaded.findings)
    day = today or today_of(loaded.cohort.programme)
    ledger = draw_up(loaded.cohort, day)
    findings = (*loaded.findings, *check(loaded.cohort, ledger))
    return Judged(
        cohort=loaded.cohort,
        ledger=ledger,
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
    )


def today_of(programme: Programme) -> date:
    """The programme's day: frozen, or now in its own time zone."""
    if programme.as_of is not None:
        return programme.as_of
    try:
        zone = ZoneInfo(programme.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = ZoneInfo("UTC")  # the check names the zone that does not exist
    return datetime.now(zone).date()
