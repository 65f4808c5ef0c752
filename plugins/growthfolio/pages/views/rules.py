"""What the programme's page says: stages, policies, duties by who owes them, terms."""

from msgspec import Struct

from growthfolio.pages.views.parts import Entry, Fact, Link


class StageRow(Struct, frozen=True, kw_only=True):
    """A stage: when it runs, its theme, its goals, and how one gets out of it."""

    title: str
    span: str
    theme: str
    goals: tuple[str, ...]
    exit_criteria: tuple[str, ...] = ()
    requires: tuple[Link, ...] = ()


class ArticleRow(Struct, frozen=True, kw_only=True):
    """An article of a policy, and where other parts of the page lead to."""

    anchor: str
    number: str
    title: str
    duties: tuple[Link, ...]


class PolicyRow(Struct, frozen=True, kw_only=True):
    """A document: from when to when it is in force, and its articles."""

    anchor: str
    title: str
    standing: str
    in_force: bool
    facts: tuple[Fact, ...]
    articles: tuple[ArticleRow, ...]


class VersionRow(Struct, frozen=True, kw_only=True):
    """A duty under one rule: for which days, why, and what is different."""

    span: str
    current: bool
    policy: Link | None
    facts: tuple[Fact, ...]


class DutyRow(Struct, frozen=True, kw_only=True):
    """A duty in words, as it is today: how often, by when, for whom."""

    anchor: str
    title: str
    owner: str
    every: str
    due: str
    grace: str
    comment: str
    applies: str
    audience: str
    sections: tuple[str, ...]
    articles: tuple[Link, ...] = ()
    terms: tuple[Fact, ...] = ()
    lasts: str = ""
    versions: tuple[VersionRow, ...] = ()


class DutyGroup(Struct, frozen=True, kw_only=True):
    """The duties of a party: what it answers for, and what it owes."""

    anchor: str
    title: str
    about: tuple[str, ...]
    duties: tuple[DutyRow, ...]


class TermRow(Struct, frozen=True, kw_only=True):
    """A term, and the duties that stand under it."""

    title: str
    about: str
    duties: tuple[Link, ...]


class TermList(Struct, frozen=True, kw_only=True):
    """A vocabulary."""

    title: str
    terms: tuple[TermRow, ...]


class EvaluationRules(Struct, frozen=True, kw_only=True):
    """How units are evaluated."""

    facts: tuple[Fact, ...]
    indicators: tuple[Entry, ...]
