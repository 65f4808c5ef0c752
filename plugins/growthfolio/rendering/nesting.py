"""The tags of a text → whether every element stands where it may, and is closed.

From each place in a text, as within an item of a list, a tag leads to another place
or nowhere. What leads where is found out once and remembered, for texts of people
begin and end the same few elements in the same few places.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

_HEADINGS: Final = tuple(f"h{level}" for level in range(1, 7))
_INLINE: Final = ("a", "br", "code", "del", "em", "strong")
_ANY: Final = (
    *_INLINE,
    *_HEADINGS,
    "blockquote",
    "hr",
    "ol",
    "p",
    "pre",
    "table",
    "ul",
)
_NAMES_WITHIN: Final[Mapping[str, tuple[str, ...]]] = {
    "": _ANY,
    "blockquote": _ANY,
    "li": (*_ANY, "input"),
    **dict.fromkeys(("a", "del", "em", "p", "strong", "td", "th", *_HEADINGS), _INLINE),
    **dict.fromkeys(("br", "code", "hr", "input"), ()),
    "pre": ("code",),
    **dict.fromkeys(("ol", "ul"), ("li",)),
    "table": ("tbody", "thead"),
    **dict.fromkeys(("tbody", "thead"), ("tr",)),
    "tr": ("td", "th"),
}
"""What may stand directly in an element so that neither ends the other."""
_EMPTY: Final = ("br", "hr", "input")

_BOX: Final = 'input type="checkbox" class="task-list-item-checkbox"'
BOXES: Final = (f'<{_BOX} disabled="" />', f'<{_BOX} checked="" disabled="" />')
"""The boxes of a list of tasks, as the parser of Markdown writes them."""
_ALIGNED: Final = ("center", "left", "right")
_OPENS: Final[Mapping[str, tuple[str, ...]]] = {
    "a": (),  # no two are alike
    "br": ("br /",),
    "hr": ("hr /",),
    "input": tuple(box[1:-1] for box in BOXES),
    "li": ("li", 'li class="task-list-item"'),
    **{name: (name, f'{name} class="contains-task-list"') for name in ("ol", "ul")},
    **{
        name: (name, *(f'{name} align="{side}"' for side in _ALIGNED))
        for name in ("td", "th")
    },
}
"""The tags of those that are not just opened by their names."""
_OPENED: Final = {
    tag.encode(): name for name in _NAMES_WITHIN for tag in _OPENS.get(name, (name,))
}
_WEB: Final = re.compile(
    rb'a href="https?://(?!\S*xn--)(?:[a-z\d-]+\.)*[a-z][a-z-]*'
    rb'(?:/(?:[\w.,:;=?@!$*()/#+~%-]|&amp;)*)?"',
    re.IGNORECASE,
)
_MOST: Final = 4096
"""So many places are remembered; all are forgotten where there are more."""


def is_nested(tags: Iterable[bytes]) -> bool:
    """Whether every element stands where it may, and is closed where it must be.

    Tags are without their `<` and `>`.
    """
    places = _places()
    place = places[0]
    try:
        for tag in tags:
            place = place[tag]
    except KeyError:
        return False
    finally:
        if len(places) > _MOST:
            _places.cache_clear()
    return place is places[0]


@cache
def _places() -> "list[_Place]":
    """All places that there were so far; first that outside of all elements."""
    places: list[_Place] = []
    places.append(_Place("", None, places))
    return places


class _Place(dict[bytes, "_Place"]):
    """Where one is in an element and those around it, by tags: where they lead."""

    def __init__(
        self, name: str, outer: "_Place | None", places: "list[_Place]"
    ) -> None:
        super().__init__()
        self._name = name
        self._outer = outer
        self._places = places
        self.in_link: bool = name == "a" or (outer is not None and outer.in_link)
        self._link: _Place | None = None

    def __missing__(self, tag: bytes) -> "_Place":
        """Where a tag leads that was not met here; raises KeyError if nowhere."""
        if self._outer is not None and tag == b"/%b" % self._name.encode():
            self[tag] = self._outer
            return self._outer
        name = _OPENED.get(tag) or ("a" if _WEB.fullmatch(tag) else "")
        if name not in _NAMES_WITHIN[self._name] or (name == "a" and self.in_link):
            raise KeyError(tag)
        if name == "a":  # of addresses there are too many to remember
            self._link = self._link or self._within(name)
            return self._link
        self[tag] = place = self if name in _EMPTY else self._within(name)
        return place

    def _within(self, name: str) -> "_Place":
        place = _Place(name, self, self._places)
        self._places.append(place)
        return place
