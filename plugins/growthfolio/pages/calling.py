"""What a disclosure's people, duties and periods are called, and where they are."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownObligation
from growthfolio.model import period as periods
from growthfolio.model.period import Period
from growthfolio.model.phrase import N_, Filling
from growthfolio.model.title import Title
from growthfolio.pages.views import Column, Link
from growthfolio.words import Speech
from growthfolio.words.findings import comment_title

_PAGES: Final[Mapping[Who, str]] = MappingProxyType(
    {
        Who.MENTEE: "people/{}",
        Who.MENTOR: "mentors/{}",
        Who.UNIT: "units/{}",
        Who.COHORT: "programme",
    }
)
_ALIASES: Final[Mapping[Who, str]] = MappingProxyType(
    {Who.MENTEE: N_("Mentee {alias}"), Who.MENTOR: N_("Mentor {alias}")}
)


class Voice:
    """Names, titles and sentences about one disclosure, in one language."""

    def __init__(self, disclosure: Disclosure, speech: Speech) -> None:
        self.disclosure = disclosure
        self.speech = speech
        self._units = {str(unit.id): unit for unit in disclosure.units}
        self._roles = {str(role.id): role.title for role in disclosure.roles}
        # The same few hundred names are said for everybody.
        self._periods: dict[tuple[str, str], str] = {}
        self._duties: dict[str, str] = {}
        self._whats: dict[tuple[str, int, bool], str] = {}
        self._links: dict[Ref, Link] = {}
        self.labels: dict[tuple[object, ...], str] = {}
        self.columns: dict[str, Column] = {}
        self._terms: dict[str, dict[str, Title]] = {}
        self._jobs = {str(one.id): one.title for one in disclosure.job_classes}
        self._parties = {str(one.id): one.title for one in disclosure.parties}
        self._stages = {str(one.id): one.title for one in disclosure.stages.list}

    def say(self, text: str, **values: Filling) -> str:
        """An English text translated, and its gaps filled."""
        return self.speech.fill(text, values)

    def title(self, title: Title | None) -> str:
        """A title, or nothing."""
        return title.text(self.speech.language) if title is not None else ""

    def period(self, period: Period) -> str:
        """A period's name for people."""
        key = (period.kind, period.name)
        found = self._periods.get(key)
        if found is None:
            found = self._periods[key] = self.speech.period(period)
        return found

    def period_named(self, name: str) -> str:
        """A period's name for people, by its folder's; a stage's is its title."""
        found = periods.parse(name)
        if found is not None:
            return self.period(found)
        return self.title(self._stages.get(name)) or name

    def name(self, ref: Ref) -> str:
        """What somebody or something is called."""
        match ref.who:
            case Who.MENTEE | Who.MENTOR:
                return self._person(ref)
            case Who.UNIT if ref.slug in self._units:
                return self.title(self._units[ref.slug].name)
            case Who.COHORT:
                return self.title(self.disclosure.title)
            case Who.OFFICE:
                return self.say(N_("the office"))
            case _:
                return ref.slug

    def _person(self, ref: Ref) -> str:
        if self.disclosure.aliases:
            return self.say(_ALIASES[ref.who], alias=ref.slug)
        if ref.who is Who.MENTEE:
            return self.disclosure.mentee[ref.slug].name
        return self.disclosure.mentor[ref.slug].name

    def url(self, ref: Ref) -> str | None:
        """The address of the page about somebody or something."""
        page = _PAGES.get(ref.who)
        return page.format(ref.slug) if page is not None else None

    def link(self, ref: Ref) -> Link:
        """A name that leads to its page; the same link wherever it stands."""
        found = self._links.get(ref)
        if found is None:
            found = Link(text=self.name(ref), url=self.url(ref))
            self._links[ref] = found
        return found

    def role(self, role: str | None) -> str:
        """A mentor role's title."""
        return self.title(self._roles.get(role or "")) or (role or "")

    def party(self, party: str) -> str:
        """The title of a party to a mentee's training."""
        return self.title(self._parties.get(party)) or party

    def job_class(self, job: str | None) -> str:
        """The title of a class of posts, or nothing."""
        return self.title(self._jobs.get(job or ""))

    def term(self, vocabulary: str, name: str | None) -> str:
        """What a term is called; its own word where no list has it."""
        terms = self._terms.get(vocabulary)
        if terms is None:
            listed = reversed(self.disclosure.vocabularies.get(vocabulary, ()))
            terms = {str(term.id): term.title for term in listed}
            self._terms[vocabulary] = terms
        title = terms.get(name or "")
        return self.title(title) if title is not None else name or ""

    def decider(self, name: str) -> str:
        """Who decided something: the office by its name here, others as written."""
        return self.say(N_("the office")) if name == "office" else name

    def unit(self, unit: str | None) -> Link | None:
        """A unit's name, leading to its page."""
        if unit is None or unit not in self._units:
            return None
        return self.link(Ref(Who.UNIT, unit))

    def duty(self, duty: str) -> str:
        """A duty's title."""
        found = self._duties.get(duty)
        if found is None:
            found = self.title(self.disclosure.duty[duty].title)
            self._duties[duty] = found
        return found

    def row(self, duty: str, *, is_comment: bool) -> str:
        """A duty's title, or what the comment on it is called."""
        title = self.duty(duty)
        return comment_title(title, self.speech) if is_comment else title

    def what(self, owed: ShownObligation) -> str:
        """What is owed: the duty, which of several, or the comment on it."""
        duty = self.disclosure.duty[owed.duty].on(owed.period.start)
        key = (owed.duty, owed.n if duty.count > 1 else 0, owed.is_comment)
        found = self._whats.get(key)
        if found is None:
            found = self._whats[key] = self._what(owed, several=duty.count > 1)
        return found

    def _what(self, owed: ShownObligation, *, several: bool) -> str:
        title = self.duty(owed.duty)
        if several:
            title = self.say(N_("{duty} {n}"), duty=title, n=owed.n)
        return comment_title(title, self.speech) if owed.is_comment else title
