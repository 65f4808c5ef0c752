"""The pool of mentors on a day, from the cohort and its ledger."""

from growthfolio.checking.conditions import established
from growthfolio.model.cohort import Cohort
from growthfolio.model.ledger import Ledger
from growthfolio.pooling.coverage import coverage, levels
from growthfolio.pooling.members import Members
from growthfolio.pooling.vacancies import Vacancies
from growthfolio.pooling.values import Pool


def pool(cohort: Cohort, ledger: Ledger) -> Pool:
    """Who may guide, how much each does, and who is left without whom."""
    today = ledger.today
    members = Members(cohort, today, established(cohort, ledger))
    vacancies = Vacancies(cohort, today)
    return Pool(
        today=today,
        members=tuple(map(members.of, cohort.mentors)),
        coverage=coverage(cohort, today),
        levels=levels(cohort, today),
        vacancies=tuple(
            one for mentee in cohort.mentees for one in vacancies.of(mentee)
        ),
        successions=tuple(
            one for mentee in cohort.mentees for one in vacancies.successions(mentee)
        ),
    )
