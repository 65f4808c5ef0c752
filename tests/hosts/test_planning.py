"""What a host shows and says, also where a programme cannot be shown."""

import os
from datetime import date
from pathlib import Path

import pytest

from fake_site import home_page, site
from growthfolio.hosts import planning
from growthfolio.hosts.planning import EPOCH, HostPlan, plan_for_host, stopped_clock
from growthfolio.model.phrase import phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.pages.views import MendPage
from growthfolio.pipeline import PlannedSite
from growthfolio.words import speech
from hosts.small_tree import FILES, plant

# Without what a sanitiser takes out, which is a warning.
TAME = {
    "portfolios/ada/2026-02/notes.md": (
        "![chart](chart%201.png) and [slides](deck.pptx).\n"
    )
}


def planned(root: Path, *, audience: str = "public", watched: bool = False) -> HostPlan:
    """The plan of the programme below a folder."""
    return plan_for_host(
        root / "programme.yml", audience=audience, today=None, watched=watched
    )


def test_a_clean_programme_is_told_nothing_about(tmp_path: Path) -> None:
    plan = planned(plant(tmp_path, **TAME))

    assert (plan.told, plan.errors, plan.refusal) == ((), 0, None)
    assert [page.url for page in plan.site.pages][:2] == ["", "people/ada"]


def test_findings_are_told_after_a_line_that_counts_them(tmp_path: Path) -> None:
    root = plant(tmp_path, **TAME, **{"portfolios/ada/2026-02/plan.md": None})
    plan = planned(root)

    assert plan.told[0].text == "Errors: 1. Warnings: 0."
    assert plan.told[1].text.startswith("portfolios/ada/profile.yml:")
    assert "GF501" in plan.told[1].text
    assert plan.told[1].error
    assert plan.site.banner == ""


def test_warnings_are_no_errors(tmp_path: Path) -> None:
    late = "---\nsubmitted: 2026-02-07\n---\nGoals.\n"
    root = plant(tmp_path, **TAME, **{"portfolios/ada/2026-02/plan.md": late})
    plan = planned(root)

    assert [line.error for line in plan.told] == [False, False]
    assert plan.errors == 0


def test_whoever_watches_sees_a_banner(tmp_path: Path) -> None:
    root = plant(tmp_path, **{"portfolios/ada/2026-02/plan.md": None})

    assert planned(root, watched=True).site.banner.startswith("Errors in the files: 1.")


def test_whoever_watches_a_public_site_sees_what_to_mend_nobody_else(
    tmp_path: Path,
) -> None:
    programme = str(FILES["programme.yml"])
    programme = programme.replace("states: public", "states: reviewers")
    root = plant(
        tmp_path,
        **{"portfolios/ada/2026-02/plan.md": None, "programme.yml": programme},
    )

    def mended(*, watched: bool) -> list[str]:
        pages = planned(root, watched=watched).site.pages
        (rows,) = [one.rows for one in pages if isinstance(one, MendPage)] or [()]
        return [row.code for row in rows]

    assert "GF501" in mended(watched=True)
    assert mended(watched=False) == []


@pytest.mark.parametrize(
    ("audience", "private"), [("everybody", False), ("reviewers", True)]
)
def test_only_the_widest_audience_has_a_site_that_is_not_private(
    tmp_path: Path, audience: str, private: bool
) -> None:
    rules = str(FILES["programme.yml"]).replace("public", "everybody")
    plan = planned(plant(tmp_path, **{"programme.yml": rules}), audience=audience)

    assert plan.refusal is None
    assert plan.site.private is private


@pytest.mark.parametrize("text", ["title: [", "title: x\n", "- a\n", "\x00"])
def test_a_programme_that_cannot_be_read_is_one_page(tmp_path: Path, text: str) -> None:
    plan = planned(plant(tmp_path, **{"programme.yml": text}))

    assert plan.refusal
    assert plan.errors
    assert [page.url for page in plan.site.pages] == [""]
    assert plan.site.files == ()


def test_an_audience_nobody_knows_is_one_page(tmp_path: Path) -> None:
    plan = planned(plant(tmp_path), audience="everybody")

    assert plan.refusal is not None
    assert "everybody" in plan.refusal
    assert plan.site.banner == plan.refusal


def test_no_git_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert planned(plant(tmp_path)).refusal is None


def test_what_cannot_be_done_is_one_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> PlannedSite:
        raise RefusalError(phrase("the folder is locked"))

    monkeypatch.setattr(planning, "plan_site", refuse)
    plan = planned(plant(tmp_path))

    assert plan.refusal == speech("zh-CN").translate("the folder is locked")
    assert plan.site.banner == plan.refusal


def test_a_folder_without_a_programme_is_one_page(tmp_path: Path) -> None:
    assert planned(tmp_path).refusal


def test_the_clock_stands_at_the_sites_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(EPOCH, raising=False)
    with stopped_clock(site(home_page(as_of=date(2026, 4, 4)))):
        assert os.environ[EPOCH] == "1775260800"
    assert EPOCH not in os.environ


def test_a_clock_somebody_else_stopped_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(EPOCH, "1")
    with stopped_clock(site()):
        assert os.environ[EPOCH] == "1"
    assert os.environ[EPOCH] == "1"
