"""Addresses: from each page to each other, in both ways a site can be laid out."""

import pytest

from growthfolio.pages.views import File, Link
from growthfolio.rendering import Links

FOLDERS = Links(directory_urls=True)
FILES = Links(directory_urls=False)


@pytest.mark.parametrize(
    ("here", "target", "in_folders", "in_files"),
    [
        ("", "people/ada", "people/ada/", "people/ada.html"),
        ("", "", "./", "index.html"),
        ("people/ada", "", "../../", "../index.html"),
        ("people/ada", "people/ada", "./", "ada.html"),
        ("people/ada", "people/ada/2025", "2025/", "ada/2025.html"),
        ("people/ada/2025", "people/ada", "../", "../ada.html"),
        ("mentors", "mentors/ben", "ben/", "mentors/ben.html"),
        ("people/ada", "people/zoë", "../zo%C3%AB/", "zo%C3%AB.html"),
    ],
)
def test_a_page_is_reached_from_another(
    here: str, target: str, in_folders: str, in_files: str
) -> None:
    assert FOLDERS.to(target, here) == in_folders
    assert FILES.to(target, here) == in_files


def test_an_anchor_is_part_of_the_address() -> None:
    link = Link(text="March", url="people/ada", anchor="m-2026-03")

    assert FILES.to(link, "") == "people/ada.html#m-2026-03"
    assert FOLDERS.to(link, "people/ada") == "#m-2026-03"


def test_a_file_lies_where_it_lies_in_both_layouts() -> None:
    file = File(name="a b.png", path="x/a b.png", url="people/ada/2026-03/a b.png")

    assert FILES.to(file, "people/ada") == "ada/2026-03/a%20b.png"
    assert FOLDERS.to(file, "people/ada") == "2026-03/a%20b.png"


@pytest.mark.parametrize("url", ["", "people/ada", "mentors", "people/index"])
def test_a_page_is_written_where_links_lead(url: str) -> None:
    assert FILES.destination(url) == FILES.address(url)
    assert FOLDERS.destination(url) == FOLDERS.address(url) + "index.html"


def test_the_git_host_is_asked_for_a_file_by_its_path() -> None:
    links = Links(
        edit="https://git.example.org/edit/main/{path}",
        new="https://git.example.org/new/main/{folder}?filename={name}",
    )

    assert links.edit_address("portfolios/ada/第一.md") == (
        "https://git.example.org/edit/main/portfolios/ada/%E7%AC%AC%E4%B8%80.md"
    )
    assert links.new_address("portfolios/ada/2026-03/plan.md") == (
        "https://git.example.org/new/main/portfolios/ada/2026-03?filename=plan.md"
    )


def test_without_a_git_host_or_a_path_there_is_no_address() -> None:
    assert Links().edit_address("portfolios/ada/plan.md") == ""
    assert Links(new="https://git.example.org/{path}").new_address("") == ""
