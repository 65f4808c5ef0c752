"""Why there is no clean copy of a file."""

from collections.abc import Callable
from typing import Final, TypeAlias

from growthfolio.model.finding import Rule
from growthfolio.model.phrase import Filling, Phrase, phrase
from growthfolio.model.rules import files as rules

Writer: TypeAlias = Callable[[], bytes]
"""Puts the copy together: the work that need not be done to know that it can be."""

LIMIT: Final = 200_000_000
"""The most bytes an attachment may have."""
PIXELS: Final = 100_000_000
"""The most pixels a picture may have: more stall who opens it (threats.md, E609)."""
DRAWN: Final = 10 * PIXELS
"""The most pixels all the frames of a moving picture may have."""
FRAMES: Final = 2_000


class NotCleanableError(ValueError):
    """A file has no clean copy; `rule` and `values` say why, as a finding does."""

    def __init__(self, rule: Rule, **values: Filling) -> None:
        super().__init__(rule.name)
        self.rule = rule
        self.values = values


def broken(reason: Phrase) -> NotCleanableError:
    """A file that cannot be read to its end."""
    return NotCleanableError(rules.BROKEN_ATTACHMENT, reason=reason)


def too_large(limit: int) -> NotCleanableError:
    """A file of more bytes than it may have."""
    return NotCleanableError(
        rules.ATTACHMENT_TOO_LARGE, what=phrase("its size"), limit=limit
    )


def cut_short() -> NotCleanableError:
    """A file that ends before it should."""
    return broken(phrase("it ends too early"))


def check_size(width: int, height: int) -> None:
    """Raise where a picture has no pixels, or too many."""
    if width <= 0 or height <= 0:
        raise broken(phrase("it has no size"))
    if width * height > PIXELS:
        raise NotCleanableError(
            rules.ATTACHMENT_TOO_LARGE,
            what=phrase("the number of its pixels"),
            limit=PIXELS,
        )


def check_frames(count: int, width: int, height: int) -> None:
    """Raise where a moving picture has too many frames for its size."""
    if count > FRAMES or count * width * height > DRAWN:
        raise NotCleanableError(
            rules.ATTACHMENT_TOO_LARGE,
            what=phrase("the number of its frames"),
            limit=min(FRAMES, DRAWN // (width * height)),
        )
