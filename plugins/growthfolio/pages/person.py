"""A mentee's pages: this year, and one for each older year."""

from collections.abc import Callable, Mapping
from datetime import date

from growthfolio.disclosure.shown import ShownMentee
from growthfolio.disclosure.shown_units import ShownShare
from growthfolio.model.obligation import State
from growthfolio.model.period import DAY
from growthfolio.model.phrase import N_
from growthfolio.pages.agreement import agreements_fact
from growthfolio.pages.calling import Voice
from growthfolio.pages.handover import vacancies
from growthfolio.pages.places import Places
from growthfolio.pages.scores import results
from growthfolio.pages.stage import stage_card
from growthfolio.pages.strip import owed_by_year, strip
from growthfolio.pages.timeline import command, timeline
from growthfolio.pages.views import (
    Chapter,
    Fact,
    Link,
    Next,
    PersonPage,
    VacancyRow,
    YearPage,
)


def year_url(url: str, year: int, today: date) -> str:
    """The address of a year's page: the current year's is the person's own."""
    return url if year == today.year else f"{url}/{year}"


def person_pages(
    voice: Voice,
    places: Places,
    mentee: ShownMentee,
    volumes: Mapping[int, tuple[Chapter, ...]],
    working_days: Callable[[date, date], int],
) -> tuple[PersonPage | YearPage, ...]:
    """The person's page, then the older years, newest first."""
    today = voice.disclosure.today
    link = voice.link(mentee.ref)
    url = link.url or ""
    owed = owed_by_year(voice, mentee.ref)
    older = [year for year in volumes if year != today.year]
    years = tuple(
        Link(text=str(year), url=year_url(url, year, today))
        for year in (today.year, *older)
    )
    page = PersonPage(
        url=url,
        name=link.text,
        name_en=mentee.name_en,
        facts=person_facts(voice, mentee),
        next=_next(voice, mentee, working_days),
        strip=strip(voice, places, mentee.ref, today.year, owed),
        timeline=timeline(voice, volumes.get(today.year, ())),
        years=years if older else (),
        results=results(voice, places, mentee.ref, today.year),
        vacancies=vacancies_of(voice, mentee),
        stage=stage_card(voice, mentee),
    )
    return (
        page,
        *(
            YearPage(
                url=year_url(url, year, today),
                year=str(year),
                name=link.text,
                person=link,
                strip=strip(voice, places, mentee.ref, year, owed),
                timeline=timeline(voice, volumes[year]),
                years=years,
                results=results(voice, places, mentee.ref, year),
            )
            for year in older
        ),
    )


def person_facts(voice: Voice, mentee: ShownMentee) -> tuple[Fact, ...]:
    """Who somebody is, as far as it may be known, and who guides them."""
    unit = voice.unit(mentee.unit)
    stage = mentee.stage
    of = {"n": stage.n, "of": stage.of} if stage else {}
    texts = (
        (N_("Class"), voice.title(mentee.mentee_class)),
        (N_("Rank"), voice.title(mentee.rank)),
        (N_("Post class"), voice.job_class(mentee.job_class)),
        (N_("Posting"), voice.term("postings", mentee.posting)),
        (
            N_("Stage"),
            voice.say(N_("{stage} (stage {n} of {of})"), stage=stage.title, **of)
            if stage
            else "",
        ),
        (N_("Joined"), mentee.joined.isoformat() if mentee.joined else ""),
        (N_("Left"), mentee.left.isoformat() if mentee.left else ""),
        (N_("Handed in"), _share(voice, mentee.share)),
    )
    facts = [Fact(label=voice.say(N_("Unit")), values=(unit,))] if unit else []
    facts += [
        Fact(label=voice.say(label), values=(Link(text=text),))
        for label, text in texts
        if text
    ]
    if mentee.became is not None:
        link = voice.link(mentee.became)
        facts.append(Fact(label=voice.say(N_("Became the mentor")), values=(link,)))
    agreements = agreements_fact(voice, mentee.ref)
    mentors = _mentors(voice, mentee)
    return (*facts, *_parties(voice, mentee), *mentors, *agreements)


def _parties(voice: Voice, mentee: ShownMentee) -> tuple[Fact, ...]:
    """The units that have a part in the training."""
    named = ((party, voice.unit(unit)) for party, unit in mentee.parties)
    return tuple(
        Fact(label=voice.party(party), values=(unit,)) for party, unit in named if unit
    )


def _share(voice: Voice, share: ShownShare | None) -> str:
    """How much was handed in in the last period, and the tier that is."""
    if share is None:
        return ""
    text = N_("{n} of {of} in {period}")
    if share.tier is not None:
        text = N_("{n} of {of} in {period} ({tier})")
    return voice.say(
        text,
        n=share.numerator,
        of=share.denominator,
        period=share.period,
        tier=share.tier or "",
    )


def vacancies_of(voice: Voice, mentee: ShownMentee) -> tuple[VacancyRow, ...]:
    """The roles in which nobody guides the person, where that may be known."""
    pool = voice.disclosure.pool
    found = pool.vacancies_of.get(mentee.ref, ()) if pool is not None else ()
    return vacancies(voice, found)


def _mentors(voice: Voice, mentee: ShownMentee) -> tuple[Fact, ...]:
    """The current mentors, by role in the programme's order."""
    by_role: dict[str, list[Link]] = {role.id: [] for role in voice.disclosure.roles}
    for pairing in voice.disclosure.pairings_of.get(mentee.ref, ()):
        if pairing.current:
            by_role.setdefault(pairing.role, []).append(voice.link(pairing.mentor))
    return tuple(
        Fact(label=voice.role(role), values=tuple(links))
        for role, links in by_role.items()
        if links
    )


def _next(
    voice: Voice, mentee: ShownMentee, working_days: Callable[[date, date], int]
) -> Next | None:
    """The next thing the person owes; None where nothing is to come."""
    open_states = (State.DUE, State.DRAFT, State.UPCOMING)
    mine = [
        (one.due, one)
        for one in voice.disclosure.obligations_about.get(mentee.ref, ())
        if one.owner == mentee.ref and one.state in open_states and one.due is not None
    ]
    if not mine:
        return None
    due, first = min(mine, key=lambda pair: pair[0])
    return Next(
        duty=voice.what(first),
        period=voice.period(first.period),
        due=due,
        working_days=days_left(voice, due, working_days),
        command=command(voice, first),
        path=first.path,
    )


def days_left(
    voice: Voice, due: date, working_days: Callable[[date, date], int]
) -> int:
    """How many working days are left after today until a due date."""
    tomorrow = voice.disclosure.today + DAY
    return working_days(tomorrow, due) if due >= tomorrow else 0
