"""Templates are compiled once by the same packages, and lie with their user alone."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from growthfolio.rendering.compiled import at_hand, compiled_by

PAGE = "Hello, {{ name }}"


@pytest.fixture
def folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_folder: None
) -> Iterator[Path]:
    """Where the code of this user lies."""
    del own_folder
    top = tmp_path / "temporary"
    top.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(top))
    return top / f"growthfolio-{os.getuid()}"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were compiled."""
    found: list[str] = []
    generate = Environment._generate  # noqa: SLF001 - nothing else tells

    def counting(
        self: Environment, source: object, *given: object, **named: object
    ) -> str:
        found.append(str(given[0]))
        return generate(self, source, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Environment, "_generate", counting)
    return found


def said(text: str = PAGE, *, about: str | None = "jinja 1", outside: Path) -> str:
    with compiled_by(about, outside=outside):
        environment = Environment(
            loader=DictLoader({"page.html": text}),
            autoescape=True,
            bytecode_cache=at_hand(),
        )
        return environment.get_template("page.html").render(name="Ada")


def test_the_second_time_it_is_not_compiled(
    tmp_path: Path, folder: Path, compiled: list[str]
) -> None:
    programme = tmp_path / "programme"
    assert [said(outside=programme) for _ in range(2)] == ["Hello, Ada"] * 2
    assert compiled == ["page.html"]
    assert len(list(folder.iterdir())) == 1


def test_another_text_is_compiled(
    tmp_path: Path, folder: Path, compiled: list[str]
) -> None:
    del folder
    programme = tmp_path / "programme"
    said(outside=programme)
    assert said("Good bye, {{ name }}", outside=programme) == "Good bye, Ada"
    assert said(outside=programme) == "Hello, Ada"
    assert len(compiled) == 3


def test_other_packages_compile_it_again(
    tmp_path: Path, folder: Path, compiled: list[str]
) -> None:
    del folder
    programme = tmp_path / "programme"
    for about in ("jinja 1", "jinja 2"):
        said(about=about, outside=programme)
    assert len(compiled) == 2


@pytest.mark.parametrize("at", [0, 40, -1])
def test_damaged_code_is_none(
    tmp_path: Path, folder: Path, compiled: list[str], at: int
) -> None:
    programme = tmp_path / "programme"
    said(outside=programme)
    (file,) = folder.iterdir()
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    assert said(outside=programme) == "Hello, Ada"
    assert len(compiled) == 2


def test_code_of_another_template_is_none(
    tmp_path: Path, folder: Path, compiled: list[str]
) -> None:
    programme = tmp_path / "programme"
    said("Good bye, {{ name }}", outside=programme)
    (file,) = folder.iterdir()
    other = file.read_bytes()
    said(outside=programme)
    file.write_bytes(other)
    assert said(outside=programme) == "Hello, Ada"
    assert len(compiled) == 3


def test_whoever_is_in_doubt_compiles(
    tmp_path: Path, folder: Path, compiled: list[str]
) -> None:
    programme = tmp_path / "programme"
    for _ in range(2):
        said(about=None, outside=programme)
    assert len(compiled) == 2
    assert not folder.exists()


def test_nothing_lies_in_a_programme(
    tmp_path: Path, folder: Path, compiled: list[str]
) -> None:
    for _ in range(2):
        said(outside=tmp_path)
    assert len(compiled) == 2
    assert not folder.exists()


def test_nothing_lies_where_the_program_was_started(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    said(outside=tmp_path / "programme")
    assert not folder.exists()


@pytest.mark.parametrize("mode", [0o750, 0o701, 0o777])
def test_a_folder_that_others_may_enter_is_not_used(
    tmp_path: Path, folder: Path, compiled: list[str], mode: int
) -> None:
    folder.mkdir()
    folder.chmod(mode)
    for _ in range(2):
        said(outside=tmp_path / "programme")
    assert len(compiled) == 2
    assert not list(folder.iterdir())


def test_a_link_to_a_folder_is_not_followed(
    tmp_path: Path, folder: Path, compiled: list[str]
) -> None:
    other = tmp_path / "other"
    other.mkdir(0o700)
    folder.symlink_to(other)
    for _ in range(2):
        said(outside=tmp_path / "programme")
    assert len(compiled) == 2
    assert not list(other.iterdir())


def test_a_folder_of_somebody_else_is_not_used(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir(0o700)
    somebody = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: somebody)
    folder.rename(folder.with_name(f"growthfolio-{somebody}"))
    said(outside=tmp_path / "programme")
    assert not list(folder.with_name(f"growthfolio-{somebody}").iterdir())


def test_where_nothing_can_be_written_it_is_compiled(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert said(outside=tmp_path / "programme") == "Hello, Ada"
    assert not list(folder.iterdir())
