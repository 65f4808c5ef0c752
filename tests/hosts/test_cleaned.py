"""What MkDocs publishes of attachments is a clean copy; the original is only read."""

from pathlib import Path

import pytest

from cleaning_tools import CANARY, CHINESE, jpeg, png, said
from hosts.small_tree import build, plant
from office_tools import deck, text
from pdf_tools import made, written

MONTH = "portfolios/ada/2026-02"
MADE = {
    "desk.jpg": jpeg(),
    "plan.png": png(),
    "deck.pptx": deck(),
    "text.docx": text(),
    "paper.pdf": written(made()),
}


def test_no_byte_of_a_site_says_who_made_a_file(tmp_path: Path) -> None:
    links = " ".join(f"[file]({name})" for name in MADE)
    files = {f"{MONTH}/{name}": data for name, data in MADE.items()}
    root = plant(tmp_path, **files, **{f"{MONTH}/plan.md": f"Goals. {links}\n"})
    site = build(root)
    there = {name.rpartition("/")[2] for name in site}
    assert there >= set(MADE)
    assert not any(CANARY.encode() in data for data in site.values())
    copies = [data for name, data in site.items() if name.endswith(tuple(MADE))]
    assert [said(data) for data in copies] == [set()] * len(MADE)
    assert all(said(data) <= {CANARY, CHINESE} and said(data) for data in MADE.values())
    for path, data in files.items():
        assert (root / path).read_bytes() == data


@pytest.mark.parametrize("data", [b"<html><script>", deck()[:-30]])
def test_what_has_no_clean_copy_is_not_published(tmp_path: Path, data: bytes) -> None:
    site = build(plant(tmp_path, **{f"{MONTH}/deck.pptx": data}))
    assert not [name for name in site if name.endswith(".pptx")]
