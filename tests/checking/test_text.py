"""Texts are searched for what is seldom there only where it may be."""

import re

import pytest

from builders import cohort, duty, mentee, programme, record
from growthfolio.checking import markup, text
from growthfolio.ledger import draw_up
from growthfolio.model.finding import Finding
from ledger_tools import TODAY

CHINESE = "本月走访了十二户，调解两起邻里纠纷，并把台账补齐。"
ENGLISH = "We looked into 3 cases. Done by the 5th, see the minutes."
LEFT = (
    *("待填写", "待补充", "请填写", "请在此处写明", "在这里填写", "此处填写"),
    *("请联系导师填写", "TODO", "TBD", "lorem ipsum", "Lorem IPSUM", "fill in"),
    *("Fill This In", "FILL IN", "mm1.dd2", "MM3.DD4"),
)


class Never:
    """A pattern that must not be searched for."""

    def search(self, body: str) -> None:
        """Fails."""
        pytest.fail(f"looked into {body!r}")

    sub = search


def found(body: str) -> tuple[Finding, ...]:
    """What is wrong with the wording of a record."""
    one = cohort(
        programme(duty("plan")), mentee(), record("2026-01", "plan", body=body)
    )
    return tuple(text.template_text(one, draw_up(one, TODAY)))


@pytest.mark.parametrize("left", LEFT)
@pytest.mark.parametrize("around", [CHINESE, ENGLISH, f"# 目标\n\n{CHINESE}{ENGLISH}"])
def test_what_is_left_of_a_template_is_found_in_any_text(
    left: str, around: str
) -> None:
    assert found(around) == ()
    (finding,) = found(f"{around} {left} {around}")
    assert str(finding.values["found"]) in left


def test_every_part_of_a_template_is_among_those_tried() -> None:
    parts = text.TEMPLATE.pattern.replace("(?-i:", "").replace("TBD\\b)", "TBD\\b")

    for part in parts.split("|"):
        assert any(re.search(part, one, re.IGNORECASE) for one in LEFT), part


def test_texts_without_any_sign_are_not_searched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(text, "TEMPLATE", Never())
    monkeypatch.setattr(text, "_TARGET", Never())

    assert found(f"{CHINESE}\n\n{ENGLISH}\n\n此处、填表、todo, filling") == ()
    assert text.count_substance("# Aims\n\n两个 words", 9) == 3


def test_texts_without_the_characters_of_markup_are_not_searched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signs = tuple((character, Never()) for character, _ in markup.MAY_LOSE)
    monkeypatch.setattr(markup, "MAY_LOSE", signs)

    assert markup.losses(f"# 目标\n\n* {CHINESE}\n* (see above) {ENGLISH}\n") == ()


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("# 目标", "目标"),
        ("   ## 目标 ##  ", "目标"),
        ("# C#", "C"),
        ("# a # #", "a #"),
        ("# ###", ""),
        ("目标\n===", "目标"),
        ("  目标  \n---", "目标"),
        ("    # 目标", None),
        ("#目标", None),
        ("```\n# 目标\n```", None),
        ("~~~\n# 目标\n```\n# 目标\n~~~", None),
        ("<!-- \n# 目标\n-->", None),
        ("\n---", None),
    ],
)
def test_headings_are_those_of_markdown(heading: str, expected: str | None) -> None:
    assert list(text.headings_of(heading)) == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("两个字 and two words", 3 + 3),
        ("# 标题不算\n\n正文", 2),
        ("x<b>y</b> [名](https://example.org/a)", 2 + 1),
        ("待填写 word", 1),
        ("<!-- 不算 -->算", 1),
        ("a_b 3.5 --", 2 + 2),
        ("𠀀汉", 2),
    ],
)
def test_substance_is_chinese_characters_and_words(body: str, expected: int) -> None:
    assert text.count_substance(body, 99) == expected
    assert text.count_substance(body, 1) == 1
