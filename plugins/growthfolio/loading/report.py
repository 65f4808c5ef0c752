"""Where reading one file notes what it finds."""

from typing import Final

from msgspec import Struct, field

from growthfolio.model.finding import Edit, Finding, Rule
from growthfolio.model.phrase import Filling, Phrase
from growthfolio.model.place import Place

MOST: Final = 1_000
"""How many findings are noted of one file."""


class Report(Struct):
    """The findings of one file, and whose file it is.

    `offset` is added to lines: front matter is read without the `---` above it.
    `quotes` says whether findings may say what is written in the file: only where
    everybody may read it. Other findings name the key, the line and the column.
    """

    path: str
    person: str | None = None
    duty: str | None = None
    period: str | None = None
    quotes: bool = False
    offset: int = 0
    findings: list[Finding] = field(default_factory=list)

    def add(
        self,
        rule: Rule,
        line: int = 1,
        column: int = 1,
        *,
        help: Phrase | None = None,  # noqa: A002 - the finding's own word
        edit: tuple[int, str, str] | Edit | None = None,
        **values: Filling,
    ) -> None:
        """Note a finding at a line and column of the text being read.

        `edit` is the column, what stands there, and what is meant, on that line; an
        Edit where the slip is on another. Beyond MOST nothing is noted any more: a
        file of so many mistakes is no file of its kind, and is not read.
        """
        if len(self.findings) >= MOST:
            return
        mended = edit if isinstance(edit, Edit) else None
        if isinstance(edit, tuple):
            mended = Edit(line + self.offset, *edit)
        self.findings.append(
            Finding(
                rule=rule,
                place=self.place(line, column),
                person=self.person,
                duty=self.duty,
                period=self.period,
                values=values,
                help=help,
                edit=mended,
            )
        )

    def place(self, line: int, column: int) -> Place:
        """A line and column of the text being read, in the file."""
        return Place(self.path, line + self.offset, column)

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def finding_at(
    path: str,
    rule: Rule,
    help: Phrase | None = None,  # noqa: A002 - the finding's own word
    **values: Filling,
) -> Finding:
    """A finding on a whole file, of the person whose folder it lies in."""
    parts = path.split("/")
    is_someones = parts[0] == "portfolios" and len(parts) > 2  # noqa: PLR2004
    return Finding(
        rule=rule,
        place=Place(path),
        person=parts[1] if is_someones else None,
        values=values,
        help=help,
    )
