"""The cohort, the ledger, a person and a duty → one record, half filled, on disk."""

from pathlib import Path

from msgspec import Struct

from growthfolio.authoring.aiming import aim
from growthfolio.authoring.carrying import NOTHING, Carried, carried_over
from growthfolio.authoring.creating import create
from growthfolio.authoring.drafting import draft
from growthfolio.authoring.field_lines import Form
from growthfolio.model.cohort import Cohort
from growthfolio.model.ledger import Ledger
from growthfolio.words import Speech


class NewRecord(Struct, frozen=True, kw_only=True):
    """A record to be written: its path, its text, and what was carried over."""

    path: str
    text: str
    carried: Carried


def new_record(
    cohort: Cohort, ledger: Ledger, words: tuple[str, str, str | None], speech: Speech
) -> NewRecord:
    """The record or comment somebody owes, ready to be filled in.

    `words` are a person, a duty and a period, as typed. Raises RefusalError where
    they name nothing, or the file is there.
    """
    found = aim(cohort, ledger, *words)
    carried = (
        NOTHING if found.is_comment else carried_over(cohort, found.duty, found.at)
    )
    text = draft(Form(found, cohort.programme, speech), carried)
    return NewRecord(path=found.at.path, text=text, carried=carried)


def write_new(root: Path, record: NewRecord) -> None:
    """Put a new record on the disk; raises RefusalError where a file is there."""
    create(root, record.path, record.text.encode("utf-8"))
