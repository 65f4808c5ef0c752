"""Hidden files of a theme are not listed, and loaded all the same."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from growthfolio.hosts.theme_files import hide_hidden
from planting import put

THEME = {
    "theme/main.html": "{% include '.icons/one.svg' %}",
    "theme/.icons/one.svg": "<svg/>",
    "theme/.hidden.css": "",
    "theme/css/site.css": "",
    "theme/css/.hidden/a.css": "",
    "theme/css/deep/more.css": "",
    "theme/404.html": "404",
    "docs/index.md": "# Hello\n",
}


@pytest.fixture(params=["material", "mkdocs", "null"])
def config(request: pytest.FixtureRequest, tmp_path: Path) -> MkDocsConfig:
    theme = f"theme: {{name: {request.param}, custom_dir: theme}}\n"
    put(tmp_path, THEME | {"mkdocs.yml": f"site_name: X\n{theme}plugins: []\n"})
    return load_config(str(tmp_path / "mkdocs.yml"))


def files(config: MkDocsConfig) -> list[str]:
    """What MkDocs takes from the theme."""
    found = Files([])
    found.add_files_from_theme(config.theme.get_env(), config)
    return [file.src_uri for file in found]


def test_mkdocs_takes_the_same_files(config: MkDocsConfig) -> None:
    before = files(config)
    hide_hidden(config.theme)
    assert files(config) == before
    assert "css/deep/more.css" in before


def test_no_hidden_file_is_looked_at(config: MkDocsConfig) -> None:
    hide_hidden(config.theme)
    listed = config.theme.get_env().list_templates()
    assert not [name for name in listed if "/." in f"/{name}"]


def test_they_are_loaded_all_the_same(config: MkDocsConfig) -> None:
    hide_hidden(config.theme)
    env = config.theme.get_env()
    assert env.get_template("main.html").render() == "<svg/>"
