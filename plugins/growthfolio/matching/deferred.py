"""Deferred acceptance for hospitals and residents (Gale and Shapley 1962).

Whichever side proposes gets the best it can get of all stable matchings of the
drawn order. Time grows with the lists that are read, and each is read once.
"""

from collections import deque
from heapq import heappush, heappushpop

from growthfolio.matching.market import Market


def mentees_propose(market: Market) -> dict[str, str]:
    """The stable matching that is best for every mentee; mentee → mentor."""
    matched: dict[str, str] = {}
    wishes = {mentee: market.wanted_by_mentee(mentee) for mentee in market.mentees}
    # The worst of those a mentor holds is on top: the least of the negated keys.
    held: dict[str, list[tuple[int, int, str]]] = {name: [] for name in market.mentors}
    waiting = deque(market.mentees)
    while waiting:
        mentee = waiting.popleft()
        for mentor in wishes[mentee]:
            if mentee in market.guided[mentor]:
                matched[mentee] = mentor
                break
            tier, lot = market.liked(mentor, mentee)
            offer = (-tier, -lot, mentee)
            if len(held[mentor]) < market.places[mentor]:
                heappush(held[mentor], offer)
                matched[mentee] = mentor
                break
            loser = heappushpop(held[mentor], offer)[2]
            if loser != mentee:
                matched[mentee] = mentor
                del matched[loser]
                waiting.append(loser)
                break
    return matched


def mentors_propose(market: Market) -> dict[str, str]:
    """The stable matching that is best for the mentors; mentee → mentor."""
    matched: dict[str, str] = {}
    wishes = {mentor: market.wanted_by_mentor(mentor) for mentor in market.mentors}
    room = dict(market.places)
    waiting = deque(market.mentors)
    for mentor in market.mentors:
        # Whom a mentor guides already is asked for whatever room there is.
        if market.guided[mentor]:
            for mentee in market.wanted_by_mentor(mentor):
                if mentee in market.guided[mentor]:
                    _ask(market, matched, mentor, mentee)
    while waiting:
        mentor = waiting.popleft()
        while room[mentor]:
            asked = next(wishes[mentor], None)
            if asked is None:
                break
            if asked in market.guided[mentor]:
                continue
            accepted, loser = _ask(market, matched, mentor, asked)
            room[mentor] -= accepted
            if loser is not None and asked not in market.guided[loser]:
                room[loser] += 1
                waiting.append(loser)
    return matched


def _ask(
    market: Market, matched: dict[str, str], mentor: str, mentee: str
) -> tuple[bool, str | None]:
    """Whether a mentee takes a mentor, and whom the mentee gives up for her."""
    present = matched.get(mentee)
    if present is not None and (
        market.likes(mentee, present) < market.likes(mentee, mentor)
    ):
        return False, None
    matched[mentee] = mentor
    return True, present
