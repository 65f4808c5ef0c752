"""Files that records point at → those that may be published, and why others may not.

Only these are opened: what nobody points at is never published. Whether a file has a
clean copy is found out here, so that the check says it; the copy is written later.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from growthfolio.cleaning.problem import LIMIT, NotCleanableError, too_large
from growthfolio.loading.report import finding_at
from growthfolio.loading.tree import reason_of
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.phrase import Filling
from growthfolio.model.record import Attachment
from growthfolio.model.rules.files import HARD_LINK, UNREADABLE_FILE


def examine(
    root: Path, attachments: Iterable[Attachment]
) -> tuple[Mapping[str, Finding], bool]:
    """Why attachments that somebody points at may not be published, by their paths.

    And whether each could be opened: that may be otherwise the next time.
    """
    unfit: dict[str, Finding] = {}
    for attachment in attachments:
        found = _problem(root, attachment.path) if attachment.claimed_by else None
        if found is not None:
            unfit[attachment.path] = found
    return unfit, all(one.rule is not UNREADABLE_FILE for one in unfit.values())


def _problem(root: Path, path: str) -> Finding | None:
    # What reads archives and XML is not loaded for programmes without any.
    from growthfolio.cleaning.clean import prepare  # noqa: PLC0415

    try:
        prepare(path, _read(root / path))
    except OSError as error:
        return _finding(UNREADABLE_FILE, path, reason=reason_of(error))
    except NotCleanableError as error:
        return _finding(error.rule, path, **error.values)
    return None


def linked(
    root: Path, programme: str, attachments: Iterable[Attachment]
) -> Mapping[str, Finding]:
    """Those of the attachments that somebody points at which have a name outside.

    Git knows no such links, but somebody with a shell may make one: a file has more
    names than there are attachments that are it. Whole trees are made of them by some
    mirrors and caches: then programme.yml is one, too, and nothing can be told.
    """
    attachments = tuple(attachments)
    claimed = (one.path for one in attachments if one.claimed_by)
    several = {
        path: about for path, about in _facts(root, claimed) if about.st_nlink > 1
    }
    if not several or (root / programme).stat().st_nlink > 1:
        return {}
    inside = Counter(
        _identity(about) for _, about in _facts(root, (one.path for one in attachments))
    )
    return {
        path: _finding(HARD_LINK, path)
        for path, about in several.items()
        if about.st_nlink > inside[_identity(about)]
    }


def _finding(rule: Rule, path: str, **values: Filling) -> Finding:
    period = path.split("/")[-2]
    return replace(finding_at(path, rule), period=period, values=values)


def _read(path: Path) -> bytes:
    with path.open("rb", buffering=0) as file:
        if os.fstat(file.fileno()).st_size > LIMIT:
            raise too_large(LIMIT)
        return file.read()


def _facts(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, os.stat_result]]:
    for path in paths:
        with suppress(OSError):
            yield path, os.lstat(root / path)


def _identity(about: os.stat_result) -> tuple[int, int]:
    return about.st_dev, about.st_ino
