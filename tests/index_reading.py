"""The files of a search index, read as the script in the browser reads them."""

import json
import re
from collections.abc import Mapping

from msgspec import Struct

from growthfolio.searching import FOLDER

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
PAGES = f"{FOLDER}/pages.js"


class ReadIndex(Struct, frozen=True):
    """What the script knows once it has fetched everything."""

    words: dict[str, str]
    pages: list[tuple[str, str, str]]
    crowd: set[str]
    shards: list[dict[str, list[int]]]

    def shard_of(self, term: str) -> int:
        """The shard in which a term is looked for."""
        length = 2
        while length < len(term) and term[:length] in self.crowd:
            length += 1
        number = 0
        for letter in term[:length]:
            number = (number * 31 + ord(letter)) % len(self.shards)
        return number

    def beginning_with(self, word: str) -> set[int]:
        """The pages on which words begin so."""
        shard = self.shards[self.shard_of(word)]
        found = (pages for term, pages in shard.items() if term.startswith(word))
        return {page for pages in found for page in pages}


def told(data: bytes, what: str) -> str:
    """What a file of the index says, as JSON."""
    match = re.fullmatch(rf"gfSearch\.{what}\((.*)\);\n", data.decode(), re.DOTALL)
    assert match is not None
    return match[1]


def lines(text: str) -> list[str]:
    """Lines that say what they share with the one before.

    In UTF-16, of which the script counts two bytes as one character.
    """
    found, last = [], b""
    for line in text.split("\n"):
        last = last[: 2 * DIGITS.find(line[:1] or "?")] + line[1:].encode("utf-16-le")
        found.append(last.decode("utf-16-le"))
    return found


def numbers(text: str) -> list[int]:
    """The numbers of pages a term stands on."""
    if text.startswith("."):
        bits = [DIGITS.index(letter) for letter in text[1:]]
        return [n for n in range(6 * len(bits)) if bits[n // 6] >> n % 6 & 1]
    found, at, step, weight = [], 0, 0, 1
    for letter in text:
        digit = DIGITS.index(letter)
        step, weight = step + digit % 32 * weight, weight * 32
        if digit < 32:
            at += step
            found.append(at)
            step, weight = 0, 1
    return found


def listed(data: bytes) -> list[tuple[str, str]]:
    """The pages of an index by their addresses and titles, of what lists them."""
    said = json.loads(told(data, "pages"))
    return list(zip(lines(said["addresses"]), lines(said["titles"]), strict=True))


def read(made: Mapping[str, bytes]) -> ReadIndex:
    """An index of all its files."""
    start = json.loads(told(made[f"{FOLDER}/index.js"], "start"))
    said = json.loads(told(made[PAGES], "pages"))
    kinds = [kind for kind, many in said["kinds"] for _ in range(many)]
    shards: list[dict[str, list[int]]] = []
    for number in range(said["shards"]):
        data = made[f"{FOLDER}/{number:03x}.js"]
        entries = json.loads(told(data, "shard").removeprefix(f"{number},"))
        shards.append({term: numbers(text) for term, text in entries.items()})
    assert len(made) == len(shards) + 2
    return ReadIndex(
        words=start["words"],
        pages=[
            (*page, kind) for page, kind in zip(listed(made[PAGES]), kinds, strict=True)
        ],
        crowd=set(filter(None, lines(said["crowd"]))),
        shards=shards,
    )
