"""Reads a whole programme: every file once, in a fixed order."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from growthfolio.loading.gathering import Gathered, folders_of, gather, read_basis
from growthfolio.loading.keeping import keeping
from growthfolio.loading.root import FOLDERS, PROGRAMME
from growthfolio.loading.tree import walk
from growthfolio.loading.units import units_of
from growthfolio.model.cohort import Loaded
from growthfolio.model.phrase import N_
from growthfolio.progress import advancing


def load(
    root: Path,
    programme: str = PROGRAMME,
    instead: Mapping[str, bytes] = MappingProxyType({}),
    moved: Mapping[str, str] = MappingProxyType({}),
) -> Loaded:
    """The cohort below `root`, and everything found wrong while reading it.

    Files whose paths are in `instead` are taken to hold that, and not what is on
    the disk; those in `moved`, by the paths they have, to have another: that tells
    what a change would bring. Nothing is taken from earlier looks (`Look` does).
    """
    basis = read_basis(root, programme, instead.get(programme))
    folders = folders_of(basis)
    if folders is None:
        return gather(basis, Gathered())
    with keeping():
        files = walk(root, *FOLDERS)
        if moved:
            found = (file.at(moved.get(file.path, file.path)) for file in files)
            files = tuple(sorted(found, key=lambda file: file.parts))
        units = units_of(files)
        reads = {
            unit.name: folders.read(unit, instead)
            for unit in advancing(N_("reading records"), units)
        }
        labels = tuple(read.label for read in reads.values())
        gathered = Gathered(units, labels, lambda unit: reads[unit.name].texts)
        return gather(basis, gathered)
