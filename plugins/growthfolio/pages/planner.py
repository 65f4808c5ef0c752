"""Who has an extract, and the pages about each mentee."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property

from msgspec.structs import replace

from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownMentee
from growthfolio.pages.calling import Voice
from growthfolio.pages.extract import Extract, Extracts
from growthfolio.pages.extracting import extract_of
from growthfolio.pages.growth import Gathering, Partaking, growth_page
from growthfolio.pages.person import person_pages, year_url
from growthfolio.pages.places import Places
from growthfolio.pages.timeline import volumes
from growthfolio.pages.views import Chapter, Link, Page
from growthfolio.words import Speech

COHORT = Ref(Who.COHORT, "cohort")

Volumes = Mapping[int, tuple[Chapter, ...]]


class Extractor:
    """Makes extracts: each of what is shown about somebody, and of nothing else."""

    def __init__(self, disclosure: Disclosure, speech: Speech) -> None:
        self.disclosure = disclosure
        self.voice = Voice(disclosure, speech)
        self.partaking = Partaking(disclosure)
        self._volumes: dict[Ref, Volumes] = {}

    @cached_property
    def refs(self) -> tuple[Ref, ...]:
        """All that have an extract, in order."""
        known = self.disclosure
        mentees = {one.ref for one in known.mentees}
        mentors = {one.ref for one in known.mentors}
        units = {Ref(Who.UNIT, unit.id) for unit in known.units}
        others = {*known.records_about, *known.obligations_about, COHORT}
        return tuple(sorted(mentees | mentors | units | others))

    def extract(self, about: Ref) -> Extract:
        """The extract of what is shown about somebody."""
        url, today = self.voice.url(about) or "", self.disclosure.today
        found: dict[str, list[Chapter]] = {}
        for year, some in self.volumes(about).items():
            where = year_url(url, year, today) if about.who is Who.MENTEE else url
            found.setdefault(where, []).extend(some)
        return extract_of(self.voice, self.partaking, about, found)

    def volumes(self, about: Ref) -> Volumes:
        """The chapters about somebody by their years."""
        found = self._volumes.get(about)
        if found is None:
            found = self._volumes[about] = volumes(self.voice, about)
        return found

    def chapters(self, about: Ref) -> tuple[Chapter, ...]:
        """All chapters about somebody."""
        return tuple(one for some in self.volumes(about).values() for one in some)

    def forget(self, about: Ref) -> None:
        """Let go of chapters that nobody needs any more."""
        self._volumes.pop(about, None)


class Planner:
    """Plans pages, once the extracts of all are there."""

    def __init__(
        self,
        extractor: Extractor,
        extracts: Extracts,
        working_days: Callable[[date, date], int],
    ) -> None:
        self.extractor = extractor
        self.extracts = extracts
        self.voice = extractor.voice
        self.working_days = working_days
        known = extractor.disclosure
        self.gathering = Gathering(known, extractor.partaking, extracts)
        self.places = Places(self._urls_of)

    def _urls_of(self, about: Ref) -> Mapping[str, str]:
        self.extractor.disclosure.asked.note(about)
        return self.extracts[about].urls if about in self.extracts else {}

    def pages(self, mentee: ShownMentee) -> tuple[Page, ...]:
        """The pages about a mentee: their own, the older years, the growth file."""
        voice, places, ref = self.voice, self.places, mentee.ref
        years = self.extractor.volumes(ref)
        page, *older = person_pages(voice, places, mentee, years, self.working_days)
        self.extractor.forget(ref)
        growth = growth_page(voice, places, self.gathering, mentee)
        if growth is None:
            return (page, *older)
        to_growth = Link(text=growth.title, url=growth.url)
        return (replace(page, growth=to_growth), *older, growth)
