"""Every command, option of a plugin and code is documented, and the pages are true."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from growthfolio.cli import COMMANDS, main
from growthfolio.model.rules.register import RULES

ROOT = Path(__file__).parent.parent
READMES = {"zh-CN": "README.md", "en": "README.en.md"}
CODES = {"zh-CN": "docs/codes.md", "en": "docs/codes.en.md"}
FORMATS = {"zh-CN": "docs/formats.md", "en": "docs/formats.en.md"}


@pytest.mark.parametrize("name", READMES.values())
def test_the_readme_names_every_command_and_no_other(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert set(re.findall(r"`growthfolio (\w+)", text)) == set(COMMANDS)


@pytest.mark.parametrize(("language", "name"), CODES.items())
def test_the_page_of_codes_is_what_explain_prints(language: str, name: str) -> None:
    """`make docs` writes it again."""
    printed = CliRunner().invoke(main, ["explain", "--all", "--lang", language])
    assert (ROOT / name).read_text(encoding="utf-8") == printed.output
    assert all(f"## {rule.code} {rule.name}\n" in printed.output for rule in RULES)


@pytest.mark.parametrize(("language", "name"), FORMATS.items())
def test_the_page_of_formats_is_what_explain_prints(language: str, name: str) -> None:
    """`make docs` writes it again; tests/authoring/test_formats.py looks into it."""
    printed = CliRunner().invoke(main, ["explain", "--formats", "--lang", language])
    assert printed.exit_code == 0
    assert (ROOT / name).read_text(encoding="utf-8") == printed.output


def test_codes_and_names_are_unique_and_of_their_family() -> None:
    codes = [rule.code for rule in RULES]
    names = [rule.name for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"GF[1-9]\d\d", code) for code in codes)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


def test_the_contracts_own_codes_have_its_names() -> None:
    names = {rule.code: rule.name for rule in RULES}
    assert names["GF501"] == "missing-record"
    assert names["GF502"] == "missing-comment"
    assert names["GF503"] == "unrecognised-file"


def test_severities_are_the_contracts() -> None:
    severities = {rule.name: str(rule.severity) for rule in RULES}
    assert {rule.severity.value for rule in RULES if rule.code[2] in "12346"} == {
        "error"
    }
    for name in ("missing-record", "missing-comment", "future-period"):
        assert severities[name] == "error"
    for name in ("late-record", "too-little-substance", "template-text"):
        assert severities[name] == "warning"
