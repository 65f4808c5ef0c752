"""Where on a site each period, record and gap stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownObligation, ShownRecord
from growthfolio.disclosure.shown_units import ShownEvidence
from growthfolio.model.duty import Duty
from growthfolio.model.period import Period
from growthfolio.pages.views import Chapter, Link

_IDS: Final = 8192


def chapter_anchor(period: Period) -> str:
    """The id of a period's heading on a timeline."""
    return _chapter_anchor(period.kind, period.name)


# Everybody's timelines have the same few thousand ids: each is one text, not many.
@lru_cache(maxsize=_IDS)
def _chapter_anchor(kind: str, name: str) -> str:
    return f"{'m' if kind == 'month' else 'p'}-{name}"


def card_anchor(record: ShownRecord) -> str:
    """The id of a record's card."""
    return record_anchor(record.period, record.duty, record.n)


def record_anchor(period: Period, duty: str, n: int) -> str:
    """The id of a card, by what its record is of."""
    return _record_anchor(period.name, duty, n)


@lru_cache(maxsize=_IDS)
def _record_anchor(name: str, duty: str, n: int) -> str:
    return f"r-{name}-{duty}-{n}"


def gap_anchor(owed: ShownObligation) -> str:
    """The id of a gap."""
    return missing_anchor(owed.period, owed.duty, owed.n, is_comment=owed.is_comment)


def missing_anchor(period: Period, duty: str, n: int, *, is_comment: bool) -> str:
    """The id of a gap, by what is missing there."""
    comment = "-comment" if is_comment else ""
    return f"g-{period.name}-{duty}{comment}-{n}"


def duty_anchor(duty: Duty) -> str:
    """The id of a duty on the programme's page."""
    return f"duty-{duty.id}"


def article_anchor(cited: str) -> str:
    """The id of an article, or of a policy, on the programme's page."""
    return f"policy-{cited.replace('/', '-')}"


def evidence_anchors(one: ShownEvidence) -> tuple[str, ...]:
    """The ids where what was counted may stand: its gap, its card, its chapter."""
    comment = "-comment" if one.is_comment else ""
    stem = f"{one.period}-{one.duty}"
    return (
        f"g-{stem}{comment}-{one.n}",
        f"r-{stem}-{one.n}",
        f"m-{one.period}",
        f"p-{one.period}",
    )


class Places:
    """The address of every anchor: a person's timeline fills several pages.

    `urls_of` has the addresses of somebody's anchors; it is asked when they are needed.
    """

    def __init__(self, urls_of: Callable[[Ref], Mapping[str, str]]) -> None:
        self._urls_of = urls_of

    def link(self, about: Ref, anchor: str, text: str) -> Link | None:
        """A link to an anchor, if it stands anywhere."""
        url = self._urls_of(about).get(anchor)
        return None if url is None else Link(text=text, url=url, anchor=anchor)


def anchors_in(chapters: Iterable[Chapter]) -> Iterator[str]:
    """The ids of chapters, and of the cards and gaps in them."""
    for chapter in chapters:
        yield chapter.anchor
        for card in chapter.cards:
            yield card.anchor
        for gap in chapter.gaps:
            yield gap.anchor
