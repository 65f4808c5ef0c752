"""Whatever is written: no exception, and no file passed over in silence."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from growthfolio.checking import check
from growthfolio.ledger import draw_up
from growthfolio.loading.load import load
from growthfolio.loading.nodes import read_table
from growthfolio.loading.records import read_comment, read_record
from growthfolio.loading.report import Report
from growthfolio.loading.spelling import nearest_date, nearest_period
from growthfolio.model import period as periods
from growthfolio.model.cadence import Cadence
from growthfolio.model.duty import About, Duty, Owner
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.record import Address, Subject
from growthfolio.model.schema import Id
from growthfolio.model.title import Title
from growthfolio.pipeline import judge
from growthfolio.words import speech
from growthfolio.words.findings import names_of, remedy, sentence
from loading_tools import PEOPLE
from mutating import mutated

DUTY = Duty(
    id=Id("plan"),
    title=Title.plain("Plan"),
    owner=Owner("mentee"),
    every=Cadence.parse("month"),
    fields={
        kind.value: RecordField(type=kind, choices=("a", "b")) for kind in FieldType
    },
)
PERIOD = periods.month(2026, 3)
AT = Address(
    path="portfolios/ada/2026-03/plan.md",
    subject=Subject(About.MENTEE, "ada"),
    period=PERIOD,
    duty="plan",
)

RECORD = """\
---
title: 三月计划
submitted: 2026-03-04
tags: [desk, 窗口]
goals:
  - 熟悉窗口业务
text: "a: b"
score: 85
date: 2026-03-05
list: {a: [b, c]}
---

## 目标

熟悉 ![窗口](窗口.png) 业务。
"""


@settings(max_examples=400)
@given(mutated(RECORD))
@example("---\ntitle: a\n---")
@example("---\n? [a]\n: b\n---\n")
@example("---\n\x86: a\n---\n")
def test_a_record_is_read_or_something_is_found(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    for reader in (read_record, read_comment):
        found, findings = reader(AT, DUTY, data)
        assert found.readable or findings
        for finding in findings:
            assert finding.place.path == AT.path
            assert finding.place.line >= 1
            assert finding.place.column >= 1
    if not found.readable:
        assert reader(AT, DUTY, data) == (found, findings)


@settings(max_examples=200)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_something_is_found(data: bytes) -> None:
    for sample in (data, b"---\n" + data + b"\n---\nbody\n"):
        record, findings = read_record(AT, DUTY, sample)
        assert record.readable or findings


@settings(max_examples=300)
@given(mutated(RECORD.split("---")[1].strip()))
def test_yaml_is_a_table_or_something_is_found(text: str) -> None:
    report = Report("a.yml")
    assert (read_table(text, report) is not None) or report.findings
    # And one file's faults are not the next one's.
    again = Report("b.yml")
    assert read_table("a: b\n", again) is not None
    assert again.clean


@settings(max_examples=300)
@given(
    st.text(
        alphabet="0123456789０２６-./_年月日号第季度周上下半QqHhWw十一二三 ",
        max_size=14,
    )
)
def test_a_spelling_means_something_or_nothing(text: str) -> None:
    found = nearest_period(text, PERIOD.start)
    if found is not None:
        assert periods.parse(found.name) == found
    nearest_date(text)


@settings(max_examples=60)
@given(
    st.sampled_from(["programme.yml", "portfolios/ada/profile.yml", "mentors/ben.yml"]),
    st.data(),
)
def test_a_whole_tree_is_judged_and_said(path: str, data: st.DataObject) -> None:
    """Every finding can be put into words; what is read twice is the same."""
    files = {
        **PEOPLE,
        "portfolios/ada/profile.yml": PEOPLE["portfolios/ada/profile.yml"]
        + "mentors: [{mentor: ben, role: business, from: 2025-07-01}]\n"
        + "leave: [{from: 2026-02-01, to: 2026-02-10, reason: sick, approved_by: x}]\n"
        + "waivers: [{duty: plan, period: 2026-01, reason: new}]\n",
        AT.path: RECORD,
    }
    files[path] = data.draw(mutated(files[path]))
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        judged = judge(root, PERIOD.end)
        assert load(root) == load(root)
    english = speech("en")
    for finding in judged.findings:
        assert sentence(finding, english, names_of(judged.cohort, english))
        remedy(finding, english)
    if judged.cohort is None:
        assert judged.findings
    else:
        assert check(judged.cohort, draw_up(judged.cohort, PERIOD.end)) is not None
