"""What is asked of a programme's files by a check."""

from msgspec import Struct


class Asked(Struct, frozen=True, kw_only=True):
    """What is asked of a programme's files."""

    scope: frozenset[str] | None
    only: str | None
    style: str
    fail_on: str

    def __repr__(self) -> str:
        scope = None if self.scope is None else sorted(self.scope)
        return repr(("check", scope, self.only, self.style, self.fail_on))
