"""A theme's page around samples, cut up → any number of pages in the same clothes.

To have a theme render each of a thousand pages takes most of a build, and all that
differs is a title, an address, a table of contents and the content. So the theme
renders one page of each shape with samples in their places, and the others are
strings joined (DESIGN.md, decision 5). A shell is only used where joining the
samples again gives, byte for byte, what the theme made of them.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from growthfolio.rendering import Heading

# Words no page has. The quotation mark tells where the theme escapes a text.
_TITLE: Final = 'gfshelltitle"gf'
_ADDRESS: Final = "gfshelladdressgf"
# Material writes a heading of its own where it sees none.
_CONTENT: Final = "<gf-shell-content><h1></h1></gf-shell-content>"
_CONTENTS: Final = "gfshellcontents{}gf"


def _heading(level: int, name: str) -> Heading:
    return Heading(level=level, id=f"gfshellid{name}gf", text=f'gfshelltext{name}"gf')


# A branch with two leaves, then a leaf: all there is in a table of two levels.
_BRANCH: Final = _heading(2, "branch")
_INNER: Final = (_heading(3, "one"), _heading(3, "two"))
_LEAF: Final = _heading(2, "leaf")

_ITEM: Final = re.compile(r"<(/?)li\b[^<>]*>", re.IGNORECASE)


class Dress(Struct, frozen=True, kw_only=True):
    """What differs between pages of one shape."""

    title: str
    address: str
    content: str
    headings: tuple[Heading, ...]


def sample(*, with_headings: bool, address: str = _ADDRESS) -> Dress:
    """What a theme is to render instead of a page, to be cut up afterwards."""
    headings = (_BRANCH, *_INNER, _LEAF) if with_headings else ()
    return Dress(title=_TITLE, address=address, content=_CONTENT, headings=headings)


class Table(Struct, frozen=True):
    """A theme's table of contents: its items, and what stands between them.

    A branch is `branch[0]`, its leaves, and `branch[1]`.
    """

    leaf: str
    branch: tuple[str, str]
    between: str
    between_leaves: str

    def of(self, headings: Sequence[Heading]) -> str:
        """The items of some headings, third levels within second ones."""
        items: list[tuple[Heading, list[Heading]]] = []
        for heading in headings:
            if heading.level > 2 and items:  # noqa: PLR2004 - h3 stands below h2
                items[-1][1].append(heading)
            else:
                items.append((heading, []))
        return self.between.join(self._item(one, below) for one, below in items)

    def _item(self, heading: Heading, below: Sequence[Heading]) -> str:
        if not below:
            return _filled(self.leaf, _LEAF, heading)
        leaves = (_filled(self.leaf, _LEAF, one) for one in below)
        before, after = self.branch
        return "".join(
            (
                _filled(before, _BRANCH, heading),
                self.between_leaves.join(leaves),
                _filled(after, _BRANCH, heading),
            )
        )


class Shell(Struct, frozen=True):
    """What a theme puts around pages of one shape.

    `parts` are its fixed pieces and, between them, the samples that pages replace.
    A theme may have the table of contents twice: beside the page, and in its menu.
    """

    parts: tuple[str, ...]
    tables: tuple[Table, ...] = ()

    @classmethod
    def cut(cls, rendered: str, address: str, *, with_headings: bool) -> "Shell | None":
        """The shell of a rendered sample whose page lies at `address`.

        None where the theme did something with the samples that is not understood.
        """
        marked = rendered.replace(address, _ADDRESS) if address else rendered
        tables: list[Table] = []
        if _LEAF.id in marked:
            found = _tables(marked)
            if not found:
                return None
            tables = [table for table, _, _ in found]
            for n, (_, start, end) in reversed(list(enumerate(found))):
                marked = marked[:start] + _CONTENTS.format(n) + marked[end:]
        shell = cls(tuple(_parted(marked)), tuple(tables))
        if shell.parts.count(_CONTENT) != 1:
            return None
        tried = sample(with_headings=with_headings, address=address)
        return shell if shell.around(tried) == rendered else None

    def around(self, dress: Dress) -> str:
        """A page in this shell."""
        given = self._given(dress)
        return "".join(given.get(part, part) for part in self.parts)

    def data_around(self, dress: Dress) -> bytes:
        """The same as it is written into a file."""
        given = self._given(dress)
        return b"".join(
            encoded(given[part]) if part in given else _part(part)
            for part in self.parts
        )

    def _given(self, dress: Dress) -> dict[str, str]:
        """What comes in the place of samples."""
        given = {
            _ADDRESS: dress.address,
            _CONTENT: dress.content,
            _BRANCH.id: dress.headings[0].id if dress.headings else "",
            **_forms(_TITLE, dress.title),
        }
        for n, table in enumerate(self.tables):
            given[_CONTENTS.format(n)] = table.of(dress.headings)
        return given


def encoded(text: str) -> bytes:
    """A text as MkDocs writes it into a file."""
    return text.encode(errors="xmlcharrefreplace")


@lru_cache(maxsize=1024)
def _part(part: str) -> bytes:
    """What stands on many pages: of a page most is content, but not most parts."""
    return encoded(part)


def _forms(sample_text: str, text: str) -> Mapping[str, str]:
    """A text by every form of its sample: as it is, and escaped either way."""
    quoted, numbered = html.escape(sample_text), sample_text.replace('"', "&#34;")
    escaped = html.escape(text)
    markup_safe = escaped.replace("&quot;", "&#34;").replace("&#x27;", "&#39;")
    return {sample_text: text, quoted: escaped, numbered: markup_safe}


_SLOTS: Final = re.compile(
    "|".join(
        re.escape(slot)
        for slot in (*_forms(_TITLE, ""), _ADDRESS, _CONTENT, _BRANCH.id)
    )
    + "|"
    + _CONTENTS.format(r"\d+")
)


def _parted(rendered: str) -> Iterator[str]:
    """The fixed pieces of a page and the samples, in turn."""
    end = 0
    for slot in _SLOTS.finditer(rendered):
        yield rendered[end : slot.start()]
        yield slot[0]
        end = slot.end()
    yield rendered[end:]


def _filled(item: str, sampled: Heading, heading: Heading) -> str:
    item = item.replace(sampled.id, heading.id)
    for form, text in _forms(sampled.text, heading.text).items():
        item = item.replace(form, text)
    return item


def _tables(rendered: str) -> list[tuple[Table, int, int]]:
    """The tables of contents in a page, and where their items begin and end.

    None of them where they are not understood.
    """
    items = sorted(_items(rendered), key=lambda span: span[1] - span[0])
    spans = [_around(one, rendered, items) for one in (_BRANCH, *_INNER, _LEAF)]
    if len({len(found) for found in spans}) != 1:
        return []
    found = []
    for branch, one, two, leaf in zip(*spans, strict=True):
        ends = (branch[0], one[0], one[1], two[0], two[1], branch[1], leaf[0], leaf[1])
        if list(ends) != sorted(ends):
            return []
        table = Table(
            leaf=rendered[slice(*leaf)],
            branch=(rendered[branch[0] : one[0]], rendered[two[1] : branch[1]]),
            between=rendered[branch[1] : leaf[0]],
            between_leaves=rendered[one[1] : two[0]],
        )
        found.append((table, branch[0], leaf[1]))
    return found


def _around(
    heading: Heading, rendered: str, items: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The smallest list items around the links to a heading, in their order."""
    places = (link.start() for link in re.finditer(f"#{heading.id}", rendered))
    found = (
        next((span for span in items if span[0] < place < span[1]), None)
        for place in places
    )
    return sorted({span for span in found if span is not None})


def _items(rendered: str) -> Iterator[tuple[int, int]]:
    """Where each list item begins and ends."""
    begun: list[int] = []
    for tag in _ITEM.finditer(rendered):
        if not tag[1]:
            begun.append(tag.start())
        elif begun:
            yield begun.pop(), tag.end()
