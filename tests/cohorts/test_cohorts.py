"""A small cohort for each ready programme, with a year of records, built whole.

`tests/cohorts/<preset>/` is what people wrote; `tests/golden/<preset>/` is what
comes of it: every finding, every obligation, and the pages its `pages.txt` names.
After a change that is meant: `pytest tests/cohorts --bless`, and read the difference.
"""

import shutil
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from cohorts.readable import readable
from growthfolio.loading.programme import presets
from growthfolio.model.obligation import Obligation
from growthfolio.pipeline import Judged, judge, plan_site
from growthfolio.rendering import Links, render
from growthfolio.reporting.line import line_of
from growthfolio.words import speech
from growthfolio.words.findings import names_of

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden"
LINKS = Links(directory_urls=False)
COHORTS = tuple(sorted(each.parent.name for each in HERE.glob("*/programme.yml")))

Golden = dict[str, str]
"""Texts by their paths below a cohort's golden folder."""


@pytest.fixture(params=COHORTS)
def name(request: pytest.FixtureRequest) -> str:
    """Each cohort in turn."""
    return str(request.param)


@pytest.fixture
def root(name: str, tmp_path: Path) -> Path:
    """A copy of a cohort that no git repository lies around."""
    return Path(shutil.copytree(HERE / name, tmp_path / name))


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether what comes out is to be the golden text from now on."""
    return bool(request.config.getoption("--bless"))


def test_it_becomes_what_it_became_before(
    name: str, root: Path, *, bless: bool
) -> None:
    made = become(root, chosen_pages(name))
    if bless:
        write(GOLDEN / name, made)

    found = difference(read(GOLDEN / name), made)
    if found:
        accept = f"pytest tests/cohorts --bless -k {name}"
        pytest.fail(f"{found}\nIf it is meant to be so: {accept}", pytrace=False)


def test_it_becomes_the_same_again(name: str, root: Path) -> None:
    pages = chosen_pages(name)

    assert become(root, pages) == become(root, pages)


def test_it_is_a_year_of_a_ready_programme(name: str, root: Path) -> None:
    judged = judge(root)

    assert name in presets()
    assert judged.cohort is not None
    assert judged.ledger is not None
    assert name in judged.cohort.programme.preset
    assert len(judged.cohort.mentees) >= 2
    periods = [one.period for one in judged.ledger.obligations if one.record]
    first = min(period.start for period in periods)
    last = max(period.end for period in periods)
    assert (last - first).days > 300
    assert len(judged.ledger.totals()) >= 3


def test_somebody_reads_more_than_one_page_of_it(name: str) -> None:
    audiences = {audience for audience, _ in chosen_pages(name)}

    assert len(chosen_pages(name)) >= 4
    assert len(audiences) >= 2


def difference(golden: Golden, made: Golden) -> str:
    """What is not as it was, as a diff; `--bless` accepts it."""
    lines = (
        line
        for path in sorted(golden.keys() | made.keys())
        for line in unified_diff(
            golden.get(path, "").splitlines(keepends=True),
            made.get(path, "").splitlines(keepends=True),
            f"golden/{path}",
            f"made/{path}",
        )
    )
    return "".join(lines)


def become(root: Path, pages: tuple[tuple[str, str], ...]) -> Golden:
    """Everything that comes of a cohort, and is compared."""
    judged = judge(root)
    made = {"findings.txt": findings_of(judged), "ledger.txt": ledger_of(judged)}
    if judged.scores.scores:
        made["scores.txt"] = scores_of(judged)
    for audience in sorted({audience for audience, _ in pages}):
        site = plan_site(root, audience=audience).site
        found = {page.url: page for page in site.pages}
        for wanted, url in pages:
            if wanted == audience:
                path = f"pages/{audience}/{url or 'index'}.txt"
                made[path] = readable(render(found[url], site, LINKS).html)
    return made


def findings_of(judged: Judged) -> str:
    """A line for each finding, in English, whatever the programme speaks."""
    english = speech("en")
    naming = names_of(judged.cohort, english)
    lines = [line_of(finding, english, naming) for finding in judged.findings]
    return "".join(
        f"{line.where}: {line.severity} {line.code} {line.name}: {line.message}\n"
        for line in lines
    )


def ledger_of(judged: Judged) -> str:
    """A line for each obligation: whose, what, when, who owes it, how it stands."""
    assert judged.ledger is not None
    return "".join(f"{_line(one)}\n" for one in judged.ledger.obligations)


def _line(one: Obligation) -> str:
    words = (
        one.subject.folder,
        one.duty,
        one.period.name,
        f"n={one.n}",
        one.owner or "nobody",
        one.due.isoformat(),
        str(one.state),
        *(("waived",) if one.waived else ()),
        *((f"({one.reason})",) if one.reason else ()),
        *(("record",) if one.record else ()),
    )
    return " ".join(words)


def scores_of(judged: Judged) -> str:
    """A line for each score and for each defence: whose, which, how much."""
    scored = (
        (one.subject.id, one.assessment, one.period.name, str(one.state))
        + ((f"{one.total:f}",) if one.total is not None else ())
        + ((one.band,) if one.band else ())
        for one in judged.scores.scores
    )
    heard = (
        (one.subject.id, one.defence, one.on.isoformat(), str(one.state))
        + ((f"{one.score:f}",) if one.score is not None else ())
        for one in judged.scores.defences
    )
    return "".join(f"{' '.join(words)}\n" for words in (*scored, *heard))


def chosen_pages(name: str) -> tuple[tuple[str, str], ...]:
    """The audiences and pages that `pages.txt` names: `reviewers people/lin`.

    An audience alone stands for its home page.
    """
    lines = (GOLDEN / name / "pages.txt").read_text("utf-8").splitlines()
    words = [line.split() for line in lines if line and not line.startswith("#")]
    return tuple((each[0], each[1] if each[1:] else "") for each in words)


def read(folder: Path) -> Golden:
    """The golden texts as they are."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in _texts(folder)
    }


def write(folder: Path, made: Golden) -> None:
    """Make them the golden texts; those nothing comes of any more go."""
    for path in _texts(folder):
        path.unlink()
    for path, text in made.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")


def _texts(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.txt")):
        if path.name != "pages.txt":
            yield path
