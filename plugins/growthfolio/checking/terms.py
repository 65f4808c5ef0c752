"""What the programme's parts name of its lists: terms, policies, parties, people."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from growthfolio.checking.finding import contradiction, unknown_reference
from growthfolio.checking.naming import suggestion
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import Duty, Version
from growthfolio.model.field import FieldType, RecordField
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.period import containing
from growthfolio.model.phrase import Filling, phrase
from growthfolio.model.programme import Programme
from growthfolio.model.rules import people, units, values
from growthfolio.model.schema import Id

_CALENDAR: Final = {"month", "quarter", "half-year", "year"}


def vocabularies(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Vocabularies, and their terms, must be there where they are named."""
    del ledger
    programme = cohort.programme
    for duty in programme.duties:
        for one in duty.wordings():
            yield from _of_fields(one.fields, programme)
        place = duty.marks.place("terms")
        for vocabulary, named in duty.terms.items():
            listed = programme.terms(vocabulary)
            if listed is None:
                names = tuple(programme.vocabularies)
                yield unknown_reference(vocabulary, names, phrase("vocabulary"), place)
                continue
            ids = tuple(term.id for term in listed)
            for name in named:
                if name not in ids:
                    yield unknown_reference(name, ids, phrase("term"), place)


def _of_fields(
    fields: Mapping[str, RecordField], programme: Programme
) -> Iterator[Finding]:
    for rule in fields.values():
        if rule.of is not None and programme.terms(rule.of) is None:
            place, names = rule.marks.place("of"), tuple(programme.vocabularies)
            yield unknown_reference(rule.of, names, phrase("vocabulary"), place)
        yield from _of_fields(rule.columns, programme)


