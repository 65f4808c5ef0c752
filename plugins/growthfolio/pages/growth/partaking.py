"""Who had a part in what a record tells of: those it names, and the team it names."""

from collections.abc import Iterable, Iterator, Mapping

from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownRecord
from growthfolio.model.conventions import Convention, convention
from growthfolio.model.policy import Team
from growthfolio.pages.growth.reading import values_of

_PEOPLE = ("with", "recipients")
"""Fields that name those who had a part in something (model/conventions.py)."""


class Partaking:
    """What the programme says of records and teams: it takes no records to know."""

    def __init__(self, disclosure: Disclosure) -> None:
        self._members = _members(disclosure)
        self._team_of: dict[Ref, list[Team]] = {}
        for team in disclosure.teams:
            for ref in self._members[team.id]:
                self._team_of.setdefault(ref, []).append(team)
        self._kinds = {str(duty.id): duty.kind for duty in disclosure.duties}
        self._wanted = {name: convention(kind) for name, kind in self._kinds.items()}

    def told(self, records: Iterable[ShownRecord]) -> Iterator[ShownRecord]:
        """Those with a place in a growth file: of a kind, or bearing something out."""
        for record in records:
            if self._kinds[record.duty] is not None or record.abilities:
                yield record

    def team(self, record: ShownRecord) -> str | None:
        """The team a record names, if there is such a team."""
        name = record.team
        if name not in self._members or self._wanted[record.duty].field("team") is None:
            return None
        return name

    def people(self, record: ShownRecord) -> tuple[Ref, ...]:
        """Who had a part in it beside whom it is about, each once."""
        found = list(_named(record, self._wanted[record.duty])) if record.fields else []
        team = self.team(record)
        if team is not None:
            found += self._members[team]
        return tuple(ref for ref in dict.fromkeys(found) if ref != record.about)

    def teams_of(self, ref: Ref) -> tuple[Team, ...]:
        """The teams somebody is in."""
        return tuple(self._team_of.get(ref, ()))


def _members(disclosure: Disclosure) -> Mapping[str, tuple[Ref, ...]]:
    """The mentees of each team, as far as they are there."""
    found = {}
    for team in disclosure.teams:
        known = (disclosure.mentee.get(name) for name in team.members)
        found[str(team.id)] = tuple(one.ref for one in known if one is not None)
    return found


def _named(record: ShownRecord, wanted: Convention) -> Iterator[Ref]:
    """Whom a record names as having a part, where its kind has such a field."""
    for name in _PEOPLE:
        if wanted.field(name) is not None:
            for value in values_of(record, name):
                if isinstance(value, Ref):
                    yield value
