"""The programme of the canaries: every key of it, and duties for every level."""

from collections.abc import Iterator
from typing import Any, Final

from canaries.sowing import INHERITS, OFF, Garden, Written
from canaries.words import (
    AUDIENCES,
    COHORT,
    MENTORS,
    NAMES,
    NOBODY,
    PUBLIC,
    REVIEWERS,
    Level,
)
from growthfolio.model.conventions import Named, convention
from growthfolio.model.field import FieldType
from growthfolio.model.kind import Kind
from growthfolio.model.programme import Programme

STARTS: Final = "2026-01-01"
TODAY: Final = "2026-07-15"
LEVEL_DUTIES: Final = tuple(f"for-{name}" for name in NAMES)
"""A duty of each level, with fields of all of them."""
SHUT, OPEN = "shut", "open"
_REPLY: Final = {"by": "business", "within": "10"}


def programme(garden: Garden) -> dict[str, Any]:
    """What programme.yml says."""
    given = {
        "starts": STARTS,
        "as_of": TODAY,
        "timezone": "Asia/Shanghai",
        "language": "en",
        "calendar": "none",
        "states": "reviewers",
        "units": [
            {
                "id": garden.call("town", COHORT),
                "level": "low",
                "parent": "city",
                "outside": "true",
            },
            {"id": garden.call("city", COHORT), "level": "high"},
        ],
        "job_classes": [{"id": "counter"}],
        "mentor_roles": [
            {
                "id": "business",
                "required": "true",
                "eligibility": ["able"],
                "capacity": "9",
            },
            {"id": "life"},
        ],
        "stages": {
            "list": [{"id": "nurture", "months": "36", "requires": ["for-mentors"]}]
        },
        "policies": [
            {"id": "old", "to": "2025-12-31", "articles": [{"id": "7"}]},
            {"id": "new", "from": "2026-01-01", "replaces": "old"},
        ],
        "vocabularies": _vocabularies(garden),
        "abilities": [{"id": "writing"}],
        "dimensions": [{"id": "conduct"}],
        "parties": [{"id": "village"}],
        "classes": [{"id": "graduate"}],
        # Only what somebody holds is told of these, and not what is meant by it.
        "ranks": [
            _term(garden, "ranks", "clerk", MENTORS, NOBODY),
            _term(garden, "ranks", "head", NOBODY, NOBODY),
        ],
        "highest_rank": "head",
        "standings": [_term(garden, "standings", "reserve", MENTORS, NOBODY)],
        "teams": [
            {
                "id": garden.call("tea", COHORT),
                "members": ["ada-l", "bo-w"],
                "mentors": ["guide-g"],
            }
        ],
        "negative_list": [{"id": garden.call("idle", REVIEWERS), "missing": "90"}],
        "agreement": {"audience": "reviewers"},
        "alias_key": garden.keep("programme.alias_key", NOBODY),
        "assessments": list(_assessments()),
        "defences": [
            {
                "id": garden.call("hearing", REVIEWERS),
                "round": "hearing-round",
                "sheet": "hearing-sheet",
                "appeal": "9",
                "audience": "reviewers",
            }
        ],
        "pool": {"complete_after": "30"},
        "evaluation": _evaluation(),
        "duties": [
            *(_level_duty(garden, name) for name in NAMES),
            *(_kind(garden, kind, how) for kind in Kind for how in (OPEN, SHUT)),
            *_others(garden),
        ],
    }
    return garden.sow(Programme, given, "programme")


def _vocabularies(garden: Garden) -> dict[str, Any]:
    """Lists of words are public, but for those only hidden fields take words from."""
    lists = {
        "eligibility": ("able", PUBLIC),
        "strengths": ("strong", PUBLIC),
        "postings": ("village", PUBLIC),
        "levels": ("low", PUBLIC),
        "attention": ("worried", MENTORS),
        "used_for": ("rise", REVIEWERS),
        "open-words": ("open-word", PUBLIC),
        "cohort-words": ("cohort-word", COHORT),
        "shut-words": ("shut-word", MENTORS),
    }
    return {
        name: [_term(garden, name, one, level, level)]
        for name, (one, level) in lists.items()
    }


