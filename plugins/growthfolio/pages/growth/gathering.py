"""Which records concern somebody: those about them, and those they had a part in."""

from collections.abc import Iterable, Iterator

from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownRecord
from growthfolio.model.conventions import Convention, convention
from growthfolio.model.policy import Team
from growthfolio.pages.growth.reading import day_of, values_of

_PEOPLE = ("with", "recipients")
"""Fields that name those who had a part in something (model/conventions.py)."""


class Gathering:
    """The records of everybody and of every team, each in the order of their days."""

    def __init__(self, disclosure: Disclosure) -> None:
        self._today = disclosure.today
        self._about: dict[Ref, list[ShownRecord]] = {}
        self._members = _members(disclosure)
        self._team_of: dict[Ref, list[Team]] = {}
        for team in disclosure.teams:
            for ref in self._members[team.id]:
                self._team_of.setdefault(ref, []).append(team)
        self._joined: dict[Ref, list[ShownRecord]] = {}
        self._teams: dict[str, list[ShownRecord]] = {}
        kinds = {str(duty.id): duty.kind for duty in disclosure.duties}
        wanted = {name: convention(kind) for name, kind in kinds.items()}
        for record in disclosure.records:
            # What is of no kind and bears out nothing has no place in a growth file.
            if kinds[record.duty] is not None or record.abilities:
                self._note(record, wanted[record.duty])

    def _note(self, record: ShownRecord, wanted: Convention) -> None:
        """Keep a record for whom it is about, the team it names, and who had a part."""
        self._about.setdefault(record.about, []).append(record)
        if not record.fields and record.team is None:
            return
        part = list(_named(record, wanted))
        if record.team in self._members and wanted.field("team") is not None:
            self._teams.setdefault(record.team, []).append(record)
            part += self._members[record.team]
        for ref in dict.fromkeys(part):
            if ref != record.about:
                self._joined.setdefault(ref, []).append(record)

    def concerning(self, ref: Ref) -> tuple[ShownRecord, ...]:
        """What is about somebody, and what they had a part in."""
        return self._in_order((*self._about.get(ref, ()), *self._joined.get(ref, ())))

    def of_team(self, team: str) -> tuple[ShownRecord, ...]:
        """What names a team."""
        return self._in_order(self._teams.get(team, ()))

    def teams_of(self, ref: Ref) -> tuple[Team, ...]:
        """The teams somebody is in."""
        return tuple(self._team_of.get(ref, ()))

    def _in_order(self, records: Iterable[ShownRecord]) -> tuple[ShownRecord, ...]:
        return tuple(sorted(records, key=lambda one: day_of(one, self._today)))


def _members(disclosure: Disclosure) -> dict[str, tuple[Ref, ...]]:
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


def is_joint(record: ShownRecord, ref: Ref) -> bool:
    """Whether others had a part in it, so that its outcomes are not one person's."""
    others = (value for value in values_of(record, "with") if value != ref)
    return record.about != ref or record.team is not None or any(True for _ in others)
