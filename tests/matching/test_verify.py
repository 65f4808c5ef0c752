"""Any pairing is looked over: each thing that can be wrong with it, and no other."""

from growthfolio.matching import verify
from growthfolio.model.finding import Finding
from growthfolio.model.round import Conflict, Proposal, ProposedPair
from growthfolio.model.schema import Id
from growthfolio.words import speech
from growthfolio.words.findings import names_of, sentence
from matching.test_match import RULES, cohort, entry, free, mentor, offer, round_of

PEOPLE = cohort(
    RULES,
    *map(free, ("ada-lin", "bo-he")),
    mentor("ben-wu", capacity=1),
    mentor("di-lu"),
)
ROUND = round_of(
    entry("ada-lin", "ben-wu", "di-lu"),
    entry("bo-he", "ben-wu", "di-lu"),
    offer("ben-wu", "ada-lin", "bo-he"),
    offer("di-lu"),
)


def said(findings: tuple[Finding, ...]) -> list[str]:
    """Findings by name and sentence."""
    english = speech("en")
    naming = names_of(PEOPLE, english)
    return [f"{one.rule.name}: {sentence(one, english, naming)}" for one in findings]


def looked_over(*pairs: tuple[str, str], round_: object = ROUND) -> list[str]:
    """What is wrong with pairs."""
    rows = tuple(ProposedPair(mentee=Id(a), mentor=Id(b)) for a, b in pairs)
    return said(verify(round_, PEOPLE, Proposal(pairs=rows))[1])  # type: ignore[arg-type]


def test_a_stable_pairing_passes() -> None:
    assert looked_over(("ada-lin", "ben-wu"), ("bo-he", "di-lu")) == []


def test_two_who_would_rather_have_each_other_are_named() -> None:
    assert looked_over(("ada-lin", "di-lu"), ("bo-he", "ben-wu")) == [
        (
            "blocking-pair: Ada Lin and Ben Wu would both rather have each other as "
            "“Business mentor”: the mentee has Di Lu"
        )
    ]


def test_a_free_place_that_somebody_wants_is_a_blocking_pair() -> None:
    assert looked_over(("ada-lin", "ben-wu")) == [
        (
            "blocking-pair: Bo He and Di Lu would both rather have each other as "
            "“Business mentor”: the mentee is left without a mentor"
        )
    ]


def test_a_mentor_may_not_have_more_than_there_are_places() -> None:
    assert looked_over(("ada-lin", "ben-wu"), ("bo-he", "ben-wu")) == [
        "mentor-over-capacity: the mentor Ben Wu has 2 mentees; 1 is the most"
    ]


def test_a_pair_that_may_not_be_is_named_with_the_reason() -> None:
    conflict = Conflict(mentee=Id("ada-lin"), mentor=Id("ben-wu"), reason="relatives")
    apart = round_of(entry("ada-lin", "ben-wu"), offer("ben-wu"), conflicts=(conflict,))
    assert looked_over(("ada-lin", "ben-wu"), round_=apart) == [
        (
            "impossible-pairing: Ada Lin cannot be paired with Ben Wu as “Business "
            "mentor”: must not guide the mentee: relatives"
        )
    ]


def test_nobody_is_paired_with_somebody_they_did_not_rank() -> None:
    apart = round_of(entry("ada-lin", "ben-wu"), offer("ben-wu"), offer("di-lu"))
    assert looked_over(("ada-lin", "di-lu"), round_=apart) == [
        (
            "blocking-pair: Ada Lin and Ben Wu would both rather have each other as "
            "“Business mentor”: the mentee is left without a mentor"
        ),
        (
            "impossible-pairing: Ada Lin cannot be paired with Di Lu as “Business "
            "mentor”: the mentee does not rank the mentor"
        ),
    ]


def test_nobody_is_paired_twice() -> None:
    rows = [("ada-lin", "ben-wu"), ("bo-he", "di-lu"), ("ada-lin", "di-lu")]
    assert looked_over(*rows) == [
        "paired-twice: Ada Lin is paired twice as “Business mentor”"
    ]


def test_equals_do_not_block_each_other() -> None:
    """What people wrote is judged, and not the draw."""
    alike = round_of(
        entry("ada-lin", "ben-wu"),
        entry("bo-he", "ben-wu"),
        offer("ben-wu", ("ada-lin", "bo-he")),
    )
    for lucky in ("ada-lin", "bo-he"):
        assert looked_over((lucky, "ben-wu"), round_=alike) == []
