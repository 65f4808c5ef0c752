"""Profiles and mentors: ids from paths, and files that cannot be read."""

import pytest

from loading_tools import PEOPLE, CohortOf, Plant, loaded, short


def test_ids_come_from_the_path(cohort_of: CohortOf) -> None:
    cohort = cohort_of(PEOPLE)
    assert [(one.id, one.name) for one in cohort.mentees] == [("ada", "Ada Lin")]
    assert [(one.id, one.name) for one in cohort.mentors] == [("ben", "Ben Wu")]
    assert cohort.unread == ()


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("portfolios/ada/profile.yml", "name: Ada\n", [("missing-key", 1, 1)]),
        ("portfolios/ada/profile.yml", "", [("missing-key", 1, 1)] * 2),
        ("portfolios/ada/profile.yml", "- Ada\n", [("not-a-mapping", 1, 1)]),
        ("mentors/ben.yml", "name: [Ben\n", [("broken-yaml", 1, 7)]),
        ("mentors/ben.yml", b"name: \xb1\xbe\n", [("not-utf8", 1, 7)]),
    ],
)
def test_whoever_cannot_be_read_is_known_by_id_and_hides_nobody(
    plant: Plant, path: str, text: str | bytes, expected: list[tuple[str, int, int]]
) -> None:
    files = {
        **PEOPLE,
        "portfolios/eve/profile.yml": "name: Eve\njoined: 2026-01-01\n",
        "mentors/mia.yml": "name: Mia\n",
        path: text,
        "portfolios/ada/2026-03/plan.md": "text\n",
    }
    found = loaded(plant(files))
    assert short(found.findings) == expected
    assert {one.place.path for one in found.findings} == {path}
    cohort = found.cohort
    assert cohort is not None
    name = path.split("/")[1].removesuffix(".yml")
    assert cohort.unread == (name,)
    assert sorted({*cohort.mentee, *cohort.mentor, name}) == [
        "ada",
        "ben",
        "eve",
        "mia",
    ]
    assert len(cohort.records) == 1


@pytest.mark.parametrize("name", ["林晓禾", "a b", "-a", "ａｄａ"])
def test_ids_are_ascii(plant: Plant, name: str) -> None:
    files = {**PEOPLE, f"mentors/{name}.yml": "name: Mia\n"}
    assert ("bad-id", 1, 1) in short(loaded(plant(files)).findings)


def test_ids_that_fold_to_one_are_both_named(plant: Plant) -> None:
    files = {**PEOPLE, "mentors/BEN.yml": "name: Another\n"}
    found = loaded(plant(files)).findings
    assert [(one.rule.name, one.place.path) for one in found] == [
        ("duplicate-id", "mentors/BEN.yml"),
        ("duplicate-id", "mentors/ben.yml"),
    ]
