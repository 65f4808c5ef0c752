"""One file of a record or comment → what is read of it, and whether it may be."""

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from growthfolio.loading.addresses import COMMENT
from growthfolio.loading.exposure import is_exposed, is_open
from growthfolio.loading.records import (
    read_comment,
    read_record,
    unreadable_comment,
    unreadable_record,
)
from growthfolio.loading.report import Report
from growthfolio.loading.sealed import SUFFIX, is_encrypted
from growthfolio.loading.tree import File
from growthfolio.model.duty import Duty
from growthfolio.model.finding import Finding
from growthfolio.model.programme import Programme
from growthfolio.model.record import Address, Comment, Record
from growthfolio.model.rules.privacy import NOT_ENCRYPTED, OPEN_IN_PUBLIC

Text = TypeVar("Text", Record, Comment)


def as_named(file: File) -> File:
    """An encrypted file as it is called when it is not."""
    if not file.path.endswith(SUFFIX):
        return file
    path = file.path.removesuffix(SUFFIX)
    return replace(file, path=path, parts=tuple(path.split("/")))


def read_text_at(
    at: Address,
    duty: Duty,
    data: bytes | None,
    programme: Programme,
    report: Report,
) -> tuple[Record | Comment, tuple[Finding, ...]]:
    """The record or comment of a file; what must not be read of it goes to `report`."""
    is_comment = at.path.endswith(f"{COMMENT}.md")
    if data is not None and is_encrypted(data):
        shut = unreadable_comment(at) if is_comment else unreadable_record(at)
        return replace(shut, sealed=True), ()
    name = at.path.rpartition("/")[2]
    if data is not None and report.path.endswith(SUFFIX):
        report.add(NOT_ENCRYPTED, name=name)
        data = None
    public = _is_public(duty, programme, is_comment=is_comment)
    text, findings = _read(at, duty, data, is_comment=is_comment, public=public)
    if data is not None and _is_exposed(text, duty, programme):
        report.add(OPEN_IN_PUBLIC, name=name, duty=duty.id)
        text, findings = _read(at, duty, None, is_comment=is_comment)
    return text, findings


def put(texts: list[Text], text: Text, unreadable: Callable[[Address], Text]) -> bool:
    """Add a text to those read before; one of two with one address cannot be read."""
    if texts and texts[-1].at.path == text.at.path:
        texts[-1] = unreadable(text.at)
        return True
    texts.append(text)
    return False


def _is_public(duty: Duty, programme: Programme, *, is_comment: bool) -> bool:
    """Whether everybody may read it, as far as the programme says."""
    widest = programme.audiences[:1]
    rule = duty.comment if is_comment else None
    return duty.audience in widest and (
        rule is None or rule.audience in (None, *widest)
    )


def _read(
    at: Address,
    duty: Duty,
    data: bytes | None,
    *,
    is_comment: bool,
    public: bool = False,
) -> tuple[Record | Comment, tuple[Finding, ...]]:
    if is_comment:
        return read_comment(at, duty, data, public=public)
    return read_record(at, duty, data, public=public)


def _is_exposed(text: Record | Comment, duty: Duty, programme: Programme) -> bool:
    if not is_open(programme):
        return False
    rule = duty.comment.audience if duty.comment is not None else None
    narrowed = (text.head.audience, rule if isinstance(text, Comment) else None)
    return any(is_exposed(programme, duty, audience) for audience in narrowed)
