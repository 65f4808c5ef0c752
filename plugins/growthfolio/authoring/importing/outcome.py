"""What became of every file of a tree that was imported."""

from msgspec import Struct

from growthfolio.model.phrase import Phrase, phrase


class Taken(Struct, frozen=True, kw_only=True):
    """A file that was read, where it went, and what had to be done to it."""

    source: str
    target: str
    remarks: tuple[Phrase, ...] = ()


class Skipped(Struct, frozen=True, kw_only=True):
    """A file that was not read, and why."""

    path: str
    reason: Phrase


class Outcome(Struct, frozen=True, kw_only=True):
    """Every file of the tree, read or skipped.

    An attachment may have gone to several places; it was read once. `failed` are
    the files that could not be written although they were to be.
    """

    total: int
    records: tuple[Taken, ...] = ()
    attachments: tuple[Taken, ...] = ()
    profiles: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    failed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """No file is lost: what was read and what was skipped are the tree."""
        read = {taken.source for taken in (*self.records, *self.attachments)}
        skipped = {each.path for each in self.skipped}
        if read & skipped or len(read) + len(skipped) != self.total:
            raise AssertionError(sorted(read & skipped), self.total)

    @property
    def read(self) -> int:
        """How many files were read."""
        return len({taken.source for taken in (*self.records, *self.attachments)})


def not_opened(fault: OSError) -> Phrase:
    """Why a file or a folder could not be read."""
    return phrase("it cannot be opened: {reason}", reason=_reason(fault))


def not_written(fault: OSError) -> Phrase:
    """Why a file could not be written."""
    return phrase("it could not be written: {reason}", reason=_reason(fault))


def _reason(fault: OSError) -> str:
    return fault.strerror or type(fault).__name__
