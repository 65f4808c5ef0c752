"""Tables become the model's classes; every key knows its place."""

from datetime import date
from decimal import Decimal

import pytest

from growthfolio.loading.load import load
from growthfolio.loading.nodes import read_table
from growthfolio.loading.reading import read
from growthfolio.loading.report import Report
from growthfolio.loading.values import read_field
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.place import Place
from growthfolio.model.programme import Programme
from growthfolio.model.schema import UnreadableValueError
from growthfolio.words import speech
from loading_tools import PEOPLE, Plant, advice, loaded, noted, short

PROFILE = """\
name: 林晓禾
joined: 2025-07-01
mentors:
  - {mentor: ben, role: business, from: 2025-07-01}
  - mentor: mia
    role: political
leave:
  - {from: 2026-02-01, to: 2026-02-28, reason: sick, duties: [plan, notes]}
emails: ada@example.org
"""


def profile(text: str) -> tuple[Mentee | None, Report]:
    """A profile, and what was found reading it."""
    report = Report("p.yml", quotes=True)
    table = read_table(text, report)
    assert table is not None
    return read(Mentee, table, report, id="ada"), report


def test_values_and_places() -> None:
    ada, report = profile(PROFILE)
    assert noted(report) == []
    assert ada is not None
    assert (ada.id, ada.name, ada.joined) == ("ada", "林晓禾", date(2025, 7, 1))
    assert ada.emails == ("ada@example.org",)
    assert ada.marks.place("joined") == Place("p.yml", 2, 9)
    assert ada.marks.item("mentors", 1) == Place("p.yml", 5, 5)
    ben, mia = ada.mentors
    assert (ben.start, ben.end, mia.start) == (date(2025, 7, 1), None, None)
    assert ben.marks.place("from") == Place("p.yml", 4, 41)
    assert mia.marks.place() == Place("p.yml", 5, 5)
    assert ada.leave[0].marks.item("duties", 1) == Place("p.yml", 8, 69)
    # What is not there is where it would be.
    assert mia.marks.place("to") == Place("p.yml", 5, 5)
    assert ada.marks.item("emails", 0) == Place("p.yml", 9, 9)


def test_a_key_without_a_value_is_as_good_as_absent() -> None:
    ada, report = profile(
        "name: Ada\njoined: 2025-07-01\nunit:\nposting: ''\nmentors: []\nleft: \n"
    )
    assert noted(report) == []
    assert ada is not None
    assert (ada.unit, ada.posting, ada.mentors, ada.left) == (None, None, (), None)


def test_a_required_key_without_a_value_is_missed_where_it_stands() -> None:
    ada, report = profile("unit: town\nname: ''\n")
    assert ada is None
    assert noted(report) == [("missing-key", 2, 7), ("missing-key", 1, 1)]
    assert [one.values["key"] for one in report.findings] == ["name", "joined"]


def test_all_that_is_wrong_is_said_at_once_and_the_rest_is_kept() -> None:
    ada, report = profile(
        "nmae: x\nname: Ada\njoined: 2025-07-01\nunit: 渔溪\n"
        "mentors: [ben, {mentor: mia}]\nleave: sick\nemails: [{a: b}, c@example.org]\n"
    )
    assert noted(report) == [
        ("unknown-key", 1, 1),
        ("wrong-value", 4, 7),
        ("wrong-value", 5, 11),
        ("missing-key", 5, 16),
        ("wrong-value", 6, 8),
        ("wrong-value", 7, 10),
    ]
    assert ada is not None
    assert (ada.unit, ada.mentors, ada.emails) == (None, (), ("c@example.org",))


@pytest.mark.parametrize(
    ("path", "text", "key", "right"),
    [
        ("programme.yml", "timezome: UTC\n", "timezome", "timezone"),
        ("programme.yml", "units: [{id: a, nam: A, name: A}]\n", "nam", "name"),
        (
            "programme.yml",
            "mentor_roles: [{id: a, title: A, wehn: {}}]\n",
            "wehn",
            "when",
        ),
        (
            "programme.yml",
            "mentor_roles: [{id: a, title: A, when: {stage: [x]}}]\n",
            "stage",
            "stages",
        ),
        ("programme.yml", "stages: {clok: joined}\n", "clok", "clock"),
        (
            "programme.yml",
            "stages: {list: [{id: a, title: A, month: 3}]}\n",
            "month",
            "months",
        ),
        ("programme.yml", "job_classes: [{id: a, title: A, mod: B}]\n", "mod", "mode"),
        ("duty", "dew: day 5", "dew", "due"),
        ("duty", "fields: {a: {type: text, reqired: true}}", "reqired", "required"),
        ("duty", "comment: {by: b, whithin: 3}", "whithin", "within"),
        ("duty", "when: {posting: x, unit: y}", "unit", "units"),
        ("portfolios/ada/profile.yml", "posing: village\n", "posing", "posting"),
        (
            "portfolios/ada/profile.yml",
            "left: {on: 2026-01-01, resaon: x}\n",
            "resaon",
            "reason",
        ),
        (
            "portfolios/ada/profile.yml",
            "waivers: [{duty: plan, period: 2026-01, reason: x, aproved_by: y}]\n",
            "aproved_by",
            "approved_by",
        ),
        ("mentors/ben.yml", "capasity: 3\n", "capasity", "capacity"),
        (
            "mentors/ben.yml",
            "qualified: [{on: 2026-01-01, results: pass}]\n",
            "results",
            "result",
        ),
    ],
)
def test_unknown_keys_at_every_level_have_a_suggestion(
    plant: Plant, path: str, text: str, key: str, right: str
) -> None:
    files = dict(PEOPLE)
    if path == "duty":
        files["programme.yml"] = (
            "title: P\nstarts: 2026-01-01\nduties:\n"
            f"  - {{id: plan, title: Plan, owner: mentee, every: month, {text}}}\n"
        )
    elif path == "programme.yml":
        files[path] = f"title: P\nstarts: 2026-01-01\nduties: []\n{text}"
    else:
        files[path] += text
    found = [
        one for one in load(plant(files)).findings if one.rule.name == "unknown-key"
    ]
    assert [one.values["key"] for one in found] == [key]
    assert advice(found[0]) == f"did you mean “{right}”?"


