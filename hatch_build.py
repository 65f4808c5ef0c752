"""Compiles the message catalogues when the package is built or installed."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = Path("plugins/growthfolio/words/catalogues")


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


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's door to `compile_catalogues`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files of the archive are gathered."""
        del version, build_data
        compile_catalogues(Path(self.root))
