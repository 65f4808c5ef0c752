"""What passed before is not read again; what depends on its site still counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from growthfolio.caching.shelf import Shelf
from growthfolio.model.refusal import RefusalError
from growthfolio.publishing import passing
from growthfolio.publishing.policy import named
from growthfolio.publishing.publish import publish
from publishing.sites import PAGE, build_of, text_of

SCRIPT = "'sha256-'"
SITE = {
    "index.html": PAGE.format('<script src="app.js"></script>'),
    "people/ada.html": PAGE.format("Ada"),
    "app.js": "",
}
PAGES = frozenset({"index.html", "people/ada.html"})


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """A shelf, empty at first."""
    yield (shelf := Shelf(tmp_path))
    shelf.close()


def build(tmp_path: Path, shelf: Shelf, **changed: object) -> Path:
    """The site, published with some of it changed."""
    files = SITE | {name: text for name, text in changed.items() if "." in name}
    promised = {name: given for name, given in changed.items() if "." not in name}
    written = {name: str(text) for name, text in files.items() if text is not None}
    out = tmp_path / "site"
    made = build_of(written, **{"pages": PAGES, **promised})
    publish({out: made}, tmp_path / "programme", shelf)
    shelf.close()
    return out


def test_only_what_changed_is_read_again(
    tmp_path: Path, shelf: Shelf, read: list[bytes]
) -> None:
    build(tmp_path, shelf)
    assert len(read) == 2
    build(tmp_path, shelf)
    assert len(read) == 2
    out = build(tmp_path, shelf, **{"index.html": PAGE.format("new")})
    assert read[2:] == [PAGE.format("new").encode()]
    assert text_of(out) == "new"


def test_what_does_not_pass_is_never_remembered(
    tmp_path: Path, shelf: Shelf, read: list[bytes]
) -> None:
    bad = {"index.html": PAGE.format("<p onclick=evil()>")}
    for _ in range(2):
        with pytest.raises(RefusalError):
            build(tmp_path, shelf, **bad)
    assert len(read) == 4


@pytest.mark.parametrize(
    "changed",
    [
        {"app.js": None},
        {"origins": frozenset(), "files": frozenset({*SITE, "gone.html"})},
    ],
)
def test_what_depends_on_the_site_is_looked_at_each_time(
    tmp_path: Path, shelf: Shelf, read: list[bytes], changed: dict[str, object]
) -> None:
    build(tmp_path, shelf)
    with pytest.raises(RefusalError):
        build(tmp_path, shelf, **changed)
    assert len(read) == 2


def test_what_may_run_is_looked_at_each_time(
    tmp_path: Path, shelf: Shelf, read: list[bytes]
) -> None:
    """Scripts of a page, what its policy lets run, and hosts it loads from."""
    policy = PAGE.format(
        '<script>run()</script><img src="//cdn.example.org/a.png">'
    ).replace("'self'", f"'self' {SCRIPT}")
    inline = named(b"run()")
    allowed = {
        "scripts": frozenset({SCRIPT, inline}),
        "origins": frozenset({"cdn.example.org"}),
    }
    build(tmp_path, shelf, **{"index.html": policy}, **allowed)
    for name, less in (
        ("scripts", frozenset({SCRIPT})),
        ("scripts", frozenset({inline})),
        ("origins", frozenset()),
    ):
        with pytest.raises(RefusalError):
            build(tmp_path, shelf, **{"index.html": policy}, **(allowed | {name: less}))
    assert len(read) == 2


def test_what_other_code_passed_is_read_again(
    tmp_path: Path, shelf: Shelf, read: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, shelf)
    monkeypatch.setattr(passing, "code", lambda: "other code")
    build(tmp_path, shelf)
    assert len(read) == 4


def test_a_shelf_of_anything_is_no_reason_to_fail(
    tmp_path: Path, shelf: Shelf, read: list[bytes]
) -> None:
    shelf.put("passed", [(f"public/{name}", b"{") for name in PAGES])
    build(tmp_path, shelf)
    assert len(read) == 2
