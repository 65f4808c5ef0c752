"""What matching gives: pairs, who is left and why, and why not somebody better."""

from enum import StrEnum

from msgspec import Struct

from growthfolio.model.phrase import Phrase
from growthfolio.model.round import Round


class Reason(StrEnum):
    """Why a mentee does not have a mentor; the words of proof files."""

    NOT_IN_ROUND = "not-in-round"
    NOT_APPROVED = "not-approved"
    LACKS_ROLE = "lacks-role"
    NOT_ELIGIBLE = "not-eligible"
    NOT_ACTIVE = "not-active"
    LEFT = "left"
    REVIEW_FAILED = "review-failed"
    REVIEW_EXPIRED = "review-expired"
    NEGATIVE_LIST = "negative-list"
    NO_PLACE = "no-place"
    SAME_PERSON = "same-person"
    CONFLICT = "conflict"
    JOB_CLASS = "job-class"
    OTHER_ROLE = "other-role"
    NOT_RANKED = "not-ranked"
    FULL = "full"
    NOBODY_POSSIBLE = "nobody-possible"
    ALL_FULL = "all-full"


class Bar(Struct, frozen=True):
    """What keeps two apart: a word for programs, and a sentence for people."""

    reason: Reason
    why: Phrase


class Pair(Struct, frozen=True, kw_only=True):
    """A mentee and the mentor found, and which choice each is of the other.

    `met` are the mentee's wishes that are among the mentor's strengths.
    """

    role: str
    mentee: str
    mentor: str
    mentee_rank: int
    mentor_rank: int
    met: tuple[str, ...] = ()


class Unmatched(Struct, frozen=True, kw_only=True):
    """A mentee who is left without a mentor in a role."""

    role: str
    mentee: str
    bar: Bar


class Ahead(Struct, frozen=True, kw_only=True):
    """Somebody who has the place: liked better, or as well and drawn before."""

    mentee: str
    rank: int
    drawn: bool


class WhyNot(Struct, frozen=True, kw_only=True):
    """Why a mentee does not have a mentor whom they ranked above the one they got."""

    role: str
    mentee: str
    mentor: str
    rank: int
    bar: Bar
    ahead: tuple[Ahead, ...] = ()


class Left(Struct, frozen=True, kw_only=True):
    """Places a mentor still has."""

    role: str
    mentor: str
    places: int


class Out(Struct, frozen=True, kw_only=True):
    """A mentor of the round whom nobody can choose, such as one not approved."""

    role: str
    mentor: str
    bar: Bar


class Matching(Struct, frozen=True, kw_only=True):
    """A round matched: everything sorted by role, in the programme's order, and id."""

    round: Round
    pairs: tuple[Pair, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    why_not: tuple[WhyNot, ...] = ()
    left: tuple[Left, ...] = ()
    out: tuple[Out, ...] = ()
