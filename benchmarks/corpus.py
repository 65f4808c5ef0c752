"""Cohorts of invented people, as Growthfolio and as other generators would have them.

A record's text depends on the person, month and duty only: every layout holds the
same records. Words are made up of syllables and of pairs from a short list.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SIZES: Final = {"S": (12, 12), "M10": (79, 12), "M": (788, 12), "L": (1139, 36)}
"""People and months of each size; four records a month."""

DUTIES: Final = {
    "plan": ("计划", "Plan", "mentee", "day 5"),
    "ppt-notes": ("讲稿", "Slides", "mentee", "last-day"),
    "talk": ("交流", "Talk", "mentor:business", "last-day"),
    "review": ("小结", "Review", "mentor:business", "last-day"),
}
FIRST_YEAR: Final = 2022
_UNITS: Final = 40
_SYLLABLES: Final = tuple(
    "ba do fen gul ha jin ko lam mi nor pel qua rin sot tav wen".split()  # noqa: SIM905
)
_TEXT: Final = (
    "入户台账茶园汛期村道公示走访灌溉账目合同校舍仓库图纸苗木路灯广播"
    "档案邻里调解巡查集市堤坝补贴名册收成讲堂问卷值班清单纪要"
)
_PAIRS: Final = tuple(_TEXT[at : at + 2] for at in range(0, len(_TEXT), 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one person wrote for one duty of one month."""

    person: str
    mentor: str
    month: str
    duty: str
    title: str
    day: int
    tags: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A cohort of a size."""

    people: int
    months: int

    @property
    def records(self) -> int:
        """How many there are."""
        return self.people * self.months * len(DUTIES)

    def names(self) -> Iterator[tuple[str, str, str]]:
        """Everybody's id, name and mentor."""
        mentors = max(1, self.people * 5 // 7)
        for number in range(self.people):
            chance = random.Random(f"name {number}")  # noqa: S311 - the same each time
            name = _word(chance).capitalize() + " " + _word(chance).capitalize()
            yield f"p{number:04d}", name, f"m{number % mentors:04d}"

    def of(self, person: str, mentor: str) -> Iterator[Record]:
        """One person's records, oldest first."""
        for month in self.each_month():
            for duty in DUTIES:
                yield _record(person, mentor, month, duty)

    def each_month(self) -> tuple[str, ...]:
        """The months, like 2022-01."""
        return tuple(
            f"{FIRST_YEAR + n // 12}-{n % 12 + 1:02d}" for n in range(self.months)
        )


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3)))


def _paragraph(chance: random.Random) -> str:
    parts = []
    for _ in range(chance.randint(3, 5)):
        pairs = chance.choices(_PAIRS, k=chance.randint(7, 12))
        parts.append("".join(pairs[:5]) + "，" + "".join(pairs[5:]) + "。")
        words = [_word(chance) for _ in range(chance.randint(6, 11))]
        parts.append(" ".join(words).capitalize() + ". ")
    return "".join(parts) + f"**{chance.choice(_PAIRS)}**"


def _list(chance: random.Random) -> str:
    lines = []
    for _ in range(chance.randint(3, 5)):
        words = " ".join(_word(chance) for _ in range(6))
        lines.append(f"- {words} `{_word(chance)}` {chance.choice(_PAIRS)}")
    return "\n".join(lines)


def _table(chance: random.Random) -> str:
    rows = (f"| {_word(chance)} | {chance.choice(_PAIRS)} | {n} |" for n in (1, 2, 3))
    return "\n".join(("| Item | 项目 | N |", "| --- | --- | --- |", *rows))


def _record(person: str, mentor: str, month: str, duty: str) -> Record:
    chance = random.Random(f"{person} {month} {duty}")  # noqa: S311 - the same each time
    chinese, english, _, due = DUTIES[duty]
    parts = [f"## {chinese} {english}", _paragraph(chance), "## 要点", _list(chance)]
    if chance.random() < 0.2:
        parts.append(_table(chance))
    parts += ["## 下月 Next", _paragraph(chance)]
    if chance.random() < 0.3:
        parts.append(f"See [{_word(chance)}](https://example.org/{_word(chance)}).")
    return Record(
        person=person,
        mentor=mentor,
        month=month,
        duty=duty,
        title=f"{chinese} {english} {_word(chance)}",
        day=chance.randint(1, 5 if due == "day 5" else 28),
        tags=(_word(chance), _word(chance), chance.choice(_PAIRS)),
        body="\n\n".join(parts) + "\n",
    )


