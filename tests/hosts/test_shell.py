"""A theme's page is cut up where joining its pieces gives the same again."""

import html

import pytest

from growthfolio.hosts.shell import Dress, Shell, sample
from growthfolio.rendering import Heading

ADDRESS = "https://example.org/people/sample/"


def theme(dress: Dress) -> str:
    """A page as a theme might make it."""
    rows, last = [], len(dress.headings)
    for n, one in enumerate(dress.headings):
        following = dress.headings[n + 1] if n + 1 < last else None
        label = html.escape(one.text).replace("&quot;", "&#34;")
        item = f'<li class="i">\n <a href="#{one.id}">{one.text}</a>'
        nested = one.level == 2 and following is not None and following.level == 3
        if nested:
            rows.append(f'{item}\n <nav aria-label="{label}">\n  <ul>\n   ')
            continue
        rows.append(f"{item}\n</li>")
        ends = one.level == 3 and (following is None or following.level == 2)
        rows.append("\n   ")
        if ends:
            rows[-1] = "\n  </ul>\n </nav>\n</li>"
            rows.append("\n ")
        elif one.level == 2:
            rows[-1] = "\n "
    table = "".join(rows[:-1]) if rows else ""
    skip = f'<a href="#{dress.headings[0].id}">Skip</a>' if dress.headings else ""
    nav = f"<nav><ul>\n {table}\n</ul></nav>" if dress.headings else ""
    return (
        f"<html><head><title>{dress.title} - Site</title>"
        f'<meta content="{html.escape(dress.title)}">'
        f'<link rel="canonical" href="{dress.address}"></head><body>'
        f"<ul><li>Menu</li></ul>{skip}{nav}<main>{dress.content}</main></body></html>"
    )


HEADINGS = (
    Heading(level=2, id="m-2026-03", text='March: "the archive" & more'),
    Heading(level=3, id="plan", text="Plan"),
    Heading(level=2, id="m-2026-02", text="February"),
    Heading(level=2, id="m-2026-01", text="January"),
    Heading(level=3, id="a", text="A"),
    Heading(level=3, id="b", text="B"),
    Heading(level=3, id="c", text="C"),
)


@pytest.mark.parametrize(
    "headings", [(), HEADINGS, HEADINGS[:1], HEADINGS[:2], HEADINGS[2:3], HEADINGS[3:]]
)
def test_pages_in_the_shell_are_what_the_theme_makes_of_them(
    headings: tuple[Heading, ...],
) -> None:
    tried = sample(with_headings=bool(headings), address=ADDRESS)
    shell = Shell.cut(theme(tried), ADDRESS, with_headings=bool(headings))
    assert shell is not None
    dress = Dress(
        title='Ada "the first" Lin',
        address="https://example.org/people/ada/",
        content="<h1>Ada</h1>\n<p>gfshell</p>",
        headings=headings,
    )
    assert shell.around(dress) == theme(dress)


def test_without_an_address_of_the_site() -> None:
    tried = sample(with_headings=False, address="")
    shell = Shell.cut(theme(tried), "", with_headings=False)
    assert shell is not None
    dress = Dress(title="Ada", address="", content="<p>x</p>", headings=())
    assert shell.around(dress) == theme(dress)


@pytest.mark.parametrize(
    "changed",
    [
        lambda page: page.replace("<main>", "<main>" + page[page.index("<main>") :]),
        lambda page: page.replace("gf-shell-content", "p"),
        lambda page: page.upper(),
        lambda page: page.replace('"#gfshellidonegf"', '"#"', 1),
    ],
)
def test_a_theme_that_is_not_understood_is_not_cut(changed: object) -> None:
    assert callable(changed)
    page = changed(theme(sample(with_headings=True, address=ADDRESS)))
    assert Shell.cut(page, ADDRESS, with_headings=True) is None
