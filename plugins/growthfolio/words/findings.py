"""A finding in words: what happened, and what to do about it.

Pages and reports say findings with these two functions, so that they say the
same. What people, periods and duties are called is the caller's to know: a site
may call them by aliases, a report by their names.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol, TypeAlias

from growthfolio.model import period as periods
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Rule, Severity
from growthfolio.model.phrase import N_, Filling, Phrase
from growthfolio.model.stages import Stage
from growthfolio.words.speech import Speech

LONGEST: Final = 120
"""The most characters of a file a sentence says at a time."""

Naming: TypeAlias = Callable[[str, str], str]
"""Says what `("person", id)`, `("period", name)` or `("duty", id)` is called."""


class Said(Protocol):
    """What a finding must tell to be put into words."""

    @property
    def rule(self) -> Rule:
        """The rule that is broken."""

    @property
    def person(self) -> str | None:
        """The person it is about."""

    @property
    def period(self) -> str | None:
        """The period's name."""

    @property
    def duty(self) -> str | None:
        """The duty's id."""

    @property
    def values(self) -> Mapping[str, Filling]:
        """What fills the gaps of the rule's sentences."""

    @property
    def help(self) -> Phrase | None:
        """The remedy, where it is another than the rule's."""


def sentence(finding: Said, speech: Speech, naming: Naming) -> str:
    """What happened, naming the person, period and duty it is about."""
    message = finding.rule.message
    who = _who(finding, naming)
    said = speech.fill(message, {"who": who, **_shortened(finding.values)})
    # A message that names somebody itself would name them twice.
    if not finding.person or "{who}" in message or "{name}" in message:
        return said
    return speech.fill(N_("{who}: {message}"), {"who": who, "message": said})


def remedy(finding: Said, speech: Speech) -> str:
    """The one thing to do about it; nothing where a rule has no hint to give."""
    if finding.help is not None:
        return speech.fill(finding.help.text, _shortened(finding.help.values))
    text = finding.rule.help
    if text == "{hint}" and "hint" not in finding.values:
        return ""
    return speech.fill(text, _shortened(finding.values))


def _shortened(values: Mapping[str, Filling]) -> Mapping[str, Filling]:
    """What fills the gaps, no text of it longer than a line."""
    return {name: _short(value) for name, value in values.items()}


def _short(value: Filling) -> Filling:
    match value:
        case str() if len(value) > LONGEST:
            return f"{value[:LONGEST]}…"
        case Phrase():
            return Phrase(value.text, _shortened(value.values))
        case tuple():
            return tuple(_short(item) for item in value)
    return value


def severity_word(severity: Severity, speech: Speech) -> str:
    """What a severity is called."""
    return speech.translate(
        N_("error") if severity is Severity.ERROR else N_("warning")
    )


def names_of(cohort: Cohort | None, speech: Speech) -> Naming:
    """What a cohort's people, periods and duties are called by their own names."""
    stages = cohort.programme.stages.list if cohort is not None else ()

    def name(kind: str, key: str) -> str:
        match kind:
            case "person" if cohort is not None:
                person = cohort.mentee.get(key) or cohort.mentor.get(key)
                return person.name if person is not None else key
            case "period":
                return period_title(key, stages, speech)
            case "duty" if cohort is not None:
                duty = cohort.programme.duty(key.removesuffix(".comment"))
                title = speech.say(duty.title) if duty is not None else key
                is_comment = key.endswith(".comment")
                return comment_title(title, speech) if is_comment else title
            case _:
                return key

    return name


def comment_title(duty: str, speech: Speech) -> str:
    """What the mentor's comment on a duty's record is called."""
    return speech.fill(N_("{duty}: the mentor’s comment"), {"duty": duty})


def period_title(name: str, stages: Sequence[Stage], speech: Speech) -> str:
    """What the period of a folder's name is called."""
    if name == "once":
        return speech.translate(N_("once"))
    found = periods.parse(name)
    if found is not None:
        return speech.period(found)
    return next((speech.say(stage.title) for stage in stages if stage.id == name), name)


def _who(finding: Said, naming: Naming) -> str:
    parts = (
        ("person", finding.person),
        ("period", finding.period),
        ("duty", finding.duty),
    )
    return " · ".join(naming(kind, key) for kind, key in parts if key)
