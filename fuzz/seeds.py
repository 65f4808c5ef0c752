"""The named bad inputs and the good base → what fuzzing starts from.

`python fuzz/seeds.py FOLDER` writes FOLDER/record and FOLDER/file.
"""

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from bad_inputs import read_inputs  # noqa: E402 - found only now

FILES = (
    "portfolios/ada/2026-01/plan.md",
    "portfolios/ada/2026-01/plan.comment.md",
    "portfolios/ada/profile.yml",
    "mentors/ben.yml",
    "programme.yml",
    "days.yml",
    "cohort/2026-H1/spring.round.yml",
)
LARGEST = 20_000
"""Small inputs are tried more often."""


def seeds() -> dict[str, set[bytes]]:
    """The inputs of each target."""
    found: dict[str, set[bytes]] = {"record": set(), "file": set()}
    inputs = ROOT / "tests" / "inputs"
    files = [
        (file.relative_to(inputs / "base").as_posix(), file.read_bytes())
        for file in (inputs / "base").rglob("*")
        if file.is_file()
    ]
    for page in sorted(inputs.glob("*.md")):
        for one in read_inputs(page):
            files += one.files.items()
    for path, content in files:
        if len(content) > LARGEST or path not in FILES:
            continue
        found["file"].add(bytes([FILES.index(path)]) + content)
        if path.endswith(".md"):
            found["record"].add(content)
    return found


def main() -> None:
    """Write each input under the name of its hash."""
    folder = Path(sys.argv[1])
    for target, contents in seeds().items():
        (folder / target).mkdir(parents=True, exist_ok=True)
        for content in contents:
            name = hashlib.sha256(content).hexdigest()[:16]
            (folder / target / name).write_bytes(content)


if __name__ == "__main__":
    main()
