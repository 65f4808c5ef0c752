"""By which keys extracts and pages about mentees are kept: hashes of all they rest on.

What all share, such as the programme, the day, and everybody's profile, is part of the
key of every judgement, and so of each of these.
"""

from collections.abc import Mapping
from contextlib import suppress

from growthfolio.caching.encoding import hash_of
from growthfolio.disclosure.disclosed import Disclosure
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownMentee
from growthfolio.pages import Planner
from growthfolio.pages.person import vacancies_of


class Keys:
    """The keys of one disclosure, said in one language."""

    def __init__(self, disclosure: Disclosure, language: str) -> None:
        self._disclosure = disclosure
        self._about = (disclosure.audience, language)

    def extracts(self) -> Mapping[Ref, str]:
        """Those of the extracts of mentees: they rest on nobody else's records."""
        same = self._disclosure.same
        return {
            ref: self._key("extract", one.part, one.findings)
            for ref, one in same.items()
        }

    def pages(self, planner: Planner) -> Mapping[Ref, str]:
        """Those of the pages about mentees."""
        found = {}
        for mentee in self._disclosure.mentees:
            # What cannot be written down has no key.
            with suppress(TypeError, ValueError, OverflowError):
                key = self._pages(planner, mentee)
                if key is not None:
                    found[mentee.ref] = key
        return found

    def others(self, planner: Planner, mentee: ShownMentee) -> frozenset[Ref]:
        """The other mentees whose records somebody's pages rest on, too.

        Those that tell of what they had a part in, that bear out their scores, and on
        which what they stand as rests.
        """
        ref, disclosure = mentee.ref, self._disclosure
        same = disclosure.same.get(ref)
        named = {
            *planner.gathering.telling_of(ref),
            *(same.cited if same is not None else ()),
            *(
                disclosure.whose(path)
                for one in mentee.standings
                for path in one.evidence
            ),
        }
        return frozenset(
            one
            for one in named
            if one is not None and one.who is Who.MENTEE and one != ref
        )

    def _pages(self, planner: Planner, mentee: ShownMentee) -> str | None:
        same = self._disclosure.same
        mine = same.get(mentee.ref)
        others = [(one, same.get(one)) for one in sorted(self.others(planner, mentee))]
        if mine is None or any(their is None for _, their in others):
            return None
        return self._key(
            "pages",
            (mine.part, mine.results, mentee, vacancies_of(planner.voice, mentee)),
            [(one, their.part) for one, their in others if their is not None],
        )

    def _key(self, *about: object) -> str:
        return hash_of(self._about, about)
