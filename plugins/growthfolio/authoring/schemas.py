"""The programme → JSON Schemas, so that editors know what may be written.

They are generated from the classes the loader itself reads, and from the
programme's duties. Scalars are read as the texts they are: where an editor takes
one for a number, that number is accepted, too.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeAlias

from growthfolio.authoring.schema_enums import enums_of
from growthfolio.authoring.schema_types import (
    Enums,
    Fields,
    Schema,
    Shapes,
    demands,
)
from growthfolio.loading.rounds import PROOF_KEYS
from growthfolio.model.calendar import CalendarOverrides
from growthfolio.model.duty import Duty
from growthfolio.model.field import RecordField
from growthfolio.model.people import Mentee, Mentor
from growthfolio.model.phrase import N_, Phrase, phrase
from growthfolio.model.programme import Programme
from growthfolio.model.record import CommentHead, Head
from growthfolio.model.refusal import RefusalError
from growthfolio.model.round import Proposal, Round
from growthfolio.model.schema import slots_of
from growthfolio.words import Speech

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FOLDER: Final = "schemas"

Schemas: TypeAlias = Mapping[str, Schema]

_FILES: Final = (
    *("programme", "profile", "mentor", "work-calendar"),
    *("selection-round", "selection-pairs"),
)


_HEAD: Final = tuple(slot.name for slot in slots_of(Head))

_OTHERS: Final[Mapping[str, tuple[type, str]]] = {
    "work-calendar": (CalendarOverrides, N_("a calendar: the file of `calendar:`")),
    "selection-round": (Round, N_("a round of two-way selection: <name>.round.yml")),
    "selection-pairs": (Proposal, N_("pairings to be looked over")),
}


def schema_path(name: str) -> str:
    """Where the schema of a duty's records, or of a kind of file, lies."""
    return f"{FOLDER}/{file_name(name)}"


def file_name(name: str) -> str:
    """What the file of a schema is called."""
    return f"{name}.schema.json"


def schemas(programme: Programme, speech: Speech) -> Schemas:
    """Every schema by its name: of programme.yml, of people, of each duty."""
    for duty in programme.duties:
        if duty.id.casefold() in _FILES:
            raise RefusalError(
                phrase(
                    "the duty “{duty}” is called like one of the schemas {names}; "
                    "give it another id",
                    duty=duty.id,
                    names=_FILES,
                )
            )
    enums = enums_of(programme)
    found = {
        "programme": _programme(speech),
        "profile": _file(Mentee, N_("a mentee: profile.yml"), enums, speech),
        "mentor": _file(Mentor, N_("a mentor: mentors/<id>.yml"), enums, speech),
    }
    for duty in programme.duties:
        found[duty.id] = _record(duty, enums, speech)
        if duty.comment is not None:
            found[duty.comment_id] = _comment(duty, enums, speech)
    for name, (shape, title) in _OTHERS.items():
        found[name] = _file(shape, title, enums, speech)
    # What a proof says beside its pairs is no mistake in a file of pairs.
    found["selection-pairs"]["properties"] |= {key: {} for key in PROOF_KEYS}
    return found


def as_text(schema: Schema | Schemas) -> str:
    """The same bytes each time, for files and for the terminal."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def drift(found: Schemas, folder: Path) -> tuple[str, ...]:
    """The names of files below a folder that are missing or differ."""
    stale = []
    for name, schema in found.items():
        file = folder / file_name(name)
        text = file.read_text("utf-8", "replace") if file.is_file() else None
        if text != as_text(schema):
            stale.append(file_name(name))
    return tuple(stale)


def _programme(speech: Speech) -> Schema:
    """programme.yml: complete, or resting on a preset that gives the rest."""
    shapes = Shapes(speech, {}, partial=True)
    preset: Schema = {
        "required": ["preset"],
        "properties": {"preset": {"not": {"type": "null"}}},
    }
    whole: Schema = {"if": preset, "else": demands(Programme)}
    title = speech.translate(N_("the programme: programme.yml"))
    return _document(title, shapes.mapping(Programme) | whole, shapes)


def _file(shape: type, title: str, enums: Enums, speech: Speech) -> Schema:
    shapes = Shapes(speech, enums)
    return _document(speech.translate(title), shapes.mapping(shape), shapes)


def _record(duty: Duty, enums: Enums, speech: Speech) -> Schema:
    """A duty's records, under any of the rules it has had: a schema knows no dates."""
    shapes = Shapes(speech, enums)
    body = shapes.mapping(Head)
    rules = [version.duty for version in duty.versions]
    own = {key: _any_of_them(key, rules, shapes.fields) for key in _keys(rules)}
    body["properties"] = {**own, **body["properties"], "duty": {"const": duty.id}}
    needed = [key for key in (*_HEAD, *own) if all(_needs(key, one) for one in rules)]
    return _document(speech.say(duty.title), body | _handed_in(needed), shapes)


def _keys(rules: list[Duty]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for duty in rules for key in duty.fields))


def _any_of_them(key: str, rules: list[Duty], fields: Fields) -> Schema:
    """What a field may hold under one of a duty's rules at least."""
    found: list[Schema] = []
    for duty in rules:
        rule = duty.fields.get(key)
        schema = fields.schema(rule) if rule is not None else None
        if schema is not None and schema not in found:
            found.append(schema)
    return found[0] if len(found) == 1 else {"anyOf": found}


def _needs(key: str, duty: Duty) -> bool:
    rule: RecordField | None = duty.fields.get(key)
    return key in duty.required or (rule is not None and rule.required)


def _comment(duty: Duty, enums: Enums, speech: Speech) -> Schema:
    shapes = Shapes(speech, enums)
    body = shapes.mapping(CommentHead)
    body["properties"] |= {"duty": {"const": duty.id}}
    title = speech.say(Phrase(N_("{duty}: the mentor’s comment"), {"duty": duty.title}))
    return _document(title, body, shapes)


def _handed_in(needed: list[str]) -> Schema:
    """What must be there once a record is no draft any more."""
    if not needed:
        return {}
    draft = {"required": ["status"], "properties": {"status": {"const": "draft"}}}
    filled = {key: {"not": {"type": "null"}} for key in needed}
    return {"if": draft, "else": {"required": needed, "properties": filled}}


def _document(title: str, body: Schema, shapes: Shapes) -> Schema:
    document: Schema = {"$schema": DIALECT, "title": title, **body}
    if shapes.definitions:
        document["$defs"] = dict(sorted(shapes.definitions.items()))
    return document
