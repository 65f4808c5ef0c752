"""Every case finds exactly what it says; every rule has one that fails and passes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.rules.register import RULES
from growthfolio.pipeline import judge
from growthfolio.words import speech
from growthfolio.words.findings import names_of, sentence
from literate import Scene, read_case
from prepared import PREPARED

CASES = {
    path.stem: read_case(path)
    for path in sorted(Path(__file__).parent.glob("cases/*.md"))
}
SCENES = [
    pytest.param(scene, id=f"{name}-{scene.number}")
    for name, scenes in CASES.items()
    for scene in scenes
]

# GF901 and GF902 are the command's to say, before there is a cohort to check.
ELSEWHERE = (
    # The build's to say, beside a site: tests/publishing.
    "changed-while-building",
    "no-manifest",
    "site-damaged",
    "site-locked",
    "site-not-whole",
    "site-not-written",
    "no-programme",
    "no-git-base",
    # It needs a cluster: tests/rendering/test_cluster.py.
    "no-cluster",
    # They need a repository: test_evidence.py.
    "back-dated",
    "committed-by-another",
    "history-not-verified",
    # They are about bytes, names and keys: test_hostile_files.py, test_sealed.py.
    "hard-link",
    "nested-repository",
    "name-collision",
    "unportable-name",
    "wrong-content",
    "broken-attachment",
    "encrypted-attachment",
    "attachment-too-large",
    "active-attachment",
    "uncleanable-attachment",
    "two-files-one-record",
    "open-in-public",
    "not-encrypted",
    # They are said of a pairing that `match --verify` looks over: test_verify.py.
    "blocking-pair",
    "impossible-pairing",
    "paired-twice",
)

_LINE = re.compile(r"(?P<where>\S+:\d+:\d+: \w+ (?P<name>[\w-]+))(?P<said>: .*)?")


def line(finding: Finding, cohort: Cohort | None, *, said: bool) -> str:
    """A finding as cases write it, with its sentence where they have one."""
    place = finding.place
    rule = finding.rule
    text = f"{place.path}:{place.line}:{place.column}: {rule.severity} {rule.name}"
    english = speech("en")
    if said:
        text += f": {sentence(finding, english, names_of(cohort, english))}"
    return text


@pytest.mark.parametrize("scene", SCENES)
def test_the_findings_are_those_expected(
    scene: Scene, plant: Callable[[object], Path]
) -> None:
    judged = judge(plant(scene.files), scene.today)
    matches = [_LINE.fullmatch(expected) for expected in scene.expected]
    assert all(matches), "a finding is written “path:line:column: severity name”"
    said = [bool(match and match["said"]) for match in matches]
    said += [True] * (len(judged.findings) - len(said))
    found = [
        line(finding, judged.cohort, said=one)
        for finding, one in zip(judged.findings, said, strict=False)
    ]
    assert found == list(scene.expected)


def names(scene: Scene) -> set[str]:
    """The rules a scene expects to be broken."""
    matches = map(_LINE.fullmatch, scene.expected)
    return {match["name"] for match in matches if match}


def test_every_rule_has_a_case_that_fails_and_one_that_passes() -> None:
    """They are scenes of the one case that is called after the rule."""
    covered = {
        name
        for name, scenes in CASES.items()
        if {name in names(scene) for scene in scenes} == {True, False}
    }
    everything = [rule.name for rule in RULES]
    assert sorted([*covered, *PREPARED, *ELSEWHERE]) == sorted(everything)
