"""The programme of the canaries as files."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from canaries.people import profiles
from canaries.policy import programme
from canaries.sowing import Garden
from canaries.words import NOBODY, Canary, Level
from canaries.writings import Writings

MKDOCS: Final = """\
site_name: Canaries
site_url: https://canaries.example/
docs_dir: portfolios
theme: {name: material}
plugins: [growthfolio]
"""


class Tree(Struct, frozen=True):
    """Files by their paths, what is planted in them, and in which keys."""

    files: dict[str, str | bytes]
    planted: dict[str, Canary]
    sown: frozenset[tuple[type, str]]


def tree(others_above: Level | None = None) -> Tree:
    """A canary in every place there is; above a level others, where one is given."""
    garden = Garden(others_above)
    policy = programme(garden)
    files: dict[str, str | bytes] = {"mkdocs.yml": MKDOCS}
    files["programme.yml"] = _yaml(garden, "programme.yml", policy)
    for path, profile in profiles(garden).items():
        files[path] = _yaml(garden, path, profile)
    writings = Writings(garden, policy)
    files |= writings.files
    for path, (head, text) in writings.pages.items():
        written = _yaml(garden, path, head)
        files[path] = written if path.endswith(".yml") else f"---\n{written}---\n{text}"
    return Tree(dict(_called(garden, files)), garden.planted, frozenset(garden.sown))


def _called(
    garden: Garden, files: Mapping[str, str | bytes]
) -> Iterator[tuple[str, str | bytes]]:
    """The files with the ids that are written down in the place of their names."""
    names = "|".join(sorted(garden.ids, key=len, reverse=True))
    whole = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")

    def written(text: str) -> str:
        return whole.sub(lambda match: garden.ids[match[0]], text)

    for path, content in files.items():
        text = isinstance(content, str)
        yield written(path), written(content) if text else content


def _yaml(garden: Garden, path: str, said: Any) -> str:  # noqa: ANN401
    """YAML as JSON has it, every scalar a text; with a remark before it."""
    remark = garden.plant(f"{path}.remark", NOBODY)
    return f"# {remark}\n{json.dumps(said, ensure_ascii=False, indent=1)}\n"
