"""docs/programmes.md: every row of the five programmes, its test, and where it shows.

`make docs` writes it again. What a row asks for is in `asked_s0.tsv` … `asked_s4.tsv`
(id, Chinese, English); its test and where it shows come from the tests' own marks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Final

from msgspec import Struct

from programmes.rows import At

HERE: Final = Path(__file__).parent
DOCS: Final = HERE.parent.parent / "docs"
PAGES: Final = MappingProxyType({"zh-CN": "programmes.md", "en": "programmes.en.md"})

# domain/programmes.md: how many rows each programme has. S1-28 is no requirement.
COUNTS: Final = MappingProxyType({"S0": 24, "S1": 27, "S2": 27, "S3": 27, "S4": 31})
ROWS: Final = tuple(
    f"{programme}-{n:02}"
    for programme, count in COUNTS.items()
    for n in range(1, count + 1)
)
_ROW: Final = re.compile(r"S\d-\d+")

# The two languages of a text, in the order of PAGES.
_TITLES: Final = MappingProxyType(
    {
        "S0": ("S0 技术单位的“业务导师”", "S0 Business mentors of a technical unit"),
        "S1": ("S1 开平的四类导师", "S1 Kaiping's four mentors"),
        "S2": ("S2 单位月度培养", "S2 A bureau's monthly plan"),
        "S3": ("S3 湖州、安吉的“五个一”", "S3 Huzhou's and Anji's five ones"),
        "S4": ("S4 巴中的三年培养", "S4 Bazhong's three years"),
    }
)
_HEADS: Final = (
    """\
# 五个项目的每一项

每一行是一个真实项目的一项做法。测试用文件把它搭出来，再在台账、检查结果或页面上找到它。

`pytest tests/programmes -k S1-07` 运行其中一项；`make docs` 重新生成本页。""",
    """\
# Every row of the five programmes

Each row is a mechanism of a real programme.
Its test builds it from files, and finds it in the ledger, in a finding or on a page.

`pytest tests/programmes -k S1-07` runs one; `make docs` writes this page again.""",
)
_COLUMNS: Final = (
    ("编号", "要求", "测试", "在哪里看到"),
    ("Row", "What it asks for", "Test", "Where it shows"),
)


class Proof(Struct, frozen=True, kw_only=True):
    """A test of a row: its file, its name, and where a reader finds the row."""

    file: str
    test: str
    places: tuple[At, ...]


def proofs() -> Mapping[str, tuple[Proof, ...]]:
    """The tests of each row, from all modules of tests that are there."""
    found: dict[str, list[Proof]] = {}
    for path in sorted(HERE.glob("test_s[0-9].py")):
        module = import_module(f"programmes.{path.stem}")
        for name, proof in _marked(module, path.name):
            found.setdefault(name, []).append(proof)
    return {name: tuple(some) for name, some in found.items()}


def _marked(module: ModuleType, file: str) -> Iterator[tuple[str, Proof]]:
    """The rows of a module's tests, in the order they are written."""
    for test, value in vars(module).items():
        if test.startswith("test_"):
            for name, places in vars(value).items():
                if _ROW.fullmatch(name):
                    yield name, Proof(file=file, test=test, places=places)


def asked() -> Mapping[str, tuple[str, ...]]:
    """What each row asks for, in Chinese and in English."""
    lines = (
        line.split("\t")
        for path in sorted(HERE.glob("asked_s[0-9].tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return {name: tuple(texts) for name, *texts in lines}


def page(
    language: str,
    words: Mapping[str, tuple[str, ...]],
    tests: Mapping[str, tuple[Proof, ...]],
) -> str:
    """The page in a language; a row without words or test is not on it."""
    n = list(PAGES).index(language)
    parts = [_HEADS[n]]
    for programme, titles in _TITLES.items():
        known = [name for name in ROWS if name.startswith(programme)]
        rows = [
            _line((name, words[name][n], *_found(tests[name], n)))
            for name in known
            if name in words and name in tests
        ]
        head = (_line(_COLUMNS[n]), _line(["---"] * len(_COLUMNS[n])))
        parts += [f"## {titles[n]}", "\n".join((*head, *rows))]
    return "\n\n".join(parts) + "\n"


def _found(some: Iterable[Proof], n: int) -> tuple[str, str]:
    """The tests with the way to their file, and the places without repetition."""
    links = (f"[{one.test}](../tests/programmes/{one.file})" for one in some)
    places = dict.fromkeys(place.value[n] for one in some for place in one.places)
    return "<br>".join(links), ("、", ", ")[n].join(places)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def write() -> None:
    """Writes the page in each language."""
    words, tests = asked(), proofs()
    for language, name in PAGES.items():
        text = page(language, words, tests)
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
