"""Of whom nothing changed is neither disclosed nor planned again, and is as before."""

import pickle
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from canaries.tree import tree
from growthfolio.caching.encoding import encoded
from growthfolio.caching.shelf import Shelf
from growthfolio.disclosure import apart
from growthfolio.disclosure.ref import Ref, Who
from growthfolio.disclosure.shown import ShownMentee, ShownRecord
from growthfolio.loading.folder import Texts
from growthfolio.loading.look import Look
from growthfolio.loading.pieces import Pieces
from growthfolio.pages.extract import Extract
from growthfolio.pages.planned import called, digest_of, realised
from growthfolio.pages.planner import Extractor, Planner
from growthfolio.pages.views import Page, PlannedPage, Site
from growthfolio.pipeline import Judged, judge, plan_site
from growthfolio.recalling import recall
from growthfolio.recalling.drafts import Draft
from growthfolio.recalling.keys import Keys
from planting import put

TESTS = Path(__file__).parents[1]
COHORTS = sorted(each.parent for each in TESTS.glob("cohorts/*/programme.yml"))
CANARIES = Path("canaries")
LATER = date(2026, 11, 2)


class Sites:
    """Sites of one folder, and who had to be disclosed, extracted and planned."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.disclosed: list[str] = []
        self.extracted: list[str] = []
        self.planned: list[str] = []
        shown, extract, pages = apart.shown_records, Extractor.extract, Planner.pages

        def showing(*given: Any) -> tuple[ShownRecord, ...]:  # noqa: ANN401
            if given[-1].who is Who.MENTEE:
                self.disclosed.append(given[-1].slug)
            return shown(*given)

        def extracting(extractor: Extractor, ref: Any) -> Extract:  # noqa: ANN401
            if ref.who is Who.MENTEE:
                self.extracted.append(ref.slug)
            return extract(extractor, ref)

        def planning(planner: Planner, mentee: ShownMentee) -> tuple[Page, ...]:
            self.planned.append(mentee.ref.slug)
            return pages(planner, mentee)

        monkeypatch.setattr(apart, "shown_records", showing)
        monkeypatch.setattr(Extractor, "extract", extracting)
        monkeypatch.setattr(Planner, "pages", planning)

    def judged(self, today: date | None = None) -> Judged:
        """What is found below the folder."""
        shelf = Shelf(self.root)
        found = judge(self.root, today, look=Look(self.root), shelf=shelf)
        shelf.close()
        return found

    def of(self, judged: Judged, audience: str) -> Site:
        """The site, with what was kept and keeping what is new."""
        shelf = Shelf(self.root)
        self.disclosed, self.extracted, self.planned = [], [], []
        site = plan_site(self.root, audience=audience, judged=judged, shelf=shelf).site
        shelf.close()
        return site

    def hold(self, today: date | None = None) -> None:
        """All audiences' sites are those of whoever keeps nothing."""
        judged = self.judged(today)
        assert judged.cohort is not None
        assert judged.keys
        for audience in judged.cohort.programme.audiences:
            kept = self.of(judged, audience)
            anew = plan_site(self.root, audience=audience, judged=judged).site
            assert not any(isinstance(page, PlannedPage) for page in anew.pages)
            told = [(one.url, called(one), digest_of(one)) for one in kept.pages]
            assert told == [
                (one.url, called(one), digest_of(one)) for one in anew.pages
            ]
            whole = replace(kept, pages=tuple(map(realised, kept.pages)))
            assert encoded(whole) == encoded(anew)


