"""What a record says: required keys, sections, substance, template text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from growthfolio.model.cohort import Cohort
from growthfolio.model.finding import Finding, Rule
from growthfolio.model.ledger import Ledger
from growthfolio.model.phrase import Filling, Phrase
from growthfolio.model.place import Place
from growthfolio.model.record import Head, Record
from growthfolio.model.rules import time, values
from growthfolio.model.schema import slots_of

_CHINESE: Final = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff"
# Takes long to compile: only where a duty asks for so many words.
_WORDS: Final = rf"([{_CHINESE}]+)|[^\W_{_CHINESE}]+"
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TARGET: Final = re.compile(r"(?<=\])\([^)]*\)|<[^>]*>")
_HASHES: Final = re.compile(r" {0,3}#{1,6}\s+")
_UNDERLINE: Final = re.compile(r" {0,3}(?:=+|-+)\s*$")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_MARKS: Final = frozenset("#=-`~")
"""What the first character is of a heading, a line under one, and a fence."""
_NUMBERING: Final = re.compile(
    r"^[（(]?(?:第?[一二三四五六七八九十]+|\d+)\s*[、.．)）]\s*"
)
TEMPLATE: Final = re.compile(
    r"待填写|待补充|请填写|请在此处|在这里填写|请联系导师填写|此处填写|"
    r"(?-i:\bTODO\b|\bTBD\b)|\blorem ipsum\b|\bfill (?:this )?in\b|mm\d\.dd\d",
    re.IGNORECASE,
)
# One of these is in all of them: nearly every text is done with sooner. A character
# by itself is found at once, and seldom there.
_CHINESE_SIGNS: Final = (("填", "填写"), ("充", "补充"), ("处", "请在此处"))
_CAPITAL_SIGNS: Final = (b"TODO", b"TBD")
_SMALL_SIGNS: Final = (b"lorem ipsum", b"fill ", b".dd")

_DOCS: Final = {slot.name: slot.key.doc for slot in slots_of(Head)}


def required_keys(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A record must have the keys its duty requires."""
    del ledger
    for record, duty in cohort.handed_in:
        for key in duty.needed:
            # A value that could not be read, and a key that no record may have, are
            # findings of their own.
            if key in record.fields or key in record.head.marks.keys:
                continue
            if key in duty.required and getattr(record.head, key, None):
                continue
            field = duty.fields.get(key)
            if field is None and key not in _DOCS:
                continue
            doc: Filling = Phrase(_DOCS[key]) if key in _DOCS else key
            if field is not None and field.title is not None:
                doc = field.title
            place = record.head.marks.place()
            yield _finding(values.MISSING_KEY, record, place, key=key, doc=doc)


def sections(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A record must have the sections its duty asks for, in any language of theirs."""
    del ledger
    for record, duty in cohort.handed_in:
        if not duty.sections:
            continue
        headings = {_folded(heading) for heading in headings_of(record.body)}
        for section in duty.sections:
            if headings.isdisjoint(map(_folded, section.texts.values())):
                place = Place(record.at.path, record.body_line)
                yield _finding(time.MISSING_SECTION, record, place, section=section)


def substance(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """A record should say at least as much as its duty asks for."""
    del ledger
    for record, duty in cohort.handed_in:
        if not duty.min_substance:
            continue
        found = count_substance(record.body, duty.min_substance)
        if found < duty.min_substance:
            yield _finding(
                time.TOO_LITTLE_SUBSTANCE,
                record,
                Place(record.at.path, record.body_line),
                found=found,
                expected=duty.min_substance,
            )


def template_text(cohort: Cohort, ledger: Ledger) -> Iterator[Finding]:
    """Nothing of a template may be left in what was handed in."""
    del ledger
    for record, _ in cohort.handed_in:
        text = _without_comments(record.body)
        match = TEMPLATE.search(text) if _may_have_template(text) else None
        if match:
            line = record.body_line + text.count("\n", 0, match.start())
            column = match.start() - text.rfind("\n", 0, match.start())
            place = Place(record.at.path, line, column)
            yield _finding(time.TEMPLATE_TEXT, record, place, found=match[0])


def count_substance(body: str, enough: int) -> int:
    """Chinese characters plus words of other scripts; not counted beyond `enough`.

    Headings, comments, addresses of links and template text are not among them.
    """
    text = _without_comments(body)
    if "#" in text:
        lines = text.split("\n")
        text = "\n".join(
            line for line in lines if "#" not in line or not _HASHES.match(line)
        )
    if "](" in text or "<" in text:
        text = _TARGET.sub(" ", text)
    if _may_have_template(text):
        text = TEMPLATE.sub(" ", text)
    found = 0
    for words in re.finditer(_WORDS, text):
        chinese = words.end(1) - words.start(1)
        found += chinese or 1
        if found >= enough:
            return enough
    return found


def _may_have_template(text: str) -> bool:
    for character, sign in _CHINESE_SIGNS:
        if character in text and sign in text:
            return True
    # Much of a text in Chinese need not be searched for the others.
    latin = text.encode("ascii", "ignore")
    for word in _CAPITAL_SIGNS:
        if word in latin:
            return True
    small = latin.lower()
    for word in _SMALL_SIGNS:  # noqa: SIM110 - a generator takes longer than the search
        if word in small:
            return True
    return False


def _without_comments(body: str) -> str:
    """The body with HTML comments blanked out, line breaks kept."""
    if "<" not in body or "<!--" not in body:
        return body
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), body)


def headings_of(body: str) -> Iterator[str]:
    """The headings of a text: those after #, and those with a line drawn under."""
    fence, above = "", ""
    for line in _without_comments(body).split("\n"):
        if line.lstrip(" ")[:1] in _MARKS:
            match = _FENCE.match(line)
            if match and not fence:
                fence = match[1]
            elif (
                match
                and match[1].startswith(fence)
                and match.end() == len(line.rstrip())
            ):
                fence = ""
            elif not fence and (match := _HASHES.match(line)):
                yield line[match.end() :].rstrip().rstrip("#").rstrip()
            elif not fence and above.strip() and _UNDERLINE.match(line):
                yield above.strip()
        above = "" if fence else line


@lru_cache(maxsize=4096)
def _folded(heading: str) -> str:
    text = _NUMBERING.sub("", heading.strip().strip("*").strip())
    return text.rstrip("：:").casefold()


def _finding(rule: Rule, record: Record, place: Place, **gaps: Filling) -> Finding:
    return Finding(
        rule=rule,
        place=place,
        person=record.at.person,
        duty=record.at.duty,
        period=record.at.period.name,
        values=gaps,
    )


OF_PARTS: Final = (required_keys, sections, substance, template_text)
