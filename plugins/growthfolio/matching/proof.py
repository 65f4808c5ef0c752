"""A matching → for each mentee, why not somebody they ranked higher."""

from collections.abc import Iterator, Mapping, Sequence

from growthfolio.matching.market import Market
from growthfolio.matching.outcome import Ahead, Bar, Reason, Unmatched, WhyNot
from growthfolio.model.cohort import Cohort
from growthfolio.model.phrase import phrase


def why_not(
    market: Market, matched: Mapping[str, str], cohort: Cohort
) -> Iterator[WhyNot]:
    """Every mentor ranked above the one a mentee got, and what stood between them."""
    taken = market.taken(matched)
    for mentee, ranking in market.mentees.items():
        got = ranking.tier(matched[mentee]) if mentee in matched else None
        for mentor, rank in _in_order(ranking.tiers):
            if got is not None and rank >= got:
                break
            bar = market.bar(mentee, mentor)
            ahead: tuple[Ahead, ...] = ()
            if bar is None:
                ahead = tuple(_ahead(market, mentee, mentor, taken[mentor]))
                bar = _full(tuple(cohort.mentee[one.mentee].name for one in ahead))
            yield WhyNot(
                role=market.role,
                mentee=mentee,
                mentor=mentor,
                rank=rank,
                bar=bar,
                ahead=ahead,
            )


def unmatched(market: Market, matched: Mapping[str, str]) -> Iterator[Unmatched]:
    """Everybody left, and whether there was anybody to be had."""
    for mentee in market.mentees:
        if mentee in matched:
            continue
        if next(market.wanted_by_mentee(mentee), None) is None:
            text = phrase("no mentor of the round is possible")
            bar = Bar(Reason.NOBODY_POSSIBLE, text)
        else:
            text = phrase("every possible mentor is full")
            bar = Bar(Reason.ALL_FULL, text)
        yield Unmatched(role=market.role, mentee=mentee, bar=bar)


def _in_order(tiers: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(tiers.items(), key=lambda pair: (pair[1], pair[0]))


def _ahead(
    market: Market, mentee: str, mentor: str, taken: Sequence[str]
) -> Iterator[Ahead]:
    mine = market.liked(mentor, mentee)[0]
    for other in sorted(taken, key=lambda one: market.liked(mentor, one)):
        rank = market.liked(mentor, other)[0]
        yield Ahead(mentee=other, rank=rank, drawn=rank == mine)


def _full(names: tuple[str, ...]) -> Bar:
    text = phrase("is full with people ranked at least as high: {names}", names=names)
    return Bar(Reason.FULL, text)
