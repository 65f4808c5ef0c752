"""Findings: what is wrong, where, and the one thing to do about it."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from growthfolio.model.phrase import Filling, Phrase
from growthfolio.model.place import Place


class Severity(StrEnum):
    """Whether a finding fails the check."""

    ERROR = "error"
    WARNING = "warning"


class Rule(Struct, frozen=True, kw_only=True):
    """One kind of finding; its code and name are permanent.

    `message` says what happened, `help` what to do, `why` why it matters; all
    three are English texts of the catalogues. `{who}` in a message is the person,
    period and duty of the finding.
    """

    code: str
    name: str
    severity: Severity
    message: str
    help: str
    why: str


class Edit(Struct, frozen=True):
    """A mistake that is plain: what stands at a place, and what is meant.

    Line and column count from 1, in the text with its line ends unified; `old` is
    within the line.
    """

    line: int
    column: int
    old: str
    new: str


class Finding(Struct, frozen=True, kw_only=True):
    """A rule broken at a place, by whom and for which period where that applies.

    `values` fill the gaps of the rule's sentences; `help` replaces the rule's own
    where the place calls for another remedy. `owner` is who can mend it, where
    that is not the person whose file it is: a mentor, a unit, the office. `edit` is
    what `growthfolio fix` does about it, where the mistake is plain; `move` is the
    path it gives the file, where that is the mistake. `assessment` is the assessment
    or defence whose results it tells something of: only those who may read them may
    know it.
    """

    rule: Rule
    place: Place
    person: str | None = None
    duty: str | None = None
    period: str | None = None
    values: Mapping[str, Filling] = field(default_factory=dict)
    help: Phrase | None = None
    owner: str | None = None
    edit: Edit | None = None
    assessment: str | None = None
    move: str | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """What findings are sorted by: their place, then their code."""
        place = self.place
        return (
            place.path,
            place.line,
            place.column,
            self.rule.code,
            self.period or "",
            self.duty or "",
        )
