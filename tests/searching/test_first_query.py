"""What a first query fetches of an index of 5,400 pages: the limit that is kept."""

from itertools import cycle, islice, product
from random import Random

import pytest

from growthfolio.searching import Index, Postings
from growthfolio.searching.packing import packed
from growthfolio.searching.sharding import beginnings
from index_reading import PAGES, listed

MOST = 250_000
"""Bytes a first query may fetch: the list of pages and its shards."""
EIGHT = 8
"""How many terms of a query are looked for."""
MOST_FILES = 2_050
PEOPLE, MENTORS = 1140, 220

BEGINNINGS = (
    *("con", "com", "pre", "pro", "re", "in", "inter", "de", "dis", "ex", "un", "over"),
    *("trans", "sub", "per", "ad", "ap"),
)
MIDDLES = (
    *("tract", "tent", "struct", "vers", "form", "port", "mit", "pos", "cess", "duc"),
    *("fer", "gress", "ject", "plic", "quir", "scrib", "sist", "spect", "tain", "tend"),
    *("serv", "sent", "sult", "clud", "cept", "cern", "fid", "firm", "flict", "junct"),
    *("nect", "tact", "pel", "pend", "plet", "press", "rupt", "sume", "cur", "volv"),
)
ENDINGS = (
    *("", "s", "ed", "ing", "ion", "ions", "ive", "or", "able", "ment", "ments"),
    *("ance", "ent", "ently", "al", "ally", "ity"),
)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "嘉伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超霞平刚英文华玉建国志梓涵雨欣宇轩思浩然"


def pages(chance: Random) -> list[tuple[str, str, str]]:
    """People, mentors, and the years of people, as a site has them."""

    def names(count: int) -> list[str]:
        return [
            chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=2))
            for _ in range(count)
        ]

    letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    codes = ("".join(chance.choices(letters, k=5)) for _ in range(9999))
    people = list(zip(sorted(islice(codes, PEOPLE)), names(PEOPLE), strict=True))
    mentors = list(zip(sorted(islice(codes, MENTORS)), names(MENTORS), strict=True))
    spans = cycle([range(2025, 2021, -1), range(2025, 2022, -1)])
    years = [
        (*one, year) for one, span in zip(people, spans, strict=False) for year in span
    ]
    return [
        *((f"people/{code}/", name, "学员") for code, name in people),
        *((f"mentors/{code}/", name, "导师") for code, name in mentors),
        *((f"people/{c}/{y}/", f"{name} · {y}", "成长档案") for c, name, y in years),
    ]


def entries(chance: Random, count: int) -> dict[str, str]:
    """English words and Chinese pairs on so many pages, the few often, most seldom."""
    english = ["".join(parts) for parts in product(BEGINNINGS, MIDDLES, ENDINGS)]
    chinese = [chr(0x4E00 + int(chance.paretovariate(0.6)) % 6000) for _ in range(250)]
    pairs = ["".join(pair) for pair in product(sorted(set(chinese)), repeat=2)]
    found: dict[str, str] = {}
    for terms in (english, pairs):
        chance.shuffle(terms)
        for rank, term in enumerate(terms):
            step = 1 + rank // 150
            found[term] = packed(range(chance.randrange(min(step, count)), count, step))
    return found


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The files of a made-up index, of real length and the same every time."""
    chance = Random(5)  # noqa: S311 - the same each time
    index, every = Index({}), pages(chance)
    for page in every:
        index.add(*page, "")
    terms = entries(chance, len(every))
    parted = beginnings(terms, len(every), {})
    return dict(index.files(Postings(("",) * len(every), terms, parted)))


def test_it_is_as_large_as_that_of_many_records(files: dict[str, bytes]) -> None:
    assert len(listed(files[PAGES])) > 5_300
    assert sum(map(len, files.values())) > 5_000_000


def test_the_list_and_any_query_are_small(files: dict[str, bytes]) -> None:
    shards = sorted(len(data) for path, data in files.items() if path != PAGES)
    assert len(files[PAGES]) < 120_000
    assert len(files[PAGES]) + sum(shards[-EIGHT:]) < MOST


def test_there_are_not_too_many_files(files: dict[str, bytes]) -> None:
    assert len(files) <= MOST_FILES
