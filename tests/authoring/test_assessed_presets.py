"""What the ready programmes score: weights, shares, bands, uses, by their sources."""

from datetime import date
from decimal import Decimal

from growthfolio.loading.programme import ready_programme
from growthfolio.model.assessment import Assessment
from growthfolio.model.cadence import Every

DAY = date(2026, 1, 1)


def assessment(preset: str, name: str) -> Assessment:
    found = ready_programme(preset, DAY).assessment(name)
    assert found is not None
    return found


def test_civil_service_annual_weighs_as_f47_does() -> None:
    quarterly = assessment("civil-service-annual", "quarterly")
    weights = {str(one.id): int(one.weight) for one in quarterly.indicators}
    assert weights == {
        "conduct": 15,
        "ability": 10,
        "diligence": 30,
        "achievement": 30,
        "integrity": 15,
    }
    # 60 % the assessor; of the other 40 self 10, own office 55, peers 35 %.
    shares = {str(one.id): one.share for one in quarterly.raters}
    assert shares == {"leader": 60, "self": 4, "office": 22, "peers": 14}
    assert [str(one.id) for one in quarterly.raters if one.own] == ["self"]
    sheet, _, office, _ = quarterly.raters
    assert sorted(sheet.options.values(), reverse=True) == [
        *(100, 95, 90),
        *(85, 80, 75),
        *(70, 65, 60),
        55,
    ]
    assert office.at_most == {"excellent": Decimal(20)}


def test_civil_service_annual_makes_a_year_of_quarters() -> None:
    """F-47: 95 % and 5 %; F-49: at most a fifth excellent, probationers ungraded."""
    annual = assessment("civil-service-annual", "annual")

    assert [(one.assessment, one.share) for one in annual.combine] == [
        ("quarterly", 95)
    ]
    assert [one.weight for one in annual.indicators] == [5]
    assert annual.quota is not None
    assert (annual.quota.band, annual.quota.cohort) == ("excellent", 20)
    assert [rule.when.classes for rule in annual.not_graded] == [("probationer",)]
    assert [(str(band.id), int(band.min)) for band in annual.bands] == [
        ("excellent", 90),
        ("competent", 75),
        ("basic", 60),
        ("incompetent", 0),
    ]


def test_a_units_results_count_for_appraisal_and_awards() -> None:
    """S0-10 to S0-13: assessed and heard regularly, and what that is used for."""
    regular = assessment("unit-business-mentor", "regular")

    assert regular.every.every is Every.HALF_YEAR
    assert regular.used_for == ("cadre_appraisal", "merit_award")
    heard = [str(one.defence) for it in regular.indicators for one in it.sources]
    assert heard == ["defence"]
    (defence,) = ready_programme("unit-business-mentor", DAY).defences
    assert (defence.drop, defence.own_mentor) == (1, False)


def test_a_camp_gives_stars_after_two_defences() -> None:
    """F-58: failed, three, four and five stars, and an allowance for each star."""
    stars = assessment("camp-biweekly", "stars")

    assert [str(band.id) for band in stars.bands] == [
        "five-stars",
        "four-stars",
        "three-stars",
        "no-star",
    ]
    assert stars.used_for == ("allowance",)
    camp = ready_programme("camp-biweekly", DAY)
    assert [str(one.id) for one in camp.defences] == ["mid-term", "final"]
    listed = {term.id for term in camp.terms("stars") or ()}
    assert listed == {str(band.id) for band in stars.bands}
