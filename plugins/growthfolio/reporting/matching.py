"""A matching → the office's proof file, and lines for whoever ran it.

Both name people and what they prefer: neither is for a site.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from growthfolio.matching import Matching, Out, Pair, Unmatched, WhyNot
from growthfolio.model.cohort import Cohort
from growthfolio.model.phrase import N_, Filling, Phrase
from growthfolio.model.programme import MentorRole
from growthfolio.model.round import Side
from growthfolio.reporting.line import visible
from growthfolio.words import Speech

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


def proof(
    found: Matching, cohort: Cohort, path: str, speech: Speech
) -> dict[str, Json]:
    """The proof as JSON has it: every key always there, everything sorted.

    Words are for programs; beside each stands a sentence for people.
    """
    round_ = found.round
    names = _Names(cohort, speech)
    return {
        "round": path,
        "title": speech.say(round_.title),
        "starts": round_.starts.isoformat(),
        "ends": round_.ends.isoformat() if round_.ends else None,
        "optimal": str(round_.optimal),
        "draw": round_.seed,
        "about": _about(found, speech),
        "pairs": [_pair(one) for one in found.pairs],
        "unmatched": [
            {
                "role": one.role,
                "mentee": one.mentee,
                "reason": str(one.bar.reason),
                "sentence": names.alone(one),
            }
            for one in found.unmatched
        ],
        "why_not": [_why_not(one, names) for one in found.why_not],
        "places_left": [
            {"role": one.role, "mentor": one.mentor, "places": one.places}
            for one in found.left
        ],
        "barred": [
            {
                "role": one.role,
                "mentor": one.mentor,
                "reason": str(one.bar.reason),
                "sentence": names.out(one),
            }
            for one in found.out
        ],
    }


def _pair(one: Pair) -> dict[str, Json]:
    return {
        "role": one.role,
        "mentee": one.mentee,
        "mentor": one.mentor,
        "mentee_rank": one.mentee_rank,
        "mentor_rank": one.mentor_rank,
    }


def _why_not(one: WhyNot, names: "_Names") -> dict[str, Json]:
    return {
        "role": one.role,
        "mentee": one.mentee,
        "mentor": one.mentor,
        "rank": one.rank,
        "reason": str(one.bar.reason),
        "ahead": [
            {"mentee": each.mentee, "rank": each.rank, "drawn": each.drawn}
            for each in one.ahead
        ],
        "sentence": names.barred(one),
    }


def lines(found: Matching, cohort: Cohort, speech: Speech) -> Iterator[str]:
    """The matching for people, role by role."""
    names = _Names(cohort, speech)
    total = len(found.pairs) + len(found.unmatched)
    said: dict[str, Filling] = {
        "title": found.round.title,
        "n": len(found.pairs),
        "of": total,
    }
    yield visible(speech.fill(N_("{title}: {n} of {of} paired"), said))
    yield visible(_about(found, speech))
    reasons: dict[tuple[str, str], list[WhyNot]] = {}
    for one in found.why_not:
        reasons.setdefault((one.role, one.mentee), []).append(one)
    for role in cohort.programme.mentor_roles:
        yield from map(visible, _role(found, role, names, reasons))


def _role(
    found: Matching,
    role: MentorRole,
    names: "_Names",
    reasons: Mapping[tuple[str, str], list[WhyNot]],
) -> Iterator[str]:
    pairs = [one for one in found.pairs if one.role == role.id]
    alone = [one for one in found.unmatched if one.role == role.id]
    left = [one for one in found.left if one.role == role.id]
    out = [one for one in found.out if one.role == role.id]
    if not (pairs or alone or left or out):
        return
    yield ""
    yield names.speech.say(role.title)
    for pair in pairs:
        yield f"  {names.paired(pair)}"
        yield from _because(reasons.get((role.id, pair.mentee), []), names)
    for one in alone:
        yield f"  {names.alone(one)}"
        yield from _because(reasons.get((role.id, one.mentee), []), names)
    if left:
        rooms = names.speech.translate(", ").join(
            f"{names.mentor(one.mentor)} {one.places}" for one in left
        )
        yield "  " + names.speech.fill(N_("places left: {rooms}"), {"rooms": rooms})
    for mentor in out:
        why = names.out(mentor)
        yield "  " + names.speech.fill(N_("cannot be chosen: {why}"), {"why": why})


def _because(reasons: list[WhyNot], names: "_Names") -> Iterator[str]:
    for one in reasons:
        yield f"      {names.barred(one)}"


def _about(found: Matching, speech: Speech) -> str:
    """Whose wishes come first, and how equals were told apart."""
    first = (
        N_(
            "Mentees get the best they can; equals stand in the order of the SHA-256 "
            "of “{draw}:<id>”, least first."
        )
        if found.round.optimal is Side.MENTEE
        else N_(
            "Mentors get the best they can; equals stand in the order of the SHA-256 "
            "of “{draw}:<id>”, least first."
        )
    )
    return speech.fill(first, {"draw": found.round.seed})


class _Names:
    """Sentences about people, in one language."""

    def __init__(self, cohort: Cohort, speech: Speech) -> None:
        self.speech = speech
        self._cohort = cohort

    def mentee(self, name: str) -> str:
        """A mentee's name."""
        found = self._cohort.mentee.get(name)
        return found.name if found is not None else name

    def mentor(self, name: str) -> str:
        """A mentor's name."""
        found = self._cohort.mentor.get(name)
        return found.name if found is not None else name

    def paired(self, one: Pair) -> str:
        """Who got whom, and how much both wanted it."""
        text = N_(
            "{mentee} — {mentor} (choice {n} of the mentee, choice {m} of the mentor)"
        )
        said = self.speech.fill(
            text,
            {
                "mentee": self.mentee(one.mentee),
                "mentor": self.mentor(one.mentor),
                "n": one.mentee_rank,
                "m": one.mentor_rank,
            },
        )
        if not one.met:
            return said
        met = self.speech.fill(N_("wishes met: {wishes}"), {"wishes": one.met})
        return f"{said}; {met}"

    def alone(self, one: Unmatched) -> str:
        """Who is left, and why."""
        text = N_("{mentee} is left without a mentor: {why}")
        return self.speech.fill(
            text, {"mentee": self.mentee(one.mentee), "why": one.bar.why}
        )

    def out(self, one: Out) -> str:
        """Why nobody can choose a mentor."""
        name = self.mentor(one.mentor)
        return self.speech.fill(N_("{name} {why}"), {"name": name, "why": one.bar.why})

    def barred(self, one: WhyNot) -> str:
        """Why not a mentor ranked higher."""
        why = Phrase(
            N_("{name} {why}"), {"name": self.mentor(one.mentor), "why": one.bar.why}
        )
        text = N_("not choice {n}: {why}")
        return self.speech.fill(text, {"n": one.rank, "why": why})
