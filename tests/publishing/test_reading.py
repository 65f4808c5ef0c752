"""A page is read at a glance where that is enough, and in full where it is not."""

import random
from collections.abc import Collection

import pytest

from growthfolio.publishing import reading
from growthfolio.publishing.offences import read
from growthfolio.publishing.page import BROKEN, Kind, Page
from growthfolio.publishing.reading import Reader
from publishing.sites import PAGE

# What is plain, what is not, and what parts one from the other; all in any order.
PIECES = (
    *("text", "&lt;b&gt;", " > ", '"', "'", "<!-- remark -->", "<!--", "-->", "<!-->"),
    *("<p>", "</p>", "<br/>", '<p title="a > b">', "<p title='a' class=b hidden>"),
    *("<title>", "</title>", "<textarea>", "</textarea>", "<noscript>", "</noscript>"),
    *(
        "<svg>",
        "</svg>",
        "<math>",
        "</math>",
        "<![CDATA[",
        "]]>",
        "<style>",
        "</style>",
    ),
    *("<script>", "</script>", "<SCRIPT>", "</Script >", "<script src='a.js'>"),
    *('<script type="application/json">', "<script type=module src=b.js></script>"),
    *('<img src="a.png">', '<img src="x" onerror="evil()">', "<img/onerror=evil()>"),
    *('<img src="//evil.example.org/a.png">', '<a href="javascript:evil()">x</a>'),
    *(
        '<a href="a.html" title="x">x</a>',
        '<a href="java&#115;cript:evil()">',
        "<base>",
    ),
    *('<image href="//evil.example.org/a.png">', "<use href='#a' class=b>"),
    *('<link rel="icon" href="//evil.example.org/a.png">', "<iframe srcdoc=x>"),
    *('<meta http-equiv="X-UA-Compatible" content="IE=edge">', "<meta http-equiv=x>"),
    *('<p style="color: red">', "<p style='background: url(x)'>", "<form action=x>"),
)
FOUND = ("hosts", "files", "inline", "offences")


def test_whatever_is_on_a_page_no_glance_misses_it() -> None:
    """What a browser takes for text, a glance may take for tags; never the reverse."""
    chance = random.Random(1)  # noqa: S311 - the same pages every time
    reader = Reader()
    for _ in range(20_000):
        body = "".join(chance.choices(PIECES, k=chance.randint(1, 8)))
        html = PAGE.format(body)
        glance, whole = reader.page(html.encode()), read(html)
        for name in FOUND:
            assert set(getattr(whole, name)) <= set(getattr(glance, name)), html


def test_plain_pages_are_read_at_a_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    """With all that a theme has: scripts, styles, pictures, forms, remarks."""
    in_full: list[str] = []

    def note(html: str) -> Page:
        in_full.append(html)
        return read(html)

    monkeypatch.setattr(reading, "read", note)
    body = (
        "<!-- made by a theme --><title>a &lt; b</title><style>p { color: red }</style>"
        '<link rel="stylesheet" href="a.css"><script src="a.js" async></script>'
        "<script>var i = 0; if (i < 1 && i > -1) i++</script>"
        '<script type="application/json">{"a": 1}</script><form class="search"></form>'
        '<svg viewBox="0 0 1 1"><path d="M1 1"/></svg><img src="b.png" alt="b">'
        '<a href="https://example.org/?a=b&amp;c=d" data-md-x=1>x</a><td><td class=x>'
    )
    reader = Reader()
    page = reader.page(PAGE.format(body).encode())
    assert page == read(PAGE.format(body))
    assert (page.files, len(page.inline), page.hosts) == (("a.js",), 1, ())
    assert in_full == []
    reader.page(PAGE.format(f"{body}<p onclick='x()'>").encode())
    assert len(in_full) == 1


@pytest.mark.parametrize("text", ["title", "style", "textarea", "desc"])
def test_text_within_a_drawing_may_hold_tags(text: str) -> None:
    """There, browsers know no elements of text but scripts."""
    body = f"<svg><{text}><img src=x onerror=evil()></{text}></svg>"
    (found,) = read(PAGE.format(body)).offences
    assert found.kind is Kind.HANDLER


def test_entities_in_a_drawing_s_style_are_letters() -> None:
    """Elsewhere they are not, and load nothing; nobody writes them there."""
    body = "<svg><style>@&#105;mport 'x'</style></svg>"
    (found,) = Reader().page(PAGE.format(body).encode()).offences
    assert found.kind is Kind.STYLE


def test_no_tag_hides_in_what_only_looks_like_data() -> None:
    body = (
        '<title><script type="application/json"></title>'
        "<img src=x onerror=evil()></script>"
    )
    (found,) = Reader().page(PAGE.format(body).encode()).offences
    assert found.kind is Kind.HANDLER


def test_a_policy_in_a_remark_is_none() -> None:
    html = (
        PAGE.format("").replace("<meta", "<!-- <meta").replace("</head>", "--></head>")
    )
    (found,) = Reader().page(html.encode()).offences
    assert found.kind is Kind.POLICY


def test_of_a_page_that_breaks_off_nothing_is_known() -> None:
    assert Reader().page(PAGE.format("").encode()[:-9]) == BROKEN


def test_a_page_may_say_behind_its_end_what_wrote_it() -> None:
    page = PAGE.format("")
    said = f"{page}\n<!--\nMkDocs version : 1.6.1\nBuild Date UTC : 2026-11-28\n-->\n"
    assert Reader().page(said.encode()) == Reader().page(page.encode())
    assert Reader().page(f"{page}<p>more</p>".encode()) == BROKEN


@pytest.mark.parametrize(("most", "times"), [(20_000, [1]), (20, range(2, 30))])
def test_tags_are_remembered_but_not_all_there_are(
    monkeypatch: pytest.MonkeyPatch, most: int, times: Collection[int]
) -> None:
    asked: list[bytes] = []
    part = reading._part  # noqa: SLF001 - to count what is looked at

    def noted(tag: bytes) -> object:
        asked.append(tag)
        return part(tag)

    monkeypatch.setattr(reading, "_part", noted)
    monkeypatch.setattr(reading, "_MOST", most)
    reader = Reader()
    for number in range(60):
        body = f'<p id="{number}"><a href="https://example.org/?{number}&amp;a">a</a>'
        html = PAGE.format(body)
        assert reader.page(html.encode()) == read(html)
    assert asked.count(b"<body>") in times
