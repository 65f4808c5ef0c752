"""Dates are understood in the many ways people write them."""

from datetime import date

import pytest

from growthfolio.authoring.importing.dates import NoDateError, When, read_when


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-07", date(2024, 5, 7)),
        ("2024-05-7", date(2024, 5, 7)),
        ("2023.6.1", date(2023, 6, 1)),
        ("2023_06_01", date(2023, 6, 1)),
        ("20230601", date(2023, 6, 1)),
        ("2023年6月1日", date(2023, 6, 1)),
        ("２０２３-０６-０１", date(2023, 6, 1)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_a_day(text: str, day: date) -> None:
    assert read_when({"date": text}, f"lin/{text}.md") == When(day, day)


@pytest.mark.parametrize(
    ("path", "text", "day"),
    [
        ("2023/lin/6月1日.md", "6月1日", date(2023, 6, 1)),
        ("2021/2023级/lin/6月1日.md", "6月1日", date(2023, 6, 1)),
        ("lin/2023 周记 06-01.md", "06-01", date(2023, 6, 1)),
        ("2023年/lin/12.31.md", "12.31", date(2023, 12, 31)),
    ],
)
def test_a_day_without_a_year_takes_the_nearest_in_its_path(
    path: str, text: str, day: date
) -> None:
    assert read_when({"date": text}, path) == When(day, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026.10.05~2026.10.18", date(2026, 10, 5), date(2026, 10, 18)),
        ("2026.10.05～10.18", date(2026, 10, 5), date(2026, 10, 18)),
        ("2026-12-28—01-10", date(2026, 12, 28), date(2027, 1, 10)),
        ("20261005-20261018", date(2026, 10, 5), date(2026, 10, 18)),
        ("2026年10月5日至10月18日", date(2026, 10, 5), date(2026, 10, 18)),
    ],
)
def test_a_range(text: str, first: date, last: date) -> None:
    assert read_when({"date": text}, f"{text}.md") == When(first, last)


@pytest.mark.parametrize("text", ["2023-06", "2023年6月", "202306", "2023.6"])
def test_a_month_is_all_of_it(text: str) -> None:
    when = read_when({"date": text}, f"lin/{text}.md")

    assert when == When(date(2023, 6, 1), date(2023, 6, 30), exact=False)


def test_a_month_without_a_year() -> None:
    when = read_when({"date": "6月"}, "2023/lin/6月.md")

    assert when == When(date(2023, 6, 1), date(2023, 6, 30), exact=False)


def test_from_and_to() -> None:
    texts = {"from": "2026.10.05", "to": "10.18"}
    when = read_when(texts, "lin/2026.10.05~10.18.md")

    assert when == When(date(2026, 10, 5), date(2026, 10, 18))
    assert when.middle == date(2026, 10, 11)
    assert read_when({"to": "2026.10.18"}, "x").first == date(2026, 10, 18)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("2023-02-30", "is no date"),
        ("2023-13-01", "is no date"),
        ("readme", "is no date"),
        ("6月1日", "has no year"),
        ("6月", "has no year"),
        ("2025.02.17~2024.03.02", "ends"),
        ("0001-01-01", "is no date"),
        ("1899-12-31", "is no date"),
    ],
)
def test_what_is_no_date_is_said(text: str, word: str) -> None:
    with pytest.raises(NoDateError) as error:
        read_when({"date": text}, f"lin/{text}.md")
    assert word in error.value.reason.text
