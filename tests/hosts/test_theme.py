"""What a theme is told where nobody has told it anything."""

import pytest

from growthfolio.hosts.theme import material_defaults, without_strangers
from growthfolio.words import speech


def test_material_fetches_no_fonts() -> None:
    assert material_defaults({}, speech("en"))["font"] is False


def test_what_somebody_chose_stays() -> None:
    chosen = {"font": {"text": "Noto Sans"}, "palette": {"primary": "red"}}

    assert {*material_defaults(chosen, speech("en"))} == {"language", "features"}


@pytest.mark.parametrize(
    ("language", "material"), [("zh-CN", "zh"), ("zh-TW", "zh-Hant"), ("en", "en")]
)
def test_material_speaks_the_sites_language(language: str, material: str) -> None:
    assert material_defaults({}, speech(language))["language"] == material


def test_light_and_dark_can_be_switched() -> None:
    palette = material_defaults({}, speech("en"))["palette"]

    assert isinstance(palette, list)
    assert [one["scheme"] for one in palette] == ["default", "slate"]
    assert all(one["toggle"]["name"] for one in palette)


def test_private_pages_ask_not_to_be_listed() -> None:
    page = "<html><head><title>x</title></head><body></head></body></html>"
    private = without_strangers(page, private=True)

    assert private.count('<meta name="robots" content="noindex, nofollow">') == 1
    assert private.index("robots") < private.index("</head>")
    assert without_strangers(page, private=False) == page


def test_no_git_host_is_asked_for_stars() -> None:
    link = '<a href="https://git.example/o/r" data-md-component="source">r</a>'

    assert without_strangers(link, private=False) == (
        '<a href="https://git.example/o/r">r</a>'
    )
