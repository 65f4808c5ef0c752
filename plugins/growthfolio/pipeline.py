"""The program on one screen: the stages in order.

files ─loading→ cohort ─ledger→ obligations ─checking→ findings
                                    ├─scoring→ scores, and more findings
                                    └─disclosure→ what an audience may know
                                                      └─pages→ a site
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from growthfolio.caching.shelf import Shelf
from growthfolio.checking import check_whole
from growthfolio.checking.evidence import weigh
from growthfolio.judging import Verdicts
from growthfolio.ledger.working_days import WorkingDays
from growthfolio.loading.history import commit_of, first_commits
from growthfolio.loading.keeping import keeping
from growthfolio.loading.load import load
from growthfolio.loading.look import Look
from growthfolio.loading.root import PROGRAMME
from growthfolio.loading.today import today_of, zone_of
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import N_
from growthfolio.model.record import Subject
from growthfolio.model.score import NO_SCORES, Scores
from growthfolio.model.title import DEFAULT_LANGUAGE, LANGUAGES
from growthfolio.progress import stage
from growthfolio.scoring import score
from growthfolio.words import speech

if TYPE_CHECKING:
    from growthfolio.pages import Site


class Judged(Struct, frozen=True, kw_only=True):
    """A cohort, its ledger, its scores, and everything found wrong, sorted by place.

    `cohort` and `ledger` are None where programme.yml could not be read; the
    findings say why. What was judged of a mentee is the same under one of the `keys`.
    """

    cohort: Cohort | None
    ledger: Ledger | None
    findings: tuple[Finding, ...]
    scores: Scores = NO_SCORES
    keys: Mapping[Subject, str] = MappingProxyType({})


@keeping()
def judge(  # noqa: PLR0913 - what is asked, and what is known
    root: Path,
    today: date | None = None,
    name: str = PROGRAMME,
    *,
    history: bool = False,
    look: Look | None = None,
    shelf: Shelf | None = None,
    jobs: int = 0,
) -> Judged:
    """The programme below `root`, as it stands on a day.

    Without `today` the programme's own `as_of` counts, else the day it is now in
    the programme's time zone. With `history` dates and authors are compared with
    git's, too: that takes git and a full clone, and never changes the ledger. Where
    there was a `look` at the files already, it is that which is judged. What was judged
    before, and is on the `shelf`, is not judged again. `jobs` processes share
    what is to be judged of many people, or for 0 one for each core.
    """
    with stage(N_("reading the programme and its people")):
        loaded = look.loaded() if look is not None else load(root, name)
    if loaded.cohort is None:
        return Judged(cohort=None, ledger=None, findings=loaded.findings)
    day = today or today_of(loaded.cohort.programme)
    with stage(N_("drawing up what is owed")):
        verdicts = Verdicts(loaded.cohort, day, shelf or Shelf(None), jobs)
        ledger = verdicts.ledger()
    with stage(N_("scoring")):
        scores = score(loaded.cohort, ledger)
    with stage(N_("checking")):
        checked = check_whole(loaded.cohort, ledger)
    judged = (finding for verdict in verdicts.all for finding in verdict.findings)
    found = (*loaded.findings, *checked, *judged, *scores.findings)
    if history:
        zone = zone_of(loaded.cohort.programme)
        found += weigh(loaded.cohort, ledger, first_commits(root, zone))
    return Judged(
        cohort=loaded.cohort,
        ledger=ledger,
        findings=tuple(sorted(found, key=lambda finding: finding.order)),
        scores=scores,
        keys=verdicts.keys,
    )


class PlannedSite(Struct, frozen=True, kw_only=True):
    """The pages for one audience, and the judgement they come from."""

    site: Site
    judged: Judged


@keeping()
def plan_site(  # noqa: PLR0913 - what is asked, and what is known
    root: Path,
    *,
    programme: str = PROGRAMME,
    audience: str,
    today: date | None = None,
    judged: Judged | None = None,
    look: Look | None = None,
    shelf: Shelf | None = None,
    jobs: int = 0,
) -> PlannedSite:
    """The site of the programme below `root` for one audience.

    Where programme.yml cannot be read it is one page that says what to mend. What
    has been `judged` of these files, for this day, is not judged again, and what was
    planned before, and is on the `shelf`, is not planned again. `jobs` processes share
    what is to be planned of many people.
    Raises UnknownAudienceError.
    """
    # The check judges only; it does not pay for the stages that make pages.
    from growthfolio.disclosure import disclose  # noqa: PLC0415
    from growthfolio.pages import plan, unreadable  # noqa: PLC0415
    from growthfolio.recalling import recalled  # noqa: PLC0415

    judged = judged or judge(root, today, programme, look=look, shelf=shelf, jobs=jobs)
    if judged.cohort is None or judged.ledger is None:
        site = unreadable(judged.findings, audience, speech(DEFAULT_LANGUAGE))
        return PlannedSite(site=site, judged=judged)
    policy = judged.cohort.programme
    language = policy.language if policy.language in LANGUAGES else DEFAULT_LANGUAGE
    with stage(N_("deciding who may know what")):
        known = disclose(
            judged.cohort,
            judged.ledger,
            judged.findings,
            audience,
            commit=commit_of(root),
            scores=judged.scores,
            keys=judged.keys,
        )
    with stage(N_("planning pages")):
        words, count = speech(language), WorkingDays.of(policy).count
        if shelf is None:
            site = plan(known, words, working_days=count)
        else:
            site = recalled(known, words, shelf, working_days=count, jobs=jobs)
    return PlannedSite(site=site, judged=judged)
