"""Any pairing of a round → what is wrong with it: the other side of the proof."""

from collections.abc import Iterator, Sequence
from math import inf

from msgspec import Struct

from growthfolio.matching.market import Market, market_of, roles_of
from growthfolio.matching.outcome import Bar, Pair, Reason
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.phrase import Filling, Phrase, phrase
from growthfolio.model.place import Place
from growthfolio.model.programme import MentorRole
from growthfolio.model.round import Proposal, ProposedPair, Round
from growthfolio.model.rules import matching as rules
from growthfolio.model.rules import people


def verify(
    round_: Round, cohort: Cohort, proposal: Proposal
) -> tuple[tuple[Pair, ...], tuple[Finding, ...]]:
    """The pairs of a proposal, and everything that is wrong with them.

    Its names must be known. Judged is what people wrote, ties and all, and not how
    the draw would have decided them.
    """
    pairs: list[Pair] = []
    findings: list[Finding] = []
    for role in roles_of(round_, cohort):
        market = market_of(round_, cohort, role, pairs)
        mine = [p for p in proposal.pairs if (p.role or round_.role) == role.id]
        look = _Look(market, role, cohort, proposal, mine)
        findings += look.findings()
        pairs += look.pairs()
    findings.sort(key=lambda finding: finding.order)
    return tuple(pairs), tuple(findings)


class _Look(Struct, frozen=True):
    """One role of a proposal."""

    market: Market
    role: MentorRole
    cohort: Cohort
    proposal: Proposal
    rows: Sequence[ProposedPair]

    def pairs(self) -> list[Pair]:
        """The pairs that may be looked at further."""
        market = self.market
        return [
            Pair(
                role=market.role,
                mentee=mentee,
                mentor=mentor,
                mentee_rank=market.likes(mentee, mentor)[0],
                mentor_rank=market.liked(mentor, mentee)[0],
            )
            for mentee, mentor in sorted(self._matched().items())
        ]

    def findings(self) -> Iterator[Finding]:
        """Pairs that cannot be, mentors with too many, and blocking pairs."""
        yield from self._impossible()
        yield from self._twice()
        yield from self._too_many()
        yield from self._blocking()

    def _matched(self) -> dict[str, str]:
        """The pairs that can be, the first of two for one mentee."""
        matched: dict[str, str] = {}
        for row in self.rows:
            if self._bar(row) is None:
                matched.setdefault(row.mentee, row.mentor)
        return matched

    def _bar(self, row: ProposedPair) -> Bar | None:
        """Why a pair cannot be; how many places there are is not looked at."""
        market = self.market
        if row.mentee not in market.mentees:
            return Bar(Reason.NOT_IN_ROUND, phrase("the mentee is not in this round"))
        bar = market.bar(row.mentee, row.mentor)
        if bar is not None and bar.reason is not Reason.NO_PLACE:
            return bar
        if market.mentees[row.mentee].tier(row.mentor) is None:
            text = phrase("the mentee does not rank the mentor")
            return Bar(Reason.NOT_RANKED, text)
        return None

    def _impossible(self) -> Iterator[Finding]:
        for row in self.rows:
            if (bar := self._bar(row)) is not None:
                yield self._finding(
                    rules.IMPOSSIBLE_PAIRING,
                    row.marks.place("mentee"),
                    row.mentee,
                    mentor=self._name(row.mentor),
                    reason=bar.why,
                )

    def _twice(self) -> Iterator[Finding]:
        seen: set[str] = set()
        for row in self.rows:
            if row.mentee in seen:
                place = row.marks.place("mentee")
                yield self._finding(rules.PAIRED_TWICE, place, row.mentee)
            seen.add(row.mentee)

    def _too_many(self) -> Iterator[Finding]:
        taken = self.market.taken(self._matched())
        for mentor, mentees in taken.items():
            most = self.market.places[mentor]
            if len(mentees) > most:
                first = next(row for row in self.rows if row.mentor == mentor)
                yield Finding(
                    rule=people.MENTOR_OVER_CAPACITY,
                    place=first.marks.place("mentor"),
                    values={
                        "mentor": self._name(mentor),
                        "count": len(mentees),
                        "capacity": most,
                    },
                    help=phrase("pair some of them with another mentor"),
                )

    def _blocking(self) -> Iterator[Finding]:
        matched = self._matched()
        rows = {str(row.mentee): row for row in reversed(self.rows)}
        for mentee, mentor in blocking_pairs(self.market, matched):
            row = rows.get(mentee)
            place = row.marks.place("mentee") if row else self._top()
            yield self._finding(
                rules.BLOCKING_PAIR,
                place,
                mentee,
                mentor=self._name(mentor),
                instead=self._instead(matched.get(mentee)),
            )

    def _instead(self, mentor: str | None) -> Phrase:
        if mentor is None:
            return phrase("the mentee is left without a mentor")
        return phrase("the mentee has {mentor}", mentor=self._name(mentor))

    def _top(self) -> Place:
        return self.proposal.marks.place("pairs")

    def _name(self, mentor: str) -> str:
        found = self.cohort.mentor.get(mentor)
        return found.name if found is not None else mentor

    def _finding(
        self, rule: Rule, place: Place, mentee: str, **gaps: Filling
    ) -> Finding:
        found = self.cohort.mentee.get(mentee)
        name = found.name if found is not None else mentee
        values = {"name": name, "role": self.role.title, **gaps}
        return Finding(rule=rule, place=place, person=mentee, values=values)


def blocking_pairs(
    market: Market, matched: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Every two who like each other better than what they have; pairs that can be.

    A mentor with a place left has nothing to give up.
    """
    taken = market.taken(matched)
    worst = {
        mentor: max((market.liked(mentor, one)[0] for one in mentees), default=0)
        for mentor, mentees in taken.items()
    }
    for mentee in market.mentees:
        got: float = inf
        if mentee in matched:
            got = market.likes(mentee, matched[mentee])[0]
        for mentor in market.wanted_by_mentee(mentee):
            if market.likes(mentee, mentor)[0] >= got:
                break
            has_room = len(taken[mentor]) < market.places[mentor]
            gladly = market.liked(mentor, mentee)[0] < worst[mentor]
            if has_room or gladly or mentee in market.guided[mentor]:
                yield mentee, mentor
