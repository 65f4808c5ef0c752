"""A small programme on disk, and MkDocs sites built from it."""

import os
import re
import subprocess
import sys
from pathlib import Path
from struct import pack
from zlib import compress, crc32

from attached import attached
from planting import put

HIDDEN = "kumquat"
"""A word that stands in everything that must not be published."""


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", pack(">IIBBBBB", 32, 16, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", compress(16 * (b"\0" + 32 * b"\x80")))
    + _chunk(b"IEND", b"")
)
"""A grey picture of 32 by 16 points."""

FILES: dict[str, str | bytes] = {
    "mkdocs.yml": """\
site_name: Growth files
docs_dir: portfolios
theme: {name: material}
plugins: [growthfolio]
""",
    "programme.yml": f"""\
# {HIDDEN}
title: Young staff
timezone: Asia/Shanghai
language: en
starts: 2026-01-01
as_of: 2026-04-20
calendar: none
units: [{{id: town, name: Town hall}}]
mentor_roles: [{{id: business, title: Business mentor}}]
duties:
  - {{id: plan, title: Learning plan, owner: mentee, every: month, due: day 5,
     audience: public}}
  - {{id: notes, title: Month-end talk, owner: mentee, every: month, due: last-day,
     audience: public, comment: {{by: business, within: 10}}}}
  - {{id: talk, title: Private talk, owner: office, every: event,
     audience: reviewers}}
audiences: [public, reviewers]
states: public
names: {{public: full}}
""",
    "mentors/ben.yml": f"# {HIDDEN}\nname: Ben Wu\nunit: town\nroles: [business]\n",
}


def _profile(name: str) -> str:
    return f"""\
name: {name}
unit: town
joined: 2026-01-01
mentors: [{{mentor: ben, role: business}}]
emails: [{HIDDEN}@example.org]
"""


def _person(key: str, name: str) -> dict[str, str | bytes]:
    folder = f"portfolios/{key}"
    files: dict[str, str | bytes] = {f"{folder}/profile.yml": _profile(name)}
    for month in ("01", "02", "03"):
        period = f"{folder}/2026-{month}"
        files |= {
            f"{period}/plan.md": f"## Goals\n\n- [x] {key} goal of month {month}\n",
            f"{period}/notes.md": f"What {key} did in month {month}.\n",
            f"{period}/notes.comment.md": f"Well done, {key}.\n",
        }
    return files | {f"{folder}/2026-04/plan.md": "Goals of April.\n"}


FILES |= _person("ada", "Ada Lin") | _person("bai", "白知微")
FILES |= {
    "portfolios/ada/2026-02/notes.md": (
        "---\ntitle: Two <b>charts</b>\n---\n\n"
        "![chart](chart%201.png) and [slides](deck.pptx).\n\n"
        f"<!-- {HIDDEN} --><img src=x onerror=alert(1)>\n"
    ),
    "portfolios/ada/2026-02/chart 1.png": PNG,
    "portfolios/ada/2026-02/deck.pptx": attached("deck.pptx"),
    "portfolios/ada/2026-03-10/talk.md": f"About {HIDDEN}.\n",
}


def plant(root: Path, **changes: str | bytes | None) -> Path:
    """Writes the programme; `changes` replace files by path, None leaves one out."""
    return put(root, FILES | changes)


def run(
    root: Path, *words: str, tool: str = "mkdocs", out: str = "site"
) -> subprocess.CompletedProcess[str]:
    """Builds the site of a programme with MkDocs or ProperDocs."""
    return subprocess.run(
        [sys.executable, "-m", tool, "build", "--site-dir", str(root / out), *words],
        cwd=root,
        env=os.environ | {"PYTHONHASHSEED": "random", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def build(
    root: Path, *words: str, tool: str = "mkdocs", out: str = "site"
) -> dict[str, bytes]:
    """The site's files by path; fails where the build does."""
    ran = run(root, *words, tool=tool, out=out)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    site = root / out
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def pages(site: dict[str, bytes]) -> dict[str, str]:
    """The HTML pages of a site."""
    return {
        name: content.decode()
        for name, content in site.items()
        if name.endswith(".html")
    }


def addresses(html: str) -> list[str]:
    """Everything a page links to or loads."""
    return re.findall(r'\b(?:href|src)="([^"]*)"', html)
