"""The duties by who owes them: as they are today, and what they were before."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec.structs import fields

from growthfolio.model.duty import Change, Duty, Owner, Version
from growthfolio.model.phrase import N_
from growthfolio.pages import policy
from growthfolio.pages.calling import Voice
from growthfolio.pages.documents import policy_link, term_facts
from growthfolio.pages.places import article_anchor, duty_anchor
from growthfolio.pages.views import DutyGroup, DutyRow, Fact, Link, VersionRow
from growthfolio.pages.wording import fact

_TEXTS: Final = {
    "owner": (N_("Who"), policy.owner),
    "every": (N_("How often"), policy.every),
    "count": (N_("How often"), policy.every),
    "due": (N_("Due"), policy.due),
    "grace": (N_("Grace"), policy.grace),
    "comment": (N_("Comment"), policy.comment),
}
"""What a change may say that has words of its own."""


def duty_groups(voice: Voice) -> tuple[DutyGroup, ...]:
    """The duties of the mentee, of each mentor role, unit and party, of the office."""
    today = voice.disclosure.today
    by_owner: dict[Owner, list[Duty]] = {}
    for duty in voice.disclosure.duties:
        by_owner.setdefault(duty.on(today).owner, []).append(duty)
    found = []
    for owner, title, about in _owners(voice):
        mine = by_owner.pop(owner, [])
        if mine or about:
            found.append(_group(voice, owner, title, about, mine))
    found += [
        _group(voice, owner, policy.owner(voice, mine[0].on(today)), (), mine)
        for owner, mine in by_owner.items()
    ]
    return tuple(found)


def _owners(voice: Voice) -> Iterator[tuple[Owner, str, tuple[str, ...]]]:
    """Everybody who may owe something, in order, with what they answer for."""
    disclosure = voice.disclosure
    yield Owner("mentee"), voice.say(N_("the mentee")), ()
    for role in disclosure.roles:
        purpose = tuple(voice.title(one) for one in (role.purpose,) if one)
        yield Owner("mentor", role.id), voice.title(role.title), purpose
    yield Owner("mentor", "any"), voice.say(N_("the mentor")), ()
    yield Owner("unit"), voice.say(N_("the unit")), ()
    for party in disclosure.parties:
        about = tuple(voice.title(one) for one in party.responsibilities)
        yield Owner("unit", party.id), voice.title(party.title), about
    yield Owner("office"), voice.say(N_("the office")), ()


def _group(
    voice: Voice, owner: Owner, title: str, about: tuple[str, ...], duties: list[Duty]
) -> DutyGroup:
    return DutyGroup(
        anchor=f"duties-{str(owner).replace(':', '-')}",
        title=title,
        about=about,
        duties=tuple(duty_row(voice, duty) for duty in duties),
    )


def duty_row(voice: Voice, duty: Duty) -> DutyRow:
    """A duty as it is today, and each of its versions where there are several."""
    disclosure = voice.disclosure
    today = duty.on(disclosure.today)
    versions = duty.versions
    return DutyRow(
        anchor=duty_anchor(duty),
        title=voice.title(duty.title),
        owner=policy.owner(voice, today),
        every=policy.every(voice, today),
        due=policy.due(voice, today),
        grace=policy.grace(voice, today),
        comment=policy.comment(voice, today),
        applies=policy.applies(voice, today.when),
        audience=policy.audience(voice, duty.audience or disclosure.audiences[-1]),
        sections=tuple(voice.title(section) for section in today.sections),
        articles=_articles(voice, today),
        terms=term_facts(voice, duty),
        lasts=_lasts(voice, duty.starts, duty.ends),
        versions=_versions(voice, duty, versions) if duty.changes else (),
    )


def _lasts(voice: Voice, start: date | None, end: date | None) -> str:
    """From when to when; nothing where it always was and will be."""
    if start is not None and end is not None:
        return voice.say(N_("from {start} until {end}"), start=start, end=end)
    if start is not None:
        return voice.say(N_("from {day}"), day=start)
    return voice.say(N_("until {day}"), day=end) if end is not None else ""


def _articles(voice: Voice, duty: Duty) -> tuple[Link, ...]:
    """The articles a duty follows, each with the way to it."""
    numbers = {
        f"{one.id}/{article.id}": (one, article)
        for one in voice.disclosure.policies
        for article in one.articles
    }
    found = []
    for cited in duty.articles:
        text = cited
        if cited in numbers:
            document, article = numbers[cited]
            text = voice.say(
                N_("{policy}, article {n}"), policy=document.title, n=article.id
            )
        anchor = article_anchor(cited) if cited in numbers else None
        url = "programme" if anchor else None
        found.append(Link(text=text, url=url, anchor=anchor))
    return tuple(found)


def _versions(
    voice: Voice, duty: Duty, versions: tuple[Version, ...]
) -> tuple[VersionRow, ...]:
    """The rule of each stretch of days, the newest first.

    The first says everything a later one changes, so that December still says what
    was owed in December.
    """
    today = voice.disclosure.today
    changed = {name for change in duty.changes for name in _said(change)}
    rows = []
    for version, change in zip(versions, (None, *duty.changes), strict=True):
        names = changed if change is None else _said(change)
        start = version.start if change is not None else duty.starts
        end = version.end if version.end < date.max else duty.ends
        rows.append(
            VersionRow(
                span=_lasts(voice, start, end),
                current=version.start <= today <= version.end,
                policy=policy_link(voice, change.policy if change else None),
                facts=tuple(_facts(voice, version.duty, names, change)),
            )
        )
    return tuple(reversed(rows))


def _said(change: Change) -> set[str]:
    """The names of what a change says."""
    told = (one.name for one in fields(change))
    kept = ("start", "policy", "marks")
    return {
        name
        for name in told
        if name not in kept and getattr(change, name) not in (None, {})
    }


def _facts(
    voice: Voice, duty: Duty, names: set[str], change: Change | None
) -> Iterator[Fact]:
    """What a version says of what changes, in the order of the table."""
    for label, say in dict.fromkeys(_TEXTS[one] for one in _TEXTS if one in names):
        yield fact(voice, label, say(voice, duty) or voice.say(N_("none")))
    if "when" in names:
        everybody = voice.say(N_("everybody"))
        whom = policy.applies(voice, duty.when) or everybody
        yield fact(voice, N_("Applies to"), whom)
    if "sections" in names:
        yield fact(voice, N_("Sections"), *map(voice.title, duty.sections))
    if "min_substance" in names:
        yield fact(voice, N_("Text at the least"), str(duty.min_substance))
    if "required" in names:
        yield fact(voice, N_("Must have"), *duty.required)
    if "articles" in names:
        values = _articles(voice, duty)
        yield Fact(label=voice.say(N_("Articles")), values=values)
    if change is not None and change.fields:
        titles = (
            voice.title(rule.title) or name for name, rule in change.fields.items()
        )
        yield fact(voice, N_("New or changed fields"), *titles)
