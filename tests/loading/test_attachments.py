"""Files beside records belong to the records that point at them."""

import unicodedata

import pytest

from attached import attached
from loading_tools import PEOPLE, CohortOf, Plant, loaded, short

FOLDER = "portfolios/ada/2026-03"
RULES = PEOPLE["programme.yml"].replace(
    "comment: {by: business}}", "comment: {by: business}, fields: {deck: {type: file}}}"
)


def claims(cohort_of: CohortOf, body: str, *names: str) -> dict[str, tuple[str, ...]]:
    """The files beside march's plan, and the records that claim them."""
    files = {f"{FOLDER}/{name}": attached(name) for name in names}
    cohort = cohort_of(
        {**PEOPLE, "programme.yml": RULES, f"{FOLDER}/plan.md": body, **files}
    )
    return {
        one.path.removeprefix(f"{FOLDER}/"): tuple(
            path.rpartition("/")[2] for path in one.claimed_by
        )
        for one in cohort.attachments
    }


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("![desk](desk.png)", "desk.png"),
        ("![desk](./desk.png)", "desk.png"),
        ('![desk](desk.png "the desk")', "desk.png"),
        ("[slides](deck.pptx)", "deck.pptx"),
        ("[slides](deck.pptx#2)", "deck.pptx"),
        ("[slides][1]\n\n[1]: deck.pptx\n", "deck.pptx"),
        ("| a |\n| --- |\n| ![desk](desk.png) |\n", "desk.png"),
        ("text[^1]\n\n[^1]: see ![desk](desk.png)\n", "desk.png"),
        ("- [x] ![desk](desk.png)\n", "desk.png"),
        ("![窗口](窗口.png)", "窗口.png"),
        ("![窗口](%E7%AA%97%E5%8F%A3.png)", "窗口.png"),
        ("![窗口](<三月 窗口.png>)", "三月 窗口.png"),
        ("![窗口](%E4%B8%89%E6%9C%88%20%E7%AA%97%E5%8F%A3.png)", "三月 窗口.png"),
        ("---\ndeck: 三月 汇报.pptx\n---\n", "三月 汇报.pptx"),
        ("---\nevidence: [signed.pdf]\n---\n", "signed.pdf"),
    ],
)
def test_however_a_record_points_at_a_file(
    cohort_of: CohortOf, body: str, name: str
) -> None:
    assert claims(cohort_of, body, name) == {name: ("plan.md",)}


@pytest.mark.parametrize("written", ["NFC", "NFD"])
@pytest.mark.parametrize("stored", ["NFC", "NFD"])
def test_accents_may_be_taken_apart_on_either_side(
    cohort_of: CohortOf, written: str, stored: str
) -> None:
    name = "café-が.png"
    body = f"![desk]({unicodedata.normalize(written, name)})"
    stored_name = unicodedata.normalize(stored, name)
    assert claims(cohort_of, body, stored_name) == {stored_name: ("plan.md",)}


@pytest.mark.parametrize(
    "body",
    [
        "desk.png",
        "`![desk](desk.png)`",
        "```\n![desk](desk.png)\n```\n",
        "![desk](https://example.org/desk.png)",
        "![desk](//example.org/desk.png)",
        "[write](mailto:desk.png@example.org)",
        "[there](#desk.png)",
        "[last month](../2026-02/plan.md)",
        "[its comment](plan.comment.md)",
        "---\nevidence: [https://example.org/desk.png, an oral report, v1.25]\n---\n",
    ],
)
def test_what_does_not_point_at_a_file(plant: Plant, body: str) -> None:
    found = loaded(
        plant(
            {
                **PEOPLE,
                "programme.yml": RULES,
                f"{FOLDER}/plan.md": body,
                f"{FOLDER}/desk.png": "x",
            }
        )
    )
    assert found.findings == ()
    assert found.cohort is not None
    assert [one.claimed_by for one in found.cohort.attachments] == [()]


@pytest.mark.parametrize(
    "record",
    [
        "cohort/2026-H1/digest.md",
        "units/town/2026-Q1/brief.md",
        "mentors/ben/2026/review.md",
        "portfolios/ada/nurture/help-plan.md",
        "portfolios/ada/once/start.md",
        "portfolios/ada/2026-03-14/award.md",
    ],
)
def test_files_lie_beside_every_kind_of_record(
    cohort_of: CohortOf, record: str
) -> None:
    picture = f"{record.rpartition('/')[0]}/desk.png"
    files = {**PEOPLE, record: "![desk](desk.png)", picture: attached("x.png")}
    (attachment,) = cohort_of(files).attachments
    assert (attachment.path, attachment.claimed_by) == (picture, (record,))


def test_a_file_may_be_claimed_by_several_and_by_a_comment(cohort_of: CohortOf) -> None:
    files = {
        **PEOPLE,
        f"{FOLDER}/plan.md": "![a](desk.png) ![again](./desk.png)",
        f"{FOLDER}/plan.comment.md": "![a](desk.png)",
        f"{FOLDER}/desk.png": attached("x.png"),
        "portfolios/ada/2026-04/plan.md": "![a](desk.png)",
        "portfolios/ada/2026-04/desk.png": attached("x.png"),
    }
    cohort = cohort_of(files)
    assert [(one.path, one.claimed_by) for one in cohort.attachments] == [
        (f"{FOLDER}/desk.png", (f"{FOLDER}/plan.comment.md", f"{FOLDER}/plan.md")),
        ("portfolios/ada/2026-04/desk.png", ("portfolios/ada/2026-04/plan.md",)),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("![a](desk.png)", ("missing-attachment", 1, 6)),
        ("\n\nA data.png, ![a](a.png)", ("missing-attachment", 3, 18)),
        ("---\ntags: [x]\n---\n中文 ![a](窗口.png)", ("missing-attachment", 4, 9)),
        ("![a](%E7%AA%97.png)", ("missing-attachment", 1, 6)),
        ("---\ndeck: deck.pptx\n---\ndeck.pptx\n", ("missing-attachment", 2, 7)),
        ("---\nevidence: [a b.pdf]\n---\n", ("missing-attachment", 2, 12)),
        ("![a](../2026-02/desk.png)", ("path-outside", 1, 6)),
        ("![a](a/../../desk.png)", ("path-outside", 1, 6)),
        ("![a](%2E%2E%2Fdesk.png)", ("path-outside", 1, 1)),
        ("![a](/desk.png)", ("path-outside", 1, 6)),
        ("![a](<\\\\server\\desk.png>)", ("path-outside", 1, 8)),
        ("![a](<..\\desk.png>)", ("path-outside", 1, 7)),
        ("![a](file:///etc/hostname)", ("path-outside", 1, 6)),
        ("![a](C:/desk.png)", ("path-outside", 1, 6)),
        ("---\ndeck: ../deck.pptx\n---\n", ("path-outside", 2, 7)),
    ],
)
def test_what_is_not_there_is_named_where_it_is_pointed_at(
    plant: Plant, body: str, expected: tuple[str, int, int]
) -> None:
    files = {**PEOPLE, "programme.yml": RULES, f"{FOLDER}/plan.md": body}
    assert short(loaded(plant(files)).findings) == [expected]


def test_a_file_that_is_refused_is_not_missing_as_well(plant: Plant) -> None:
    files = {
        **PEOPLE,
        f"{FOLDER}/plan.md": "![a](desk.svg) [b](desk.zip)",
        f"{FOLDER}/desk.svg": "x",
        f"{FOLDER}/desk.zip": "x",
    }
    assert [one.rule.name for one in loaded(plant(files)).findings] == [
        "forbidden-attachment",
        "unrecognised-file",
    ]
