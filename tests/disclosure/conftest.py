"""The programme of the canaries: written once, read by whoever listens."""

from pathlib import Path

import pytest
from msgspec import Struct, field

from canaries.scanning import Ears
from canaries.sites import site_of
from canaries.tree import Tree, tree
from canaries.words import AUDIENCES
from growthfolio.pipeline import Judged, judge
from planting import put


class Aviary(Struct, frozen=True):
    """The canaries' programme on the disk, and ears for what is planted in it."""

    root: Path
    tree: Tree
    ears: Ears
    judged: Judged
    sites: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def site(self, audience: str) -> dict[str, bytes]:
        """The site of an audience, rendered once."""
        if audience not in self.sites:
            self.sites[audience] = site_of(self.root, audience)
        return self.sites[audience]

    def allowed(self, audience: str) -> set[str]:
        """The signs an audience may hear."""
        rank = AUDIENCES.index(audience)
        return {sign for sign, one in self.tree.planted.items() if one.level <= rank}

    def spots(self, signs: set[str]) -> list[str]:
        """Where canaries were planted, to be read where a test fails."""
        found = (self.tree.planted[sign] for sign in signs)
        return sorted(f"{one.spot} ({one.level.name.lower()})" for one in found)


@pytest.fixture(scope="session")
def aviary(tmp_path_factory: pytest.TempPathFactory) -> Aviary:
    """The canaries' programme."""
    planted = tree()
    root = put(tmp_path_factory.mktemp("aviary"), planted.files)
    return Aviary(root, planted, Ears(planted.planted), judge(root))
