"""What goes into a site beside the records, told from mkdocs.yml and from memory."""

from pathlib import Path

import pytest

from growthfolio.hosts import settings
from growthfolio.hosts.inputs import CONFIG, inputs_of
from planting import put

SETTINGS = "site_name: x\ndocs_dir: docs\nplugins: [growthfolio]\n"


@pytest.fixture
def understood(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were read."""
    found: list[str] = []
    folders_in = settings.folders_in

    def counting(text: str) -> tuple[str, ...] | None:
        found.append(text)
        return folders_in(text)

    monkeypatch.setattr(settings, "folders_in", counting)
    return found


def test_the_same_settings_are_read_once(tmp_path: Path, understood: list[str]) -> None:
    root = put(tmp_path, {CONFIG: SETTINGS, "docs/a.md": ""})
    found = [inputs_of(root, CONFIG, cached=True) for _ in range(2)]
    assert found == [("docs/a.md", CONFIG)] * 2
    assert understood == [SETTINGS]


def test_whoever_goes_by_nothing_reads_them(
    tmp_path: Path, understood: list[str]
) -> None:
    root = put(tmp_path, {CONFIG: SETTINGS, "docs/a.md": ""})
    for _ in range(2):
        inputs_of(root, CONFIG)
    assert understood == [SETTINGS] * 2
    assert not (root / ".growthfolio").exists()


def test_a_new_file_is_found_all_the_same(tmp_path: Path) -> None:
    root = put(tmp_path, {CONFIG: SETTINGS, "docs/a.md": ""})
    inputs_of(root, CONFIG, cached=True)
    put(root, {"docs/b.md": ""})
    found = inputs_of(root, CONFIG, cached=True)
    assert found == ("docs/a.md", "docs/b.md", CONFIG)


@pytest.mark.parametrize(
    ("line", "changed", "expected"),
    [
        ("docs_dir: docs", "docs_dir: pages", ("mkdocs.yml", "pages/p.md")),
        ("plugins: [", "plugins: [blog, ", None),
        ("site_name: x", "site_name: x\nhooks: [x.py]", None),
    ],
)
def test_other_settings_are_read_again(
    tmp_path: Path, line: str, changed: str, expected: tuple[str, ...] | None
) -> None:
    root = put(tmp_path, {CONFIG: SETTINGS, "docs/a.md": "", "pages/p.md": ""})
    before = inputs_of(root, CONFIG, cached=True)
    put(root, {CONFIG: SETTINGS.replace(line, changed)})
    for _ in range(2):
        assert inputs_of(root, CONFIG, cached=True) == expected
    put(root, {CONFIG: SETTINGS})
    assert inputs_of(root, CONFIG, cached=True) == before