def write(path: Path, text: str) -> None:
    """A file, in a folder that is made for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def growthfolio(corpus: Corpus, root: Path) -> None:
    """A programme with everything in it that is owed."""
    first, *_, last = corpus.each_month()
    year, month = map(int, last.split("-"))
    duties = "".join(
        f"  - {{id: {duty}, title: {{zh-CN: {zh}, en: {en}}}, owner: {owner}, "
        f"every: month, due: {due}, grace: 3, audience: public}}\n"
        for duty, (zh, en, owner, due) in DUTIES.items()
    )
    units = "".join(f"  - {{id: u{n:02d}, name: 第{n}乡}}\n" for n in range(_UNITS))
    write(
        root / "programme.yml",
        f"title: 青苗\nlanguage: zh-CN\nstarts: {first}-01\ncalendar: none\n"
        f"as_of: {year + month // 12}-{month % 12 + 1:02d}-02\nunits:\n{units}"
        "mentor_roles: [{id: business, title: 导师, required: true, capacity: 8}]\n"
        f"duties:\n{duties}audiences: [public, reviewers]\n",
    )
    write(
        root / "mkdocs.yml",
        "site_name: 青苗\nsite_url: https://example.org/\ndocs_dir: portfolios\n"
        "theme: {name: material, font: false}\nplugins: [search, growthfolio]\n",
    )
    for number, (person, name, mentor) in enumerate(corpus.names()):
        write(
            root / f"portfolios/{person}/profile.yml",
            f"name: {name}\nunit: u{number % _UNITS:02d}\njoined: {first}-01\n"
            f"mentors: [{{mentor: {mentor}, role: business, from: {first}-01}}]\n",
        )
        write(
            root / f"mentors/{mentor}.yml",
            f"name: Mentor {mentor}\nroles: [business]\ncapacity: 8\n"
            f"qualified: [{{on: {first}-01, until: 2099-12-31, result: pass}}]\n",
        )
        for one in corpus.of(person, mentor):
            by = mentor if DUTIES[one.duty][2] != "mentee" else person
            write(
                root / f"portfolios/{person}/{one.month}/{one.duty}.md",
                f'---\nperson: {person}\nperiod: "{one.month}"\nduty: {one.duty}\n'
                f'title: "{one.title}"\nby: {by}\nsubmitted: {one.month}-{one.day:02d}'
                f"\nstatus: submitted\ntags: [{', '.join(one.tags)}]\n---\n\n"
                + one.body,
            )


def front_matter(one: Record) -> str:
    """The same facts as other generators' templates want them."""
    return (
        f'---\nperson: {one.person}\nmentor: {one.mentor}\nmonth: "{one.month}"\n'
        f'kind: {one.duty}\ndate: {one.month}-{one.day:02d}\ntitle: "{one.title}"\n'
        f"status: submitted\nlabels: [{', '.join(one.tags)}]\n---\n\n"
    )


def as_one_page(corpus: Corpus, docs: Path) -> None:
    """A Markdown page a person with all records, and one of everybody."""
    rows = []
    for person, name, mentor in corpus.names():
        parts = [f"# {name}\n"]
        month = ""
        for one in corpus.of(person, mentor):
            if one.month != month:
                month = one.month
                parts.append(f"## {month}\n")
            body = one.body.replace("## ", "#### ")
            parts.append(f"### {one.title}\n\n{mentor} · {one.day}\n\n{body}")
        write(docs / f"people/{person}.md", "\n".join(parts))
        counts = " | ".join("4/4" for _ in corpus.each_month())
        rows.append(f"| [{name}](people/{person}.md) | {counts} |")
    head = "| Person | " + " | ".join(corpus.each_month()) + " |"
    line = "| --- |" + " --- |" * corpus.months
    write(docs / "index.md", "\n".join(("# Cohort\n", head, line, *rows)) + "\n")


def each_file(
    corpus: Corpus, place: Callable[[Record], Path], people: Callable[[str, str], None]
) -> None:
    """A file a record where `place` says, and `people` told of everybody."""
    for person, name, mentor in corpus.names():
        people(person, name)
        for one in corpus.of(person, mentor):
            write(place(one), front_matter(one) + one.body)
