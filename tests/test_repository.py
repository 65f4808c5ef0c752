"""What the repository holds, what it hands out, and how it is built and checked."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

REPOSITORY = Path(__file__).parents[1]
PACKAGE = "plugins/growthfolio/"
RECORDS = frozenset({"portfolios", "mentors", "units", "cohort"})

TEMPLATES = Path(PACKAGE) / "presets" / "ci"
GITHUB, GITLAB, GITEA = (
    TEMPLATES / f"{name}.yml" for name in ("github", "gitlab", "gitea")
)
# Each template, and what this repository runs in the like of it for its demo.
OWN = {
    GITHUB: Path(".github/workflows/growthfolio.yml"),
    GITLAB: Path(".gitlab-ci.yml"),
}


def tracked() -> tuple[str, ...]:
    """Every file of the repository that git does not ignore."""
    listed = subprocess.run(
        [
            *("git", "-c", f"safe.directory={REPOSITORY}", "ls-files", "-z"),
            *("--cached", "--others", "--exclude-standard"),
        ],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    names = sorted(filter(None, listed.stdout.split("\0")))
    return tuple(name for name in names if (REPOSITORY / name).is_file())


def tops(names: frozenset[str] | tuple[str, ...]) -> set[str]:
    """The first folder, or file, of each path."""
    return {name.partition("/")[0] for name in names}


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the source archive, built without a network."""
    folder = tmp_path_factory.mktemp("archives")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    return folder


@pytest.fixture(scope="module")
def in_wheel(archives: Path) -> frozenset[str]:
    """Every file of the wheel."""
    (path,) = archives.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return frozenset(archive.namelist())


@pytest.fixture(scope="module")
def in_sdist(archives: Path) -> frozenset[str]:
    """Every file of the source archive, without its own folder's name."""
    (path,) = archives.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        return frozenset(name.partition("/")[2] for name in archive.getnames())


class TestArchives:
    """What pip installs is the whole program, and nobody's records."""

    def test_the_wheel_is_the_package_alone(self, in_wheel: frozenset[str]) -> None:
        """Nothing lands beside the package in site-packages."""
        metadata = {top for top in tops(in_wheel) if top.endswith(".dist-info")}

        assert len(metadata) == 1
        assert tops(in_wheel) - metadata == {"growthfolio"}

    def test_the_source_archive_has_no_records(self, in_sdist: frozenset[str]) -> None:
        """The demo lies in the repository, and stays there."""
        assert {"portfolios", "mentors", "tests"} < tops(tracked())
        assert {"plugins", "LICENSE", "README.md", "hatch_build.py"} < tops(in_sdist)
        assert not tops(in_sdist) & {*RECORDS, "programme.yml", "site", "tests"}

    def test_both_hold_every_file_of_the_package(
        self, in_wheel: frozenset[str], in_sdist: frozenset[str]
    ) -> None:
        """No preset, fragment, style or catalogue is left behind."""
        package = {name for name in tracked() if name.startswith(PACKAGE)}
        compiled = {
            name.removesuffix(".po") + ".mo" for name in package if name.endswith(".po")
        }

        assert compiled
        assert package | compiled <= in_sdist
        assert {
            name.removeprefix("plugins/") for name in package | compiled
        } <= in_wheel

    @pytest.mark.parametrize(
        "pattern",
        [
            r"presets/[\w-]+/programme\.yml",
            r"presets/ci/(github|gitlab|gitea)\.yml",
            r"rendering/fragments/.+",
            r"rendering/assets/.+\.css",
            r"rendering/assets/.+\.js",
            r"words/catalogues/zh_CN/LC_MESSAGES/growthfolio\.mo",
        ],
    )
    def test_the_wheel_brings_what_is_not_code(
        self, in_wheel: frozenset[str], pattern: str
    ) -> None:
        """`pip install growthfolio` alone gives programmes, templates and styles."""
        assert any(re.fullmatch("growthfolio/" + pattern, name) for name in in_wheel)

    def test_the_wheel_alone_starts_checks_and_builds(
        self, archives: Path, tmp_path: Path
    ) -> None:
        """Nothing of the checkout is needed to run a programme."""
        (wheel,) = archives.glob("*.whl")
        installed, programme = tmp_path / "installed", tmp_path / "programme"
        shutil.unpack_archive(wheel, installed, "zip")

        def run(*words: str) -> str:
            code = "import growthfolio.cli as it; print(it.__file__); it.main()"
            return subprocess.run(
                [sys.executable, "-c", code, *words],
                cwd=tmp_path,
                env={**os.environ, "PYTHONPATH": str(installed)},
                capture_output=True,
                text=True,
                check=True,
            ).stdout

        assert run("init", str(programme)).startswith(str(installed))
        run("check", "--root", str(programme))
        run("build", "--root", str(programme), "--out", str(tmp_path / "site"))
        assert (tmp_path / "site" / "index.html").is_file()


