"""The catalogues: every text of the code, whole and well said, in both Chineses."""

import gettext
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Final

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from growthfolio.cli.click_words import COUNTED, SENTENCES
from growthfolio.model import period as periods
from growthfolio.model.duty import Duty
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.period import Period
from growthfolio.model.programme import Programme
from growthfolio.model.record import CommentHead, Head
from growthfolio.model.rules.register import RULES
from growthfolio.model.schema import slots_of
from growthfolio.words import Speech
from growthfolio.words.states import LOOKS

REPOSITORY = Path(__file__).parents[2]
CATALOGUES = REPOSITORY / "plugins/growthfolio/words/catalogues"
LOCALES = ("zh_CN", "zh_TW")
NAME = "LC_MESSAGES/growthfolio.po"

CHINESE: Final = "[\u3400-\u9fff]"
# What has a full-width sister must not touch a Chinese glyph.
HALF_WIDTH: Final = re.compile(
    rf"{CHINESE}[,:;?!()]|[,:;?!()]{CHINESE}|{CHINESE}\.(?:\s|$)"
)
LETTER: Final = re.compile(r"[A-Za-z]")


def catalogue(locale: str) -> Catalog:
    with (CATALOGUES / locale / NAME).open("rb") as file:
        return read_po(file, locale=locale)


def compiled(language: str) -> gettext.NullTranslations:
    """A language's catalogue as it is now."""
    if language == "en":
        return gettext.NullTranslations()
    file = BytesIO()
    write_mo(file, catalogue(language.replace("-", "_")))
    file.seek(0)
    return gettext.GNUTranslations(file)


def spoken(language: str) -> Speech:
    """The words of a language, from its catalogue as it is now."""
    return Speech(language, compiled(language))


def messages(locale: str) -> Iterator[tuple[Message, str, str]]:
    """Each message, its English, which is the plural's where it has one, and ours."""
    for message in catalogue(locale):
        if message.id:
            english = message.id if isinstance(message.id, str) else str(message.id[-1])
            ours = (
                message.string
                if isinstance(message.string, str)
                else str(message.string[0])
            )
            yield message, english, ours


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def without_gaps(text: str) -> str:
    return re.sub(r"\{[^}]*\}", "", text)


