"""Where on a site each period, record and gap stands."""

from collections.abc import Iterable, Mapping

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownObligation, ShownRecord
from growthfolio.disclosure.shown_units import ShownEvidence
from growthfolio.model.duty import Duty
from growthfolio.model.period import Period
from growthfolio.pages.views import Chapter, Link


def chapter_anchor(period: Period) -> str:
    """The id of a period's heading on a timeline."""
    return f"{'m' if period.kind == 'month' else 'p'}-{period.name}"


def card_anchor(record: ShownRecord) -> str:
    """The id of a record's card."""
    return record_anchor(record.period, record.duty, record.n)


def record_anchor(period: Period, duty: str, n: int) -> str:
    """The id of a card, by what its record is of."""
    return f"r-{period.name}-{duty}-{n}"


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
    """The address of every anchor: a person's timeline fills several pages."""

    def __init__(self) -> None:
        self._urls: dict[tuple[Ref, str], str] = {}
        self._growth: dict[Ref, Link] = {}

    def add(self, about: Ref, url: str, chapters: Iterable[Chapter]) -> None:
        """Note the chapters that stand on a page."""
        for chapter in chapters:
            anchors = [chapter.anchor]
            anchors += [card.anchor for card in chapter.cards]
            anchors += [gap.anchor for gap in chapter.gaps]
            for anchor in anchors:
                self._urls[about, anchor] = url

    def link(self, about: Ref, anchor: str, text: str) -> Link | None:
        """A link to an anchor, if it stands anywhere."""
        url = self._urls.get((about, anchor))
        return None if url is None else Link(text=text, url=url, anchor=anchor)

    def add_growth(self, about: Ref, to: Link) -> None:
        """Note where somebody's growth file is."""
        self._growth[about] = to

    def growth(self, about: Ref) -> Link | None:
        """A link to somebody's growth file, if there is one."""
        return self._growth.get(about)

    def known(self) -> Mapping[tuple[Ref, str], str]:
        """Every anchor and the page it stands on."""
        return dict(self._urls)
