"""A manifest lists what lies in a site and nothing else; what differs is named."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from growthfolio.model.refusal import RefusalError
from growthfolio.publishing import compare
from growthfolio.publishing.manifest import (
    MANIFEST,
    BrokenManifestError,
    Content,
    Manifest,
    content_of,
    names_in,
)
from growthfolio.publishing.publish import publish
from planting import put
from publishing.sites import PAGE, build_of

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
FILES = {"index.html": PAGE, "people/林晓禾/b.png": "b", "people/a.pptx": "a"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site."""
    out = tmp_path / "site"
    publish({out: build_of(FILES)}, tmp_path / "programme")
    return out


def differences(site: Path) -> list[tuple[str, str, str]]:
    """Path, problem and remedy of each finding."""
    _, findings = compare(site)
    return [
        (one.place.path, str(getattr(one.values["problem"], "text", "")), one.help.text)
        for one in findings
        if one.help is not None
    ]


def manifest_of(folder: Path) -> Manifest:
    """The manifest of what lies in a folder."""
    names = [name for name in names_in(folder) if name != MANIFEST]
    files = {name: content_of(folder / name) for name in names}
    return Manifest(audience="public", files=files)


def test_it_has_every_file_with_size_and_hash(tmp_path: Path) -> None:
    put(tmp_path, {"b.txt": "", "a/c.txt": ""})
    manifest = manifest_of(tmp_path)
    assert manifest.files == {"a/c.txt": Content(0, EMPTY), "b.txt": Content(0, EMPTY)}
    assert Manifest.read(manifest.text()) == manifest
    assert manifest.audience == "public"


def test_a_site_has_its_own_whatever_a_build_left_there(tmp_path: Path) -> None:
    out = tmp_path / "site"
    made = build_of({**FILES, MANIFEST: "an old one"})
    publish({out: made}, tmp_path / "programme")
    assert Manifest.read((out / MANIFEST).read_bytes()) == manifest_of(out)
    publish({out: made}, tmp_path / "programme")
    assert compare(out) == (3, ())


def test_it_is_the_same_for_the_same_files(tmp_path: Path) -> None:
    """However they were written: order, dates, rights."""
    one = put(tmp_path / "one", FILES)
    other = put(tmp_path / "other", dict(reversed(FILES.items())))
    os.utime(other / "index.html", (0, 0))
    (other / "index.html").chmod(0o600)
    first, second = (manifest_of(folder).text() for folder in (one, other))
    assert first == second
    assert list(json.loads(first)["files"]) == sorted(FILES)


@pytest.mark.parametrize(
    "text",
    [
        *(b"", b"{", b"[]", b"{}", b"\xff", b"null"),
        b'{"manifest": 2, "tool": "", "audience": "", "files": {}}',
        b'{"manifest": 1, "tool": "", "audience": "", "files": []}',
        b'{"manifest": 1, "tool": "", "audience": "", "files": {"a": {"size": "x"}}}',
    ],
)
def test_what_is_none_is_refused(text: bytes, site: Path) -> None:
    with pytest.raises(BrokenManifestError):
        Manifest.read(text)
    (site / MANIFEST).write_bytes(text)
    assert differences(site) == [
        (
            MANIFEST,
            "the manifest is damaged",
            "build the site again, or copy it again in whole",
        )
    ]


def test_a_site_as_it_was_built_has_no_differences(site: Path) -> None:
    assert compare(site) == (3, ())


def test_each_difference_is_named_with_one_thing_to_do(site: Path) -> None:
    (site / "people/a.pptx").unlink()
    (site / "people/林晓禾/b.png").write_text("c")
    put(site, {"people/stray.html": "x", ".htaccess": "x"})
    again = "build the site again, or copy it again in whole"
    delete = "delete it, if it is not yours to keep"
    assert differences(site) == [
        (".htaccess", "the build did not make this file", delete),
        ("people/a.pptx", "this file is missing", again),
        ("people/stray.html", "the build did not make this file", delete),
        ("people/林晓禾/b.png", "this file was changed", again),
    ]


def test_a_link_is_no_file_even_to_the_same_bytes(site: Path, tmp_path: Path) -> None:
    same = tmp_path / "same"
    (site / "index.html").rename(same)
    (site / "index.html").symlink_to(same)
    (site / "elsewhere").symlink_to(tmp_path)
    assert [path for path, *_ in differences(site)] == ["elsewhere", "index.html"]


def test_without_a_manifest_nothing_can_be_said(tmp_path: Path) -> None:
    put(tmp_path, FILES)
    with pytest.raises(RefusalError) as refused:
        compare(tmp_path)
    assert refused.value.sentence.values["code"] == "GF909"


def test_of_some_hundred_files_no_threads_are_loaded(tmp_path: Path) -> None:
    """It is over before they would be there; most builds find nothing to do."""
    put(tmp_path, {f"{number:03}.html": "" for number in range(200)})
    (tmp_path / MANIFEST).write_bytes(manifest_of(tmp_path).text())
    code = (
        "import sys; from pathlib import Path;"
        "from growthfolio.publishing import compare;"
        "print(compare(Path(sys.argv[1]))[0], *sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        check=True,
        text=True,
    )
    number, *loaded = said.stdout.split()
    assert number == "200"
    assert "concurrent.futures" not in loaded
