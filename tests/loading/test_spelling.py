"""Many spellings, one form: what a misspelt period, date or word means."""

from datetime import date

import pytest

from growthfolio.loading.spelling import nearest, nearest_date, nearest_period

SINCE = date(2025, 7, 15)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Months.
        ("2026.3", "2026-03"),
        ("2026-3", "2026-03"),
        ("2026/3", "2026-03"),
        ("2026_03", "2026-03"),
        ("2026—03", "2026-03"),
        ("202603", "2026-03"),
        ("２０２６-０３", "2026-03"),
        ("２０２６－０３", "2026-03"),
        ("2026年3月", "2026-03"),
        ("2026 年 03 月份", "2026-03"),
        ("二〇二六年三月", "2026-03"),
        ("二零二六年十二月", "2026-12"),
        # Without a year: the first that is not over when the person begins.
        ("3月", "2026-03"),
        ("三月", "2026-03"),
        ("三月份", "2026-03"),
        ("7月", "2025-07"),
        ("6月", "2026-06"),
        ("12月", "2025-12"),
        ("十一月", "2025-11"),
        # Quarters.
        ("2026Q1", "2026-Q1"),
        ("2026-q1", "2026-Q1"),
        ("2026年Q1", "2026-Q1"),
        ("2026年第一季度", "2026-Q1"),
        ("2026年第1季度", "2026-Q1"),
        ("2026年一季度", "2026-Q1"),
        ("2026第四季", "2026-Q4"),
        ("第一季度", "2026-Q1"),
        ("Q3", "2025-Q3"),
        # Half-years.
        ("2026H1", "2026-H1"),
        ("2026-h2", "2026-H2"),
        ("2026上半年", "2026-H1"),
        ("2026年下半年", "2026-H2"),
        ("上半年", "2026-H1"),
        ("下半年", "2025-H2"),
        # Years, weeks, days.
        ("2026年", "2026"),
        ("2026年度", "2026"),
        ("2026W9", "2026-W09"),
        ("2026-w09", "2026-W09"),
        ("2026年第9周", "2026-W09"),
        ("2026第九週", "2026-W09"),
        ("2026.3.14", "2026-03-14"),
        ("20260314", "2026-03-14"),
        ("2026年3月14日", "2026-03-14"),
        ("2026年3月14号", "2026-03-14"),
        # What has no meaning, or no one meaning.
        ("2026-13", None),
        ("2026-W60", None),
        ("2026-06-31", None),
        ("20261", None),
        ("13月", None),
        ("第9周", None),
        ("March", None),
        ("plan", None),
        ("", None),
    ],
)
def test_a_folder_means_a_period(text: str, name: str | None) -> None:
    found = nearest_period(text, SINCE)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026.3.5", date(2026, 3, 5)),
        ("2026年3月5日", date(2026, 3, 5)),
        ("２０２６／３／５", date(2026, 3, 5)),
        ("20260305", date(2026, 3, 5)),
        ("2026-02-29", None),
        ("2028.2.29", date(2028, 2, 29)),
        ("3月5日", None),
        ("2026-03", None),
    ],
)
def test_a_date_means_a_day(text: str, day: date | None) -> None:
    assert nearest_date(text) == day


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("paln", "plan"),
        ("Plan", "plan"),
        ("ｐｌａｎ", "plan"),
        ("plans", "plan"),
        ("ppt_notes", "ppt-notes"),
        ("pptnotes", "ppt-notes"),
        ("xyz", None),
        ("", None),
    ],
)
def test_a_word_means_a_word(word: str, right: str | None) -> None:
    assert nearest(word, ("plan", "ppt-notes", "talk")) == right
