"""The package's own fragments as Python modules: compiled once, not at every build.

They are made where the message catalogues are compiled, too, and lie in the package;
Python keeps their bytecode as it does for all code. Whatever they were made of is
written down with them: where anything of it is another now, they are not used, and
fragments are compiled from their sources.
"""

import json
import shutil
from collections.abc import Collection, Mapping, MutableMapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, ModuleLoader, Template, TemplateNotFound

from growthfolio.caching.environment import versions
from growthfolio.templating.environment import FRAGMENTS, Fragments

FOLDER: Final = FRAGMENTS.with_name("compiled")
_RECORD: Final = "made-of.json"


def compile_fragments(folder: Path = FOLDER) -> None:
    """Write the package's fragments as Python modules into a folder, anew."""
    # Nobody else has a use for it.
    from compileall import compile_dir  # noqa: PLC0415

    # With its bytecode, which Python takes for right within a second of its making.
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    made = Fragments()
    ours = {path.name for path in FRAGMENTS.iterdir()}
    made.compile_templates(
        folder, filter_func=ours.__contains__, zip=None, ignore_errors=False
    )
    record = {
        "sources": _sources(),
        "made_of": {name: sorted(used) for name, used in sorted(made.made_of.items())},
    }
    # As it is done for all code that is installed; some who build forbid it.
    compile_dir(folder, quiet=2)
    (folder / _RECORD).write_text(json.dumps(record, indent=1), "utf-8")


class Compiled(ModuleLoader):
    """What is compiled and still right, as far as no fragment in it is replaced."""

    def __init__(self, replaced: Collection[str], folder: Path = FOLDER) -> None:
        super().__init__(folder)
        self._names = frozenset(
            name
            for name, parts in _made_of(folder).items()
            if name not in replaced and parts.isdisjoint(replaced)
        )

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """A template; raises TemplateNotFound where its source has to be read."""
        if name not in self._names:
            raise TemplateNotFound(name)
        return super().load(environment, name, globals)

    def get_source(self, environment: Environment, template: str) -> Any:  # noqa: ANN401
        """None: others have it."""
        del environment
        raise TemplateNotFound(template)


def _made_of(folder: Path) -> Mapping[str, frozenset[str]]:
    """The templates that are compiled, and the fragments in each; none if outdated."""
    try:
        record = json.loads((folder / _RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if record["sources"] != _sources():
        return {}
    return {name: frozenset(parts) for name, parts in record["made_of"].items()}


def _sources() -> str:
    """The hash of everything that compiled fragments depend on."""
    found = sha256(repr(versions(frozenset({"jinja2"}))).encode())
    for path in (
        *sorted(FRAGMENTS.iterdir()),
        *sorted(Path(__file__).parent.glob("*.py")),
    ):
        found.update(b"\0".join((path.name.encode(), path.read_bytes(), b"")))
    return found.hexdigest()
