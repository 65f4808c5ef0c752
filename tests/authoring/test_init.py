"""`growthfolio init`: a repository that is right from the first minute on."""

import json
import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from authoring.small_cohort import Run
from growthfolio.authoring import beginning, placing
from growthfolio.authoring.beginning import HOSTS, ZONES, Wish, begin
from growthfolio.authoring.start_folder import beginnings
from growthfolio.cli import main
from growthfolio.loading.load import load
from growthfolio.loading.programme import presets, ready_programme
from growthfolio.model.refusal import RefusalError
from growthfolio.model.title import LANGUAGES
from growthfolio.pipeline import judge, plan_site
from growthfolio.rendering import Links, render

DAY = date(2026, 3, 3)
MENTEE = "example-mentee"


each_preset = pytest.mark.parametrize("preset", beginnings())
each_language = pytest.mark.parametrize("language", LANGUAGES)


def wish(
    day: date = DAY,
    language: str = "en",
    ci: str | None = None,
    preset: str = "bureau-monthly",
) -> Wish:
    return Wish(today=day, language=language, alias_key="0" * 32, ci=ci, preset=preset)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def init(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(
        main, ["init", str(folder), "--today", "2026-03-03", *words]
    )


# What lies in it.


@each_preset
@each_language
def test_it_checks_clean_in_every_language(
    tmp_path: Path, run: Run, preset: str, language: str
) -> None:
    result = init(tmp_path / "new", "--preset", preset, "--lang", language)
    assert result.exit_code == 0, result.output

    judged = judge(tmp_path / "new", DAY)
    assert judged.findings == ()
    assert judged.cohort is not None
    assert judged.cohort.programme.language == language
    assert judged.cohort.programme.preset == (preset,)
    assert judged.cohort.records
    assert not any(record.draft for record in judged.cohort.records)
    checked = run(tmp_path / "new", "schema", "--check", lang=language)
    assert checked.exit_code == 0, checked.output


@each_preset
@each_language
def test_its_pages_are_there_for_every_audience(
    tmp_path: Path, preset: str, language: str
) -> None:
    begin(tmp_path / "new", wish(language=language, preset=preset))
    programme = ready_programme(preset, DAY)

    for audience in programme.audiences:
        site = plan_site(tmp_path / "new", audience=audience, today=DAY).site
        links = Links(directory_urls=False)
        assert all(render(page, site, links).html for page in site.pages)
        assert len(site.pages) > 2


@each_preset
@each_language
def test_what_it_says_to_do_next_works(
    tmp_path: Path, run: Run, preset: str, language: str
) -> None:
    """So do the commands its README shows."""
    said = init(tmp_path / "new", "--preset", preset, "--lang", language).output
    readme = (tmp_path / "new/README.md").read_text("utf-8")
    first = re.search(r"growthfolio (new .*)", said)
    shown = re.findall(r"`growthfolio (new .*?)`", readme)
    assert first is not None
    assert shown

    for words in {first[1], *shown}:
        result = run(tmp_path / "new", *words.split(), today="2026-03-03")
        assert result.exit_code == 0, result.output
    judged = judge(tmp_path / "new", DAY)
    assert judged.findings == ()


@each_language
def test_the_day_is_taken_where_the_programme_says(
    tmp_path: Path, language: str
) -> None:
    begin(tmp_path / "new", wish(language=language))
    cohort = load(tmp_path / "new").cohort

    assert cohort is not None
    assert cohort.programme.timezone == ZONES[language]


@each_preset
@pytest.mark.parametrize("days", [0, 1, 2, 5, 15, 27, 30, 31, 45, 60])
def test_nobody_is_late_on_the_first_day(
    tmp_path: Path, preset: str, days: int
) -> None:
    """Nor is somebody else who is added then, without a single record."""
    day = date(2026, 1, 30) + timedelta(days=days)
    begin(tmp_path / "new", wish(day, preset=preset))
    profile = tmp_path / "new/portfolios" / MENTEE / "profile.yml"
    other = tmp_path / "new/portfolios/other/profile.yml"
    other.parent.mkdir()
    text = profile.read_text("utf-8")
    other.write_text(re.sub("joined: .*", "joined: 2020-01-01", text), "utf-8")

    assert [one.rule.name for one in judge(tmp_path / "new", day).findings] == []


def test_a_month_later_the_goals_are_carried_over(tmp_path: Path, run: Run) -> None:
    begin(tmp_path / "new", wish())
    result = run(tmp_path / "new", "new", MENTEE, "plan", today="2026-04-02")

    assert result.stdout == f"portfolios/{MENTEE}/2026-04/plan.md\n"
    assert "carried over" in result.stderr


def test_the_files_around_it(tmp_path: Path) -> None:
    written = begin(tmp_path / "new", wish())
    files = tree(tmp_path / "new")

    assert list(files) == sorted(written.files)
    assert files[".gitignore"] == b"/site/\n/.site.*\n/.growthfolio/\n"
    settings = json.loads(files[".vscode/settings.json"])
    for schema in settings["yaml.schemas"]:
        assert schema.removeprefix("./") in files
    assert "redhat.vscode-yaml" in files[".vscode/extensions.json"].decode()
    assert "- growthfolio" in files["mkdocs.yml"].decode()
    assert "schemas/ppt-notes.comment.schema.json" in files


def test_the_alias_key_is_another_each_time(tmp_path: Path) -> None:
    keys = set()
    for name in ("one", "two"):
        assert init(tmp_path / name).exit_code == 0
        cohort = load(tmp_path / name).cohort
        assert cohort is not None
        keys.add(cohort.programme.alias_key)

    assert len(keys) == 2
    assert all(key and len(key) >= 32 for key in keys)


@pytest.mark.parametrize(("host", "path"), HOSTS.items())
def test_a_pipeline_where_it_is_asked_for(tmp_path: Path, host: str, path: str) -> None:
    assert init(tmp_path / "new", "--ci", host).exit_code == 0

    assert b"growthfolio check" in (tmp_path / "new" / path).read_bytes()


def test_no_pipeline_otherwise(tmp_path: Path) -> None:
    begin(tmp_path / "new", wish())

    assert not set(tree(tmp_path / "new")) & set(HOSTS.values())


# Where it may be made, and that nothing is half made.


def test_folders_above_it_are_made(tmp_path: Path) -> None:
    begin(tmp_path / "a/b/new", wish())

    assert (tmp_path / "a/b/new/programme.yml").is_file()
    assert [each.name for each in (tmp_path / "a/b").iterdir()] == ["new"]


@pytest.mark.parametrize("inside", [[], [".git"]])
def test_an_empty_folder_will_do_and_keeps_git(
    tmp_path: Path, inside: list[str]
) -> None:
    for name in inside:
        (tmp_path / name).mkdir()
    begin(tmp_path, wish())

    names = {each.name for each in tmp_path.iterdir()}
    assert names >= {"programme.yml", "portfolios", *inside}
    assert not [name for name in names if name.startswith(".growthfolio")]
    assert judge(tmp_path, DAY).findings == ()


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    result = init(tmp_path, "--lang", "en")

    assert result.exit_code == 2
    assert "notes.txt" in result.output
    assert set(tree(tmp_path)) == {"notes.txt"}


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("mine")

    with pytest.raises(RefusalError):
        begin(tmp_path / "new", wish())
    assert set(tree(tmp_path)) == {"new"}


def test_an_unknown_preset_is_refused_with_the_nearest(tmp_path: Path) -> None:
    result = init(tmp_path / "new", "--preset", "buraeu-monthly", "--lang", "en")

    assert result.exit_code == 2
    assert "did you mean “bureau-monthly”?" in result.output
    assert not list(tmp_path.iterdir())


def test_a_layer_alone_is_no_beginning(tmp_path: Path) -> None:
    layers = set(presets()) - set(beginnings())
    assert layers

    for layer in layers:
        with pytest.raises(RefusalError):
            begin(tmp_path / "new", wish(preset=layer))


def test_without_a_folder_it_says_what_it_needs() -> None:
    result = CliRunner().invoke(main, ["init", "--lang", "en"])

    assert result.exit_code == 2
    assert "--list" in result.output


@each_language
def test_it_lists_what_it_may_start_from(language: str) -> None:
    """Each by its name and title, what it is about, its roles and its duties."""
    result = CliRunner().invoke(main, ["init", "--list", "--lang", language])
    assert result.exit_code == 0, result.output
    paragraphs = result.output.split("\n\n")

    assert [text.partition(":")[0] for text in paragraphs] == list(presets())
    for name, text in zip(presets(), paragraphs, strict=True):
        programme = ready_programme(name, DAY)
        titles = [programme.title, *(duty.title for duty in programme.duties)]
        titles += [role.title for role in programme.mentor_roles]
        titles += [programme.theme] if programme.theme else []
        assert [one for one in titles if one.text(language) not in text] == []


@pytest.mark.parametrize("there", [True, False])
def test_nothing_is_left_when_filling_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    folder = tmp_path / "a/new"
    if there:
        (folder / ".git").mkdir(parents=True)
    monkeypatch.setattr(beginning, "schemas", fail)
    with pytest.raises(OSError, match="No space"):
        begin(folder, wish())

    left = sorted(each.name for each in tmp_path.rglob("*"))
    assert left == ([".git", "a", "new"] if there else [])


def test_nothing_is_left_when_moving_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """programme.yml is moved last, and all the others go back."""
    (tmp_path / ".git").mkdir()
    moved: list[str] = []
    rename = Path.rename

    def once(self: Path, target: os.PathLike[str]) -> Path:
        moved.append(self.name)
        if self.name == placing.LAST:
            raise OSError(1, "Operation not permitted")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(OSError, match="not permitted"):
        begin(tmp_path, wish())

    assert "portfolios" in moved
    assert [each.name for each in tmp_path.iterdir()] == [".git"]
