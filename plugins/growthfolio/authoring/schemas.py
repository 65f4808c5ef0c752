"""The programme → JSON Schemas, so that editors know what may be written.

They are generated from the classes the loader itself reads, and from the
programme's duties. Scalars are read as the texts they are: where an editor takes
one for a number, that number is accepted, too.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeAlias

from growthfolio.authoring.schema_types import (
    Enums,
    Schema,
    Shapes,
    demands,
    field_schema,
)
from growthfolio.model.duty import Duty
from growthfolio.model.people import Hit, Leave, Mentee, Mentor, Pairing, Waiver
from growthfolio.model.phrase import N_, Phrase, phrase
from growthfolio.model.programme import NEVER, Programme
from growthfolio.model.record import CommentHead, Head
from growthfolio.model.refusal import RefusalError
from growthfolio.model.round import MenteeEntry, MentorEntry, Round
from growthfolio.words import Speech

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FOLDER: Final = "schemas"

Schemas: TypeAlias = Mapping[str, Schema]

_FILES: Final = ("programme", "profile", "mentor", "round")


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
    enums = _enums(programme)
    found = {
        "programme": _programme(speech),
        "profile": _person(Mentee, N_("a mentee: profile.yml"), enums, speech),
        "mentor": _person(Mentor, N_("a mentor: mentors/<id>.yml"), enums, speech),
    }
    for duty in programme.duties:
        found[duty.id] = _record(duty, enums, speech)
        if duty.comment is not None:
            found[duty.comment_id] = _comment(duty, enums, speech)
    title = N_("a round of two-way selection: <name>.round.yml")
    found["round"] = _person(Round, title, enums, speech)
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


def _enums(programme: Programme) -> Enums:
    """What the programme lists, for the keys that must name one of it."""
    units = tuple(unit.id for unit in programme.units)
    classes = tuple(each.id for each in programme.job_classes)
    roles = tuple(role.id for role in programme.mentor_roles)
    duties = tuple(duty.id for duty in programme.duties)
    comments = tuple(duty.comment_id for duty in programme.duties if duty.comment)
    audiences = (*programme.audiences, NEVER)
    conditions = tuple(rule.id for rule in programme.negative_list)
    return {
        (Mentee, "unit"): units,
        (Mentee, "job_class"): classes,
        (Mentor, "unit"): units,
        (Mentor, "roles"): roles,
        (Mentor, "eligibility"): _terms(programme, "eligibility"),
        (Mentor, "strengths"): _terms(programme, "strengths"),
        (Hit, "rule"): conditions,
        (Pairing, "role"): roles,
        (Round, "role"): roles,
        (MenteeEntry, "role"): roles,
        (MentorEntry, "role"): roles,
        (MentorEntry, "job_classes"): classes,
        (Leave, "duties"): duties,
        (Waiver, "duty"): (*duties, *comments),
        (Head, "audience"): audiences,
        (CommentHead, "audience"): audiences,
    }


def _terms(programme: Programme, vocabulary: str) -> tuple[str, ...]:
    return tuple(term.id for term in programme.vocabularies.get(vocabulary, ()))


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


def _person(shape: type, title: str, enums: Enums, speech: Speech) -> Schema:
    shapes = Shapes(speech, enums)
    return _document(speech.translate(title), shapes.mapping(shape), shapes)


def _record(duty: Duty, enums: Enums, speech: Speech) -> Schema:
    shapes = Shapes(speech, enums)
    body = shapes.mapping(Head)
    own = {key: field_schema(rule, speech) for key, rule in duty.fields.items()}
    body["properties"] = {**own, **body["properties"], "duty": {"const": duty.id}}
    needed = [key for key, rule in duty.fields.items() if rule.required]
    needed = list(dict.fromkeys((*duty.required, *needed)))
    return _document(speech.say(duty.title), body | _handed_in(needed), shapes)


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