@pytest.mark.parametrize("key", ["visibіlity", "ＮＡＭＥ", "Name", "x"])
def test_keys_that_look_like_others_are_not_those(key: str) -> None:
    """A Cyrillic і, full-width letters, capitals; what is like nothing lists all."""
    _, report = profile(f"name: Ada\njoined: 2025-07-01\n{key}: y\n")
    assert noted(report) == [("unknown-key", 3, 1)]
    if key == "x":
        assert "one of these is expected: name, joined" in advice(report.findings[0])
    if key in ("ＮＡＭＥ", "Name"):
        assert advice(report.findings[0]) == "did you mean “name”?"


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("joined: 2025.07.01", "2025-07-01"),
        ("joined: 2025/7/1", "2025-07-01"),
        ("joined: 2025年7月1日", "2025-07-01"),
        ("joined: ２０２５-０７-０１", "2025-07-01"),
        ("joined: 20250701", "2025-07-01"),
        ("joined: 2025-7-1", "2025-07-01"),
        ("joined: 二〇二五年七月一日", "2025-07-01"),
        ("joined: 2025-06-31", None),
        ("joined: 2025-13-01", None),
        ("joined: 0000-01-01", None),
        ("joined: yesterday", None),
        ("joined: 2025-07", None),
        ("unit: ＹＵＸＩ", "YUXI"),
        ("unit: 渔溪", None),
        ("unit: yu xi", None),
    ],
)
def test_dates_and_ids_are_corrected_where_the_slip_is_plain(
    text: str, instead: str | None
) -> None:
    _, report = profile(f"name: Ada\n{text}\n")
    wrong = [one for one in report.findings if one.rule.name == "wrong-value"]
    assert [advice(one) for one in wrong] == [
        f"write “{instead}”" if instead else "mend the value"
    ]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("capacity: ３", "3"),
        ("capacity: 1_000", None),
        ("capacity: -1", None),
        ("capacity: 2.5", None),
        ("capacity: 9999999999", None),
        ("status: Active", "active"),
        ("status: retird", "retired"),
        ("status: nobody", None),
    ],
)
def test_numbers_and_words_of_a_list(text: str, instead: str | None) -> None:
    report = Report("m.yml", quotes=True)
    table = read_table(f"name: Ben\n{text}\n", report)
    assert table is not None
    read(Mentor, table, report, id="ben")
    assert noted(report) == [("wrong-value", 2, text.index(":") + 3)]
    expected = f"write “{instead}”" if instead else "mend the value"
    assert advice(report.findings[0]) == expected


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "no", "no"),
        ("number", "2026.10", Decimal("2026.10")),
        ("number", "-3", Decimal(-3)),
        ("percent", "100", Decimal(100)),
        ("score", "85.5", Decimal("85.5")),
        ("money", "010", Decimal(10)),
        ("date", "2028-02-29", date(2028, 2, 29)),
        ("month", "2026-03", "2026-03"),
        ("person", "lin-xiaohe", "lin-xiaohe"),
        ("duration", "1.5h", "1.5h"),
        ("file", "汇报 3月.pptx", "汇报 3月.pptx"),
    ],
)
def test_fields_are_what_their_type_says(kind: str, text: str, value: object) -> None:
    assert read_field(RecordField(type=FieldType(kind)), text) == value


