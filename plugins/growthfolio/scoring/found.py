"""What a source gave, exactly: a value, the files behind it, and what is lacking."""

from fractions import Fraction
from typing import Final

from msgspec import Struct

from growthfolio.model.finding import Finding
from growthfolio.model.score import Cited


class Found(Struct, frozen=True, kw_only=True):
    """A value out of 100, or what is missing for one.

    With neither it is excused: nothing was owed. `pending` says whether what is
    missing may still come in time.
    """

    value: Fraction | None = None
    cited: tuple[Cited, ...] = ()
    missing: tuple[str, ...] = ()
    pending: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def excused(self) -> bool:
        """Whether there is nothing to count, and nobody to blame."""
        return self.value is None and not self.missing


EXCUSED: Final = Found()
