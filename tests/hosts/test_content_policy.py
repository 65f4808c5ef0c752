"""Every page says what it may run and load: the theme's, and nothing else."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from growthfolio.hosts.content_policy import Policy, chosen, loaded_by_choice, merged
from hosts.small_tree import FILES, build, pages, plant, run

PAGE = (
    '<html><head>\n <meta charset="utf-8"><title>x</title>'
    "<script>theme()</script><style>:root{}</style></head>"
    "<body><p>{}</p><script src=a.js></script></body></html>"
)


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy_in(page: str) -> dict[str, list[str]]:
    """A page's policy by directive; it stands before anything that loads."""
    head, found, _ = page.partition('<meta http-equiv="Content-Security-Policy"')
    assert found, "the page has no policy"
    assert not re.search(r"<(script|link|style|img)\b", head)
    content = re.search(r'Security-Policy" content="([^"]*)"', page)
    assert content is not None
    parts = (part.split() for part in unescape(content[1]).split(";"))
    return {directive: sources for directive, *sources in parts}


def test_the_theme_s_own_scripts_and_styles_are_known_by_their_hashes() -> None:
    policy = policy_in(Policy({}).on(PAGE, "<p>{}</p>"))

    assert policy["script-src"] == ["'self'", hash_of("theme()")]
    assert policy["style-src"] == ["'self'", hash_of(":root{}")]
    assert policy["default-src"] == policy["object-src"] == ["'none'"]
    assert policy["base-uri"] == policy["form-action"] == ["'none'"]
    assert "style-src-attr" not in policy


def test_a_script_in_what_people_wrote_gets_no_hash() -> None:
    content = "<p><script>theirs()</script></p>"
    page = PAGE.replace("<p>{}</p>", content)
    policy = Policy({})

    assert hash_of("theirs()") not in policy_in(policy.on(page, content))["script-src"]
    assert policy.runs == {"'self'", hash_of("theme()")}
    # The organisation's own page is its own affair.
    assert hash_of("theirs()") in policy_in(policy.on(page))["script-src"]


def test_style_attributes_are_known_by_their_hashes_too() -> None:
    content = '<p style="color: red">x</p>'
    page = PAGE.replace("<p>{}</p>", f"<i style=\"a: 'b'\"></i>{content}")
    allowed = ["'unsafe-hashes'", hash_of("a: 'b'")]

    assert policy_in(Policy({}).on(page, content))["style-src-attr"] == allowed
    assert policy_in(Policy({}).on(page))["style-src-attr"] == [
        *allowed,
        hash_of("color: red"),
    ]


def test_the_charset_stays_within_what_browsers_look_through() -> None:
    assert Policy({}).on(PAGE, "{}").index("charset") < 1024


@pytest.mark.parametrize(
    "page", ["<html><head lang=en><title>x</title>", "<!doctype html><p>x", "<p>x"]
)
def test_a_page_without_a_head_has_one_too(page: str) -> None:
    assert "default-src" in policy_in(Policy({}).on(page))


def test_an_owner_may_allow_more() -> None:
    sources = chosen({"img-src": "https://example.org", "frame-src": ["https://a.org"]})
    policy = policy_in(Policy(sources).on(PAGE, "{}"))

    assert policy["img-src"] == ["'self'", "data:", "https://example.org"]
    assert policy["frame-src"] == ["https://a.org"]


@pytest.mark.parametrize(
    "given",
    [
        {"image-src": "https://example.org"},
        {"object-src": "https://example.org"},
        {"img-src": "https://a.org; script-src *"},
        {"img-src": 'x"><script>'},
        {"img-src": {"a": "b"}},
        {"img-src": [1]},
    ],
)
def test_what_is_no_source_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="src"):
        chosen(given)


def test_what_the_settings_load_is_allowed() -> None:
    sources = loaded_by_choice(
        ["a.css", "//a.org/x.css"], ["https://b.org/y.js"], google_fonts=True
    )
    assert merged(sources) == {
        "script-src": ("https://b.org",),
        "style-src": ("https://a.org", "https://fonts.googleapis.com"),
        "font-src": ("https://fonts.gstatic.com",),
    }


@pytest.mark.parametrize("theme", ["material", "mkdocs, highlightjs: false"])
def test_every_page_of_a_site_has_its_policy(tmp_path: Path, theme: str) -> None:
    """Those in the menu, those written past MkDocs, and the theme's 404."""
    config = str(FILES["mkdocs.yml"]).replace("material", theme)
    root = plant(tmp_path, **{"mkdocs.yml": config})
    built = pages(build(root))

    assert {"index.html", "people/ada/index.html", "404.html"} <= built.keys()
    for name, page in built.items():
        scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        allowed = policy_in(page)["script-src"]
        assert allowed == ["'self'", *dict.fromkeys(map(hash_of, scripts))], name


def test_an_option_that_is_wrong_stops_the_build(tmp_path: Path) -> None:
    config = str(FILES["mkdocs.yml"]).replace(
        "[growthfolio]", "[{growthfolio: {csp: {img: x}}}]"
    )
    ran = run(plant(tmp_path, **{"mkdocs.yml": config}))

    assert ran.returncode == 1
    assert "csp: “img” is none of script-src" in ran.stderr
