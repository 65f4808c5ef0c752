"""The rules: codes and names are permanent, and in their families."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

from growthfolio.model import rules
from growthfolio.model.finding import Rule, Severity
from growthfolio.model.rules.register import RULES, find

WARNINGS = {
    "late-record",
    "late-comment",
    "comment-without-record",
    "too-little-substance",
    "template-text",
    "needless-waiver",
    "unclaimed-attachment",
    "calendar-not-published",
    "lacks-fields",
    "quota-at-risk",
    "back-dated",
    "committed-by-another",
    "history-not-verified",
    "mobile-number",
    "stage-not-passed",
    "superseded-policy",
    "hidden-character-in-text",
    "sanitised-content",
    "remote-picture",
}


def test_codes_and_names_are_those_of_one_rule_each() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_happened_what_to_do_and_why(rule: Rule) -> None:
    assert re.fullmatch(r"GF[1-9]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.message
    assert rule.help
    assert rule.why.endswith(".")


def test_the_contract_names_three_of_them_and_their_severities() -> None:
    named = {
        "GF501": "missing-record",
        "GF502": "missing-comment",
        "GF503": "unrecognised-file",
    }
    assert {rule.code: rule.name for rule in RULES if rule.code in named} == named
    warnings = {rule.name for rule in RULES if rule.severity is Severity.WARNING}
    assert warnings == WARNINGS
    for rule in RULES:
        if rule.code[:3] in ("GF1", "GF2", "GF3", "GF4", "GF6"):
            assert rule.severity is Severity.ERROR


def test_no_rule_is_left_out_of_the_list() -> None:
    modules = (
        import_module(f"{rules.__name__}.{one.name}")
        for one in iter_modules(rules.__path__)
    )
    written = {
        value.code
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Rule)
    }
    assert written == {rule.code for rule in RULES}


def test_a_rule_is_found_by_code_or_name() -> None:
    assert find("gf501") is find(" missing-record ") is find("GF501")
    assert find("GF000") is None
