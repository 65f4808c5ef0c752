"""Answers are kept, verified, and never needed."""

from pathlib import Path

import pytest

from growthfolio.caching import Store

ANSWER = {"text": "一切正常 \udce4\n", "failed": ""}
QUESTION = "ab" * 32


def kept(root: Path) -> Path:
    """The one file an answer is kept in."""
    store = Store(root)
    store.put(QUESTION, ANSWER)
    (file,) = (root / ".growthfolio/cache/answers").iterdir()
    return file


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    kept(tmp_path)
    assert Store(tmp_path).get(QUESTION) == ANSWER
    assert Store(tmp_path).get("cd" * 32) is None


def test_git_is_told_to_leave_it_alone(tmp_path: Path) -> None:
    kept(tmp_path)
    assert (tmp_path / ".growthfolio/.gitignore").read_text() == "*\n"


def test_no_byte_of_it_can_be_changed_unnoticed(tmp_path: Path) -> None:
    file = kept(tmp_path)
    whole = file.read_bytes()
    for n in range(len(whole)):
        file.write_bytes(whole[:n] + bytes([whole[n] ^ 1]) + whole[n + 1 :])
        assert Store(tmp_path).get(QUESTION) is None
        file.write_bytes(whole[:n])
        assert Store(tmp_path).get(QUESTION) is None


def test_an_answer_to_another_question_is_none(tmp_path: Path) -> None:
    file = kept(tmp_path)
    file.rename(file.with_name("cd" * 32))
    assert Store(tmp_path).get("cd" * 32) is None


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for n in range(40):
        store.put(f"{n:064x}", ANSWER)
    assert len(list((tmp_path / ".growthfolio/cache/answers").iterdir())) == 24
    assert store.get(f"{39:064x}") == ANSWER


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / ".growthfolio").write_text("a file\n")
    store = Store(tmp_path)
    store.put(QUESTION, ANSWER)
    assert store.get(QUESTION) is None


def test_a_disk_that_is_full_leaves_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_: Path, target: Path) -> Path:
        raise OSError(28, "No space left", str(target))

    monkeypatch.setattr(Path, "replace", refusing)
    Store(tmp_path).put(QUESTION, ANSWER)
    assert list((tmp_path / ".growthfolio/cache/answers").iterdir()) == []
