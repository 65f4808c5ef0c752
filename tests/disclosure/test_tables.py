"""A table's columns have their audiences, and a change of a duty widens none."""

from datetime import date
from types import MappingProxyType

import pytest

from builders import cohort, comment, duty, known, programme, record, said, site
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import Change, CommentRule, Duty
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.record import Attachment
from growthfolio.model.schema import Id
from growthfolio.model.title import Title

JANUARY = date(2026, 1, 1)


def text(audience: str | None = None, **more: object) -> RecordField:
    """A field of text."""
    settings = {"type": FieldType.TEXT} | more
    return RecordField(audience=Id(audience) if audience else None, **settings)


def table(audience: str | None = None, **columns: RecordField) -> RecordField:
    """A table of some columns."""
    return text(audience, type=FieldType.TABLE, columns=MappingProxyType(columns))


ROWS = (
    {"what": "qwopen", "reason": "qwreason", "scan": "qwscan.png"},
    {"reason": "qwsecond"},
)


def with_rows(rule: RecordField, *more: object) -> Cohort:
    """A log of January whose steps are a table."""
    log = duty("log", fields=MappingProxyType({"steps": rule}))
    return cohort(
        programme(log), record("2026-01", "log", fields={"steps": ROWS}), *more
    )


COLUMNS = {
    "what": text(title=Title.plain("qwwhat")),
    "reason": text("reviewers", title=Title.plain("qwwhy")),
    "scan": text("reviewers", type=FieldType.FILE),
}


@pytest.mark.parametrize("audience", ["public", "cohort"])
def test_a_restricted_column_is_nowhere_below_its_audience(audience: str) -> None:
    whole = said(site(with_rows(table(**COLUMNS)), audience))
    assert "qwopen" in whole
    assert "qwwhat" in whole
    for word in ("qwreason", "qwsecond", "qwwhy", "qwscan"):
        assert word not in whole


@pytest.mark.parametrize("audience", ["reviewers", "mentors"])
def test_and_stands_in_its_row_above(audience: str) -> None:
    disclosure = known(with_rows(table(**COLUMNS)), audience)
    (steps,) = disclosure.records[0].fields
    assert {one.name: one.rows for one in steps.columns}["reason"] == (
        ("qwreason",),
        ("qwsecond",),
    )


def test_a_restricted_table_is_nowhere_below_its_audience() -> None:
    of = with_rows(table("reviewers", what=text(title=Title.plain("qwwhat"))))
    for word in ("qwopen", "qwwhat", "steps"):
        assert word not in said(site(of, "cohort"))
        assert word in said(site(of, "reviewers"))


def test_a_file_only_a_restricted_column_names_is_not_given() -> None:
    of = with_rows(table(**COLUMNS))
    path = "portfolios/ada-lin/2026-01/qwscan.png"
    claimed = Attachment(path, ("portfolios/ada-lin/2026-01/log.md",))
    given = Cohort(**{**vars_of(of), "attachments": (claimed,)})
    assert [file.path for file in site(given, "cohort").files] == []
    assert [file.path for file in site(given, "reviewers").files] == [path]


def vars_of(of: Cohort) -> dict[str, object]:
    """The attributes a cohort is made of."""
    names = ("programme", "mentees", "mentors", "records", "comments", "attachments")
    return {name: getattr(of, name) for name in names}


def changed(before: RecordField, after: RecordField) -> Duty:
    """A log whose field is another one since January."""
    change = Change(start=JANUARY, fields=MappingProxyType({"note": after}))
    fields = MappingProxyType({"note": before})
    return duty("log", fields=fields, changes=(change,))


@pytest.mark.parametrize(
    ("before", "after"),
    [(text("reviewers"), text()), (text(), text("reviewers"))],
)
def test_a_change_never_widens_who_reads_a_field(
    before: RecordField, after: RecordField
) -> None:
    """Narrowed once is narrowed before and after: the records lie side by side."""
    rules = programme(changed(before, after), starts=date(2025, 10, 1))
    of = cohort(
        rules,
        record("2025-12", "log", fields={"note": "qwdecember"}),
        record("2026-01", "log", fields={"note": "qwjanuary"}),
    )
    for word in ("qwdecember", "qwjanuary"):
        assert word not in said(site(of, "cohort"))
        assert word in said(site(of, "reviewers"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (table(why=text("reviewers")), table(why=text())),
        (table(why=text()), table(why=text("reviewers"))),
    ],
)
def test_nor_a_column(before: RecordField, after: RecordField) -> None:
    rules = programme(changed(before, after), starts=date(2025, 10, 1))
    of = cohort(
        rules,
        record("2025-12", "log", fields={"note": ({"why": "qwdecember"},)}),
        record("2026-01", "log", fields={"note": ({"why": "qwjanuary"},)}),
    )
    for word in ("qwdecember", "qwjanuary"):
        assert word not in said(site(of, "cohort"))
        assert word in said(site(of, "reviewers"))


@pytest.mark.parametrize(("before", "after"), [("mentors", None), (None, "mentors")])
def test_nor_a_comment(before: str | None, after: str | None) -> None:
    one, other = (
        CommentRule(by=Id("business"), audience=Id(name) if name else None)
        for name in (before, after)
    )
    log = duty("log", comment=one, changes=(Change(start=JANUARY, comment=other),))
    of = cohort(
        programme(log, starts=date(2025, 10, 1)),
        record("2025-12", "log"),
        record("2026-01", "log"),
        comment("2025-12", "log", body="qwdecember"),
        comment("2026-01", "log", body="qwjanuary"),
    )
    for word in ("qwdecember", "qwjanuary"):
        assert word not in said(site(of, "reviewers"))
        assert word in said(site(of, "mentors"))
