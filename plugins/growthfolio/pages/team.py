"""The pages of teams, and the list of them."""

from collections.abc import Iterable, Iterator

from growthfolio.disclosure.shown import ShownRecord
from growthfolio.model.kind import Kind
from growthfolio.model.phrase import N_
from growthfolio.model.policy import Team
from growthfolio.pages.calling import Voice
from growthfolio.pages.growth import outcomes
from growthfolio.pages.growth.gathering import Gathering
from growthfolio.pages.growth.tables import of_kind, section, table
from growthfolio.pages.places import Places
from growthfolio.pages.team_links import team_link
from growthfolio.pages.views import Entry, Fact, Link, ListPage, Section, TeamPage

_KINDS = (
    (N_("Activities"), "activities", Kind.ACTIVITY),
    (N_("Awards"), "awards", Kind.AWARD),
)


def teams_page(voice: Voice) -> ListPage:
    """The list of teams."""
    return ListPage(
        url="teams",
        title=voice.say(N_("Teams")),
        entries=tuple(
            Entry(link=_link(voice, team), facts=_facts(voice, team))
            for team in voice.disclosure.teams
        ),
    )


def team_page(
    voice: Voice, places: Places, gathering: Gathering, team: Team
) -> TeamPage:
    """A team: who is in it, what it did, and what came of it (S0-14, S3-14)."""
    link = _link(voice, team)
    records = gathering.of_team(team.id)
    return TeamPage(
        url=link.url or "",
        name=link.text,
        facts=_facts(voice, team),
        sections=tuple(_sections(voice, places, records)),
    )


def _sections(
    voice: Voice, places: Places, records: Iterable[ShownRecord]
) -> Iterator[Section]:
    records = tuple(records)
    for title, anchor, kind in _KINDS:
        some = of_kind(voice, records, kind)
        grid = table(voice, places, kind, some, without="team")
        found = section(voice.say(title), anchor, grid)
        if found is not None:
            yield found
    # All of it is the team's: nothing is joint with others.
    reached = outcomes.outcomes_of(voice, records, _nobody_else)
    grid = outcomes.grid(voice, places, reached)
    found = section(grid.label, "outcomes", grid)
    if found is not None:
        yield found


def _nobody_else(_record: ShownRecord) -> bool:
    return False


def _link(voice: Voice, team: Team) -> Link:
    return team_link(voice, team.id) or Link(text=voice.title(team.title))


def _facts(voice: Voice, team: Team) -> tuple[Fact, ...]:
    disclosure = voice.disclosure
    mentees = (disclosure.mentee.get(one) for one in team.members)
    mentors = (disclosure.mentor.get(one) for one in team.mentors)
    people = (
        (N_("Members"), [one.ref for one in mentees if one is not None]),
        (N_("Mentors"), [one.ref for one in mentors if one is not None]),
    )
    return tuple(
        Fact(label=voice.say(label), values=tuple(map(voice.link, refs)))
        for label, refs in people
        if refs
    )
