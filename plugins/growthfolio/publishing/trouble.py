"""What the machine could not do → a sentence that says how the site stands now."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from growthfolio.model.phrase import N_, Phrase, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules.environment import (
    CHANGED_WHILE_BUILDING,
    SITE_NOT_WRITTEN,
)

OLD: Final = phrase("the old site stays as it was")
NEW: Final = phrase("the new site is in its place")

_REASONS: Final = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk quota is used up"),
    errno.EROFS: N_("the file system is read-only"),
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.EIO: N_("the disk fails"),
    errno.EBUSY: N_("it is a mount point; let the site be a folder inside it"),
    errno.EXDEV: N_("it is a mount point; let the site be a folder inside it"),
}


@contextmanager
def telling(place: Path, state: Phrase, folder: Path | None = None) -> Iterator[None]:
    """Turn an OSError into a RefusalError about `place`, where `state` holds.

    A file in `folder`, where the site is being built, is named as in `place`.
    """
    try:
        yield
    except OSError as fault:
        path = Path(os.fsdecode(fault.filename or place))
        if folder is not None and path.is_relative_to(folder):
            path = place / path.relative_to(folder)
        elif fault.errno == errno.ENOENT and path.is_absolute():
            raise RefusalError.by_rule(
                CHANGED_WHILE_BUILDING, path=str(path), state=state
            ) from fault
        raise RefusalError.by_rule(
            SITE_NOT_WRITTEN, path=str(path), reason=_reason(fault), state=state
        ) from fault


def _reason(fault: OSError) -> Phrase | str:
    text = _REASONS.get(fault.errno or 0)
    if text is not None:
        return Phrase(text)
    return fault.strerror or type(fault).__name__
