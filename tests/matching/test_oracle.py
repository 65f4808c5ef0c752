"""Matching agrees with brute force on every small round that hypothesis thinks of."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from growthfolio.matching import Matching, Reason, match, verify
from growthfolio.model.round import Proposal, ProposedPair
from growthfolio.model.round import Side as Optimal
from growthfolio.model.schema import Id
from matching.instances import Instance, Side, instances, pairings

MANY = settings(max_examples=150)


def matched_of(found: Matching) -> dict[str, str]:
    """Mentee → mentor."""
    return {pair.mentee: pair.mentor for pair in found.pairs}


def proposal(matched: Mapping[str, str]) -> Proposal:
    """Pairs as somebody would write them down."""
    pairs = (
        ProposedPair(mentee=Id(one), mentor=Id(other)) for one, other in matched.items()
    )
    return Proposal(pairs=tuple(pairs))


LISTS = ((), ("a",), ("b",), ("a", "b"), ("b", "a"), (("a", "b"),))


def two_by_two() -> Iterator[Instance]:
    """Every round of two and two: all lists, with ties, and one or two places."""
    for one, other, first, second in product(LISTS, repeat=4):
        for places in product((1, 2), repeat=2):
            yield Instance(
                mentees={
                    name: Side(prefers=tiers(wishes, "w"))
                    for name, wishes in (("ma", one), ("mb", other))
                },
                mentors={
                    name: Side(prefers=tiers(wishes, "m"), places=number)
                    for name, wishes, number in zip(
                        ("wa", "wb"), (first, second), places, strict=True
                    )
                },
            )


def tiers(wishes: tuple[object, ...], side: str) -> tuple[tuple[str, ...], ...]:
    """The wishes as tiers of names on the other side."""
    return tuple(tuple(f"{side}{letter}" for letter in wish) for wish in wishes)


@pytest.mark.parametrize("side", Optimal)
def test_every_round_of_two_and_two(side: Optimal) -> None:
    for found in two_by_two():
        matched = matched_of(match(*found.files(optimal=side)))
        every = found.stable()
        assert matched in every
        better = max if side is Optimal.MENTOR else min
        for one in matched:
            best = better(found.likes(one, other[one]) for other in every)
            assert found.likes(one, matched[one]) == best


@MANY
@given(instances())
def test_mentees_get_the_best_of_all_stable_matchings(found: Instance) -> None:
    matched = matched_of(match(*found.files(optimal=Optimal.MENTEE)))
    every = found.stable()
    assert matched in every
    for other in every:
        for one in found.mentees:
            if one in other:
                assert found.likes(one, matched[one]) <= found.likes(one, other[one])


@MANY
@given(instances())
def test_mentors_get_the_best_of_all_stable_matchings(found: Instance) -> None:
    matched = matched_of(match(*found.files(optimal=Optimal.MENTOR)))
    every = found.stable()
    assert matched in every
    for other in every:
        for name in found.mentors:
            mine = sorted(found.liked(name, m) for m in found.taking(matched, name))
            theirs = sorted(found.liked(name, m) for m in found.taking(other, name))
            # The numbers are the same in every stable matching (rural hospitals),
            # but for those whom a mentor guides already.
            assert len(mine) >= len(theirs) or found.mentors[name].guided
            if not any(side.guided for side in found.mentors.values()):
                assert all(a <= b for a, b in zip(mine, theirs, strict=True))
        for one in found.mentees:
            if one in matched:
                assert found.likes(one, other[one]) <= found.likes(one, matched[one])


@MANY
@given(instances(), some.sampled_from(Optimal))
def test_what_people_wrote_is_stable_too(found: Instance, side: Optimal) -> None:
    round_, cohort = found.files(optimal=side)
    matched = matched_of(match(round_, cohort))
    assert found.blocking(matched, drawn=False) == set()
    assert verify(round_, cohort, proposal(matched))[1] == ()


@MANY
@given(some.data(), instances())
def test_verify_finds_every_blocking_pair_and_no_other(
    data: some.DataObject, found: Instance
) -> None:
    matched = data.draw(pairings(found))
    round_, cohort = found.files()
    names = {person.name: person.id for person in cohort.mentors}
    _, findings = verify(round_, cohort, proposal(matched))
    assert {finding.rule.name for finding in findings} <= {"blocking-pair"}
    blocking = {
        (finding.person, names[str(finding.values["mentor"])]) for finding in findings
    }
    assert blocking == found.blocking(matched, drawn=False)


@MANY
@given(instances(), some.sampled_from(Optimal))
def test_every_statement_of_the_proof_is_true(found: Instance, side: Optimal) -> None:
    result = match(*found.files(optimal=side))
    matched = matched_of(result)
    for said in result.why_not:
        one, other = said.mentee, said.mentor
        mine = found.mentees[one]
        assert said.rank == mine.tier(other)
        assert one not in matched or said.rank < (mine.tier(matched[one]) or 0)
        match said.bar.reason:
            case Reason.CONFLICT:
                assert (one, other) in found.conflicts
            case Reason.NOT_RANKED:
                assert found.mentors[other].tier(one) is None
            case Reason.NO_PLACE:
                assert found.mentors[other].places == 0
            case Reason.FULL:
                taken = found.taking(matched, other)
                assert {ahead.mentee for ahead in said.ahead} == set(taken)
                assert len(taken) == found.mentors[other].places
                rank = found.mentors[other].tier(one) or 0
                for ahead in said.ahead:
                    theirs = found.mentors[other].tier(ahead.mentee) or 0
                    assert ahead.rank == theirs <= rank
                    assert ahead.drawn == (theirs == rank)
                    if ahead.drawn:
                        assert found.lot(ahead.mentee) < found.lot(one)
            case reason:
                raise AssertionError(reason)


@MANY
@given(instances())
def test_the_proof_leaves_nobody_out(found: Instance) -> None:
    result = match(*found.files())
    matched = matched_of(result)
    said = {(one.mentee, one.mentor) for one in result.why_not}
    due = {
        (one, other)
        for one, mine in found.mentees.items()
        for tier in mine.prefers
        for other in tier
        if one not in matched
        or (mine.tier(other) or 0) < (mine.tier(matched[one]) or 0)
    }
    assert said == due
    assert {one.mentee for one in result.unmatched} == {*found.mentees} - {*matched}
    for alone in result.unmatched:
        anybody = any(
            found.possible(alone.mentee, other)
            and (found.mentors[other].places or alone.mentee in side.guided)
            for other, side in found.mentors.items()
        )
        expected = Reason.ALL_FULL if anybody else Reason.NOBODY_POSSIBLE
        assert alone.bar.reason is expected
