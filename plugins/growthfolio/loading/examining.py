"""Files that records point at → those that may be published, and why others may not.

Only these are opened: what nobody points at is never published. Whether a file has a
clean copy is found out here, so that the check says it; the copy is written later.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field

from growthfolio.cleaning.problem import LIMIT, NotCleanableError, too_large
from growthfolio.loading.tree import reason_of
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.phrase import Filling
from growthfolio.model.place import Place
from growthfolio.model.record import Attachment
from growthfolio.model.rules.files import HARD_LINK, UNREADABLE_FILE


def examine(
    root: Path, programme: str, attachments: Iterable[Attachment]
) -> tuple[tuple[Attachment, ...], tuple[Finding, ...]]:
    """The attachments that may be published or that nobody points at, and the rest."""
    attachments = tuple(attachments)
    examination = _Examination(
        root=root, programme=programme, paths=tuple(one.path for one in attachments)
    )
    kept = tuple(one for one in attachments if examination.passes(one))
    return kept, tuple(examination.findings)


class _Examination(Struct, kw_only=True):
    root: Path
    programme: str
    paths: tuple[str, ...]
    findings: list[Finding] = field(default_factory=list)
    links: dict[tuple[int, int], int] | None = None

    def passes(self, attachment: Attachment) -> bool:
        """Whether a file may be published, as far as anybody asks for it."""
        if not attachment.claimed_by:
            return True
        path = attachment.path
        # What reads archives and XML is not loaded for programmes without any.
        from growthfolio.cleaning.clean import prepare  # noqa: PLC0415

        try:
            data, about = _read(self.root / path)
            if about.st_nlink > 1 and self._has_a_name_outside(about):
                self._note(HARD_LINK, path)
                return False
            prepare(path, data)
        except OSError as error:
            self._note(UNREADABLE_FILE, path, reason=reason_of(error))
        except NotCleanableError as error:
            self._note(error.rule, path, **error.values)
        else:
            return True
        return False

    def _has_a_name_outside(self, about: os.stat_result) -> bool:
        """Whether a file has more names than there are attachments that are it.

        Git knows no such links, but somebody with a shell may make one. Whole trees
        are made of them by some mirrors and caches: then programme.yml is one, too,
        and nothing can be told.
        """
        if self.links is None:
            self.links = dict(_counted(self.root, self.paths))
            whole = (self.root / self.programme).stat().st_nlink > 1
            self.links = {} if whole else self.links
        inside = self.links.get((about.st_dev, about.st_ino))
        return inside is not None and about.st_nlink > inside

    def _note(self, rule: Rule, path: str, **values: Filling) -> None:
        parts = path.split("/")
        self.findings.append(
            Finding(
                rule=rule,
                place=Place(path),
                person=parts[1] if parts[0] == "portfolios" else None,
                period=parts[-2],
                values=values,
            )
        )


def _read(path: Path) -> tuple[bytes, os.stat_result]:
    """A file's bytes, and what the system says of the very file that was read."""
    with path.open("rb", buffering=0) as file:
        about = os.fstat(file.fileno())
        if about.st_size > LIMIT:
            raise too_large(LIMIT)
        return file.read(), about


def _counted(root: Path, paths: Iterable[str]) -> Iterator[tuple[tuple[int, int], int]]:
    counts: dict[tuple[int, int], int] = {}
    for path in paths:
        try:
            about = (root / path).stat(follow_symlinks=False)
        except OSError:
            continue
        key = (about.st_dev, about.st_ino)
        counts[key] = counts.get(key, 0) + 1
    yield from counts.items()
