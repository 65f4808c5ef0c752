"""`{person}/updates/{date}.md` → what the path of a note says.

`{*}` (or `*`) stands for any characters but “/”, `**` for any at all, `**/` also for
no folder. `{person}` and `{kind}` are characters but “/”; `{date}`, `{from}` and
`{to}` are dates as people write them.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from growthfolio.authoring.importing.dates import DAY, SPAN
from growthfolio.loading.spelling import did_you_mean
from growthfolio.model.phrase import phrase
from growthfolio.model.refusal import RefusalError

NAMES: Final = ("person", "date", "from", "to", "kind", "*")
_DATES: Final = {"date": SPAN, "from": DAY, "to": DAY}
_WORD: Final = "[^/]+?"
_TOKEN: Final = re.compile(
    r"(?P<deep>\{?\*\*\}?/?)|(?P<any>\{\*\}|\*)|\{(?P<name>[^{}]*)\}|(?P<text>.)",
    re.DOTALL,
)


class Said(Struct, frozen=True):
    """What a path says, by placeholder; `strict` where its dates look like dates."""

    texts: Mapping[str, str]
    strict: bool


class Pattern:
    """One pattern over the path of a note, relative to the tree's root."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names = _names(text)
        self._strict = _compiled(text, _DATES)
        self._loose = _compiled(text, dict.fromkeys(_DATES, _WORD))

    def match(self, path: str) -> Said | None:
        """What a path says, or None where the pattern is about other paths."""
        composed = unicodedata.normalize("NFC", path)
        if found := self._strict.fullmatch(composed):
            return Said(_said(found), strict=True)
        if found := self._loose.fullmatch(composed):
            return Said(_said(found), strict=False)
        return None


def first_match(patterns: Sequence[Pattern], path: str) -> tuple[Pattern, Said] | None:
    """The first pattern that matches, one whose dates are dates before others."""
    found = [(each, said) for each in patterns if (said := each.match(path))]
    strict = [pair for pair in found if pair[1].strict]
    return next(iter((*strict, *found)), None)


def _names(text: str) -> frozenset[str]:
    """The placeholders of a pattern; raises RefusalError where it cannot serve."""
    names = [
        found["name"] for found in _TOKEN.finditer(text) if found["name"] is not None
    ]
    for name in names:
        if name not in NAMES:
            raise RefusalError(
                phrase(
                    "the pattern {pattern} has a placeholder nobody knows, “{name}”; "
                    "{hint}",
                    pattern=text,
                    name=name,
                    hint=did_you_mean(name, NAMES),
                )
            )
    if "person" not in names or not {"date", "from", "to"} & set(names):
        raise RefusalError(
            phrase(
                "the pattern {pattern} must say where the person and the date stand: "
                "{names}",
                pattern=text,
                names=("{person}", "{date}"),
            )
        )
    if "date" in names and {"from", "to"} & set(names):
        raise RefusalError(
            phrase(
                "the pattern {pattern} has a date and a range; one of them decides",
                pattern=text,
            )
        )
    return frozenset(names)


def _compiled(text: str, dates: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("".join(_pieces(unicodedata.normalize("NFC", text), dates)))


def _pieces(text: str, dates: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    for token in _TOKEN.finditer(text):
        name = token["name"]
        if token["deep"]:
            yield "(?:.*/)?" if token["deep"].endswith("/") else ".*"
        elif token["any"]:
            yield "[^/]*"
        elif name is None:
            yield re.escape(token["text"])
        elif name in seen:
            yield f"(?P={name}_)"
        else:
            seen.add(name)
            # “from” is no name Python minds, but keep clear of its keywords anyway.
            yield f"(?P<{name}_>{dates.get(name, _WORD)})"


def _said(found: re.Match[str]) -> Mapping[str, str]:
    return {name[:-1]: text for name, text in found.groupdict().items()}
