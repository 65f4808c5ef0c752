"""`growthfolio match` as people run it: pairs, proof, verification, profiles."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from growthfolio.cli import main
from planting import put

PROGRAMME = """\
title: Pilot
language: en
starts: 2026-01-01
as_of: 2026-02-10
audiences: [public, reviewers]
mentor_roles: [{id: business, title: Business mentor}]
agreement: {term_months: 12}
duties: [{id: plan, title: Plan, owner: mentee, every: year}]
"""
PROFILE = "name: {name} # as in the register\njoined: 2026-01-01\n"
ROUND = """\
title: Spring
starts: 2026-03-01
role: business
mentees:
  - {id: ada, prefers: [chen, wu]}
  - {id: bo, prefers: [chen, wu]}
mentors:
  - {id: chen, prefers: [bo, ada]}
  - {id: wu}
"""
FILES = {
    "programme.yml": PROGRAMME,
    "portfolios/ada/profile.yml": PROFILE.format(name="Ada"),
    "portfolios/bo/profile.yml": PROFILE.format(name="Bo"),
    "mentors/chen.yml": "name: Chen\nroles: [business]\ncapacity: 1\n",
    "mentors/wu.yml": "name: Wu\nroles: [business]\ncapacity: 1\n",
    "cohort/2026/spring.round.yml": ROUND,
}
Run = Callable[..., Result]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Ada and Bo would both have Chen, who has one place and would have Bo."""
    return put(tmp_path / "pilot", FILES)


@pytest.fixture
def run(root: Path) -> Run:
    """Run the command on the round of spring."""

    def call(*arguments: str) -> Result:
        file = str(root / "cohort/2026/spring.round.yml")
        return CliRunner().invoke(
            main, ["match", file, "--root", str(root), *arguments]
        )

    return call


def profiles(root: Path) -> dict[str, str]:
    """What the profiles hold."""
    files = sorted(root.glob("portfolios/*/profile.yml"))
    return {file.parent.name: file.read_text("utf-8") for file in files}


def check(root: Path) -> Result:
    """What `check` says of the tree."""
    return CliRunner().invoke(main, ["check", "--root", str(root)])


def test_it_pairs_and_writes_nothing(root: Path, run: Run) -> None:
    before = profiles(root)
    done = run()
    assert done.exit_code == 0
    assert "Bo — Chen (choice 1 of the mentee, choice 1 of the mentor)" in done.output
    assert "not choice 1: Chen is full with people ranked at least as high: Bo" in (
        done.output
    )
    assert "nothing is written" in done.output
    assert profiles(root) == before


def test_the_proof_is_the_same_each_time_in_whatever_language(
    run: Run, tmp_path: Path
) -> None:
    proofs = []
    for n, language in enumerate(("en", "zh-CN", "en")):
        out = tmp_path / f"{n}.json"
        assert run("--out", str(out), "--lang", language).exit_code == 0
        proofs.append(out.read_bytes())
    assert len(set(proofs)) == 1
    proof = json.loads(proofs[0])
    assert proof["why_not"] == [
        {
            "role": "business",
            "mentee": "ada",
            "mentor": "chen",
            "rank": 1,
            "reason": "full",
            "ahead": [{"mentee": "bo", "rank": 1, "drawn": False}],
            "sentence": "not choice 1: Chen is full with people ranked at least as "
            "high: Bo",
        }
    ]
    printed = json.loads(run("--format", "json").output)
    assert printed == proof | {"written": []}
    assert run("--verify", str(tmp_path / "0.json")).exit_code == 0


def test_a_proof_may_lie_beside_its_round(root: Path, run: Run) -> None:
    before = check(root).output
    run("--out", str(root / "cohort/2026/spring.proof.json"))
    assert check(root).output == before


def test_verify_names_what_is_wrong_and_where(root: Path, run: Run) -> None:
    file = root / "swapped.yml"
    file.write_text(
        "pairs:\n  - {mentee: ada, mentor: chen}\n  - {mentee: bo, mentor: wu}\n"
    )
    done = run("--verify", str(file))
    assert done.exit_code == 1
    assert "error[GF421] Bo and Chen would both rather have each other" in done.output
    assert "--> swapped.yml:3:14" in done.output


