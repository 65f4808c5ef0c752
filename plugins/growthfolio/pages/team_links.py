"""Where the pages of teams are."""

from growthfolio.pages.calling import Voice
from growthfolio.pages.views import Link


def team_link(voice: Voice, team: str | None) -> Link | None:
    """A team's name, leading to its page, if there is such a team."""
    one = voice.disclosure.team.get(team or "")
    if one is None:
        return None
    return Link(text=voice.title(one.title), url=f"teams/{one.id}")
