"""The page two people sign."""

from msgspec import Struct

from growthfolio.pages.views.parts import Fact


class AgreedDuty(Struct, frozen=True, kw_only=True):
    """What one side owes the other: what, how often, by when."""

    title: str
    every: str
    due: str


class AgreementPage(Struct, frozen=True, kw_only=True):
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