def test_verify_knows_everybody_it_looks_at(root: Path, run: Run) -> None:
    file = root / "pairs.yml"
    file.write_text(
        "pairs:\n"
        "  - {mentee: adda, mentor: chen}\n"
        "  - {mentee: bo, mentor: chan}\n"
        "  - {mentee: bo, mentor: wu, role: political}\n"
    )
    done = run("--verify", str(file), "--format", "json")
    assert done.exit_code == 1
    found = json.loads(done.output)["findings"]
    assert [(one["name"], one["line"], one["help"]) for one in found] == [
        ("unknown-person", 2, "did you mean “ada”?"),
        ("unknown-mentor", 3, "did you mean “chen”?"),
        ("unknown-reference", 4, "one of these is expected: business"),
    ]


def test_accepted_pairings_are_written_once(root: Path, run: Run) -> None:
    done = run("--write")
    assert done.exit_code == 0
    term = "from: 2026-03-01, to: 2027-02-28"
    after = profiles(root)
    assert after == {
        "ada": PROFILE.format(name="Ada")
        + f"mentors:\n  - {{mentor: wu, role: business, {term}}}\n",
        "bo": PROFILE.format(name="Bo")
        + f"mentors:\n  - {{mentor: chen, role: business, {term}}}\n",
    }
    again = run("--write")
    assert again.exit_code == 0
    assert "every profile has its pairing already" in again.output
    assert profiles(root) == after
    assert check(root).exit_code == 0


def test_the_round_may_say_when_pairings_end(root: Path, run: Run) -> None:
    file = root / "cohort/2026/spring.round.yml"
    file.write_text(ROUND.replace("role:", "ends: 2026-08-31\nrole:", 1))
    run("--write")
    assert "to: 2026-08-31" in profiles(root)["ada"]


def test_a_pairing_made_by_hand_is_written_once_it_is_in_order(
    root: Path, run: Run
) -> None:
    file = root / "pairs.yml"
    file.write_text("pairs:\n  - {mentee: bo, mentor: chen}\n")
    assert run("--verify", str(file), "--write").exit_code == 1
    assert "mentors:" not in "".join(profiles(root).values())
    file.write_text(
        "pairs:\n  - {mentee: bo, mentor: chen}\n  - {mentee: ada, mentor: wu}\n"
    )
    assert run("--verify", str(file), "--write").exit_code == 0
    assert "mentor: chen" in profiles(root)["bo"]


def test_another_outcome_is_not_written_over_an_accepted_one(
    root: Path, run: Run
) -> None:
    run("--write")
    before = profiles(root)
    file = root / "cohort/2026/spring.round.yml"
    file.write_text(ROUND.replace("[bo, ada]", "[ada, bo]"))
    done = run("--write")
    assert done.exit_code == 1
    assert "error[GF417]" in done.output
    assert "portfolios/ada/profile.yml:4:14" in done.output
    assert profiles(root) == before


def test_a_round_that_cannot_be_matched_says_where(root: Path, run: Run) -> None:
    file = root / "cohort/2026/spring.round.yml"
    file.write_text(ROUND.replace("wu]}\n  - {id: bo", "wo]}\n  - {id: bo"))
    done = run("--out", str(root / "proof.json"))
    assert done.exit_code == 1
    assert "error[GF402] there is no mentor “wo”" in done.output
    assert "--> cohort/2026/spring.round.yml:5:31" in done.output
    assert not (root / "proof.json").exists()


def test_somebody_whose_profile_cannot_be_read_stops_it(root: Path, run: Run) -> None:
    (root / "portfolios/ada/profile.yml").write_text("name: Ada\n")
    done = run()
    assert done.exit_code == 1
    assert "portfolios/ada/profile.yml:1:1" in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--verify", "nowhere.json"), "there is no nowhere.json"),
        (("--verify", "x.json", "--out", "y.json"), "--verify makes no proof"),
    ],
)
def test_what_cannot_be_done_is_refused(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.output


def test_the_round_is_never_overwritten(root: Path, run: Run) -> None:
    done = run("--out", str(root / "cohort/2026/spring.round.yml"))
    assert done.exit_code == 2
    assert (root / "cohort/2026/spring.round.yml").read_text() == ROUND
