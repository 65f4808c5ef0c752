"""What a programme names and rests on: terms, policies, parties, classes, teams."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from growthfolio.model.phrase import N_
from growthfolio.model.place import NOWHERE, Marks
from growthfolio.model.schema import Id, Key
from growthfolio.model.title import Title


class Term(Struct, frozen=True, kw_only=True):
    """A word of a vocabulary: an id in files, a name for people."""

    id: Annotated[Id, Key(N_("its name in files"), example="writing")]
    title: Annotated[Title, Key(N_("its name for people"))]
    about: Annotated[Title | None, Key(N_("what is meant by it"))] = None
    marks: Marks = NOWHERE


class Article(Struct, frozen=True, kw_only=True):
    """A numbered article of a policy."""

    id: Annotated[Id, Key(N_("its number"), example="7")]
    title: Annotated[Title, Key(N_("what it says, in a few words"))]
    marks: Marks = NOWHERE


class Policy(Struct, frozen=True, kw_only=True):
    """A document the programme follows, one version of it (S3-15, S4-28)."""

    id: Annotated[Id, Key(N_("its name in files"), example="guideline-2025")]
    title: Annotated[Title, Key(N_("its name for people"))]
    start: Annotated[
        date | None, Key(N_("the first day it is in force"), name="from")
    ] = None
    end: Annotated[date | None, Key(N_("the last day it is in force"), name="to")] = (
        None
    )
    issuer: Annotated[Title | None, Key(N_("who issued it"))] = None
    replaces: Annotated[Id | None, Key(N_("the policy it takes the place of"))] = None
    articles: Annotated[tuple[Article, ...], Key(N_("its numbered articles"))] = ()
    marks: Marks = NOWHERE


class Party(Struct, frozen=True, kw_only=True):
    """A part that organisations have in a mentee's training (S1-03)."""

    id: Annotated[Id, Key(N_("its name in files"), example="village")]
    title: Annotated[Title, Key(N_("its name for people"))]
    responsibilities: Annotated[
        tuple[Title, ...], Key(N_("what it answers for, beside the duties it owes"))
    ] = ()
    marks: Marks = NOWHERE


class MenteeClass(Struct, frozen=True, kw_only=True):
    """A class of mentees, such as graduates posted to villages (S1-01, S3-06)."""

    id: Annotated[Id, Key(N_("its name in files"), example="graduate")]
    title: Annotated[Title, Key(N_("its name for people"))]
    key: Annotated[
        bool, Key(N_("whether everybody in it counts for full coverage"))
    ] = True
    employee: Annotated[bool, Key(N_("whether they are employed by a unit"))] = True
    marks: Marks = NOWHERE


class Team(Struct, frozen=True, kw_only=True):
    """People who work on something together."""

    id: Annotated[Id, Key(N_("its name in files"), example="tea-garden")]
    title: Annotated[Title, Key(N_("its name for people"))]
    members: Annotated[tuple[Id, ...], Key(N_("the mentees in it"))] = ()
    mentors: Annotated[tuple[Id, ...], Key(N_("the mentors in it"))] = ()
    marks: Marks = NOWHERE
