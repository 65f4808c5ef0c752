"""Terms of pages → files: who and what there is, and where each term stands.

`index.js` says what the box is labelled with; every page fetches it. `pages.js`
lists the pages. Terms lie in shards by their first characters, each a file of some
kilobytes with the pages every term stands on. A browser fetches the list and the few
shards of a query. They are scripts, for nothing else can be fetched from a disk.
"""

import json
from collections import defaultdict
from collections.abc import (
    Callable,
    Collection,
    Container,
    Iterable,
    Iterator,
    Mapping,
)
from contextlib import suppress
from hashlib import sha256
from itertools import groupby, zip_longest
from typing import Final, TypeAlias

from msgspec import Struct

from growthfolio.caching.aside import Bring
from growthfolio.searching.listing import listed
from growthfolio.searching.packing import packed, unpacked
from growthfolio.searching.sharding import beginnings, parted, shards
from growthfolio.searching.standing import where

FOLDER: Final = "assets/growthfolio/search"
_FEW: Final = 8
"""At most one of so many texts may be another for an index to be mended."""


class NotKeptError(LookupError):
    """The terms of a text are nowhere any more."""


TermsKept: TypeAlias = Callable[[Collection[str]], Iterable[tuple[str, bytes]]]
"""Keys of texts → those that were kept, each with its terms; in any order."""


def none_kept(keys: Collection[str]) -> tuple[()]:
    """What there is where nothing was kept."""
    del keys
    return ()


class Postings(Struct, frozen=True, array_like=True):
    """On which pages each term stands, packed; `keys` are those of the pages' texts.

    So do `beginnings` that too many words have in common to lie in one shard.
    """

    keys: tuple[str, ...]
    entries: dict[str, str]
    beginnings: dict[str, str]


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
        terms: Mapping[str, Bring],
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
                    return _postings_mended(keys, earlier, before, now)
        found = where(_terms(dict(enumerate(keys)), terms, kept))
        entries = {term: packed(pages) for term, pages in found.items()}
        return Postings(keys, entries, beginnings(entries, len(keys), {}))

    def files(self, postings: Postings) -> Iterator[tuple[str, bytes]]:
        """The files of the index by their paths from the site's root."""
        crowd = postings.beginnings
        entries = {**postings.entries, **crowd}
        every = shards(entries, crowd)
        version = sha256()
        for number, terms in enumerate(every):
            content = {term: entries[term] for term in sorted(terms)}
            data = _script(f"shard({number},{_as_json(content)})")
            version.update(data)
            yield f"{FOLDER}/{number:03x}.js", data
        runs = groupby(kind for _, _, kind in self._pages)
        pages = {
            "kinds": [(kind, sum(1 for _ in run)) for kind, run in runs],
            "addresses": listed(address for address, _, _ in self._pages),
            "titles": listed(title for _, title, _ in self._pages),
            "crowd": listed(crowd),
            "shards": len(every),
            "version": version.hexdigest()[:8],
        }
        data = _script(f"pages({_as_json(pages)})")
        yield f"{FOLDER}/pages.js", data
        start = {"words": self._words, "version": sha256(data).hexdigest()[:8]}
        yield f"{FOLDER}/index.js", _script(f"start({_as_json(start)})")


def _terms(
    keys: Mapping[int, str], here: Mapping[str, Bring], kept: TermsKept
) -> Iterator[tuple[int, bytes]]:
    """The terms of pages whose texts have these keys, by their numbers as they rise."""
    missing = dict.fromkeys(keys[one] for one in sorted(keys) if keys[one] not in here)
    others = dict(kept(tuple(missing))) if missing else {}
    for number in sorted(keys):
        key = keys[number]
        if key in here:
            yield number, here[key]()
        elif key in others:
            yield number, others[key]
        else:
            raise NotKeptError(key)


def _postings_mended(
    keys: tuple[str, ...],
    earlier: Postings,
    before: Mapping[str, list[int]],
    now: Mapping[str, list[int]],
) -> Postings:
    """Postings after some texts changed: where their terms stood, and stand now."""
    crowd = earlier.beginnings
    known = _mended(crowd, _begin(before, crowd), _begin(now, crowd))
    entries = _mended(earlier.entries, before, now)
    return Postings(keys, entries, beginnings(entries, len(keys), known))


def _begin(
    where: Mapping[str, list[int]], crowd: Container[str]
) -> dict[str, list[int]]:
    """Where words stand that begin as a crowd does."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for term, pages in where.items():
        for beginning in parted(term, crowd):
            found[beginning] += pages
    return found


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
            pages = frozenset(unpacked(mended.pop(term, ""))) ^ changes
            if pages:
                mended[term] = packed(sorted(pages))
    return mended


def _script(call: str) -> bytes:
    return f"gfSearch.{call};\n".encode()


def _as_json(value: object) -> str:
    """JSON that may stand in a script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
