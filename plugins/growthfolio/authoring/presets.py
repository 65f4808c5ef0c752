"""The ready programmes → what each is, in a few lines for those who choose one."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from growthfolio.authoring.start_folder import beginnings
from growthfolio.loading.programme import presets, ready_programme
from growthfolio.model.phrase import N_
from growthfolio.words import Speech

# Descriptions know no dates; a programme needs one.
_SOME_DAY: Final = date(2026, 1, 1)


def describe_presets(speech: Speech) -> str:
    """Every preset: its name and title, its theme, its roles and its duties."""
    paragraphs = ("\n".join(_described(name, speech)) for name in presets())
    return "\n\n".join(paragraphs) + "\n"


def _described(name: str, speech: Speech) -> Iterator[str]:
    programme = ready_programme(name, _SOME_DAY)
    yield f"{name}: {speech.say(programme.title)}"
    if name not in beginnings():
        yield "  " + speech.translate(N_("A layer that others build on."))
    if programme.theme is not None:
        yield f"  {speech.say(programme.theme)}"
    roles = tuple(role.title for role in programme.mentor_roles)
    if roles:
        yield "  " + speech.fill(N_("Mentors: {names}"), {"names": roles})
    duties = tuple(duty.title for duty in programme.duties)
    yield "  " + speech.fill(N_("Duties: {names}"), {"names": duties})
