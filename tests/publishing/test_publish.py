"""A site is swapped in whole, or the old one stays."""

import errno
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from growthfolio.model.refusal import RefusalError
from growthfolio.publishing import Promise, Sources, exchange
from growthfolio.publishing.manifest import MANIFEST
from growthfolio.publishing.publish import publish
from publishing.sites import PAGE, build_of, names, page, text_of


def code_of(refusal: RefusalError) -> object:
    """The code a refusal begins with."""
    return refusal.sentence.values["code"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where the programme would be."""
    return tmp_path / "programme"


@pytest.fixture
def out(tmp_path: Path, root: Path) -> Path:
    """A site that is there already."""
    site = tmp_path / "published" / "site"
    publish({site: page("one")}, root)
    return site


def test_a_first_and_a_second_site_take_the_place(out: Path, root: Path) -> None:
    assert text_of(out) == "one"
    (out / "stale.html").write_text("old")
    publish({out: page("two")}, root)
    assert text_of(out) == "two"
    assert names(out) == [MANIFEST, "index.html"]
    assert names(out.parent) == ["site"]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "GF907"),
        (FileNotFoundError(errno.ENOENT, "gone", "/programme/deck.pptx"), "GF905"),
    ],
)
def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(
    out: Path, root: Path, fault: OSError, code: str
) -> None:
    def fail(folder: Path) -> Promise:
        (folder / "index.html").write_text("half")
        raise fault

    with pytest.raises(RefusalError) as refused:
        publish({out: fail}, root)
    assert code_of(refused.value) == code
    assert text_of(out) == "one"
    assert names(out.parent) == ["site"]


def test_a_fault_names_the_file_as_the_site_will_have_it(out: Path, root: Path) -> None:
    def fail(folder: Path) -> Promise:
        raise OSError(errno.EIO, "Input/output error", str(folder / "people/ada.html"))

    with pytest.raises(RefusalError) as refused:
        publish({out: fail}, root)
    message = refused.value.sentence.values["message"]
    assert str(out / "people/ada.html") in repr(message)
    assert "the disk fails" in repr(message)


def test_what_stops_a_build_is_not_swallowed(out: Path, root: Path) -> None:
    def stop(folder: Path) -> Promise:
        (folder / "index.html").write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish({out: stop}, root)
    assert text_of(out) == "one"
    assert names(out.parent) == ["site"]


def test_a_site_that_does_not_pass_never_takes_the_place(out: Path, root: Path) -> None:
    with pytest.raises(RefusalError) as refused:
        publish({out: build_of({"people.html": PAGE})}, root)
    assert code_of(refused.value) == "GF906"
    assert "it has no home page" in repr(refused.value.sentence)
    assert text_of(out) == "one"


def test_a_site_of_files_that_changed_meanwhile_never_takes_the_place(
    out: Path, root: Path, tmp_path: Path
) -> None:
    record = tmp_path / "plan.md"
    record.write_text("before")
    sources = Sources.look([record])
    record.write_text("after")
    with pytest.raises(RefusalError) as refused:
        publish(
            {out: build_of({"index.html": PAGE}, sources=sources)},
            root,
        )
    assert code_of(refused.value) == "GF905"
    assert text_of(out) == "one"


def test_of_several_sites_all_take_their_places_or_none(
    tmp_path: Path, root: Path
) -> None:
    public, mentors = tmp_path / "public", tmp_path / "mentors"
    publish({public: page("one"), mentors: page("one")}, root)
    with pytest.raises(RefusalError):
        publish({public: page("two"), mentors: build_of({})}, root)
    assert (text_of(public), text_of(mentors)) == ("one", "one")
    publish({public: page("two"), mentors: page("two")}, root)
    assert (text_of(public), text_of(mentors)) == ("two", "two")
    assert names(tmp_path) == ["mentors", "public"]


def test_what_is_no_site_is_never_replaced(tmp_path: Path, root: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.md").write_text("years of work")
    with pytest.raises(RefusalError):
        publish({precious: page("one")}, root)
    assert names(precious) == ["thesis.md"]


def test_a_damaged_site_may_be_built_again(out: Path, root: Path) -> None:
    (out / "index.html").unlink()
    publish({out: page("two")}, root)
    assert text_of(out) == "two"


def test_a_working_tree_of_git_is_never_replaced(out: Path, root: Path) -> None:
    (out / ".git").mkdir()
    with pytest.raises(RefusalError):
        publish({out: page("two")}, root)
    assert text_of(out) == "one"


def test_a_site_is_not_put_inside_another(out: Path, root: Path) -> None:
    """The next build would take it away, and its readers could read this one."""
    with pytest.raises(RefusalError):
        publish({out / "mentors": page("secret")}, root)
    assert names(out) == [MANIFEST, "index.html"]


@pytest.mark.parametrize(
    "out", ["", "programme", "programme/..", "programme/mentors", "programme/units/x"]
)
def test_the_programme_itself_is_never_replaced(tmp_path: Path, out: str) -> None:
    root = tmp_path / "programme"
    root.mkdir()
    (root / "index.html").write_text("looks like a site")
    (tmp_path / "index.html").write_text("looks like a site")
    with pytest.raises(RefusalError):
        publish({tmp_path / out: page("one")}, root)
    assert (root / "index.html").read_text() == "looks like a site"


def test_what_a_killed_build_left_is_removed(out: Path, root: Path) -> None:
    left = out.parent / ".site.building-abc"
    left.mkdir()
    (left / "index.html").write_text("half")
    (out.parent / ".site.lock").write_text("12345\n")
    (out.parent / ".site.building").write_text("somebody's own")
    publish({out: page("two")}, root)
    assert names(out.parent) == [".site.building", "site"]


def test_an_old_site_that_was_on_its_way_is_put_back(out: Path, root: Path) -> None:
    """A build was killed between two renames; the next one fails, too."""
    out.rename(exchange.old_of(out))
    with pytest.raises(RefusalError):
        publish({out: build_of({})}, root)
    assert text_of(out) == "one"
    assert names(out.parent) == ["site"]


def test_a_link_to_a_site_still_leads_to_it(out: Path, root: Path) -> None:
    link = out.parent.parent / "current"
    link.symlink_to(out)
    publish({link: page("two")}, root)
    assert link.is_symlink()
    assert text_of(out) == "two"


def test_whoever_may_enter_the_old_site_may_enter_the_new(
    out: Path, root: Path
) -> None:
    assert stat.S_IMODE(out.stat().st_mode) == 0o755
    out.chmod(0o750)
    publish({out: page("two")}, root)
    assert stat.S_IMODE(out.stat().st_mode) == 0o750


def test_it_all_works_without_an_exchange(
    out: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "exchange", lambda *_: False)
    publish({out: page("two")}, root)
    assert text_of(out) == "two"
    assert names(out.parent) == ["site"]


def test_who_only_asks_whether_a_site_stands_loads_little() -> None:
    """Most builds find nothing to do, and are over before more would be loaded."""
    code = "import sys, growthfolio.publishing; print(*sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    loaded = said.stdout.split()
    assert "growthfolio.publishing.standing" in loaded
    heavy = {"growthfolio.publishing.publish", "ctypes", "concurrent", "tempfile"}
    assert not heavy.intersection(loaded)
