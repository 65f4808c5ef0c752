"""What numbers for an audience may be made of: nothing that may not be known."""

from datetime import date

from builders import cohort, comment, duty, mentee, programme, record
from growthfolio.disclosure.countable import countable
from growthfolio.disclosure.source import Source
from growthfolio.ledger import draw_up
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import CommentRule
from growthfolio.model.schema import Id

TODAY = date(2026, 3, 20)


def paths(
    of: Cohort, audience: str, withheld: frozenset[str] = frozenset()
) -> tuple[set[str], set[str]]:
    """The records and the obligations that count, by their paths' ends."""
    known, ledger = countable(Source.of(of, draw_up(of, TODAY), audience, withheld))
    owed = {one.path for one in ledger.obligations if one.state.is_owed}
    records = {one.at.path for one in known.records}
    return ends(records), ends(owed)


def ends(found: set[str]) -> set[str]:
    """Paths without the person's folder."""
    return {path.removeprefix("portfolios/ada-lin/") for path in found}


def of(**narrowed: object) -> Cohort:
    """Ada's notes of January and February, the first with a comment."""
    note = duty(
        "note", audience=Id("cohort"), comment=CommentRule(by=Id("business"), within=9)
    )
    return cohort(
        programme(note),
        mentee(),
        record("2026-01", "note", **narrowed),
        record("2026-02", "note"),
        comment("2026-01", "note", on=date(2026, 2, 1)),
    )


def test_where_nothing_narrows_itself_everything_counts() -> None:
    records, owed = paths(of(), "reviewers")
    assert records == {"2026-01/note.md", "2026-02/note.md"}
    assert {"2026-01/note.md", "2026-01/note.comment.md"} <= owed


def test_a_narrowed_record_counts_neither_way_nor_does_its_comment() -> None:
    records, owed = paths(of(audience=Id("mentors")), "reviewers")
    assert records == {"2026-02/note.md"}
    assert not {"2026-01/note.md", "2026-01/note.comment.md"} & owed
    above, more = paths(of(audience=Id("mentors")), "mentors")
    assert "2026-01/note.md" in above & more


def test_what_cannot_be_read_might_be_narrowed() -> None:
    records, owed = paths(of(readable=False), "reviewers")
    assert "2026-01/note.md" not in records | owed
    assert "2026-01/note.md" in paths(of(readable=False), "mentors")[1]


def test_what_is_too_early_to_be_read_is_too_early_to_count() -> None:
    early = frozenset({"portfolios/ada-lin/2026-01/note.md"})
    records, owed = paths(of(), "reviewers", early)
    assert "2026-01/note.md" not in records | owed
    assert "2026-01/note.md" in paths(of(), "mentors", early)[1]


def test_a_narrowed_comment_counts_neither_way_but_its_record_does() -> None:
    base = of()
    hidden = comment("2026-02", "note", audience=Id("mentors"), on=date(2026, 3, 2))
    whole = cohort(base.programme, *base.mentees, *base.records, hidden)
    _, owed = paths(whole, "reviewers")
    assert "2026-02/note.md" in owed
    assert "2026-02/note.comment.md" not in owed
    assert "2026-02/note.comment.md" in paths(whole, "mentors")[1]
