"""Says phrases, dates and periods in one language, from gettext catalogues."""

import gettext
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Final

from msgspec import Struct

from growthfolio.model.period import Period
from growthfolio.model.phrase import N_, Filling, Phrase
from growthfolio.model.title import Title

DOMAIN: Final = "growthfolio"
CATALOGUES: Final = Path(__file__).parent / "catalogues"
"""Where the words of each language are; a package is always a folder."""

_MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)

_WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


class Speech:
    """One language; `translate` is gettext's, `say` fills a phrase's gaps."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self.translate = translations.gettext
        # The same few hundred sentences are said for everybody.
        self._sentences: dict[str, _Sentence] = {}

    def say(self, what: Filling) -> str:
        """A filling as text: phrases translated, titles and dates in the language."""
        match what:
            case str():
                said = str(what)
            case Phrase():
                said = self.fill(what.text, what.values)
            case Title():
                said = what.text(self.language)
            case Period():
                said = self.period(what)
            case date():
                said = what.isoformat()
            case tuple():
                said = self.translate(", ").join(map(self.say, what))
            case _:
                said = str(what)
        return said

    def fill(self, text: str, values: Mapping[str, Filling]) -> str:
        """An English text translated, and its gaps filled."""
        sentence = self._sentences.get(text)
        if sentence is None:
            sentence = self._sentences[text] = _sentence(self.translate(text))
        if sentence.whole is not None:
            return sentence.whole
        if sentence.parts is None:
            return _GAPS.vformat(sentence.text, (), _Fillings(self, values))
        said = []
        for before, gap in sentence.parts:
            said.append(before)
            if gap is not None:
                said.append(self.say(values[gap]) if gap in values else f"{{{gap}}}")
        return "".join(said)

    def period(self, period: Period) -> str:
        """A period's name for people: 2026年3月, March 2026."""
        start = period.start
        gaps: dict[str, Filling] = {
            "year": str(start.year),
            "month": self.translate(_MONTHS[start.month - 1]),
            "day": start.day,
            "name": period.name,
        }
        text: str | None = None
        match period.kind:
            case "month":
                text = N_("{month} {year}")
            case "year":
                text = N_("{year}")
            case "quarter":
                gaps["n"] = (start.month + 2) // 3
                text = N_("quarter {n} of {year}")
            case "half-year" if start.month == 1:
                text = N_("first half of {year}")
            case "half-year":
                text = N_("second half of {year}")
            case "week":
                gaps |= {
                    "year": period.name[:4],
                    "n": period.name.rpartition("W")[2],
                }
                text = N_("week {n} of {year}")
            case "day":
                text = N_("{day} {month} {year}")
            case "once":
                text = N_("once")
            case "stage" if period.title:
                return self.say(period.title)
        return self.fill(text, gaps) if text else period.name

    def day(self, when: date) -> str:
        """A day within the year, with its weekday: 11月27日（周五）."""
        return self.fill(
            N_("{day} {month} ({weekday})"),
            {
                "day": when.day,
                "month": self.translate(_MONTHS[when.month - 1]),
                "weekday": self.translate(_WEEKDAYS[when.weekday()]),
            },
        )


class _Sentence(Struct, frozen=True, kw_only=True):
    """A translated text, taken apart once.

    `whole` is what it says where it has no gaps; `parts` are its pieces, each with
    the gap after it, or None where a gap is more than a name.
    """

    text: str
    whole: str | None = None
    parts: tuple[tuple[str, str | None], ...] | None = None


def _sentence(text: str) -> _Sentence:
    parts = []
    for before, gap, how, conversion in _GAPS.parse(text):
        if how or conversion or not (gap is None or gap.isidentifier()):
            return _Sentence(text=text)
        parts.append((before, gap))
    if all(gap is None for _, gap in parts):
        return _Sentence(text=text, whole="".join(before for before, _ in parts))
    return _Sentence(text=text, parts=tuple(parts))


class _Fillings(dict[str, Filling]):
    """The gaps' values, said when asked for; an unknown gap stays as it is."""

    def __init__(self, speech: Speech, values: Mapping[str, Filling]) -> None:
        super().__init__(values)
        self._speech = speech

    def __getitem__(self, key: str) -> str:
        if key not in self:
            return f"{{{key}}}"
        return self._speech.say(super().__getitem__(key))


_GAPS: Final = Formatter()


@cache
def speech(language: str) -> Speech:
    """The words of zh-CN, zh-TW or en; English where a catalogue has none."""
    translations = gettext.translation(
        DOMAIN, CATALOGUES, [language.replace("-", "_")], fallback=True
    )
    return Speech(language, translations)
