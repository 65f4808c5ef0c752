"""Which pages a site has, and what each says."""

from collections.abc import Callable, Iterable
from datetime import date

from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.model.phrase import N_
from growthfolio.pages.agreement import agreement_page
from growthfolio.pages.calling import Voice
from growthfolio.pages.cards import offered
from growthfolio.pages.evaluation import last_of
from growthfolio.pages.growth import Gathering, growth_page
from growthfolio.pages.home import home_page
from growthfolio.pages.mend import mend_page
from growthfolio.pages.mentor import mentor_page, mentors_page
from growthfolio.pages.notice import notice_page
from growthfolio.pages.person import person_pages, year_url
from growthfolio.pages.places import Places
from growthfolio.pages.programme import programme_page
from growthfolio.pages.tally import Tallies
from growthfolio.pages.team import team_page, teams_page
from growthfolio.pages.timeline import chapters_of, volumes
from growthfolio.pages.unit import unit_page, units_page
from growthfolio.pages.views import Chapter, File, Link, Page, Site
from growthfolio.words import Speech

_COHORT = Ref(Who.COHORT, "cohort")


def plan(
    disclosure: Disclosure,
    speech: Speech,
    *,
    working_days: Callable[[date, date], int],
) -> Site:
    """The site of a disclosure; `working_days` counts from a day to another."""
    voice = Voice(disclosure, speech)
    by_year = {one.ref: volumes(voice, one.ref) for one in disclosure.mentees}
    others = [one.ref for one in disclosure.mentors]
    others += [Ref(Who.UNIT, unit.id) for unit in disclosure.units]
    chapters = {ref: chapters_of(voice, ref) for ref in (*others, _COHORT)}
    places = _places(voice, by_year, chapters)
    gathering = Gathering(disclosure)
    tallies = Tallies(disclosure)
    pages: list[Page] = [home_page(voice, places, tallies, working_days)]
    for mentee in disclosure.mentees:
        years = by_year[mentee.ref]
        growth = growth_page(voice, places, gathering, mentee)
        if growth is not None:
            places.add_growth(mentee.ref, Link(text=growth.title, url=growth.url))
        pages += person_pages(voice, places, mentee, years, working_days)
        pages += (growth,) if growth is not None else ()
    pages += (agreement_page(voice, one) for one in disclosure.agreements)
    pages += _about_mentors(voice, places, chapters)
    pages += _about_units(voice, places, tallies, chapters)
    pages += _about_teams(voice, places, gathering)
    pages.append(programme_page(voice, chapters[_COHORT]))
    if disclosure.findings is not None:
        pages.append(mend_page(voice, disclosure.findings))
    return Site(
        language=speech.language,
        audience=disclosure.audience,
        title=voice.title(disclosure.title),
        pages=tuple(pages),
        files=_files(disclosure),
        nav=_nav(voice),
        private=disclosure.audience != disclosure.audiences[0],
    )


def _places(
    voice: Voice,
    by_year: dict[Ref, dict[int, tuple[Chapter, ...]]],
    chapters: dict[Ref, tuple[Chapter, ...]],
) -> Places:
    places = Places()
    today = voice.disclosure.today
    for ref, years in by_year.items():
        for year, some in years.items():
            places.add(ref, year_url(voice.url(ref) or "", year, today), some)
    for ref, some in chapters.items():
        places.add(ref, voice.url(ref) or "", some)
    return places


def _about_mentors(
    voice: Voice, places: Places, chapters: dict[Ref, tuple[Chapter, ...]]
) -> Iterable[Page]:
    mentors = voice.disclosure.mentors
    if mentors:
        yield mentors_page(voice)
    for mentor in mentors:
        yield mentor_page(voice, places, mentor, chapters[mentor.ref])


def _about_units(
    voice: Voice,
    places: Places,
    tallies: Tallies,
    chapters: dict[Ref, tuple[Chapter, ...]],
) -> Iterable[Page]:
    units = voice.disclosure.units
    if units:
        yield units_page(voice)
    notices = voice.disclosure.notices
    last = last_of(notices)
    if last is not None:
        yield notice_page(voice, [one for one in notices if one.period == last.period])
    for unit in units:
        about = chapters[Ref(Who.UNIT, unit.id)]
        yield unit_page(voice, places, tallies, unit, about)


def _about_teams(voice: Voice, places: Places, gathering: Gathering) -> Iterable[Page]:
    teams = voice.disclosure.teams
    if teams:
        yield teams_page(voice)
    for team in teams:
        yield team_page(voice, places, gathering, team)


def _files(disclosure: Disclosure) -> tuple[File, ...]:
    """Every file that some page offers, once."""
    files = {
        file.url: offered(file)
        for record in disclosure.records
        for file in record.files
    }
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
