"""The arrow between the stages, and what the check path leaves unloaded."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from planting import put

REPOSITORY = Path(__file__).parents[1]

LINT = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(no_cache=True, no_logo=True))
"""

CHECK = """
import json, sys
from growthfolio.cli import main
sys.argv = ["growthfolio", *sys.argv[1:]]
try:
    main()
    code = 0
except SystemExit as end:
    code = end.code or 0
print(json.dumps({"code": code, "modules": sorted(sys.modules)}), file=sys.stderr)
"""

COHORT = {
    "programme.yml": """\
title: Tiny programme
timezone: Asia/Shanghai
language: en
starts: 2026-01-01
calendar: none
duties:
  - {id: note, title: Note, owner: mentee, every: month, due: last-day}
audiences: [public]
""",
    "portfolios/ada/profile.yml": "name: Ada\njoined: 2026-01-01\n",
    "portfolios/ada/2026-01/note.md": "What was learned in January.\n",
}


def test_the_stages_import_one_way() -> None:
    """The contracts in pyproject.toml hold."""
    ran = subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "0 broken" in ran.stdout


def test_the_contracts_name_every_stage() -> None:
    """A folder that no contract knows could import whatever it likes."""
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    contracts = {
        contract["id"]: contract
        for contract in settings["tool"]["importlinter"]["contracts"]
    }
    layers = {
        name.strip()
        for layer in contracts["one-way"]["layers"]
        for name in layer.split("|")
    }
    modules = {
        path.stem
        for path in (REPOSITORY / "plugins" / "growthfolio").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }

    assert contracts["one-way"]["exhaustive"] is True
    assert layers == modules - {"__init__", "__main__"}
    assert {"pure-stages", "one-host"} < set(contracts)


SITE = {
    "mkdocs.yml": """\
site_name: Tiny
docs_dir: docs
theme: {name: null, custom_dir: theme, static_templates: [404.html]}
plugins: [growthfolio]
""",
    "docs/how.md": "# How\n",
    "theme/main.html": "<!doctype html><html>{{ page.content if page }}</html>\n",
    "theme/404.html": "<!doctype html><html></html>\n",
}
PAGES = {"mkdocs", "properdocs", "jinja2", "growthfolio.pages", "growthfolio.rendering"}
# Nobody needs them to answer a question: processes, the web, words of other languages.
OTHERS = {
    *(
        "babel",
        "email",
        "holidays",
        "http",
        "importlib.metadata",
        "importlib.resources",
    ),
    *("concurrent", "multiprocessing", "sqlite3", "ssl", "stdnum", "unittest"),
}
STAGES = {"growthfolio.checking", "growthfolio.loading.load", "growthfolio.pipeline"}
YAML_AND_GIT = {"ruamel", "subprocess"}


def loaded(root: Path, *words: str) -> set[str]:
    """The modules there are when a command has done its work."""
    ran = subprocess.run(
        [sys.executable, "-c", CHECK, *words],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stderr.splitlines()[-1])
    assert said["code"] == 0, ran.stdout + ran.stderr
    return set(said["modules"])


def test_checking_loads_no_site_generator_and_no_templates(tmp_path: Path) -> None:
    """`growthfolio check` starts fast, and where no site can be built."""
    modules = loaded(put(tmp_path, COHORT), "check", "--today", "2026-02-10")
    assert modules >= STAGES | {"ruamel"}
    kept = {"sqlite3"}  # what was read is put on the shelf
    assert modules & (PAGES | OTHERS | {"subprocess"}) == kept


@pytest.mark.parametrize(
    "words", [("--version",), ("--help",), ("explain", "GF501"), ("check", "--help")]
)
def test_what_needs_no_programme_reads_none(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    modules = loaded(tmp_path, *words)
    assert modules & (PAGES | OTHERS | STAGES | YAML_AND_GIT) == set()


def test_a_check_asked_again_loads_no_stage(tmp_path: Path) -> None:
    root = put(tmp_path, COHORT)
    loaded(root, "check", "--today", "2026-02-10")
    modules = loaded(root, "check", "--today", "2026-02-10")
    assert "growthfolio.loading.tree" in modules
    assert modules & (PAGES | OTHERS | STAGES | YAML_AND_GIT) == set()


def test_a_build_with_nothing_to_do_loads_no_stage(tmp_path: Path) -> None:
    root = put(tmp_path, COHORT | SITE)
    words = ("build", "--today", "2026-02-10", "--jobs", "1")
    first, again = loaded(root, *words), loaded(root, *words)
    assert "mkdocs.commands.build" in first
    assert "growthfolio.publishing.comparing" in again
    # Git is not asked either: there is no repository.
    assert again & (PAGES | OTHERS | STAGES | YAML_AND_GIT) == set()


def test_a_build_loads_no_web_server_and_no_cleaners(tmp_path: Path) -> None:
    """Nobody is served, and nothing is attached."""
    root = put(tmp_path, COHORT | SITE)
    modules = loaded(root, "build", "--today", "2026-02-10", "--jobs", "1")
    assert "mkdocs.commands.build" in modules
    unused = {
        *("growthfolio.cleaning.clean", "holidays", "http", "mkdocs.livereload"),
        *("ssl", "stdnum", "unittest", "watchdog"),
    }
    assert modules & unused == set()
