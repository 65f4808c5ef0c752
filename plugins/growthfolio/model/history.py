"""What git remembers of files: evidence, which never changes a state."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct, field

from growthfolio.model.phrase import Phrase


class FirstCommit(Struct, frozen=True, kw_only=True):
    """When a file first came into git, and the address of whoever wrote it."""

    on: date
    email: str


class History(Struct, frozen=True, kw_only=True, dict=True):
    """The first commit of every file that is there, by its path.

    A file that was moved keeps the commit it first came with. `lacking` says why
    there is no history to ask, or none that goes back far enough; then there are
    no commits.
    """

    commits: Mapping[str, FirstCommit] = field(default_factory=dict)
    lacking: Phrase | None = None

    @cached_property
    def begins(self) -> date:
        """The day the first file came: git bears nothing out that is older."""
        days = (commit.on for commit in self.commits.values())
        return min(days, default=date.max)
