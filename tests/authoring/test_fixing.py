"""Slips that are plain are mended, and nothing else is touched."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from growthfolio.authoring.fixing import plan_fixes, write_fixes
from growthfolio.cli import main
from growthfolio.loading import load
from planting import put

PROGRAMME = """\
title: Pilot
language: en
starts: 2026-01-01
as_of: 2026-04-10
duties:
  - id: plan
    title: Plan
    owner: mentee
    every: month
    fields:
      goals: {type: list}
      rate: {type: percent}
      when: {type: date}
      month: {type: month}
      done: {type: flag}
"""
PLAN = "portfolios/ada/2026-01/plan.md"
BASE = {
    "programme.yml": PROGRAMME,
    "portfolios/ada/profile.yml": "name: Ada Lin\njoined: 2026-01-01\n",
}

Content = str | bytes


def fixed(root: Path, path: str = PLAN) -> bytes:
    """What a file holds once it is mended."""
    fixes = plan_fixes(root, lambda _: True)
    write_fixes(root, fixes)
    return (root / path).read_bytes()


def tree(root: Path, plan: Content) -> Path:
    return put(root, {**BASE, PLAN: plan})


def head(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", "正文：照旧，不动。", ""))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title：三月计划", "title: 三月计划"),
        ("title ：  三月计划 # 备注：留着", "title : 三月计划 # 备注：留着"),
        ("title:三月计划", "title: 三月计划"),
        ("title:\u3000三月计划", "title: 三月计划"),
        ("title:\u00a0三月计划", "title: 三月计划"),
        ("title: 汇报: 青花椒", 'title: "汇报: 青花椒"'),
        ("title: @李", 'title: "@李"'),
        ("title: %80", 'title: "%80"'),
        ("goals: [党建，调研]", "goals: [党建, 调研]"),
        ("goals: [党建，调研， 写作]  # 三项", "goals: [党建, 调研, 写作]  # 三项"),
        ("rate: ８５", "rate: 85"),
        ("rate: 85分", "rate: 85"),
        ("when: 2026/1/5", "when: 2026-01-05"),
        ("when: 2026年1月5日", "when: 2026-01-05"),
        ("when: '2026.01.05'", "when: '2026-01-05'"),
        ("when: ２０２６-０１-０５", "when: 2026-01-05"),
        ("month: 2026.1", "month: 2026-01"),
        ("done: yes", "done: true"),
        ("goals:\n\u3000- 党建", "goals:\n  - 党建"),
        ("goals:\n\t- 党建", "goals:\n  - 党建"),
    ],
)
def test_a_slip_is_mended(tmp_path: Path, before: str, after: str) -> None:
    root = tree(tmp_path, head("tags: [a] # b", before, "by: ada"))
    assert fixed(root).decode() == head("tags: [a] # b", after, "by: ada")
    assert load(root).findings == ()


def test_one_slip_behind_another(tmp_path: Path) -> None:
    root = tree(tmp_path, head("title：一月", "when： 2026年1月5日", "rate:８５"))
    after = head("title: 一月", "when: 2026-01-05", "rate: 85")
    assert fixed(root).decode() == after


@pytest.mark.parametrize("fence", ["----", "———", "－－－", " ---", "--"])
def test_the_first_fence(tmp_path: Path, fence: str) -> None:
    root = tree(tmp_path, f"{fence}\ntitle: 一月\n---\n正文\n")
    assert fixed(root).decode() == "---\ntitle: 一月\n---\n正文\n"


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    text = "---\r\ntitle：一月\r\n---\r\n正文\u2028还有\r\n"
    root = tree(tmp_path, b"\xef\xbb\xbf" + text.encode())
    after = text.replace("title：", "title: ")
    assert fixed(root) == b"\xef\xbb\xbf" + after.encode()


def test_a_file_saved_as_gbk(tmp_path: Path) -> None:
    text = "---\ntitle: 一月的计划\n---\n学习两份文件，写一篇体会。\n"
    assert fixed(tree(tmp_path, text.encode("gb18030"))).decode() == text


@pytest.mark.parametrize(
    "plan",
    [
        "---\ntitle: 一月\n正文没有结束线\n",
        head("when: someday"),
        head("titel: 一月"),
        head("title: 一月", "title: 二月"),
        head('goals: ["党建，调研"]'),
        head("title: 党建，调研"),
        b"caf\xe9 au lait\n",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_not_plain_stays_byte_for_byte(tmp_path: Path, plan: Content) -> None:
    root = tree(tmp_path, plan)
    assert plan_fixes(root, lambda _: True) == ()


def test_the_programme_and_profiles_are_mended_too(tmp_path: Path) -> None:
    root = put(
        tmp_path,
        {
            "programme.yml": PROGRAMME.replace("title: Pilot", "title：Pilot"),
            "portfolios/ada/profile.yml": "name：林晓禾\njoined: 2026/1/1\n",
        },
    )
    assert fixed(root, "programme.yml").decode() == PROGRAMME
    profile = (root / "portfolios/ada/profile.yml").read_text("utf-8")
    assert profile == "name: 林晓禾\njoined: 2026-01-01\n"


def test_mended_twice_is_mended_once(tmp_path: Path) -> None:
    root = tree(tmp_path, head("title：一月", "when: 2026/1/5"))
    fixed(root)
    assert plan_fixes(root, lambda _: True) == ()


def test_only_the_files_wanted(tmp_path: Path) -> None:
    root = tree(tmp_path, head("title：一月"))
    assert plan_fixes(root, lambda path: path != PLAN) == ()


def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    root = tree(tmp_path, head("title：一月"))
    (root / PLAN).chmod(0o640)
    fixed(root)
    assert (root / PLAN).stat().st_mode & 0o777 == 0o640


def test_a_file_that_cannot_be_replaced_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path, head("title：一月"))

    def refusing(_: Path, target: Path) -> Path:
        raise OSError(28, "No space left", str(target))

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(OSError, match="No space left"):
        fixed(root)
    assert (root / PLAN).read_text("utf-8") == head("title：一月")
    assert [one.name for one in (root / PLAN).parent.iterdir()] == ["plan.md"]


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """Run the command in a programme with one slip."""
    root = tree(tmp_path, head("title：一月 # \u202e"))

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["fix", "--root", str(root), *arguments])

    return call


def test_the_command_shows_a_diff_and_writes_nothing(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    result = run("--diff")
    assert result.exit_code == 1
    assert "-title：一月 # \\u202e\n+title: 一月 # \\u202e\n" in result.output
    assert "：" in (tmp_path / PLAN).read_text("utf-8").split("\n")[1]


def test_the_command_says_what_it_mended(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    result = run()
    assert result.exit_code == 0
    assert f"{PLAN}: findings mended: 1" in result.output
    assert "title: 一月" in (tmp_path / PLAN).read_text("utf-8")
    assert "nothing that can be mended" in run().output
    assert run("--diff").exit_code == 0