@pytest.mark.parametrize(
    ("kind", "text", "instead"),
    [
        ("number", "８５", "85"),
        ("number", "85分", "85"),
        ("percent", "80%", "80"),
        ("number", "1,000", None),
        ("number", "80-90", None),
        ("number", "1_000", None),
        ("number", "1e3", None),
        ("number", ".nan", None),
        ("number", ".inf", None),
        ("number", "NaN", None),
        ("number", "22:22", None),
        ("number", "no", None),
        ("percent", "101", None),
        ("score", "-1", None),
        ("money", "-0.01", None),
        ("date", "2026-02-29", None),
        ("date", "2026年3月5日", "2026-03-05"),
        ("month", "2026.10", "2026-10"),
        ("month", "２０２６-０３", "2026-03"),
        ("month", "2026年3月", "2026-03"),
        ("month", "2026-13", None),
        ("month", "3月", None),
        ("person", "林晓禾", None),
        ("duration", "90", None),
        ("duration", "long", None),
    ],
)
def test_and_refuse_the_rest_with_a_correction_where_it_is_plain(
    kind: str, text: str, instead: str | None
) -> None:
    with pytest.raises(UnreadableValueError) as refused:
        read_field(RecordField(type=FieldType(kind)), text)
    assert refused.value.instead == instead


def test_a_fields_own_limits_and_choices() -> None:
    stars = RecordField(type=FieldType.NUMBER, min=Decimal(1), max=Decimal(5))
    assert read_field(stars, "5") == Decimal(5)
    grade = RecordField(type=FieldType.CHOICE, choices=("优秀", "良好"))
    assert read_field(grade, "优秀") == "优秀"
    for rule, text, expected in (
        (stars, "0", "a number from 1 to 5"),
        (stars, "6", "a number from 1 to 5"),
        (grade, "优", "one of 优秀, 良好"),
    ):
        with pytest.raises(UnreadableValueError) as refused:
            read_field(rule, text)
        assert speech("en").say(refused.value.expected) == expected


def test_a_records_own_fields_know_their_lines(plant: Plant) -> None:
    """Front matter is read without the hyphens above it."""
    files = {
        **PEOPLE,
        "programme.yml": (
            "title: P\nstarts: 2026-01-01\nduties:\n"
            "  - {id: plan, title: P, owner: mentee, every: month,\n"
            "     fields: {progress: {type: percent}, goals: {type: list}}}\n"
        ),
        "portfolios/ada/2026-01/plan.md": (
            "---\nsubmitted: 2026-01-04\nprogress: 85分\n"
            "goals: [desk, people]\n---\nx\n"
        ),
    }
    found = loaded(plant(files))
    assert short(found.findings) == [("wrong-value", 3, 11)]
    assert found.cohort is not None
    (record,) = found.cohort.records
    assert record.readable
    assert record.fields == {"goals": ("desk", "people")}
    marks = record.head.marks
    assert marks.place("submitted") == Place(record.at.path, 2, 12)
    assert marks.place("progress") == Place(record.at.path, 3, 11)
    assert marks.item("goals", 1) == Place(record.at.path, 4, 15)
    assert marks.place("tags") == Place(record.at.path, 2, 1)


def test_titles_have_a_text_for_each_language_or_one_for_all() -> None:
    report = Report("programme.yml")
    table = read_table(
        "title: {zh-CN: 计划, en: Plan}\nstarts: 2026-01-01\nduties: []\n"
        "units: [{id: a, name: A}, {id: b, name: {fr: Yunxi}}, {id: c, name: [x]}]\n",
        report,
    )
    assert table is not None
    programme = read(Programme, table, report)
    assert programme is not None
    assert [programme.title.text(one) for one in ("zh-CN", "zh-TW", "en")] == [
        "计划",
        "计划",
        "Plan",
    ]
    assert noted(report) == [("wrong-value", 4, 41), ("wrong-value", 4, 69)]


def test_what_not_everybody_may_read_is_not_said() -> None:
    report = Report("m.yml")
    table = read_table("name: Ben\ncapacity: ３\nstatus: retird\n", report)
    assert table is not None
    read(Mentor, table, report, id="ben")
    said = [advice(one) for one in report.findings]
    assert said == ["growthfolio fix mends it", "mend the value"]
    # What is plain is mended; what is only near is not.
    assert [one.edit is not None for one in report.findings] == [True, False]


@pytest.mark.parametrize(
    "key", ["ｎａｍｅ", "NAME", "“name”", "n\u0430me", "nam\u0435"]
)
def test_a_key_of_another_form_is_plain(key: str) -> None:
    report = Report("m.yml")
    table = read_table(f"{key}: Ben\n", report)
    assert table is not None
    read(Mentor, table, report, id="ben")
    (edit,) = (one.edit for one in report.findings if one.edit)
    assert (edit.old, edit.new) == (key, "name")


def test_a_key_that_is_there_already_is_not_written_twice() -> None:
    report = Report("m.yml")
    table = read_table("name: Ben\nName: Wu\n", report)
    assert table is not None
    read(Mentor, table, report, id="ben")
    assert [one.edit for one in report.findings] == [None]


def test_a_sentence_that_became_a_key_is_not_said() -> None:
    report = Report("m.yml")
    table = read_table("name: Ben\nhe is said to be ill: yes\n", report)
    assert table is not None
    read(Mentor, table, report, id="ben")
    assert report.findings[0].values["key"] == "…"
