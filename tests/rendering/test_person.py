"""A mentee's page: the year, the timeline, its cards and gaps."""

import re

from msgspec.structs import replace

from fake_parts import ADA, BEN, DECK, PICTURE, SCAN, card, comment, gap, strip
from fake_site import person_page, site
from growthfolio.model.obligation import State
from growthfolio.pages.views import Fact, Link
from growthfolio.rendering import (
    Heading,
    Links,
    render,
)
from rendering.page_html import LINKS, html_of, text_of


def test_the_contents_list_the_periods() -> None:
    assert render(person_page(), site(), LINKS).headings == (
        Heading(level=2, id="timeline", text="Timeline"),
        Heading(level=3, id="m-2026-03", text="March 2026"),
    )


def test_slides_are_offered_by_name() -> None:
    said = html_of(person_page(card(files=(DECK,))))

    assert "Slides: 三月汇报.pptx" in said
    assert 'download="三月汇报.pptx"' in said


def test_files_the_text_shows_are_not_offered_again() -> None:
    source = "![](graph%201.png) [scan](scan.pdf)"
    quiet = html_of(person_page(card(source, files=(PICTURE, SCAN))))
    loud = html_of(person_page(card(files=(PICTURE, SCAN))))

    assert 'class="gf-files"' not in quiet
    assert loud.count(" download=") == 2


def test_a_file_goes_by_the_name_texts_use() -> None:
    file = replace(PICTURE, path="elsewhere/x.png", written=PICTURE.path)
    said = html_of(person_page(card("![a](graph%201.png)", files=(file,))))

    assert '<img src="ada/2026-03/graph%201.png" alt="a">' in said
    assert "elsewhere" not in said


def test_a_late_record_says_by_how_much() -> None:
    said = html_of(person_page(card(state=State.LATE, late_days=3)))

    assert "days late: 3" in text_of(said)


def test_an_author_is_named_where_the_view_names_one() -> None:
    assert '<a href="../mentors/ben.html">Ben Wu</a>' in html_of(
        person_page(card(author=BEN), facts=())
    )


def test_comments_stand_below_with_their_own_ids() -> None:
    said = html_of(
        person_page(
            card(
                "a[^1]\n\n[^1]: b",
                comments=(comment(source="c[^1]\n\n[^1]: d"), comment(role="")),
            )
        )
    )

    assert "Comment: Ben Wu (Business mentor)" in text_of(said).replace(" ( ", " (")
    assert 'id="u-r-2026-03-notes-1-fn-1"' in said
    assert 'id="u-r-2026-03-notes-1-c1-fn-1"' in said


def test_a_comments_pictures_are_the_records_files() -> None:
    note = comment(source="![g](graph%201.png)")

    assert '<img src="ada/2026-03/graph%201.png"' in html_of(
        person_page(card(files=(PICTURE,), comments=(note,)))
    )


def test_a_gap_says_what_to_do() -> None:
    said = html_of(person_page(gap()))

    assert "<pre><code>growthfolio new ada plan 2026-03</code></pre>" in said
    assert "portfolios/ada/2026-03/plan.md" in said
    assert "days overdue: 30" in said
    assert '<time datetime="2026-03-05">' in said


def test_a_gap_can_be_filled_on_the_git_host() -> None:
    host = Links(new="https://git.example.org/{folder}?filename={name}")
    address = "https://git.example.org/portfolios/ada/2026-03?filename=plan.md"

    assert f'href="{address}"' in html_of(person_page(gap()), host)
    assert "git.example.org" not in html_of(person_page(gap()))


def test_an_accepted_gap_is_calmer_and_says_why() -> None:
    said = html_of(person_page(gap(waived=True, reason="first month")))

    assert "gf-gap--waived" in said
    assert "first month" in said
    assert "growthfolio new ada plan 2026-03" not in said


def test_a_period_whose_gaps_are_all_accepted_is_calmer() -> None:
    calm = html_of(person_page(gap(waived=True)))
    loud = html_of(person_page(gap(waived=True), gap(anchor="g-2")))

    assert "gf-chapter--missing" not in calm
    assert "gf-chapter--missing" in loud


def test_what_is_still_in_time_keeps_its_advice_folded() -> None:
    due = gap(state=State.DUE, days=None)

    assert '<details class="gf-mend">' in html_of(person_page(due))
    assert "<details" not in html_of(person_page(gap()))


def test_nothing_is_said_where_nothing_may_be_known() -> None:
    """Under an alias there is neither command nor path."""
    hidden = gap(command="", path="")
    said = html_of(person_page(hidden, next=None))

    assert "growthfolio new" not in said
    assert "portfolios/" not in said


def test_no_path_is_printed_but_for_what_is_not_there() -> None:
    files = (replace(SCAN, path="portfolios/ada-lin/scan.pdf"),)
    hidden = card("![x](y.png)", files=files, folder="portfolios/ada-lin")
    said = html_of(
        person_page(replace(hidden, path="")), Links(edit="https://x/{path}")
    )

    assert "ada-lin" not in said


def test_a_record_can_be_edited_on_the_git_host() -> None:
    host = Links(edit="https://git.example.org/{path}")

    assert 'href="https://git.example.org/portfolios/ada/2026-03/notes.md"' in html_of(
        person_page(card()), host
    )


def test_paper_is_signed_and_says_what_it_was_printed_from() -> None:
    said = text_of(html_of(person_page()))

    assert "Mentee (signature):" in said
    assert "as of 2026-04-04 · commit 3f9c2e1" in said


def test_the_strip_leads_to_the_periods() -> None:
    said = html_of(person_page())

    assert said.count('<a class="gf-cell" href="#m-2026-03"') == len(State)
    assert 'class="gf-period gf-now" aria-current="date"' in said


def test_a_page_without_anything_is_a_page() -> None:
    bare = person_page(
        next=None,
        strip=None,
        facts=(),
        years=(),
        timeline=replace(person_page().timeline, chapters=(), kinds=()),
    )

    assert "<h1>Ada Lin</h1>" in html_of(bare)
    assert render(bare, site(), LINKS).hide == ("navigation", "toc")


def test_links_without_a_page_are_text() -> None:
    facts = (Fact(label="Mentor", values=(Link(text="Nobody"), ADA)),)
    said = html_of(person_page(facts=facts))

    assert re.search(r'<dd>Nobody, <a href="ada\.html">Ada Lin</a></dd>', said)


def test_a_long_strip_scrolls_by_itself() -> None:
    wide = replace(strip(), columns=strip().columns * 2)

    assert "gf-scroll--wide" in html_of(person_page(strip=wide))
    assert "gf-scroll--wide" not in html_of(person_page())
