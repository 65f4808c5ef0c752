"""Mentees who became mentors, and theirs (S3-27, F-22)."""

from collections.abc import Mapping

from growthfolio.model.cohort import Cohort
from growthfolio.pooling.values import Descendant


class Lineage:
    """Who became which mentor, and whom each mentor has guided."""

    def __init__(self, cohort: Cohort) -> None:
        self._became: dict[str, str] = {}
        for mentor in cohort.mentors:
            if mentor.was is not None:
                self._became.setdefault(mentor.was, mentor.id)
        guided: dict[str, dict[str, None]] = {}
        for mentee in cohort.mentees:
            for pairing in mentee.mentors:
                guided.setdefault(pairing.mentor, {})[mentee.id] = None
        self._guided: Mapping[str, dict[str, None]] = guided

    def line(self, mentor: str) -> tuple[Descendant, ...]:
        """The mentees of a mentor who became mentors, and theirs; each once."""
        seen, found = {mentor}, []
        above, generation = [mentor], 0
        while above:
            generation += 1
            children = [
                (mentee, self._became[mentee])
                for one in above
                for mentee in self._guided.get(one, ())
                if self._became.get(mentee, mentor) not in seen
            ]
            above = []
            for mentee, child in children:
                if child not in seen:
                    seen.add(child)
                    above.append(child)
                    found.append(
                        Descendant(mentee=mentee, mentor=child, generation=generation)
                    )
        return tuple(found)