class TestTopLevel:
    """What somebody who opens the repository finds."""

    @pytest.mark.parametrize(
        "name",
        [
            *("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"),
            *("LICENSE", "Makefile", ".ci/run", ".pre-commit-hooks.yaml"),
            *("mkdocs.yml", "programme.yml", "pyproject.toml"),
            *("portfolios/", "mentors/", "plugins/growthfolio/", "overrides/"),
            *("tests/", "benchmarks/", "requirements/"),
        ],
    )
    def test_is_there(self, name: str) -> None:
        """A folder counts when git keeps a file in it."""
        assert any(
            file.startswith(name) if name.endswith("/") else file == name
            for file in tracked()
        )

    def test_the_architecture_is_short(self) -> None:
        """It is read in one sitting."""
        text = (REPOSITORY / "ARCHITECTURE.md").read_text("utf-8")

        assert len(text.splitlines()) <= 120

    @pytest.mark.parametrize(
        "name",
        [
            ".ci/run",
            *(f"requirements/{do}" for do in ("install", "packages", "browser")),
        ],
    )
    def test_can_be_run(self, name: str) -> None:
        """What make and CI call has its executable bit."""
        assert os.access(REPOSITORY / name, os.X_OK)

    def test_no_file_knows_the_machine_it_was_written_on(self) -> None:
        """A path of one machine is right on no other."""
        private = re.compile(rb"(?<![\w.:/-])/(?:root|home|Users|work)/\w")

        assert [
            name
            for name in tracked()
            if private.search((REPOSITORY / name).read_bytes())
        ] == []


def pinned_lines(name: str) -> tuple[str, ...]:
    """The requirements of a file, each with its hashes on one line."""
    text = (REPOSITORY / "requirements" / f"{name}.txt").read_text("utf-8")
    joined = re.sub(r" \\\n\s*", " ", text)
    return tuple(line for line in joined.splitlines() if not line.startswith("#"))


def pins(name: str) -> dict[str, str]:
    """Every package of a requirements file with its version."""
    pairs = [line.split()[0].split("==") for line in pinned_lines(name)]
    return {canonicalize_name(package): version for package, version in pairs}


class TestRequirements:
    """Everything installed is pinned, with hashes, and from no particular host."""

    @pytest.mark.parametrize("name", ["build", "dev", "fuzz"])
    def test_each_is_one_version_with_hashes(self, name: str) -> None:
        """The same bytes are installed everywhere, or nothing is."""
        lines = pinned_lines(name)

        for line in lines:
            requirement, *hashes = line.split(" --hash=")
            assert re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", requirement), line
            assert hashes, line
            assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes)
        assert len(pins(name)) == len(lines)

    @pytest.mark.parametrize(
        "name",
        [f"{one}.{kind}" for one in ("build", "dev", "fuzz") for kind in ("in", "txt")],
    )
    def test_no_host_and_no_index_is_named(self, name: str) -> None:
        """Whoever sits behind a mirror uses it without editing a file."""
        text = (REPOSITORY / "requirements" / name).read_text("utf-8")

        assert not re.search(r"://|@ |index-url|find-links|trusted-host", text)

    def test_the_tests_run_on_what_is_built_with(self) -> None:
        """dev.txt is build.txt and more."""
        assert pins("build").items() < pins("dev").items()

    def test_what_pyproject_asks_for_is_pinned(self) -> None:
        """A dependency added without `make lock` is noticed here."""
        project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
        pinned = pins("build")
        wanted = [
            *project["project"]["dependencies"],
            *project["build-system"]["requires"],
        ]

        for requirement in map(Requirement, wanted):
            version = pinned[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), requirement


def read(pipeline: Path) -> dict[str, object]:
    """A pipeline, as YAML 1.2 has it (`on` is a word, not a truth)."""
    loaded: dict[str, object] = YAML(typ="safe").load(REPOSITORY / pipeline)
    return loaded