def _term(
    garden: Garden, name: str, one: str, title: Level, about: Level
) -> dict[str, str]:
    return {
        "id": one,
        "title": garden.plant(f"{name}.{one}.title", title),
        "about": garden.plant(f"{name}.{one}.about", about),
    }


def _assessments() -> Iterator[Written]:
    """One that the reviewers may know, one that is narrowed by what it counts."""
    for name, audience, sheet in (
        ("monthly", "reviewers", "scored-sheet"),
        ("inherits", "public", "for-mentors"),
    ):
        yield {
            "id": name,
            "every": "month",
            "audience": audience,
            INHERITS: MENTORS if sheet == "for-mentors" else REVIEWERS,
            "used_for": ["rise"],
            "appeal": "5",
            "release": "1",
            "indicators": [
                {
                    "id": f"{name}-points",
                    "weight": "100",
                    "dimensions": [{"dimension": "conduct"}],
                    "sources": [{"from": "sheet", "duties": [sheet], "field": "score"}],
                }
            ],
            "adjustments": [
                {"id": "extra", "from": "records", "points": "1", "duties": [sheet]}
            ],
            "bands": [{"id": "good", "min": "80"}, {"id": "fair", "min": "0"}],
            "quota": {"band": "good", "cohort": "50"},
            "not_graded": [{"months": "1"}],
        }


def _evaluation() -> Written:
    return {
        "audience": "reviewers",
        "indicators": [
            {"id": "done", "measure": "completion", "target": "95", "duties": ["pair"]},
            {
                "id": "talked",
                "measure": "completion",
                "target": "90",
                "duties": ["for-mentors"],
            },
        ],
        "tiers": [{"id": "full", "min": "95"}, {"id": "low", "min": "0"}],
        "person_tiers": [{"id": "all", "min": "100"}, {"id": "few", "min": "0"}],
        "min_people": "5",
    }


def _level_duty(garden: Garden, audience: str) -> Written:
    """A duty of a level, with a field of each type for each level, and a change."""
    floor = Level(NAMES.index(audience))
    fields = dict(_fields(garden, f"for-{audience}", floor, every=floor is PUBLIC))
    comment = _REPLY | ({"audience": "cohort"} if floor is PUBLIC else {})
    return {
        "id": garden.call(f"for-{audience}", floor),
        "owner": "mentee",
        "every": "month",
        "audience": audience,
        "kind": "plan",
        "fields": fields,
        "comment": comment,
        "articles": ["new/7"] if floor is PUBLIC else OFF,
        "changes": [{"from": "2026-03-01", "fields": fields, "comment": comment}],
    }


def _fields(
    garden: Garden, duty: str, floor: Level, *, every: bool
) -> Iterator[tuple[str, Any]]:
    for audience in (None, *NAMES[1:]):
        level = max(floor, Level(NAMES.index(audience)) if audience else floor)
        own = {"audience": audience} if audience else {}
        wanted = FieldType if every else (FieldType.TEXT, FieldType.TABLE)
        for kind in wanted:
            name = garden.call(f"{duty}-{kind}-{audience or 'all'}", level)
            rule: dict[str, Any] = {"type": str(kind), **own}
            if kind is FieldType.CHOICE:
                spot = f"{name}.choices"
                rule["choices"] = [garden.plant(spot, level, latin=True), "other"]
            if kind is FieldType.TABLE:
                rule["columns"] = dict(_columns(every=every))
            yield name, titled(garden, name, level, rule)


def _columns(*, every: bool) -> Iterator[tuple[str, Written]]:
    for audience in NAMES[1:]:
        yield f"text-{audience}", {"type": "text", "audience": audience}
    plain = set(FieldType) - {FieldType.TABLE, FieldType.CHOICE}
    for kind in sorted(plain) if every else (FieldType.TEXT,):
        yield f"{kind}-all", {"type": str(kind)}


