"""The style sheet and the script: small, complete, and from nowhere else."""

import re
from importlib.resources import files

import pytest

PACKAGE = files("growthfolio.rendering")
ASSETS = {
    name: (PACKAGE / "assets" / name).read_text("utf-8")
    for name in ("growthfolio.css", "growthfolio.js")
}
FRAGMENTS = {
    one.name: one.read_text("utf-8") for one in (PACKAGE / "fragments").iterdir()
}


@pytest.mark.parametrize("name", ASSETS)
def test_nothing_is_fetched(name: str) -> None:
    assert not re.search(r"//[\w-]+\.|@import|url\(|fetch\(|import\(", ASSETS[name])


def test_no_fragment_fetches_or_runs_anything() -> None:
    text = "".join(FRAGMENTS.values())

    # A picture is one of the site's own files, and nothing else.
    text = re.sub(r'<img src="{{ [\w.]+\|url }}"', "", text)
    assert not re.search(r"https?:|<(script|link|img|iframe|style)\b| on\w+=", text)
    assert "|safe" not in re.sub(r'"</?(code|strong)>"\|safe', "", text)


def test_the_script_says_nothing_of_its_own() -> None:
    """Whatever it shows comes from the page, in the site's language."""
    script = re.sub(r"/\*.*?\*/", "", ASSETS["growthfolio.js"], flags=re.DOTALL)
    shown = re.findall(r"(?:textContent|innerText|title) = ([^;=]+)", script)

    assert shown
    assert not any(re.match(r"[\"'`]", value) for value in shown)
    assert "innerHTML" not in script


def test_the_script_is_small() -> None:
    assert len(ASSETS["growthfolio.js"].encode()) < 4_500


def test_every_class_of_the_fragments_is_styled_or_a_hook() -> None:
    used = {
        name
        for text in FRAGMENTS.values()
        for value in re.findall(r'class="([^"]*)"', text)
        for name in re.sub(r"{[%{].*?[%}]}", " ", value).split()
        if not name.endswith("-")
    }
    known = set(re.findall(r"gf-[\w-]+", "".join(ASSETS.values())))

    assert "gf-card" in used
    assert used - known - {"gf"} == set()
