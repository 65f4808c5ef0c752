"""Every payload in every place a person can write to: one hostile programme."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from hosts.small_tree import PNG
from planting import Files

PAYLOADS = Path(__file__).parent / "xss"

_ESCAPE = re.compile(r"\\(n|\\|u\{([0-9a-f]+)\})")
# A file with one of these where it counts is not read at all (GF102, GF103): they
# are tried in bodies only.
_HIDDEN = re.compile(r"[\x0c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NOT_IN_NAMES = re.compile(r"[/\x00-\x1f]")

_TEXT = {"type": "text"}
_NUMBER = {"type": "number"}
KINDS: dict[str, dict[str, Any]] = {
    "activity": {
        "activity": {"type": "choice", "of": "tasks"},
        "outcomes": {
            "type": "table",
            "columns": {"metric": _TEXT, "value": _NUMBER, "unit": _TEXT},
        },
    },
    "training": {"course": _TEXT, "hours": _NUMBER},
    "output": {"kind": _TEXT},
    "award": {"level": _TEXT},
    "rotation": {"from_post": _TEXT, "to_post": _TEXT},
    "issue": {"problem": _TEXT, "result": _TEXT},
}
"""Kinds of record that the growth file reads, with their fields."""

Group: TypeAlias = Sequence[tuple[int, str]]
"""Some payloads, numbered: those of one person, mentor, unit and team."""


def read_payloads() -> tuple[str, ...]:
    """What stands in the files, in order."""
    lines = (
        line
        for path in sorted(PAYLOADS.glob("*.txt"))
        for line in path.read_text("utf-8").split("\n")
    )
    return tuple(_read(line) for line in lines if line and not line.startswith("##"))


def _read(line: str) -> str:
    def meant(escape: re.Match[str]) -> str:
        if escape[2]:
            return chr(int(escape[2], 16))
        return "\n" if escape[1] == "n" else "\\"

    return _ESCAPE.sub(meant, line)


def marker(channel: str, n: int) -> str:
    """A word that shows that a payload reached a page."""
    return f"qz{channel}{n:03}"


def hostile_tree(payloads: Sequence[str], size: int = 10, **options: str) -> Files:
    """People, mentors, units and teams with some payloads each; a duty for each.

    What there is one of, such as a name, has the payloads of its group in a row.
    `options` are the plugin's.
    """
    numbered = tuple(enumerate(_HIDDEN.sub("", payload) for payload in payloads))
    groups = [numbered[n : n + size] for n in range(0, len(numbered), size)]
    files: dict[str, str | bytes] = {
        "mkdocs.yml": _dump(_config(options)),
        "programme.yml": _dump(_programme(numbered, groups)),
    }
    for key, group in enumerate(groups):
        files |= _mentor(key, group)
        files |= _mentee(key, group, payloads)
    return files


def _said(channel: str, group: Group) -> list[str]:
    return [f"{marker(channel, n)} {payload}" for n, payload in group]


def _joined(channel: str, group: Group) -> str:
    return " ".join(_said(channel, group))


def _config(options: Mapping[str, str]) -> dict[str, Any]:
    # Whatever makes HTML of text in the browser is on.
    features = "tooltips code.copy code.annotate code.select footnote.tooltips"
    searching = "suggest highlight share"
    return {
        "site_name": "Hostile",
        "docs_dir": "portfolios",
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "features": [
                *(f"content.{one}" for one in features.split()),
                *(f"search.{one}" for one in searching.split()),
                *("navigation.tabs", "navigation.top", "toc.follow"),
            ],
        },
        "plugins": ["search", {"growthfolio": dict(options)}],
    }


def _programme(numbered: Group, groups: Sequence[Group]) -> dict[str, Any]:
    def titled(channel: str) -> list[dict[str, Any]]:
        return [
            {"id": f"{channel}-{key}", "title": _joined(channel, group)}
            for key, group in enumerate(groups)
        ]

    # On every growth file and agreement, or in every title: no more than a few.
    some = numbered[::24]
    title = "Hostile " + " ".join(payload for _, payload in some).replace("\n", " ")
    profile = ("standings", "attention", "rank", "class", "postings")
    first = {
        "id": "first",
        "title": title,
        "months": 12,
        "theme": title,
        "goals": _said("stagegoal", numbered),
    }
    return {
        "title": title,
        "theme": title,
        "timezone": "Asia/Shanghai",
        "language": "en",
        "starts": "2026-01-01",
        "as_of": "2026-04-20",
        "calendar": "none",
        "audiences": ["public"],
        "states": "public",
        "names": {"public": "full"},
        "profile": dict.fromkeys(profile, "public"),
        "units": [
            {"id": f"unit-{key}", "name": name, "level": name, "brand": name}
            for key, name in enumerate(_joined("unit", group) for group in groups)
        ],
        "job_classes": [one | {"mode": one["title"]} for one in titled("job")],
        "mentor_roles": [one | {"purpose": one["title"]} for one in titled("role")],
        "stages": {"clock": "joined", "list": [first]},
        "vocabularies": {"tasks": titled("task"), "attention": titled("attention")},
        "abilities": [
            {"id": f"ability-{n}", "title": f"{marker('ability', n)} {payload}"}
            for n, payload in some
        ],
        "classes": titled("class"),
        "ranks": titled("rank"),
        "standings": titled("standing"),
        "teams": [
            one | {"members": [f"p{key}"], "mentors": [f"m{key}"]}
            for key, one in enumerate(titled("team"))
        ],
        "agreement": {"clauses": _said("clause", some)},
        "duties": list(_duties(numbered)),
    }


def _duties(numbered: Group) -> Iterator[dict[str, Any]]:
    common = {"owner": "mentee", "every": "event", "audience": "public"}
    for n, payload in numbered:
        label = f"{marker('label', n)} {payload}"
        cell = {"type": "text", "title": label}
        yield common | {
            "id": f"duty-{n}",
            "title": f"{marker('duty', n)} {payload}",
            "comment": {"by": "any", "within": 10},
            "fields": {
                "text": {"type": "text", "title": label},
                "items": {"type": "list", "title": label},
                "rows": {"type": "table", "title": label, "columns": {"cell": cell}},
                "file": {"type": "file"},
            },
        }
    for kind, fields in KINDS.items():
        yield common | {"id": kind, "title": kind, "kind": kind, "fields": fields}
    # Owed every month: what is missing, waived or not owed says why.
    yield common | {"id": "plan", "title": "Plan", "every": "month", "due": "day 5"}


def _mentor(key: int, group: Group) -> dict[str, str | bytes]:
    profile = {
        "name": _joined("mentor", group),
        "name_en": _joined("mentoren", group),
        "unit": f"unit-{key}",
        "post": _joined("post", group),
        "roles": [f"role-{key}"],
        "strengths": _said("strength", group),
    }
    return {f"mentors/m{key}.yml": _dump(profile)}


def _mentee(key: int, group: Group, whole: Sequence[str]) -> dict[str, str | bytes]:
    year = {"from": "2026-01-01"}
    profile = {
        "name": _joined("name", group),
        "name_en": _joined("nameen", group),
        "unit": f"unit-{key}",
        "job_class": f"job-{key}",
        "joined": "2026-01-01",
        "class": f"class-{key}",
        "rank": f"rank-{key}",
        "attention": [f"attention-{key}"],
        "mentors": [{"mentor": f"m{key}", "role": f"role-{key}"} | year],
        "postings": [
            {"posting": _joined("posting", group), "post": _joined("held", group)}
            | year
        ],
        "standings": [
            {
                "standing": f"standing-{key}",
                "from": "2026-02-01",
                "reason": _joined("standingreason", group),
                "decided_by": _joined("decided", group),
                "evidence": [payload for _, payload in group],
            }
        ],
        "leave": [
            {
                "from": "2026-03-01",
                "to": "2026-03-31",
                "reason": _joined("leave", group),
                "approved_by": "office",
            }
        ],
        "waivers": [
            {
                "duty": "plan",
                "period": "2026-02",
                "reason": _joined("waiver", group),
                "approved_by": "office",
            }
        ],
    }
    folder = f"portfolios/p{key}"
    files: dict[str, str | bytes] = {f"{folder}/profile.yml": _dump(profile)}
    for day, (n, payload) in enumerate(group, start=1):
        files |= _records(folder, f"m{key}", n, payload, whole[n])
        files |= _growth(f"{folder}/2026-01-{day:02}", key, n, payload)
    return files


def _records(
    folder: str, mentor: str, n: int, payload: str, whole: str
) -> dict[str, str | bytes]:
    def said(channel: str) -> str:
        return f"{marker(channel, n)} {payload}"

    name = attachment(n, payload)
    head = {
        "title": said("title"),
        "tags": [said("tag")],
        "evidence": [payload],
        "text": said("text"),
        "items": [said("item")],
        "rows": [{"cell": said("cell")}],
        "file": name,
    }
    body = f"{marker('body', n)}\n\n{whole}\n"
    comment = f"---\nby: {mentor}\n---\n{marker('comment', n)}\n\n{whole}\n"
    here, there = f"{folder}/2026-02-10", f"{folder}/2026-02-11"
    return {
        f"{here}/duty-{n}.md": f"---\n{_dump(head)}---\n{body}",
        f"{here}/duty-{n}.comment.md": comment,
        f"{here}/{name}": PNG,
        f"{here}/x.png": PNG,
        f"{there}/duty-{n}.md": _in_markdown(n, whole),
        f"{there}/x.png": PNG,
    }


def attachment(n: int, payload: str) -> str:
    """A payload as the name of a file."""
    name = _NOT_IN_NAMES.sub("∕", payload).encode()[:200].decode(errors="ignore")
    return f"{marker('file', n)} {name}.png"


def _in_markdown(n: int, payload: str) -> str:
    """A payload where Markdown and HTML put text."""
    line = payload.replace("\n", " ")
    quoted = line.replace('"', "&quot;")
    parts = (
        f"# {marker('heading', n)} {line}",
        f"## [{line}](x.png)",
        f'![{line}](x.png "{line}")',
        f"![{marker('alt', n)} {line}][pic]",
        f"[{line}]({line})",
        f"[x](<{line}> '{line}')",
        f"<{line}>",
        f"> {marker('quote', n)} {line}\n\n- {line}\n- [ ] {line}",
        f"| {line} |\n|---|\n| {marker('column', n)} {line} |",
        f"note[^{n}] and *{line}* and **{line}** and ~~{line}~~",
        f"`{line}`\n\n~~~{line}\n{payload}\n~~~",
        f'<p title="{line}" class="{line}" id="{line}" lang="{line}">x</p>',
        f"<abbr title='{line}'>x</abbr> <i title={line}>x</i>",
        f'<img src="x.png" alt="{quoted}" title="{quoted}">',
        f'<a href="{quoted}" aria-label="{quoted}">x</a>',
        f"[^{n}]: {marker('foot', n)} {line}",
        f'[pic]: x.png "{quoted}"',
    )
    return "\n\n".join(parts) + "\n"


def _growth(folder: str, key: int, n: int, payload: str) -> dict[str, str | bytes]:
    """A record of every kind that the growth file reads."""

    def said(channel: str) -> str:
        return f"{marker(channel, n)} {payload}"

    row = {"metric": said("metric"), "value": 3, "unit": said("measure")}
    values: Mapping[str, object] = {
        "activity": f"task-{key}",
        "outcomes": [row],
        "hours": 8,
    }
    files: dict[str, str | bytes] = {}
    for kind, fields in KINDS.items():
        head = {one: values.get(one, said(one.replace("_", ""))) for one in fields}
        head["title"] = said(f"{kind}title")
        files[f"{folder}/{kind}.md"] = f"---\n{_dump(head)}---\nx\n"
    return files


def _dump(value: Mapping[str, object]) -> str:
    """YAML that every reader of YAML agrees on."""
    return "".join(
        f"{key}: {json.dumps(item, ensure_ascii=False)}\n"
        for key, item in value.items()
    )
