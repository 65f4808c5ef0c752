"""How much of what each mentee owed was handed in, where persons have tiers (F-35)."""

from collections import defaultdict
from collections.abc import Mapping

from growthfolio.evaluating.books import Books
from growthfolio.evaluating.results import PersonShare
from growthfolio.model.cohort import Cohort
from growthfolio.model.duty import About
from growthfolio.model.evaluation import reached
from growthfolio.model.ledger import Ledger
from growthfolio.model.period import Period


def person_shares(cohort: Cohort, ledger: Ledger) -> Mapping[str, PersonShare]:
    """Each mentee's share in the last period that has ended, by their ids.

    Only what they owe themselves counts: a mentor's silence is none of theirs.
    """
    evaluation = cohort.programme.evaluation
    if evaluation is None or not evaluation.person_tiers:
        return {}
    books = Books(cohort=cohort, ledger=ledger, evaluation=evaluation)
    ended = [one for one in books.periods if one.end <= ledger.today]
    return _shares(books, ended[-1]) if ended else {}


def _shares(books: Books, period: Period) -> Mapping[str, PersonShare]:
    evaluation = books.evaluation
    there: dict[str, list[bool]] = defaultdict(list)
    for (_, name), decided in books.decided.items():
        for one in decided:
            own = one.subject.about is About.MENTEE and one.owner == one.subject.id
            if name == period.name and own and one.duty in books.readable:
                there[one.subject.id].append(one.state.is_there)
    return {
        person: PersonShare(
            person=person,
            period=period,
            numerator=sum(items),
            denominator=len(items),
            tier=reached(evaluation.person_tiers, sum(items), len(items)),
        )
        for person, items in sorted(there.items())
    }
