"""Terms → the files they lie in.

Terms that begin alike lie together: who looks for words by their beginning finds all
of them in one file. Where that would be too much to fetch for one query, they are
parted by their next character, and what lay together becomes a term of its own: the
beginning, with the pages of all its words.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

from growthfolio.searching.packing import united

_FEWEST: Final = 2
"""How many characters terms that lie together have in common at least."""
_TOGETHER: Final = 6_000
"""How much may lie together, in bytes."""
_SHARD: Final = 6_000
"""How large a shard is meant to be, in bytes."""
_MOST_SHARDS: Final = 2048


def crowded(entries: Mapping[str, str], most: int) -> Iterator[str]:
    """The beginnings too many terms have in common to lie together.

    At least six terms may: that is how often all of `most` pages go into so much.
    """
    limit = max(_TOGETHER, most)
    length, terms = _FEWEST, list(entries)
    while terms:
        alike: defaultdict[str, list[str]] = defaultdict(list)
        for term in terms:
            alike[term[:length]].append(term)
        terms = []
        for beginning, group in alike.items():
            if len(group) > 1 and _size(group, entries) > limit:
                yield beginning
                terms += [term for term in group if len(term) > length]
        length += 1


def beginnings(
    entries: Mapping[str, str], most: int, known: Mapping[str, str]
) -> dict[str, str]:
    """The pages of all words with a beginning, where these do not lie together.

    What is `known` of a beginning is not looked for again.
    """
    crowd = frozenset(crowded(entries, most))
    words: defaultdict[str, list[str]] = defaultdict(list)
    for term, pages in entries.items() if crowd - known.keys() else ():
        for longest in tuple(parted(term, crowd))[-1:]:
            words[longest].append(pages)
    found: dict[str, str] = {}
    # What begins longer has been united by then, and is looked at once.
    for one in sorted(crowd, key=len, reverse=True):
        found[one] = known.get(one) or united(words[one])
        words[one[:-1]].append(found[one])
    return dict(sorted(found.items()))


def parted(term: str, crowd: Container[str]) -> Iterator[str]:
    """The beginnings of a term that are too crowded, from the shortest on."""
    for length in range(_FEWEST, len(term) + 1):
        if term[:length] not in crowd:
            return
        yield term[:length]


def shards(entries: Mapping[str, str], crowd: Container[str]) -> list[list[str]]:
    """Which terms lie in each shard.

    There is a power of two of them, so that few change when an index grows.
    """
    size, count = _size(entries, entries), 1
    while count * _SHARD < size and count < _MOST_SHARDS:
        count *= 2
    found: list[list[str]] = [[] for _ in range(count)]
    for term in entries:
        found[shard_of(term, crowd, count)].append(term)
    return found


def shard_of(term: str, crowd: Container[str], count: int) -> int:
    """Which of `count` shards a term lies in.

    It is that of its first characters, as many as are needed for no crowd to begin
    so. The script in the browser counts the same.
    """
    number = 0
    for letter in term[: _FEWEST + sum(1 for _ in parted(term, crowd))]:
        number = (number * 31 + ord(letter)) % count
    return number


def _size(terms: Iterable[str], entries: Mapping[str, str]) -> int:
    """About how many bytes terms take in a shard."""
    return sum(len(term) * 3 + len(entries[term]) + 6 for term in terms)
