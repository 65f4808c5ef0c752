"""Terms of pages → files: who and what there is, and where each term stands.

`index.js` lists the pages. Terms lie in shards by their first two characters, each
a file of some kilobytes with the pages every term stands on. A browser
fetches the list and the few shards of a query. They are scripts, for nothing else
can be fetched from a disk.
"""

import json
from base64 import b64encode
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import zip_longest
from operator import sub
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Final, TypeAlias

from msgspec import Struct

from growthfolio.searching.standing import where

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


class NotKeptError(LookupError):
    """The terms of a text are nowhere any more."""


TermsKept: TypeAlias = Callable[[Collection[str]], Iterable[tuple[str, bytes]]]
"""Keys of texts → those that were kept, each with its terms; in any order."""


def none_kept(keys: Collection[str]) -> tuple[()]:
    """What there is where nothing was kept."""
    del keys
    return ()


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
        self._keys: list[str] = []

    def add(self, address: str, title: str, kind: str, key: str) -> None:
        """A page by its address from the site's root, and the key of its text.

        Texts with one key have the same terms.
        """
        self._pages.append((address, title, kind))
        self._keys.append(key)

    def postings(
        self,
        terms: Mapping[str, bytes],
        kept: TermsKept = none_kept,
        earlier: Postings | None = None,
    ) -> Postings:
        """Where each term stands, as it is the same for any `earlier` ones.

        Where few texts are others than there, only their terms are looked at: `terms`
        by the keys of their texts, or what was `kept`. Raises NotKeptError.
        """
        keys = tuple(self._keys)
        if earlier is not None:
            pairs = enumerate(zip_longest(earlier.keys, keys))
            changed = frozenset(n for n, (old, new) in pairs if old != new)
            if len(changed) * _FEW <= len(keys):
                old = {n: earlier.keys[n] for n in changed if n < len(earlier.keys)}
                new = {n: keys[n] for n in changed if n < len(keys)}
                with suppress(NotKeptError):
                    before = where(_terms(old, terms, kept))
                    now = where(_terms(new, terms, kept))
                    return Postings(keys, _mended(earlier.entries, before, now))
        found = where(_terms(dict(enumerate(keys)), terms, kept))
        return Postings(keys, {term: _encoded(pages) for term, pages in found.items()})

    def files(self, postings: Postings) -> Iterator[tuple[str, bytes]]:
        """The files of the index by their paths from the site's root."""
        entries = postings.entries
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


def _terms(
    keys: Mapping[int, str], here: Mapping[str, bytes], kept: TermsKept
) -> Iterator[tuple[int, bytes]]:
    """The terms of pages by their numbers, whose texts have these keys."""
    missing = dict.fromkeys(keys[one] for one in sorted(keys) if keys[one] not in here)
    others = dict(kept(tuple(missing))) if missing else {}
    for number, key in keys.items():
        terms = here.get(key, others.get(key))
        if terms is None:
            raise NotKeptError(key)
        yield number, terms


def _mended(
    entries: Mapping[str, str],
    before: Mapping[str, list[int]],
    now: Mapping[str, list[int]],
) -> dict[str, str]:
    """Entries after some texts changed: where their terms stood, and stand now."""
    mended = dict(entries)
    for term in before.keys() | now.keys():
        changes = frozenset(before.get(term, ())) ^ frozenset(now.get(term, ()))
        if changes:
            pages = frozenset(_decoded(mended.pop(term, ""))) ^ changes
            if pages:
                mended[term] = _encoded(sorted(pages))
    return mended


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
    """For every six numbers a digit whose bits say which of them there are.

    That is what base 64 does, with other digits and from the other end.
    """
    flags = bytearray(b"0" * (pages[-1] + 1))
    for page in pages:
        flags[page] = _THERE
    flags.reverse()
    count = pages[-1] // _SIX + 1
    data = int(flags, 2).to_bytes(-(-count // 4) * 3, "big")
    return b64encode(data)[: -count - 1 : -1].translate(_TO_DIGITS).decode("ascii")


_SMALL: Final = _DIGITS[:_BASE]
_THERE: Final = ord("1")
_TO_DIGITS: Final = bytes.maketrans(
    f"{ascii_uppercase}{ascii_lowercase}{digits}+/".encode("ascii"),
    _DIGITS.encode("ascii"),
)
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
    number = ""
    while step >= _BASE:
        number += _DIGITS[_BASE + step % _BASE]
        step //= _BASE
    return number + _DIGITS[step]


def _as_json(value: object) -> str:
    """JSON that may stand in a script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
