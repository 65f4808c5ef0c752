"""The plan of an import → the files on the disk, and what became of each."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from growthfolio.authoring.creating import create
from growthfolio.authoring.importing.outcome import Outcome, Skipped, Taken, not_written
from growthfolio.authoring.importing.plan import Plan
from growthfolio.model.phrase import Phrase
from growthfolio.model.refusal import RefusalError


def write(planned: Plan, source: Path, root: Path) -> Outcome:
    """Write what was planned, each file whole or not at all, none over another.

    What could not be written counts as skipped, with the reason; the rest is
    written all the same.
    """
    failed: dict[str, Phrase] = {}
    for target, path in planned.copies.items():
        _attempt(root, target, source / path, failed)
    for target, text in planned.texts.items():
        _attempt(root, target, text, failed)
    return _accounted(planned.outcome, failed) if failed else planned.outcome


def _attempt(
    root: Path, target: str, content: bytes | Path, failed: dict[str, Phrase]
) -> None:
    try:
        data = content.read_bytes() if isinstance(content, Path) else content
        create(root, target, data)
    except RefusalError as refusal:
        failed[target] = refusal.sentence
    except OSError as fault:
        failed[target] = not_written(fault)


def _accounted(outcome: Outcome, failed: Mapping[str, Phrase]) -> Outcome:
    """The outcome with the files that failed moved to those skipped."""
    records = _written(outcome.records, failed)
    attachments = _written(outcome.attachments, failed)
    read = {taken.source for taken in (*records, *attachments)}
    lost = {
        taken.source: failed[taken.target]
        for taken in (*outcome.records, *outcome.attachments)
        if taken.source not in read
    }
    skipped = {each.path: each.reason for each in outcome.skipped} | lost
    return replace(
        outcome,
        records=records,
        attachments=attachments,
        profiles=tuple(path for path in outcome.profiles if path not in failed),
        skipped=tuple(
            Skipped(path=path, reason=reason)
            for path, reason in sorted(skipped.items())
        ),
        failed=tuple(failed),
    )


def _written(
    files: tuple[Taken, ...], failed: Mapping[str, Phrase]
) -> tuple[Taken, ...]:
    return tuple(taken for taken in files if taken.target not in failed)
