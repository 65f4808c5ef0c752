"""A round and a cohort → the matching, one role after the other."""

from growthfolio.matching.deferred import mentees_propose, mentors_propose
from growthfolio.matching.market import Market, market_of, roles_of
from growthfolio.matching.outcome import Left, Matching, Out, Pair, Unmatched, WhyNot
from growthfolio.matching.proof import unmatched, why_not
from growthfolio.model.cohort import Cohort
from growthfolio.model.round import Round, Side


def match(round_: Round, cohort: Cohort) -> Matching:
    """Stable pairings of a round that was found in order, and their proof.

    Equals are told apart by the round's draw; a matching that is stable in the
    drawn order is stable, too, for what people wrote.
    """
    pairs: list[Pair] = []
    alone: list[Unmatched] = []
    proof: list[WhyNot] = []
    left: list[Left] = []
    out: list[Out] = []
    propose = mentees_propose if round_.optimal is Side.MENTEE else mentors_propose
    for role in roles_of(round_, cohort):
        market = market_of(round_, cohort, role, pairs)
        matched = propose(market)
        pairs += _pairs(market, matched, round_, cohort)
        alone += unmatched(market, matched)
        proof += why_not(market, matched, cohort)
        left += _left(market, matched)
        out += (
            Out(role=role.id, mentor=mentor, bar=bar)
            for mentor, bar in market.bars.items()
        )
    return Matching(
        round=round_,
        pairs=tuple(pairs),
        unmatched=tuple(alone),
        why_not=tuple(proof),
        left=tuple(left),
        out=tuple(out),
    )


def _pairs(
    market: Market, matched: dict[str, str], round_: Round, cohort: Cohort
) -> list[Pair]:
    wishes = {
        str(entry.id): entry.wishes
        for entry in reversed(round_.mentees)
        if round_.role_of(entry) == market.role
    }
    return [
        Pair(
            role=market.role,
            mentee=mentee,
            mentor=mentor,
            mentee_rank=market.likes(mentee, mentor)[0],
            mentor_rank=market.liked(mentor, mentee)[0],
            met=tuple(
                wish
                for wish in wishes[mentee]
                if wish in cohort.mentor[mentor].strengths
            ),
        )
        for mentee, mentor in sorted(matched.items())
    ]


def _left(market: Market, matched: dict[str, str]) -> list[Left]:
    taken = market.taken(matched)
    return [
        Left(role=market.role, mentor=mentor, places=places)
        for mentor in market.mentors
        if mentor not in market.bars
        and (places := market.places[mentor] - len(taken[mentor])) > 0
    ]