def tables(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A table needs columns; nothing else has any, and no table lies in another."""
    del ledger
    for duty in cohort.programme.duties:
        for one in duty.wordings():
            for rule in one.fields.values():
                place = rule.marks.place("type")
                table = rule.type is FieldType.TABLE
                if table and not rule.columns:
                    problem = phrase("a table needs “columns”")
                    yield contradiction(problem, place)
                if rule.columns and not table:
                    problem = phrase("only a table has “columns”")
                    yield contradiction(problem, place)
                for column in rule.columns.values():
                    if column.type is FieldType.TABLE:
                        problem = phrase("a column of a table cannot be a table")
                        yield contradiction(problem, column.marks.place("type"))


def policies(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Articles and policies must be there where they are cited."""
    del ledger
    programme = cohort.programme
    known = tuple(one.id for one in programme.policies)
    articles = tuple(
        f"{policy.id}/{article.id}"
        for policy in programme.policies
        for article in policy.articles
    )
    for policy in programme.policies:
        if policy.replaces is not None and policy.replaces not in known:
            place = policy.marks.place("replaces")
            yield unknown_reference(policy.replaces, known, phrase("policy"), place)
    for duty in programme.duties:
        for one in duty.wordings():
            for index, cited in enumerate(one.articles or ()):
                if cited not in articles:
                    place = one.marks.item("articles", index)
                    yield unknown_reference(cited, articles, phrase("article"), place)
        for change in duty.changes:
            if change.policy is not None and change.policy not in known:
                place = change.marks.place("policy")
                yield unknown_reference(change.policy, known, phrase("policy"), place)


def in_force(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A duty follows policies that are in force today (S0-23, S3-26)."""
    ends = {policy.id: policy for policy in cohort.programme.policies if policy.end}
    for duty in cohort.programme.duties:
        if duty.ends is not None and duty.ends < ledger.today:
            continue
        last = max(
            (one for one in duty.changes if one.start <= ledger.today),
            key=lambda one: one.start,
            default=None,
        )
        said = duty if last is None or last.articles is None else last
        for index, cited in enumerate(duty.on(ledger.today).articles):
            policy = ends.get(Id(cited.partition("/")[0]))
            if policy and policy.end and policy.end < ledger.today:
                yield Finding(
                    rule=units.SUPERSEDED_POLICY,
                    place=said.marks.item("articles", index),
                    duty=duty.id,
                    values={
                        "duty": duty.title,
                        "policy": policy.title,
                        "date": policy.end,
                    },
                )


def versions(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A duty's changes follow one another, and it does not end before it starts."""
    del ledger
    for duty in cohort.programme.duties:
        for before, change in pairwise(duty.changes):
            if change.start <= before.start:
                problem = phrase("a change must begin after the one before it")
                yield contradiction(problem, change.marks.place("from"))
        rules = pairwise(duty.versions)
        for change, (old, new) in zip(duty.changes, rules, strict=True):
            if old.duty.every != new.duty.every and _cuts(old.duty, new):
                problem = phrase("the rhythm changes within a period")
                yield contradiction(problem, change.marks.place("from"))
        if duty.starts and duty.ends and duty.ends < duty.starts:
            yield Finding(rule=values.REVERSED_RANGE, place=duty.marks.place("ends"))


def _cuts(old: Duty, new: Version) -> bool:
    """Whether a new rhythm begins within a period of the old one, or its own."""
    kinds = {old.every.period_kind, new.duty.every.period_kind} & _CALENDAR
    return any(containing(kind, new.start).start != new.start for kind in kinds)


def parties(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A party that owes something must be one of those listed."""
    del ledger
    known = tuple(one.id for one in cohort.programme.parties)
    for duty in cohort.programme.duties:
        for one in duty.wordings():
            owner = one.owner
            if owner and owner.kind == "unit" and owner.role not in (None, *known):
                place = one.marks.place("owner")
                yield unknown_reference(str(owner.role), known, phrase("party"), place)


def teams(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """The people of a team must be there."""
    del ledger
    for team in cohort.programme.teams:
        for key, named, known, rule in (
            ("members", team.members, tuple(cohort.mentee), people.UNKNOWN_PERSON),
            ("mentors", team.mentors, tuple(cohort.mentor), people.UNKNOWN_MENTOR),
        ):
            for index, name in enumerate(named):
                if name not in (*known, *cohort.unread):
                    gap = "person" if key == "members" else "mentor"
                    hint = suggestion(name, known)
                    gaps: dict[str, Filling] = {gap: name, "hint": hint}
                    place = team.marks.item(key, index)
                    yield Finding(rule=rule, place=place, values=gaps)


def stages(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """What a stage requires must be a duty; ranks that are named must be listed."""
    del ledger
    programme = cohort.programme
    duties = tuple(duty.id for duty in programme.duties)
    for stage in programme.stages.list:
        for index, name in enumerate(stage.requires):
            if name not in duties:
                place = stage.marks.item("requires", index)
                yield unknown_reference(name, duties, phrase("duty"), place)
    ranks = tuple(rank.id for rank in programme.ranks)
    highest = programme.highest_rank
    if highest is not None and highest not in ranks:
        place = programme.marks.place("highest_rank")
        yield unknown_reference(highest, ranks, phrase("rank"), place)


def ranks(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Nobody above the programme's highest rank is a mentee (S2-03)."""
    del ledger
    programme = cohort.programme
    order = {rank.id: n for n, rank in enumerate(programme.ranks)}
    highest = programme.highest_rank
    if highest is None or highest not in order:
        return
    for mentee in cohort.mentees:
        if mentee.rank in order and order[mentee.rank] > order[highest]:
            yield Finding(
                rule=people.RANK_TOO_HIGH,
                place=mentee.marks.place("rank"),
                person=mentee.id,
                values={
                    "name": mentee.name,
                    "rank": programme.term("ranks", mentee.rank),
                    "highest": programme.term("ranks", highest),
                },
            )


CHECKS: Final = (
    vocabularies,
    tables,
    policies,
    in_force,
    versions,
    parties,
    teams,
    stages,
    ranks,
)