def without_code(text: str) -> str:
    """What is left to translate: what people type is the same in every language."""
    return re.sub(r"`[^`]*`", "", without_gaps(text))


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the catalogues lie as `make words` would write them now."""
    folder = tmp_path_factory.mktemp("words")
    for locale in LOCALES:
        target = folder / locale / NAME
        target.parent.mkdir(parents=True)
        shutil.copyfile(CATALOGUES / locale / NAME, target)
    printed = subprocess.run(
        ["make", "--dry-run", "words"],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    places = {
        "plugins/growthfolio/words/catalogues": str(folder),
        ".venv/growthfolio.pot": str(folder / "growthfolio.pot"),
    }
    lines = printed.replace("\\\n", " ").splitlines()
    commands = [shlex.split(line) for line in lines if line.startswith("pybabel")]
    assert [command[2] for command in commands] == ["extract", "update"]
    for command in commands:
        words = [places.get(word, word) for word in command[1:]]
        subprocess.run(
            [sys.executable, "-m", "babel.messages.frontend", *words],
            cwd=REPOSITORY,
            check=True,
            capture_output=True,
        )
    return folder


@pytest.mark.parametrize("locale", LOCALES)
def test_a_catalogue_has_the_texts_of_the_code_and_no_others_in_order(
    locale: str, gathered: Path
) -> None:
    now = (gathered / locale / NAME).read_text(encoding="utf-8")
    kept = (CATALOGUES / locale / NAME).read_text(encoding="utf-8")
    assert kept == now, "run make words, and translate what is new"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_is_translated_and_none_is_uncertain(locale: str) -> None:
    found = catalogue(locale)
    assert [english for _, english, ours in messages(locale) if not ours] == []
    assert [each.id for each in found if each.id and each.fuzzy] == []
    assert not found.fuzzy
    assert list(found.obsolete) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_has_the_gaps_of_its_original(locale: str) -> None:
    wrong = [
        (english, ours)
        for _, english, ours in messages(locale)
        if gaps(english) != gaps(ours)
    ]
    assert wrong == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_begins_and_ends_its_lines_as_its_original(locale: str) -> None:
    wrong = [
        (english, ours)
        for _, english, ours in messages(locale)
        if english.count("\n") != ours.count("\n")
        or len(english) - len(english.lstrip()) != len(ours) - len(ours.lstrip())
    ]
    assert wrong == []


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_left_in_english(locale: str) -> None:
    left = [
        english
        for _, english, ours in messages(locale)
        if LETTER.search(without_code(english)) and not re.search(CHINESE, ours)
    ]
    assert left == []


@pytest.mark.parametrize("locale", LOCALES)
def test_punctuation_is_full_width_beside_chinese(locale: str) -> None:
    wrong = [ours for _, _, ours in messages(locale) if HALF_WIDTH.search(ours)]
    assert wrong == []


@pytest.mark.parametrize(
    ("locale", "encoding", "strange"),
    [("zh_CN", "gb2312", "「」"), ("zh_TW", "cp950", "“”")],
)
def test_each_chinese_is_written_in_its_own_characters(
    locale: str, encoding: str, strange: str
) -> None:
    wrong = [
        ours
        for _, _, ours in messages(locale)
        if any(
            glyph in strange
            or (re.match(CHINESE, glyph) and not glyph.encode(encoding, "ignore"))
            for glyph in ours
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_marked_far_from_where_it_is_said_is_there(locale: str) -> None:
    there = {english for _, english, _ in messages(locale)}
    texts = {text for rule in RULES for text in (rule.message, rule.help, rule.why)}
    texts |= {look.word for look in LOOKS.values()}
    texts |= {*SENTENCES, *(many for _, many in COUNTED)}
    for shape in (Programme, Duty, Mentee, Mentor, Head, CommentHead):
        texts |= {slot.key.doc for slot in slots_of(shape)}
    assert texts - there == set()


PERIODS = [
    (periods.month(2026, 3), "2026年3月", "2026年3月", "March 2026"),
    (periods.month(2025, 12), "2025年12月", "2025年12月", "December 2025"),
    ("2026-Q2", "2026年第2季度", "2026年第2季", "quarter 2 of 2026"),
    ("2026-H1", "2026年上半年", "2026年上半年", "first half of 2026"),
    ("2026-H2", "2026年下半年", "2026年下半年", "second half of 2026"),
    ("2026", "2026年", "2026年", "2026"),
    ("2026-W09", "2026年第09周", "2026年第09週", "week 09 of 2026"),
    ("2026-03-05", "2026年3月5日", "2026年3月5日", "5 March 2026"),
    (periods.once(date(2026, 3, 5)), "一次性", "一次性", "once"),
]


@pytest.mark.parametrize(("period", "mainland", "taiwan", "english"), PERIODS)
def test_periods_are_called_as_people_call_them(
    period: Period | str, mainland: str, taiwan: str, english: str
) -> None:
    found = periods.parse(period) if isinstance(period, str) else period
    assert found is not None
    assert spoken("zh-CN").period(found) == mainland
    assert spoken("zh-TW").period(found) == taiwan
    assert spoken("en").period(found) == english


@pytest.mark.parametrize(
    ("day", "mainland", "taiwan", "english"),
    [
        (
            date(2026, 11, 27),
            "11月27日（周五）",
            "11月27日（週五）",
            "27 November (Friday)",
        ),
        (date(2026, 5, 3), "5月3日（周日）", "5月3日（週日）", "3 May (Sunday)"),
    ],
)
def test_days_are_said_with_their_weekday(
    day: date, mainland: str, taiwan: str, english: str
) -> None:
    assert spoken("zh-CN").day(day) == mainland
    assert spoken("zh-TW").day(day) == taiwan
    assert spoken("en").day(day) == english


def test_all_months_and_weekdays_are_numbered_in_chinese() -> None:
    mainland = spoken("zh-CN")
    months = [mainland.period(periods.month(2026, month)) for month in range(1, 13)]
    assert months == [f"2026年{month}月" for month in range(1, 13)]
    days = [mainland.day(date(2026, 6, day)) for day in range(1, 8)]
    weekdays = "一二三四五六日"
    assert days == [f"6月{n}日（周{weekday}）" for n, weekday in enumerate(weekdays, 1)]


def test_a_finding_reads_as_a_sentence_when_its_gaps_are_filled() -> None:
    values = {
        "name": "林晓禾",
        "period": periods.month(2026, 3),
        "duty": "月度学习计划",
        "due": date(2026, 3, 5),
    }
    missing = next(rule for rule in RULES if rule.name == "missing-record")
    assert spoken("zh-CN").fill(missing.message, values) == (
        "林晓禾：缺交2026年3月的月度学习计划，应于 2026-03-05 前提交"
    )


@pytest.mark.parametrize(("count", "language"), [(1, "zh-CN"), (2, "zh-CN"), (2, "en")])
def test_what_is_counted_is_said_with_its_number(count: int, language: str) -> None:
    one, many = next(pair for pair in COUNTED if "requires" in pair[0])
    text = compiled(language).ngettext(one, many, count)
    expected = {
        "zh-CN": f"选项“--x”需要 {count} 个值。",
        "en": "Option '--x' requires 2 arguments.",
    }
    assert text.format(name="--x", nargs=count) == expected[language]
