"""Looking into pages: their elements, their ids, what they say."""

import re
from html.parser import HTMLParser

from fake_site import site
from growthfolio.pages.views import Page
from growthfolio.rendering import Links, render

LINKS = Links(directory_urls=False)
VOID = frozenset({"img", "input", "br", "hr", "wbr", "col"})


class Outline(HTMLParser):
    """The elements of a page, each with its attributes, and where each closes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.unclosed: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Elements close in the order they must."""
        assert self.unclosed.pop() == tag

    def all(self, *tags: str) -> list[dict[str, str]]:
        """The attributes of the elements of some kinds."""
        return [attributes for tag, attributes in self.elements if tag in tags]


def html_of(page: Page, links: Links = LINKS, **changes: object) -> str:
    """A page's content on a site of one page of each kind."""
    return render(page, site(**changes), links).html


def text_of(html: str) -> str:
    """What a page says, in one line."""
    return " ".join(re.sub("<[^>]*>", " ", html).split())
