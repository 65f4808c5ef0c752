"""A site, in which the pages about a mentee of whom nothing has changed are known.

By which keys they are known, `keys.py` says. What was made while somebody else was
asked about who is no part of its key is not kept.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from growthfolio.caching.aside import Aside
from growthfolio.caching.shelf import Shelf
from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownMentee
from growthfolio.pages import Extractor, Planner, site_of
from growthfolio.pages.extract import Extract
from growthfolio.pages.views import AnyPage, Page, Site
from growthfolio.recalling.drafts import Draft, drafts, mentees_in
from growthfolio.recalling.kept import Kept
from growthfolio.recalling.keys import Keys
from growthfolio.recalling.known import Known
from growthfolio.words import Speech

_MANY: Final = 100
"""From how many mentees on several processes are worth their start."""


def recalled(
    disclosure: Disclosure,
    speech: Speech,
    shelf: Shelf,
    *,
    working_days: Callable[[date, date], int],
    jobs: int = 0,
) -> Site:
    """The site of a disclosure as `plan` makes it, but for what is known of pages."""
    recall = _Recall(Extractor(disclosure, speech), shelf, working_days, jobs)
    planner = Planner(recall.extractor, recall.extracts(), working_days)
    pages = recall.pages(planner)
    return site_of(planner, lambda mentee: pages[mentee.ref])


class _Recall:
    """What is known of mentees, or is made and kept."""

    def __init__(
        self,
        extractor: Extractor,
        shelf: Shelf,
        working_days: Callable[[date, date], int],
        jobs: int,
    ) -> None:
        self.extractor = extractor
        self._disclosure = extractor.disclosure
        self._keys = Keys(self._disclosure, extractor.voice.speech.language)
        self._shelf = shelf
        self._working_days = working_days
        self._jobs = jobs
        self._drafts: Mapping[Ref, Draft] = {}

    def extracts(self) -> Mapping[Ref, Extract]:
        """Those of all, in order."""
        kept = Kept(self._shelf, "extract", Extract, self._keys.extracts())
        refs, extract = self.extractor.refs, self.extractor.extract
        found = {ref: extract(ref) for ref in refs if ref.who is not Who.MENTEE}
        lacking = [one for one in self._disclosure.mentees if one.ref not in kept.known]
        if len(lacking) >= _MANY:
            aside, days = Aside(self._shelf.root), self._working_days
            made = drafts(self.extractor, found, days, lacking, aside, jobs=self._jobs)
            self._drafts = dict(made)
        found |= kept.known
        for mentee in lacking:
            found[mentee.ref] = self._extract(mentee.ref, kept)
        kept.close()
        return {ref: found[ref] for ref in refs}

    def _extract(self, ref: Ref, kept: Kept[Extract]) -> Extract:
        """An extract that is not known, and kept where it rests on nobody else."""
        draft = self._drafts.get(ref)
        if draft is not None:
            found, is_own = draft.extract, draft.is_own
        else:
            with self._disclosure.asked.noted() as asked:
                found = self.extractor.extract(ref)
            is_own = asked <= {ref}
        if is_own:
            kept.keep(ref, found)
        return found

    def pages(self, planner: Planner) -> Mapping[Ref, Sequence[AnyPage]]:
        """The pages about each mentee; those that are known are not made."""
        shape = tuple[Known, ...]
        kept = Kept(self._shelf, "planned", shape, self._keys.pages(planner))
        found: dict[Ref, Sequence[AnyPage]] = {}
        for mentee in self._disclosure.mentees:
            known = kept.known.get(mentee.ref)
            if known is not None:
                found[mentee.ref] = tuple(_Making(planner, mentee).planned(known))
            else:
                found[mentee.ref] = self._pages(planner, mentee, kept)
        kept.close()
        return found

    def _pages(
        self, planner: Planner, mentee: ShownMentee, kept: Kept[tuple[Known, ...]]
    ) -> Sequence[AnyPage]:
        """Pages that are not known, and kept where they rest on nobody but by key."""
        ref, others = mentee.ref, self._keys.others(planner, mentee)
        draft = self._drafts.get(ref)
        if draft is not None and draft.are_own and not others:
            kept.keep(ref, tuple(map(Known.of, draft.pages)))
            return draft.pages
        making = _Making(planner, mentee)
        with self._disclosure.asked.noted() as asked:
            known = tuple(map(Known.of, making.pages))
        if mentees_in(asked) <= {ref, *others}:
            kept.keep(ref, known)
        return tuple(making.planned(known))


class _Making:
    """The pages about a mentee, made all at once when one of them is needed."""

    def __init__(self, planner: Planner, mentee: ShownMentee) -> None:
        self._planner = planner
        self._mentee = mentee
        self._pages: tuple[Page, ...] | None = None

    @property
    def pages(self) -> tuple[Page, ...]:
        """All of them."""
        if self._pages is None:
            self._pages = self._planner.pages(self._mentee)
        return self._pages

    def planned(self, known: Sequence[Known]) -> Iterator[AnyPage]:
        """Each of them by what is known of it."""
        for number, one in enumerate(known):
            yield one.planned(partial(self._page, number))

    def _page(self, number: int) -> Page:
        return self.pages[number]