def texts(value: object) -> Iterator[str]:
    """Every text in a pipeline, however deep, in order."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from texts(item)
        case dict():
            for item in value.values():
                yield from texts(item)


def commands(pipeline: Path) -> tuple[str, ...]:
    """The commands of ours a pipeline runs, in order."""
    return tuple(
        line
        for text in texts(read(pipeline))
        for line in text.splitlines()
        if line.startswith("growthfolio ")
    )


def parse(line: str) -> None:
    """Reads a command line as the program would; fails where that would."""
    from growthfolio.cli import main  # noqa: PLC0415 - the rest needs no program

    _, name, *words = shlex.split(line)
    with main.make_context("growthfolio", [name]) as context:
        command = main.get_command(context, name)
        assert command is not None, line
        command.make_context(name, words, parent=context)


class TestPipelines:
    """What users copy, and what this repository runs, is what a person would type."""

    @pytest.mark.parametrize(
        "pipeline", [GITHUB, GITLAB, GITEA, *OWN.values()], ids=str
    )
    def test_every_command_is_one_the_program_knows(self, pipeline: Path) -> None:
        """Names and options are those of the commands themselves."""
        assert commands(pipeline)
        for line in commands(pipeline):
            parse(line)

    @pytest.mark.parametrize("template", [GITHUB, GITLAB, GITEA], ids=str)
    def test_changes_and_the_cohort_are_checked(self, template: Path) -> None:
        """A change by what its author can mend, everybody with an attestation."""
        change, cohort, *_ = commands(template)

        assert re.match(r"growthfolio check --changed-since \S+", change)
        assert cohort.startswith("growthfolio check ")
        assert cohort.endswith(" --attest attestation.json")

    @pytest.mark.parametrize("template", [GITHUB, GITLAB], ids=str)
    def test_only_the_public_site_is_published(self, template: Path) -> None:
        """No other audience's pages leave the machine."""
        (build,) = (line for line in commands(template) if " build " in line)

        assert build.startswith("growthfolio build --audience public --out ")

    @pytest.mark.parametrize(("template", "own"), OWN.items(), ids=str)
    def test_the_demo_is_served_as_a_user_is(self, template: Path, own: Path) -> None:
        """The templates are tried here every day; besides, all tests run."""
        assert commands(own) == commands(template)
        assert ".ci/run" in texts(read(own))

    @pytest.mark.parametrize("workflow", [GITHUB, GITEA, OWN[GITHUB]], ids=str)
    def test_workflows_run_named_versions_of_actions(self, workflow: Path) -> None:
        """Only GitHub's own actions, each at a version."""
        text = (REPOSITORY / workflow).read_text("utf-8")
        used = re.findall(r"uses: (\S+)", text)

        assert used
        assert all(re.fullmatch(r"actions/[\w-]+@v\d+", action) for action in used)

    @pytest.mark.parametrize("workflow", [GITHUB, OWN[GITHUB]], ids=str)
    def test_workflows_have_no_rights_to_spare(self, workflow: Path) -> None:
        """A change from outside is read; only publishing may write, and only pages."""
        loaded = read(workflow)
        jobs = loaded["jobs"]
        assert isinstance(jobs, dict)

        assert "pull_request_target" not in (REPOSITORY / workflow).read_text("utf-8")
        assert loaded["permissions"] == {"contents": "read"}
        assert {
            name: job["permissions"]
            for name, job in jobs.items()
            if "permissions" in job
        } == {"publish": {"pages": "write", "id-token": "write"}}

    def test_the_hook_watches_where_records_lie(self) -> None:
        """pre-commit runs it for a record and for the programme, not for code."""
        (hook,) = YAML(typ="safe").load(REPOSITORY / ".pre-commit-hooks.yaml")
        watched = [name for name in tracked() if re.search(hook["files"], name)]

        parse(hook["entry"])
        assert tops(tuple(watched)) >= {"portfolios", "mentors", "programme.yml"}
        assert tops(tuple(watched)) <= {*RECORDS, "programme.yml"}

    def test_make_says_what_the_program_knows(self) -> None:
        """`make site` checks before it builds, and builds for the reviewers."""
        lines = (REPOSITORY / "Makefile").read_text("utf-8").splitlines()
        ours = [line[1:] for line in lines if line.startswith("\tgrowthfolio ")]

        assert ours[0] == "growthfolio check"
        assert ours[1].startswith("growthfolio build --audience reviewers ")
        for line in ours:
            parse(line.partition(" >")[0])
