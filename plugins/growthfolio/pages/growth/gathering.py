"""Which records concern somebody: those about them, and those they had a part in."""

from collections.abc import Iterable, Iterator

from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownRecord
from growthfolio.model.policy import Team
from growthfolio.pages.extract import Extracts
from growthfolio.pages.growth.partaking import Partaking
from growthfolio.pages.growth.reading import day_of, values_of


class Gathering:
    """The records of somebody or of a team, each in the order of their days."""

    def __init__(
        self, disclosure: Disclosure, partaking: Partaking, extracts: Extracts
    ) -> None:
        self._disclosure = disclosure
        self._partaking = partaking
        self._telling: dict[Ref, list[Ref]] = {}
        self._naming: dict[str, list[Ref]] = {}
        for about, extract in extracts.items():
            for ref in extract.partakers:
                self._telling.setdefault(ref, []).append(about)
            for team in extract.teams:
                self._naming.setdefault(team, []).append(about)

    def telling_of(self, ref: Ref) -> tuple[Ref, ...]:
        """Who else has records that somebody had a part in."""
        return tuple(self._telling.get(ref, ()))

    def concerning(self, ref: Ref) -> tuple[ShownRecord, ...]:
        """What is about somebody, and what they had a part in."""
        joined = (
            record
            for about in self.telling_of(ref)
            for record in self._told(about)
            if ref in self._partaking.people(record)
        )
        return self._in_order((*self._told(ref), *joined))

    def of_team(self, team: str) -> tuple[ShownRecord, ...]:
        """What names a team."""
        return self._in_order(
            record
            for about in self._naming.get(team, ())
            for record in self._told(about)
            if self._partaking.team(record) == team
        )

    def teams_of(self, ref: Ref) -> tuple[Team, ...]:
        """The teams somebody is in."""
        return self._partaking.teams_of(ref)

    def _told(self, about: Ref) -> Iterator[ShownRecord]:
        records = self._disclosure.records_about.get(about, ())
        return self._partaking.told(records)

    def _in_order(self, records: Iterable[ShownRecord]) -> tuple[ShownRecord, ...]:
        today = self._disclosure.today
        return tuple(sorted(records, key=lambda one: day_of(one, today)))


def is_joint(record: ShownRecord, ref: Ref) -> bool:
    """Whether others had a part in it, so that its outcomes are not one person's."""
    others = (value for value in values_of(record, "with") if value != ref)
    return record.about != ref or record.team is not None or any(True for _ in others)
