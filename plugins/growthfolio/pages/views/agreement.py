"""The page two people sign."""

from dataclasses import dataclass

from growthfolio.pages.views.parts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedDuty:
    """What one side owes the other: what, how often, by when."""

    title: str
    every: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """A pairing agreement: the parties, the term, the duties, the clauses.

    `facts` are the parties and the term; `signatures` say whose place is whose.
    """

    url: str
    title: str
    facts: tuple[Fact, ...]
    mentee_duties: tuple[AgreedDuty, ...]
    mentor_duties: tuple[AgreedDuty, ...]
    clauses: tuple[str, ...]
    signatures: tuple[str, ...]
