"""The page of what is to be mended: every finding the audience may know."""

from collections.abc import Sequence
from functools import partial

from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownFinding
from growthfolio.model.finding import Finding
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.views import MendPage, MendRow
from growthfolio.words import Speech
from growthfolio.words.findings import Naming, period_title, remedy, sentence
from growthfolio.words.visible import visible


def mend_page(voice: Voice, findings: Sequence[ShownFinding]) -> MendPage:
    """Each finding: where, what, and what to do."""
    return MendPage(
        url="mend",
        title=voice.say(N_("To mend")),
        as_of=voice.disclosure.today,
        rows=tuple(
            mend_row(finding, voice.speech, partial(_name, voice))
            for finding in findings
        ),
    )


def mend_row(
    finding: Finding | ShownFinding, speech: Speech, naming: Naming
) -> MendRow:
    """A finding in words."""
    place = finding.place
    return MendRow(
        severity=str(finding.rule.severity),
        code=finding.rule.code,
        where=f"{visible(place.path)}:{place.line}:{place.column}",
        message=visible(sentence(finding, speech, naming)),
        help=visible(remedy(finding, speech)),
        path=place.path,
    )


def _name(voice: Voice, kind: str, key: str) -> str:
    disclosure = voice.disclosure
    match kind:
        case "person" if key in disclosure.mentee:
            return voice.name(Ref(Who.MENTEE, key))
        case "person" if key in disclosure.mentor:
            return voice.name(Ref(Who.MENTOR, key))
        case "duty" if key.removesuffix(".comment") in disclosure.duty:
            is_comment = key.endswith(".comment")
            return voice.row(key.removesuffix(".comment"), is_comment=is_comment)
        case "period":
            return period_title(key, disclosure.stages.list, voice.speech)
        case _:
            return key
