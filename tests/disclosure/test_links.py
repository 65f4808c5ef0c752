"""Links under aliases lead to the files given; code is the author's text."""

import pytest

from growthfolio.disclosure.links import relinked
from growthfolio.disclosure.shown import ShownFile

FOLDER = "portfolios/ada/2026-03"
FILES = (
    ShownFile(
        path=f"{FOLDER}/Ada.png",
        name="2026-03-plan-1.png",
        url="people/K7QD/2026-03/2026-03-plan-1.png",
        written="2026-03-plan-1.png",
    ),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![x](Ada.png)", "![x](<2026-03-plan-1.png>)"),
        ('[x](<./Ada.png> "t")', '[x](<2026-03-plan-1.png> "t")'),
        ("[x](../bo/secret.png)", "[x](<>)"),
        ("[1]: Ada.png", "[1]: <2026-03-plan-1.png>"),
        ("[x](https://example.org/Ada.png)", "[x](https://example.org/Ada.png)"),
        ("- `a` and ![x](Ada.png)", "- `a` and ![x](<2026-03-plan-1.png>)"),
    ],
)
def test_relative_links_lead_to_given_files_or_nowhere(
    text: str, expected: str
) -> None:
    assert relinked(text, FOLDER, FILES) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`a[0](b)`",
        "``a `[0](b)` c``",
        "```js\nh[n](req)\n```\n",
        "~~~\nh[n](req)\n[1]: x\n~~~\n",
        "```\nnever closed [n](req)\n",
        r"\[t\](a.png)",
        "[t](a b.png)",
    ],
)
def test_what_is_no_link_stays_as_it_is(text: str) -> None:
    assert relinked(text, FOLDER, FILES) == text
