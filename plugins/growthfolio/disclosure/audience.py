"""Audiences → how privileged one must be to read a duty, record, comment or field.

A level is an audience's rank: 0 may be read by everybody, the number of audiences
(`never`) by nobody. Nothing narrowed is ever widened again: each level is at
least that of what contains it.
"""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from growthfolio.model.duty import Duty
from growthfolio.model.field import RecordField
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.programme import NEVER, Names, Programme
from growthfolio.model.record import Comment, Record

_BESIDE_NAMES: Final = ("mentee_class", "postings")
"""Parts of profiles that are said where names are, unless they are narrowed."""


class UnknownAudienceError(LookupError):
    """The programme lists no such audience; `sentence` says so to people."""

    def __init__(self, audience: str, known: tuple[str, ...]) -> None:
        super().__init__(audience)
        self.sentence: Phrase = phrase(
            "the programme has no audience “{audience}”; it lists {known}",
            audience=audience,
            known=known,
        )


class Clearance(Struct, frozen=True, dict=True):
    """What one audience may know of a programme.

    `states` says whether late, missing and due may be known, `aliases` whether
    people are called by aliases. `withheld` are the paths of records that it is too
    early to know, but for the most privileged audience: results before their day.
    """

    programme: Programme
    rank: int
    states: bool
    aliases: bool
    withheld: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        programme: Programme,
        audience: str,
        withheld: frozenset[str] = frozenset(),
    ) -> "Clearance":
        """The clearance of an audience; raises UnknownAudienceError."""
        if audience not in programme.audiences or audience == NEVER:
            raise UnknownAudienceError(audience, programme.audiences)
        rank = programme.rank(audience)
        usual = Names.FULL if rank else Names.ALIAS
        return cls(
            programme=programme,
            rank=rank,
            states=rank >= programme.rank(programme.states),
            aliases=programme.names.get(audience, usual) is Names.ALIAS,
            withheld=withheld,
        )

    def may(self, level: int) -> bool:
        """Whether the audience may read what is of a level."""
        return level <= self.rank

    @cached_property
    def _ranks(self) -> Mapping[str | None, int]:
        programme = self.programme
        known = {name: programme.rank(name) for name in programme.audiences}
        return MappingProxyType({None: programme.rank(None), **known})

    def level(self, audience: str | None) -> int:
        """The level of what an audience may read; see `Programme.rank`."""
        return self._ranks.get(audience, len(self.programme.audiences))

    @property
    def strictest(self) -> int:
        """The level of what cannot be classified: the most privileged audience."""
        return self.level(None)

    @property
    def pool(self) -> int:
        """The level of mentors' hits, reviews, and the reasons of what befell them."""
        return self.level(self.programme.pool.audience)

    def duty(self, duty: Duty | None) -> int:
        """The level of a duty; nobody may read what belongs to none."""
        if duty is None:
            return len(self.programme.audiences)
        return self.level(duty.audience)

    def record(self, duty: Duty | None, record: Record | None) -> int:
        """The level of a record, or of its gap where there is none.

        What cannot be read might narrow its audience where nobody can see it.
        """
        level = self.duty(duty)
        if record is None:
            return level
        if not record.counts or record.at.path in self.withheld:
            level = max(level, self.strictest)
        narrowed = record.head.audience
        return level if narrowed is None else max(level, self.level(narrowed))

    def comment(
        self, duty: Duty | None, record: Record | None, comment: Comment | None
    ) -> int:
        """The level of a comment, or of its gap: never below its record's.

        A change of the duty widens nothing: the narrowest rule it ever had holds.
        """
        level = self.record(duty, record)
        for narrowed in duty.comment_audiences if duty is not None else ():
            level = max(level, self.level(narrowed))
        if comment is None:
            return level
        if not comment.counts:
            level = max(level, self.strictest)
        return max(level, self._narrowed(comment.head.audience))

    def profile(self, part: str) -> int:
        """The level of a part of a mentee's profile, by its attribute's name."""
        audience: str | None = getattr(self.programme.profile, part)
        if audience is None and part in _BESIDE_NAMES:
            return 0
        return self.level(audience)

    def field(self, field: RecordField) -> int:
        """The level of a field of a record that may be read."""
        return self._narrowed(field.audience)

    def _narrowed(self, audience: str | None) -> int:
        return 0 if audience is None else self.level(audience)
