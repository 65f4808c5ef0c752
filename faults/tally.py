"""What came of many tries, counted: the line an experiment prints."""

from collections import Counter

from msgspec import Struct, field


class Tally(Struct):
    """How often a site was the old one, the new one, or damaged, and what was left.

    `complaints` are tries that ended otherwise than they should, in words.
    """

    name: str
    ends: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)
    leftovers: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    def count(self, before: str | None, now: str | None, wanted: str | None) -> None:
        """Count one try: what lay there, what lies there now, what was built."""
        if now is None:
            self.ends["damaged"] += 1
        else:
            self.ends["new" if now == wanted and now != before else "old"] += 1

    @property
    def fine(self) -> bool:
        """Whether every promise was kept."""
        return not (self.ends["damaged"] or self.complaints or self.leftovers)

    def __str__(self) -> str:
        """The line."""
        tries = self.ends.total()
        parts = [f"{self.ends[end]} {end}" for end in ("old", "new", "damaged")]
        parts.append(f"{len(self.complaints)} wrong exits")
        parts.append(f"{len(self.leftovers)} leftovers after the next build")
        lines = [f"{self.name}: {tries} tries: {', '.join(parts)}"]
        lines += [f"  {note}" for note in self.notes]
        lines += [f"  ! {one}" for one in self.complaints[:5]]
        return "\n".join(lines)
