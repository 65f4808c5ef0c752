"""What makes mentors eligible, what they were, and the policy of the pool."""

from collections.abc import Iterator, Sequence
from typing import Final

from growthfolio.checking.finding import contradiction, unknown_reference
from growthfolio.checking.naming import suggestion
from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding
from growthfolio.model.ledger import Ledger
from growthfolio.model.people import Mentor
from growthfolio.model.phrase import phrase
from growthfolio.model.place import Marks
from growthfolio.model.pool import NegativeRule
from growthfolio.model.programme import NEVER, Programme
from growthfolio.model.rules import people, pool


def vocabularies(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Eligibilities and strengths must be listed where there is a list of them."""
    del ledger
    programme = cohort.programme
    for role in programme.mentor_roles:
        yield from _listed(
            programme, "eligibility", role.eligibility, role.marks, "eligibility"
        )
    policy = programme.pool
    yield from _listed(
        programme, "eligibility", policy.evidence, policy.marks, "evidence"
    )
    for mentor in cohort.mentors:
        for name, named in (
            ("eligibility", mentor.eligibility),
            ("strengths", mentor.strengths),
        ):
            yield from _listed(programme, name, named, mentor.marks, name)


def _listed(
    programme: Programme, vocabulary: str, named: Sequence[str], marks: Marks, key: str
) -> Iterator[Finding]:
    terms = programme.vocabularies.get(vocabulary)
    if terms is None:
        return
    known = tuple(term.id for term in terms)
    kind = phrase("eligibility") if vocabulary == "eligibility" else phrase("strength")
    for index, name in enumerate(named):
        if name not in known:
            yield unknown_reference(name, known, kind, marks.item(key, index))


def evidence(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Evidence is for an eligibility, and is there where it is asked for (S0-07)."""
    del ledger
    programme = cohort.programme
    for mentor in cohort.mentors:
        place = mentor.marks.place("evidence")
        for name in mentor.evidence:
            if name not in mentor.eligibility:
                known = mentor.eligibility
                yield unknown_reference(name, known, phrase("eligibility"), place)
        yield from _unproven(programme, mentor)


def _unproven(programme: Programme, mentor: Mentor) -> Iterator[Finding]:
    for index, name in enumerate(mentor.eligibility):
        if name in programme.pool.evidence and not mentor.evidence.get(name):
            yield Finding(
                rule=pool.ELIGIBILITY_UNPROVEN,
                place=mentor.marks.item("eligibility", index),
                values={
                    "mentor": mentor.name,
                    "eligibility": programme.term("eligibility", name),
                },
            )


def lineage(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Whoever a mentor once was is a mentee, and no other mentor's (S3-27)."""
    del ledger
    became: dict[str, list[Mentor]] = {}
    for mentor in cohort.mentors:
        if mentor.was is None or mentor.was in cohort.unread:
            continue
        became.setdefault(mentor.was, []).append(mentor)
        if mentor.was not in cohort.mentee:
            hint = suggestion(mentor.was, tuple(cohort.mentee))
            yield Finding(
                rule=people.UNKNOWN_PERSON,
                place=mentor.marks.place("was"),
                values={"person": mentor.was, "hint": hint},
            )
    for name, mentors in became.items():
        for again in mentors[1:]:
            yield Finding(
                rule=pool.LINEAGE_TWICE,
                place=again.marks.place("was"),
                values={"person": name, "mentors": tuple(one.id for one in mentors)},
            )


def policy(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """The pool's policy names an audience there is, and figures that can be met."""
    del ledger
    programme = cohort.programme
    audience = programme.pool.audience
    if audience is not None and audience not in (*programme.audiences, NEVER):
        place = programme.pool.marks.place("audience")
        yield unknown_reference(
            audience, programme.audiences, phrase("audience"), place
        )
    for rule in programme.negative_list:
        yield from _figures(rule)


def _figures(rule: NegativeRule) -> Iterator[Finding]:
    for key, figure in (
        ("missing", rule.missing),
        ("punctuality_below", rule.punctuality_below),
        ("reviews_failed", rule.reviews_failed),
        ("within", rule.within),
    ):
        if figure == 0:
            problem = phrase("“{key}” must be 1 or more", key=key)
            yield contradiction(problem, rule.marks.place(key))
    if rule.punctuality_below is not None and rule.punctuality_below > _ALL:
        problem = phrase("“punctuality_below” is a percentage, at most 100")
        yield contradiction(problem, rule.marks.place("punctuality_below"))


_ALL: Final = 100


CHECKS: Final = (vocabularies, evidence, lineage, policy)
