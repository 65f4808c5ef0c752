"""Folder names become ids: ASCII, stable, one for each person."""

import sys
from datetime import date
from types import ModuleType

import pytest

from growthfolio.authoring.importing.people import ids_for, slug
from growthfolio.loading.values import is_id
from growthfolio.model.cohort import Cohort
from growthfolio.model.people import Mentee
from growthfolio.model.programme import Programme
from growthfolio.model.title import Title

PROGRAMME = Programme(title=Title.plain("Pilot"), starts=date(2026, 1, 1), duties=())


def cohort(*people: tuple[str, str]) -> Cohort:
    mentees = tuple(
        Mentee(id=name, name=called, joined=date(2026, 1, 1)) for name, called in people
    )
    return Cohort(programme=PROGRAMME, mentees=mentees)


@pytest.fixture(autouse=True)
def without_pypinyin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it is installed here or not."""
    monkeypatch.setitem(sys.modules, "pypinyin", None)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lin Xiaohe", "lin-xiaohe"),
        ("  samuel ", "samuel"),
        ("O'Brien, José", "o-brien-jose"),
        ("Ｌｉｎ", "lin"),
        ("a.b_c-d", "a.b-c-d"),
        ("-x-", "x"),
    ],
)
def test_latin_names_stay_readable(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_other_names_get_a_stable_id() -> None:
    assert slug("林晓禾") == slug("林晓禾 ")
    assert slug("林晓禾") != slug("林晓荷")
    for name in ("林晓禾", "Łukasz", "---", "🙂"):
        assert is_id(slug(name)), name
    assert slug("林晓禾").startswith("p-")


def test_pinyin_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    pinyin = ModuleType("pypinyin")
    sounds = {"王": "wang", "伟": "wei", "玮": "wei"}
    pinyin.lazy_pinyin = lambda text: [sounds[each] for each in text]  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pypinyin", pinyin)

    assert slug("王伟") == "wang-wei"
    assert ids_for(["王玮", "王伟"], cohort()) == {
        "王伟": "wang-wei",
        "王玮": "wang-wei-2",
    }


def test_spelling_of_one_name_is_one_person() -> None:
    ids = ids_for(["Li Ming", "li-ming", "LI_MING"], cohort())

    assert set(ids.values()) == {"li-ming"}


def test_people_who_are_there_are_known_by_id_and_name() -> None:
    there = cohort(("lin", "林晓禾"), ("samuel", "Samuel D."))
    ids = ids_for(["林晓禾", "Samuel", "LIN"], there)

    assert ids == {"林晓禾": "lin", "Samuel": "samuel", "LIN": "lin"}


def test_two_people_never_share_an_id() -> None:
    ids = ids_for(["José", "Jose"], cohort(("jose-2", "Somebody")))

    assert len(set(ids.values())) == 2
    assert "jose-2" not in ids.values()
