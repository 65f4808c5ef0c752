"""Where the git host lets people edit a record, and write a new one."""

from pathlib import Path

import pytest

from growthfolio.hosts.repository import edit_patterns
from growthfolio.rendering import Links

ROOT = Path("/repository")
DOCS = ROOT / "portfolios"
RECORD = "mentors/ben/2026/review.md"


def addresses(repo: str, edit: str, docs: Path = DOCS) -> tuple[str, str]:
    """Where Ben's review is edited and written."""
    edit_pattern, new_pattern = edit_patterns(repo, edit, docs, ROOT)
    links = Links(edit=edit_pattern, new=new_pattern)
    return links.edit_address(RECORD), links.new_address(RECORD)


@pytest.mark.parametrize(
    ("repo", "edit", "edited", "written"),
    [
        (
            "https://github.example/o/r",
            "edit/main/portfolios/",
            "https://github.example/o/r/edit/main/",
            "https://github.example/o/r/new/main/",
        ),
        (
            "https://gitlab.example/o/r/",
            "-/edit/main/portfolios",
            "https://gitlab.example/o/r/-/edit/main/",
            "https://gitlab.example/o/r/-/new/main/",
        ),
        (
            "https://gitea.example/o/r",
            "_edit/main/portfolios/",
            "https://gitea.example/o/r/_edit/main/",
            "https://gitea.example/o/r/_new/main/",
        ),
    ],
)
def test_git_hosts_have_their_own_addresses(
    repo: str, edit: str, edited: str, written: str
) -> None:
    assert addresses(repo, edit) == (
        f"{edited}mentors/ben/2026/review.md",
        f"{written}mentors/ben/2026?filename=review.md&file_name=review.md",
    )


def test_records_may_lie_beside_the_docs_or_below_them() -> None:
    base = "https://github.example/o/r/edit/main/"

    assert edit_patterns("https://github.example/o/r", "edit/main/", ROOT, ROOT)[0] == (
        base + "{path}"
    )
    beside = edit_patterns(
        "https://github.example/o/r", "edit/main/docs/", ROOT / "docs", ROOT / "data"
    )
    assert beside[0] == base + "data/{path}"


@pytest.mark.parametrize(
    ("repo", "edit"),
    [
        ("", "edit/main/portfolios/"),
        ("https://git.example/o/r", ""),
        ("https://git.example/o/r", "blob/main/portfolios/"),
        ("https://git.example/o/r", "?query=root/portfolios/"),
    ],
)
def test_what_is_not_known_is_not_offered(repo: str, edit: str) -> None:
    assert addresses(repo, edit) == ("", "")


def test_braces_in_an_address_stay() -> None:
    edited, _ = addresses("https://git.example/{o}/r", "edit/main/portfolios/")

    assert edited == "https://git.example/{o}/r/edit/main/mentors/ben/2026/review.md"
