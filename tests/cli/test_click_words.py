"""Click's own words in the reader's language, and help pages that fit Chinese."""

import ast
import gettext
import os
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from growthfolio.cli import COMMANDS, SUMMARIES, main
from growthfolio.cli.click_words import COUNTED, SENTENCES
from growthfolio.cli.layout import columns, wrap
from growthfolio.model.title import LANGUAGES
from growthfolio.words import speech

PROGRAMME = "title: Pilot\nstarts: 2026-01-01\naudiences: [public]\nduties: []\n"


@pytest.fixture
def taiwan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A programme whose language is said nowhere but in its file."""
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    root = tmp_path / "programme"
    (root / "portfolios").mkdir(parents=True)
    (root / "programme.yml").write_text(f"{PROGRAMME}language: zh-TW\n")
    return root


def said(*arguments: str) -> str:
    """What a command that must not run says instead."""
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    return result.output


def test_every_marked_sentence_is_one_that_click_has() -> None:
    texts: set[object] = set()
    for path in Path(click.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts |= {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)
        }
    marked = {*SENTENCES, *(text for pair in COUNTED for text in pair)}
    assert marked - texts == set()


def test_an_option_that_does_not_exist_is_refused_in_the_language_asked_for() -> None:
    mainland = said("check", "--nonsense", "--lang", "zh-CN")
    assert "growthfolio check [OPTIONS] [PATHS]..." in mainland
    assert mainland.startswith("用法：")
    assert "用法说明请运行“growthfolio check --help”。" in mainland
    assert mainland.endswith("错误：没有“--nonsense”这个选项。\n")
    english = said("check", "--nonsense", "--lang=en")
    assert english.startswith("Usage: growthfolio check ")
    assert english.endswith("Error: No such option '--nonsense'.\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chek"], "没有“chek”这个命令。"),
        (["new"], "缺少参数 'PERSON'."),
        (["check", "--format", "xml"], "“xml”不在可选值之列："),
        (["check", "--root", "/nonsense"], "'/nonsense' 不存在。"),
        (["check", "--today", "soon"], "“soon”不符合格式 '%Y-%m-%d'。"),
        (["build", "--strict=3"], "选项“--strict”不带值。"),
        (["build", "--out"], "选项“--out”需要 1 个值。"),
        (["explain", "GF501", "GF502"], "多余的参数：GF502"),
        (["check", "--forma", "x"], "是否想写 '--format'？"),
    ],
)
def test_what_is_wrong_with_the_words_is_said_in_chinese(
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert sentence in said(*arguments)


def test_the_programme_s_language_counts_before_anything_is_read(
    taiwan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "錯誤：沒有「--nonsense」這個選項。"
    assert sentence in said("check", "--root", str(taiwan), "--nonsense")
    assert sentence in said("check", f"--root={taiwan}", "--nonsense")
    monkeypatch.chdir(taiwan / "portfolios")
    assert sentence in said("check", "--nonsense")
    # What comes after -- is no option.
    assert "錯誤" in said("explain", "--", "--lang=en", "GF501")


@pytest.mark.parametrize("language", LANGUAGES)
def test_subcommands_are_listed_by_how_their_help_begins(language: str) -> None:
    words = speech(language)
    begin = {
        name: import_module(module).command.spoken_summary(words)
        for name, module in COMMANDS.items()
    }
    assert {name: words.translate(text) for name, text in SUMMARIES.items()} == begin


@pytest.mark.parametrize("command", [[], *([name] for name in sorted(COMMANDS))])
def test_a_help_page_is_whole_in_chinese(command: list[str]) -> None:
    arguments = [*command, "--help", "--lang", "zh-TW"]
    page = CliRunner().invoke(main, arguments).output
    assert page.startswith(" ".join(["用法： growthfolio", *command]))
    assert "\n選項：\n" in page
    assert "--help" in page
    assert "顯示本說明並結束。" in page
    for word in ("Usage", "Options:", "Commands", "Show this"):
        assert word not in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [[], *([name] for name in sorted(COMMANDS))])
def test_no_line_of_a_help_page_is_wider_than_a_terminal(
    command: list[str], language: str
) -> None:
    result = CliRunner().invoke(main, [*command, "--lang", language, "--help"])
    assert result.exit_code == 0
    assert [line for line in result.output.splitlines() if columns(line) > 80] == []


def test_the_language_may_stand_before_the_subcommand() -> None:
    assert "沒有「--nonsense」" in said("--lang", "zh-TW", "check", "--nonsense")


def test_the_version_names_the_program() -> None:
    assert CliRunner().invoke(main, ["--version"]).output.startswith("growthfolio ")


def test_the_process_speaks_as_before_when_the_command_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = gettext.textdomain()
    monkeypatch.delenv("LANGUAGE", raising=False)
    said("check", "--nonsense", "--lang", "zh-CN")
    assert "LANGUAGE" not in os.environ
    monkeypatch.setenv("LANGUAGE", "fr")
    said("check", "--nonsense", "--lang", "zh-CN")
    assert os.environ["LANGUAGE"] == "fr"
    assert gettext.textdomain() == before


def test_chinese_breaks_between_glyphs_and_keeps_its_punctuation() -> None:
    text = "先检查并列出问题（growthfolio check）；读不了的，不发布。"
    lines = list(wrap(text, 14))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert len(lines) > 3
    assert all(columns(line) <= 14 or " " not in line for line in lines)
    assert all(line[0] not in "，。；）" and line[-1] != "（" for line in lines)


def test_english_breaks_at_spaces() -> None:
    assert list(wrap("one two three", 8)) == ["one two", "three"]
