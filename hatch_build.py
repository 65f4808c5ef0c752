"""Compiles message catalogues and fragments when the package is built or installed."""

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CODE = Path("plugins")
CATALOGUES = CODE / "growthfolio/words/catalogues"


def compile_all(root: Path) -> None:
    """Make everything below `root` that the package has only once it is built."""
    compile_catalogues(root)
    compile_fragments(root)


def compile_catalogues(root: Path) -> list[Path]:
    """Every `growthfolio.po` below `root`, written again as `growthfolio.mo`."""
    compiled = []
    for source in sorted((root / CATALOGUES).glob("*/LC_MESSAGES/growthfolio.po")):
        with source.open("rb") as file:
            catalogue = read_po(file)
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, catalogue)
        compiled.append(target)
    return compiled


def compile_fragments(root: Path) -> None:
    """The package's fragments as Python modules, beside their sources."""
    sys.path.insert(0, str((root / CODE).resolve()))
    try:
        from growthfolio.templating import compile_fragments as compiled  # noqa: PLC0415
    finally:
        del sys.path[0]
    compiled()


class CompilingHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's door to `compile_all`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files of the archive are gathered."""
        del version, build_data
        compile_all(Path(self.root))
