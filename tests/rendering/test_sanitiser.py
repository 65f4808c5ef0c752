"""Whatever people write, nothing of it runs, calls home or poses as the site."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growthfolio.rendering.markdown import to_html
from growthfolio.rendering.sanitiser import Place
from growthfolio.words import speech

PLACE = Place(
    folder="portfolios/ada/2026-03",
    addresses={"portfolios/ada/2026-03/a.png": "ada/2026-03/a.png"},
    prefix="r-1",
)

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=a.png onload=alert(1)>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<math><mi//xlink:href='javascript:alert(1)'>",
    "<iframe src=https://evil.example.org></iframe>",
    "<object data=x></object><embed src=x>",
    "<form action=https://evil.example.org><input name=q><button>b</button></form>",
    "<style>*{background:url(https://evil.example.org)}</style>",
    "<p style='background:url(https://evil.example.org)'>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' &#1;java\nscript:alert(1)'>x</a>",
    "<a href='vbscript:x' target=_blank onclick=alert(1)>x</a>",
    "[x](javascript:alert(1)) [x]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "![x](x){ onerror=alert(1) }",
    "<video src=https://evil.example.org poster=//evil.example.org></video>",
    "<img srcset='https://evil.example.org 2x' src='//evil.example.org/a.png'>",
    "<img src='\\\\evil.example.org\\a.png'>",
    "<link rel=stylesheet href=//evil.example.org><meta http-equiv=refresh content=0>",
    "<base href=//evil.example.org>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>alert(1)</script></template>",
    "<textarea></textarea><title><script>alert(1)</script></title>",
    "<xmp><script>alert(1)</script></xmp><plaintext>",
    "<div id=__search class='md-overlay mermaid'>x</div>",
    "<img name=cookie id=__md_scope src=a.png>",
    "```mermaid\ngraph LR\n```",
)

ATTRIBUTES = frozenset(
    re.findall(
        r"[\w-]+",
        "align alt aria-label checked class colspan dir disabled height href id lang"
        " open rel rowspan scope src start title type width",
    )
)
CLASSES = ("contains-task-list", "footnote", "language-", "markdown-", "task-list-")
FORBIDDEN = frozenset(
    re.findall(
        r"[\w-]+",
        "script style svg math iframe object embed form button select textarea link"
        " meta base video audio source template noscript title h1 h2 h3 h4 dialog",
    )
)


class Faults(HTMLParser):
    """Everything in a page that people's text must not bring there."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what is wrong with a tag."""
        if tag in FORBIDDEN:
            self.found.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES or not harmless(name, value or ""):
                self.found.append(f"{tag} {name}={value}")


def harmless(name: str, value: str) -> bool:
    """Whether an attribute's value leads nowhere it must not."""
    match name:
        case "src":
            return value == "ada/2026-03/a.png"
        case "href":
            ours = value == "ada/2026-03/a.png" or value.startswith("#u-r-1-")
            return ours or bool(
                re.match(r"(https?://|mailto:)[^/\s]", value, re.IGNORECASE)
            )
        case "id":
            return value.startswith("u-r-1-")
        case "class":
            return all(
                word.startswith((*CLASSES, "gf-plain")) for word in value.split()
            )
        case _:
            return True


def faults(source: str) -> list[str]:
    """What is wrong with a text once it is HTML."""
    return Faults(str(to_html(source, PLACE, speech("en")).html)).found


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_hostile_is_left(source: str) -> None:
    assert faults(source) == []
    assert faults(f"text {source} text") == []
    assert faults(f"<div>{source}</div>") == []


def test_the_search_for_faults_finds_them() -> None:
    assert Faults("<img src=x onerror=y><h1>").found == [
        "img src=x",
        "img onerror=y",
        "h1",
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*HOSTILE, "<", ">", '"', "'", "=", "&#", "a.png", " ", "\n\n"])
        | st.text(max_size=8)
    )
)
def test_nothing_hostile_is_left_of_any_mixture(parts: list[str]) -> None:
    assert faults("".join(parts)) == []


def test_what_is_no_text_goes_whole_and_text_stays() -> None:
    said = str(to_html("<script>a1</script><form>b2</form>", PLACE, speech("en")).html)

    assert "a1" not in said
    assert "b2" in said


@pytest.mark.parametrize("attribute", ["title", "alt", "aria-label"])
@pytest.mark.parametrize("name", ["a href=https://example.org/", "img src=a.png"])
def test_what_a_theme_makes_html_of_has_none_in_it(name: str, attribute: str) -> None:
    """Material shows titles as tooltips, and sets their text as HTML."""
    source = f"<{name} {attribute}='&lt;img src=x onerror=alert(1)&gt; &amp;lt;'>x"
    said = html.unescape(str(to_html(source, PLACE, speech("en")).html))

    assert "<img src=x" not in said
    assert "&lt;" not in said
