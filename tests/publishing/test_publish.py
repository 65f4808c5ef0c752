"""A site is swapped in whole, or the old one stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from growthfolio.model.refusal import RefusalError
from growthfolio.publishing import publish


def page(text: str) -> Callable[[Path], None]:
    """A build of one page."""

    def build(folder: Path) -> None:
        (folder / "index.html").write_text(text)

    return build


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden things too."""
    return sorted(item.name for item in folder.iterdir())


def test_a_first_and_a_second_site_take_the_place(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "site"
    publish(page("one"), out, tmp_path / "programme")
    (out / "stale.html").write_text("old")
    publish(page("two"), out, tmp_path / "programme")
    assert names(out) == ["index.html"]
    assert (out / "index.html").read_text() == "two"
    assert names(out.parent) == ["site"]


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(
    tmp_path: Path,
) -> None:
    out = tmp_path / "site"
    publish(page("one"), out, tmp_path / "programme")

    def fail(folder: Path) -> None:
        (folder / "index.html").write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        publish(fail, out, tmp_path / "programme")
    assert (out / "index.html").read_text() == "one"
    assert names(tmp_path) == ["site"]


def test_a_build_without_a_home_page_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(page("one"), out, tmp_path / "programme")
    with pytest.raises(RefusalError):
        publish(lambda _: None, out, tmp_path / "programme")
    assert (out / "index.html").read_text() == "one"


def test_what_is_no_site_is_never_replaced(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.md").write_text("years of work")
    with pytest.raises(RefusalError):
        publish(page("one"), precious, tmp_path / "programme")
    assert names(precious) == ["thesis.md"]


@pytest.mark.parametrize(
    "out", ["", "programme", "programme/..", "programme/mentors", "programme/units/x"]
)
def test_the_programme_itself_is_never_replaced(tmp_path: Path, out: str) -> None:
    root = tmp_path / "programme"
    root.mkdir()
    (root / "index.html").write_text("looks like a site")
    (tmp_path / "index.html").write_text("looks like a site")
    with pytest.raises(RefusalError):
        publish(page("one"), tmp_path / out, root)
    assert (root / "index.html").read_text() == "looks like a site"


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    left = tmp_path / ".site.building-abc"
    left.mkdir()
    (left / "index.html").write_text("half")
    publish(page("one"), tmp_path / "site", tmp_path / "programme")
    assert names(tmp_path) == ["site"]
