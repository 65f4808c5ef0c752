"""Terms of pages → files: who and what there is, and where each term stands.

`index.js` lists the pages. Terms lie in shards by their first two characters, each
a file of some kilobytes with the pages every term stands on. A browser
fetches the list and the few shards of a query. They are scripts, for nothing else
can be fetched from a disk.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from operator import sub
from typing import Final, Protocol

from msgspec import Struct

FOLDER: Final = "assets/growthfolio/search"
_SHARD: Final = 6_000
"""How large a shard is meant to be, in bytes; words that begin alike may exceed it."""
_MOST_SHARDS: Final = 1024

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
_FEW: Final = 8
"""At most one of so many texts may be another for an index to be mended."""
_BASE: Final = 32
"""Digits from here on say that another follows."""
_SIX: Final = 6
"""How many numbers one digit of sixty-four can tell of."""
_MARK: Final = "."
"""Before digits that are signs, and not steps."""


class Text(Protocol):
    """A page's text: texts with one key have the same terms."""

    @property
    def key(self) -> str:
        """Its key."""

    @property
    def all(self) -> frozenset[str]:
        """Its terms."""


class Postings(Struct, frozen=True, array_like=True):
    """On which pages each term stands, packed; `keys` are those of the pages' texts."""

    keys: tuple[str, ...]
    entries: dict[str, str]


class Index:
    """The pages of a site, and the terms they have.

    Pages are added in the order they are to be found in. The same pages with the
    same terms make the same files, byte for byte.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = dict(words)
        self._pages: list[tuple[str, str, str]] = []
        self._texts: list[Text] = []

    def add(self, address: str, title: str, kind: str, text: Text) -> None:
        """A page by its address from the site's root, its title, and its text."""
        self._pages.append((address, title, kind))
        self._texts.append(text)

    def postings(
        self,
        earlier: Postings | None = None,
        text_of: Callable[[str], Text | None] = lambda _: None,
    ) -> Postings:
        """Where each term stands, as it is the same for any `earlier` ones.

        Where few texts are others than there, only their terms are looked at;
        `text_of` finds by its key a text as it was.
        """
        keys = tuple(text.key for text in self._texts)
        entries = None
        if earlier is not None and len(earlier.keys) == len(keys):
            pairs = zip(earlier.keys, keys, strict=True)
            changed = [n for n, (old, new) in enumerate(pairs) if old != new]
            if len(changed) * _FEW <= len(keys):
                olds = [text_of(earlier.keys[n]) for n in changed]
                entries = self._mended(earlier.entries, changed, olds)
        return Postings(keys, entries if entries is not None else self._all())

    def _all(self) -> dict[str, str]:
        where: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            for term in text.all:
                where[term].append(number)
        return {term: _encoded(pages) for term, pages in where.items()}

    def _mended(
        self, entries: Mapping[str, str], changed: list[int], olds: list[Text | None]
    ) -> dict[str, str] | None:
        """Entries after some texts changed; None where one of the old is not there."""
        changes: defaultdict[str, set[int]] = defaultdict(set)
        for number, old in zip(changed, olds, strict=True):
            if old is None:
                return None
            for term in old.all ^ self._texts[number].all:
                changes[term].add(number)
        mended = dict(entries)
        for term, numbers in changes.items():
            pages = set(_decoded(mended.pop(term, ""))) ^ numbers
            if pages:
                mended[term] = _encoded(sorted(pages))
        return mended

    def _kinds(self) -> list[str]:
        """What pages are of, each once."""
        return list(dict.fromkeys(kind for _, _, kind in self._pages))

    def files(self, postings: Postings | None = None) -> Iterator[tuple[str, bytes]]:
        """The files of the index by their paths from the site's root."""
        entries = (postings or self.postings()).entries
        size = sum(len(term) * 3 + len(pages) + 6 for term, pages in entries.items())
        count = _shards_for(size)
        shards: list[list[str]] = [[] for _ in range(count)]
        for term in entries:
            shards[shard_of(term, count)].append(term)
        version = sha256()
        for number, terms in enumerate(shards):
            content = {term: entries[term] for term in sorted(terms)}
            data = f"gfSearch.shard({number},{_as_json(content)});\n".encode()
            version.update(data)
            yield f"{FOLDER}/{number:03x}.js", data
        kinds = list(dict.fromkeys(kind for _, _, kind in self._pages))
        start = {
            "kinds": kinds,
            "pages": [
                (at, title, kinds.index(kind)) for at, title, kind in self._pages
            ],
            "shards": count,
            "version": version.hexdigest()[:8],
            "words": self._words,
        }
        yield f"{FOLDER}/index.js", f"gfSearch.start({_as_json(start)});\n".encode()


def shard_of(term: str, count: int) -> int:
    """Which of `count` shards a term lies in: that of its first two characters.

    The script in the browser counts the same.
    """
    return (ord(term[0]) * 31 + ord(term[1])) % count


def _shards_for(size: int) -> int:
    """A power of two, so that few shards change their terms when an index grows."""
    count = 1
    while count * _SHARD < size and count < _MOST_SHARDS:
        count *= 2
    return count


def _encoded(pages: Sequence[int]) -> str:
    """Numbers in rising order: the steps between them, or a sign for every six.

    What stands on most pages takes a third that way.
    """
    if len(pages) > pages[-1] // _SIX + 1:
        return _MARK + _signs(pages)
    first = pages[0]
    start = _SMALL[first] if first < _BASE else _number(first)
    if len(pages) == 1:
        return start
    steps = map(sub, pages[1:], pages)
    return start + "".join(
        [_SMALL[step] if step < _BASE else _number(step) for step in steps]
    )


def _signs(pages: Sequence[int]) -> str:
    """For every six numbers a digit whose bits say which of them there are."""
    bits = bytearray(pages[-1] // _SIX + 1)
    for page in pages:
        bits[page // _SIX] |= 1 << page % _SIX
    return bits.translate(_TO_DIGITS).decode("ascii")


_SMALL: Final = _DIGITS[:_BASE]
_TO_DIGITS: Final = _DIGITS.encode("ascii").ljust(256)
_VALUES: Final = {digit: value for value, digit in enumerate(_DIGITS)}


def _decoded(packed: str) -> Iterator[int]:
    """The numbers that were encoded."""
    if packed.startswith(_MARK):
        for at, digit in enumerate(packed[1:]):
            value = _VALUES[digit]
            yield from (at * _SIX + n for n in range(_SIX) if value >> n & 1)
        return
    page = step = 0
    scale = 1
    for digit in packed:
        value = _VALUES[digit]
        step += (value % _BASE) * scale
        scale *= _BASE
        if value < _BASE:
            page += step
            yield page
            step, scale = 0, 1


def _number(step: int) -> str:
    digits = ""
    while step >= _BASE:
        digits += _DIGITS[_BASE + step % _BASE]
        step //= _BASE
    return digits + _DIGITS[step]


def _as_json(value: object) -> str:
    """JSON that may stand in a script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
