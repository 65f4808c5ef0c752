"""One finding, said: what every style prints."""

from msgspec import Struct

from growthfolio.model.finding import Finding, Severity
from growthfolio.model.place import Place
from growthfolio.model.rules.text import LATIN_1, NOT_UTF8
from growthfolio.words import Speech
from growthfolio.words.findings import Naming, remedy, sentence
from growthfolio.words.visible import visible as visible  # noqa: PLC0414 - others ask here


class Line(Struct, frozen=True, kw_only=True):
    """A finding in words; its text holds no control or direction characters."""

    code: str
    name: str
    severity: Severity
    place: Place
    person: str | None
    duty: str | None
    period: str | None
    message: str
    help: str
    fixable: bool = False

    @property
    def where(self) -> str:
        """`path:line:column`, as editors jump to it."""
        place = self.place
        return f"{visible(place.path)}:{place.line}:{place.column}"

    def as_json(self) -> dict[str, str | int | None]:
        """The finding as the contract's JSON has it."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": str(self.severity),
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "person": self.person,
            "duty": self.duty,
            "period": self.period,
            "message": self.message,
            "help": self.help or None,
        }


def line_of(finding: Finding, speech: Speech, naming: Naming) -> Line:
    """A finding said in a language."""
    return Line(
        code=finding.rule.code,
        name=finding.rule.name,
        severity=finding.rule.severity,
        place=finding.place,
        person=finding.person,
        duty=finding.duty,
        period=finding.period,
        message=visible(sentence(finding, speech, naming)),
        help=visible(remedy(finding, speech)),
        fixable=is_plain(finding),
    )


def is_plain(finding: Finding) -> bool:
    """Whether `growthfolio fix` can do it."""
    mends = finding.edit is not None or finding.move is not None
    encoding = finding.values.get("encoding")
    return mends or (finding.rule is NOT_UTF8 and encoding != LATIN_1)
