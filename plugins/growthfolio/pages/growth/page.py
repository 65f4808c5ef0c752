"""A mentee's growth file, as one page."""

from collections.abc import Iterator

from growthfolio.disclosure.shown import ShownMentee
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.growth import career, sections
from growthfolio.pages.growth.charts import abilities
from growthfolio.pages.growth.dimensions import dimensions
from growthfolio.pages.growth.gathering import Gathering
from growthfolio.pages.growth.years import Mine, years
from growthfolio.pages.person import person_facts
from growthfolio.pages.places import Places
from growthfolio.pages.team_links import team_link
from growthfolio.pages.views import Fact, GrowthPage, Link, Section


def growth_page(
    voice: Voice, places: Places, gathering: Gathering, mentee: ShownMentee
) -> GrowthPage | None:
    """Somebody's growth file; None where there is nothing to put in it.

    Nor is there one under aliases: a career with its dates is a name.
    """
    if voice.disclosure.aliases:
        return None
    records = gathering.concerning(mentee.ref)
    scores = voice.disclosure.scores_about.get(mentee.ref)
    if not (records or scores or _has_career(mentee)):
        return None
    mine = Mine(voice=voice, places=places, ref=mentee.ref, records=records)
    chapters = years(mine)
    themes = tuple(_themes(mine, mentee))
    ability = abilities(mine, mentee.joined)
    shown = (*((ability,) if ability is not None else ()), *dimensions(mine))
    if not chapters and not themes and not shown:
        return None
    person = voice.link(mentee.ref)
    return GrowthPage(
        url=f"{person.url}/growth",
        title=voice.say(N_("Growth file")),
        name=person.text,
        name_en=mentee.name_en,
        person=person,
        facts=(*person_facts(voice, mentee), *_teams(voice, gathering, mentee)),
        years=chapters,
        sections=themes,
        charts=shown,
    )


def _has_career(mentee: ShownMentee) -> bool:
    """Whether the profile alone has something to tell."""
    return bool(mentee.postings or mentee.standings or mentee.attention)


def _themes(mine: Mine, mentee: ShownMentee) -> Iterator[Section]:
    for theme in (
        sections.measures(mine),
        sections.reached(mine),
        sections.awards(mine),
        career.posts(mine, mentee),
        sections.training(mine),
        sections.outputs(mine),
        sections.follow_ups(mine),
        sections.issues(mine),
        sections.care(mine, mentee),
        sections.fitness(mine),
        career.standings(mine, mentee),
    ):
        if theme is not None:
            yield theme


def _teams(voice: Voice, gathering: Gathering, mentee: ShownMentee) -> tuple[Fact, ...]:
    found = (team_link(voice, team.id) for team in gathering.teams_of(mentee.ref))
    teams: tuple[Link, ...] = tuple(link for link in found if link is not None)
    return (Fact(label=voice.say(N_("Teams")), values=teams),) if teams else ()
