"""What is shown of somebody → chapters of cards and gaps, newest first."""

from collections.abc import Iterable

from growthfolio.disclosure.ref import Ref
from growthfolio.disclosure.shown import ShownObligation, ShownRecord
from growthfolio.model.duty import About
from growthfolio.model.obligation import State
from growthfolio.model.phrase import N_
from growthfolio.pages.bundles import GAPS, Bundle, bundles
from growthfolio.pages.calling import Voice
from growthfolio.pages.cards import card
from growthfolio.pages.cells import badness, own
from growthfolio.pages.places import chapter_anchor, gap_anchor
from growthfolio.pages.views import Chapter, Gap, Kind, Link, Timeline
from growthfolio.pages.wording import reason, standing


def volumes(voice: Voice, about: Ref) -> dict[int, tuple[Chapter, ...]]:
    """The chapters about somebody by the year whose page they stand on."""
    found: dict[int, list[Chapter]] = {}
    for bundle in bundles(voice.disclosure, about):
        chapter = _chapter(voice, about, bundle)
        if chapter.cards or chapter.gaps:
            found.setdefault(bundle.year, []).append(chapter)
    return {year: tuple(found[year]) for year in sorted(found, reverse=True)}


def chapters_of(voice: Voice, about: Ref) -> tuple[Chapter, ...]:
    """All chapters about somebody, of every year."""
    return tuple(chapter for year in volumes(voice, about).values() for chapter in year)


def timeline(voice: Voice, chapters: Iterable[Chapter]) -> Timeline:
    """Chapters, with the kinds of record in them in the programme's order."""
    chapters = tuple(chapters)
    seen = {card.kind for chapter in chapters for card in chapter.cards}
    seen |= {gap.kind for chapter in chapters for gap in chapter.gaps}
    return Timeline(
        kinds=tuple(
            Kind(id=duty.id, title=voice.title(duty.title))
            for duty in voice.disclosure.duties
            if duty.id in seen
        ),
        chapters=chapters,
    )


def _chapter(voice: Voice, about: Ref, bundle: Bundle) -> Chapter:
    owed = {(one.duty, one.n): one for one in bundle.obligations if not one.is_comment}
    worst = min(own(bundle.obligations, about), key=badness, default=None)
    return Chapter(
        title=voice.period(bundle.period),
        anchor=chapter_anchor(bundle.period),
        state=worst.state if worst is not None else None,
        word=_word(voice, worst) if worst is not None else "",
        cards=tuple(
            [
                card(voice, record, owed.get((record.duty, record.n)))
                for record in bundle.records
            ]
        ),
        gaps=tuple(
            [
                _gap(voice, one)
                for one in bundle.obligations
                if (one.state in GAPS or one.sealed)
                and not _is_there(bundle.records, one)
            ]
        ),
    )


def _is_there(records: Iterable[ShownRecord], owed: ShownObligation) -> bool:
    """Whether something was handed in all the same, such as during leave."""
    return any(
        (record.duty, record.n) == (owed.duty, owed.n)
        and (record.comment is not None or not owed.is_comment)
        for record in records
    )


def _word(voice: Voice, owed: ShownObligation) -> str:
    """A chapter's state in words, and since when or until when."""
    today = voice.disclosure.today
    state, detail = standing(voice, owed), ""
    overdue = owed.days_overdue(today)
    if overdue is not None:
        detail = voice.say(N_("overdue for {n} days"), n=overdue)
    elif owed.state is State.AWAITING_COMMENT and owed.submitted is not None:
        days = (today - owed.submitted).days
        detail = voice.say(N_("waiting for {n} days"), n=days)
    elif owed.state in (State.DUE, State.DRAFT) and owed.due is not None:
        this_year = owed.due.year == today.year
        day = voice.speech.day(owed.due) if this_year else owed.due.isoformat()
        detail = voice.say(N_("due on {day}"), day=day)
    elif owed.state is State.LATE and owed.days_late:
        detail = voice.say(N_("{n} days late"), n=owed.days_late)
    elif owed.state is State.EXEMPT:
        detail = reason(voice, owed)
    return f"{state} · {detail}" if detail else state


def _gap(voice: Voice, owed: ShownObligation) -> Gap:
    if owed.due is None:
        raise ValueError(owed)
    return Gap(
        kind=owed.duty,
        duty=voice.what(owed),
        state=owed.state,
        anchor=gap_anchor(owed),
        due=owed.due,
        days=owed.days_overdue(voice.disclosure.today),
        owner=_owner(voice, owed),
        waived=owed.waived and owed.state is State.MISSING,
        reason=reason(voice, owed),
        command=command(voice, owed),
        path=owed.path,
    )


def _owner(voice: Voice, owed: ShownObligation) -> Link | None:
    """Who owes it, where that is somebody else than whom it is about."""
    if owed.owner == owed.about:
        return None
    if owed.owner is None:
        return Link(text=voice.say(N_("nobody: there is no mentor in the role")))
    return voice.link(owed.owner)


def command(voice: Voice, owed: ShownObligation) -> str:
    """The command that starts the record; nothing where it would not help."""
    duty = voice.disclosure.duty[owed.duty]
    if (
        voice.disclosure.aliases
        or owed.is_comment
        or owed.started
        or owed.state is State.EXEMPT
        or duty.about is not About.MENTEE
    ):
        return ""
    return f"growthfolio new {owed.about.slug} {owed.duty} {owed.period.name}"
