"""Nothing leaves the theme that asks others, or runs what was not in it."""

import pytest

from growthfolio.hosts.content_policy import Policy, hashes
from growthfolio.hosts.outgoing import Outgoing

SCRIPT = "<script>theirs()</script>"
PAGE = f'<!doctype html><html><head></head><p data-md-component="source">{SCRIPT}</p>'


def outgoing(*, private: bool = False, watched: bool = False) -> Outgoing:
    return Outgoing(
        Policy({}), lambda text: f"{text}, whole", private=private, watched=watched
    )


def test_a_page_asks_nobody_and_says_what_may_run() -> None:
    out = outgoing()
    page = out.page(PAGE)
    assert "data-md-component" not in page
    assert "Content-Security-Policy" in page
    assert {*hashes(PAGE, "script")} < out.scripts


def test_what_people_wrote_may_not_run() -> None:
    out = outgoing()
    content = "<script>evil()</script>"
    out.page(PAGE.replace("</p>", f"</p>{content}"), content)
    assert not out.scripts.intersection(hashes(content, "script"))
    assert out.scripts.issuperset(hashes(PAGE, "script"))


@pytest.mark.parametrize("private", [True, False])
def test_private_pages_are_not_to_be_listed(*, private: bool) -> None:
    assert ("noindex" in outgoing(private=private).page(PAGE)) is private


def test_of_what_is_watched_mkdocs_adds_a_script_to_every_page() -> None:
    page = outgoing(watched=True).page(PAGE)
    assert "data-md-component" not in page
    assert "Content-Security-Policy" not in page


def test_templates_go_out_by_what_they_are() -> None:
    out = outgoing()
    assert "Content-Security-Policy" in out.template("404.html", PAGE)
    assert out.template("robots.txt", "Allow: /") == "Allow: /"
    assert out.template("sitemap.xml", "<urlset>") == "<urlset>, whole"
    assert out.sitemap == "<urlset>"
    assert out.empty == set()


@pytest.mark.parametrize("name", ["404.html", "sitemap.xml"])
def test_of_which_nothing_came_is_noted(name: str) -> None:
    """MkDocs writes no file then."""
    out = outgoing()
    assert out.template(name, "\n") == "\n"
    assert out.empty == {name}
    assert out.sitemap == ""
