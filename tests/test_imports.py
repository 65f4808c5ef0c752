"""The arrow between the stages, and what the check path leaves unloaded."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

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


def test_checking_loads_no_site_generator_and_no_templates(tmp_path: Path) -> None:
    """`growthfolio check` starts fast, and where no site can be built."""
    put(tmp_path, COHORT)
    ran = subprocess.run(
        [
            *(sys.executable, "-c", CHECK, "check"),
            *("--root", str(tmp_path), "--today", "2026-02-10"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stderr.splitlines()[-1])
    assert said["code"] == 0, ran.stdout + ran.stderr
    assert "growthfolio.checking" in said["modules"]
    assert not {"mkdocs", "properdocs", "jinja2"} & set(said["modules"])
