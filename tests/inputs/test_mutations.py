"""Whatever becomes of a file: no exception without a code, and nothing gets out."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bad_inputs import PLACES, read_inputs
from growthfolio.model.ledger import Ledger
from growthfolio.model.obligation import State
from growthfolio.pipeline import Judged, judge
from growthfolio.reporting import FORMATS, report
from literate import read_base
from mutating import mutated
from planting import put
from public import ENGLISH, public_bytes

HERE = Path(__file__).parent
BASE = read_base(HERE / "base")
TODAY = date(2026, 1, 20)
KEPT = "kestrel moss plover"

TEXTS = sorted(
    (path, content.decode())
    for page in sorted(HERE.glob("*.md"))
    if page.stem not in ("encodings", "limits")
    for one in read_inputs(page)
    for path, content in one.files.items()
    if path in PLACES.values()
)

RESTRICTED = f"""\
---
title: {KEPT}
submitted: 2026-01-04
mark: 85
goals: [{KEPT}, 窗口]
tags: [{KEPT}]
---

## {KEPT}

- [ ] {KEPT}
"""


def judged_with(files: Mapping[str, str | bytes]) -> Judged:
    """The base with some files, judged."""
    with TemporaryDirectory() as folder:
        put(Path(folder), BASE)
        return judge(put(Path(folder), files), TODAY)


def said(judged: Judged) -> str:
    """All that the check says, in every format."""
    return "\n".join(
        report(judged.findings, judged.cohort, None, ENGLISH, style)
        for style in FORMATS
    )


@settings(max_examples=120)
@given(st.data())
def test_a_bad_input_that_goes_on_going_wrong(data: st.DataObject) -> None:
    path, text = data.draw(st.sampled_from(TEXTS))
    changed = data.draw(mutated(text)).encode("utf-8", "surrogatepass")
    judged = judged_with({path: changed})
    assert public_bytes(judged)
    assert said(judged)
    if judged.cohort is None or judged.ledger is None:
        assert judged.findings
    elif _is_invalid(judged.ledger):
        assert any(one.place.path == PLACES["plan"] for one in judged.findings)


def _is_invalid(ledger: Ledger) -> bool:
    obligation = ledger.at.get(PLACES["plan"])
    return obligation is not None and obligation.state is State.INVALID


@settings(max_examples=120)
@given(mutated(RESTRICTED))
@example(RESTRICTED)
@example(RESTRICTED.replace("---", "———"))
@example(RESTRICTED.replace("---\n\n##", "\n##"))
@example(RESTRICTED.replace("mark: 85", "audience: public"))
def test_what_is_restricted_stays_so_whatever_becomes_of_its_file(text: str) -> None:
    """No slip in a record widens who may read it, or makes a message quote it."""
    programme = BASE["programme.yml"].replace("    audience: public\n", "")
    content = text.encode("utf-8", "surrogatepass")
    judged = judged_with({"programme.yml": programme, PLACES["plan"]: content})
    assert KEPT not in public_bytes(judged).decode()
    assert KEPT not in said(judged)
