"""Slips that are plain are mended, and nothing else is touched."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from growthfolio.authoring.fixing import plan_fixes, write_fixes
from growthfolio.cli import main
from growthfolio.loading.load import load
from growthfolio.model.refusal import RefusalError
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
PROFILE = "portfolios/ada/profile.yml"
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
        ("goals: ［党建，调研］", "goals: [党建, 调研]"),
        ("goals: 【党建，调研】", "goals: [党建, 调研]"),
        ("goals: [党建，调研］", "goals: [党建, 调研]"),
        ("title: “汇报: 青花椒”", 'title: "汇报: 青花椒"'),
        ("when: “2026-01-05”", "when: 2026-01-05"),
        ("done: 「是」", "done: true"),
        ("ｔｉｔｌｅ: 一月", "title: 一月"),
        ("Title: 一月", "title: 一月"),
        ("t\u0456tle: 一月", "title: 一月"),
        ("ti\u200btle: 一\u2060月", "title: 一月"),
        ("period: ２０２６-０１", "period: 2026-01"),
        ("period: 2026年1月", "period: 2026-01"),
        ("person: Ada", "person: ada"),
        ("status: Ｄｒａｆｔ", "status: draft"),
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


@pytest.mark.parametrize("fence", ["———", "－－－", "----", "---\u200b"])
def test_the_second_fence(tmp_path: Path, fence: str) -> None:
    root = tree(tmp_path, f"---\ntitle: 一月\n{fence}\n正文\n")
    assert fixed(root).decode() == "---\ntitle: 一月\n---\n正文\n"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("portfolios/ada/２０２６-０１/plan.md", PLAN),
        ("portfolios/ada/2026-1/plan.md", PLAN),
        ("portfolios/ada/2026.01/plan.md", PLAN),
        ("portfolios/ada/2026年1月/plan.md", PLAN),
        ("portfolios/ada/2026-01/ｐｌａｎ.md", PLAN),
        ("portfolios/ada/2026-01/Plan.MD", PLAN),
        ("portfolios/ada/2026-01/plan .md", PLAN),
        ("portfolios/ada/2026-01/plan.ｍｄ", PLAN),
        (
            "portfolios/ada/2026-01/plan－０２.md",
            "portfolios/ada/2026-01/plan-2.md",
        ),
        ("portfolios/ada/２０２６-０１/a.png", "portfolios/ada/2026-01/a.png"),
    ],
)
def test_a_name_of_another_form_is_mended(tmp_path: Path, was: str, now: str) -> None:
    text = "正文。\n"
    root = put(tmp_path, {**BASE, was: text})
    fixes = plan_fixes(root, lambda _: True)
    assert [(fix.path, fix.move) for fix in fixes] == [(was, now)]
    write_fixes(root, fixes)
    assert (root / now).read_text("utf-8") == text
    assert not (root / was).exists()
    assert [
        one.name for one in (root / "portfolios/ada").iterdir() if one.is_dir()
    ] == ["2026-01"]
    assert plan_fixes(root, lambda _: True) == ()


def test_a_profile_of_another_form(tmp_path: Path) -> None:
    root = put(
        tmp_path,
        {"programme.yml": PROGRAMME, "portfolios/ada/Profile.yml": BASE[PROFILE]},
    )
    assert fixed(root, PROFILE).decode() == BASE[PROFILE]


@pytest.mark.parametrize(
    "name",
    [
        "portfolios/ada/1月/plan.md",
        "portfolios/ada/2026-01/plan (2).md",
        "portfolios/ada/2026-01/plan.md.txt",
        "portfolios/ada/2026-01/paln.md",
        "portfolios/ada/2026-13/plan.md",
        "portfolios/ada/２０２６-Q１/plan.md",
        "portfolios/ada/2026-01/notes.md",
    ],
)
def test_a_name_that_is_not_plain_stays(tmp_path: Path, name: str) -> None:
    root = put(tmp_path, {**BASE, name: "正文。\n"})
    assert plan_fixes(root, lambda _: True) == ()


def test_a_file_is_never_moved_over_another(tmp_path: Path) -> None:
    one, two = "portfolios/ada/2026-1/plan.md", "portfolios/ada/２０２６-０１/plan.md"
    root = put(tmp_path, {**BASE, one: "一\n", two: "二\n"})
    assert [fix.path for fix in plan_fixes(root, lambda _: True)] == [one]
    root = put(tmp_path, {PLAN: "三\n"})
    assert plan_fixes(root, lambda _: True) == ()


def test_a_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    root = put(tmp_path, {**BASE, "portfolios/ada/2026-1/plan.md": "一\n"})
    fixes = plan_fixes(root, lambda _: True)
    put(root, {PLAN: "三\n"})
    with pytest.raises(RefusalError):
        write_fixes(root, fixes)
    assert (root / PLAN).read_text("utf-8") == "三\n"
    assert (root / "portfolios/ada/2026-1/plan.md").read_text("utf-8") == "一\n"


def test_a_file_is_moved_and_mended_at_once(tmp_path: Path) -> None:
    root = put(tmp_path, {**BASE, "portfolios/ada/2026-1/plan.md": head("title：一月")})
    assert fixed(root).decode() == head("title: 一月")


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
        head('goals: "［党建，调研］"'),
        head("goals: ［党建: a，调研］"),
        head("title: 【党建】"),
        head("title: 一\u202e月"),
        head("status: submited"),
        head("title: 一月", "Title: 二月"),
        head("title: 党建，调研"),
        b"caf\xe9 au lait\n",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_not_plain_stays_byte_for_byte(tmp_path: Path, plan: Content) -> None:
    root = tree(tmp_path, plan)
    assert plan_fixes(root, lambda _: True) == ()


def test_a_slip_is_mended_where_something_else_stays_wrong(tmp_path: Path) -> None:
    root = tree(tmp_path, head("title：一月", "when: someday", "done: maybe"))
    assert fixed(root).decode() == head("title: 一月", "when: someday", "done: maybe")


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
    root = tree(tmp_path, head("title：一月") + "\u202e倒\n")

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["fix", "--root", str(root), *arguments])

    return call


def test_the_command_shows_a_diff_and_writes_nothing(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    result = run("--diff")
    assert result.exit_code == 1
    assert "-title：一月\n+title: 一月\n" in result.output
    assert " \\u202e倒\n" in result.output
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


def test_the_command_shows_a_new_name(tmp_path: Path) -> None:
    was = "portfolios/ada/2026-1/plan.md"
    root = put(tmp_path, {**BASE, was: head("title：一月")})
    shown = CliRunner().invoke(main, ["fix", "--root", str(root), "--diff"])
    assert shown.exit_code == 1
    assert f"rename from {was}\nrename to {PLAN}\n--- a/{was}\n" in shown.output
    assert (root / was).is_file()
    done = CliRunner().invoke(main, ["fix", "--root", str(root)])
    assert f"{was} is now {PLAN}\n{PLAN}: findings mended: 1\n" in done.output


def test_the_check_says_what_fix_does(tmp_path: Path) -> None:
    root = tree(tmp_path, head("title：一月", "done: maybe"))
    said = CliRunner().invoke(main, ["check", "--root", str(root)]).output
    colon, *others = said.split("error[")[1:]
    assert "= growthfolio fix does it" in colon
    assert not any("growthfolio fix" in one for one in others)
