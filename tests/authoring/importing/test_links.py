"""Links lead where the files lie afterwards, or become text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthfolio.authoring.importing.links import rewritten
from growthfolio.loading.links import relative_links

FILES = {
    "a.png": "a.png",
    "img/b c.png": "b-c.png",
    "图(1).pdf": "图(1).pdf",
    "n.md": "../n.md",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![A](a.png)", "![A](a.png)"),
        ("![A](./a.png)", "A (`./a.png`)"),
        ("![](<img/b c.png>)", "![](b-c.png)"),
        ('![x](img/b%20c.png "T")', '![x](b-c.png "T")'),
        ("[see](图(1).pdf#page=2)", "[see](图%281%29.pdf#page=2)"),
        ("[next](n.md#top)", "[next](../n.md#top)"),
        ("[next](m.md)", "next (`m.md`)"),
        ("![gone](/img/x_y.png)", "gone (`/img/x_y.png`)"),
        ("![](gone.png)", "`gone.png`"),
        ("[![A](a.png)](gone.pdf)", "![A](a.png) (`gone.pdf`)"),
        (
            "[![A](gone.png)](https://example.org)",
            "[A (`gone.png`)](https://example.org)",
        ),
        ("[w](https://example.org/a.png)", "[w](https://example.org/a.png)"),
        ("[w](mailto:a@example.org) [h](#h)", "[w](mailto:a@example.org) [h](#h)"),
        ("[A][1]\n\n[1]: a.png", "[A][1]\n\n[1]: a.png"),
        ("[A][1]\n\n[1]: img/b%20c.png 'T'", "[A][1]\n\n[1]: b-c.png 'T'"),
        ("[A][1]\n\n[1]: gone.png", "[A][1]\n\n\\[1]: gone.png"),
        ("text[^1]\n\n[^1]: see a.png", "text[^1]\n\n[^1]: see a.png"),
        ("[note]: this is prose", "[note]: this is prose"),
        ('<img src="gone.png">', '<img src="gone.png">'),
        (
            "![A](gone.png)\n\n```md\n![A](gone.png)\n```\n\n![A](gone.png)",
            "A (`gone.png`)\n\n```md\n![A](gone.png)\n```\n\nA (`gone.png`)",
        ),
        ("    f[i](x)", "    f[i](x)"),
    ],
)
def test_one(text: str, expected: str) -> None:
    assert rewritten(text, FILES.get) == expected


@given(
    st.lists(
        st.sampled_from(
            [*"![](<>)\\ `\n\"'#:", "[a](x.png)", "[1]: y.png", "x.png", "词", "```"]
        ),
        max_size=40,
    )
)
def test_what_has_no_files_has_no_links_the_pattern_knows(pieces: list[str]) -> None:
    """It ends, keeps what is no link, and text without links stays as it is."""
    text = "".join(pieces)
    done = rewritten(text, lambda _: None)

    if not relative_links(text):
        assert done == text
