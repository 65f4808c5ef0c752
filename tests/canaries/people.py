"""The people of the canaries: one mentee and one mentor of whom everything is said."""

from typing import Any, Final

from canaries.sowing import OFF, Garden, Written
from canaries.words import COHORT, MENTORS, NOBODY
from growthfolio.model.people import Mentee, Mentor

ADA, BO, GUIDE, PAST = "ada-l", "bo-w", "guide-g", "past-p"
PEOPLE: Final = (ADA, BO)


def profiles(garden: Garden) -> dict[str, Written]:
    """What the profiles say, by path."""
    for name in (ADA, BO, GUIDE, PAST):
        garden.call(name, COHORT)
    return {
        f"portfolios/{ADA}/profile.yml": garden.sow(Mentee, _ada(garden), ADA),
        f"portfolios/{BO}/profile.yml": garden.sow(Mentee, _bo(), BO),
        f"mentors/{GUIDE}.yml": garden.sow(Mentor, _guide(garden), GUIDE),
        f"mentors/{PAST}.yml": garden.sow(Mentor, _past(), PAST),
    }


def _ada(garden: Garden) -> dict[str, Any]:
    return {
        "joined": "2025-12-17",
        "unit": "town",
        "job_class": "counter",
        "posting": "village",
        "class": "graduate",
        "rank": "clerk",
        "left": OFF,
        "mentors": [
            # Whom she lost: why stands where the vacancy is told of.
            {
                "mentor": PAST,
                "role": "business",
                "from": "2026-01-01",
                "to": "2026-05-31",
            },
            {"mentor": GUIDE, "role": "life", "from": "2026-01-02", "reason": OFF},
        ],
        "leave": [{"from": "2026-04-01", "to": "2026-04-30", "duties": ["pair"]}],
        "waivers": [{"duty": "pair", "period": "2026-02"}],
        "postings": [{"posting": "village", "from": "2026-01-04", "unit": "town"}],
        "standings": [
            {
                "standing": "reserve",
                "from": "2026-01-05",
                "evidence": [f"portfolios/{ADA}/2026-01/for-never.md"],
            }
        ],
        "attention": ["worried"],
        "parties": {"village": "town"},
        "emails": [garden.plant("ada.emails", NOBODY, latin=True) + "@ex.org"],
    }


def _bo() -> dict[str, Any]:
    return {
        "joined": "2026-01-02",
        "unit": "city",
        "left": {"on": "2026-06-30"},
        "mentors": [
            {
                "mentor": GUIDE,
                "role": "business",
                "from": "2026-01-03",
                "completed": "true",
                "to": "2026-06-30",
                "reason": OFF,  # nobody must follow, so that nobody asks why
            }
        ],
        "leave": OFF,
        "waivers": OFF,
        "posting": OFF,
        "postings": OFF,
        "standings": OFF,
        "emails": OFF,
    }


def _guide(garden: Garden) -> dict[str, Any]:
    proof = garden.plant("guide.evidence", MENTORS, latin=True)
    return {
        "unit": "town",
        "roles": ["business"],
        "eligibility": ["able"],
        "strengths": ["strong"],
        "capacity": "3",
        "qualified": [{"on": "2026-01-11", "until": "2026-06-12"}],
        "status": "suspended",
        "history": [
            {"status": "active", "on": "2026-01-09"},
            {"status": "suspended", "on": "2026-06-10"},
        ],
        "hits": [{"rule": "idle", "on": "2026-02-13", "until": "2026-12-31"}],
        "evidence": {"able": [f"https://{proof}.example/"]},
        "was": BO,
        "helped_before": "7",
        "left": OFF,
        "emails": [garden.plant("guide.emails", NOBODY, latin=True) + "@ex.org"],
    }


def _past() -> dict[str, Any]:
    return {
        "unit": "city",
        "roles": ["business"],
        "left": {"on": "2026-05-31"},
        "status": "retired",
        "history": OFF,
        "hits": OFF,
        "eligibility": OFF,
        "strengths": OFF,
        "emails": OFF,
    }
