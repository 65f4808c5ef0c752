"""Where what is shown is taken from, and by which rules."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from growthfolio.disclosure.aliases import Naming, naming
from growthfolio.disclosure.audience import Clearance
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.model.cohort import Cohort
from growthfolio.model.conventions import TEAMS
from growthfolio.model.duty import About, Duty
from growthfolio.model.field import RecordField
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import Obligation
from growthfolio.model.parted import Parted, Parts
from growthfolio.model.period import Period
from growthfolio.model.record import Subject
from growthfolio.model.title import Title

_ABOUT: Final = {
    About.MENTEE: Who.MENTEE,
    About.MENTOR: Who.MENTOR,
    About.UNIT: Who.UNIT,
    About.COHORT: Who.COHORT,
}
_OWNERS: Final = {str(who): who for who in Who}


class Source(Struct, frozen=True, kw_only=True, dict=True):
    """A cohort and its ledger, as one audience is led through them.

    `duties` are those it may read, each with the fields it may and its comment
    if it may; `ranks` are all duties' places in the programme. `rules` are all of
    them, also those that may not be read.
    """

    cohort: Cohort
    ledger: Ledger
    clearance: Clearance
    naming: Naming
    duties: Mapping[str, Duty]
    ranks: Mapping[str, int]
    rules: Mapping[str, Duty]
    terms: dict[tuple[str, str], Title] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        cohort: Cohort,
        ledger: Ledger,
        audience: str,
        withheld: frozenset[str] = frozenset(),
    ) -> "Source":
        """The source for an audience; raises UnknownAudienceError."""
        clearance = Clearance.of(cohort.programme, audience, withheld)
        duties = cohort.programme.duties
        return cls(
            cohort=cohort,
            ledger=ledger,
            clearance=clearance,
            naming=naming(cohort, clearance),
            duties=MappingProxyType(
                {
                    duty.id: _readable_part(duty, clearance)
                    for duty in duties
                    if clearance.may(clearance.duty(duty))
                }
            ),
            ranks=MappingProxyType({duty.id: n for n, duty in enumerate(duties)}),
            rules=MappingProxyType({duty.id: duty for duty in reversed(duties)}),
        )

    def of_mentee(self, subject: Subject) -> "Source":
        """The part about one mentee: there is nothing of anybody else in it."""
        part = self.cohort.about(self.cohort.mentee[subject.id])
        of = self.ledger.of
        # Who may not know states asks for hardly anything that is owed.
        owed = Parted(Parts((subject,) if subject in of else (), of.__getitem__))
        return replace(self, cohort=part, ledger=self._owing(owed))

    @cached_property
    def rest(self) -> "Source":
        """The part about mentors, units and the cohort."""
        owed = tuple(
            one
            for subject, some in self.ledger.of.items()
            if subject.about is not About.MENTEE
            for one in some
        )
        return replace(self, cohort=self.cohort.rest, ledger=self._owing(owed))

    def _owing(self, obligations: Sequence[Obligation]) -> Ledger:
        return Ledger(today=self.ledger.today, obligations=obligations)

    def term(self, vocabulary: str, name: str) -> Title:
        """What a term is called; see `Programme.term`."""
        found = self.terms.get((vocabulary, name))
        if found is None:
            found = self.cohort.programme.term(vocabulary, name)
            self.terms[vocabulary, name] = found
        return found

    def about(self, subject: Subject) -> Ref | None:
        """Whom something is about, if that may be named."""
        whole = subject.about is About.COHORT
        return self.naming.ref(_ABOUT[subject.about], "cohort" if whole else subject.id)

    def owner(self, name: str | None, duty: Duty, *, is_comment: bool) -> Ref | None:
        """Who owes a record of a duty, or the comment on it, if that may be named."""
        who = Who.MENTOR if is_comment else _OWNERS[duty.owner.kind]
        return self.naming.ref(who, name)

    def period(self, period: Period) -> Period:
        """The period; without a person's own days where those may not be known."""
        if self.clearance.aliases and period.kind in ("stage", "once"):
            start = self.cohort.programme.starts
            return Period(start, start, period.name, period.kind, period.title)
        return period

    def order(self, period: Period, duty: str, n: int) -> tuple[object, ...]:
        """What to sort by: the period, the duty in the programme, the number."""
        # What periods are sorted by, piece by piece: Python compares these itself.
        return period.start, period.end, period.name, self.ranks[duty], n

    def path(self, path: str) -> str:
        """A path of the tree, which names people."""
        return "" if self.clearance.aliases else path


def _readable_part(duty: Duty, clearance: Clearance) -> Duty:
    """The duty without what is above the audience under any of its rules.

    A field that one change narrows is withheld under the rules before it, too:
    else it would show again where the change is left out.
    """
    may_comment = clearance.may(clearance.comment(duty, None, None))
    kept = _kept(tuple(one.fields for one in duty.wordings()), clearance)
    return replace(
        duty,
        fields=_readable_fields(duty.fields, kept, clearance),
        comment=duty.comment if may_comment else None,
        changes=tuple(
            replace(
                change,
                fields=_readable_fields(change.fields, kept, clearance),
                comment=change.comment if may_comment else None,
            )
            for change in duty.changes
        ),
    )


def _kept(
    wordings: Sequence[Mapping[str, RecordField]], clearance: Clearance
) -> frozenset[tuple[str, str]]:
    """The fields, and columns in them, that are above the audience somewhere."""
    return frozenset(
        (name, column)
        for fields in wordings
        for name, rule in fields.items()
        for column, one in (("", rule), *rule.columns.items())
        if not clearance.may(clearance.field(one))
    )


def _readable_fields(
    fields: Mapping[str, RecordField],
    kept: frozenset[tuple[str, str]],
    clearance: Clearance,
) -> Mapping[str, RecordField]:
    """The fields, and the columns of tables, that may be read."""
    found = {}
    for name, rule in fields.items():
        if (name, "") not in kept:
            columns = {
                column: _readable_field(one, clearance)
                for column, one in rule.columns.items()
                if (name, column) not in kept
            }
            readable = _readable_field(rule, clearance)
            found[name] = replace(readable, columns=MappingProxyType(columns))
    return MappingProxyType(found)


def _readable_field(rule: RecordField, clearance: Clearance) -> RecordField:
    """A field; who is in a team is known beyond the programme, by its id, too."""
    teams = rule.of == TEAMS and clearance.aliases
    return replace(rule, choices=()) if teams else rule


def withheld(
    whole: Mapping[str, RecordField], shown: Mapping[str, RecordField]
) -> Mapping[str, RecordField]:
    """What is left of a record's fields without those that may be read."""
    left = {}
    for name, rule in whole.items():
        if name not in shown:
            left[name] = rule
        elif columns := withheld(rule.columns, shown[name].columns):
            left[name] = replace(rule, columns=columns)
    return MappingProxyType(left)
