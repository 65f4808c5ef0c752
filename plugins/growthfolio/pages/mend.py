"""The page of what is to be mended: every finding the audience may know."""

from functools import partial

from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownFinding
from growthfolio.model.finding import Finding
from growthfolio.model.phrase import N_
from growthfolio.pages.calling import Voice
from growthfolio.pages.extract import Extracts
from growthfolio.pages.views import MendPage, MendRow
from growthfolio.words import Speech
from growthfolio.words.findings import Naming, period_title, remedy, sentence
from growthfolio.words.visible import visible


def mend_page(voice: Voice, extracts: Extracts) -> MendPage | None:
    """Each finding: where, what, and what to do; None where that may not be known."""
    findings = voice.disclosure.findings
    if findings is None:
        return None
    rows = (
        extracts[key].mend if isinstance(key, Ref) else mend_rows(voice, key)
        for key in findings.parts
    )
    return MendPage(
        url="mend",
        title=voice.say(N_("To mend")),
        as_of=voice.disclosure.today,
        rows=tuple(row for some in rows for row in some),
    )


def mend_rows(voice: Voice, key: Ref | int) -> tuple[MendRow, ...]:
    """The findings of a part."""
    findings = voice.disclosure.findings
    some = findings.parts.get(key, ()) if findings is not None else ()
    naming = partial(_name, voice)
    return tuple(mend_row(finding, voice.speech, naming) for finding in some)


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
