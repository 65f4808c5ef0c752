"""The site of a programme that cannot be read: one page that says what to mend."""

from collections.abc import Sequence

from growthfolio.model.finding import Finding
from growthfolio.model.phrase import N_
from growthfolio.pages.mend import mend_row
from growthfolio.pages.views import MendPage, Site
from growthfolio.words import Speech
from growthfolio.words.findings import names_of


def unreadable(findings: Sequence[Finding], audience: str, speech: Speech) -> Site:
    """One page with the findings about the programme; nobody's records are known."""
    naming = names_of(None, speech)
    title = speech.translate(N_("The programme cannot be read"))
    page = MendPage(
        url="",
        title=title,
        as_of=None,
        rows=tuple(mend_row(finding, speech, naming) for finding in findings),
    )
    return Site(
        language=speech.language,
        audience=audience,
        title=title,
        pages=(page,),
        files=(),
        nav=(),
    )
