"""A change between the first look and the last is noticed, whatever its date says."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from growthfolio.publishing import Sources
from planting import put


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A programme's files."""
    return put(
        tmp_path,
        {"programme.yml": "a", "portfolios/ada/plan.md": "b", "portfolios/.plan": "c"},
    )


def look(root: Path) -> Sources:
    """How the files are now."""
    return Sources.look([root / "programme.yml", root / "portfolios", root / "units"])


def same_size_same_date(root: Path) -> None:
    """A clock put back, or a date given by hand."""
    file = root / "portfolios/ada/plan.md"
    found = file.stat()
    file.write_text("B")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "portfolios/ada/plan.md": same_size_same_date,
    "programme.yml": lambda root: (root / "programme.yml").unlink(),
    "units/town": lambda root: put(root, {"units/town": ""}),
    "portfolios/ada/new.md": lambda root: put(root, {"portfolios/ada/new.md": ""}),
}


@pytest.mark.parametrize(("path", "change"), CHANGES.items())
def test_a_change_is_named(
    root: Path, path: str, change: Callable[[Path], object]
) -> None:
    before = look(root)
    assert before.changed() is None
    change(root)
    assert before.changed() == str(root / path)


def test_hidden_files_are_not_looked_at(root: Path) -> None:
    """An editor writes one while somebody only looks at a record."""
    before = look(root)
    put(root, {"portfolios/.plan": "d", "portfolios/ada/.plan.md.swp": ""})
    assert before.changed() is None


def test_a_record_is_looked_at_though_it_is_hidden(root: Path) -> None:
    before = look(root)
    put(root, {"portfolios/ada/.plan.md": "d"})
    assert before.changed() == str(root / "portfolios/ada/.plan.md")


def test_where_nobody_has_looked_nothing_can_change(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, ada = root / "portfolios/ada/plan.md", root / "portfolios/ada"
    sources = look(root)
    before = sources.where_read({str(ada)}, set())
    same_size_same_date(root)
    put(root, {"portfolios/ada/new.md": ""})
    looked: list[str] = []
    real = os.scandir

    def note(path: str) -> object:
        looked.append(path)
        return real(path)

    with monkeypatch.context() as noting:
        noting.setattr(os, "scandir", note)
        assert before.changed() is None
    assert looked == [str(ada.parent)]
    # But for what was opened there all the same, even where that was not seen before.
    for path in (plan, ada / "new.md"):
        opened = sources.where_read({str(ada)}, {str(path)})
        assert opened.changed() is not None
    put(root, {"portfolios/bai/plan.md": ""})
    assert before.changed() == str(root / "portfolios/bai/plan.md")


def test_what_was_opened_may_stay_as_it_is(root: Path) -> None:
    ada = root / "portfolios/ada"
    before = look(root).where_read({str(ada)}, {str(ada / "plan.md")})
    put(root, {"portfolios/ada/new.md": ""})
    assert before.changed() is None
    (ada / "plan.md").unlink()
    assert before.changed() == str(ada / "plan.md")


def test_the_order_of_the_disk_is_no_change(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, {"portfolios/ada/more.md": "e"})
    before = look(root)
    whole = os.scandir

    @contextmanager
    def backwards(path: str) -> Iterator[list[os.DirEntry[str]]]:
        with whole(path) as entries:
            yield [*entries][::-1]

    monkeypatch.setattr(os, "scandir", backwards)
    assert before.changed() is None
    put(root, {"portfolios/ada/more.md": "f"})
    assert before.changed() == str(root / "portfolios/ada/more.md")


def test_what_could_not_be_read_must_still_be_unreadable(root: Path) -> None:
    """A fault that passed leaves a record out that should be there."""
    (root / "portfolios/ada/link").symlink_to("nowhere")
    os.mkfifo(root / "portfolios/ada/pipe")
    for_good = (root / "portfolios/ada/link", root / "portfolios/ada/pipe")
    plan = root / "portfolios/ada/plan.md"
    sources = Sources.look([root / "portfolios"])
    assert replace(sources, unread=for_good).changed() is None
    passed = replace(sources, unread=(*for_good, plan))
    assert passed.changed() == str(plan)
    folder = replace(sources, unread=(plan.parent,))
    assert folder.changed() == str(plan.parent)


def test_what_was_looked_at_is_not_looked_at_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor are changes since forgotten: it is how it was first that counts."""
    opened: list[str] = []
    real = os.scandir

    def note(path: str) -> object:
        opened.append(path)
        return real(path)

    before = look(root)
    put(root, {"theme/main.html": "", "portfolios/ada/new.md": ""})
    monkeypatch.setattr(os, "scandir", note)
    sources = before.further([root / "portfolios" / "ada", root / "theme"])
    assert opened == [str(root / "theme")]
    assert str(root / "theme/main.html") in sources.files()
    assert sources.changed() == str(root / "portfolios/ada/new.md")
