"""Findings ↔ plain values that can be written down, with nothing lost.

A rule is written as its code: its sentences are the program's.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from msgspec import Struct

from growthfolio.model.finding import Edit, Finding, Rule
from growthfolio.model.period import Period
from growthfolio.model.phrase import Filling, Phrase
from growthfolio.model.place import Place
from growthfolio.model.rules.register import RULES
from growthfolio.model.title import Title


class PlainFinding(Struct, frozen=True, array_like=True):
    """A finding, its rule as a code and its fillings as plain values."""

    rule: str
    place: Place
    person: str | None
    duty: str | None
    period: str | None
    values: dict[str, Any]
    help: Any
    owner: str | None
    edit: Edit | None
    assessment: str | None
    move: str | None


def plain_finding(finding: Finding) -> PlainFinding:
    """The finding as it is written down."""
    return PlainFinding(
        rule=finding.rule.code,
        place=finding.place,
        person=finding.person,
        duty=finding.duty,
        period=finding.period,
        values={name: _plain(one) for name, one in finding.values.items()},
        help=finding.help and _plain(finding.help),
        owner=finding.owner,
        edit=finding.edit,
        assessment=finding.assessment,
        move=finding.move,
    )


def finding_of(plain: PlainFinding) -> Finding:
    """The finding that was written down; raises KeyError of an unknown rule."""
    return Finding(
        rule=_rules()[plain.rule],
        place=plain.place,
        person=plain.person,
        duty=plain.duty,
        period=plain.period,
        values={name: _filling(one) for name, one in plain.values.items()},
        help=plain.help and _filling(plain.help),
        owner=plain.owner,
        edit=plain.edit,
        assessment=plain.assessment,
        move=plain.move,
    )


@cache
def _rules() -> Mapping[str, Rule]:
    return {rule.code: rule for rule in RULES}


def _plain(filling: Filling) -> Any:  # noqa: ANN401
    """Texts and numbers as they are; of everything else a list that says its kind."""
    match filling:
        case str() | int():
            return filling
        case tuple():
            return ["tuple", *map(_plain, filling)]
        case Phrase():
            values = {name: _plain(one) for name, one in filling.values.items()}
            return ["phrase", filling.text, values]
        case Title():
            return ["title", dict(filling.texts)]
        case Period():
            title = filling.title and dict(filling.title.texts)
            days = filling.start.isoformat(), filling.end.isoformat()
            return ["period", *days, filling.name, filling.kind, title]
        case date():
            return ["date", filling.isoformat()]
    raise TypeError(filling)


def _filling(plain: Any) -> Any:  # noqa: ANN401
    if not isinstance(plain, list):
        return plain
    kind, *parts = plain
    return _MAKERS[kind](*parts)


def _phrase(text: str, values: Mapping[str, Any]) -> Phrase:
    return Phrase(text, {name: _filling(one) for name, one in values.items()})


def _period(
    start: str, end: str, name: str, kind: str, title: Mapping[str, str] | None
) -> Period:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return Period(first, last, name, kind, Title(title) if title else None)


_MAKERS: Final[Mapping[str, Callable[..., Any]]] = {
    "tuple": lambda *parts: tuple(map(_filling, parts)),
    "phrase": _phrase,
    "title": Title,
    "period": _period,
    "date": date.fromisoformat,
}
