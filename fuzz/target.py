"""What is fuzzed: bytes → a file of a programme → findings, and pages.

`python fuzz/target.py NAME …`, where NAME is `record` or `file`; what follows is
libFuzzer's. Whatever the bytes are: no exception, a second at the most, and what
cannot be read has a finding.
"""

import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

import atheris

# All of this is watched: what it does with an input decides which input comes next.
with atheris.instrument_imports(include=["growthfolio", "ruamel"]):
    from growthfolio.checking import check
    from growthfolio.disclosure import disclose
    from growthfolio.ledger import draw_up
    from growthfolio.loading.load import load
    from growthfolio.loading.records import read_comment, read_record
    from growthfolio.model import period as periods
    from growthfolio.model.cadence import Cadence
    from growthfolio.model.cohort import Loaded
    from growthfolio.model.duty import About, Duty, Owner
    from growthfolio.model.field import FieldType, RecordField
    from growthfolio.model.record import Address, Subject
    from growthfolio.model.schema import Id
    from growthfolio.model.title import Title
    from growthfolio.pages import plan
    from growthfolio.rendering.links import Links
    from growthfolio.rendering.markdown import to_html
    from growthfolio.rendering.page import render
    from growthfolio.rendering.sanitiser import Place
    from growthfolio.reporting import report
    from growthfolio.scoring import score
    from growthfolio.words import speech

LIMIT: Final = 1.0
"""The most seconds of the processor's time an input may take."""

ENGLISH: Final = speech("en")
TODAY: Final = date(2026, 1, 20)
BASE: Final = Path(__file__).parent.parent / "tests" / "inputs" / "base"
FILES: Final = (
    "portfolios/ada/2026-01/plan.md",
    "portfolios/ada/2026-01/plan.comment.md",
    "portfolios/ada/profile.yml",
    "mentors/ben.yml",
    "programme.yml",
    "days.yml",
    "cohort/2026-H1/spring.round.yml",
)

AT: Final = Address(
    path=FILES[0],
    subject=Subject(About.MENTEE, "ada"),
    period=periods.month(2026, 1),
    duty="plan",
)
DUTY: Final = Duty(
    id=Id("plan"),
    title=Title.plain("Plan"),
    owner=Owner("mentee"),
    every=Cadence.parse("month"),
    fields=MappingProxyType(
        {
            str(kind): RecordField(type=kind, choices=("desk", "field"))
            for kind in FieldType
        }
    ),
)


class SlowInputError(Exception):
    """An input that takes longer than it may."""


class SilentInputError(Exception):
    """An input that cannot be read, and nothing says so."""


def record(data: bytes) -> None:
    """A record, a comment, and the HTML of their text."""
    for read in (read_record, read_comment):
        found, findings = read(AT, DUTY, data)
        if not found.readable and not findings:
            raise SilentInputError
        report(findings, None, None, ENGLISH, "full")
    place = Place(folder=AT.folder, addresses={}, prefix="p")
    to_html(found.body, place, ENGLISH)


def file(data: bytes) -> None:
    """A file of a programme, which one says the first byte: all stages to the pages."""
    if not data:
        return
    path = FILES[data[0] % len(FILES)]
    loaded = load(BASE, instead={path: data[1:]})
    if loaded.cohort is None:
        if not loaded.findings:
            raise SilentInputError
        return
    _pages(loaded, -(data[0] // len(FILES) % 2))


def _pages(loaded: Loaded, audience: int) -> None:
    """All stages to the pages, for the widest audience (0) or the narrowest (-1)."""
    cohort = loaded.cohort
    assert cohort is not None
    ledger = draw_up(cohort, TODAY)
    scores = score(cohort, ledger)
    findings = (*loaded.findings, *check(cohort, ledger), *scores.findings)
    report(findings, cohort, None, ENGLISH, "github")
    if not cohort.programme.audiences:
        return
    reader = cohort.programme.audiences[audience]
    known = disclose(cohort, ledger, findings, reader, scores=scores)
    site = plan(known, ENGLISH, working_days=lambda start, end: (end - start).days)
    for page in site.pages:
        render(page, site, Links())


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {"record": record, "file": file}


def in_time(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The target, and an error where it took too long; other processes do not count."""

    def run(data: bytes) -> None:
        start = time.process_time()
        target(data)
        took = time.process_time() - start
        if took > LIMIT:
            raise SlowInputError(f"{took:.2f} s for {len(data)} bytes")

    return run


def main() -> None:
    """Fuzz until libFuzzer's own options say enough."""
    program, name, *options = sys.argv
    atheris.Setup([program, *options], in_time(TARGETS[name]))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