@pytest.fixture(params=[*COHORTS, CANARIES], ids=lambda root: root.name)
def sites(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Sites:
    """Each programme in turn, of which all was made by several processes and kept."""
    root = tmp_path / "programme"
    if request.param is CANARIES:
        put(root, tree().files)
    else:
        shutil.copytree(request.param, root)
    found = Sites(root, monkeypatch)
    with monkeypatch.context() as many:
        many.setattr(recall, "_MANY", 1)
        found.hold()
    return found


def changes(root: Path) -> Iterator[Callable[[], object]]:
    """Things that people do to the files of a programme, one after another."""
    records = sorted(root.glob("portfolios/*/*/*.md"))
    others = [*sorted(root.glob("mentors/*.yml"))[:1], root / "programme.yml"]
    others += sorted(root.glob("portfolios/*/profile.yml"))[:1]
    others += [path for path in sorted(root.rglob("*.md")) if path not in records][:2]
    for path in records[:: max(1, len(records) // 4)]:
        yield lambda path=path: _append(path, "\nSomething else was written.\n")  # type: ignore[misc]
        yield path.unlink
    for path in others:
        text = "# Nothing.\n" if path.suffix == ".yml" else "\nSomething else.\n"
        yield lambda path=path, text=text: _append(path, text)  # type: ignore[misc]
    yield lambda: shutil.rmtree(records[-1].parents[1])


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_whatever_changes_the_site_is_what_it_would_be(sites: Sites) -> None:
    for change in changes(sites.root):
        change()
        sites.hold()
    sites.hold(LATER)


def test_where_nothing_changed_nobody_is_disclosed_or_planned(sites: Sites) -> None:
    judged = sites.judged()
    assert judged.cohort is not None
    for audience in judged.cohort.programme.audiences:
        site = sites.of(judged, audience)
        assert any(isinstance(page, PlannedPage) for page in site.pages)
        assert (sites.extracted, sites.planned) == ([], [])


PROFILE = "name: {}\njoined: 2026-01-01\nmentors: [{{mentor: ben, role: business}}]\n"
RECORD = "---\nsubmitted: 2026-03-02\n---\nA few words of {}.\n"
FILES: Mapping[str, str] = {
    "programme.yml": """\
title: Programme
starts: 2026-01-01
as_of: 2026-04-20
calendar: none
mentor_roles: [{id: business, title: Business}]
duties:
  - {id: note, title: Note, owner: mentee, every: month, due: last-day,
     audience: public}
  - {id: work, title: Work, kind: activity, owner: mentee, every: event,
     fields: {with: {type: people}}, audience: public}
audiences: [public, reviewers]
names: {public: full}
""",
    "mentors/ben.yml": "name: Ben Wu\nroles: [business]\n",
    "portfolios/ada/profile.yml": PROFILE.format("Ada Lin"),
    "portfolios/bai/profile.yml": PROFILE.format("Bai Xu"),
    "portfolios/cao/profile.yml": PROFILE.format("Cao Yi"),
    "portfolios/ada/2026-03/note.md": RECORD.format("Ada"),
    "portfolios/bai/2026-03/note.md": RECORD.format("Bai"),
    "portfolios/cao/2026-03/note.md": RECORD.format("Cao"),
    "portfolios/bai/2026-03-04/work.md": "---\nwith: [cao]\n---\nWe dug a well.\n",
}
NOTE = "portfolios/ada/2026-03/note.md"
WORK = "portfolios/bai/2026-03-04/work.md"


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sites:
    """Three mentees, one of whom had a part in another's work; all is kept."""
    found = Sites(put(tmp_path / "three", FILES), monkeypatch)
    found.hold()
    return found


@pytest.mark.parametrize("audience", ["public", "reviewers"])
def test_only_of_whom_something_changed_anything_is_made(
    three: Sites, audience: str
) -> None:
    put(three.root, {NOTE: RECORD.format("someone")})
    three.of(three.judged(), audience)
    assert (three.disclosed, three.extracted, three.planned) == 3 * (["ada"],)
    three.hold()


@pytest.mark.parametrize("audience", ["public", "reviewers"])
def test_the_texts_of_others_are_not_even_had(
    three: Sites, audience: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(three.root, {NOTE: RECORD.format("someone")})
    judged = three.judged()
    assert {one.person for one in judged.findings} >= {"ada", "bai", "cao"}
    had: list[str] = []
    texts = Pieces.texts

    def noting(pieces: Pieces, key: str) -> Texts | None:
        had.append(key)
        return texts(pieces, key)

    monkeypatch.setattr(Pieces, "texts", noting)
    three.of(judged, audience)
    assert (three.planned, had) == (["ada"], [])


def test_with_somebodys_work_those_who_had_a_part_in_it_are_planned(
    three: Sites,
) -> None:
    put(three.root, {WORK: "---\nwith: [cao]\n---\nWe dug two wells.\n"})
    three.of(three.judged(), "reviewers")
    assert three.extracted == ["bai"]
    assert three.planned == ["bai", "cao"]
    three.hold()


def test_who_has_a_part_from_now_on_is_planned(three: Sites) -> None:
    put(three.root, {WORK: "---\nwith: [ada]\n---\nWe dug a well.\n"})
    three.of(three.judged(), "reviewers")
    assert three.planned == ["ada", "bai", "cao"]
    three.hold()


def test_what_was_made_with_others_in_view_is_not_kept_without_them(
    three: Sites, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(keys: Keys, planner: Planner, mentee: ShownMentee) -> frozenset[object]:
        del keys, planner, mentee
        return frozenset()

    monkeypatch.setattr(Keys, "others", nobody)
    put(three.root, {WORK: "---\nwith: [cao]\n---\nWe dug two wells.\n"})
    three.hold()
    three.of(three.judged(), "reviewers")
    assert three.planned == ["cao"]
    put(three.root, {WORK: "---\nwith: [cao]\n---\nWe dug three wells.\n"})
    three.hold()


def test_what_others_have_a_part_in_is_not_taken_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall, "_MANY", 1)
    fresh = Sites(put(tmp_path / "fresh", FILES), monkeypatch)
    drawn = recall.drafts

    def counted(*given: Any, **named: Any) -> Iterator[tuple[Ref, Draft]]:  # noqa: ANN401
        yield from drawn(*given, **named)
        fresh.planned.clear()

    monkeypatch.setattr(recall, "drafts", counted)
    site = fresh.of(fresh.judged(), "reviewers")
    assert fresh.planned == ["cao"]
    assert {type(realised(page)).__name__ for page in site.pages} >= {"GrowthPage"}
    assert fresh.planned == ["cao"]
    fresh.hold()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("programme.yml", "title: Note", "title: Minute"),
        ("programme.yml", "as_of: 2026-04-20", "as_of: 2026-04-21"),
        ("mentors/ben.yml", "Ben Wu", "Ben Xi"),
        ("portfolios/cao/profile.yml", "Cao Yi", "Cao Er"),
    ],
)
def test_with_what_all_share_everybody_is_planned(
    three: Sites, path: str, old: str, new: str
) -> None:
    text = FILES[path]
    assert old in text
    put(three.root, {path: text.replace(old, new)})
    three.of(three.judged(), "reviewers")
    assert three.planned == ["ada", "bai", "cao"]
    three.hold()


def test_a_planned_page_is_handed_over_as_the_page_itself(three: Sites) -> None:
    site = three.of(three.judged(), "reviewers")
    planned = [page for page in site.pages if isinstance(page, PlannedPage)]
    assert planned
    assert three.planned == []
    for page in planned:
        assert pickle.loads(pickle.dumps(page)) == page.page  # noqa: S301 - our own


def test_pieces_that_are_no_such_pieces_are_made_again(three: Sites) -> None:
    shelf = Shelf(three.root)
    for kind in ("extract", "planned"):
        shelf.put(kind, [(key, b"\x00nothing") for key in shelf.keys(kind)])
    shelf.close()
    three.hold()
