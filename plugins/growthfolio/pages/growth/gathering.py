"""Which records concern somebody: those about them, and those they had a part in."""

from collections.abc import Iterable, Iterator

from growthfolio.disclosure.shown import Disclosure, Ref, ShownRecord
from growthfolio.model.policy import Team
from growthfolio.pages.growth.reading import day_of, values_of

_PEOPLE = ("with", "recipients")
"""Fields that name those who had a part in something (model/conventions.py)."""


class Gathering:
    """The records of everybody and of every team, each in the order of their days."""

    def __init__(self, disclosure: Disclosure) -> None:
        self._today = disclosure.today
        self._about = disclosure.records_about
        self._joined: dict[Ref, list[ShownRecord]] = {}
        self._teams: dict[str, list[ShownRecord]] = {}
        refs = {ref.slug: ref for ref in (one.ref for one in disclosure.mentees)}
        self._team_of: dict[Ref, list[Team]] = {}
        members: dict[str, tuple[Ref, ...]] = {}
        for team in disclosure.teams:
            known = (refs.get(name) for name in team.members)
            members[team.id] = tuple(ref for ref in known if ref is not None)
            for ref in members[team.id]:
                self._team_of.setdefault(ref, []).append(team)
        for record in disclosure.records:
            # What lacks a kind is nothing to the growth file, whoever it names.
            if disclosure.duty[record.duty].kind is None:
                continue
            if record.team in members:
                self._teams.setdefault(record.team, []).append(record)
            for ref in dict.fromkeys(_taking_part(record, members)):
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


def _taking_part(
    record: ShownRecord, members: dict[str, tuple[Ref, ...]]
) -> Iterator[Ref]:
    for name in _PEOPLE:
        for value in values_of(record, name):
            if isinstance(value, Ref):
                yield value
    yield from members.get(record.team or "", ())


def is_joint(record: ShownRecord, ref: Ref) -> bool:
    """Whether others had a part in it, so that its outcomes are not one person's."""
    others = (value for value in values_of(record, "with") if value != ref)
    return record.about != ref or record.team is not None or any(True for _ in others)
