"""Which pages a site has, and what each says."""

from collections.abc import Callable, Iterable
from datetime import date

from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownMentee
from growthfolio.model.phrase import N_
from growthfolio.pages.agreement import agreement_page
from growthfolio.pages.calling import Voice
from growthfolio.pages.due import first_due
from growthfolio.pages.evaluation import last_of
from growthfolio.pages.extract import debts_by_owner
from growthfolio.pages.home import home_page
from growthfolio.pages.mend import mend_page
from growthfolio.pages.mentor import mentor_page, mentors_page
from growthfolio.pages.notice import notice_page
from growthfolio.pages.planner import COHORT, Extractor, Planner
from growthfolio.pages.programme import programme_page
from growthfolio.pages.team import team_page, teams_page
from growthfolio.pages.unit import unit_page, units_page
from growthfolio.pages.views import AnyPage, File, Link, Page, Site
from growthfolio.words import Speech


def plan(
    disclosure: Disclosure,
    speech: Speech,
    *,
    working_days: Callable[[date, date], int],
) -> Site:
    """The site of a disclosure; `working_days` counts from a day to another."""
    extractor = Extractor(disclosure, speech)
    extracts = {ref: extractor.extract(ref) for ref in extractor.refs}
    planner = Planner(extractor, extracts, working_days)
    return site_of(planner, planner.pages)


def site_of(
    planner: Planner, pages_about: Callable[[ShownMentee], Iterable[AnyPage]]
) -> Site:
    """The whole site, with the pages about each mentee."""
    voice, disclosure = planner.voice, planner.voice.disclosure
    mend = mend_page(voice, planner.extracts)
    pages: list[AnyPage] = [
        home_page(voice, planner.extracts, planner.working_days, mend)
    ]
    for mentee in disclosure.mentees:
        pages += pages_about(mentee)
    pages += (agreement_page(voice, one) for one in disclosure.agreements)
    pages += _about_others(planner)
    pages += _about_teams(planner)
    chapters = planner.extractor.chapters(COHORT)
    due = first_due(row for one in planner.extracts.values() for row in one.due)
    pages.append(programme_page(voice, chapters, due))
    pages += (mend,) if mend is not None else ()
    return Site(
        language=voice.speech.language,
        audience=disclosure.audience,
        title=voice.title(disclosure.title),
        pages=tuple(pages),
        files=_files(planner),
        nav=_nav(voice),
        private=disclosure.audience != disclosure.audiences[0],
    )


def _about_others(planner: Planner) -> Iterable[Page]:
    """The pages about mentors, then those about units."""
    voice, places = planner.voice, planner.places
    disclosure, chapters = voice.disclosure, planner.extractor.chapters
    owed = debts_by_owner(planner.extracts)
    if disclosure.mentors:
        yield mentors_page(voice)
    for mentor in disclosure.mentors:
        ref = mentor.ref
        yield mentor_page(
            voice, places, mentor, chapters=chapters(ref), owed=owed.get(ref, ())
        )
    yield from _lists_of_units(voice)
    for unit in disclosure.units:
        ref = Ref(Who.UNIT, unit.id)
        yield unit_page(
            voice,
            places,
            planner.extracts,
            unit,
            chapters=chapters(ref),
            owed=owed.get(ref, ()),
        )


def _lists_of_units(voice: Voice) -> Iterable[Page]:
    if voice.disclosure.units:
        yield units_page(voice)
    notices = voice.disclosure.notices
    last = last_of(notices)
    if last is not None:
        yield notice_page(voice, [one for one in notices if one.period == last.period])


def _about_teams(planner: Planner) -> Iterable[Page]:
    voice = planner.voice
    teams = voice.disclosure.teams
    if teams:
        yield teams_page(voice)
    for team in teams:
        yield team_page(voice, planner.places, planner.gathering, team)


def _files(planner: Planner) -> tuple[File, ...]:
    """Every file that some page offers, once."""
    extracts = planner.extracts.values()
    files = {file.url: file for extract in extracts for file in extract.files}
    return tuple(files[url] for url in sorted(files))


def _nav(voice: Voice) -> tuple[Link, ...]:
    disclosure = voice.disclosure
    entries = (
        (True, N_("Overview"), ""),
        (bool(disclosure.mentors), N_("Mentors"), "mentors"),
        (bool(disclosure.units), N_("Units"), "units"),
        (bool(disclosure.teams), N_("Teams"), "teams"),
        (True, N_("Programme"), "programme"),
        (disclosure.findings is not None, N_("To mend"), "mend"),
    )
    return tuple(
        Link(text=voice.say(text), url=url) for there, text, url in entries if there
    )