def titled(
    garden: Garden,
    spot: str,
    level: Level,
    rule: dict[str, Any],
    heard: Level = PUBLIC,
) -> dict[str, Any]:
    """A field with titles: the same under each rule of its duty."""
    level = max(level, Level(NAMES.index(rule.get("audience", "public"))))
    rule = rule | {"title": garden.plant(f"{spot}.title", level, heard=heard)}
    if "columns" in rule:
        rule["columns"] = {
            name: titled(garden, f"{spot}.{name}", level, column)
            for name, column in rule["columns"].items()
        }
    return rule


def _kind(garden: Garden, kind: Kind, how: str) -> Written:
    """A duty of a kind, with the fields that views look for by their names."""
    audience = "public" if how == OPEN else "mentors"
    level = PUBLIC if how == OPEN else MENTORS
    fields = {}
    for one in convention(kind).fields:
        # Under aliases neither units nor teams are named, nor a field of them alone.
        names = one.of is not None or FieldType.UNIT in one.types
        least = COHORT if names else PUBLIC
        fields[one.name] = titled(
            garden, f"{kind}-{how}.{one.name}", level, named(one), least
        )
    return {
        "id": garden.call(f"{kind}-{how}", level),
        "owner": "mentee",
        "every": "event",
        "audience": audience,
        "kind": str(kind),
        "fields": fields or {"text": {"type": "text"}},
    }


def named(one: Named) -> dict[str, Any]:
    """A field as a convention wants it."""
    kind = FieldType.TEXT if FieldType.TEXT in one.types else one.types[0]
    rule: dict[str, Any] = {"type": str(kind)}
    if one.of is not None:
        rule["of"] = one.of
    if one.columns:
        rule["columns"] = {column.name: named(column) for column in one.columns}
    return rule


def _others(garden: Garden) -> Iterator[Written]:
    """Duties about mentors, units and everybody, and those that are scored."""
    for audience in AUDIENCES:
        common = {"every": "event", "audience": audience}
        level = Level(NAMES.index(audience))
        for name, about, owner in (
            ("guide", "mentor", "office"),
            ("unit", "unit", "unit"),
            ("all", "cohort", "office"),
        ):
            # Under aliases no unit is named, and so no record about one is there.
            least = COHORT if about == "unit" else PUBLIC
            spot, text = f"{name}-{audience}.text", {"type": "text"}
            fields = {"text": titled(garden, spot, level, text, least)}
            yield {
                "id": garden.call(f"about-{name}-{audience}", level),
                "about": about,
                "owner": owner,
                "fields": fields,
                **common,
            }
    yield {
        "id": garden.call("pair", COHORT),
        "owner": "mentee",
        "every": "month",
        "audience": "cohort",
        "changes": OFF,
        "fields": {"word": {"type": "choice", "of": "cohort-words"}},
        "comment": _REPLY,
    }
    for audience in ("public", "mentors"):
        name = {"public": "open", "mentors": "shut"}[audience]
        yield {
            "id": garden.call(f"{name}-choosing", Level(NAMES.index(audience))),
            "owner": "mentee",
            "every": "event",
            "audience": audience,
            "terms": {f"{name}-words": [f"{name}-word"]},
        }
    points = {"score": {"type": "score"}}
    yield {
        "id": garden.call("scored-sheet", REVIEWERS),
        "owner": "office",
        "every": "month",
        "audience": "reviewers",
        "fields": points,
    }
    yield {
        "id": garden.call("hearing-round", REVIEWERS),
        "owner": "office",
        "about": "cohort",
        "every": "event",
        "audience": "reviewers",
        "kind": "defence-round",
        "fields": {
            "slots": {
                "type": "table",
                "columns": {"person": {"type": "person"}, "on": {"type": "date"}},
            },
            "panel": {"type": "list"},
            "release": {"type": "date"},
        },
    }
    yield {
        "id": garden.call("hearing-sheet", REVIEWERS),
        "owner": "office",
        "every": "event",
        "audience": "reviewers",
        "kind": "defence",
        "fields": {
            "scores": {
                "type": "table",
                "columns": {"rater": {"type": "text"}, "score": {"type": "number"}},
            }
        },
    }
